import { expect, test } from 'vitest';
import { verdictLine } from '../../src/text/verdict-line.ts';

const parts = {
  ruleSet: { id: 'psp-2017-08', path: null, readAs: 'conditions to meet' },
  asOf: '2017-08-18',
  verdict: 'does-not-qualify',
  alternatives: [],
  turnsOnReading: false,
  notEnforced: 0,
  warnings: [],
  orders: [],
} as const;

const responses = { ruleSet: 'psp-2017-08-response', path: null, readAs: 'questions to answer' };

test('conditions that are not enforced are counted, under the orders that hold on the day', () => {
  const order = (id: string, from: string, until: string | null) => ({ id, from, until, lastLooked: '2017-08-10' });
  const told = (notEnforced: number, orders: Parameters<typeof verdictLine>[0]['orders']) =>
    verdictLine({ ...parts, notEnforced, orders }).replace(/^.*? as of 2017-08-18\. /, '');
  expect(told(1, [order('a-v-b', '2017-08-18', null)])).toBe(
    '1 condition is not enforced against this city, under a-v-b (docket last looked at on 2017-08-10).',
  );
  const several = [
    order('later', '2017-08-19', null),
    order('a-v-b', '2017-01-01', '2017-08-19'),
    order('ended', '2017-01-01', '2017-08-18'),
    order('c-v-d', '2016-01-01', null),
  ];
  expect(told(2, several)).toBe(
    '2 conditions are not enforced against this city, under a-v-b (docket last looked at on 2017-08-10) and c-v-d (docket last looked at on 2017-08-10).',
  );
});

test('that the rule set is not in force is said beside the verdict', () => {
  const message = 'psp-2017-08 is in force from 2017-08-03; the as-of date is 2017-08-01.';
  const warnings = [{ code: 'not-in-force' as const, message, path: 'city.yaml', line: 1, column: 1 }];
  expect(verdictLine({ ...parts, asOf: '2017-08-01', warnings })).toBe(
    `Does not qualify under psp-2017-08, read as conditions to meet, as of 2017-08-01. ${message}`,
  );
});

test('a verdict is said under its rule set, its reading and its date', () => {
  expect(verdictLine(parts)).toBe('Does not qualify under psp-2017-08, read as conditions to meet, as of 2017-08-18.');
});

test('the verdicts under other readings follow, and whether they differ', () => {
  const alternatives = [{ ...responses, verdict: 'undetermined' } as const];
  expect(verdictLine({ ...parts, alternatives, turnsOnReading: true })).toBe(
    'Does not qualify under psp-2017-08, read as conditions to meet, as of 2017-08-18. Read as questions to answer: undetermined. The verdict turns on the reading.',
  );
});

test('a verdict that no reading changes says so', () => {
  const alternatives = [{ ...responses, verdict: 'does-not-qualify' } as const];
  expect(verdictLine({ ...parts, alternatives })).toBe(
    'Does not qualify under psp-2017-08, read as conditions to meet, as of 2017-08-18. Read as questions to answer: does not qualify. The verdict does not turn on the reading.',
  );
});

test("a rule set of one's own is named as such, with its file, wherever it is named", () => {
  const own = { ruleSet: 'mine', path: 'rules/mine.yaml', readAs: 'duties', verdict: 'qualifies' } as const;
  expect(verdictLine({ ...parts, ruleSet: { ...parts.ruleSet, path: './forged.yaml' }, alternatives: [own] })).toBe(
    'Does not qualify under psp-2017-08 (own rule set: ./forged.yaml), read as conditions to meet, as of 2017-08-18. Read as duties by mine (own rule set: rules/mine.yaml): qualifies. The verdict does not turn on the reading.',
  );
});
