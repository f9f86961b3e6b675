// Sources, figures, orders, conditions and examples of a rule set, from their files to what is evaluated.

import { type Day, parseDay } from '../../model/day.ts';
import { outcomes } from '../../model/outcome.ts';
import type { Condition, Field, Figure, FigureValue, Order, RuleSet, Source } from '../../model/rule-set.ts';
import type { SourceFile } from '../../model/source-file.ts';
import { instead } from '../schema/choices.ts';
import { childValue } from '../source/data.ts';
import { addProblem, dateAt, dayAt, inside, type Place } from '../source/place.ts';
import { type Example, toExample } from './example.ts';
import type { Types } from './fields.ts';
import type { FigureUnits } from './matcher.ts';
import type { Part } from './parts.ts';
import type { AddressedToFile, ConditionFile, FigureFile, OrderFile } from './rule-set-file.ts';
import { type Scope, toTest } from './test.ts';

/** What conditions refer to. */
export type Context = {
  readonly types: Types;
  readonly fields: ReadonlyMap<string, readonly Field[] | null>;
  /** Null: it is there, but its shape is wrong. */
  readonly sources: ReadonlyMap<string, Source | null>;
  readonly figureUnits: FigureUnits;
};

/** The as-of date of an example for which no day is named: every figure is published by then. */
const endOfTime: Day = '9999-12-31';

export function toSource(id: string, { file, place }: Part<SourceFile>): Source | null {
  if (!file) return null;
  const { title, publisher = null, date = null, url = null } = file;
  if (date !== null) dateAt(inside(place, 'date'), date);
  return { id, title: title.trim(), publisher, date: date === null ? null : String(date), url };
}

export function toFigure(id: string, { file, place }: Part<FigureFile>, sources: Context['sources']): Figure | null {
  if (!file) return null;
  const values = file.values.flatMap((given, index): FigureValue[] => {
    const at = inside(place, 'values', index);
    const published = dayAt(inside(at, 'published'), given.published);
    sourceOf(given.source, sources, inside(at, 'source'), 'value');
    const { year, value, definition = null, source } = given;
    return published === null ? [] : [{ year, value, published, definition, source }];
  });
  return { id, title: file.title.trim(), unit: file.unit, values };
}

export function toAddressedTo(
  { cities, source: id }: AddressedToFile,
  place: Place,
  { sources }: Context,
): RuleSet['addressedTo'] {
  for (const [index, city] of cities.entries()) {
    if (cities.indexOf(city) === index) continue;
    addProblem(inside(place, 'cities', index), 'value', 'repeated-id', `\`${city}\` is listed twice. Remove one.`);
  }
  const source = sourceOf(id, sources, inside(place, 'source'), 'value');
  return source && { cities, source };
}

/** Null when it has a problem, which is reported. */
export function toOrder(id: string, { file, place }: Part<OrderFile>, { sources, types }: Context): Order | null {
  if (!file) return null;
  const from = dayAt(inside(place, 'from'), file.from);
  const until = file.until === undefined ? null : dayAt(inside(place, 'until'), file.until);
  const lastLooked = dayAt(inside(place, 'last-looked'), file['last-looked']);
  if (from !== null && until !== null && until <= from) {
    const message = 'It ends before it begins. `until` is the first day on which it no longer holds.';
    addProblem(inside(place, 'until'), 'value', 'dates-reversed', message);
  }
  const source = sourceOf(file.source, sources, inside(place, 'source'), 'value');
  const conditions = file.conditions === 'all' ? null : file.conditions;
  for (const [index, condition] of (conditions ?? []).entries()) {
    const at = inside(place, 'conditions', index);
    if (conditions?.indexOf(condition) !== index) {
      addProblem(at, 'value', 'repeated-id', `\`${condition}\` is listed twice. Remove one.`);
    } else if (!types.has(condition)) {
      const message = `The rule set has no condition \`${condition}\`. ${instead(condition, [...types.keys()])}`;
      addProblem(at, 'value', 'unknown-condition', message);
    }
  }
  if (from === null || lastLooked === null || !source) return null;
  return { id, from, until, says: file.says.trim(), covers: file.covers.trim(), conditions, lastLooked, source };
}

/** Null when it has a problem, which is reported. */
export function toCondition(id: string, { file, place }: Part<ConditionFile>, context: Context): Condition | null {
  if (!file) return null;
  const scope: Scope = { condition: id, conditions: context.types, figureUnits: context.figureUnits };
  const test = (key: 'applies-when' | 'met-when' | 'not-met-when') => {
    const data = file[key];
    return data ? toTest(data, inside(place, key), scope) : null;
  };
  const [appliesWhen, metWhen, notMetWhen] = [test('applies-when'), test('met-when'), test('not-met-when')];
  const source = cited(file.source, inside(place, 'source'), context).map(({ source, says }) => ({ source, at: says }));
  if (Object.keys(file.source).length === 0) {
    addProblem(inside(place, 'source'), 'key', 'no-source', `\`${id}\` has no source. Say where its question stands.`);
  }
  const asks = context.fields.get(id);
  const contextual = cited(file.context ?? {}, inside(place, 'context'), context);
  if (!metWhen || !asks) return null;
  return {
    id,
    label: file.label?.trim() ?? null,
    title: file.title.trim(),
    question: file.question.trim(),
    asks,
    appliesWhen,
    metWhen,
    notMetWhen,
    source,
    toMeet: file['to-meet']?.trim() ?? null,
    context: contextual,
  };
}

/** What sources say, by their ids. */
function cited(
  file: Readonly<Record<string, string>>,
  place: Place,
  { sources }: Context,
): { source: Source; says: string }[] {
  return Object.entries(file).flatMap(([id, says]) => {
    const source = sourceOf(id, sources, inside(place, id), 'key');
    return source ? [{ source, says: says.trim() }] : [];
  });
}

/** The source of an id. One that is missing is reported. */
function sourceOf(id: string, sources: Context['sources'], place: Place, at: 'key' | 'value'): Source | null {
  const source = sources.get(id);
  if (source !== undefined) return source;
  const message = `The rule set has no source \`${id}\`. ${instead(id, [...sources.keys()])}`;
  return addProblem(place, at, 'unknown-source', message);
}

/** The examples of a condition, in the order of its outcomes in the file. */
export function toExamples(id: string, { file, place }: Part<ConditionFile>, { fields }: Context): readonly Example[] {
  if (!file) return [];
  const given = childValue(childValue(place.document.data, 'in-force'), 'from');
  const from = typeof given === 'string' || typeof given === 'number' ? parseDay(given) : null;
  const order = Object.keys(file.examples);
  const examples = outcomes
    .toSorted((one, other) => order.indexOf(one) - order.indexOf(other))
    .flatMap((outcome) => (file.examples[outcome] ?? []).map((example, index) => ({ outcome, example, index })));
  if (examples.length === 0) {
    const message = `\`${id}\` has no example. Write answers under the outcome each of them has to give: \`met\`, \`not-met\`, \`undetermined\`.`;
    addProblem(inside(place, 'examples'), 'key', 'no-example', message);
  }
  return examples.map(({ outcome, example, index }) =>
    toExample(example, inside(place, 'examples', outcome, index), {
      condition: id,
      outcome,
      conditions: fields,
      asOf: from ?? endOfTime,
    }),
  );
}
