import type { Value, Yearly } from '../model/city.ts';
import type { Bounds, Field, Figure, FigureValue, Matcher } from '../model/rule-set.ts';
import { and, type Truth } from '../model/truth.ts';
import { joinWith } from '../text/list.ts';
import { numberWords } from '../text/number-words.ts';
import type { Answered, FieldKind, ValuesContext } from './field-kind.ts';
import {
  boundsWords,
  countedBy,
  isNumber,
  numberSchema,
  numbersAround,
  numeric,
  writtenBoundsProblem,
} from './numbers.ts';
import { firstOfEach, signature } from './representatives.ts';

const inWords = (field: Field): string => `a number for each year (${field.unit}${boundsWords(countedBy(field))})`;

export const yearly: FieldKind = {
  ...numeric('yearly', 'a number for each year', 'The unit of the number that is given for each year.'),

  takes: (field) => `${inWords(field)}, such as { 2014: 402.1, 2015: 431 }`,
  described: ({ unit }) => `: a number (${unit}) for each year, such as { 2015: 402.1 }; or unknown.`,
  question: (field) => {
    const hint = `${inWords(field)}, such as 2014: 402.1, 2015: 431`;
    return {
      ask: 'write',
      hint,
      problem: (text) => {
        const years = yearsOf(text);
        return years ? writtenBoundsProblem(countedBy(field), Object.values(years)) : `Write ${hint}.`;
      },
      written: (text) => yearsOf(text) ?? 'unknown',
    };
  },
  schema: (field, tools) => {
    const { z, wording, inJsonSchema } = tools;
    const year = z
      .string()
      .regex(/^\d{4}$/)
      .register(wording, { noun: 'a year of four digits' });
    const number = numberSchema(countedBy(field), tools);
    const defined = z
      .strictObject({
        value: number.describe('The number.'),
        definition: tools.textSchema
          .describe(
            'What was counted, in the words of the figure it is compared with. Left out, it is compared with every figure of its year.',
          )
          .optional(),
        source: tools.idSchema.describe('The source that gives the number.').optional(),
      })
      .register(wording, { noun: 'a number, or a map such as { value: 402.1, definition: …, source: … }' });
    const years = z.record(year, z.union([number, defined])).register(inJsonSchema, { minProperties: 1 });
    return z
      .union([years, z.enum(['unknown'])])
      .register(wording, { noun: 'a number for each year, such as { 2015: 402.1 }, or `unknown`' })
      .register(inJsonSchema, { examples: [{ 2014: 402.1, 2015: 431 }] });
  },
  parse: (given, _field, { addProblem }) => {
    if (typeof given !== 'object' || given === null || Array.isArray(given)) return null;
    const years = Object.entries(given);
    if (years.length === 0) return addProblem('empty-value', 'No year is given. Write `unknown` or remove the key.');
    return years.map(([year, written]) => yearOf(Number(year), written)).toSorted(([a], [b]) => a - b);
  },
  isShortForm: (data) => {
    const keys = Object.keys(data);
    return !Array.isArray(data) && keys.length > 0 && keys.every((key) => /^\d{4}$/.test(key));
  },
  inWords: (value) =>
    isYearly(value)
      ? joinWith(
          value.map(
            ([year, amount, definition]) =>
              `${amount === null ? 'unknown' : numberWords(amount)} in ${year}${definition === undefined ? '' : ` (${definition})`}`,
          ),
          'and',
        )
      : String(value),
  written: (value) =>
    isYearly(value)
      ? Object.fromEntries(
          value.map(([year, amount, definition]) => [
            String(year),
            definition === undefined ? amount : { value: amount, definition },
          ]),
        )
      : value,
  isYearly: true,

  compared: (given, { name, field, figureUnits, instead, addProblem }) => {
    if (typeof given === 'number') return { quantity: given, text: String(given) };
    const unit = figureUnits.get(given);
    if (unit === undefined) {
      const choices = instead(given, [...figureUnits.keys()]);
      return addProblem('unknown-figure', `The rule set has no figure \`${given}\`. ${choices}`);
    }
    if (unit !== null && unit !== field.unit) {
      const message = `\`${given}\` counts ${unit}, \`${name}\` counts ${field.unit}. Only numbers of the same unit compare.`;
      addProblem('unit-mismatch', message);
    }
    return { figure: given };
  },
  values: (field, matchers, context) => yearsAround(matchers, countedBy(field), context),
};

function yearOf(year: number, written: unknown): Yearly[number] {
  const { value, definition } = isDefined(written) ? written : { value: written };
  const number = typeof value === 'number' ? value : null;
  return definition === undefined ? [year, number] : [year, number, definition.trim()];
}

type Defined = { readonly value: unknown; readonly definition?: string; readonly source?: string };

const isDefined = (written: unknown): written is Defined => typeof written === 'object' && written !== null;

