import { resolve } from 'node:path';
import { InputError, type Problem } from '../../errors.ts';
import type { City } from '../../model/city.ts';
import { cityKey } from '../../model/city.ts';
import type { RuleSet } from '../../model/rule-set.ts';
import { pluralize } from '../../text/list.ts';
import { numberWords } from '../../text/number-words.ts';
import { fileProblem } from '../files/file-problem.ts';
import { type InputKind, kindOf } from '../files/input-kind.ts';
import { expandOperands, type Unread } from '../files/operands.ts';
import { readBytes } from '../files/read.ts';
import { checkRoot, type Root } from '../files/root.ts';
import { childValue } from '../source/data.ts';
import { type Parsed, parseWithProblems } from '../source/document.ts';
import { placedMessage } from '../source/faults.ts';
import { readRecords } from '../source/records.ts';
import { newReading } from './agency-file.ts';
import { notMeant, toCity } from './city.ts';
import type { ColumnMap } from './column-map.ts';

/** What operands come to, one by one: a city, what is wrong with an input, or what is to be said of one. `file`: the one that was to be read as a city. */
export type Loaded =
  | { readonly city: City }
  | { readonly problems: readonly Problem[]; readonly file?: string }
  | { readonly note: string };

export type LoadOptions = {
  /** What a file names is read from inside this folder only; null: see root.ts. */
  readonly root: Root;
  /** What standard input is, and every file whose ending does not say. */
  readonly input: InputKind;
  /** Patterns of what is left out of folders, and of what a pattern matches. */
  readonly exclude?: readonly string[];
  /** Of a file of many cities, only the last row of each counts. */
  readonly latest?: boolean;
  /** The path of a file that says what the columns of tables mean; null: their headings do. */
  readonly columns?: string | null;
};

const defaults: LoadOptions = { root: null, input: 'yaml' };

/**
 * The cities that operands name, in their order, each as soon as it is read: files, folders, globs, `-` for standard input. One that cannot be read does not
 * stop the others. A file that is named twice counts once. UsageError when the root is not a folder.
 */
export async function* eachCity(
  operands: readonly string[],
  ruleSets: readonly RuleSet[],
  { root, input, exclude = [], latest = false, columns = null }: LoadOptions = defaults,
): AsyncGenerator<Loaded> {
  checkRoot(root);
  const reading = newReading(root);
  const map = columns === null ? null : await columnMap(columns, ruleSets, root);
  const { files, problems, unread: notRead } = expandOperands(operands, { root, exclude });
  const unread: Unread[] = [...notRead];
  if (problems.length > 0) yield { problems };
  const seen = new Map<string, string>();
  const isNew = unseen();
  for (const { path, fromDirectory } of files) {
    const whole = path === '-' ? null : resolve(path);
    const same = whole === null ? undefined : seen.get(whole);
    if (same !== undefined) {
      yield { note: `${path} is the same file as ${same} and is checked once.` };
      continue;
    }
    if (whole !== null) seen.set(whole, path);
    let told = 0;
    const kind = kindOf(path, input);
    const isWhole = kind === 'yaml' || kind === 'json';
    const rows = isWhole ? [await documentOf(path, kind, root)] : rowsOf(path, kind, ruleSets, root, map);
    for await (const parsed of latest && !isWhole ? latestOf(path, rows) : rows) {
      if (told >= mostProblemsOfMany) {
        yield { problems: [givenUp(path, parsed)], file: path };
        break;
      }
      if ('note' in parsed) {
        yield parsed;
        continue;
      }
      try {
        if (parsed instanceof InputError) throw parsed;
        const other = fromDirectory ? notMeant(parsed.document.data, isWhole) : null;
        if (other !== null) {
          unread.push({ path, why: other });
          break;
        }
        yield { city: await toCity(parsed.document, ruleSets, reading, parsed.problems) };
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        const problems = error.problems.filter((problem) => problem.path === path || isNew(problem));
        told += problems.length;
        yield { problems, file: path };
      }
    }
  }
  if (unread.length > 0) yield { note: unreadNote(unread) };
}

async function columnMap(path: string, ruleSets: readonly RuleSet[], root: Root): Promise<ColumnMap> {
  const { loadColumnMap } = await import('./column-map-file.ts');
  return loadColumnMap(path, ruleSets, root);
}

/** One line for all, so that nothing in a folder goes unread without a word. */
function unreadNote(unread: readonly Unread[]): string {
  const shown = unread.slice(0, mostUnreadShown).map(({ path, why }) => `${path} (${why})`);
  const rest = unread.length > shown.length ? ` and ${pluralize(unread.length - shown.length, 'more file')}` : '';
  return `Not read as a city: ${shown.join(', ')}${rest}.`;
}

