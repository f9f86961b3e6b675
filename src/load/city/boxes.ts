// Check boxes of one question that a survey service splits over several columns: a column for each choice, and in its cells the text of the
// choice, `1`, `Yes` or nothing. Together they are one answer, a set of words. The file that says so is column-map-file.ts.
import type { Problem } from '../../errors.ts';
import { cut } from '../../text/cut.ts';
import { suggest } from '../../text/suggest.ts';
import type { Cell } from '../source/csv.ts';
import { maxProblems } from '../source/faults.ts';
import type { PlainFault } from '../source/plain-scalar.ts';
import { sameWord } from './cells.ts';
import { asHeading, type ColumnMap, moreRows, type Place } from './column-map.ts';

/** The boxes of a question. */
export type BoxGroup = Place & {
  /** As the file has it. */
  readonly question: string;
  /** By their choices, as `asHeading` has them. */
  readonly boxes: ReadonlyMap<string, Choice>;
  /** What their cells say beside what every service writes, as `asHeading` has it. */
  readonly ticks: ReadonlyMap<string, boolean>;
  /** What it means that no box is ticked; null: that the question is not answered. */
  readonly noTick: 'none' | 'unknown' | null;
  /** What the answers rest on, by the id of the source; null: nothing that the file says. */
  readonly source: string | null;
  /** The path of the file that says so. */
  readonly map: string;
};

type Choice = {
  /** As the file has it. */
  readonly choice: string;
  /** Words of the answer; empty: ignored, as the file says; null: the file says nothing of the box. */
  readonly words: readonly string[] | null;
};

/** A column that is one of the boxes. */
export type Box = Choice & { readonly group: BoxGroup; readonly headings: readonly string[] };

type AddProblem = (column: number, code: Problem['code'], message: string) => void;

/** The boxes of a table by the numbers of their columns. What is missing, or cannot be told from another, is a problem. */
export function boxesOf(
  rows: readonly (readonly Cell[])[],
  count: number,
  map: Pick<ColumnMap, 'groups' | 'headingRows'> | null,
  addProblem: AddProblem,
): ReadonlyMap<number, Box> {
  const { groups = [], headingRows = 1 } = map ?? {};
  const found = new Map<number, Box>();
  if (groups.length === 0) return found;
  const columns = headingsOf(rows, count);
  const belonging = new Map<number, { readonly key: string; readonly group: BoxGroup }>();
  let missed = 0;
  const byText = new Map<string, number[]>();
  for (const { index, texts, isBelow } of columns) {
    // Below the heading of the column before, a choice alone does not say what it is a choice of.
    for (const text of isBelow ? [] : texts) byText.set(text, [...(byText.get(text) ?? []), index]);
  }
  for (const group of groups) {
    const choices = choicesBelow(columns, asHeading(group.question));
    if (![...group.boxes.keys()].some((key) => choices.has(key) || byText.has(key))) {
      addProblem(0, 'missing-column', `${noneOf(group)}${moreRows(headingRows)}`);
      continue;
    }
    for (const [key, choice] of group.boxes) {
      const [index, another] = choices.get(key) ?? byText.get(key) ?? [];
      const name = `\`${cut(choice.choice, 80)}\` of \`${cut(group.question, 80)}\``;
      const other = index === undefined ? undefined : found.get(index);
      if (index === undefined) {
        // Looking for what was meant takes long, and no more problems are shown.
        if (missed++ < maxProblems)
          addProblem(0, 'missing-column', missing(name, choice.choice, group, choices, byText));
      } else if (other || another !== undefined)
        addProblem(
          another ?? index,
          'repeated-column',
          other
            ? `This column is the box ${name}, and \`${cut(other.choice, 80)}\` of \`${cut(other.group.question, 80)}\` as well. Keep one of them in ${group.map}.`
            : `This column is the box ${name}, and so is column ${index + 1}. Name each by a heading of its own in ${group.map}.`,
        );
      else found.set(index, { ...choice, group, headings: columns[index]?.texts ?? [] });
    }
    for (const [key, indices] of choices) for (const index of indices) belonging.set(index, { key, group });
  }
  // A choice of a question that the file leaves out: its ticks must not be lost. It has the tag of the others, too.
  const tags = new Map([...found].map(([index, { group }]) => [tagOf(columns[index]), group]));
  for (const column of columns) {
    const group = tags.get(tagOf(column));
    const key = column.texts[0] ?? '';
    if (group && tagOf(column) !== null && !belonging.has(column.index)) belonging.set(column.index, { key, group });
  }
  for (const [index, { key, group }] of belonging) {
    const written = rows.map((row) => row[index]?.text ?? '');
    const headings = columns[index]?.texts ?? [];
    if (!found.has(index)) found.set(index, { choice: asWritten(key, written), words: null, group, headings });
  }
  return found;
}

/** The tag of a question in the first row, of which its boxes are the numbers: `Q3_` of `Q3_1`, `limits[SQ` of `limits[SQ001]`. */
const tagOf = (column: Headings | undefined): string | null =>
  /^(\S*[_[][a-z]*)\d+\]?$/.exec(column?.texts[0] ?? '')?.[1] ?? null;

/** A choice with its capital letters, which end one of the headings of its column. */
function asWritten(key: string, headings: readonly string[]): string {
  const texts = headings.map((heading) => heading.replace(/\s+/g, ' ').trim().replace(/\]$/, ''));
  return texts.find((text) => asHeading(text).endsWith(key))?.slice(-key.length) ?? key;
}

