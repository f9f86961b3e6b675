import { isLaterYear } from '../fields/matchers.ts';
import { isOfDefinition, isYearly } from '../fields/yearly.ts';
import type { Agency, City, Location, Period } from '../model/city.ts';
import { type CalendarDate, type Day, dayBefore, firstDay, isAfter, isWholeDay, lastDay } from '../model/day.ts';
import { oncePer } from '../model/once-per.ts';
import type { Warning } from '../model/report.ts';
import type { Condition, RuleSet } from '../model/rule-set.ts';
import type { WarningCode } from '../model/warning-codes.ts';
import { joinWith } from '../text/list.ts';
import type { Entry } from './answer.ts';
import type { Assessment, HolderAnswer } from './assess.ts';
import { isPublishedLater } from './finding.ts';
import { leavesOf } from './truth.ts';

/** What a reader should know and what changes no outcome, in the order: the date, the rule set, the answers, the file. */
export function warningsOf(
  assessments: readonly Assessment[],
  ruleSet: RuleSet,
  city: City,
  { asOf, asOfGiven, asksReply }: { readonly asOf: Day; readonly asOfGiven: boolean; readonly asksReply: boolean },
): Warning[] {
  return [
    ...(asOfGiven ? [] : [noAsOf(city, asOf)]),
    ...recordEnded(city, asOf),
    ...ruleSetWarnings(ruleSet, city, asOf),
    ...(asksReply ? replyWarnings(assessments, ruleSet, city, asOf) : []),
    ...assessments.flatMap((assessment) => [
      ...evidenceWarnings(assessment, asOf),
      ...laterYears(assessment, asOf),
      ...laterFigures(assessment, ruleSet, asOf),
      ...unknownDefinitions(assessment, ruleSet),
    ]),
    ...staleEvidence(assessments, ruleSet, city, asOf),
    ...unusedAgencies(city),
    ...cutOff(city),
  ];
}

/** What YAML takes for a comment may be a part of the text before it. */
function cutOff({ cutTexts }: City): readonly Warning[] {
  return cutTexts.map(({ comment, location }) => {
    const message = `The text ends before \`${comment}\`, which YAML takes for a comment. If it belongs to the text, put the text in quotes; if it is a comment, put a space after the #.`;
    return warning('text-cut-off', message, location);
  });
}

function warning(code: WarningCode, message: string, { path, line, column }: Location): Warning {
  return { code, message, path, line, column };
}

function noAsOf(city: City, asOf: Day): Warning {
  const message = `No as-of date is given, so today (${asOf}) is taken; fix it with as-of in the file or --as-of, or the result changes with the day.`;
  return warning('no-as-of', message, city.locations.root);
}

function recordEnded({ recordUntil, locations }: City, asOf: Day): readonly Warning[] {
  if (recordUntil === null || asOf <= recordUntil) return [];
  const message = `The record of this city ends on ${recordUntil}; on the as-of date ${asOf} nothing of it counts.`;
  return [warning('record-ended', message, locations.root)];
}

function ruleSetWarnings({ id, inForce, lastSeen }: RuleSet, city: City, asOf: Day): readonly Warning[] {
  const at = city.locations.root;
  const isBefore = inForce?.from != null && asOf < inForce.from;
  const isAfterEnd = inForce?.until != null && asOf >= inForce.until;
  return [
    ...(isBefore
      ? [warning('not-in-force', `${id} is in force from ${inForce.from}; the as-of date is ${asOf}.`, at)]
      : []),
    ...(isAfterEnd
      ? [warning('not-in-force', `${id} is no longer in force from ${inForce.until}; the as-of date is ${asOf}.`, at)]
      : []),
    ...(lastSeen !== null && asOf > firstDay(lastSeen)
      ? [
          warning(
            'last-seen',
            `${id} was last seen in use ${onDate(lastSeen)}; the as-of date ${asOf > lastDay(lastSeen) ? 'is' : 'may be later:'} ${asOf}.`,
            at,
          ),
        ]
      : []),
  ];
}

/** `on 2017-08-14`, `in 2017-08`. */
const onDate = (date: CalendarDate): string => `${isWholeDay(date) ? 'on' : 'in'} ${date}`;

