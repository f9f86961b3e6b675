import { describe, expect, test } from 'vitest';
import { evaluate } from '../../src/evaluate/evaluate.ts';
import type { Condition, Test } from '../../src/model/rule-set.ts';
import { plain } from '../../src/report/reporter.ts';
import { text } from '../../src/report/text.ts';
import { city, condition, ruleSet, yesNo } from '../support/build.ts';

const ids = (count: number) => Array.from({ length: count }, (_, index) => `f${index}`);
const isYes = (field: string): Test => ({
  subject: { kind: 'field', field },
  matcher: { is: 'one-of', values: ['yes'] },
});
const asking = (count: number, metWhen: Test): Condition =>
  condition({ id: 'asked', asks: ids(count).map(yesNo), metWhen });

const reportOn = (...conditions: readonly Condition[]) =>
  evaluate(ruleSet(conditions), city({}), { asOf: '2020-01-01', asOfGiven: true, alternatives: [] });
const setsOf = (asked: Condition) =>
  reportOn(asked).toQualify.findOut[0]?.sets?.map((set) => set.map(({ field }) => field)) ?? null;

describe('sets of fields are found without trying all there are', () => {
  test('one of a hundred fields is enough', () => {
    expect(setsOf(asking(100, { any: ids(100).map(isYes) }))).toEqual(ids(100).map((id) => [id]));
  });

  test('all of nine fields are needed', () => {
    expect(setsOf(asking(9, { all: ids(9).map(isYes) }))).toEqual([ids(9)]);
  });

  test('any two of twelve fields are enough', () => {
    const pairs = ids(12).flatMap((one, index) =>
      ids(index).map((other): Test => ({ all: [isYes(other), isYes(one)] })),
    );
    expect(setsOf(asking(12, { any: pairs }))).toHaveLength(66);
  });
});

describe('where there are too many ways', () => {
  const one = (index: number): Test => ({ any: [isYes(`f${2 * index}`), isYes(`f${2 * index + 1}`)] });
  /** 2 to the power of 30 smallest sets. */
  const vast = asking(60, { all: ids(30).map((_, index) => one(index)) });

  test('it says so, and that is not the same as that there is none', () => {
    const report = reportOn(vast);
    expect(report.toQualify.findOut).toEqual([{ condition: 'asked', agency: null, sets: null }]);
    const paper = { version: '1.2.3', errors: [], columns: 80, unicode: true, style: plain, show: 'all' } as const;
    expect(text([report], paper)).toContain('  find out  too many ways to try them all\n');
  });

  test('the other conditions have theirs', () => {
    const small = condition({ id: 'small', asks: [yesNo('ready')], metWhen: isYes('ready') });
    expect(reportOn(vast, small).toQualify.findOut.map(({ condition: id, sets }) => [id, sets?.length])).toEqual([
      ['asked', undefined],
      ['small', 1],
    ]);
  });
});
