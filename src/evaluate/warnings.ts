import { isLaterYear } from '../fields/matchers.ts';
import { isOfDefinition, isYearly } from '../fields/yearly.ts';
import type { City, Evidence, Location, Period, Statement, Yearly } from '../model/city.ts';
import { type CalendarDate, type Day, dayBefore, firstDay, isAfter, isWholeDay, lastDay } from '../model/day.ts';
import { oncePer } from '../model/once-per.ts';
import { repeated } from '../model/repeated.ts';
import type { Warning } from '../model/report.ts';
import type { Condition, RuleSet } from '../model/rule-set.ts';
import type { WarningCode } from '../model/warning-codes.ts';
import { joinWith } from '../text/list.ts';
import type { Entry } from './answer.ts';
import type { Assessment } from './assess.ts';
import { isPublishedLater } from './finding.ts';
import { leavesOf } from './truth.ts';

/** What a reader should know and what changes no outcome, in the order: the date, the rule set, the answers, the file. */
export function warningsOf(
  assessments: readonly Assessment[],
  ruleSet: RuleSet,
  city: City,
  { asOf, asOfGiven, asksReply }: { readonly asOf: Day; readonly asOfGiven: boolean; readonly asksReply: boolean },
): Warning[] {
  const warnings: Warning[] = [];
  const warn: Warn = (code, message, { path, line, column }) => warnings.push({ code, message, path, line, column });
  if (!asOfGiven) warnNoAsOf(city, asOf, warn);
  warnRecordEnded(city, asOf, warn);
  warnOfRuleSet(ruleSet, city, asOf, warn);
  if (asksReply) warnOfReply(assessments, ruleSet, city, asOf, warn);
  for (const assessment of assessments) {
    warnOfEvidence(assessment, asOf, warn);
    warnOfYears(assessment, ruleSet, asOf, warn);
  }
  warnStaleEvidence(assessments, ruleSet, city, asOf, warn);
  warnUnusedAgencies(city, warn);
  warnCutOff(city, warn);
  return warnings;
}

type Warn = (code: WarningCode, message: string, at: Location) => void;

/** What YAML takes for a comment may be a part of the text before it. */
function warnCutOff({ cutTexts }: City, warn: Warn): void {
  for (const { comment, location } of cutTexts) {
    const message = `The text ends before \`${comment}\`, which YAML takes for a comment. If it belongs to the text, put the text in quotes; if it is a comment, put a space after the #.`;
    warn('text-cut-off', message, location);
  }
}

function warnNoAsOf(city: City, asOf: Day, warn: Warn): void {
  const message = `No as-of date is given, so today (${asOf}) is taken; fix it with as-of in the file or --as-of, or the result changes with the day.`;
  warn('no-as-of', message, city.locations.root);
}

function warnRecordEnded({ recordUntil, locations }: City, asOf: Day, warn: Warn): void {
  if (recordUntil === null || asOf <= recordUntil) return;
  const message = `The record of this city ends on ${recordUntil}; on the as-of date ${asOf} nothing of it counts.`;
  warn('record-ended', message, locations.root);
}

function warnOfRuleSet({ id, inForce, lastSeen }: RuleSet, city: City, asOf: Day, warn: Warn): void {
  const at = city.locations.root;
  if (inForce?.from != null && asOf < inForce.from)
    warn('not-in-force', `${id} is in force from ${inForce.from}; the as-of date is ${asOf}.`, at);
  if (inForce?.until != null && asOf >= inForce.until)
    warn('not-in-force', `${id} is no longer in force from ${inForce.until}; the as-of date is ${asOf}.`, at);
  if (lastSeen === null || asOf <= firstDay(lastSeen)) return;
  const later = asOf > lastDay(lastSeen) ? 'is' : 'may be later:';
  warn('last-seen', `${id} was last seen in use ${onDate(lastSeen)}; the as-of date ${later} ${asOf}.`, at);
}

/** `on 2017-08-14`, `in 2017-08`. */
const onDate = (date: CalendarDate): string => `${isWholeDay(date) ? 'on' : 'in'} ${date}`;

