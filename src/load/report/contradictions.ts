// A report that was edited by hand, or cut, says in one place what another denies.
import type { Problem } from '../../errors.ts';
import { parseDay } from '../../model/day.ts';
import { countOutcomes, type Outcome, verdictOf } from '../../model/outcome.ts';
import type { ProblemCode } from '../../model/problem-codes.ts';
import type { ReportJson, RuleSetJson } from '../../model/report.ts';
import type { Document, Path } from '../source/document.ts';

/** What does not hold together in a report that has the shape of one. */
export function contradictions(
  report: ReportJson,
  ruleSets: ReadonlyMap<string, RuleSetJson>,
  document: Document,
  at: Path,
): readonly Problem[] {
  const problems: Problem[] = [];
  const add = (path: Path, message: string, code: ProblemCode = 'contradiction') =>
    problems.push(document.problem([...at, ...path], 'value', code, message));
  if (parseDay(report.asOf) === null) add(['asOf'], `The day ${report.asOf} does not exist.`, 'no-such-date');
  const ruleSet = ruleSets.get(report.ruleSet);
  if (!ruleSet) {
    add(['ruleSet'], unknownRuleSet(report.ruleSet), 'unknown-rule-set');
    return problems;
  }
  const { findings, alternatives, verdict, counts } = report;
  const found = new Set(findings.map(({ condition }) => condition));
  for (const [index, { condition }] of findings.entries()) {
    const path = ['findings', index, 'condition'];
    if (findings.findIndex((each) => each.condition === condition) < index)
      add(path, `The report has \`${condition}\` twice.`);
    if (!ruleSet.conditions.some(({ id }) => id === condition))
      add(path, `The rule set \`${ruleSet.id}\` of this file has no condition \`${condition}\`.`);
  }
  const missing = ruleSet.conditions.filter(({ id }) => !found.has(id));
  if (missing.length > 0) {
    const of = `${missing.length} of ${ruleSet.conditions.length} conditions (\`${missing[0]?.id}\`)`;
    add(
      ['findings'],
      `The report leaves out ${of}. Make it without \`--show\`: JSON then has all of them.`,
      'shortened-report',
    );
    return problems;
  }
  const outcomes = findings.map(({ outcome }) => outcome);
  addVerdict(verdict, outcomes, ['verdict'], add);
  if (!isSame(counts, countOutcomes(outcomes))) add(['counts'], 'The counts are not those of the outcomes.');
  for (const [index, other] of alternatives.entries()) {
    const path: Path = ['alternatives', index];
    const own = ruleSets.get(other.ruleSet);
    if (!own) add([...path, 'ruleSet'], unknownRuleSet(other.ruleSet), 'unknown-rule-set');
    else if (other.open.some(({ condition }) => !own.conditions.some(({ id }) => id === condition)))
      add([...path, 'open'], `The rule set \`${own.id}\` of this file does not have all of these conditions.`);
    const { met, notMet, undetermined, notApplicable } = other.counts;
    const isWhole = !own || met + notMet + undetermined + notApplicable === own.conditions.length;
    const open = countOutcomes(other.open.map(({ outcome }) => outcome));
    if (!isWhole || open.notMet !== notMet || open.undetermined !== undetermined || open.met + open.notApplicable > 0)
      add([...path, 'counts'], 'The counts are not those of the conditions.');
    addVerdict(other.verdict, outcomesOf(other.counts), [...path, 'verdict'], add);
  }
  if (report.turnsOnReading !== alternatives.some((other) => other.verdict !== verdict))
    add(['turnsOnReading'], 'The verdicts under the alternative readings say otherwise.');
  return problems;
}

const unknownRuleSet = (id: string): string =>
  `\`ruleSets\` of this file does not have \`${id}\` before this report ends. A report comes with what its rule sets say.`;

function addVerdict(
  verdict: ReportJson['verdict'],
  outcomes: readonly Outcome[],
  path: Path,
  add: (path: Path, message: string) => void,
): void {
  const own = verdictOf(outcomes);
  if (verdict !== own)
    add(path, `The verdict is \`${verdict}\`, and the outcomes of its conditions come to \`${own}\`.`);
}

const outcomesOf = ({ met, notMet, undetermined }: ReportJson['counts']): readonly Outcome[] => [
  ...(notMet > 0 ? (['not-met'] as const) : []),
  ...(undetermined > 0 ? (['undetermined'] as const) : []),
  ...(met > 0 ? (['met'] as const) : []),
];

const isSame = (one: ReportJson['counts'], other: ReportJson['counts']): boolean =>
  one.met === other.met &&
  one.notMet === other.notMet &&
  one.undetermined === other.undetermined &&
  one.notApplicable === other.notApplicable;
