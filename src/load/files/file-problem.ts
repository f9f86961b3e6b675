// What is wrong with a file that cannot even be read.

import { lstatSync, readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Problem } from '../../errors.ts';
import type { ProblemCode } from '../../model/problem-codes.ts';
import { suggest } from '../../text/suggest.ts';

/** A problem with a file as a whole. */
export const fileProblem = (path: string, code: ProblemCode, message: string): Problem => ({
  path,
  line: 1,
  column: 1,
  code,
  message,
  frame: null,
});

type SystemError = Error & { readonly code: string };

export const isSystemError = (error: unknown): error is SystemError =>
  error instanceof Error && 'code' in error && typeof error.code === 'string';

/** What the code of a failed system call means for the reader of a file. */
export function systemProblem(path: string, code: string, noun: 'file' | 'folder' = 'file'): Problem {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ERR_INVALID_ARG_VALUE':
      return isLinkToNothing(path)
        ? fileProblem(path, 'not-found', 'This is a link to something that does not exist.')
        : fileProblem(path, 'not-found', `This ${noun} does not exist.${didYouMean(path)}`);
    case 'EISDIR':
      return fileProblem(path, 'is-a-directory', 'This is a folder. Name a file in it.');
    case 'EACCES':
    case 'EPERM':
      return fileProblem(
        path,
        'not-readable',
        `You do not have permission to read this ${noun}. Change its permissions.`,
      );
  }
  return fileProblem(path, 'not-readable', `The ${noun} cannot be read (${code}).`);
}

function didYouMean(path: string): string {
  const name = suggest(basename(path), namesIn(dirname(path)));
  return name === null ? '' : ` Did you mean \`${path.slice(0, path.length - basename(path).length)}${name}\`?`;
}

function isLinkToNothing(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  } catch {
    return false;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).slice(0, 1000);
  } catch {
    return [];
  }
}
