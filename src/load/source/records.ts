// Files of many cities are read a part at a time: they may be larger than memory, and a pipe may never end.
import type { Problem } from '../../errors.ts';
import { fileProblem } from '../files/file-problem.ts';
import { readParts } from '../files/read.ts';
import type { Root } from '../files/root.ts';

/** A line of a file, or several where quotes hold them together. */
export type FileRecord = {
  /** Its first line, from 1. */
  readonly line: number;
  /** As a spreadsheet counts it, which counts blank lines, and not the lines within a cell. */
  readonly row: number;
  /** Without the line end. Only valid until the next record is asked for. */
  readonly bytes: Uint8Array;
};

/** No record is larger than a city file may be. */
const mostBytes = 2 ** 20;

/** So much of a record that is too large is passed over to find its end. */
const mostSkipped = 2 ** 26;

/** Within quotes a line end belongs to a CSV record. */
export type Quotes = 'hold-lines' | 'mean-nothing';

/**
 * The records of a file, or of standard input for `-`; blank lines between them are passed over. A record that is too large is a problem, and so is one
 * that nothing ends: then nothing more is read. InputError when the file cannot be read.
 */
export function* readRecords(path: string, quotes: Quotes, root: Root = null): Generator<FileRecord | Problem> {
  const splitter: Splitter = { line: 1, row: 1, lineEnds: 0, inQuotes: false, last: lineFeed };
  let rest: Buffer = Buffer.alloc(0);
  let isSkipped = false;
  let skipped = 0;
  for (const part of readParts(path, root)) {
    const buffer = rest.length === 0 ? part : Buffer.concat([rest, part]);
    let start = 0;
    // What is left of the part before has no end in it.
    for (let end = endOfRecord(splitter, buffer, rest.length, quotes); end !== -1; ) {
      const record = { line: splitter.line, row: splitter.row++, bytes: withoutReturn(buffer.subarray(start, end)) };
      splitter.line += splitter.lineEnds;
      splitter.lineEnds = 0;
      if (isSkipped || record.bytes.length > mostBytes) yield tooLarge(path, record.line, splitter.line - 1);
      else if (!isBlank(record.bytes)) yield record;
      isSkipped = false;
      start = end + 1;
      end = endOfRecord(splitter, buffer, start, quotes);
    }
    // Copied: the memory of a part is used again for the next one.
    rest = Buffer.from(buffer.subarray(start));
    if (isSkipped || rest.length > mostBytes) {
      isSkipped = true;
      skipped += rest.length;
      rest = Buffer.alloc(0);
      if (skipped > mostSkipped) {
        const { line, lineEnds } = splitter;
        yield tooLarge(path, line, line + lineEnds);
        yield { ...tooLarge(path, line, line), code: 'not-read', message: 'The rest of the file was not read.' };
        return;
      }
    } else skipped = 0;
  }
  const { line, row, lineEnds } = splitter;
  if (isSkipped) yield tooLarge(path, line, line + lineEnds - (splitter.last === lineFeed ? 1 : 0));
  else if (!isBlank(rest)) yield { line, row, bytes: withoutReturn(rest) };
}

type Splitter = {
  line: number;
  row: number;
  /** Of the record at hand. */
  lineEnds: number;
  inQuotes: boolean;
  /** The byte before. */
  last: number;
};

const [lineFeed, carriageReturn, quote, blank, tab] = [0x0a, 0x0d, 0x22, 0x20, 0x09];
/** What a quote may come after: a line end, a separator, another quote; the end of a byte order mark. */
const opens: ReadonlySet<number> = new Set([lineFeed, quote, tab, 0x2c, 0x3b, 0xbf]);

/** The index of the line feed that ends the record, looked for from an index; -1 when it is not there. */
function endOfRecord(splitter: Splitter, buffer: Buffer, from: number, quotes: Quotes): number {
  if (quotes === 'mean-nothing') {
    const end = buffer.indexOf(lineFeed, from);
    splitter.lineEnds += end === -1 ? 0 : 1;
    return end;
  }
  for (let at = from; at < buffer.length; at++) {
    const byte = buffer[at] ?? 0;
    // A quote opens at the start of a cell, or goes on after one that is doubled.
    if (byte === quote) splitter.inQuotes = !splitter.inQuotes && opens.has(splitter.last);
    splitter.last = byte;
    if (byte !== lineFeed) continue;
    splitter.lineEnds++;
    if (!splitter.inQuotes) return at;
  }
  return -1;
}

const withoutReturn = (bytes: Buffer): Buffer => (bytes.at(-1) === carriageReturn ? bytes.subarray(0, -1) : bytes);

const isBlank = (bytes: Buffer): boolean =>
  bytes.every((byte) => byte === blank || byte === tab || byte === carriageReturn);

/** Several lines are one record where a quote holds them together. */
function tooLarge(path: string, line: number, last: number): Problem {
  const lost = last > line ? ` Its quotes make one row of lines ${line} to ${last}; none of them was checked.` : '';
  const message = `This city takes more than 1 MiB. Is a line end, or a closing quote, missing?${lost}`;
  return { ...fileProblem(path, 'too-large', message), line };
}
