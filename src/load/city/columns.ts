// What the columns of a CSV file mean: each is a place in a city file, with dots between. A name may differ from its place by case, spaces,
// hyphens and underscores.
import { InputError, type Problem } from '../../errors.ts';
import { kindOf } from '../../fields/index.ts';
import type { Field } from '../../model/rule-set.ts';
import { cut } from '../../text/cut.ts';
import { suggest } from '../../text/suggest.ts';
import { instead } from '../schema/choices.ts';
import { type Cell, delimiterOf } from '../source/csv.ts';
import type { Path } from '../source/document.ts';
import { firstOf } from '../source/faults.ts';
import { type Box, boxesOf } from './boxes.ts';
import {
  type ReadCell,
  readDate,
  readerOf,
  readHolders,
  readIds,
  readOwn,
  readReply,
  readText,
  sameWord,
} from './cells.ts';
import { asHeading, type ColumnMap, type MappedColumn, missingColumns, type Place } from './column-map.ts';
import { cellsOf, type RecordText } from './row-text.ts';

export type Column = Place & {
  /** As the heading has it. */
  readonly name: string;
  /** What its answers rest on, by the id of the source; null: nothing that the column says. */
  readonly source: string | null;
  /** Of check boxes that have a column each, which of them; null: a column that is an answer by itself. */
  readonly box: Box | null;
};

export type Heading = {
  readonly text: string;
  readonly delimiter: string;
  /** Null: ignored. */
  readonly columns: readonly (Column | null)[];
  readonly ignored: readonly string[];
  /** Above it, which a spreadsheet does not show. */
  readonly hiddenRows: number;
};

export type Conditions = ReadonlyMap<string, readonly Field[]>;

export const mostColumns = 1000;

/** What every CSV of psp-check has, of reports, comparisons, histories and changes. */
const reportColumns = ['city', 'city-file', 'rule-set', 'read-as', 'verdict'];

/** Whether a record names the cities of the rows below it. */
export function hasCityColumn(record: RecordText, delimiter: string | null, map: ColumnMap | null): boolean {
  const isCity = cityIn(map);
  const cells = cellsOf(record, delimiter ?? delimiterOf(record.text, isCity));
  return cells.some(({ text }) => isCity(text));
}

const cityIn =
  (map: ColumnMap | null) =>
  (name: string): boolean =>
    sameWord(name.trim(), ['city']) !== null || map?.columns.get(asHeading(name))?.path[0] === 'city';

/**
 * The heading of a table, from its rows of headings. `separator` is what the file itself says of it; null: what the heading has most of. InputError with
 * everything that is wrong.
 */
export function headingOf(
  records: readonly [RecordText, ...RecordText[]],
  separator: string | null,
  conditions: Conditions,
  map: ColumnMap | null,
): Heading {
  const text = records.map((each) => each.text).join('\n');
  const delimiter = separator ?? delimiterOf(text, cityIn(map));
  const [record] = records;
  const rows = records.map((each) => cellsOf(each, delimiter));
  const cells = rows.reduce((most, each) => (each.length > most.length ? each : most));
  if (cells.length > mostColumns) {
    const message = `This file has ${cells.length} columns; the limit is ${mostColumns}.`;
    throw new InputError([record.problem(cells[mostColumns]?.start ?? 0, 'too-many-columns', message)]);
  }
  const names = rows[0]?.map((cell) => cell.text) ?? [];
  if (reportColumns.every((name) => names.includes(name))) {
    const message = `This is a report of psp-check as CSV, not a table of cities. Name the files that it was made from.`;
    throw new InputError([record.problem(0, 'not-a-city-file', message)]);
  }
  const problems: Problem[] = [];
  const ignored: string[] = [];
  const columns = columnsOf(record, rows, cells.length, { conditions, map, problems, ignored });
  for (const message of map
    ? missingColumns(
        map,
        rows.flatMap((row) => row.map((cell) => cell.text)),
      )
    : [])
    problems.push(record.problem(0, 'missing-column', message));
  if (!columns.some((column) => column?.path[0] === 'city'))
    problems.push(record.problem(0, 'no-city-column', noCityColumn(conditions)));
  for (const [index, column] of columns.entries()) {
    const whole = columns.find((other) => other && column && other !== column && isWithin(column.path, other.path));
    if (!whole) continue;
    const message = `\`${column?.name}\` is a part of the column \`${whole.name}\`. Keep one of them.`;
    problems.push(record.problem(cells[index]?.start ?? 0, 'repeated-column', message));
  }
  if (problems.length > 0) throw new InputError(firstOf(problems));
  return { text, delimiter, columns, ignored, hiddenRows: 0 };
}