/** The sources that are named beside numbers, with what they give. */
export const sourcesOfYears = (written: unknown): readonly { readonly year: string; readonly source: string }[] =>
  isDefined(written)
    ? Object.entries(written).flatMap(([year, each]) =>
        isDefined(each) && typeof each.source === 'string' ? [{ year, source: each.source }] : [],
      )
    : [];

export const isYearly = (value: Answered): value is Yearly => Array.isArray(value) && Array.isArray(value[0]);

/** The years of which the number is not known. */
export const unknownYears = (value: Value['value'] | undefined): readonly number[] =>
  value != null && isYearly(value) ? value.flatMap(([year, number]) => (number === null ? [year] : [])) : [];

function yearsOf(text: string): Readonly<Record<string, string | number>> | null {
  const pairs = text
    .replace(/^\{|\}$/g, '')
    .split(/[,;]/)
    .map((pair) => /^\s*(\d{4})\s*[:=]?\s+(\S+)\s*$/.exec(pair) ?? /^\s*(\d{4})[:=](\S+)\s*$/.exec(pair));
  const years: Record<string, string | number> = {};
  for (const pair of pairs) {
    const [, year = '', amount = ''] = pair ?? [];
    if (!(isNumber(amount) || amount === 'unknown') || Object.hasOwn(years, year)) return null;
    years[year] = amount === 'unknown' ? amount : Number(amount);
  }
  return years;
}

/** The years answered that can be compared, or else the latest a figure has; each with numbers at, between and beside what it is compared with. */
function yearsAround(
  matchers: readonly Matcher[],
  bounds: Bounds,
  { figures, asOf, now, keepsKnown, truthsOf }: ValuesContext,
): readonly Yearly[] {
  const published = matchers.flatMap((matcher) =>
    'figure' in matcher
      ? publishedBy(
          asOf,
          figures.find(({ id }) => id === matcher.figure),
        )
      : [],
  );
  const answered = [...new Set(now.flatMap((value) => (isYearly(value) ? value.map(([year]) => year) : [])))].sort(
    (a, b) => a - b,
  );
  const definitions = new Map(
    now.flatMap((value) =>
      isYearly(value) ? value.flatMap(([year, , said]) => (said === undefined ? [] : [[year, said] as const])) : [],
    ),
  );
  const isOf = (of: number) => (value: FigureValue) => value.year === of && isOfDefinition(value, definitions.get(of));
  const comparable = answered.filter((year) => published.length === 0 || published.some(isOf(year)));
  const latest = published.reduce((most, { year }) => Math.max(most, year), Number.NEGATIVE_INFINITY);
  const chosen = comparable.length > 0 ? comparable : [Number.isFinite(latest) ? latest : Number(asOf.slice(0, 4))];
  const levelsOf = (of: number) =>
    numbersAround(
      matchers,
      bounds,
      published.filter(isOf(of)).map(({ value }) => value),
    );
  const known = new Map(
    now.length === 1 && keepsKnown
      ? now.flatMap((value) => (isYearly(value) ? value : [])).map(([year, number]) => [year, number])
      : [],
  );
  const isValued = (figure: string, of: number) =>
    publishedBy(
      asOf,
      figures.find(({ id }) => id === figure),
    ).some(isOf(of));
  const levelsAt = (year: number): readonly number[] => {
    const number = known.get(year) ?? null;
    return number === null ? levelsOf(year) : [number];
  };
  const yearAt = (year: number, level: number): Yearly => {
    const definition = definitions.get(year);
    return [definition === undefined ? [year, level] : [year, level, definition]];
  };
  type Sofar = { readonly value: Yearly; readonly truths: readonly Truth[] };
  // Years combine by "and". Which of them a matcher leaves out does not turn on their numbers.
  return chosen
    .reduce<readonly Sofar[]>(
      (sofar, year) => {
        const levels = firstOfEach(
          levelsAt(year).map((level): Sofar => {
            const value = yearAt(year, level);
            return { value, truths: truthsOf(value) };
          }),
          ({ truths }) => signature(truths),
        );
        const leftOut = matchers.map((each) => 'figure' in each && !isValued(each.figure, year));
        const extended = sofar.flatMap((some) =>
          levels.map(({ value, truths }) => ({
            value: [...some.value, ...value],
            truths: some.truths.map((truth, index) => (leftOut[index] ? truth : and([truth, truths[index] ?? null]))),
          })),
        );
        return firstOfEach(extended, ({ truths }) => signature(truths));
      },
      [{ value: [], truths: matchers.map(() => true) }],
    )
    .map(({ value }) => value);
}

/** Whether a value counts what a number says that it counts; one that says nothing is compared with all of them. */
export const isOfDefinition = (value: Pick<FigureValue, 'definition'>, definition: string | undefined): boolean =>
  definition === undefined || value.definition === definition;

const publishedBy = (asOf: string, figure: Figure | undefined) =>
  (figure?.values ?? []).filter(({ published }) => published <= asOf);
