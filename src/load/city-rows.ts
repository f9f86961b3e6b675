// Cities as the rows of a CSV file: what a survey or a spreadsheet exports. A column is a place in a city file: `city`, `as-of`, and for an answer
// the condition, the field and perhaps the year, with dots between.

import { InputError, type Problem } from '../errors.ts';
import { kindOf } from '../fields/index.ts';
import type { Location } from '../model/city.ts';
import type { Field, RuleSet } from '../model/rule-set.ts';
import { cut } from '../text/cut.ts';
import { counted } from '../text/list.ts';
import { suggest } from '../text/suggest.ts';
import { instead } from './choices.ts';
import { type Cell, delimiterOf, readCells } from './csv.ts';
import { checkCharacters, type Document, decode, type Parsed, type Path, placesIn, sha256Of } from './document.ts';
import { collectFaults, firstOf } from './faults.ts';
import { type PlainFault, readPlain } from './plain-scalar.ts';
import { type FileRecord, readRecords } from './records.ts';
import type { Root } from './root.ts';
import { unionOfConditions } from './union.ts';

/** The cities of a file or of standard input, row by row; what a row has wrong; and what columns are passed over. InputError when the heading is wrong. */
export function* documentsOfRows(
  path: string,
  ruleSets: readonly RuleSet[],
  root: Root = null,
): Generator<Parsed | InputError | { readonly note: string }> {
  let heading: Heading | null = null;
  for (const record of readRecords(path, 'hold-lines', root)) {
    if ('message' in record) {
      // Nothing after a heading that is not there can be understood.
      if (heading === null) throw new InputError([record]);
      yield new InputError([record]);
    } else if (heading === null) {
      heading = headingOf(textOf(path, record), unionOfConditions(ruleSets));
      const { passedOver } = heading;
      if (passedOver.length > 0)
        yield { note: `${path}: passed over, as no columns of a city: ${passedOver.join(', ')}.` };
    } else {
      try {
        const parsed = parsedRow(textOf(path, record, heading.text), heading);
        if (parsed) yield parsed;
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        yield error;
      }
    }
  }
}

/** A record with its places. */
type RecordText = {
  readonly path: string;
  readonly text: string;
  readonly sha256: string;
  readonly locate: (offset: number) => Location;
  readonly problem: (offset: number, code: string, message: string) => Problem;
};

function textOf(path: string, { bytes, line: firstLine }: FileRecord, heading: string | null = null): RecordText {
  const text = decode(path, bytes, firstLine);
  const { positionOf, problemAt } = placesIn(path, text, firstLine);
  const record: RecordText = {
    path,
    text,
    // What the cells of a row mean, its heading says.
    sha256: sha256Of(heading === null ? bytes : `${heading}\n${text}`),
    locate: (offset) => ({ path, ...positionOf(offset) }),
    problem: (offset, code, message) => problemAt({ offset, code, message }),
  };
  const faults = collectFaults(positionOf);
  checkCharacters(text, faults);
  if (faults.count() > 0) throw new InputError(firstOf(faults.found.map(problemAt), faults.count()));
  return record;
}

type Column = {
  /** As a city file has it. */
  readonly path: readonly string[];
  /** How the text of a cell becomes a value. */
  readonly takes: 'text' | 'number' | 'set' | 'one-or-several';
};

type Heading = {
  readonly text: string;
  readonly delimiter: string;
  /** Null: passed over. */
  readonly columns: readonly (Column | null)[];
  readonly passedOver: readonly string[];
};

type Conditions = ReadonlyMap<string, readonly Field[]>;