type Reading = {
  readonly conditions: Conditions;
  readonly map: ColumnMap | null;
  readonly problems: Problem[];
  readonly ignored: string[];
};

function columnsOf(
  record: RecordText,
  rows: readonly (readonly Cell[])[],
  count: number,
  { conditions, map, problems, ignored }: Reading,
): readonly (Column | null)[] {
  const [cells = []] = rows;
  const names = Array.from({ length: count }, (_, index) => nameAt(rows, index, conditions, map));
  const ownRules = names.some((name) => sameWord(name, ['rules']) !== null)
    ? ' A rule set of your own that a row names has to be given with `--rules` as well.'
    : '';
  const places = new Map<string, string>();
  const boxes = boxesOf(rows, count, map, (index, code, message) => {
    problems.push(record.problem(cells[index]?.start ?? 0, code, message));
  });
  for (const { path, question } of map?.groups ?? []) places.set(path.join('.'), question);
  return names.map((name, index): Column | null => {
    const start = cells[index]?.start ?? 0;
    const box = boxes.get(index);
    const mapped: MappedColumn | undefined = map?.columns.get(asHeading(name));
    if (box && box.words !== null && mapped) {
      const message = `This column is the box \`${cut(box.choice, 80)}\` of \`${cut(box.group.question, 80)}\`, and \`${cut(mapped.heading, 80)}\` as well. Keep one of them in ${map?.path}.`;
      problems.push(record.problem(start, 'repeated-column', message));
    }
    // A text beside another choice may be a note.
    if (box && (box.words !== null || !mapped)) return { ...box.group, name, box };
    const column = mapped ?? columnOf(name, conditions);
    if ('message' in column) problems.push(record.problem(start, 'unknown-column', column.message + ownRules));
    if ('ignored' in column) ignored.push(name === '' ? `column ${index + 1}, which has no name` : column.ignored);
    if (!('path' in column)) return null;
    const place = column.path.join('.');
    const before = places.get(place);
    if (before === undefined) {
      places.set(place, name);
      return { ...column, name, source: mapped?.source ?? null, box: null };
    }
    const same = before === name ? 'is repeated' : `is the same as \`${before}\``;
    problems.push(record.problem(start, 'repeated-column', `The column \`${name}\` ${same}. Keep one of them.`));
    return null;
  });
}

/** Of several rows of headings, the text that means something. */
function nameAt(
  rows: readonly (readonly Cell[])[],
  index: number,
  conditions: Conditions,
  map: ColumnMap | null,
): string {
  const texts = rows.map((row) => row[index]?.text.trim() ?? '');
  return (
    texts.find((text) => map?.columns.has(asHeading(text))) ??
    texts.find((text) => rows.length > 1 && 'path' in columnOf(text, conditions)) ??
    texts.find((text) => text !== '') ??
    ''
  );
}

const noCityColumn = (conditions: Conditions): string =>
  `The column \`city\` is missing. The first line names the columns: \`city\`, \`as-of\` and, for each answer, the condition and the field, such as \`${exampleOf(conditions)}\`. Where the first line has questions instead, say what they mean in a file and name it with \`--columns\`.`;

const exampleOf = (conditions: Conditions): string => {
  const [id = 'condition', [first] = []] = [...conditions].find(([, fields]) => fields.length > 0) ?? [];
  return `${id}.${first?.id ?? 'field'}`;
};

/** The keys of a city file that hold one text, and how it is read. */
const textColumns: Readonly<Record<string, ReadCell>> = {
  city: readText,
  rules: readText,
  'as-of': readDate,
  'answered-by': readText,
  'answered-on': readDate,
  'compiled-by': readText,
  'record-until': readDate,
  'covered-by': readIds,
};
/** The keys that are columns by themselves. */
export const ownColumns: readonly string[] = Object.keys(textColumns);

/** The keys of a city file, and of an answer, that hold more. */
const nested = ['sources', 'agencies'];
const ofSource = ['title', 'publisher', 'date', 'url'];
const ofAgency = ['name', 'own', 'file', 'answers'];
const besideFields = ['reply', 'note', 'held-by', 'evidence'];

type Named = Place | { readonly message: string } | { readonly ignored: string };

