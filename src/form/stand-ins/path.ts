// For the page: as much of node:path as src/load/ uses of it, with slashes alone.

export const sep = '/';

export const isAbsolute = (path: string): boolean => path.startsWith('/');

export const basename = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

export const dirname = (path: string): string => {
  const end = path.lastIndexOf('/');
  return end < 0 ? '.' : path.slice(0, end) || '/';
};

/** Parts joined and `.` and `..` taken out. */
export function join(...parts: readonly string[]): string {
  const path = parts.filter((part) => part !== '').join('/');
  const names: string[] = [];
  for (const name of path.split('/')) {
    if (name === '..' && names.length > 0 && names.at(-1) !== '..') names.pop();
    else if (name !== '.' && name !== '') names.push(name);
  }
  return (path.startsWith('/') ? '/' : '') + names.join('/') || '.';
}

export const resolve = join;
