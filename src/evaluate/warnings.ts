import type { Agency, City, Location, Period } from '../model/city.ts';
import type { Day } from '../model/day.ts';
import { oncePer } from '../model/once-per.ts';
import type { Warning } from '../model/report.ts';
import type { Condition, RuleSet } from '../model/rule-set.ts';
import { listed } from '../text/list.ts';
import type { Assessment } from './assess.ts';
import { isPublishedLater } from './finding.ts';
import { isYearly, leavesOf } from './truth.ts';

/** What a reader should know and what changes no outcome, in the order: the date, the rule set, the answers, the file. */
export function warningsOf(
  assessments: readonly Assessment[],
  ruleSet: RuleSet,
  city: City,
  { asOf, asOfGiven }: { readonly asOf: Day; readonly asOfGiven: boolean },
): Warning[] {
  return [
    ...(asOfGiven ? [] : [noAsOf(city, asOf)]),
    ...ruleSetWarnings(ruleSet, city, asOf),
    ...assessments.flatMap((assessment) => [
      ...evidenceWarnings(assessment, asOf),
      ...laterFigures(assessment, ruleSet, asOf),
    ]),
    ...unusedAgencies(city),
  ];
}

function warning(code: string, message: string, { path, line, column }: Location): Warning {
  return { code, message, path, line, column };
}

function noAsOf(city: City, asOf: Day): Warning {
  const message = `No as-of date is given, so today (${asOf}) is taken; fix it with as-of in the file or --as-of, or the result changes with the day.`;
  return warning('no-as-of', message, city.locations.root);
}

function ruleSetWarnings({ id, inForce, lastSeen }: RuleSet, city: City, asOf: Day): readonly Warning[] {
  const at = city.locations.root;
  const isBefore = inForce?.from != null && asOf < inForce.from;
  const isAfter = inForce?.until != null && asOf >= inForce.until;
  const answeredBefore = city.answeredOn !== null && inForce?.from != null && city.answeredOn < inForce.from;
  return [
    ...(isBefore
      ? [warning('not-in-force', `${id} is in force from ${inForce.from}; the as-of date is ${asOf}.`, at)]
      : []),
    ...(isAfter
      ? [warning('not-in-force', `${id} is no longer in force from ${inForce.until}; the as-of date is ${asOf}.`, at)]
      : []),
    ...(lastSeen !== null && asOf > lastSeen
      ? [warning('last-seen', `${id} was last seen in use on ${lastSeen}; the as-of date is ${asOf}.`, at)]
      : []),
    ...(answeredBefore
      ? [
          warning(
            'answered-before',
            `The city answered on ${city.answeredOn}, before ${id} was in force (${inForce.from}).`,
            city.locations.answeredOn,
          ),
        ]
      : []),
  ];
}

function evidenceWarnings({ condition, standing, groups }: Assessment, asOf: Day): readonly Warning[] {
  const own = standing.period?.heldBy.length ? [standing.period] : [];
  return [
    ...own.flatMap((period) => laterEvidence(condition.id, [period], asOf)),
    ...groups.flatMap(({ holder: { period, statements } }) => {
      const beside: readonly Pick<Period, 'evidence' | 'location'>[] = period ? [period] : [];
      const support = [...own, ...beside].flatMap(({ evidence }) => evidence);
      return [
        ...laterEvidence(condition.id, [...beside, ...statements], asOf),
        ...statements.flatMap(({ fields, evidence, location }) => {
          const answered = condition.asks.filter(({ id, type }) => type === 'yes-no' && fields.get(id)?.value != null);
          if (answered.length === 0 || [...support, ...evidence].some((each) => !isPublishedLater(each, asOf)))
            return [];
          const told = listed(
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
}

function laterEvidence(
  condition: string,
  layers: readonly Pick<Period, 'evidence' | 'location'>[],
  asOf: Day,
): readonly Warning[] {
  return layers.flatMap(({ evidence, location }) =>
    evidence
      .filter((each) => isPublishedLater(each, asOf))
      .map(({ source }) => {
        const message = `${condition}: the evidence ${source.id} was published on ${source.date}, after the as-of date ${asOf}; it is shown but does not count as support.`;
        return warning('evidence-later', message, location);
      }),
  );
}

/** Years the city answered for which a figure the condition compares with came out after the as-of date. */
function laterFigures({ condition, groups }: Assessment, { figures }: RuleSet, asOf: Day): readonly Warning[] {
  return comparisons(condition).flatMap(({ field, figure }) =>
    groups.flatMap(({ holder: { statements } }) =>
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
