import { type Dirent, lstatSync, readdirSync, readlinkSync, statSync } from 'node:fs';
import type { Problem } from '../../errors.ts';
import { fileProblem, isSystemError, systemProblem } from './file-problem.ts';
import { pathIn, withSlashes } from './paths.ts';
import { alternatives, excluder, isPattern, matches, tokensOf, wayOf } from './pattern.ts';
import { leftFolder, leftMessage, type Root } from './root.ts';

/** `path` as the operand names it; files of a folder are joined to it with `/`. */
type InputFile = { readonly path: string; readonly fromDirectory: boolean };

const inputExtension = /\.(?:ya?ml|json|ndjson)$/i;
/** What may be meant as input, but is only read when it is named. */
const otherInput = /\.(?:csv|tsv|jsonl)$/i;

/** Something in a folder that was not read, and why in a few words. */
export type Unread = { readonly path: string; readonly why: string };

export type ExpandOptions = {
  /** Links in it that lead out of it are not followed. */
  readonly root?: Root;
  /** Patterns of what is left out of folders, and of what a pattern matches. */
  readonly exclude?: readonly string[];
};

type Expanded = {
  readonly files: readonly InputFile[];
  readonly problems: readonly Problem[];
  readonly unread: readonly Unread[];
};

/** What is found on the way. */
type Search = {
  readonly problems: Problem[];
  readonly unread: Unread[];
  readonly root: Root;
  readonly isExcluded: (path: string) => boolean;
};

/**
 * The files that operands mean, in their order and none twice: a file as it is, `-` for standard input, of a folder its .yaml, .yml, .json and .ndjson
 * files at any depth in byte order (names that start with a dot and `node_modules` apart; links to folders are not followed), and what a pattern
 * matches. A name that exists is never a pattern. One that means nothing is a problem, and so is a folder that may not be read.
 */
export function expandOperands(
  operands: readonly string[],
  { root = null, exclude = [] }: ExpandOptions = {},
): Expanded {
  const files = new Map<string, InputFile>();
  const search: Search = { problems: [], unread: [], root, isExcluded: excluder(exclude) };
  for (const operand of operands) {
    for (const file of filesOf(operand, search)) if (!files.has(file.path)) files.set(file.path, file);
  }
  return { files: [...files.values()], problems: search.problems, unread: search.unread };
}

function filesOf(operand: string, search: Search): readonly InputFile[] {
  if (operand === '-') return [{ path: operand, fromDirectory: false }];
  const kind = kindOf(operand);
  if (kind === 'file' || kind === 'folder' || !isPattern(operand)) return filesAt(operand, kind, search);
  const before = search.problems.length;
  const matches = matchesOf(operand, search).filter((match) => !search.isExcluded(match));
  if (matches.length === 0 && search.problems.length === before)
    search.problems.push(fileProblem(operand, 'no-match', 'No file matches this pattern.'));
  return matches.flatMap((match) => filesAt(match, kindOf(match), search));
}

function filesAt(path: string, kind: string, search: Search): readonly InputFile[] {
  if (kind === 'file') return [{ path, fromDirectory: false }];
  if (kind === 'folder') return filesIn(path, search);
  search.problems.push(systemProblem(path, kind));
  return [];
}

/** What stands at a path, or the code of the error. */
function kindOf(path: string): 'file' | 'folder' | (string & {}) {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    if (isSystemError(error)) return error.code;
    throw error;
  }
}

