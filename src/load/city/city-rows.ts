// Cities as the rows of a CSV file: what a survey or a spreadsheet exports. What the columns mean, columns.ts says.

import { InputError, type Problem } from '../../errors.ts';
import type { ProblemCode } from '../../model/problem-codes.ts';
import type { RuleSet } from '../../model/rule-set.ts';
import { cut } from '../../text/cut.ts';
import { pluralize } from '../../text/list.ts';
import type { Root } from '../files/root.ts';
import { unionOfConditions } from '../rule-set/union.ts';
import { isDelimiter } from '../source/csv.ts';
import { childValue } from '../source/data.ts';
import { type Document, type Parsed, type Path, sha256Of } from '../source/document.ts';
import type { PlainFault } from '../source/plain-scalar.ts';
import { type FileRecord, readRecords } from '../source/records.ts';
import { answerOfBoxes, type Box, type BoxGroup, tickOf } from './boxes.ts';
import { formulaFault, isCellFault } from './cells.ts';
import type { ColumnMap } from './column-map.ts';
import { type Column, type Conditions, type Heading, hasCityColumn, headingOf } from './columns.ts';
import { cellsOf, type RecordText, swallowed, textOf } from './row-text.ts';

/** The cities of a file or of standard input, row by row; what a row has wrong; and what columns are ignored. InputError when the heading is wrong. */
export function* documentsOfRows(
  path: string,
  ruleSets: readonly RuleSet[],
  root: Root = null,
  map: ColumnMap | null = null,
): Generator<Parsed | InputError | { readonly note: string }> {
  const records = readRecords(path, 'hold-lines', root);
  const heading = readHeading(path, records, unionOfConditions(ruleSets), map);
  if (heading === null) return;
  if (heading.ignored.length > 0) yield { note: `${path}: columns ignored: ${heading.ignored.join(', ')}.` };
  // Held back until the line below it is known: Qualtrics writes two more lines of headings.
  let first: RecordText | null = null;
  let isFirst = true;
  for (const record of records) {
    if ('message' in record) {
      yield new InputError([record]);
      continue;
    }
    const row = rowOf(() => textOf(path, { ...record, row: record.row - heading.hiddenRows }));
    if (row instanceof InputError) yield row;
    else if (isFirst) first = isExplanation(row, heading) ? null : row;
    else if (first !== null && isOfQualtrics(row.text)) {
      yield new InputError([
        first.problem(0, 'extra-heading', belowQualtrics),
        row.problem(0, 'extra-heading', importIds),
      ]);
      first = null;
    } else {
      if (first !== null) yield* cityOf(first, heading, map);
      first = null;
      yield* cityOf(row, heading, map);
    }
    isFirst = false;
  }
  if (first !== null) yield* cityOf(first, heading, map);
}

/** The row below the heading that `psp-check init answers.csv` writes for people. */
function isExplanation(record: RecordText, { delimiter, columns }: Heading): boolean {
  const cells = rowOf(() => cellsOf(record, delimiter));
  const index = columns.findIndex((column) => column?.path[0] === 'city');
  return !(cells instanceof InputError) && cells[index]?.text.trimStart().startsWith('#') === true;
}

const isOfQualtrics = (text: string): boolean => /^"?\{""?ImportId""?:/.test(text);
const importIds = 'Qualtrics writes a line of `ImportId` below its heading. It is not a city: remove the line.';
const belowQualtrics =
  'Qualtrics writes the texts of the questions below its heading. They are not a city: remove the line, or write `heading-rows: 3` in a file for `--columns`.';

function* cityOf(record: RecordText, heading: Heading, map: ColumnMap | null): Generator<Parsed | InputError> {
  const parsed = rowOf(() => parsedRow(record, heading, map));
  if (parsed) yield parsed;
}

