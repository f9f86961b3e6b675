import type { City } from '../model/city.ts';
import { oncePer } from '../model/once-per.ts';
import { countOutcomes } from '../model/outcome.ts';
import type { Account, Alternative, Outline, Report } from '../model/report.ts';
import type { Condition, RuleSet } from '../model/rule-set.ts';
import { titleOf } from '../text/title.ts';
import { conditionsOf } from './applies.ts';
import type { Assessment } from './assess.ts';
import { decideAlso, type EvaluateOptions, type Evaluation } from './decide.ts';
import { findingOf } from './finding.ts';
import { leavesOfCondition } from './judge.ts';
import { notEnforced, ordersCovering, reportOrder } from './orders.ts';
import { toQualify } from './to-qualify/to-qualify-list.ts';
import { warningsOf } from './warnings.ts';

/** What an evaluation comes to, in counts and warnings. */
export function outlineOf(evaluation: Evaluation): Outline {
  const { ruleSet, city, options, assessments, verdict } = evaluation;
  const others = options.alternatives.map((other) => alternative(decideAlso(other, evaluation)));
  const covering = ordersCovering(ruleSet, city);
  const findings = assessments.map(({ condition, outcome }) => ({
    condition: condition.id,
    title: titleOf(condition),
    outcome,
  }));
  return {
    city: city.name,
    input: city.input,
    ruleSet,
    asOf: options.asOf,
    compiledBy: city.compiledBy,
    verdict,
    counts: countsOf(assessments),
    notEnforced: findings.filter(({ condition }) => notEnforced(condition, covering, options.asOf) !== null).length,
    findings,
    alternatives: others,
    turnsOnReading: others.some((other) => other.verdict !== verdict),
    notAsked: notAsked(ruleSet, city),
    decisions: [...city.decisions],
    warnings: warningsOf(assessments, ruleSet, city, { ...options, asksReply: asksReply(ruleSet, options) }),
  };
}

/** An evaluation in words: the report, with reasons, evidence, ways to qualify and warnings. */
export const explain = (evaluation: Evaluation, outline: Outline = outlineOf(evaluation)): Report =>
  told(evaluation, outline, { toQualify: toQualify(evaluation.assessments, evaluation.ruleSet) });

/** What a report says but for what would have to change. */
export const account = (evaluation: Evaluation): Account => told(evaluation, outlineOf(evaluation), {});

/** With the ways to qualify at their place in the order in which JSON has a report. */
function told<Ways extends Partial<Report>>(evaluation: Evaluation, outline: Outline, ways: Ways): Account & Ways {
  const { ruleSet, city, options, assessments } = evaluation;
  const { asOf } = options;
  const covering = ordersCovering(ruleSet, city);
  const how = { asOf, asksReply: asksReply(ruleSet, options) };
  return {
    city: outline.city,
    input: outline.input,
    ruleSet,
    asOf,
    answeredBy: how.asksReply ? city.answeredBy : null,
    answeredOn: how.asksReply ? city.answeredOn : null,
    compiledBy: outline.compiledBy,
    verdict: outline.verdict,
    counts: outline.counts,
    notEnforced: outline.notEnforced,
    findings: assessments.map((assessment) => ({
      ...findingOf(assessment, ruleSet, city, how),
      notEnforced: notEnforced(assessment.condition.id, covering, asOf),
    })),
    ...ways,
    alternatives: outline.alternatives,
    turnsOnReading: outline.turnsOnReading,
    notAsked: outline.notAsked,
    orders: covering.map((order) => reportOrder(order, ruleSet)),
    decisions: outline.decisions,
    sources: [...city.sources],
    warnings: outline.warnings,
  };
}

/** Whether the rule set or another reading of it asks what the city replied. */
const asksReply = (ruleSet: RuleSet, { alternatives }: EvaluateOptions): boolean =>
  [ruleSet, ...alternatives].some(asksForReply);

/** Whether a test looks at what the city replied to the issuer, or when. */
export const asksForReply = oncePer((ruleSet: RuleSet): boolean =>
  conditionsOf(ruleSet).some((condition) =>
    leavesOfCondition(condition).some(
      ({ leaf: { subject } }) => subject.kind === 'reply' || subject.kind === 'answered-on',
    ),
  ),
);

/** What the city comes to under another reading. */
function alternative({ ruleSet, assessments, verdict }: Evaluation): Alternative {
  const open = assessments
    .filter(({ outcome }) => outcome === 'not-met' || outcome === 'undetermined')
    .map(({ condition, outcome }) => ({ condition: condition.id, title: titleOf(condition), outcome }));
  const { id, path, readAs } = ruleSet;
  return { ruleSet: id, path, readAs, of: ruleSet, verdict, counts: countsOf(assessments), open };
}

/** How many conditions come to each outcome. */
export const countsOf = (assessments: readonly Assessment[]): Report['counts'] =>
  countOutcomes(assessments.map(({ outcome }) => outcome));

/** Answers the rule set does not ask for: whole conditions, and fields of a condition it does ask. */
function notAsked(ruleSet: RuleSet, { answers }: City): number {
  const asked = fieldsAsked(ruleSet);
  let count = 0;
  answers.forEach(({ periods }, id) => {
    const fields = asked.get(id);
    if (fields === undefined) {
      count++;
      return;
    }
    const others = periods.flatMap(({ statements }) =>
      statements.flatMap((statement) => [...statement.fields.keys()].filter((field) => !fields.has(field))),
    );
    count += others.length < 2 ? others.length : new Set(others).size;
  });
  return count;
}

const fieldsAsked = oncePer(
  ({ conditions }: RuleSet) =>
    new Map(conditions.map(({ id, asks }: Condition) => [id, new Set(asks.map((field) => field.id))])),
);
