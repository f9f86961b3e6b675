// City files of the made-up rule set, at random: every layer of an answer, every type of field.
import fc from 'fast-check';
import { replies } from '../../src/model/outcome.ts';
import type { Field } from '../../src/model/rule-set.ts';
import { rivertownRules } from './rivertown.ts';

type Data = Readonly<Record<string, unknown>>;

const agencyIds = ['county-jail', 'state-prison', 'constructor'];
const sourceIds = ['manual', 'minutes', 'to-string'];

const text = fc.stringMatching(/^[A-Za-z][A-Za-z0-9 ,.'"#:&-]{0,12}[a-z]$/);

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const date = fc.oneof(
  day,
  day.map((each) => each.slice(0, 7)),
  fc.integer({ min: 1000, max: 9999 }),
);

const unknown = fc.constant('unknown');

function value(field: Field): fc.Arbitrary<unknown> {
  switch (field.type) {
    case 'yes-no':
      return fc.constantFrom('yes', 'no', 'Y', 'N', 'TRUE', true, false, 'unknown', 'declined', 'not-applicable');
    case 'one-of':
      return fc.constantFrom(...(field.words ?? []).map(({ word }) => word), 'unknown');
    case 'some-of':
      return fc.oneof(fc.subarray((field.words ?? []).map(({ word }) => word)), fc.constantFrom('none', 'unknown'));
    case 'duration':
      return fc.oneof(
        fc.nat(999).chain((amount) => fc.constantFrom(`${amount}h`, `${amount} minutes`, `P${amount}D`)),
        unknown,
      );
    case 'number':
      return fc.oneof(fc.nat(), unknown);
    case 'yearly':
      return fc.oneof(
        fc.dictionary(fc.integer({ min: 1000, max: 9999 }).map(String), fc.oneof(fc.nat(9999), unknown), {
          minKeys: 1,
        }),
        unknown,
      );
    case 'date':
      return fc.oneof(date, unknown);
    case 'text':
      return fc.oneof(text, unknown);
  }
  throw new Error(`No value for ${field.type}.`);
}

const dictionary = (ids: readonly string[], entry: fc.Arbitrary<unknown>) =>
  fc
    .uniqueArray(fc.constantFrom(...ids))
    .chain((keys) =>
      fc
        .tuple(...keys.map(() => entry))
        .map((entries) => Object.fromEntries(keys.map((key, index) => [key, entries[index]]))),
    );

const evidence = dictionary(sourceIds, text);
const beside = (isCity: boolean) =>
  fc.record({ note: text, evidence, ...(isCity ? { reply: fc.constantFrom(...replies) } : {}) }, { requiredKeys: [] });

/** At least one field, what may stand beside it, and a note where that is needed. */
function statement(fields: readonly Field[], isCity: boolean): fc.Arbitrary<Data> {
  const model = Object.fromEntries(fields.map((field) => [field.id, value(field)]));
  return fc
    .tuple(fc.record(model, { requiredKeys: [] }), fc.constantFrom(...fields), beside(isCity), text)
    .chain(([some, field, more, note]) =>
      value(field).map((given) => {
        const stated = { ...some, [field.id]: given };
        return { ...stated, ...more, ...(Object.values(stated).includes('not-applicable') ? { note } : {}) };
      }),
    );
}

function layer(fields: readonly Field[], isCity: boolean): fc.Arbitrary<Data> {
  const claims = fc
    .tuple(fc.array(statement(fields, isCity), { minLength: 2, maxLength: 3 }), beside(isCity))
    .map(([each, more]) => ({ claims: each, ...more }));
  const heldBy = fc.oneof(fc.constantFrom(...agencyIds), fc.subarray(agencyIds, { minLength: 1 }));
  const held = fc.tuple(heldBy, beside(isCity)).map(([holders, more]) => ({ 'held-by': holders, ...more }));
  const onlyBeside = fc.tuple(beside(isCity), text).map(([more, note]) => ({ ...more, note }));
  return fc.oneof(statement(fields, isCity), claims, onlyBeside, ...(isCity ? [held] : []));
}

const entries = (fields: readonly Field[], isCity: boolean) =>
  fc.uniqueArray(day, { minLength: 1, maxLength: 4 }).chain((days) =>
    fc.tuple(...days.map(() => fc.tuple(layer(fields, isCity), fc.boolean()))).map((layers) => {
      const sorted = days.toSorted();
      const ends = sorted.map((_, index) => sorted[index + 1] ?? '2101-01-01');
      return layers.map(([each, ends_], index) => ({
        from: sorted[index],
        ...(ends_ ? { until: ends[index] } : {}),
        ...each,
      }));
    }),
  );

function answer([first, ...more]: readonly [Field, ...Field[]], isCity: boolean): fc.Arbitrary<unknown> {
  const fields = [first, ...more];
  const short = value(first).filter((given) => given !== 'not-applicable');
  return fc.oneof(short, layer(fields, isCity), entries(fields, isCity));
}

function answers(isCity: boolean): fc.Arbitrary<Data> {
  const model = rivertownRules.conditions.flatMap(({ id, asks: [first, ...more] }) =>
    first ? [[id, answer([first, ...more], isCity)] as const] : [],
  );
  return fc.record(Object.fromEntries(model), { requiredKeys: [] });
}

const source = fc.record({ title: text, publisher: text, date, url: fc.webUrl() }, { requiredKeys: ['title'] });
const all = <T>(ids: readonly string[], entry: fc.Arbitrary<T>) =>
  fc.tuple(...ids.map(() => entry)).map((each) => Object.fromEntries(ids.map((id, index) => [id, each[index]])));

/** A valid city file. */
export const cityData: fc.Arbitrary<Data> = fc.record(
  {
    city: text,
    'as-of': day,
    'answered-by': text,
    'answered-on': date,
    'compiled-by': text,
    sources: all(sourceIds, source),
    agencies: all(agencyIds, fc.record({ name: text, answers: answers(false) })),
    answers: answers(true),
    decisions: fc.array(
      fc.record(
        { date, says: text, selected: fc.constantFrom('yes', 'no'), source: fc.constantFrom(...sourceIds) },
        { requiredKeys: ['date', 'says'] },
      ),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: ['city', 'answers', 'sources', 'agencies'] },
);

/** The same data with the keys of every map in another order. */
export function reordered(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(reordered);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data)
      .reverse()
      .map(([key, each]) => [key, reordered(each)]),
  );
}
