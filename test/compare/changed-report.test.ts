import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { type DiffSide, diff } from '../../src/compare/diff.ts';
import { decide } from '../../src/evaluate/decide.ts';
import { explain } from '../../src/evaluate/explain.ts';
import { type Outcome, outcomes } from '../../src/model/outcome.ts';
import type { RecordedReport } from '../../src/model/report.ts';
import type { Test } from '../../src/model/rule-set.ts';
import { differenceText } from '../../src/report/documents/change-words.ts';
import { answer, answered, city, condition, ruleSet, statement, yesNo } from '../support/build.ts';
import { cityOf, sample } from '../support/random-sample.ts';
import { comeOutOtherwise, type Edit, recorded } from '../support/recorded.ts';

vi.setConfig({ testTimeout: 120_000 });

const version = '0.2.0';
const reports = (of: readonly RecordedReport[]): DiffSide => ({
  states: of.map((each) => ({ ...each, path: each.report.input.path })),
  unread: new Set(),
});

const digest = (digit: string): string => `sha256:${digit.repeat(64)}`;

describe('a report of a random city', () => {
  const evaluations = sample.map(({ rules, layers, answeredOn }) =>
    decide({ ...rules, digest: digest('1') }, cityOf(layers, answeredOn), {
      asOf: '2017-08-18',
      asOfGiven: true,
      alternatives: [],
    }),
  );
  const sideOf = (evaluation: ReturnType<typeof decide>): DiffSide => ({
    states: [{ evaluation, path: evaluation.city.input.path }],
    unread: new Set(),
  });

  test('and the city itself: nothing moved, whichever version made it and whichever side it is', async () => {
    await fc.assert(
      fc.asyncProperty(evaluations, fc.constantFrom('0.1.0', version), async (evaluation, madeBy) => {
        const old = reports(await recorded([explain(evaluation)], madeBy));
        for (const set of [
          diff(old, sideOf(evaluation), undefined, version),
          diff(sideOf(evaluation), old, undefined, version),
          diff(old, old, undefined, version),
        ]) {
          expect([set.compared, set.cities, set.differences]).toEqual([1, [], []]);
          expect(set.counts).toEqual({ worse: 0, better: 0, moved: 0, unmoved: 1 });
        }
      }),
      { numRuns: 60 },
    );
  });

  test('in which one outcome is another says exactly that, and that another psp-check did it', async () => {
    await fc.assert(
      fc.asyncProperty(evaluations, fc.nat(), fc.constantFrom(...outcomes), async (evaluation, at, outcome) => {
        const now = explain(evaluation);
        const finding = now.findings[at % now.findings.length];
        fc.pre(finding !== undefined && finding.outcome !== outcome);
        const edit: Edit = (envelope) => {
          for (const each of envelope.reports) comeOutOtherwise(each, finding.condition, outcome, 'It was.');
        };
        const old = await recorded([now], '0.1.0', edit);
        const set = diff(reports(old), sideOf(evaluation), undefined, version);
        expect(set.cities.flatMap(({ conditions }) => conditions)).toMatchObject([
          {
            condition: finding.condition,
            before: { outcome, reason: 'It was.' },
            after: { outcome: finding.outcome, reason: finding.reason },
            kinds: ['psp-check'],
            causesAre: 'needed',
            movesVerdict: old[0]?.report.verdict !== now.verdict,
          },
        ]);
        expect(set.differences).toMatchObject([
          { kind: 'psp-check', parts: [{ label: 'version', from: '0.1.0', to: version }] },
        ]);
      }),
      { numRuns: 60 },
    );
  });
});

const isYes: Test = { subject: { kind: 'field', field: 'x' }, matcher: { is: 'one-of', values: ['yes'] } };

const rules = ruleSet(
  [
    condition({ id: 'access', asks: [yesNo('x')], metWhen: isYes }),
    condition({ id: 'notice', asks: [yesNo('x')], metWhen: isYes }),
  ],
  { digest: digest('1') },
);

const cityWith = (x: 'yes' | 'no', digit = '2') => ({
  ...city({
    access: answer({ statements: [statement({ x: answered('yes') })] }),
    notice: answer({ statements: [statement({ x: answered(x) })] }),
  }),
  input: { path: 'city.yaml', digest: digest(digit) },
});

const evaluated = (of = cityWith('yes'), asOf = '2017-08-18', under = rules) =>
  decide(under, of, { asOf, asOfGiven: true, alternatives: [] });

const sideNow = (...of: Parameters<typeof evaluated>): DiffSide => ({
  states: [{ evaluation: evaluated(...of), path: 'city.yaml' }],
  unread: new Set(),
});

const otherwise =
  (outcome: Outcome): Edit =>
  (envelope) => {
    for (const report of envelope.reports) comeOutOtherwise(report, 'notice', outcome, 'It was.');
  };

const causesIn = (set: ReturnType<typeof diff>) =>
  set.cities.flatMap(({ conditions }) =>
    conditions.map(({ condition: id, kinds, causesAre }) => ({ id, kinds, causesAre })),
  );

