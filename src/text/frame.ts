import { sanitiseLines } from './sanitise.ts';
import { graphemes, width } from './width.ts';

const columns = 100;
const linesBefore = 2;
const cut = '...';

/** Where what begins at an index of a line ends. */
export type EndOf = (line: string, start: number) => number;

/**
 * The line of a place, the two before it and carets below what begins there, with numbers in the margin, at most 100 columns wide. Line and column (in
 * UTF-16 code units) count from 1, the line in the text; `firstLine` is the number of the text's first line. The lines come out sanitised, because an
 * escape moves the carets.
 */
export function frame(text: string, line: number, column: number, firstLine = 1, endOf: EndOf = tokenEnd): string {
  const lines = linesUpTo(text, line);
  const last = firstLine + line - 1;
  const margin = String(last).length;
  const room = columns - margin - 3;
  const first = last - lines.length + 1;
  const target = lines.pop() ?? '';
  const start = column - 1;
  const { shown, carets } = excerpt(target, start, Math.max(endOf(target, start), start + 1), room);
  const before = lines.map((content) => excerpt(content, 0, 0, room).shown);
  return [
    ...[...before, shown].map((content, index) => `${String(first + index).padStart(margin)} | ${content}`.trimEnd()),
    `${' '.repeat(margin)} | ${carets}`,
  ].join('\n');
}

/** A frame in fewer columns, its lines cut to the right and to the left of what is underlined. */
export function fitFrame(shown: string, room: number): string {
  const lines = shown.split('\n');
  const [, margin = '', blanks = '', underline = ''] = /^( *\| )( *)(\^+)$/.exec(lines.at(-1) ?? '') ?? [];
  if (underline === '' || lines.every((line) => width(line) <= room)) return shown;
  const inner = Math.max(room - margin.length, 4 * cut.length);
  const heads = lines.slice(0, -1).map((line) => line.slice(0, margin.length));
  const contents = lines.slice(0, -1).map((line) => line.slice(margin.length));
  const target = contents.pop() ?? '';
  const start = indexAt(target, blanks.length);
  const end = indexAt(target, blanks.length + underline.length);
  const fitted = excerpt(target, start, end, inner);
  const texts = [...contents.map((content) => excerpt(content, 0, 0, inner).shown), fitted.shown];
  return [...texts.map((text, index) => `${heads[index]}${text}`.trimEnd()), margin + fitted.carets].join('\n');
}

/**
 * Where a token of YAML or JSON ends: a quoted text behind its quotes, a list or a map behind its brackets, a key before its colon, any other value
 * before what follows it. One character where there is no token.
 */
function tokenEnd(line: string, start: number): number {
  // No more than can be seen.
  const rest = line.slice(start, start + 4 * columns);
  const length =
    /^(?:[\p{C}\p{Z}\ufffd]|[-?:](?=\s|$))/u.exec(rest)?.[0].length ??
    /^(?:"(?:[^"\\]|\\.)*"?|'(?:[^']|'')*'?|[&*!]\S*|[|>][-+\d]*)/.exec(rest)?.[0].trimEnd().length ??
    (/^[[{]/.test(rest) ? bracketed(rest) : plain(rest, isInBrackets(line.slice(0, start))));
  return start + length;
}

/** The length of a list or map in brackets; of its first bracket alone where it goes on in the next line. */
function bracketed(text: string): number {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[[\]{}]/g)) {
    if (token === '[' || token === '{') depth++;
    else if (token === ']' || token === '}') depth--;
    if (depth === 0) return index + token.length;
  }
  return 1;
}

const isInBrackets = (text: string): boolean =>
  (text.match(/[[{]/g)?.length ?? 0) > (text.match(/[\]}]/g)?.length ?? 0);

function plain(text: string, isInside: boolean): number {
  const end = (isInside ? /[,[\]{}]|:(?=[\s,[\]{}]|$)|\s#/ : /:(?=\s|$)|\s#|[\s,\]}]*$/).exec(text)?.index;
  return text.slice(0, end).trimEnd().length;
}

/** The line and up to two before it, without their line ends. */
function linesUpTo(text: string, line: number): string[] {
  const starts = [0];
  for (let number = 1; number < line; number++) {
    const end = text.indexOf('\n', starts.at(-1));
    starts.push(end === -1 ? text.length : end + 1);
    if (starts.length > linesBefore + 1) starts.shift();
  }
  return starts.map((start) => {
    const end = text.indexOf('\n', start);
    return text.slice(start, end === -1 ? text.length : end).replace(/\r$/, '');
  });
}

/** As much of a line as there is room for, and the carets below a part of it. */
function excerpt(line: string, start: number, end: number, room: number): { shown: string; carets: string } {
  // No more than can be seen: a line may be a megabyte long.
  const reach = 4 * columns;
  const left = sanitiseLines(line.slice(Math.max(0, start - reach), start));
  const token = sanitiseLines(line.slice(start, Math.min(end, start + reach)));
  const right = token + sanitiseLines(line.slice(end, start + reach));
  const size = Math.max(width(token), 1);
  const isWhole = line.length <= reach && width(left) + width(right) <= room;
  const head = isWhole ? left : fitLeft(left, Math.min(Math.floor(room / 2), Math.max(room - size - cut.length, 0)));
  const tail = isWhole ? right : fitRight(right, room - width(head), size);
  const underlined = Math.min(size, Math.max(room - width(head), 1));
  return { shown: head + tail, carets: ' '.repeat(width(head)) + '^'.repeat(underlined) };
}

/** The end of a text, from the beginning of a word. */
function fitLeft(text: string, room: number): string {
  if (width(text) <= room) return text;
  const kept = fitting(graphemes(text).toReversed(), Math.max(room - cut.length, 0))
    .toReversed()
    .join('');
  return cut + kept.replace(/^\S{1,20}\s/, '');
}

/** The beginning of a text, up to the end of a word, but not less than `least` columns where there is room for them. */
function fitRight(text: string, room: number, least: number): string {
  if (width(text) <= room) return text;
  const kept = fitting(graphemes(text), room - cut.length).join('');
  const whole = kept.replace(/\s\S{1,20}$/, '');
  return (width(whole) < least ? kept : whole) + cut;
}

function fitting(characters: readonly string[], room: number): string[] {
  let used = 0;
  const end = characters.findIndex((character) => {
    used += width(character);
    return used > room;
  });
  return characters.slice(0, end === -1 ? characters.length : end);
}

/** Where in a text so many columns are used. */
const indexAt = (text: string, used: number): number => fitting(graphemes(text), used).join('').length;
