import type { City } from '../model/city.ts';
import { oncePer } from '../model/once-per.ts';
import { countOutcomes } from '../model/outcome.ts';
import type { Alternative, Report } from '../model/report.ts';
import type { Condition, RuleSet } from '../model/rule-set.ts';
import { titleOf } from '../text/title.ts';
import { conditionsOf } from './applies.ts';
import type { Assessment } from './assess.ts';
import { decide, type Evaluation } from './decide.ts';
import { findingOf } from './finding.ts';
import { leavesOfCondition } from './judge.ts';
import { notEnforced, ordersCovering, reportOrder } from './orders.ts';
import { toQualify } from './to-qualify/to-qualify-list.ts';
import { warningsOf } from './warnings.ts';

/** An evaluation in words: the report, with reasons, evidence, ways to qualify and warnings. */
export function explain({ ruleSet, city, options, assessments, verdict }: Evaluation): Report {
  const { asOf, alternatives } = options;
  const asksReply = [ruleSet, ...alternatives].some(asksForReply);
  const others = alternatives.map((other) => alternative(decide(other, city, options)));
  const covering = ordersCovering(ruleSet, city);
  const findings = assessments.map((assessment) => ({
    ...findingOf(assessment, ruleSet, city, { asOf, asksReply }),
    notEnforced: notEnforced(assessment.condition.id, covering, asOf),
  }));
  return {
    city: city.name,
    input: city.input,
    ruleSet,
    asOf,
    answeredBy: asksReply ? city.answeredBy : null,
    answeredOn: asksReply ? city.answeredOn : null,
    compiledBy: city.compiledBy,
    verdict,
    counts: countsOf(assessments),
    notEnforced: findings.filter((finding) => finding.notEnforced !== null).length,
    findings,
    toQualify: toQualify(assessments, ruleSet),
    alternatives: others,
    turnsOnReading: others.some((other) => other.verdict !== verdict),
    notAsked: notAsked(ruleSet, city),
    orders: covering.map((order) => reportOrder(order, ruleSet)),
    decisions: [...city.decisions],
    sources: [...city.sources],
    warnings: warningsOf(assessments, ruleSet, city, { ...options, asksReply }),
  };
}

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
  let count = 0;
  for (const [id, { periods }] of answers) {
    const asked = fieldsAsked(ruleSet).get(id);
    const notAsked = new Set<string>();
    for (const { statements } of asked ? periods : [])
      for (const { fields } of statements)
        for (const field of fields.keys()) if (!asked?.has(field)) notAsked.add(field);
    count += asked ? notAsked.size : 1;
  }
  return count;
}

const fieldsAsked = oncePer(
  ({ conditions }: RuleSet) =>
    new Map(conditions.map(({ id, asks }: Condition) => [id, new Set(asks.map((field) => field.id))])),
);
