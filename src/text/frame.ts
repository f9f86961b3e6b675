import { sanitiseLines } from './sanitise.ts';
import { graphemes, width } from './width.ts';

const columns = 100;
const linesBefore = 2;
const cut = '...';

/**
 * The line of a place, the two before it and a caret below, with numbers in the margin, at most 100 columns wide. Line and column (in UTF-16 code units)
 * count from 1, the line in the text; `firstLine` is the number of the text's first line. The lines come out sanitised, because an escape moves the caret.
 */
export function frame(text: string, line: number, column: number, firstLine = 1): string {
  const lines = linesUpTo(text, line);
  const last = firstLine + line - 1;
  const margin = String(last).length;
  const room = columns - margin - 3;
  const before = lines.slice(0, -1).map((content) => excerpt(content, 1, room).shown);
  const { shown, caret } = excerpt(lines.at(-1) ?? '', column, room);
  const first = last - before.length;
  return [
    ...[...before, shown].map((content, index) => `${String(first + index).padStart(margin)} | ${content}`.trimEnd()),
    `${' '.repeat(margin)} | ${' '.repeat(caret)}^`,
  ].join('\n');
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

/** As much of a line as there is room for, and the columns before the place. */
function excerpt(line: string, column: number, room: number): { shown: string; caret: number } {
  const index = column - 1;
  // No more than can be seen: a line may be a megabyte long.
  const reach = 4 * columns;
  const left = sanitiseLines(line.slice(Math.max(0, index - reach), index));
  const right = sanitiseLines(line.slice(index, index + reach));
  if (line.length <= reach && width(left) + width(right) <= room) return { shown: left + right, caret: width(left) };
  const head =
    width(left) <= room / 2
      ? left
      : cut +
        fitting(graphemes(left).toReversed(), room / 2 - cut.length)
          .toReversed()
          .join('');
  const rest = room - width(head);
  const tail = width(right) <= rest ? right : fitting(graphemes(right), rest - cut.length).join('') + cut;
  return { shown: head + tail, caret: width(head) };
}

function fitting(characters: readonly string[], room: number): string[] {
  let used = 0;
  const end = characters.findIndex((character) => {
    used += width(character);
    return used > room;
  });
  return characters.slice(0, end === -1 ? characters.length : end);
}
