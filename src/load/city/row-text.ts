// The text of a CSV record, with its places.

import { InputError, type Problem } from '../../errors.ts';
import type { Location } from '../../model/city.ts';
import type { ProblemCode } from '../../model/problem-codes.ts';
import { type Cell, readCells } from '../source/csv.ts';
import { checkCharacters, decode, placesIn } from '../source/document.ts';
import { collectFaults, firstOf } from '../source/faults.ts';
import type { FileRecord } from '../source/records.ts';

export type RecordText = {
  readonly path: string;
  readonly text: string;
  readonly line: number;
  /** As a spreadsheet counts it. */
  readonly row: number;
  readonly locate: (offset: number) => Location;
  readonly problem: (offset: number, code: ProblemCode, message: string) => Problem;
};

/** InputError when the bytes are not text. */
export function textOf(path: string, { bytes, line, row }: FileRecord): RecordText {
  const text = decode(path, bytes, line);
  const { positionOf, problemAt } = placesIn(path, text, line, cellEnd);
  const faults = collectFaults(positionOf);
  checkCharacters(text, faults);
  if (faults.count() > 0) throw new InputError(firstOf(faults.found.map(problemAt), faults.count()));
  return {
    path,
    text,
    line,
    row,
    locate: (offset) => ({ path, ...positionOf(offset) }),
    problem: (offset, code, message) => problemAt({ offset, code, message }),
  };
}

/** Whatever the separator is. */
const cellEnd = (line: string, start: number): number =>
  start + (/^(?:"(?:[^"]|"")*"?|[^,;\t]*)/.exec(line.slice(start, start + 1000))?.[0].length ?? 0);

/** InputError when the record cannot be read. */
export function cellsOf(record: RecordText, delimiter: string): readonly Cell[] {
  const cells = readCells(record.text, delimiter);
  if ('message' in cells)
    throw new InputError([record.problem(cells.offset, 'csv-syntax', cells.message + swallowed(record))]);
  return cells;
}

/** Which lines a quote holds together, where that may be a mistake. */
export function swallowed({ text, line }: RecordText): string {
  const last = line + (text.trimEnd().match(/\n/g)?.length ?? 0);
  return last === line ? '' : ` Its quotes make one row of lines ${line} to ${last}; none of them was checked.`;
}
