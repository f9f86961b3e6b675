// A file that says what the columns of somebody else's table mean: `--columns map.yaml`. Survey services head a column with its question and fill
// it with the words of a choice; here the question gets the place of a column, and a choice the word of an answer.
import * as z from 'zod';
import { InputError, type Problem } from '../../errors.ts';
import { kindOf } from '../../fields/index.ts';
import { parseYesNo } from '../../fields/yes-no.ts';
import type { ProblemCode } from '../../model/problem-codes.ts';
import type { RuleSet } from '../../model/rule-set.ts';
import { dateSchema, schemaKeySchema, sourcesFileSchema, textSchema, wholeDaySchema } from '../../model/source-file.ts';
import { wording } from '../../model/wording.ts';
import { cut } from '../../text/cut.ts';
import { suggest } from '../../text/suggest.ts';
import { readBytes } from '../files/read.ts';
import type { Root } from '../files/root.ts';
import { unionOfConditions } from '../rule-set/union.ts';
import { instead } from '../schema/choices.ts';
import { shapeProblems } from '../schema/shape.ts';
import type { DataMap } from '../source/data.ts';
import { type Document, type Path, parseWithProblems } from '../source/document.ts';
import { firstOf, maxProblems, withFaults } from '../source/faults.ts';
import type { PlainFault } from '../source/plain-scalar.ts';
import type { BoxGroup } from './boxes.ts';
import { type ReadCell, wordOfCell, wordsOfCell } from './cells.ts';
import { asHeading, type ColumnMap, type MappedColumn, type Place } from './column-map.ts';
import { type Conditions, columnOf, mostColumns } from './columns.ts';

const orders = ['month/day/year', 'day/month/year', 'year/month/day'] as const;
type DateOrder = (typeof orders)[number];

const wordSchema = z
  .union([textSchema, z.number(), z.boolean(), z.array(textSchema).min(1)])
  .register(wording, { noun: 'a word of the answer, or a list of them' });

const columnSchema = z.strictObject({
  means: textSchema.describe('The place of the column in a city file, such as `dhs-access.in-place`.'),
  words: z
    .record(textSchema, wordSchema)
    .register(wording, { noun: 'a map of what a cell says and what that means, such as `{ "Yes, always": yes }`' })
    .describe('What the cells say, each with what it means; beside `boxes`, whether a cell ticks its box: yes or no.')
    .optional(),
  boxes: z
    .record(textSchema, wordSchema)
    .register(wording, {
      noun: 'a map of choices and what each means, such as `{ "Only with a warrant": judicial-warrant }`',
    })
    .describe(
      'The check boxes of a question that has a column for each choice: the choices, or the headings of their columns, each with what it means. `ignored` leaves a box out.',
    )
    .optional(),
  'no-tick': z
    .enum(['none', 'unknown'])
    .describe('What it means that no box is ticked. Left out, the question is then not answered.')
    .optional(),
  source: z
    .string()
    .describe('The id of the source under `sources` that the answers of this column rest on.')
    .optional(),
  dates: z
    .enum(orders)
    .describe('The order in which the cells have the parts of a date, such as month/day/year.')
    .optional(),
});

export const columnMapSchema = z
  .strictObject({
    'heading-rows': z
      .int()
      .min(1)
      .max(10)
      .register(wording, { noun: 'a whole number from 1 to 10' })
      .describe('How many rows stand above the first city. A column may be named by any of them; 1 when left out.')
      .optional(),
    columns: z
      .record(
        textSchema,
        z.union([textSchema, columnSchema]).register(wording, {
          noun: 'the place of a column, such as `dhs-access.in-place`, or a map with `means`',
        }),
      )
      .describe(
        'The headings of the table, each with what it means; or a question with a column for each of its `boxes`.',
      ),
    'every-city': z
      .strictObject({
        rules: textSchema.optional(),
        'as-of': wholeDaySchema.optional(),
        'answered-by': textSchema.optional(),
        'answered-on': dateSchema.optional(),
        'compiled-by': textSchema.optional(),
      })
      .describe('What holds for every row that does not say otherwise.')
      .optional(),
    sources: sourcesFileSchema.optional(),
    $schema: schemaKeySchema.optional(),
  })
  .register(wording, { noun: 'a map with the key `columns`' })
  .meta({ title: 'psp-check column map' });
type ColumnMapFile = z.infer<typeof columnMapSchema>;

/** InputError with every problem. */
export async function loadColumnMap(path: string, ruleSets: readonly RuleSet[], root: Root = null): Promise<ColumnMap> {
  const { document, problems: faults } = await parseWithProblems(path, readBytes(path, root));
  const problems = withFaults(faults, shapeProblems(document, columnMapSchema));
  if (problems.length > 0) throw new InputError(firstOf(problems));
  // The schema has accepted it, and nothing in it is transformed.
  const file = document.data as ColumnMapFile & DataMap;
  const found: Problem[] = [];
  addExcess(document, file, found);
  if (found.length > 0) throw new InputError(found);
  const { columns, groups } = readColumns(document, file, unionOfConditions(ruleSets), found);
  if (found.length > 0) throw new InputError(firstOf(found));
  return {
    path,
    sha256: document.sha256,
    headingRows: file['heading-rows'] ?? 1,
    columns,
    groups,
    everyCity: file['every-city'] ?? {},
    sources: file.sources ?? {},
  };
}

