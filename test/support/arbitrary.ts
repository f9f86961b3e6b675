// Random rule sets and answers to them, small enough to try every value and wide enough to hold every field type and matcher.
import * as fc from 'fast-check';
import type { Statement, Value, Yearly } from '../../src/model/city.ts';
import { replies } from '../../src/model/outcome.ts';
import type { Condition, Field, Figure, Leaf, Matcher, RuleSet, Subject, Test } from '../../src/model/rule-set.ts';
import { answered, condition, open, ruleSet, statement, yesNo } from './build.ts';

export const asOf = '2017-08-18';
const words = ['w1', 'w2', 'w3', 'w4', 'w5'].map((word) => ({ word, meaning: `meaning of ${word}` }));
const wordIds = words.map(({ word }) => word);
const days = ['2015-01-01', '2016-08-18', '2017-08-17', '2017-08-18', '2017-08-19'];
const figure: Figure = {
  id: 'rate',
  title: 'Rate',
  unit: 'per 100',
  values: [
    { year: 2014, value: 10, published: '2015-01-01', definition: null, source: 's' },
    { year: 2015, value: 10, published: '2016-01-01', definition: 'a', source: 's' },
    { year: 2015, value: 14, published: '2016-01-01', definition: 'b', source: 's' },
    { year: 2016, value: 12, published: '2017-09-01', definition: null, source: 's' },
  ],
};

const fieldTypes: readonly Field[] = [
  yesNo('yn'),
  { id: 'one', type: 'one-of', vocabulary: 'v', words, label: 'one' },
  { id: 'some', type: 'some-of', vocabulary: 'v', words, label: 'some' },
  { id: 'time', type: 'duration', label: 'time' },
  { id: 'num', type: 'number', unit: 'x', min: 0, max: null, label: 'num' },
  { id: 'year', type: 'yearly', unit: 'per 100', min: 0, max: null, label: 'year' },
  { id: 'day', type: 'date', label: 'day' },
  { id: 'say', type: 'text', label: 'say' },
];

const comparison = fc.constantFrom('at-least', 'at-most', 'above', 'below');
const quantity = fc.integer({ min: 8, max: 16 });
const someWords = fc.subarray(wordIds, { minLength: 1 });

function matcherFor(type: Field['type']): fc.Arbitrary<Matcher> {
  switch (type) {
    case 'yes-no':
      return fc.subarray(['yes', 'no'], { minLength: 1 }).map((values) => ({ is: 'one-of', values }));
    case 'one-of':
      return someWords.map((values) => ({ is: 'one-of', values }));
    case 'text':
      return fc.subarray(['a', 'b'], { minLength: 1 }).map((values) => ({ is: 'one-of', values }));
    case 'some-of':
      return fc.oneof(
        fc.constant<Matcher>({ is: 'none' }),
        fc
          .tuple(fc.constantFrom('only', 'any-of', 'all-of', 'none-of'), someWords)
          .map(([is, set]): Matcher => ({ is, words: set })),
      );
    case 'duration':
    case 'number':
      return fc.oneof(
        fc.tuple(comparison, quantity).map(([is, amount]): Matcher => ({ is, quantity: amount, text: `${amount}m` })),
        quantity.map((amount): Matcher => ({ is: 'equal', values: [amount], text: `${amount}m` })),
      );
    case 'yearly':
      return fc.oneof(
        fc.tuple(comparison, quantity).map(([is, amount]): Matcher => ({ is, quantity: amount, text: String(amount) })),
        comparison.map((is): Matcher => ({ is, figure: 'rate' })),
      );
    case 'date':
      return dayMatcher;
  }
  throw new Error(`No matcher for ${type}.`);
}

const dayMatcher: fc.Arbitrary<Matcher> = fc.oneof(
  fc.constantFrom(...days).map((day): Matcher => ({ is: 'on-or-before', day })),
  fc.constantFrom(...days).map((day): Matcher => ({ is: 'after', day })),
  fc.subarray(days, { minLength: 1 }).map((some): Matcher => ({ is: 'on-days', days: some })),
  fc.constant<Matcher>({ is: 'within', period: { years: 1, months: 0, days: 0 }, text: '1y' }),
);
const replyMatcher: fc.Arbitrary<Matcher> = fc
  .subarray(
    replies.filter((reply) => reply !== 'unknown'),
    { minLength: 1 },
  )
  .map((values) => ({ is: 'one-of', values }));