function headingOf(record: RecordText, conditions: Conditions): Heading {
  const delimiter = delimiterOf(record.text, 'city');
  const cells = cellsOf(record, delimiter);
  if (cells.length > mostColumns) {
    const message = `There are ${cells.length} columns here, and no more than ${mostColumns} are read.`;
    throw new InputError([record.problem(cells[mostColumns]?.start ?? 0, 'too-many-columns', message)]);
  }
  const names = cells.map(({ text }) => text.trim());
  const problems: Problem[] = [];
  const passedOver: string[] = [];
  const places = new Map<string, string>();
  const ownRules = names.includes('rules')
    ? ' A rule set of your own that a row names has to be given with `--rules` as well.'
    : '';
  const columns = names.map((name, index): Column | null => {
    const start = cells[index]?.start ?? 0;
    const column = columnOf(name, conditions);
    if ('message' in column) problems.push(record.problem(start, 'unknown-column', column.message + ownRules));
    if ('passedOver' in column)
      passedOver.push(name === '' ? `column ${index + 1}, which has no name` : column.passedOver);
    if (!('path' in column)) return null;
    const place = column.path.join('.');
    const before = places.get(place);
    if (before === undefined) {
      places.set(place, name);
      return column;
    }
    const same = before === name ? 'is repeated' : `is the same as \`${before}\``;
    problems.push(record.problem(start, 'repeated-column', `The column \`${name}\` ${same}. Keep one of them.`));
    return null;
  });
  if (!names.includes('city')) {
    const message = `There is no column \`city\`. The first line names the columns: \`city\`, \`as-of\` and, for each answer, the condition and the field, such as \`${exampleOf(conditions)}\`.`;
    problems.push(record.problem(0, 'no-city-column', message));
  }
  for (const [index, column] of columns.entries()) {
    const whole = columns.find((other) => other && column && other !== column && isWithin(column.path, other.path));
    if (!whole) continue;
    const message = `\`${names[index]}\` is a part of the column \`${names[columns.indexOf(whole)]}\`. Keep one of them.`;
    problems.push(record.problem(cells[index]?.start ?? 0, 'repeated-column', message));
  }
  if (problems.length > 0) throw new InputError(firstOf(problems));
  return { text: record.text, delimiter, columns, passedOver };
}

export const mostColumns = 1000;

const exampleOf = (conditions: Conditions): string => {
  const [id = 'condition', [first] = []] = [...conditions].find(([, fields]) => fields.length > 0) ?? [];
  return `${id}.${first?.id ?? 'field'}`;
};

/** The keys of a city file that hold one text. */
export const textColumns = ['city', 'rules', 'as-of', 'answered-by', 'answered-on', 'compiled-by'] as const;
/** The keys of a city file, and of an answer, that hold more. */
const nested = ['sources', 'agencies'];
const besideFields: readonly string[] = ['reply', 'note', 'held-by', 'evidence'];

type Named = Column | { readonly message: string } | { readonly passedOver: string };

/** A column of a city, what is wrong with one that is meant as one, or any other. */
function columnOf(name: string, conditions: Conditions): Named {
  if (textColumns.some((key) => key === name)) return { path: [name], takes: 'text' };
  if (name === 'covered-by') return { path: [name], takes: 'set' };
  const [first = '', ...rest] = name.split('.');
  if (nested.includes(first) && rest.length > 1) {
    const [id = '', key = '', ...answer] = rest;
    const held = first === 'agencies' && key === 'answers' ? answerColumn(answer, conditions) : null;
    if (held) return { ...held, path: [first, id, key, ...held.path] };
    // No place in a city file is deeper.
    if (answer.length > (first === 'agencies' ? 3 : 0)) return { message: tooManyParts(name) };
    return { path: [first, ...rest], takes: 'text' };
  }
  const column = answerColumn([first, ...rest], conditions);
  if (column) return { ...column, path: ['answers', ...column.path] };
  const fields = conditions.get(first);
  if (fields && fields.length === 0) {
    return { message: `The condition \`${first}\` asks nothing and takes no answer.` };
  }
  if (fields) {
    const known = [...fields.map(({ id }) => id), ...besideFields].map((key) => `${first}.${key}`);
    return { message: `\`${name}\` is no field of \`${first}\`. ${instead(name, known)}` };
  }
  return unlike(name, first, rest.length > 0, conditions);
}

const tooManyParts = (name: string): string =>
  `The column ${quotedName(name)} has more parts than a place in a city file can have, such as \`sources.manual.title\` or \`agencies.jail.name\`.`;

const quotedName = (name: string): string => `\`${cut(name, 80)}\``;

/** A column that is none of a city: meant as one where it has the letters of one, or is made of ids with dots between; otherwise of something else. */
function unlike(name: string, first: string, isDotted: boolean, conditions: Conditions): Named {
  if (isDotted && /^[a-z][a-z0-9-]*(?:\.[\w-]+)+$/.test(name)) {
    return { message: `There is no condition \`${first}\`. ${instead(first, [...conditions.keys()])}` };
  }
  const meant = isDotted ? null : suggest(name, [...textColumns, 'covered-by', ...nested, ...conditions.keys()]);
  const shown = quotedName(name);
  if (meant === null) return { passedOver: shown };
  if (letters(name) === letters(meant)) return { message: `There is no column ${shown}. Did you mean \`${meant}\`?` };
  return { passedOver: `${shown} (not \`${meant}\`)` };
}