const mostUnreadShown = 20;

/** Of a file of many cities the last row of each, in the order of the file; what is wrong with a row stands where it was. */
async function* latestOf(path: string, documents: AsyncIterable<Row> | Iterable<Row>): AsyncGenerator<Row> {
  const rows = new Map<string, Row>();
  let leftOut = 0;
  let count = 0;
  for await (const row of documents) {
    count++;
    const city = 'document' in row ? childValue(row.document.data, 'city') : undefined;
    const key = typeof city === 'string' ? cityKey(city) : `\0${count}`;
    // Put at the end, where the last one stands.
    if (rows.delete(key)) leftOut++;
    rows.set(key, row);
  }
  yield* rows.values();
  if (leftOut > 0) yield { note: `${path}: ${pluralize(leftOut, 'earlier row')} of a city ignored (--latest).` };
}

/** A file with more problems than this is not a file of cities. */
export const mostProblemsOfMany = 1000;

function givenUp(path: string, parsed: Row): Problem {
  const place =
    'document' in parsed ? parsed.document.locate([], 'key') : parsed instanceof InputError ? parsed.problems[0] : null;
  return {
    ...fileProblem(
      path,
      'too-many-problems',
      `This file has ${numberWords(mostProblemsOfMany)} problems before this line. The rest of it was not read.`,
    ),
    line: place?.line ?? 1,
  };
}

/** What is wrong with an agency file or a rule set is reported once, however many cities name it. */
function unseen(): (problem: Problem) => boolean {
  const seen = new Set<string>();
  return (problem) => seen.size < seen.add(placedMessage(problem)).size;
}

/** A city of a file, what is wrong with it, or something to be said of it. */
type Row = Parsed | InputError | { readonly note: string };

/** The document of a file that holds one. */
async function documentOf(path: string, notation: 'yaml' | 'json', root: Root): Promise<Row> {
  try {
    return await parseWithProblems(path, readBytes(path, root), { notation, firstLine: 1 });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error;
  }
}

/** What a file of many cities holds. */
async function* rowsOf(
  path: string,
  kind: 'ndjson' | 'csv',
  ruleSets: readonly RuleSet[],
  root: Root,
  map: ColumnMap | null,
): AsyncGenerator<Row> {
  try {
    if (kind === 'ndjson') yield* documentsOfLines(path, root);
    else {
      const { documentsOfRows } = await import('./city-rows.ts');
      yield* documentsOfRows(path, ruleSets, root, map);
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    yield error;
  }
}

/** A city in JSON on every line. */
async function* documentsOfLines(path: string, root: Root): AsyncGenerator<Parsed | InputError> {
  let isFirst = true;
  for (const record of readRecords(path, 'mean-nothing', root)) {
    if ('message' in record) {
      yield new InputError([record]);
      continue;
    }
    if (
      isFirst &&
      /[[{,]\s*$/.test(Buffer.from(record.bytes).toString('utf8', Math.max(0, record.bytes.length - 100)))
    ) {
      yield new InputError([{ ...fileProblem(path, 'not-one-line', notOneLine), line: record.line }]);
      return;
    }
    isFirst = false;
    try {
      yield await parseWithProblems(path, record.bytes, { notation: 'json', firstLine: record.line });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      yield error;
      // What is in another encoding is so on every line.
      if (error.problems.some(({ code }) => code === 'utf-16')) return;
    }
  }
}

const notOneLine =
  'The value does not end on this line, and in NDJSON each city has one line. Name the file .json if it holds one city; otherwise write each on one line, as `jq -c .` does.';

export type Cities = {
  /** In the order of the operands. */
  readonly cities: readonly City[];
  readonly errors: readonly Problem[];
  /** What was passed over, and why. */
  readonly notes: readonly string[];
};

/** All that eachCity gives. */
export async function loadCities(
  operands: readonly string[],
  ruleSets: readonly RuleSet[],
  options: LoadOptions = defaults,
): Promise<Cities> {
  const cities: City[] = [];
  const errors: Problem[] = [];
  const notes: string[] = [];
  for await (const loaded of eachCity(operands, ruleSets, options)) {
    if ('city' in loaded) cities.push(loaded.city);
    else if ('note' in loaded) notes.push(loaded.note);
    else for (const problem of loaded.problems) errors.push(problem);
  }
  return { cities, errors, notes };
}
