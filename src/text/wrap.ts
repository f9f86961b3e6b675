import { escaped, sanitise } from './sanitise.ts';
import { graphemes, isNarrow, width } from './width.ts';

/**
 * One-line text as lines of at most `columns`: the first behind `lead`, the others behind as many blanks as the lead is wide.
 * Lines break at spaces. A URL is never broken, even where it is longer than a line; another word that is too long for a line is broken between
 * graphemes, so that a terminal does not go on at the left edge, where a text from outside could pass for a line of ours.
 *
 * No line begins with the sign of an outcome unless its lead does: a sign in a text stays with the word before it, or is escaped where it cannot. So a
 * text from outside, such as a city called `…, ✔ Qualifies`, cannot pass for a verdict at any width.
 */
export function wrap(text: string, columns: number, lead = ''): string[] {
  const indent = width(lead);
  const lines = fill(text, Math.max(1, columns - indent), lead.trim() === '');
  if (lines.length === 0) return [lead.trimEnd()];
  return lines.map((line, index) => (index === 0 ? lead : ' '.repeat(indent)) + line);
}

/** The same for text from outside: what is unsafe in it becomes visible. */
export const wrapSanitised = (text: string, columns: number, lead = ''): string[] =>
  wrap(isNarrow(text) ? text : sanitise(text), columns, lead);

/** Lines of which none looks like a verdict; the first may, unless it begins a line of the page. */
function fill(text: string, room: number, isStart: boolean): string[] {
  return broken(text, room).flatMap((line, index) =>
    hasSign.test(line) && (index > 0 || isStart) && room > 1 ? fill(line.replace(/\S/u, escaped), room, true) : [line],
  );
}

function broken(text: string, room: number): string[] {
  if (text.length <= room && isPlain.test(text)) return [text];
  const lines: string[] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const word of text.split(' ')) {
    if (word === '') continue;
    const size = width(word);
    const before = used + 1 + size > room && isSign.test(word) ? takenDown(lines, room - size - 1) : '';
    const next = before + word;
    const parts = isUrl.test(word) || size <= room ? [next] : partsOf(word, room);
    for (const [index, part] of parts.entries()) {
      const partSize = width(part);
      if (index === 0 && used + 1 + partSize <= room) {
        lines.push(`${lines.pop()} ${part}`);
        used += 1 + partSize;
      } else {
        lines.push(part);
        used = partSize;
      }
    }
  }
  return lines;
}

/** Words of ASCII with a blank between them, as most lines are. */
const isPlain = /^[!-~]+(?: [!-~]+)*$/;

/** A word that looks like the sign of an outcome: a mark however it goes on, and punctuation by itself. No blank hides it. */
const isSign = /^\s*(?:[✓-✘☑☒✅❌❎]|[?？x×+＋–—−-](?:\s|$))/u;
/** The same with something behind it; alone, punctuation says nothing. */
const hasSign = /^\s*(?:[✓-✘☑☒✅❌❎]|[?？x×+＋–—−-]\s)/u;

/** The last word so far and a blank, for the sign behind it that does not fit there; nothing where the next line has no room for both. */
function takenDown(lines: string[], room: number): string {
  const [, start, word = ''] = /^(.+) (\S+)$/.exec(lines.at(-1) ?? '') ?? [];
  if (start === undefined || isSign.test(word) || width(word) > room) return '';
  lines.splice(-1, 1, start);
  return `${word} `;
}

/** ASCII only: no character in it looks like a blank. */
const isUrl = /^[!-~]*https?:\/\/[!-~]+$/;

/** Of a word, parts as wide as there is room, at least a grapheme each. */
function partsOf(word: string, room: number): string[] {
  const parts: string[] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const grapheme of graphemes(word)) {
    const size = width(grapheme);
    if (used + size > room) {
      parts.push('');
      used = 0;
    }
    parts.push(parts.pop() + grapheme);
    used += size;
  }
  return parts;
}
