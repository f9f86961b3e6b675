import type { City } from '../model/city.ts';
import type { Day } from '../model/day.ts';
import { oncePer } from '../model/once-per.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Report } from '../model/report.ts';
import type { RuleSet } from '../model/rule-set.ts';
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
  const others = alternatives.map((other) => alternative(other, city, asOf));
  const covering = ordersCovering(ruleSet, city);
  const findings = assessments.map((assessment) => ({
    ...findingOf(assessment, ruleSet, city, { asOf, asksReply }),
    notEnforced: notEnforced(assessment.condition.id, covering, asOf),
  }));
  return {
    city: city.name,
    input: city.input,
    ruleSet: identityOf(ruleSet),
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
    warnings: warningsOf(assessments, ruleSet, city, { asOf, asOfGiven, asksReply }),
  };
}

/** Whether a test looks at what the city replied to the issuer, or when. */
export const asksForReply = oncePer(({ conditions }: RuleSet): boolean =>
  conditions.some((condition) =>
    leavesOfCondition(condition).some(
      ({ leaf: { subject } }) => subject.kind === 'reply' || subject.kind === 'answered-on',
    ),
  ),
);

/** What the city comes to under another reading. */
function alternative(other: RuleSet, city: City, asOf: Day): Report['alternatives'][number] {
  const { id, path, readAs } = other;
  const assessments = assessAll(other, city, asOf);
  const outcomes = assessments.map(({ outcome }) => outcome);
  const open = assessments
    .filter(({ outcome }) => outcome === 'not-met' || outcome === 'undetermined')
    .map(({ condition, outcome }) => ({ condition: condition.id, title: condition.title, outcome }));
  return { ruleSet: id, path, readAs, verdict: verdictOf(outcomes), counts: countsOf(outcomes), open };
}

/** The same object in every report. */
const identityOf = oncePer(({ id, path, title, issuer, digest, readAs, reading }: RuleSet): Report['ruleSet'] => ({
  id,
  path,
  title,
  issuer,
  digest,
  readAs,
  reading,
}));

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
