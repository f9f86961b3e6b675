import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { UsageError } from '../errors.ts';
import { isSystemError } from './file-problem.ts';

/** Files that a city file names are read from inside this folder only; null: from the repository of the city file, else from the working directory. */
export type Root = string | null;

/** UsageError when a root that was given is no folder. */
export function checkRoot(root: Root): void {
  if (root !== null && !statSync(root, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`\`--root\` is no folder: \`${root}\`.`);
}

/** The real path of the folder whose files a file at a path may name. */
export function rootOf(root: Root, path: string): string {
  if (root !== null) return realpathSync(root);
  const start = realOf(dirname(path));
  for (let folder = start; ; folder = dirname(folder)) {
    // A work tree and a submodule have a file of that name.
    if (existsSync(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return realpathSync('.');
  }
}

export const isInside = (real: string, root: string): boolean =>
  real === root || real.startsWith(root.endsWith(sep) ? root : root + sep);

/** A path with its links followed, as far as it exists. */
export function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    const parent = dirname(resolve(path));
    if (!isSystemError(error) || !['ENOENT', 'ENOTDIR'].includes(error.code) || parent === resolve(path)) throw error;
    return join(realOf(parent), basename(path));
  }
}