/** More columns than a table can have, or more words than anybody chooses from, would take long to compare. */
function addExcess(document: Document, { columns }: ColumnMapFile, problems: Problem[]): void {
  const add = (path: Path, count: number, most: number, noun: string) => {
    const message = `There are ${count} ${noun} here, and no more than ${most} are read.`;
    if (count > most) problems.push(document.problem(path, 'key', 'too-many', message));
  };
  add(['columns'], Object.keys(columns).length, mostColumns, 'columns');
  for (const [heading, column] of Object.entries(columns)) {
    const { words = {}, boxes = {} } = typeof column === 'string' ? {} : column;
    add(['columns', heading, 'words'], Object.keys(words).length, mostWords, 'words');
    add(['columns', heading, 'boxes'], Object.keys(boxes).length, mostWords, 'boxes');
  }
  problems.splice(maxProblems);
}

const mostWords = 500;

function readColumns(
  document: Document,
  { columns, sources = {} }: ColumnMapFile,
  conditions: Conditions,
  problems: Problem[],
): { readonly columns: ReadonlyMap<string, MappedColumn>; readonly groups: readonly BoxGroup[] } {
  const read = new Map<string, MappedColumn>();
  const groups: BoxGroup[] = [];
  const places = new Map<string, string>();
  for (const [heading, given] of Object.entries(columns)) {
    const isShort = typeof given === 'string';
    const { means, words, source, dates, boxes, 'no-tick': noTick = null } = isShort ? { means: given } : given;
    const at = (...keys: readonly string[]) => ['columns', heading, ...(isShort ? [] : keys)];
    const addProblem = (code: ProblemCode, message: string, ...keys: readonly string[]) =>
      void problems.push(document.problem(at(...keys), 'value', code, message));
    const key = asHeading(heading);
    const same = read.get(key);
    if (same)
      addProblem('repeated-column', `This is the same heading as \`${cut(same.heading, 60)}\`. Keep one of them.`);
    const place = columnOf(means, conditions);
    if (!('path' in place)) {
      addProblem('unknown-column', 'message' in place ? place.message : notAColumn(means, conditions), 'means');
      continue;
    }
    const taken = places.get(place.path.join('.'));
    if (taken !== undefined) {
      addProblem('repeated-column', `\`${cut(taken, 60)}\` means \`${means}\` already. Keep one of them.`, 'means');
    }
    places.set(place.path.join('.'), heading);
    if (source !== undefined && !Object.hasOwn(sources, source)) {
      const known = Object.keys(sources);
      const fix = known.length === 0 ? 'Describe it under `sources`.' : instead(source, known);
      addProblem('unknown-source', `\`${source}\` is not a source of this file. ${fix}`, 'source');
    } else if (source !== undefined && place.field === null) {
      addProblem(
        'misplaced-key',
        `\`source\` says what an answer rests on, and \`${means}\` is not an answer.`,
        'source',
      );
    }
    if (dates !== undefined && !place.isDate) {
      addProblem('misplaced-key', `\`dates\` says how dates are written, and \`${means}\` is not a date.`, 'dates');
    }
    if (boxes !== undefined) {
      const isSet = place.field !== null && kindOf(place.field).cell === 'set';
      const misfit = `\`boxes\` are the words of a set, and \`${means}\` takes one ${place.field ? 'answer' : 'text'}. Name its column instead.`;
      if (!isSet) addProblem('misplaced-key', misfit, 'boxes');
      const group = { ...place, question: heading, noTick, source: source ?? null, map: document.path };
      groups.push({ ...group, ...readBoxes(boxes, words ?? {}, isSet ? place : null, means, addProblem) });
      continue;
    }
    if (noTick !== null)
      addProblem('misplaced-key', '`no-tick` says what it means that none of the `boxes` is ticked.', 'no-tick');
    for (const [cell, word] of Object.entries(words ?? {})) {
      const problem = wordProblem(word, place, means);
      if (problem !== null) addProblem('unknown-word', problem, 'words', cell);
    }
    read.set(key, {
      ...place,
      heading,
      source: source ?? null,
      read: mappedReader(place, words ?? {}, dates, document.path),
    });
  }
  return { columns: read, groups };
}

type Words = Readonly<Record<string, z.infer<typeof wordSchema>>>;

