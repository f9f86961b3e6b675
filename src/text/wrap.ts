import { sanitise } from './sanitise.ts';
import { graphemes, isNarrow, width } from './width.ts';

/**
 * One-line text as lines of at most `columns`: the first behind `lead`, the others behind as many blanks as the lead is wide.
 * Lines break at spaces. A URL is never broken, even where it is longer than a line; another word that is too long for a line is broken between
 * graphemes, so that a terminal does not go on at the left edge, where a text from outside could pass for a line of ours. For the same reason no other
 * line than the first begins with what looks like the sign of an outcome.
 */
export function wrap(text: string, columns: number, lead = ''): string[] {
  const indent = width(lead);
  const lines = fill(text, Math.max(1, columns - indent));
  if (lines.length === 0) return [lead.trimEnd()];
  return lines.map((line, index) => (index === 0 ? lead : ' '.repeat(indent)) + line);
}

/** The same for text from outside: what is unsafe in it becomes visible. */
export const wrapSanitised = (text: string, columns: number, lead = ''): string[] =>
  wrap(isNarrow(text) ? text : sanitise(text), columns, lead);

function fill(text: string, room: number): string[] {
  const lines: string[] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const word of wordsOf(text)) {
    if (word === '') continue;
    const parts = isUrl.test(word) || width(word) <= room ? [word] : partsOf(word, room);
    for (const [index, part] of parts.entries()) {
      const size = width(part);
      if (index === 0 && used + 1 + size <= room) {
        lines.push(`${lines.pop()} ${part}`);
        used += 1 + size;
      } else {
        lines.push(part.replace(/ $/, ''));
        used = size;
      }
    }
  }
  return lines;
}

/** A sign stays with the word before it. */
const wordsOf = (text: string): string[] =>
  mayHoldSign.test(text) ? text.replaceAll(/ +/g, ' ').split(beforeNoSign) : text.split(' ');

const mayHoldSign = / [^a-wyzA-Z0-9("']/;
/** Those of reports, with and without UTF-8, and what looks like them. */
const sign = '[√×☐-☒✅✓-✘❌❎❓❔]|[?+x–-](?: |$)';
const beforeNoSign = new RegExp(` (?!${sign})`, 'u');

/** ASCII only: no character in it looks like a blank. */
const isUrl = /^[!-~]*https?:\/\/[!-~]+$/;

/** Of a word, parts as wide as there is room, at least a grapheme each. One that would begin with a sign begins with `…`. */
function partsOf(word: string, room: number): string[] {
  const parts: string[] = [];
  let used = Number.POSITIVE_INFINITY;
  const all = graphemes(word);
  for (const [index, grapheme] of all.entries()) {
    const size = width(grapheme);
    if (used + size > room) {
      const isSign = index > 0 && signAtStart.test(all.slice(index, index + 2).join(''));
      parts.push(isSign ? '…' : '');
      used = isSign ? 1 : 0;
    }
    parts.push(parts.pop() + grapheme);
    used += size;
  }
  return parts;
}

const signAtStart = new RegExp(`^(?: |${sign})`, 'u');
