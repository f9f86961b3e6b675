// A record of CSV as RFC 4180 has it, with the place of every cell. Which lines belong to it, records.ts says.

/** The text of a cell without its quotes, and where the cell begins in the record. */
export type Cell = { readonly text: string; readonly start: number };

type CsvFault = { readonly offset: number; readonly message: string };

/** Of a record that cannot be read, the first thing that is wrong. */
export function readCells(record: string, delimiter: string): readonly Cell[] | CsvFault {
  const cells: Cell[] = [];
  for (let start = 0; ; ) {
    const cell = record[start] === '"' ? quotedCell(record, start) : plainCell(record, start, delimiter);
    if ('message' in cell) return cell;
    cells.push({ text: cell.text, start });
    if (cell.end === record.length) return cells;
    if (record[cell.end] !== delimiter) return { offset: cell.end, message: afterQuote };
    start = cell.end + 1;
  }
}

const afterQuote =
  'Text follows the closing `"` of this cell. A `"` within a cell is written twice, and the cell stands in quotes.';

type Read = { readonly text: string; readonly end: number } | CsvFault;

function quotedCell(record: string, start: number): Read {
  let text = '';
  for (let from = start + 1; ; ) {
    const quote = record.indexOf('"', from);
    if (quote === -1) return { offset: start, message: 'The closing `"` of this cell is missing.' };
    text += record.slice(from, quote);
    if (record[quote + 1] !== '"') return { text: text.replaceAll('\r\n', '\n'), end: quote + 1 };
    text += '"';
    from = quote + 2;
  }
}

function plainCell(record: string, start: number, delimiter: string): Read {
  const found = record.indexOf(delimiter, start);
  const end = found === -1 ? record.length : found;
  const text = record.slice(start, end);
  const quote = text.indexOf('"');
  if (quote === -1) return { text, end };
  return {
    offset: start + quote,
    message: 'A `"` within a cell is written twice, and the cell stands in quotes: `"6"" pipe"`.',
  };
}

const delimiters = [',', ';', '\t'];

export const isDelimiter = (text: string): boolean => delimiters.includes(text);

/** What separates the cells of a heading, one of which should be a certain one: spreadsheets write a semicolon where the comma is the decimal sign. */
export function delimiterOf(heading: string, isWanted: (cell: string) => boolean): string {
  const outside = heading.replace(/"[^"]*"/g, (quoted) => (isWanted(quoted.slice(1, -1)) ? wanted : ''));
  const counts = delimiters.map((delimiter) => {
    const cells = outside.split(delimiter);
    const hasWanted = cells.some((each) => each.trim() === wanted || isWanted(each.trim()));
    return { delimiter, count: cells.length + (hasWanted ? outside.length + 1 : 0) };
  });
  return counts.reduce((most, each) => (each.count > most.count ? each : most)).delimiter;
}

const wanted = '\ue000';
