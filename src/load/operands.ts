import { type Dirent, readdirSync, statSync } from 'node:fs';
import type { Problem } from '../errors.ts';
import { fileProblem, isSystemError, systemProblem } from './file-problem.ts';

/** `path` as the operand names it; files of a folder are joined to it with `/`. */
export type InputFile = { readonly path: string; readonly fromDirectory: boolean };

const inputExtension = /\.(?:ya?ml|json|ndjson)$/i;

/**
 * The files that operands mean, in their order and none twice: a file as it is, `-` for standard input, of a folder its .yaml, .yml, .json and .ndjson
 * files at any depth in byte order (names that start with a dot apart; links to folders are not followed), and what a pattern matches. A
 * name that exists is never a pattern. One that means nothing is a problem.
 */
export function expandOperands(operands: readonly string[]): {
  readonly files: readonly InputFile[];
  readonly problems: readonly Problem[];
} {
  const files = new Map<string, InputFile>();
  const problems: Problem[] = [];
  for (const operand of operands) {
    for (const file of filesOf(operand, problems)) if (!files.has(file.path)) files.set(file.path, file);
  }
  return { files: [...files.values()], problems };
}

function filesOf(operand: string, problems: Problem[]): readonly InputFile[] {
  if (operand === '-') return [{ path: operand, fromDirectory: false }];
  const kind = kindOf(operand);
  if (kind === 'file') return [{ path: operand, fromDirectory: false }];
  if (kind === 'folder') return filesIn(operand, problems);
  if (!/[*?[{]/.test(operand)) {
    problems.push(systemProblem(operand, kind));
    return [];
  }
  const matches = matchesOf(operand);
  if (matches.length === 0) problems.push(fileProblem(operand, 'no-match', 'No file has a name of this pattern.'));
  return matches.flatMap((match) => filesOf(match, problems));
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

function filesIn(folder: string, problems: Problem[]): readonly InputFile[] {
  const before = problems.length;
  const paths: string[] = [];
  const open = [folder === '.' ? '' : folder];
  for (let current = open.pop(); current !== undefined; current = open.pop()) {
    for (const entry of entriesOf(current, problems)) {
      if (entry.name.startsWith('.')) continue;
      const path = within(current, entry.name);
      if (entry.isDirectory()) open.push(path);
      else if (inputExtension.test(entry.name) && (entry.isFile() || isLinkToFile(entry, path))) paths.push(path);
    }
  }
  if (paths.length === 0 && problems.length === before) {
    problems.push(fileProblem(folder, 'no-files', 'There is no .yaml, .yml, .json or .ndjson file in this folder.'));
  }
  return paths.sort(byBytes).map((path) => ({ path, fromDirectory: true }));
}

const within = (folder: string, name: string) =>
  folder === '' || folder.endsWith('/') ? folder + name : `${folder}/${name}`;

function entriesOf(folder: string, problems: Problem[]): readonly Dirent[] {
  try {
    return readdirSync(folder === '' ? '.' : folder, { withFileTypes: true });
  } catch (error) {
    if (!isSystemError(error)) throw error;
    problems.push(systemProblem(folder, error.code));
    return [];
  }
}

/** A broken link counts, so that it is told. */
const isLinkToFile = (entry: Dirent, path: string) => entry.isSymbolicLink() && kindOf(path) !== 'folder';

/** UTF-16 units order like bytes but for surrogates. */
function byBytes(a: string, b: string): number {
  if (/[\ud800-\udfff]/.test(a + b)) return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return a < b ? -1 : Number(a > b);
}

/** The paths of a pattern with `*`, `**`, `?`, `[a-z]`, `[!a-z]` and `{one,other}`, in byte order. */
function matchesOf(pattern: string): readonly string[] {
  const matches = alternatives(pattern).flatMap((each) => {
    const parts = each.split('/').filter((part, index) => part !== '' || index === 0);
    return each.startsWith('/') ? walk('/', parts.slice(1)) : walk('', parts);
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

function walk(folder: string, [part, ...rest]: readonly string[]): readonly string[] {
  if (part === undefined) return [];
  if (part === '**') {
    const folders = [folder];
    for (const each of folders)
      folders.push(
        ...visible(each)
          .filter((entry) => entry.isDirectory())
          .map(({ name }) => within(each, name)),
      );
    return folders.flatMap((each) => walk(each, rest.length === 0 ? ['*'] : rest));
  }
  if (!/[*?[]/.test(part)) return follow(within(folder, part), rest);
  const names = visible(folder, part.startsWith('.')).map(({ name }) => name);
  return names.filter((name) => matches(name, tokensOf(part))).flatMap((name) => follow(within(folder, name), rest));
}

function follow(path: string, rest: readonly string[]): readonly string[] {
  const kind = kindOf(path);
  if (kind !== 'file' && kind !== 'folder') return [];
  if (rest.length === 0) return [path];
  return kind === 'folder' ? walk(path, rest) : [];
}

const visible = (folder: string, hidden = false) =>
  entriesOf(folder, []).filter(({ name }) => hidden || !name.startsWith('.'));

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

/** Takes time in proportion to name times pattern: a star is only ever gone back to when it is the last one. */
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
