// Tests of the day that is looked at: what is due from a day on.
import { expect, test } from 'vitest';
import { evaluate } from '../../src/evaluate/evaluate.ts';
import { historyOf } from '../../src/evaluate/history/history.ts';
import { describeTest } from '../../src/fields/test-words.ts';
import type { Condition, Test } from '../../src/model/rule-set.ts';
import { possibleOutcomes } from '../../src/review/possible-outcomes.ts';
import { answer, answered, city, condition, ruleSet, statement, yesNo } from '../support/build.ts';

const isIn: Test = { subject: { kind: 'field', field: 'a' }, matcher: { is: 'one-of', values: ['yes'] } };
const isOut: Test = { subject: { kind: 'field', field: 'a' }, matcher: { is: 'one-of', values: ['no'] } };
const isDue: Test = { subject: { kind: 'as-of' }, matcher: { is: 'after', day: '2017-08-18' } };
const isEarly: Test = { subject: { kind: 'as-of' }, matcher: { is: 'on-or-before', day: '2017-08-18' } };

const due = condition({
  id: 'due',
  asks: [yesNo('a')],
  metWhen: { any: [isIn, isEarly] },
  notMetWhen: { all: [isOut, isDue] },
});
const rules = ruleSet([due]);
const saying = (value: 'yes' | 'no') => city({ due: answer({ statements: [statement({ a: answered(value) })] }) });
const reportOn = (asOf: string, of = saying('no'), one: Condition = due) =>
  evaluate(ruleSet([one]), of, { asOf, asOfGiven: true, alternatives: [] });

test('what is due from a day is not asked before it', () => {
  expect(['2017-08-17', '2017-08-18', '2017-08-19'].map((day) => reportOn(day).verdict)).toEqual([
    'qualifies',
    'qualifies',
    'does-not-qualify',
  ]);
  expect(reportOn('2017-08-18').findings[0]).toMatchObject({
    reason: 'The as-of date is 2017-08-18.',
    deciding: [{ field: 'as-of', value: '2017-08-18', needed: 'on or before 2017-08-18', agency: null }],
  });
});

test('the day is nobody’s to change or to find out', () => {
  expect(reportOn('2017-08-19').toQualify.change).toEqual([
    { condition: 'due', agency: null, sets: [[{ field: 'a', label: 'a', from: 'no', needs: 'yes' }]] },
  ]);
  expect(reportOn('2017-08-19', city({})).toQualify.findOut).toEqual([
    { condition: 'due', agency: null, sets: [[{ field: 'a', label: 'a', from: null, needs: 'yes' }]] },
  ]);
  const early = condition({ id: 'due', asks: [], metWhen: isEarly });
  expect(reportOn('2017-08-19', city({}), early)).toMatchObject({
    verdict: 'does-not-qualify',
    toQualify: { change: [{ condition: 'due', agency: null, sets: [] }], findOut: [], moot: [] },
  });
});

test('the day after the one that a test names is a day of history', () => {
  const [day, ...more] = historyOf(rules, saying('no')).days;
  expect(more).toEqual([]);
  expect([day?.date, day?.before, day?.verdict]).toEqual(['2017-08-19', 'qualifies', 'does-not-qualify']);
  expect(day?.changes[0]?.causes).toEqual([
    { kind: 'time', says: '2017-08-18 has passed, a day that the condition names', evidence: [], location: null },
  ]);
  expect(historyOf(rules, saying('yes')).days).toEqual([]);
  const last: Test = { subject: { kind: 'as-of' }, matcher: { is: 'after', day: '9999-12-31' } };
  expect(historyOf(ruleSet([condition({ id: 'x', asks: [], metWhen: last })]), city({})).days).toEqual([]);
});

test('a review tries the days on which such a test turns', () => {
  const daysOf = (one: Condition) => {
    const shown = possibleOutcomes(one, ruleSet([one]));
    return new Map([...shown].map(([outcome, { asOf }]) => [outcome, asOf]));
  };
  expect(daysOf(due)).toEqual(
    new Map([
      ['met', '2000-01-01'],
      ['undetermined', '2017-08-19'],
      ['not-met', '2017-08-19'],
    ]),
  );
  const early = condition({ id: 'early', asks: [yesNo('a')], metWhen: { all: [isIn, isEarly] } });
  expect(daysOf(early)).toEqual(
    new Map([
      ['not-met', '2000-01-01'],
      ['undetermined', '2000-01-01'],
      ['met', '2000-01-01'],
    ]),
  );
});

test('in words', () => {
  expect(describeTest({ all: [isOut, isDue] }, due, rules).children.map(({ text }) => text)).toEqual([
    'a is not there',
    'the as-of date: after 2017-08-18',
  ]);
});
