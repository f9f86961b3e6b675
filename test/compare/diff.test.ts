import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { type DiffSide, diff } from '../../src/compare/diff.ts';
import { mixedFinding } from '../../src/compare/mixture.ts';
import { assessAll } from '../../src/evaluate/assess.ts';
import { decide, type Evaluation } from '../../src/evaluate/decide.ts';
import { reasonOf } from '../../src/evaluate/reasons/reason.ts';
import { changeExitCode } from '../../src/exit-code.ts';
import type { City } from '../../src/model/city.ts';
import type { RuleSet } from '../../src/model/rule-set.ts';
import { agency, answer, answered, city, condition, ruleSet, statement, yesNo } from '../support/build.ts';
import { cityOf, sample } from '../support/random-sample.ts';

vi.setConfig({ testTimeout: 120_000 });

const digest = (digit: string): string => `sha256:${digit.repeat(64)}`;

/** The same record as it would be read from another file. */
const on = (side: 'before' | 'after', one: City): City => ({
  ...one,
  input: { path: `${side}/city.yaml`, digest: digest(side === 'before' ? 'b' : 'a') },
});

const evaluationOf = (rules: RuleSet, one: City, asOf = '2017-08-18'): Evaluation =>
  decide(rules, one, { asOf, asOfGiven: true, alternatives: [] });

const sideOf = (...evaluations: readonly Evaluation[]): DiffSide => ({
  states: evaluations.map((evaluation, index) => ({ evaluation, path: `${index}.yaml` })),
  unread: new Set(),
});

const pairs = fc
  .tuple(sample, sample, fc.constantFrom('2017-08-18', '2016-08-18', '2018-02-03'))
  .map(([one, other, day]) => {
    const [before, after] = [
      evaluationOf({ ...one.rules, digest: digest('1') }, on('before', cityOf(one.layers, one.answeredOn))),
      evaluationOf({ ...other.rules, digest: digest('2') }, on('after', cityOf(other.layers, other.answeredOn)), day),
    ];
    return { before, after };
  });