function readBoxes(
  boxes: Words,
  words: Words,
  place: Place | null,
  means: string,
  addProblem: (code: ProblemCode, message: string, ...keys: readonly string[]) => void,
): Pick<BoxGroup, 'boxes' | 'ticks'> {
  const read = new Map<string, { readonly choice: string; readonly words: readonly string[] }>();
  for (const [choice, word] of Object.entries(boxes)) {
    const same = read.get(asHeading(choice));
    if (same) addProblem('repeated-column', `This is the same box as \`${cut(same.choice, 60)}\`.`, 'boxes', choice);
    const isIgnored = word === 'ignored';
    const problem = isIgnored || !place ? null : wordProblem(word, place, means);
    if (problem !== null) addProblem('unknown-word', problem, 'boxes', choice);
    read.set(asHeading(choice), { choice, words: isIgnored ? [] : wordsIn(word, place) });
  }
  const ticks = new Map<string, boolean>();
  for (const [cell, word] of Object.entries(words)) {
    const isTick = parseYesNo(String(word));
    if (isTick === null) {
      const message = `Beside \`boxes\`, \`words\` says whether a cell ticks its box. Valid values: yes, no.`;
      addProblem('unknown-word', message, 'words', cell);
    }
    ticks.set(asHeading(cell), isTick === 'yes');
  }
  return { boxes: read, ticks };
}

/** As the rule set spells them. */
const wordsIn = (given: z.infer<typeof wordSchema>, place: Place | null): readonly string[] =>
  [given].flat().map((word) => (place?.field && wordOfCell(String(word), place.field)) ?? String(word));

const notAColumn = (means: string, conditions: Conditions): string =>
  `\`${cut(means, 80)}\` is not a place in a city file, such as \`city\`, \`as-of\` or \`${[...conditions.keys()][0]}\`. To leave a column out, leave it out here.`;

function wordProblem(given: z.infer<typeof wordSchema>, { field }: Place, means: string): string | null {
  const known = field && wordsOfCell(field);
  if (!field || !known) return Array.isArray(given) ? `\`${means}\` takes one value. Write it without a list.` : null;
  if (Array.isArray(given) && kindOf(field).cell !== 'set')
    return `\`${means}\` takes one word. Write it without a list.`;
  const unknown = [given].flat().find((word) => wordOfCell(String(word), field) === null);
  if (unknown === undefined) return null;
  const meant = suggest(String(unknown), known);
  const words = `Its words: ${known.join(', ')}.`;
  return `\`${unknown}\` is not a word for \`${means}\`. ${meant === null ? '' : `Did you mean \`${meant}\`? `}${words}`;
}

/** Reads a cell as the column does, once its words are replaced. */
function mappedReader(
  { read, field, isDate }: Place,
  words: Words,
  dates: DateOrder | undefined,
  path: string,
): ReadCell {
  const meanings = new Map(Object.entries(words).map(([cell, word]) => [asHeading(cell), [word].flat().map(String)]));
  const known = field && wordsOfCell(field);
  const isSet = field !== null && kindOf(field).cell === 'set';
  const choices = isSet ? longestFirst(meanings, known ?? []) : [];
  const unmapped = (text: string, message: string): PlainFault => ({
    code: 'unmapped-word',
    message: `\`${cut(text, 80)}\` ${message}. Add it under \`words\` of this column in ${path}.`,
  });
  return (text) => {
    if (isSet) {
      const items = itemsOf(text, choices);
      return typeof items === 'string'
        ? unmapped(items, `is not a known word for \`${field.id}\``)
        : read(items.join(';'));
    }
    const [meant = isDate && dates ? inOrder(text, dates) : text] = meanings.get(asHeading(text)) ?? [];
    const isKnown = !known || !field || wordOfCell(meant, field) !== null || /^n[/.]a\.?$/i.test(meant);
    return isKnown ? read(meant) : unmapped(text, `is not a known word for \`${field?.id}\``);
  };
}

type Choices = readonly (readonly [choice: string, words: readonly string[]])[];

function longestFirst(meanings: ReadonlyMap<string, readonly string[]>, known: readonly string[]): Choices {
  const choices = new Map<string, readonly string[]>([
    ...known.flatMap((word) => [word, word.replaceAll('-', ' ')].map((each) => [each, [word]] as const)),
    ...meanings,
  ]);
  return [...choices].sort(([one], [other]) => other.length - one.length);
}

/** The words of check boxes, which services join with commas though a choice may have one itself: the longest that fits is taken first. What is left that is none, as it is written. */
function itemsOf(text: string, choices: Choices): readonly string[] | string {
  const items: string[] = [];
  const written = text.trim().replace(/\s+/g, (blank) => (blank.includes('\n') ? ';' : ' '));
  let rest = asHeading(written);
  while (rest !== '') {
    const found = choices.find(
      ([choice]) => rest.startsWith(choice) && /^\s*(?:[,;|]|$)/.test(rest.slice(choice.length)),
    );
    if (!found) return written.slice(-rest.length);
    items.push(...found[1]);
    rest = rest.slice(found[0].length).replace(/^[\s,;|]+/, '');
  }
  return [...new Set(items)];
}

/** `8/21/2017 9:14:02` as 2017-08-21; what does not have the parts stays as it is. */
function inOrder(text: string, order: DateOrder): string {
  const parts = /^(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})(?:[ T,].*)?$/.exec(text)?.slice(1);
  if (!parts) return text;
  const part = (name: string) => parts[order.split('/').indexOf(name)] ?? '';
  const [year, month, day] = [part('year'), part('month').padStart(2, '0'), part('day').padStart(2, '0')];
  return /^\d{4}$/.test(year) && month.length === 2 && day.length === 2 ? `${year}-${month}-${day}` : text;
}
