import type { City } from '../model/city.ts';
import type { Day } from '../model/day.ts';
import { oncePer } from '../model/once-per.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Alternative, Report } from '../model/report.ts';
import type { RuleSet } from '../model/rule-set.ts';
import { conditionsOf } from './applies.ts';
import { assessAll } from './assess.ts';
import { findingOf } from './finding.ts';
import { leavesOfCondition, verdictOf } from './judge.ts';
import { notEnforced, ordersCovering, reportOrder } from './orders.ts';
import { toQualify } from './to-qualify-list.ts';
import { warningsOf } from './warnings.ts';

export type EvaluateOptions = {
  readonly asOf: Day;
  /** False when nobody gave the date and today is taken: the report warns. */
  readonly asOfGiven: boolean;
  /** Other readings of the same text; only their verdicts are reported. */
  readonly alternatives: readonly RuleSet[];
};

/** The report of one city under one rule set on one day. Pure: the same arguments give the same report. */
export function evaluate(ruleSet: RuleSet, city: City, { asOf, asOfGiven, alternatives }: EvaluateOptions): Report {
  const assessments = assessAll(ruleSet, city, asOf);
  const outcomes = assessments.map(({ outcome }) => outcome);
  const verdict = verdictOf(outcomes);
  const asksReply = [ruleSet, ...alternatives].some(asksForReply);
  const others = alternatives.map((other) => alternativeOf(other, city, asOf));
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
    counts: countsOf(outcomes),
    notEnforced: findings.filter((finding) => finding.notEnforced !== null).length,
    findings,
    toQualify: toQualify(assessments, ruleSet),
    alternatives: others,
    turnsOnReading: others.some((other) => other.verdict !== verdict),
    notAsked: notAsked(ruleSet, city),
    orders: covering.map((order) => reportOrder(order, ruleSet)),
    decisions: [...city.decisions],
    sources: [...city.sources],
    warnings: warningsOf(assessments, ruleSet, city, { asOf, asOfGiven, asksReply }),
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

function alternativeOf(ruleSet: RuleSet, city: City, asOf: Day): Alternative {
  const assessments = assessAll(ruleSet, city, asOf);
  const outcomes = assessments.map(({ outcome }) => outcome);
  return {
    ruleSet: ruleSet.id,
    path: ruleSet.path,
    readAs: ruleSet.readAs,
    of: ruleSet,
    verdict: verdictOf(outcomes),
    counts: countsOf(outcomes),
    open: assessments.flatMap(({ condition, outcome }) =>
      outcome === 'not-met' || outcome === 'undetermined' ? [{ condition: condition.id, outcome }] : [],
    ),
  };
}

function countsOf(outcomes: readonly Outcome[]): Report['counts'] {
  const count = (outcome: Outcome) => outcomes.filter((each) => each === outcome).length;
  return {
    met: count('met'),
    notMet: count('not-met'),
    undetermined: count('undetermined'),
    notApplicable: count('not-applicable'),
  };
}

/** Answers the rule set does not ask for: whole conditions, and fields of a condition it does ask. */
function notAsked({ conditions }: RuleSet, { answers }: City): number {
  return [...answers].reduce((count, [id, { periods }]) => {
    const condition = conditions.find((each) => each.id === id);
    if (!condition) return count + 1;
    const asked = new Set(condition.asks.map((field) => field.id));
    const fields = new Set(periods.flatMap(({ statements }) => statements.flatMap((each) => [...each.fields.keys()])));
    return count + [...fields].filter((field) => !asked.has(field)).length;
  }, 0);
}
