// What a court has ordered keeps conditions from being enforced; it changes no outcome.
import { expect, test } from 'vitest';
import { evaluate } from '../../src/evaluate/evaluate.ts';
import { historyOf } from '../../src/evaluate/history/history.ts';
import { exitCode } from '../../src/exit-code.ts';
import { reportSchema } from '../../src/model/report.ts';
import type { Order, Test } from '../../src/model/rule-set.ts';
import { reportInJson } from '../../src/report/formats/in-json.ts';
import { verdictLine } from '../../src/text/verdict-line.ts';
import { answer, answered, city, condition, ruleSet, statement, yesNo } from '../support/build.ts';

const isIn: Test = { subject: { kind: 'field', field: 'a' }, matcher: { is: 'one-of', values: ['yes'] } };
const asking = (id: string) => condition({ id, asks: [yesNo('a')], metWhen: isIn });
const source = { id: 'docket', title: 'Docket', publisher: null, date: null, url: null };
const order = (id: string, more: Partial<Order> = {}): Order => ({
  id,
  from: '2025-09-24',
  until: null,
  says: 'The conditions may not be enforced.',
  covers: 'the plaintiffs',
  conditions: null,
  lastLooked: '2025-11-01',
  source,
  ...more,
});
const saying = (value: 'yes' | 'no') => answer({ statements: [statement({ a: answered(value) })] });
const answers = { one: saying('no'), two: saying('yes') };
const rules = ruleSet([asking('one'), asking('two')], {
  orders: [
    order('later', { from: '2026-01-01', conditions: ['one'] }),
    order('first', { until: '2026-03-01' }),
    order('others'),
  ],
});
const reportOn = (asOf: string, coveredBy: readonly string[]) =>
  evaluate(rules, city(answers, { coveredBy }), { asOf, asOfGiven: true, alternatives: [] });
const enforcement = (asOf: string, coveredBy: readonly string[] = ['first', 'later']) =>
  reportOn(asOf, coveredBy).findings.map(
    ({ notEnforced }) => notEnforced && `${notEnforced.order} ${notEnforced.from}`,
  );

test('nobody is covered unless the file of the city says so', () => {
  const report = reportOn('2025-12-01', []);
  expect([report.orders, report.notEnforced, enforcement('2025-12-01', ['nowhere'])]).toEqual([[], 0, [null, null]]);
});

test('a condition is not enforced from the day of the order until it ends, met or not', () => {
  expect(enforcement('2025-09-23')).toEqual([null, null]);
  expect(enforcement('2025-09-24')).toEqual(['first 2025-09-24', 'first 2025-09-24']);
  expect(enforcement('2026-02-28')).toEqual(['first 2025-09-24', 'first 2025-09-24']);
  expect(enforcement('2026-03-01')).toEqual(['later 2026-01-01', null]);
  expect(enforcement('2026-03-01', ['first'])).toEqual([null, null]);
});

test('outcomes, verdict and exit code stay; the verdict line counts', () => {
  const [without, under] = [reportOn('2025-12-01', []), reportOn('2025-12-01', ['first'])];
  const written = reportInJson(under);
  expect(reportSchema.parse(written)).toEqual(written);
  const { orders, notEnforced, findings } = under;
  expect({
    ...under,
    orders: [],
    notEnforced: 0,
    findings: findings.map((finding) => ({ ...finding, notEnforced: null })),
  }).toEqual(without);
  expect(orders).toEqual([{ ...order('first', { until: '2026-03-01' }), conditions: ['one', 'two'] }]);
  expect(notEnforced).toBe(2);
  expect(verdictLine(under)).toBe(
    'Does not qualify under test-rules, read as written here, as of 2025-12-01. 2 conditions are not enforced against this city, under first (docket last looked at on 2025-11-01).',
  );
  expect([without, under].map((report) => exitCode([report.verdict], false, 'undetermined'))).toEqual([1, 1]);
});

test('the days on which it begins and ends are days of history, and change no outcome', () => {
  const { days, marks } = historyOf(rules, city(answers, { coveredBy: ['later', 'first'] }));
  expect(days).toEqual([]);
  expect(marks.map(({ date, kind, says }) => `${date} ${kind}: ${says}`)).toEqual([
    '2025-09-24 order-begins: no condition is enforced against the city from this day, under first: The conditions may not be enforced.',
    '2026-01-01 order-begins: one: not enforced against the city from this day, under later: The conditions may not be enforced.',
    '2026-03-01 order-ends: first no longer holds from this day',
  ]);
});
