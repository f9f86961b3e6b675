// Patterns of names and paths: what `*`, `**`, `?`, `[a-z]`, `[!a-z]` and `{one,other}` mean, without looking at a file.
import * as local from 'node:path';
import { namesOf, type Paths, withSlashes } from './paths.ts';

/** Whether an operand may be a pattern, when nothing has that name. */
export const isPattern = (operand: string): boolean => /[*?[{]/.test(operand);

/** Where a pattern without braces starts to be looked for, and the names and patterns of names on the way from there. */
export function wayOf(
  pattern: string,
  paths: Paths = local,
): { readonly root: string; readonly parts: readonly string[] } {
  const { root } = paths.parse(pattern);
  const parts = withSlashes(pattern.slice(root.length), paths).split('/');
  return { root, parts: parts.filter((part) => part !== '') };
}

/** The patterns that braces stand for; where they would be more than a thousand, the rest of the braces stand for themselves. */
export function alternatives(pattern: string): readonly string[] {
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

/** Whether a path, or a folder that it is in, is what one of the patterns means: one without a slash is for a name, another for the path as it is given. */
export function excluder(patterns: readonly string[], paths: Paths = local): (path: string) => boolean {
  const wanted = patterns.flatMap(alternatives).map((pattern) => {
    const parts = namesOf(pattern, paths);
    return parts.length === 1 ? ['**', ...parts] : parts;
  });
  const tokens = wanted.map((parts) => parts.map((part) => (part === '**' ? null : tokensOf(part))));
  if (tokens.length === 0) return () => false;
  return (path) => {
    const names = namesOf(path, paths);
    return tokens.some((each) => names.some((_name, index) => fits(names.slice(0, index + 1), each)));
  };
}

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

export function tokensOf(part: string): readonly GlobToken[] {
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
export function matches(name: string, tokens: readonly GlobToken[]): boolean {
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