/** The city's reply to the issuer: given after the as-of date, before there was something to reply to, or both given and not. */
function replyWarnings(
  assessments: readonly Assessment[],
  { id, inForce }: RuleSet,
  { answeredOn, locations }: City,
  asOf: Day,
): readonly Warning[] {
  if (answeredOn === null) return [];
  const told = (code: WarningCode, message: string) => [warning(code, message, locations.answeredOn)];
  const later = isAfter(answeredOn, asOf);
  const from = inForce?.from ?? null;
  const contradicted = assessments.filter(({ entries }) => entries.some(({ entry }) => entry.period?.reply === 'none'));
  return [
    ...(later === false
      ? []
      : told(
          'reply-later',
          `The city replied ${onDate(answeredOn)}, ${later ? '' : 'perhaps '}after the as-of date ${asOf}; on that date its reply does not count.`,
        )),
    ...(from !== null && firstDay(answeredOn) < from
      ? told(
          'answered-before',
          `The city answered ${onDate(answeredOn)}, ${lastDay(answeredOn) < from ? '' : 'perhaps '}before ${id} was in force (${from}).`,
        )
      : []),
    ...(contradicted.length > 0
      ? told(
          'reply-contradicts',
          `\`answered-on\` says that the city replied, and \`reply: none\` that it did not (${contradicted.map(({ condition }) => condition.id).join(', ')}); correct one of them.`,
        )
      : []),
  ];
}

function evidenceWarnings({ condition, entries }: Assessment, asOf: Day): readonly Warning[] {
  return entries.flatMap(({ entry, holders }) => {
    const own = entry.period?.heldBy.length ? [entry.period] : [];
    return [
      ...laterEvidence(condition.id, own, asOf),
      ...holders.flat().flatMap(({ holder: { period, statements } }) => {
        const beside: readonly Pick<Period, 'evidence' | 'location'>[] = period ? [period] : [];
        const support = [...own, ...beside].flatMap(({ evidence }) => evidence);
        return [
          ...laterEvidence(condition.id, [...beside, ...statements], asOf),
          ...statements.flatMap(({ fields, evidence, location }) => {
            const answered = condition.asks.filter(
              ({ id, type }) => type === 'yes-no' && fields.get(id)?.value != null,
            );
            if (
              answered.length === 0 ||
              [...support, ...evidence].some((each) => isPublishedLater(each, asOf) !== true)
            )
              return [];
            const told = joinWith(
              answered.map(({ id }) => `${condition.id}.${id}`),
              'and',
            );
            return [
              warning('no-evidence', `${told}: a yes or a no without evidence; name a source that says so.`, location),
            ];
          }),
        ];
      }),
    ];
  });
}

/** One warning for all answers whose newest dated evidence is old on the as-of date, by the last day that it may be of. */
function staleEvidence(
  assessments: readonly Assessment[],
  { staleAfter }: RuleSet,
  city: City,
  asOf: Day,
): readonly Warning[] {
  const earliest = dayBefore(asOf, staleAfter.period);
  const stale = assessments.flatMap(({ condition, entries }) => {
    const newest = entries
      .flatMap(({ entry, holders }) => holders.flat().flatMap((group) => newestEvidence(condition, entry, group, asOf)))
      .toSorted(byLastDay);
    const [oldest] = newest;
    return oldest !== undefined && lastDay(oldest) < earliest ? [{ id: condition.id, newest: oldest }] : [];
  });
  if (stale.length === 0) return [];
  const told = joinWith(
    stale.map(({ id, newest }) => `${id} (${newest})`),
    'and',
  );
  const message = `The newest evidence of ${told} is more than ${staleAfter.text} older than the as-of date ${asOf}; look for newer evidence, or read the outcome as of that time.`;
  return [warning('stale-evidence', message, city.locations.answers)];
}

/** The date of the newest dated evidence of an answer, that after the as-of date apart; none for an answer of yearly numbers alone. */
function newestEvidence(
  { asks }: Condition,
  { period }: Entry,
  { holder }: HolderAnswer,
  asOf: Day,
): readonly CalendarDate[] {
  return holder.statements.flatMap(({ fields, evidence }) => {
    const isAnswered = asks.some(({ id, type }) => type !== 'yearly' && fields.get(id)?.value != null);
    if (!isAnswered) return [];
    const dates = [...evidence, ...(holder.period?.evidence ?? []), ...(period?.evidence ?? [])].flatMap(
      ({ source }) => (source.date !== null && isAfter(source.date, asOf) !== true ? [source.date] : []),
    );
    return dates.toSorted(byLastDay).slice(-1);
  });
}

const byLastDay = (one: CalendarDate, other: CalendarDate): number =>
  lastDay(one) < lastDay(other) ? -1 : Number(lastDay(one) > lastDay(other));

