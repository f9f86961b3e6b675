import { sanitise } from './sanitise.ts';
import { graphemes, isNarrow, width } from './width.ts';

/**
 * One-line text as lines of at most `columns`: the first behind `lead`, the others behind as many blanks as the lead is wide.
 * Lines break at spaces; a word that is too long for a line is broken at the width, between graphemes. Takes time in proportion to the text.
 */
export function wrap(text: string, columns: number, lead = ''): string[] {
  return hung(columns, lead, (room) => (isNarrow(text) ? fillNarrow(text, room) : fillWide(text, room)));
}

/** The same for text from outside: what is unsafe in it becomes visible. */
export function wrapSanitised(text: string, columns: number, lead = ''): string[] {
  return hung(columns, lead, (room) => (isNarrow(text) ? fillNarrow(text, room) : fillWide(sanitise(text), room)));
}

function hung(columns: number, lead: string, fill: (room: number) => string[]): string[] {
  const indent = width(lead);
  const lines = fill(Math.max(1, columns - indent));
  if (lines.length === 0) return [lead.trimEnd()];
  const blanks = ' '.repeat(indent);
  return lines.map((line, index) => (index === 0 ? lead : blanks) + line);
}

/** A word of more code units is taken apart before it is measured. */
const longWord = 512;

/** The common case, and the quick one: every character takes one column. */
function fillNarrow(text: string, room: number): string[] {
  if (text.includes('  ') || text.startsWith(' ') || text.endsWith(' ')) return fillWide(text, room);
  const lines: string[] = [];
  let start = 0;
  while (text.length - start > room) {
    const reach = text.slice(start, start + room + 1);
    const blank = reach.lastIndexOf(' ');
    lines.push(blank > 0 ? reach.slice(0, blank) : reach.slice(0, room));
    start += blank > 0 ? blank + 1 : room;
  }
  if (start < text.length) lines.push(text.slice(start));
  return lines;
}

function fillWide(text: string, room: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(' ')) {
    if (word === '') continue;
    const size = word.length > longWord ? Number.POSITIVE_INFINITY : width(word);
    if (line !== '' && used + 1 + size <= room) {
      line += ` ${word}`;
      used += 1 + size;
      continue;
    }
    if (line !== '') lines.push(line);
    [line, used] = size <= room ? [word, size] : broken(word, room, lines);
  }
  if (line !== '') lines.push(line);
  return lines;
}

/** Adds the full lines of a word to the others; returns the line it leaves begun, and how much of that is used. */
function broken(word: string, room: number, lines: string[]): [line: string, used: number] {
  let line = '';
  let used = 0;
  for (const grapheme of graphemesOf(word)) {
    const columns = width(grapheme);
    if (line !== '' && used + columns > room) {
      lines.push(line);
      line = '';
      used = 0;
    }
    line += grapheme;
    used += columns;
  }
  return [line, used];
}

/**
 * The graphemes of a word, looked at in parts: Intl.Segmenter takes quadratic time, minutes for 100,000 characters. The last grapheme of a part may go on
 * in the next one, so it is looked at again.
 */
function* graphemesOf(word: string): Generator<string> {
  let size = longWord;
  for (let start = 0; start < word.length; ) {
    const end = start + size;
    const isSplit = isHighSurrogate(word.charCodeAt(end - 1));
    const part = graphemes(word.slice(start, isSplit ? end + 1 : end));
    const whole = end >= word.length ? part : part.slice(0, -1);
    yield* whole;
    for (const grapheme of whole) start += grapheme.length;
    size = whole.length === 0 ? size * 2 : longWord;
  }
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