describe('what a report bears of a cause', () => {
  test('by the same version, of the same files, rules and day: none, so that the report is said to be altered', async () => {
    const old = await recorded([explain(evaluated())], version, otherwise('not-met'));
    const set = diff(reports(old), sideNow(), undefined, version);
    expect(causesIn(set)).toEqual([{ id: 'notice', kinds: ['report'], causesAre: 'needed' }]);
  });

  test('of other files by the same version: the files', async () => {
    const old = await recorded([explain(evaluated(cityWith('no', '3')))], version);
    const set = diff(reports(old), sideNow(), undefined, version);
    expect(set.differences.map(({ of, kind, parts }) => ({ of, kind, parts }))).toEqual([
      { of: 'the city file, or an agency file that it names', kind: 'answers', parts: [] },
    ]);
    expect(causesIn(set)).toEqual([{ id: 'notice', kinds: ['answers'], causesAre: 'needed' }]);
  });

  test('of another day: the day', async () => {
    const old = await recorded([explain(evaluated(cityWith('yes'), '2016-01-01'))], version, otherwise('not-met'));
    const set = diff(reports(old), sideNow(), undefined, version);
    expect(causesIn(set)).toEqual([{ id: 'notice', kinds: ['day'], causesAre: 'needed' }]);
  });

  test('of everything else: each of them is possible, and none is claimed', async () => {
    const old = await recorded(
      [explain(evaluated(cityWith('no', '3'), '2016-01-01', { ...rules, digest: digest('4') }))],
      '0.1.0',
    );
    const set = diff(reports(old), sideNow(), undefined, version);
    expect(causesIn(set)).toEqual([
      { id: 'notice', kinds: ['answers', 'rule-set', 'day', 'psp-check'], causesAre: 'possible' },
    ]);
  });

  test('of a rule set that asks a condition less: that it is asked now', async () => {
    const [first] = rules.conditions;
    const fewer = { ...rules, digest: digest('5'), conditions: first ? [first] : [] };
    const old = await recorded([explain(evaluated(cityWith('no'), '2017-08-18', fewer))], '0.1.0');
    const set = diff(reports(old), sideNow(), undefined, version);
    expect(causesIn(set)).toEqual([{ id: 'notice', kinds: ['rule-set'], causesAre: 'needed' }]);
    expect(set.differences.map(({ change, condition: id }) => [change, id])).toContainEqual(['added', 'notice']);
  });

  test('of a rule set that asks something else: nothing, and it is not compared', async () => {
    const other = ruleSet([condition({ id: 'else', asks: [yesNo('x')], metWhen: isYes })], {
      id: 'other',
      digest: digest('6'),
    });
    const old = await recorded([explain(evaluated(cityWith('yes'), '2017-08-18', other))], version);
    const set = diff(reports(old), sideNow(), undefined, version);
    expect([set.compared, set.notCompared.map(({ why }) => why)]).toEqual([
      0,
      ['other and test-rules have no condition in common. `--rules` says under which the files are evaluated.'],
    ]);
  });

  test('of another reading: that it moved, by another psp-check', async () => {
    const reading = { ...rules, id: 'reading', digest: digest('7') };
    const now = decide(rules, cityWith('yes'), { asOf: '2017-08-18', asOfGiven: true, alternatives: [reading] });
    const old = await recorded([explain(now)], '0.1.0', ({ reports: [report] }) => {
      const [other] = report?.alternatives ?? [];
      if (!report || !other) throw new Error('There is one.');
      other.verdict = 'undetermined';
      other.counts = { met: 1, notMet: 0, undetermined: 1, notApplicable: 0 };
      other.open = [{ condition: 'notice', outcome: 'undetermined' }];
      report.turnsOnReading = true;
    });
    const side: DiffSide = { states: [{ evaluation: now, path: 'city.yaml' }], unread: new Set() };
    const set = diff(reports(old), side, undefined, version);
    expect([set.counts.moved, set.cities.flatMap(({ readings }) => readings)]).toMatchObject([
      1,
      [
        {
          ruleSet: 'reading',
          before: 'undetermined',
          after: 'qualifies',
          conditions: [{ condition: 'notice', before: 'undetermined', after: 'met' }],
          causes: [0],
        },
      ],
    ]);
    expect(set.differences.map(({ kind }) => kind)).toEqual(['psp-check']);
  });

  test('words of an altered report are told as such', async () => {
    const old = await recorded([explain(evaluated())], version, ({ reports: [report] }) => {
      for (const finding of report?.findings ?? []) finding.brief = 'in other words';
    });
    const { differences } = diff(reports(old), sideNow(), undefined, version);
    expect(differences.map((each) => differenceText(each, { most: 90, parts: 4 }))).toEqual([
      'what the reports say, Condition access: in brief: yes, was in other words',
      'what the reports say, Condition notice: in brief: yes, was in other words',
      'a report that was altered, or made from something else than it says: psp-check, the files, the rule set and the day are the same',
    ]);
  });

  test('other words of another version move nothing, and are told', async () => {
    const old = await recorded([explain(evaluated())], '0.1.0', ({ reports: [report] }) => {
      for (const finding of report?.findings ?? []) finding.brief = 'in other words';
    });
    const set = diff(reports(old), sideNow(), undefined, version);
    expect([set.counts.unmoved, set.cities.flatMap(({ conditions }) => conditions)]).toEqual([1, []]);
    expect(set.differences.map(({ kind, condition: id, parts }) => [kind, id, parts.length])).toEqual([
      ['psp-check', 'access', 1],
      ['psp-check', 'notice', 1],
      ['psp-check', null, 1],
    ]);
  });
});