function laterEvidence(
  condition: string,
  layers: readonly Pick<Period, 'evidence' | 'location'>[],
  asOf: Day,
): readonly Warning[] {
  return layers.flatMap(({ evidence, location }) =>
    evidence.flatMap((each) => {
      const { id, date } = each.source;
      const later = isPublishedLater(each, asOf);
      if (later === false || date === null) return [];
      const message = later
        ? `${condition}: the evidence ${id} was published ${onDate(date)}, after the as-of date ${asOf}; it is shown but does not count as support.`
        : `${condition}: the evidence ${id} was published ${onDate(date)}, which may be after the as-of date ${asOf}.`;
      return [warning('evidence-later', message, location)];
    }),
  );
}

/** Years that are answered and have not come by the as-of date. */
function laterYears({ condition, holderAnswers }: Assessment, asOf: Day): readonly Warning[] {
  return holderAnswers.flatMap(({ holder: { statements } }) =>
    statements.flatMap(({ fields, location }) =>
      condition.asks.flatMap(({ id }) => {
        const value = fields.get(id)?.value;
        if (!Array.isArray(value) || !isYearly(value)) return [];
        return value
          .filter(([year]) => isLaterYear(year, { asOf }))
          .map(([year]) =>
            warning(
              'year-later',
              `${condition.id}.${id}: ${year} is after the as-of date ${asOf} and does not count.`,
              location,
            ),
          );
      }),
    ),
  );
}

/** Years the city answered for which a figure the condition compares with came out after the as-of date. */
function laterFigures({ condition, holderAnswers }: Assessment, { figures }: RuleSet, asOf: Day): readonly Warning[] {
  return comparisons(condition).flatMap(({ field, figure }) =>
    holderAnswers.flatMap(({ holder: { statements } }) =>
      statements.flatMap(({ fields, location }) => {
        const value = fields.get(field)?.value;
        const years = Array.isArray(value) && isYearly(value) ? value.map(([year]) => year) : [];
        return (figures.find(({ id }) => id === figure)?.values ?? [])
          .filter(({ year, published }) => years.includes(year) && published > asOf)
          .map(({ year, published }) =>
            warning(
              'figure-later',
              `${condition.id}: ${figure} for ${year} was published on ${published}, after the as-of date ${asOf}; ${year} is not compared with it.`,
              location,
            ),
          );
      }),
    ),
  );
}

/** Numbers that say what they count, where nothing is published for that. */
function unknownDefinitions({ condition, holderAnswers }: Assessment, { figures }: RuleSet): readonly Warning[] {
  return comparisons(condition).flatMap(({ field, figure }) =>
    holderAnswers.flatMap(({ holder: { statements } }) =>
      statements.flatMap(({ fields, location }) => {
        const value = fields.get(field)?.value;
        const years = Array.isArray(value) && isYearly(value) ? value : [];
        return years.flatMap(([year, , definition]) => {
          const published = (figures.find(({ id }) => id === figure)?.values ?? []).filter(
            (each) => each.year === year,
          );
          if (definition === undefined || published.length === 0) return [];
          if (published.some((each) => isOfDefinition(each, definition))) return [];
          const known = joinWith([...new Set(published.map((each) => `“${each.definition ?? 'none'}”`))], 'and');
          const message = `${condition.id}.${field}: ${figure} has no value for ${year} of the definition “${definition}”, so ${year} is not compared; the definitions it has: ${known}.`;
          return [warning('definition-unknown', message, location)];
        });
      }),
    ),
  );
}

/** The fields that the tests of a condition compare with figures, each pair once, in the order of the tests. */
const comparisons = oncePer(({ appliesWhen, metWhen, notMetWhen }: Condition) => {
  const leaves = [appliesWhen, metWhen, notMetWhen].flatMap((test) => (test ? leavesOf(test) : []));
  const pairs = leaves.flatMap(({ leaf: { subject, matcher } }) =>
    subject.kind === 'field' && 'figure' in matcher ? [{ field: subject.field, figure: matcher.figure }] : [],
  );
  return [...new Map(pairs.map((pair) => [`${pair.field} ${pair.figure}`, pair])).values()];
});

function unusedAgencies({ agencies, answers }: City): readonly Warning[] {
  const used = new Set([...answers.values()].flatMap(({ periods }) => periods.flatMap(({ heldBy }) => heldBy)));
  return [...agencies.values()]
    .filter(({ id }) => !used.has(id))
    .map(({ id, name, location }: Agency) =>
      warning(
        'agency-unused',
        `No answer is held by ${id} (${name}); refer to it with held-by, or remove it.`,
        location,
      ),
    );
}
