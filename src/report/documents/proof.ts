// What is to be said of a rule set by itself: what `rules check` finds in it, and what `rules test` comes to.
import { type Outcome, type Verdict, verdicts } from '../../model/outcome.ts';
import type { RuleSet } from '../../model/rule-set.ts';
import type { Proof } from '../../review/proof.ts';
import { inYaml } from '../../text/in-yaml.ts';
import { joinWith, pluralize } from '../../text/list.ts';
import { ruleSetTitle } from '../../text/rule-set-name.ts';
import { outcomeWords, verdictWords } from '../../text/words.ts';
import { type Block, type Entry, rows, type Status, section } from '../document.ts';
import { placeWords } from './finding-words.ts';

export type Checked = {
  readonly path: string;
  /** Null: it cannot be read. */
  readonly ruleSet: Pick<RuleSet, 'id' | 'conditions'> | null;
  readonly counts: { readonly error: number; readonly warning: number; readonly note: number };
};

/** A line for each rule set: what was found, or that nothing was. */
export function checkedBlocks(checked: readonly Checked[]): Block[] {
  const items = checked.map(({ path, ruleSet, counts }): Status => {
    const found = (['error', 'warning', 'note'] as const).flatMap((kind) =>
      counts[kind] > 0 ? [pluralize(counts[kind], kind)] : [],
    );
    const name =
      ruleSet === null ? path : `${path}: ${ruleSet.id}, ${pluralize(ruleSet.conditions.length, 'condition')}`;
    return {
      outcome: counts.error > 0 ? 'not-met' : counts.warning > 0 ? 'undetermined' : 'met',
      label: `${name}: ${found.length === 0 ? 'no problems' : joinWith(found, 'and')}`,
      text: '',
    };
  });
  return [{ is: 'statuses', of: 'condition', head: ['Rule set', 'Found'], items }];
}

type Proved = Proof & { readonly ruleSet: RuleSet };

/** What failed and why, then the counts, then how much of each condition is shown. */
export function provedBlocks(proved: Proved): Block[] {
  const { ruleSet, examples, cases, coverage } = proved;
  const items = [tally('examples', examples), tally('cases', cases)];
  return section(ruleSetTitle(ruleSet), [
    ...section('Failed', [...failedExamples(proved), ...failedCases(proved)]),
    ...section('Tests', [{ is: 'statuses', of: 'condition', head: ['Tests', 'Pass'], items }]),
    ...section('Outcomes they show, of those each condition can have', [coverageTable(coverage)]),
  ]);
}

const failedExamples = ({ examples }: Proved): Block[] =>
  examples.failed.map(({ example: { condition, outcome, given, location }, is, reason }) =>
    failure(`${condition}: ${inYaml(given)}`, [
      { label: 'expected', items: [outcomeWords[outcome]] },
      { label: 'actual', items: [`${outcomeWords[is]}: ${reason}`] },
      { label: 'in file', items: [placeWords(location)] },
    ]),
  );

const failedCases = ({ cases }: Proved): Block[] =>
  cases.failed.map(({ title, missed }) =>
    failure(
      title,
      missed.flatMap(({ location, condition, expected, is, because }) => [
        { label: 'expected', items: [`${condition ?? 'verdict'}: ${wordsOf(expected)}`] },
        {
          label: 'actual',
          items:
            condition === null
              ? [
                  wordsOf(is),
                  ...because.map((each) => `${each.condition} is ${outcomeWords[each.outcome]}: ${each.reason}`),
                ]
              : [`${wordsOf(is)}: ${because.map(({ reason }) => reason).join(' ')}`],
        },
        { label: 'in file', items: [placeWords(location)] },
      ]),
    ),
  );

const failure = (title: string, all: Parameters<typeof rows>[0]): Entry => ({
  is: 'entry',
  outcome: 'not-met',
  title,
  blocks: rows(all),
});

function tally(nouns: string, { count, failed }: Proved['examples' | 'cases']): Status {
  if (count === 0) return { outcome: 'not-applicable', label: `no ${nouns}`, text: '' };
  const passed = count - failed.length;
  return { outcome: failed.length > 0 ? 'not-met' : 'met', label: `${passed} of ${count} ${nouns} pass`, text: '' };
}

function coverageTable(coverage: Proved['coverage']): Block {
  const sum = (of: 'shown' | 'possible') => coverage.reduce((all, each) => all + each[of].length, 0);
  const all = coverage.map(({ condition, shown, possible }) => {
    const missing = possible.filter((outcome) => !shown.includes(outcome)).map((outcome) => outcomeWords[outcome]);
    return [condition, `${shown.length}/${possible.length}`, joinWith(missing, 'and')];
  });
  const width = all.every(([, , missing]) => missing === '') ? 2 : 3;
  return {
    is: 'table',
    caption: 'Condition',
    head: ['Condition', 'Shown', 'Not shown'].slice(0, width),
    numbers: [1],
    rows: [...all, ['all conditions', `${sum('shown')}/${sum('possible')}`, '']].map((row) =>
      row.slice(0, width).map((text) => [text]),
    ),
  };
}

function wordsOf(result: Outcome | Verdict): string {
  const verdict = verdicts.find((each) => each === result);
  if (verdict) return verdictWords[verdict];
  return outcomeWords[result as Outcome];
}
