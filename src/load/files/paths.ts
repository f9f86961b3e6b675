// What is done with paths as texts. Each function takes the paths of another system, too, so that those of Windows can be tested anywhere.
import type { PlatformPath } from 'node:path';
import * as local from 'node:path';

/** What is used of node:path, of where this runs or of another system. */
export type Paths = Pick<PlatformPath, 'dirname' | 'isAbsolute' | 'join' | 'parse' | 'relative' | 'sep'>;

/**
 * The path of a file that another names. Files go from one system to another, so that `/` and `\` part folders on each of them. The path is written as
 * that of the file that names it.
 */
export function pathNamedIn(namer: string, name: string, paths: Paths = local): string {
  const portable = name.replaceAll('\\', '/');
  if (paths.isAbsolute(portable) || /^[a-z]:\//i.test(portable)) return portable;
  const path = paths.join(paths.dirname(namer), portable);
  return namer.includes('\\') ? path : withSlashes(path, paths);
}

/** The path of something in a folder, written as that of the folder. */
export function pathIn(folder: string, name: string, paths: Paths = local): string {
  if (folder === '' || folder.endsWith('/') || folder.endsWith(paths.sep)) return folder + name;
  return `${folder}${folder.includes('/') ? '/' : separatorOf(folder, paths)}${name}`;
}

const separatorOf = (path: string, { sep }: Paths): string => (path.includes(sep) ? sep : '/');

/** The path from one folder to a file, with `/` as files and CI servers have it; absolute where there is none, as from one drive to another. */
export const pathBetween = (folder: string, path: string, paths: Paths = local): string =>
  withSlashes(paths.relative(folder, path), paths);

/** The path of a file from the folder that it was found in, with `/`; empty for the folder itself, and as it is for what is not in it. */
export function pathBelow(folder: string, path: string, paths: Paths = local): string {
  if (path === folder) return '';
  const start = withSlashes(pathIn(folder, '', paths), paths);
  const whole = withSlashes(path, paths);
  return whole.startsWith(start) ? whole.slice(start.length) : path;
}

/** A path with `/` between its folders. */
export const withSlashes = (path: string, { sep }: Pick<Paths, 'sep'> = local): string =>
  sep === '/' ? path : path.replaceAll(sep, '/');

/** The names that a path is made of, the first one empty where it starts with a separator. */
export const namesOf = (path: string, paths: Paths = local): readonly string[] =>
  withSlashes(path, paths)
    .split('/')
    .filter((name, index) => name !== '.' && (name !== '' || index === 0));

/** Whether an absolute path is that of a folder or of something in it. Windows has names in any case. */
export function isInside(path: string, folder: string, paths: Paths = local): boolean {
  const way = paths.relative(folder, path);
  return way !== '..' && !way.startsWith(`..${paths.sep}`) && !paths.isAbsolute(way);
}

/** Whether a path leads to another computer or past the file system, as only Windows has them: looking at it may already tell somebody who looks. */
export const isNetworkPath = (path: string, { sep }: Paths = local): boolean => sep === '\\' && /^[\\/]{2}/.test(path);

/** What is said of a path that another file names, where nothing is. */
export const noSuchFile = (path: string): string =>
  `The file \`${path}\` does not exist. A path starts from the folder of this file.`;
