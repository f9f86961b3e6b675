import { type Dirent, lstatSync, readdirSync, readlinkSync, statSync } from 'node:fs';
import type { Problem } from '../../errors.ts';
import { fileProblem, isSystemError, systemProblem } from './file-problem.ts';
import { leftFolder, leftMessage, type Root } from './root.ts';

/** `path` as the operand names it; files of a folder are joined to it with `/`. */
export type InputFile = { readonly path: string; readonly fromDirectory: boolean };

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
  if (kind === 'file' || kind === 'folder' || !/[*?[{]/.test(operand)) return filesAt(operand, kind, search);
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
      const path = within(current, entry.name);
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

const within = (folder: string, name: string) =>
  folder === '' || folder.endsWith('/') ? folder + name : `${folder}/${name}`;

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

/** UTF-16 units order like bytes but for surrogates. */
function byBytes(a: string, b: string): number {
  if (/[\ud800-\udfff]/.test(a + b)) return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return a < b ? -1 : Number(a > b);
}

/** The paths of a pattern with `*`, `**`, `?`, `[a-z]`, `[!a-z]` and `{one,other}`, in byte order. */
function matchesOf(pattern: string, search: Search): readonly string[] {
  const matches = alternatives(pattern).flatMap((each) => {
    const parts = each.split('/').filter((part, index) => part !== '' || index === 0);
    return each.startsWith('/') ? walk('/', parts.slice(1), search) : walk('', parts, search);
  });
  return [...new Set(matches)].sort(byBytes);
}

/** The patterns that braces stand for; where they would be more than a thousand, the rest of the braces stand for themselves. */
function alternatives(pattern: string): readonly string[] {
  let patterns = [pattern];
  for (;;) {
    const next = patterns.flatMap(withoutFirstBraces);
    if (next.length === patterns.length || next.length > 1000) return patterns;
    patterns = next;
  }
}

function withoutFirstBraces(pattern: string): readonly string[] {
  const braces = /\{([^{},]*(?:,[^{},]*)+)\}/.exec(pattern);
  if (!braces) return [pattern];
  const [whole, inner = ''] = braces;
  return inner
    .split(',')
    .map((word) => pattern.slice(0, braces.index) + word + pattern.slice(braces.index + whole.length));
}

function walk(folder: string, [part, ...rest]: readonly string[], search: Search): readonly string[] {
  if (part === undefined) return [];
  if (part === '**') {
    const folders = [folder];
    for (const each of folders) {
      const entries = visible(each, search);
      for (const entry of entries) {
        const path = within(each, entry.name);
        if (entry.isDirectory() && !search.isExcluded(path)) folders.push(path);
        else if (entry.isSymbolicLink()) noteLink(path, search);
      }
    }
    return folders.flatMap((each) => walk(each, rest.length === 0 ? ['*'] : rest, search));
  }
  if (!/[*?[]/.test(part)) return follow(within(folder, part), rest, search);
  const tokens = tokensOf(part);
  return visible(folder, search, part.startsWith('.'))
    .filter(({ name }) => matches(name, tokens))
    .flatMap((entry) => {
      const path = within(folder, entry.name);
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

/** A link to nothing has a name, so that it is told. */
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

/** Whether a path, or a folder that it is in, is what one of the patterns means: one without a slash is for a name, another for the path as it is given. */
function excluder(patterns: readonly string[]): (path: string) => boolean {
  const wanted = patterns.flatMap(alternatives).map((pattern) => {
    const parts = normalised(pattern);
    return parts.length === 1 ? ['**', ...parts] : parts;
  });
  const tokens = wanted.map((parts) => parts.map((part) => (part === '**' ? null : tokensOf(part))));
  if (tokens.length === 0) return () => false;
  return (path) => {
    const names = normalised(path);
    return tokens.some((each) => names.some((_name, index) => fits(names.slice(0, index + 1), each)));
  };
}

const normalised = (path: string): readonly string[] =>
  path.split('/').filter((part, index) => part !== '.' && (part !== '' || index === 0));

/** Names against a pattern for each, or null for any number of them. In proportion to names times patterns. */
function fits(names: readonly string[], patterns: readonly (readonly GlobToken[] | null)[]): boolean {
  let reached = [true, ...names.map(() => false)];
  for (const tokens of patterns) {
    let isOpen = false;
    reached = reached.map((isReached, index) => {
      isOpen ||= isReached;
      if (tokens === null) return isOpen;
      const name = names[index - 1];
      return name !== undefined && reached[index - 1] === true && matches(name, tokens);
    });
  }
  return reached.at(-1) === true;
}

/** A character, any one, any of a class, or any number of any. */
type GlobToken = { readonly many: true } | { readonly many: false; readonly takes: (character: string) => boolean };

function tokensOf(part: string): readonly GlobToken[] {
  const pieces = part.match(/\*+|\?|\[[!^]?\]?[^\]]*\]|./gsu) ?? [];
  return pieces.map((piece) => {
    if (piece.startsWith('*')) return { many: true };
    if (piece === '?') return { many: false, takes: () => true };
    if (piece.length < 3 || !piece.startsWith('[')) return { many: false, takes: (character) => character === piece };
    const negated = /^\[[!^]/.test(piece);
    const ranges = Array.from(piece.slice(negated ? 2 : 1, -1).matchAll(/(.)-(.)|(.)/gsu), ([, from, to, only]) => [
      from ?? only,
      to ?? only,
    ]);
    const isIn = (character: string) => ranges.some(([from = '', to = '']) => from <= character && character <= to);
    return { many: false, takes: (character) => isIn(character) !== negated };
  });
}

/**
 * Takes time in proportion to name times pattern: a star is only ever gone back to when it is the last one. As a regular expression, which is what
 * glob packages make of it, `*-*-*-*.yaml` takes seconds for each name of 250 hyphens.
 */
function matches(name: string, tokens: readonly GlobToken[]): boolean {
  const characters = [...name];
  let at = 0;
  let token = 0;
  let star: { token: number; at: number } | null = null;
  while (at < characters.length) {
    const next = tokens[token];
    if (next?.many) {
      star = { token, at };
      token++;
    } else if (next?.takes(characters[at] ?? '')) {
      at++;
      token++;
    } else if (star) {
      star = { token: star.token, at: star.at + 1 };
      at = star.at;
      token = star.token + 1;
    } else return false;
  }
  return tokens.slice(token).every(({ many }) => many);
}