describe('of any two states', () => {
  test('a state and itself differ in nothing, whatever its digest', () => {
    fc.assert(
      fc.property(sample, ({ rules, layers, answeredOn }) => {
        const one = cityOf(layers, answeredOn);
        const set = diff(
          sideOf(evaluationOf(rules, on('before', one))),
          sideOf(evaluationOf({ ...rules, digest: digest('9') }, on('after', one))),
        );
        expect([set.cities, set.differences, set.counts]).toEqual([
          [],
          [],
          { worse: 0, better: 0, moved: 0, unmoved: 1 },
        ]);
      }),
    );
  });

  test('with every difference undone a condition comes out as before', () => {
    fc.assert(
      fc.property(pairs, ({ before, after }) => {
        for (const assessment of assessAll(before.ruleSet, before.city, before.options.asOf)) {
          const { id } = assessment.condition;
          expect(mixedFinding(id, before, after, () => true)).toEqual({
            outcome: assessment.outcome,
            reason: reasonOf(assessment, before.ruleSet),
          });
        }
      }),
      { numRuns: 300 },
    );
  });

  test('what comes out otherwise has a cause, and what no difference moves comes out the same', () => {
    fc.assert(
      fc.property(pairs, ({ before, after }) => {
        const set = diff(sideOf(before), sideOf(after));
        const causes = set.cities.flatMap(({ conditions }) => conditions.flatMap((each) => each.causes));
        for (const changed of set.cities.flatMap(({ conditions }) => conditions)) {
          expect(changed.causes.length).toBeGreaterThan(0);
          expect([changed.before?.outcome, changed.before?.reason]).not.toEqual([
            changed.after?.outcome,
            changed.after?.reason,
          ]);
        }
        expect(set.differences.flatMap(({ moves }, place) => (moves.length > 0 ? [place] : []))).toEqual(
          [...new Set(causes)].toSorted((one, other) => one - other),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('the other way round, from is to and worse is better', () => {
    fc.assert(
      fc.property(pairs, ({ before, after }) => {
        const [there, back] = [diff(sideOf(before), sideOf(after)), diff(sideOf(after), sideOf(before))];
        expect([back.counts.worse, back.counts.better, back.counts.unmoved]).toEqual([
          there.counts.better,
          there.counts.worse,
          there.counts.unmoved,
        ]);
        const partsOf = (set: typeof there, isBack: boolean) =>
          set.differences
            .flatMap(({ of, agency: name, parts }) =>
              parts.map(({ label, from, to }) =>
                JSON.stringify([of, name, label, ...(isBack ? [to, from] : [from, to])]),
              ),
            )
            .toSorted();
        expect(partsOf(back, true)).toEqual(partsOf(there, false));
      }),
      { numRuns: 300 },
    );
  });
});

const yes = (id: string) =>
  ({ subject: { kind: 'field', field: id }, matcher: { is: 'one-of', values: ['yes'] } }) as const;
const twoConditions = ruleSet([
  condition({ id: 'access', asks: [yesNo('in-place')], metWhen: yes('in-place') }),
  condition({ id: 'notice', asks: [yesNo('in-place')], metWhen: yes('in-place') }),
]);
const said = (value: string) => answer({ statements: [statement({ 'in-place': answered(value) })] });
const cityWith = (access: string, notice: string, more: Partial<City> = {}): City =>
  city({ access: said(access), notice: said(notice) }, { ...more, agencies: [] });

describe('causes', () => {
  const before = evaluationOf(twoConditions, on('before', cityWith('yes', 'yes')));

  test('an answer that changed moves its own condition, and another one beside it moves nothing there', () => {
    const after = evaluationOf(twoConditions, on('after', cityWith('no', 'yes', { compiledBy: 'Somebody' })));
    const { cities, differences } = diff(sideOf(before), sideOf(after));
    expect(differences.map(({ of, moves }) => [of, moves.map((move) => move.condition)])).toEqual([
      ['the city file', []],
      ['Condition access', ['access']],
    ]);
    expect(cities[0]?.conditions.map(({ kinds, causes, movesVerdict }) => [kinds, causes, movesVerdict])).toEqual([
      [['answers'], [1], true],
    ]);
  });

  test('an answer and the rule that asks for it, of which each is enough', () => {
    const stricter = ruleSet(
      twoConditions.conditions.map((each) =>
        each.id === 'access' ? { ...each, metWhen: { all: [yes('in-place'), { not: yes('in-place') }] } } : each,
      ),
      { digest: digest('7') },
    );
    const after = evaluationOf(stricter, on('after', cityWith('no', 'yes')));
    const [changed] = diff(sideOf(before), sideOf(after)).cities[0]?.conditions ?? [];
    expect([changed?.kinds, changed?.causesAre, changed?.after?.outcome]).toEqual([
      ['answers', 'rule-set'],
      'enough',
      'not-met',
    ]);
  });

  test('an answer and the rule, both of which the same outcome needs', () => {
    const other = ruleSet(
      twoConditions.conditions.map((each) =>
        each.id === 'access'
          ? {
              ...each,
              metWhen: { not: { all: [{ not: yes('in-place') }, { not: yes('in-place') }] } },
              notMetWhen: null,
            }
          : each,
      ),
      { digest: digest('8') },
    );
    const inverted = ruleSet(
      other.conditions.map((each) => (each.id === 'access' ? { ...each, metWhen: { not: yes('in-place') } } : each)),
      { digest: digest('6') },
    );
    const after = evaluationOf(inverted, on('after', cityWith('no', 'yes')));
    const set = diff(sideOf(before), sideOf(after));
    const [changed] = set.cities[0]?.conditions ?? [];
    // Met before and after: only the reason is another, and it takes both.
    expect([changed?.before?.outcome, changed?.after?.outcome, changed?.causesAre]).toEqual(['met', 'met', 'needed']);
    expect(changed?.kinds).toEqual(['answers', 'rule-set']);
    expect(set.counts).toEqual({ worse: 0, better: 0, moved: 0, unmoved: 1 });
  });

  test('values of a type are not looked at as values of another', () => {
    const hours = ruleSet(
      twoConditions.conditions.map((each) =>
        each.id === 'access'
          ? {
              ...each,
              asks: [{ id: 'in-place', type: 'duration', label: 'time' }],
              metWhen: {
                subject: { kind: 'field', field: 'in-place' },
                matcher: { is: 'at-least', quantity: 60, text: '1h' },
              } as const,
            }
          : each,
      ),
      { digest: digest('5') },
    );
    const timed = city({
      access: answer({ statements: [statement({ 'in-place': { given: '30m', value: 30, why: null } })] }),
      notice: said('yes'),
    });
    const set = diff(sideOf(before), sideOf(evaluationOf(hours, on('after', timed))));
    const [changed] = set.cities[0]?.conditions ?? [];
    expect([changed?.after?.outcome, changed?.kinds, changed?.causesAre]).toEqual([
      'not-met',
      ['answers', 'rule-set'],
      'needed',
    ]);
  });

  test('the day alone', () => {
    const dated = (one: City): City => ({ ...one, recordUntil: '2018-01-01' });
    const set = diff(
      sideOf(evaluationOf(twoConditions, on('before', dated(cityWith('yes', 'yes'))))),
      sideOf(evaluationOf(twoConditions, on('before', dated(cityWith('yes', 'yes'))), '2018-01-02')),
    );
    expect(set.cities[0]?.conditions.map(({ kinds }) => kinds)).toEqual([['day'], ['day']]);
    expect([set.counts.worse, set.differences.map(({ kind, parts }) => [kind, parts])]).toEqual([
      1,
      [['day', [{ label: 'as of', from: '2017-08-18', to: '2018-01-02' }]]],
    ]);
  });
});

describe('several cities', () => {
  const held = (name: string, jail: string, path: string): City => ({
    ...city(
      { access: answer({ heldBy: ['jail'] }), notice: said('yes') },
      { name, agencies: [agency('jail', { access: said(jail) })] },
    ),
    input: { path, digest: digest(path.length.toString(16).slice(-1)) },
  });
  const two = (jail: string, side: string) =>
    sideOf(
      ...['Rivertown', 'Lakeview'].map((name) =>
        evaluationOf(twoConditions, held(name, jail, `${side}/${name}-${jail}.yaml`)),
      ),
    );

  test('share what an agency answers, which is told once', () => {
    const set = diff(two('yes', 'before'), two('no', 'now'));
    expect(set.differences.map(({ of, agency: name, cities, moves }) => [of, name, cities, moves.length])).toEqual([
      ['Condition access', 'The jail', [0, 1], 2],
    ]);
    expect(set.counts).toEqual({ worse: 2, better: 0, moved: 0, unmoved: 0 });
  });

  test('that are on one side only are added and removed, and one that could not be read is neither', () => {
    const [first, second] = two('yes', 'before').states;
    if (!first || !second) throw new Error('There are two.');
    const set = diff({ states: [first], unread: new Set(['1.yaml']) }, { states: [second], unread: new Set() });
    expect([set.added, set.removed.map(({ city: name }) => name)]).toEqual([[], ['Rivertown']]);
    expect(set.notCompared).toEqual([
      { city: 'Lakeview', before: null, after: 'before/Lakeview-yes.yaml', why: 'The file before could not be read.' },
    ]);
  });

  test('under rule sets without a condition in common cannot be compared', () => {
    const other = ruleSet([condition({ id: 'else', asks: [yesNo('x')], metWhen: yes('x') })], {
      id: 'other',
      digest: digest('3'),
    });
    const one = cityWith('yes', 'yes');
    const set = diff(sideOf(evaluationOf(twoConditions, one)), sideOf(evaluationOf(other, one)));
    expect([set.compared, set.cities, set.notCompared.map(({ why }) => why)]).toEqual([
      0,
      [],
      ['test-rules and other have no condition in common.'],
    ]);
  });
});

test('the exit code is that of what is worse, of what is another, or of what could not be read', () => {
  const none = { worse: 0, better: 0, moved: 0, unmoved: 1 };
  const set = (more: object) => ({ counts: none, added: [], removed: [], notCompared: [], ...more });
  const codes = (more: object) =>
    (['worse', 'changed', 'never'] as const).map((failOn) => changeExitCode(set(more), false, failOn));
  const [lonely] = diff(sideOf(), sideOf(evaluationOf(twoConditions, cityWith('yes', 'no')))).added;
  expect(codes({})).toEqual([0, 0, 0]);
  expect(codes({ counts: { ...none, worse: 1 } })).toEqual([1, 1, 0]);
  expect(codes({ counts: { ...none, better: 1 } })).toEqual([0, 1, 0]);
  expect(codes({ counts: { ...none, moved: 1 } })).toEqual([0, 1, 0]);
  expect(codes({ added: [lonely] })).toEqual([0, 1, 0]);
  expect(codes({ removed: [lonely] })).toEqual([0, 1, 0]);
  expect(codes({ notCompared: [{ city: 'A', before: 'a', after: 'a', why: '' }] })).toEqual([0, 1, 0]);
  expect(changeExitCode(set({ counts: { ...none, worse: 1 } }), true, 'never')).toBe(2);
});