/** The city's reply to the issuer: given after the as-of date, before there was something to reply to, or both given and not. */
function warnOfReply(
  assessments: readonly Assessment[],
  { id, inForce }: RuleSet,
  { answeredOn, locations }: City,
  asOf: Day,
  warn: Warn,
): void {
  if (answeredOn === null) return;
  const at = locations.answeredOn;
  const later = isAfter(answeredOn, asOf);
  if (later !== false) {
    const message = `The city replied ${onDate(answeredOn)}, ${later ? '' : 'perhaps '}after the as-of date ${asOf}; on that date its reply does not count.`;
    warn('reply-later', message, at);
  }
  const from = inForce?.from ?? null;
  if (from !== null && firstDay(answeredOn) < from) {
    const message = `The city answered ${onDate(answeredOn)}, ${lastDay(answeredOn) < from ? '' : 'perhaps '}before ${id} was in force (${from}).`;
    warn('answered-before', message, at);
  }
  const contradicted = assessments.filter(({ entries }) => entries.some(({ entry }) => entry.period?.reply === 'none'));
  if (contradicted.length > 0) {
    const message = `\`answered-on\` says that the city replied, and \`reply: none\` that it did not (${contradicted.map(({ condition }) => condition.id).join(', ')}); correct one of them.`;
    warn('reply-contradicts', message, at);
  }
}

function warnOfEvidence({ condition, holderAnswers }: Assessment, asOf: Day, warn: Warn): void {
  let before: Entry | null = null;
  for (const { entry, holder } of holderAnswers) {
    const held = entry.period?.heldBy.length ? entry.period : null;
    if (held && entry !== before) warnLaterEvidence(condition.id, held, asOf, warn);
    before = entry;
    const { period, statements } = holder;
    if (period) warnLaterEvidence(condition.id, period, asOf, warn);
    for (const statement of statements) warnLaterEvidence(condition.id, statement, asOf, warn);
    for (const { fields, evidence, location } of statements) {
      const answered = yesNosOf(condition).filter((id) => fields.get(id)?.value != null);
      if (answered.length === 0 || [evidence, period?.evidence, held?.evidence].some((all) => isSupport(all, asOf)))
        continue;
      const told = joinWith(
        answered.map((id) => `${condition.id}.${id}`),
        'and',
      );
      warn('no-evidence', `${told}: a yes or a no without evidence; name a source that says so.`, location);
    }
  }
}

const yesNosOf = oncePer(({ asks }: Condition) => asks.filter(({ type }) => type === 'yes-no').map(({ id }) => id));

const isSupport = (evidence: readonly Evidence[] | undefined, asOf: Day): boolean =>
  evidence?.some((each) => isPublishedLater(each, asOf) !== true) === true;

/** One warning for all answers whose newest dated evidence is old on the as-of date, by the last day that it may be of. */
function warnStaleEvidence(
  assessments: readonly Assessment[],
  { staleAfter }: RuleSet,
  city: City,
  asOf: Day,
  warn: Warn,
): void {
  const earliest = earliestDay(staleAfter.period)(asOf, () => dayBefore(asOf, staleAfter.period));
  const stale: string[] = [];
  for (const assessment of assessments) {
    const oldest = oldestSupport(assessment, asOf);
    if (oldest !== null && lastDay(oldest) < earliest) stale.push(`${assessment.condition.id} (${oldest})`);
  }
  if (stale.length === 0) return;
  const message = `The newest evidence of ${joinWith(stale, 'and')} is more than ${staleAfter.text} older than the as-of date ${asOf}; look for newer evidence, or read the outcome as of that time.`;
  warn('stale-evidence', message, city.locations.answers);
}

/** By the period, and then the as-of date, which many cities have in common. */
const earliestDay = oncePer((_period: RuleSet['staleAfter']['period']) => repeated<Day>());

/** Of the newest evidence of each statement that answers more than yearly numbers, the oldest; what came after the as-of date apart. */
function oldestSupport({ condition: { asks }, holderAnswers }: Assessment, asOf: Day): CalendarDate | null {
  let oldest: CalendarDate | null = null;
  for (const { entry, holder } of holderAnswers) {
    for (const { fields, evidence } of holder.statements) {
      if (!asks.some(({ id, type }) => type !== 'yearly' && fields.get(id)?.value != null)) continue;
      const newest = newestOf([evidence, holder.period?.evidence, entry.period?.evidence], asOf);
      if (newest !== null && (oldest === null || lastDay(newest) < lastDay(oldest))) oldest = newest;
    }
  }
  return oldest;
}