type Headings = {
  readonly index: number;
  readonly texts: readonly string[];
  /** Of this column or, where that has none in the first row, of the nearest before. */
  readonly above: string;
  readonly isBelow: boolean;
};

function headingsOf(rows: readonly (readonly Cell[])[], count: number): readonly Headings[] {
  let above = '';
  return Array.from({ length: count }, (_, index) => {
    const [first = '', ...others] = rows.map((row) => asHeading(row[index]?.text ?? ''));
    above = first || above;
    return { index, texts: [first, ...others], above, isBelow: first === '' };
  });
}

/** The columns whose headings have a question and a choice, by the choice: `Question - Choice`, `Question [Choice]`, or one in the row below the other. */
function choicesBelow(columns: readonly Headings[], question: string): ReadonlyMap<string, readonly number[]> {
  const choices = new Map<string, readonly number[]>();
  for (const { index, texts, above } of columns) {
    const below = above === question ? texts.slice(1) : [];
    const within = texts.flatMap((text) => {
      if (!text.startsWith(question)) return [];
      const [, bracketed, dashed] =
        /^ ?(?:\[(.*)\]|[-–—:] ?(?:selected choice ?[-–—:] ?)?(.*))$/.exec(text.slice(question.length)) ?? [];
      return [bracketed ?? dashed ?? ''];
    });
    const choice = [...below, ...within].find((text) => text !== '');
    if (choice !== undefined) choices.set(choice, [...(choices.get(choice) ?? []), index]);
  }
  return choices;
}

const noneOf = ({ map, question }: BoxGroup): string =>
  `${map} has a question \`${cut(question, 80)}\`, and this table has none of its boxes. ${howToName(question)}`;

const howToName = (question: string): string =>
  `Name each by a heading of its column, or by its choice where the heading begins with \`${cut(question, 60)}\`.`;

function missing(
  name: string,
  choice: string,
  { map, question }: BoxGroup,
  choices: ReadonlyMap<string, unknown>,
  byText: ReadonlyMap<string, unknown>,
): string {
  const meant = suggest(choice, [...(choices.size > 0 ? choices : byText).keys()]);
  const fix = meant === null ? howToName(question) : `Did you mean \`${cut(meant, 80)}\`?`;
  return `${map} has a box ${name}, and this table does not. ${fix}`;
}

/** True: ticked; false: not; null: not asked. */
export function tickOf(text: string, box: Box): boolean | null | PlainFault {
  const { group, choice, words, headings } = box;
  const key = asHeading(text);
  const own = group.ticks.get(key);
  if (own !== undefined) return own && words === null ? noWord(box) : own;
  if (key === '' || /^(?:0|no?|false|off|unchecked|unselected|not (?:selected|checked|ticked)|☐)$/.test(key))
    return false;
  if (/^n[/.]?a\.?$/.test(key)) return null;
  if (words === null) return noWord(box);
  // Another choice often has a text of its own.
  if (words.length === 0) return true;
  if (/^(?:1|y(?:es)?|x|true|on|checked|selected|ticked|[✓✔☑☒])$/.test(key)) return true;
  const isWord = words.length === 1 && sameWord(key, words) !== null;
  if (isWord || key === asHeading(choice) || headings.some((heading) => endsAlike(heading, key))) return true;
  const fix = `Say under \`words\` of \`${cut(group.question, 60)}\` in ${group.map} whether it is a \`yes\` or a \`no\`.`;
  return {
    code: 'unmapped-word',
    message: `\`${cut(text, 80)}\` does not say whether the box is ticked. ${fix}`,
  };
}

/** A heading that ends in the whole of a choice, with or without brackets around it. */
const endsAlike = (heading: string, choice: string): boolean => {
  const text = heading.replace(/\]$/, '');
  return (
    (heading.endsWith(choice) || text.endsWith(choice)) &&
    !/[\p{L}\p{N}]$/u.test((heading.endsWith(choice) ? heading : text).slice(0, -choice.length))
  );
};

const noWord = ({ choice, group }: Box): PlainFault => ({
  code: 'unmapped-word',
  message: `This belongs to \`${cut(group.question, 60)}\`, and ${group.map} does not say what it means. Add \`${cut(choice, 80)}\` under \`boxes\`, with a word or with \`ignored\`.`,
});

/** What the ticked boxes of a question say together; undefined: the question is not answered. */
export function answerOfBoxes(
  { noTick }: BoxGroup,
  ticked: readonly Box[],
  isAsked: boolean,
): readonly string[] | string | undefined | PlainFault {
  const known = ticked.filter(({ words }) => words?.length !== 0);
  const words = [...new Set(known.flatMap((box) => box.words ?? []))];
  const alone = known.find(({ words: each }) => each?.includes('none') || each?.includes('unknown'));
  const other = known.find((each) => each.words?.some((word) => !alone?.words?.includes(word)));
  if (alone && other) {
    const message = `\`${cut(alone.choice, 60)}\` and \`${cut(other.choice, 60)}\` are both ticked, and \`${alone.words?.[0]}\` stands alone. Correct the row.`;
    return { code: 'wrong-value', message };
  }
  if (alone) return words[0];
  if (words.length > 0) return words;
  return ticked.length === 0 && isAsked ? (noTick ?? undefined) : undefined;
}
