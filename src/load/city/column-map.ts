// What the columns of somebody else's table mean. The file that says so is column-map-file.ts.
import type { Field } from '../../model/rule-set.ts';
import { cut } from '../../text/cut.ts';
import { suggest } from '../../text/suggest.ts';
import type { DataMap } from '../source/data.ts';
import type { BoxGroup } from './boxes.ts';
import type { ReadCell } from './cells.ts';

/** What a column is of. */
export type Place = {
  /** As a city file has it. */
  readonly path: readonly string[];
  readonly read: ReadCell;
  /** The field of an answer; null: something else of a city, or beside an answer. */
  readonly field: Field | null;
  readonly isDate: boolean;
};

export type MappedColumn = Place & {
  /** As the file has it. */
  readonly heading: string;
  /** What its answers rest on, by the id of the source; null: nothing that the column says. */
  readonly source: string | null;
};

export type ColumnMap = {
  readonly path: string;
  readonly sha256: string;
  readonly headingRows: number;
  /** By their headings, as `asHeading` has them. */
  readonly columns: ReadonlyMap<string, MappedColumn>;
  readonly groups: readonly BoxGroup[];
  /** What is added to every city that does not have it. */
  readonly everyCity: DataMap;
  readonly sources: DataMap;
};

/** A heading but for case, blank space and the shape of quotes, which services and spreadsheets change. */
export const asHeading = (text: string): string =>
  text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim().toLowerCase();

/** Sentences for the headings of a map that a table does not have: answers that nobody would miss. */
export function missingColumns(
  { path, headingRows, columns }: ColumnMap,
  headings: readonly string[],
): readonly string[] {
  const present = new Set(headings.map(asHeading));
  const missing = [...columns].filter(([key]) => !present.has(key)).slice(0, mostMissing);
  return missing.map(([, { heading }]) => {
    const meant = suggest(heading, headings);
    const likely = meant === null ? '' : ` Did you mean \`${cut(meant, 80)}\`?`;
    const fix = `Correct it there, or remove it.${meant === null ? moreRows(headingRows) : ''}`;
    return `${path} has a column \`${cut(heading, 80)}\`, and this table does not.${likely} ${fix}`;
  });
}

/** A sentence for whoever may not have said how many rows the headings take. */
export const moreRows = (headingRows: number): string =>
  headingRows > 1 ? '' : ' If the headings take several rows, say how many with `heading-rows`.';

/** No more problems of a file are shown. */
const mostMissing = 20;
