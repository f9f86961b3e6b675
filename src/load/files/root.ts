// Which files a file may have read by naming them. Whoever writes an answer or a rule set is not whoever runs psp-check, and an error shows
// lines of the file that it is about: without a limit, `rules: /proc/self/environ` would print secrets to a log.

import { existsSync, lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve, sep } from 'node:path';
import { UsageError } from '../../errors.ts';
import type { ProblemCode } from '../../model/problem-codes.ts';
import { realOf } from '../../real-path.ts';
import { isSystemError, systemProblem } from './file-problem.ts';
import { isInside, isNetworkPath, pathBetween, withSlashes } from './paths.ts';

export { realOf } from '../../real-path.ts';

/** Files that a city file names are read from inside this folder only; null: from the repository of the city file, else from its folder and the working directory. */
export type Root = string | null;

/** UsageError when a root was given that is not a folder. */
export function checkRoot(root: Root): void {
  if (root !== null && !statSync(root, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`\`${root}\` is not a folder. Give \`--root\` the path of one.`);
}

/** Why something is refused. */
export type Refusal = { readonly code: ProblemCode; readonly message: string };

/** Why a file that another names at a path is not read; null when it may be. */
export function refusalOf(root: Root, namer: string, name: string, path: string): Refusal | null {
  try {
    const folders = foldersFor(root, namer);
    if (isNetworkPath(path) && !folders.some((folder) => isInside(resolve(path), folder)))
      return outside(name, folders);
    const real = realOf(path);
    const around = folders.filter((folder) => isInside(real, folder));
    if (around.some((folder) => !isHidden(real, folder))) return null;
    return around.length === 0
      ? outside(name, folders)
      : {
          code: 'hidden-file',
          message: `\`${name}\` leads to a hidden file or folder, whose name starts with a dot. Move it to one that is not hidden.`,
        };
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return { code: 'not-readable', message: systemProblem(path, error.code).message };
  }
}

const outside = (name: string, [folder]: readonly string[]): Refusal => ({
  code: 'outside-root',
  message: `\`${name}\` leads outside ${folder}, and only files inside it may be referred to. Move the file there, or name a folder that holds both with \`--root\`.`,
});

/**
 * The root, or the repository, that a path stands in by its name, when links lead out of it or to something hidden in it; null when they do not. What
 * is named outside the root was named by whoever runs psp-check.
 */
export function leftFolder(path: string, root: Root = null): string | null {
  const named = resolve(path);
  const given = root === null || !isInside(named, resolve(root)) ? null : resolve(root);
  const around = given ?? repositoryOf(dirname(named));
  if (around === null) return null;
  const folder = realpathSync(around);
  const real = realOf(path);
  if (!isInside(real, folder)) return folder;
  // What is hidden is read when it is named as what it is.
  return isHidden(real, folder) && !isHidden(named, around) ? folder : null;
}

/** What is said of a path that leaves a folder. */
export const leftMessage = (folder: string): string =>
  `A link on the way leads outside ${folder} or to something hidden in it. Name the file that it leads to.`;

/**
 * A path from the root of the repository that the file is in, as CI servers name files: the nearest folder upward with a `.git`, else the workspace when the
 * file is in it. Links are followed first: what a link leads to is where the lines are, and a checkout may be reached by one. A path of neither stays as it is.
 */
export function pathInRepository(path: string, workspace: string | null): string {
  if (path === '-') return path;
  const real = realIfAny(path);
  const around = workspace === null ? null : realIfAny(workspace);
  const root = repositoryOf(dirname(real)) ?? (around !== null && isInside(real, around) ? around : null);
  if (root !== null) return pathBetween(root, real);
  return isAbsolute(path) ? path : withSlashes(path);
}

/** Of what cannot be looked at, the path by its name. */
function realIfAny(path: string): string {
  try {
    return realOf(path);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return resolve(path);
  }
}

function foldersFor(root: Root, namer: string): readonly string[] {
  if (root !== null) return [realpathSync(root)];
  const own = realOf(dirname(namer));
  const repository = repositoryOf(own);
  return repository === null ? [own, realpathSync('.')] : [repository, own];
}

/** By folder: many files of one are read in a run. */
const repositories = new Map<string, string | null>();

function repositoryOf(folder: string): string | null {
  const known = repositories.get(folder);
  if (known !== undefined) return known;
  const parent = dirname(folder);
  // A work tree and a submodule have a file of that name. A folder that is a link is somewhere else, whatever is in it.
  const isRepository = existsSync(join(folder, '.git')) && !lstatSync(folder).isSymbolicLink();
  const found = isRepository ? folder : parent === folder ? null : repositoryOf(parent);
  repositories.set(folder, found);
  return found;
}

/** `.git/config` may hold a token, `.env` anything. */
const isHidden = (real: string, folder: string): boolean =>
  real
    .slice(folder.length)
    .split(sep)
    .some((name) => name.startsWith('.'));