function newestOf(layers: readonly (readonly Evidence[] | undefined)[], asOf: Day): CalendarDate | null {
  let newest: CalendarDate | null = null;
  for (const layer of layers) {
    for (const { source } of layer ?? []) {
      const { date } = source;
      if (date === null || isAfter(date, asOf) === true) continue;
      if (newest === null || lastDay(date) >= lastDay(newest)) newest = date;
    }
  }
  return newest;
}

function warnLaterEvidence(
  condition: string,
  { evidence, location }: Pick<Period, 'evidence' | 'location'>,
  asOf: Day,
  warn: Warn,
): void {
  for (const each of evidence) {
    const { id, date } = each.source;
    const later = isPublishedLater(each, asOf);
    if (later === false || date === null) continue;
    const told = `${condition}: the evidence ${id} was published ${onDate(date)},`;
    const message = later
      ? `${told} after the as-of date ${asOf}; it is shown but does not count as support.`
      : `${told} which may be after the as-of date ${asOf}.`;
    warn('evidence-later', message, location);
  }
}

/** Of yearly numbers: years that have not come by the as-of date, figures that came out after it, and what no figure counts. */
function warnOfYears({ condition, holderAnswers }: Assessment, { figures }: RuleSet, asOf: Day, warn: Warn): void {
  const yearly = condition.asks.filter(({ type }) => type === 'yearly');
  if (yearly.length === 0) return;
  const statements = holderAnswers.flatMap(({ holder }) => holder.statements);
  const yearsOf = ({ fields }: Statement, field: string): Yearly => {
    const value = fields.get(field)?.value;
    return Array.isArray(value) && isYearly(value) ? value : [];
  };
  for (const statement of statements) {
    for (const { id } of yearly) {
      for (const [year] of yearsOf(statement, id)) {
        if (!isLaterYear(year, { asOf })) continue;
        const message = `${condition.id}.${id}: ${year} is after the as-of date ${asOf} and does not count.`;
        warn('year-later', message, statement.location);
      }
    }
  }
  const compared = comparisons(condition).map(({ field, figure }) => ({
    field,
    figure,
    values: figures.find(({ id }) => id === figure)?.values ?? [],
  }));
  for (const { field, figure, values } of compared) {
    for (const statement of statements) {
      const years = new Set(yearsOf(statement, field).map(([year]) => year));
      for (const { year, published } of values) {
        if (!years.has(year) || published <= asOf) continue;
        const message = `${condition.id}: ${figure} for ${year} was published on ${published}, after the as-of date ${asOf}; ${year} is not compared with it.`;
        warn('figure-later', message, statement.location);
      }
    }
  }
  for (const { field, figure, values } of compared) {
    for (const statement of statements) {
      for (const [year, , definition] of yearsOf(statement, field)) {
        if (definition === undefined) continue;
        const published = values.filter((each) => each.year === year);
        if (published.length === 0 || published.some((each) => isOfDefinition(each, definition))) continue;
        const known = joinWith([...new Set(published.map((each) => `“${each.definition ?? 'none'}”`))], 'and');
        const message = `${condition.id}.${field}: ${figure} has no value for ${year} of the definition “${definition}”, so ${year} is not compared; the definitions it has: ${known}.`;
        warn('definition-unknown', message, statement.location);
      }
    }
  }
}

/** The fields that the tests of a condition compare with figures, each pair once, in the order of the tests. */
const comparisons = oncePer(({ appliesWhen, metWhen, notMetWhen }: Condition) => {
  const leaves = [appliesWhen, metWhen, notMetWhen].flatMap((test) => (test ? leavesOf(test) : []));
  const pairs = leaves.flatMap(({ leaf: { subject, matcher } }) =>
    subject.kind === 'field' && 'figure' in matcher ? [{ field: subject.field, figure: matcher.figure }] : [],
  );
  return [...new Map(pairs.map((pair) => [`${pair.field} ${pair.figure}`, pair])).values()];
});

function warnUnusedAgencies({ agencies, answers }: City, warn: Warn): void {
  if (agencies.size === 0) return;
  const used = new Set([...answers.values()].flatMap(({ periods }) => periods.flatMap(({ heldBy }) => heldBy)));
  for (const { id, name, location } of agencies.values()) {
    if (used.has(id)) continue;
    warn('agency-unused', `No answer is held by ${id} (${name}); refer to it with held-by, or remove it.`, location);
  }
}