function leafFor(asks: readonly Field[], others: readonly Condition[]): fc.Arbitrary<Leaf> {
  const own = asks.map((field) => ({
    subject: { kind: 'field', field: field.id } satisfies Subject,
    type: field.type,
  }));
  const other = others.flatMap(({ id, asks: fields }) =>
    fields.map((field) => ({
      subject: { kind: 'other', condition: id, field: field.id } satisfies Subject,
      type: field.type,
    })),
  );
  const ofField = fc
    .constantFrom(...own, ...own, ...other)
    .chain(({ subject, type }) => matcherFor(type).map((matcher): Leaf => ({ subject, matcher })));
  return fc.oneof(
    { weight: 8, arbitrary: ofField },
    { weight: 1, arbitrary: replyMatcher.map((matcher): Leaf => ({ subject: { kind: 'reply' }, matcher })) },
    { weight: 1, arbitrary: dayMatcher.map((matcher): Leaf => ({ subject: { kind: 'answered-on' }, matcher })) },
  );
}

function testFor(asks: readonly Field[], others: readonly Condition[]): fc.Arbitrary<Test> {
  return fc.letrec<{ test: Test }>((tie) => ({
    test: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      leafFor(asks, others),
      fc.array(tie('test'), { minLength: 1, maxLength: 3 }).map((all): Test => ({ all })),
      fc.array(tie('test'), { minLength: 1, maxLength: 3 }).map((any): Test => ({ any })),
      tie('test').map((test): Test => ({ not: test })),
    ),
  })).test;
}

function conditionFor(id: string, others: readonly Condition[]): fc.Arbitrary<Condition> {
  return fc.subarray([...fieldTypes], { minLength: 1, maxLength: 3 }).chain((asks) => {
    const test = testFor(asks, others);
    return fc
      .record({
        metWhen: test,
        notMetWhen: fc.option(test, { nil: null }),
        appliesWhen: fc.option(test, { nil: null, freq: 4 }),
      })
      .map((tests) => condition({ id, asks, ...tests }));
  });
}

/** Two conditions, the second of which may look at fields of the first. */
export const randomRuleSet: fc.Arbitrary<RuleSet> = conditionFor('first', []).chain((first) =>
  conditionFor('second', [first]).map((second) => ruleSet([first, second], { figures: [figure] })),
);

/** Any answered value of a field, from a wider range than its matchers name. */
export function valueFor(field: Field): fc.Arbitrary<NonNullable<Value['value']>> {
  switch (field.type) {
    case 'yes-no':
      return fc.constantFrom('yes', 'no');
    case 'one-of':
      return fc.constantFrom(...wordIds);
    case 'text':
      return fc.constantFrom('a', 'b', 'c');
    case 'some-of':
      return fc.subarray(wordIds);
    case 'duration':
    case 'number':
      return fc.integer({ min: 14, max: 34 }).map((half) => half / 2);
    case 'yearly':
      return fc
        .subarray([2013, 2014, 2015, 2016, 2018], { minLength: 1 })
        .chain((years) =>
          fc.tuple(...years.map((year) => fc.integer({ min: 8, max: 16 }).map((rate) => [year, rate] as const))),
        );
    case 'date':
      return fc.constantFrom(...days, '2015', '2016', '2017', '2016-08', '2017-08', '2018');
  }
  throw new Error(`No value for ${field.type}.`);
}

/** A field's value as an answer has it: given, left out, or unanswered. */
function answerFor(field: Field): fc.Arbitrary<Value | undefined> {
  const unanswered =
    field.type === 'yes-no' ? fc.constantFrom('unknown', 'declined', 'not-applicable') : fc.constant('unknown');
  return fc.oneof(
    { weight: 4, arbitrary: (field.type === 'yearly' ? partlyKnown(valueFor(field)) : valueFor(field)).map(answered) },
    { weight: 2, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: unanswered.map((why) => open(why as 'unknown')) },
  );
}

/** Yearly numbers of which some are not known. */
const partlyKnown = (value: ReturnType<typeof valueFor>): ReturnType<typeof valueFor> =>
  fc
    .tuple(value, fc.array(fc.constantFrom(true, true, true, false), { minLength: 5, maxLength: 5 }))
    .map(([years, known]) =>
      (years as Yearly).map(([year, number], index): Yearly[number] => [year, known[index] ? number : null]),
    );

export function statementFor(asks: readonly Field[]): fc.Arbitrary<Statement> {
  return fc
    .tuple(...asks.map((field) => answerFor(field).map((value) => [field.id, value] as const)))
    .map((pairs) =>
      statement(Object.fromEntries(pairs.flatMap(([id, value]) => (value ? [[id, value] as const] : [])))),
    );
}