/** A column of a city, what is wrong with one that is meant as one, or any other. */
export function columnOf(name: string, conditions: Conditions): Named {
  const own = sameWord(name, ownColumns);
  if (own !== null) return placeOf([own], textColumns[own] ?? readText);
  const [first = '', ...rest] = name.split('.').map((part) => part.trim());
  const outer = sameWord(first, nested);
  if (outer !== null && rest.length > 1) return nestedColumn(name, outer, rest, conditions);
  if (outer !== null && rest.length === 0) {
    const example = outer === 'sources' ? 'sources.manual.title' : 'agencies.jail.name';
    return { ignored: `${quotedName(name)} (${outer} have columns such as \`${example}\`)` };
  }
  const column = answerColumn([first, ...rest], conditions);
  if (column) return { ...column, path: ['answers', ...column.path] };
  const condition = sameWord(first, [...conditions.keys()]);
  const fields = conditions.get(condition ?? '');
  if (condition === null || !fields) return unlike(name, first, rest.length > 0, conditions);
  if (fields.length === 0) return { message: `The condition \`${condition}\` asks nothing and takes no answer.` };
  const known = [...fields.map(({ id }) => id), ...besideFields].map((key) => `${condition}.${key}`);
  return { message: `\`${name}\` is not a field of \`${condition}\`. ${instead(name, known)}` };
}

function nestedColumn(name: string, outer: string, rest: readonly string[], conditions: Conditions): Named {
  const [id = '', given = '', ...answer] = rest;
  const key = sameWord(given, outer === 'sources' ? ofSource : ofAgency) ?? given;
  const held = outer === 'agencies' && key === 'answers' ? answerColumn(answer, conditions) : null;
  if (held) return { ...held, path: [outer, id, key, ...held.path] };
  // No place in a city file is deeper.
  if (answer.length > (outer === 'agencies' ? 3 : 0)) return { message: tooManyParts(name) };
  const read = key === 'date' ? readDate : key === 'own' ? readOwn : readText;
  return placeOf([outer, id, key, ...answer], read);
}

const placeOf = (path: readonly string[], read: ReadCell, field: Field | null = null): Place => ({
  path,
  read,
  field,
  isDate: read === readDate || (field !== null && kindOf(field).cell === 'date'),
});

const tooManyParts = (name: string): string =>
  `The column ${quotedName(name)} has more parts than a place in a city file can have, such as \`sources.manual.title\` or \`agencies.jail.name\`.`;

const quotedName = (name: string): string => `\`${cut(name, 80)}\``;

/** A column that is none of a city: meant as one where it has the letters of one, or is made of ids with dots between; otherwise of something else. */
function unlike(name: string, first: string, isDotted: boolean, conditions: Conditions): Named {
  if (isDotted && /^[a-z][a-z0-9-]*(?:\.[\w-]+)+$/.test(name)) {
    return { message: `\`${first}\` is not a condition. ${instead(first, [...conditions.keys()])}` };
  }
  const known = [...ownColumns, ...conditions.keys()];
  const fields = [...conditions].flatMap(([id, asks]) =>
    asks.length === 0 ? [] : [...asks.map((field) => field.id), ...besideFields].map((key) => `${id}.${key}`),
  );
  const isSpelt = (place: string) => letters(place) === letters(name);
  const spelt = letters(name) === '' ? undefined : fields.find(isSpelt);
  if (spelt !== undefined) return { message: `${quotedName(name)} is not a column. Did you mean \`${spelt}\`?` };
  const meant = isDotted ? null : suggest(name, known);
  const shown = quotedName(name);
  if (meant === null) return { ignored: shown };
  if (isSpelt(meant)) return { message: `${shown} is not a column. ${instead(name, known)}` };
  return { ignored: `${shown} (not \`${meant}\`)` };
}

const letters = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The column of a condition and a field, or of the condition alone, which stands for its first field. */
function answerColumn([given = '', field, ...more]: readonly string[], conditions: Conditions): Place | null {
  const condition = sameWord(given, [...conditions.keys()]) ?? '';
  const fields = conditions.get(condition) ?? [];
  const ids = fields.map(({ id }) => id);
  const id = field === undefined ? ids[0] : sameWord(field, ids);
  const meant = fields.find((each) => each.id === id);
  if (meant) {
    if (more.length > (kindOf(meant).isYearly ? 1 : 0)) return null;
    return placeOf([condition, meant.id, ...more], readerOf(meant), meant);
  }
  const beside = field === undefined || fields.length === 0 ? null : sameWord(field, besideFields);
  if (beside === null || more.length !== (beside === 'evidence' ? 1 : 0)) return null;
  return placeOf([condition, beside, ...more], besideReaders[beside] ?? readText);
}

const besideReaders: Readonly<Record<string, ReadCell>> = { reply: readReply, 'held-by': readHolders };

/** Whether a path leads into what another leads to. */
const isWithin = (path: Path, outer: Path): boolean =>
  path.length > outer.length && outer.every((key, index) => key === path[index]);