function rowOf<Row>(read: () => Row): Row | InputError {
  try {
    return read();
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
}

type Records = Generator<FileRecord | Problem>;

/** Null for a file in which nothing stands. What comes below a heading that is wrong cannot be understood: InputError. */
function readHeading(path: string, records: Records, conditions: Conditions, map: ColumnMap | null): Heading | null {
  const first = nextText(path, records);
  if (first === null) return null;
  const [, separator] = /^"?sep=(.)"?[,;\t]*$/i.exec(first.text) ?? [];
  if (separator === undefined) return headingBelowTitles(first, null, records, conditions, map);
  if (!isDelimiter(separator)) {
    const message = `\`${separator}\` cannot separate cells here. Export the file with commas, semicolons or tabs.`;
    throw new InputError([first.problem(0, 'csv-separator', message)]);
  }
  const second = nextText(path, records);
  if (second === null) return null;
  const heading = headingBelowTitles(second, separator, records, conditions, map);
  return { ...heading, text: `${first.text}\n${heading.text}`, hiddenRows: 1 };
}

/** A heading further down is told: whether what stands above it is only a title, nobody has said. */
function headingBelowTitles(
  record: RecordText,
  separator: string | null,
  records: Records,
  conditions: Conditions,
  map: ColumnMap | null,
): Heading {
  const more = Array.from({ length: (map?.headingRows ?? 1) - 1 }, () => nextText(record.path, records));
  try {
    return headingOf([record, ...more.filter((each) => each !== null)], separator, conditions, map);
  } catch (error) {
    if (!(error instanceof InputError) || !error.problems.some(({ code }) => code === 'no-city-column')) throw error;
    for (let count = 0; count < mostTitles; count++) {
      const below = rowOf(() => nextText(record.path, records));
      if (below === null || below instanceof InputError) break;
      if (rowOf(() => hasCityColumn(below, separator, map)) !== true) continue;
      const message = `There is no column \`city\` in the first line, but there is one in line ${below.line}. Remove the lines above it.`;
      throw new InputError([record.problem(0, 'no-city-column', message)]);
    }
    throw error;
  }
}

const mostTitles = 20;

function nextText(path: string, records: Records): RecordText | null {
  const { value, done } = records.next();
  if (done) return null;
  if ('message' in value) throw new InputError([value]);
  return textOf(path, value);
}

/** Null for a row without anything in it. */
function parsedRow(plain: RecordText, heading: Heading, map: ColumnMap | null): Parsed | null {
  const { delimiter, columns } = heading;
  const cells = cellsOf(plain, delimiter);
  const texts = cells.map(({ text }) => text.trim());
  if (texts.every((text) => text === '')) return null;
  const city = texts[columns.findIndex((column) => column?.path[0] === 'city')] ?? '';
  const record = inRow(plain, city);
  // Cells that are empty at the end of a row may be left out, and so may the names of columns.
  if (texts.slice(columns.length).some((text) => text !== '')) {
    const message = `This row has ${pluralize(cells.length, 'cell')}, but the heading has ${columns.length}. A cell with a \`${delimiter}\` in it stands in quotes.`;
    throw new InputError([
      record.problem(cells[columns.length]?.start ?? 0, null, 'csv-cells', message + swallowed(plain)),
    ]);
  }
  const isHeading = columns.every((column, index) => column === null || column.name === texts[index]);
  const other = isHeading ? 'This is the heading once more. Remove the row.' : notACity(city);
  if (other !== null) throw new InputError([record.problem(0, null, 'not-a-city', other)]);
  const data = newData();
  const problems: Problem[] = [];
  const filled: Filled[] = [];
  const ticked = new Map<BoxGroup, Ticked>();
  for (const [index, column] of columns.entries()) {
    const text = texts[index] ?? '';
    const start = cells[index]?.start ?? 0;
    if (column?.box) {
      const fault = addTick(ticked, { column, start, text }, column.box);
      if (fault !== null) problems.push(record.problem(start, column, fault.code, fault.message));
      continue;
    }
    if (column === null || text === '') continue;
    const value = formulaFault(text) ?? column.read(text);
    if (isCellFault(value)) problems.push(record.problem(start, column, value.code, value.message));
    put(data, column.path, isCellFault(value) ? 0 : value);
    filled.push({ column, start, text, value: isCellFault(value) ? null : value });
  }
  for (const [group, { at, boxes, isAsked, isFaulty }] of ticked) {
    const answer = isFaulty ? [] : answerOfBoxes(group, boxes, isAsked);
    if (answer === undefined) continue;
    const column = { ...at.column, name: group.question };
    const text = boxes.map(({ choice }) => choice).join('; ');
    if (isCellFault(answer)) problems.push(record.problem(at.start, column, answer.code, answer.message));
    const value = isFaulty || isCellFault(answer) ? null : answer;
    // What is wrong is told once.
    put(data, column.path, value ?? 'unknown');
    filled.push({ column, start: at.start, text, value });
  }
  addMissingNotes(data, filled, columns, (at, message) => {
    problems.push(record.problem(at.start, at.column, 'no-note', message));
  });
  if (map) addOfMap(data, filled, map);
  // A row without an answer is a city that has not answered, and so it is with an agency.
  data['answers'] ??= newData();
  for (const agency of Object.values(data['agencies'] ?? {})) {
    if (agency['file'] === undefined) agency['answers'] ??= newData();
  }
  const cellOf = (path: Path): Filled | undefined =>
    path.length === 0 ? undefined : filled.find(({ column }) => startsAlike(column.path, path));
  const document: Document = {
    path: plain.path,
    text: plain.text,
    // What the cells of a row mean, its heading says.
    sha256: sha256Of([...(map ? [map.sha256] : []), heading.text, plain.text].join('\n')),
    data,
    locate: (path) => plain.locate(cellOf(path)?.start ?? 0),
    // Cells with dates are text.
    spelling: () => '',
    problem: (path, _at, code, message) => {
      const cell = cellOf(path);
      return record.problem(cell?.start ?? 0, cell?.column ?? null, code, message);
    },
  };
  return { document, problems };
}

type Filled = {
  readonly column: Column;
  readonly start: number;
  readonly text: string;
  readonly value: unknown;
};

/** The boxes of a question in a row. */
type Ticked = {
  /** The first that is ticked, or the first of all. */
  at: Pick<Filled, 'column' | 'start'>;
  readonly boxes: Box[];
  isAsked: boolean;
  isFaulty: boolean;
};

function addTick(
  ticked: Map<BoxGroup, Ticked>,
  at: Pick<Filled, 'column' | 'start' | 'text'>,
  box: Box,
): PlainFault | null {
  const group: Ticked = ticked.get(box.group) ?? { at, boxes: [], isAsked: true, isFaulty: false };
  ticked.set(box.group, group);
  const tick = formulaFault(at.text) ?? tickOf(at.text, box);
  if (tick === null) group.isAsked = false;
  if (tick === null || tick === false) return null;
  if (group.boxes.length === 0) group.at = at;
  group.boxes.push(box);
  if (tick === true) return null;
  group.isFaulty = true;
  return tick;
}

/** Problems that say where they are as a spreadsheet shows it. */
function inRow({ row, problem }: RecordText, city: string) {
  const name = `Row ${row}${city === '' ? '' : ` (${cut(city, 60)})`}`;
  return {
    problem: (start: number, column: Column | null, code: ProblemCode, message: string): Problem =>
      problem(start, code, `${name}${column === null ? '' : `, column \`${cut(column.name, 80)}\``}: ${message}`),
  };
}

/** What stands in the column of the city in a row that is of none. */
function notACity(city: string): string | null {
  if (/^(?:grand[ -]?|sub[ -]?)?totals?\b[^a-z]*$|^(?:sum|average)$/i.test(city))
    return `\`${city}\` is not a city. Remove the row that adds up the others.`;
  if (/^(?:open-ended )?response$/i.test(city))
    return 'SurveyMonkey writes a second line of headings. It is not a city: remove the row.';
  return /^\{"ImportId":/.test(city) ? importIds : null;
}

/** What does not apply needs a note that says why. With one that is made up here, what is missing is told once. */
function addMissingNotes(
  data: Data,
  filled: readonly Filled[],
  columns: readonly (Column | null)[],
  addProblem: (at: Filled, message: string) => void,
): void {
  for (const at of filled) {
    const answer = at.column.path.slice(0, -1);
    if (at.value !== 'not-applicable' || at.column.path.at(-1) === 'reply' || answer.length === 0) continue;
    const path = [...answer, 'note'];
    const place = path.join('.');
    if (filled.some(({ column }) => column.path.join('.') === place)) continue;
    const named = columns.find((column) => column?.path.join('.') === place);
    const shown = named ? named.name : place.replace(/^answers\./, '');
    const fix = named ? `Fill in the column \`${shown}\`.` : `Add a column \`${shown}\`.`;
    addProblem(at, `\`${at.text}\` (not applicable) needs a note that says why. ${fix}`);
    put(data, path, at.text);
  }
}

/** What a mapping file says of every city, and the evidence that its columns are. What the row says itself stays. */
function addOfMap(data: Data, filled: readonly Filled[], { everyCity, sources }: ColumnMap): void {
  for (const [key, value] of Object.entries(everyCity)) data[key] ??= value;
  const answered = new Map<string, { readonly path: readonly string[]; readonly said: string[] }>();
  for (const { column, text, value } of filled) {
    if (column.source === null || value === null || value === 'unknown') continue;
    const path = [...column.path.slice(0, column.path.lastIndexOf('answers') + 2), 'evidence', column.source];
    const { said } = answered.get(path.join('.')) ?? { said: [] };
    const isBlank = text === '';
    const answer = isBlank
      ? `by ticking no box of “${quoted(column.name)}”`
      : `“${quoted(text)}” to “${quoted(column.name)}”`;
    answered.set(path.join('.'), { path, said: [...said, answer] });
  }
  for (const { path, said } of answered.values()) {
    if (valueAt(data, path) === undefined) put(data, path, `Answered ${said.join('; ')}.`);
  }
  if (answered.size === 0) return;
  for (const [id, source] of Object.entries(sources)) {
    if (valueAt(data, ['sources', id]) === undefined) put(data, ['sources', id], source);
  }
}

const quoted = (text: string): string => cut(text.replace(/\s+/g, ' '), 200);

const valueAt = (data: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, key) => childValue(inner, key), data);

/** Whether one path leads into what the other leads to, or both to the same. */
const startsAlike = (one: Path, other: Path): boolean =>
  (one.length < other.length ? one : other).every(
    (key, index) => key === (one.length < other.length ? other : one)[index],
  );

type Data = { [key: string]: unknown };

const newData = (): Data => Object.create(null);

function put(data: Data, [key = '', ...more]: readonly string[], value: unknown): void {
  if (more.length === 0) {
    data[key] = value;
    return;
  }
  // No column is a part of another, so what stands here was made here.
  data[key] ??= newData();
  put(data[key] as Data, more, value);
}