function filesIn(folder: string, search: Search): readonly InputFile[] {
  const left = leftFolder(folder, search.root);
  if (left !== null) {
    search.problems.push(fileProblem(folder, 'outside-repository', leftMessage(left)));
    return [];
  }
  const before = search.problems.length;
  const paths: string[] = [];
  const unread: Unread[] = [];
  const open = [folder === '.' ? '' : folder];
  for (let current = open.pop(); current !== undefined; current = open.pop()) {
    for (const entry of entriesOf(current, search)) {
      const path = pathIn(current, entry.name);
      if (isLeftOut(entry.name) || search.isExcluded(path)) continue;
      if (entry.isDirectory()) open.push(path);
      else if (entry.isSymbolicLink() && kindOf(path) === 'folder') unread.push({ path, why: linkToFolder(path) });
      else if (otherInput.test(entry.name)) unread.push({ path, why: 'read only when it is named' });
      else if (inputExtension.test(entry.name)) {
        if (entry.isFile() || entry.isSymbolicLink()) paths.push(path);
        else unread.push({ path, why: 'not a regular file' });
      }
    }
  }
  for (const each of unread.sort((a, b) => byBytes(a.path, b.path))) search.unread.push(each);
  if (paths.length === 0 && search.problems.length === before) {
    search.problems.push(fileProblem(folder, 'no-files', 'This folder has no .yaml, .yml, .json or .ndjson file.'));
  }
  return paths.sort(byBytes).map((path) => ({ path, fromDirectory: true }));
}

/** What is hidden, and what a package manager puts in. */
const isLeftOut = (name: string): boolean => name.startsWith('.') || name === 'node_modules';

const linkToFolder = (path: string): string => `a link to the folder ${readlinkSync(path)}, which is not followed`;

function entriesOf(folder: string, { problems }: Search): readonly Dirent[] {
  try {
    return readdirSync(folder === '' ? '.' : folder, { withFileTypes: true });
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const problem = systemProblem(folder === '' ? '.' : folder, error.code, 'folder');
    if (!problems.some(({ path, code }) => path === problem.path && code === problem.code)) problems.push(problem);
    return [];
  }
}

/** UTF-16 units order like bytes but for surrogates. Of whatever separator a path is made, the order is the same. */
function byBytes(one: string, other: string): number {
  const [a, b] = [withSlashes(one), withSlashes(other)];
  if (/[\ud800-\udfff]/.test(a + b)) return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return a < b ? -1 : Number(a > b);
}

/** The paths of a pattern with `*`, `**`, `?`, `[a-z]`, `[!a-z]` and `{one,other}`, in byte order. */
function matchesOf(pattern: string, search: Search): readonly string[] {
  const found = alternatives(pattern).flatMap((each) => {
    const { root, parts } = wayOf(each);
    return walk(root, parts, search);
  });
  return [...new Set(found)].sort(byBytes);
}

function walk(folder: string, [part, ...rest]: readonly string[], search: Search): readonly string[] {
  if (part === undefined) return [];
  if (part === '**') {
    const folders = [folder];
    for (const each of folders) {
      const entries = visible(each, search);
      for (const entry of entries) {
        const path = pathIn(each, entry.name);
        if (entry.isDirectory() && !search.isExcluded(path)) folders.push(path);
        else if (entry.isSymbolicLink()) noteLink(path, search);
      }
    }
    return folders.flatMap((each) => walk(each, rest.length === 0 ? ['*'] : rest, search));
  }
  if (!/[*?[]/.test(part)) return follow(pathIn(folder, part), rest, search);
  const tokens = tokensOf(part);
  return visible(folder, search, part.startsWith('.'))
    .filter(({ name }) => matches(name, tokens))
    .flatMap((entry) => {
      const path = pathIn(folder, entry.name);
      // A link is only followed where it is named: a pattern must not lead out of what it is looked for in.
      if (entry.isSymbolicLink() && noteLink(path, search)) return [];
      return follow(path, rest, search);
    });
}

function follow(path: string, rest: readonly string[], search: Search): readonly string[] {
  const kind = kindOf(path);
  if (rest.length === 0) return kind === 'file' || kind === 'folder' || isThere(path) ? [path] : [];
  return kind === 'folder' ? walk(path, rest, search) : [];
}

/** Whether a link leads to a folder, which is noted once. */
function noteLink(path: string, { unread, isExcluded }: Search): boolean {
  if (kindOf(path) !== 'folder') return false;
  if (!isExcluded(path) && !unread.some((each) => each.path === path)) unread.push({ path, why: linkToFolder(path) });
  return true;
}

/** A link to nothing has a name, so that it is reported. */
function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    // Nobody can tell.
    return error.code === 'EACCES';
  }
}

const visible = (folder: string, search: Search, hidden = false) =>
  entriesOf(folder, search).filter(({ name }) => hidden || !isLeftOut(name));