const letters = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The column of a condition and a field, or of the condition alone, which stands for its first field. */
function answerColumn([condition = '', field, ...more]: readonly string[], conditions: Conditions): Column | null {
  const fields = conditions.get(condition) ?? [];
  const meant = field === undefined ? fields[0] : fields.find(({ id }) => id === field);
  if (meant) {
    if (more.length > (kindOf(meant).isYearly ? 1 : 0)) return null;
    return { path: [condition, meant.id, ...more], takes: kindOf(meant).cell };
  }
  if (fields.length === 0 || field === undefined || !besideFields.includes(field)) return null;
  if (more.length !== (field === 'evidence' ? 1 : 0)) return null;
  return { path: [condition, field, ...more], takes: field === 'held-by' ? 'one-or-several' : 'text' };
}

/** Whether a path leads into what another leads to. */
const isWithin = (path: Path, outer: Path): boolean =>
  path.length > outer.length && outer.every((key, index) => key === path[index]);

function cellsOf(record: RecordText, delimiter: string): readonly Cell[] {
  const cells = readCells(record.text, delimiter);
  if ('message' in cells) throw new InputError([record.problem(cells.offset, 'csv-syntax', cells.message)]);
  return cells;
}

/** Null for a row without anything in it. */
function parsedRow(record: RecordText, { delimiter, columns }: Heading): Parsed | null {
  const cells = cellsOf(record, delimiter);
  if (cells.every(({ text }) => text.trim() === '')) return null;
  if (cells.length !== columns.length) {
    const message = `This row has ${counted(cells.length, 'cell')}, but the heading has ${columns.length}. A cell with a \`${delimiter}\` in it stands in quotes.`;
    throw new InputError([record.problem(cells[columns.length]?.start ?? 0, 'csv-cells', message)]);
  }
  const data = newData();
  const problems: Problem[] = [];
  const filled: { readonly path: readonly string[]; readonly start: number }[] = [];
  for (const [index, column] of columns.entries()) {
    const { text, start } = cells[index] ?? { text: '', start: 0 };
    if (column === null || text.trim() === '') continue;
    const value = cellValue(text.trim(), column.takes);
    if (isFault(value)) problems.push(record.problem(start, value.code, value.message));
    put(data, column.path, isFault(value) ? 0 : value);
    filled.push({ path: column.path, start });
  }
  // A row without an answer is a city that has not answered, and so it is with an agency.
  data['answers'] ??= newData();
  for (const agency of Object.values(data['agencies'] ?? {})) {
    if (agency['file'] === undefined) agency['answers'] ??= newData();
  }
  const offsetOf = (path: Path): number => {
    const cell = filled.find((each) => startsAlike(each.path, path));
    return path.length === 0 ? 0 : (cell?.start ?? 0);
  };
  const document: Document = {
    path: record.path,
    text: record.text,
    sha256: record.sha256,
    data,
    locate: (path) => record.locate(offsetOf(path)),
    // Cells with dates are text.
    spelling: () => '',
    problem: (path, _at, code, message) => record.problem(offsetOf(path), code, message),
  };
  return { document, problems };
}

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

/** Several have a `;` between them; one alone may be a word that stands for the whole set, such as `none`. */
function cellValue(text: string, kind: Column['takes']): string | number | readonly string[] | PlainFault {
  switch (kind) {
    case 'text':
      return text;
    case 'number': {
      const plain = readPlain(text);
      return typeof plain === 'number' || isFault(plain) ? plain : text;
    }
  }
  const [first = text, ...more] = text
    .split(';')
    .map((item) => item.trim())
    .filter((item) => item !== '');
  const isOne = more.length === 0 && (kind === 'one-or-several' || first === 'none' || first === 'unknown');
  return isOne ? first : [first, ...more];
}

/** A number that is read as another than people would read is no value. What is no number stays as it is, a mistake that is told with the others. */
const isFault = (value: unknown): value is PlainFault =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
