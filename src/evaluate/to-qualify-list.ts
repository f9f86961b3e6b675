import type { Period } from '../model/city.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Report, ToQualifyItem } from '../model/report.ts';
import type { Condition, RuleSet } from '../model/rule-set.ts';
import { joinWith } from '../text/list.ts';
import type { Assessment, HolderAnswer } from './assess.ts';
import { datesAround, dayOf, subjectValue } from './reason.ts';
import { remembered } from './remembered.ts';
import { type Base, openNames, smallestSets, type Variable, variablesOf } from './to-qualify.ts';
import { mostSteps } from './ways.ts';

/** More sets are not said of one city. */
export const mostSets = 100_000;

/** What would make each condition met: what must change, what must be found out, and what no longer matters. Throws a RangeError where that is too much to say. */
export function toQualify(assessments: readonly Assessment[], ruleSet: RuleSet): Report['toQualify'] {
  const work: Work = { steps: 0 };
  const items = (outcome: Outcome, itemsOf: (assessment: Assessment) => readonly ToQualifyItem[]) =>
    assessments.filter((assessment) => assessment.outcome === outcome).flatMap((each) => distinct(itemsOf(each)));
  const changeOf = ({ condition }: Assessment, group: HolderAnswer) => changeItem(condition, group, ruleSet, work);
  const findOutOf = ({ condition }: Assessment, group: HolderAnswer) => findOutItem(condition, group, ruleSet, work);
  const mootOf = (assessment: Assessment) =>
    assessment.holderAnswers.flatMap((group) => mootItem(assessment, group) ?? []);
  const isOpen = ({ outcome }: HolderAnswer) => outcome === 'undetermined';
  const undetermined = items('undetermined', (assessment) => [
    ...unknownDayItems(assessment),
    ...assessment.holderAnswers.filter(isOpen).map((group) => findOutOf(assessment, group)),
  ]);
  const unanswerable = items('undetermined', (assessment) =>
    assessment.holderAnswers
      .filter((group) => isOpen(group) && isEmpty(findOutOf(assessment, group)) && !isInapplicable(group))
      .map((group) => changeOf(assessment, group))
      .filter((item) => !isEmpty(item)),
  );
  const isChanged = ({ condition, agency }: ToQualifyItem) =>
    unanswerable.some((each) => each.condition === condition && each.agency === agency);
  const isSettled = (item: ToQualifyItem) =>
    assessments.some(
      ({ condition, holderAnswers }) => condition.id === item.condition && holderAnswers.some(isInapplicable),
    );
  const all = {
    change: [
      // A holder that is undetermined must come out met as well.
      ...items('not-met', (assessment) =>
        assessment.holderAnswers
          .filter(({ outcome }) => outcome === 'not-met' || outcome === 'undetermined')
          .map((group) => changeOf(assessment, group)),
      ),
      ...unanswerable,
    ],
    findOut: undetermined.filter((item) => !isEmpty(item) || !(isChanged(item) || isSettled(item))),
    moot: [...items('met', mootOf), ...items('not-met', mootOf)],
  };
  const count = [...all.change, ...all.findOut].reduce((sum, { sets }) => sum + sets.length, 0);
  if (count > mostSets) throw new RangeError(`${count} sets of fields are more than a report can hold`);
  return all;
}

const isEmpty = ({ sets }: ToQualifyItem): boolean => sets.length === 0;

/** That a question does not apply is an answer: nothing is to be found out. */
const isInapplicable = ({ judged }: HolderAnswer): boolean =>
  judged.some(({ statement: { fields } }) => [...fields.values()].some(({ why }) => why === 'not-applicable'));

const distinct = (items: readonly ToQualifyItem[]): readonly ToQualifyItem[] => [
  ...new Map(items.map((item) => [JSON.stringify(item), item])).values(),
];

/** Where one of the entries that may be in force meets the condition: the day on which it begins or ends. */
function unknownDayItems({ condition, entries, holderAnswers }: Assessment): readonly ToQualifyItem[] {
  const itemOf = (agency: string | null, periods: readonly (Period | null)[]): ToQualifyItem => {
    const from = datesAround(periods, 'from', dayOf(holderAnswers));
    const dates = from.length > 0 ? from : datesAround(periods, 'until', dayOf(holderAnswers));
    const needs = `the day in ${joinWith(dates, 'and')}`;
    return {
      condition: condition.id,
      agency,
      sets: [[{ field: from.length > 0 ? 'from' : 'until', from: null, needs }]],
    };
  };
  const isMet = ({ outcome }: { readonly outcome: Outcome }) => outcome === 'met';
  if (entries.some(isMet)) {
    return [
      itemOf(
        null,
        entries.map(({ entry }) => entry.period),
      ),
    ];
  }
  return entries
    .flatMap(({ holders }) => holders)
    .filter((versions) => versions.some(isMet) && !versions.every(isMet))
    .map((versions) =>
      itemOf(
        versions[0]?.holder.agency?.id ?? null,
        versions.map(({ holder }) => holder.period),
      ),
    );
}

function changeItem(condition: Condition, group: HolderAnswer, ruleSet: RuleSet, work: Work): ToQualifyItem {
  const found = changes(ruleSet, condition, group.base, () => changesOf(condition, group.base, ruleSet));
  return itemOf(condition, group, taken(found, work));
}

/** What else is answered belongs to a yes or to a no: where that changes, the rest is open, too. */
function changesOf(condition: Condition, base: Base, ruleSet: RuleSet): Found {
  if (condition.toMeet === null) return { sets: [], steps: 0 };
  const found = setsOf(condition, base, variablesOf(condition, base, ruleSet), ruleSet);
  const { fields } = base.environment;
  const first = condition.asks.find(({ type }) => type === 'yes-no');
  const value = first && fields.get(first.id);
  if (!first || value?.value == null || fields.size < 2) return found;
  const reopened: Base = { ...base, environment: { ...base.environment, fields: new Map([[first.id, value]]) } };
  const again = setsOf(condition, reopened, variablesOf(condition, reopened, ruleSet), ruleSet, base);
  const changesFirst = (set: Sets[number]) => set.some(({ field }) => field === first.id);
  return {
    sets: [...found.sets.filter((set) => !changesFirst(set)), ...again.sets.filter(changesFirst)],
    steps: found.steps + again.steps,
  };
}

function findOutItem(condition: Condition, group: HolderAnswer, ruleSet: RuleSet, work: Work): ToQualifyItem {
  const found = finds(ruleSet, condition, group.base, () => {
    const open = variablesOf(condition, group.base, ruleSet).filter((variable) => variable.open);
    return setsOf(condition, group.base, open, ruleSet);
  });
  return itemOf(condition, group, taken(found, work));
}

function mootItem({ condition }: Assessment, group: HolderAnswer): ToQualifyItem | null {
  const open = openNames(condition, group.base);
  return open.length === 0
    ? null
    : itemOf(condition, group, [open.map((name) => ({ field: name, from: null, needs: null }))]);
}

const itemOf = (condition: Condition, { holder }: HolderAnswer, sets: Sets): ToQualifyItem => ({
  condition: condition.id,
  agency: holder.agency?.id ?? null,
  sets,
});

type Sets = ToQualifyItem['sets'];

type Work = { steps: number };
type Found = { readonly sets: Sets } & Readonly<Work>;

/** What was found for another city counts as well: whether a report is too large may not turn on what came before it. */
function taken({ sets, steps }: Found, work: Work): Sets {
  work.steps += steps;
  if (work.steps > mostSteps) throw new RangeError('What would change the outcomes is more than can be worked out');
  return sets;
}

function setsOf(
  condition: Condition,
  base: Base,
  variables: readonly Variable[],
  ruleSet: RuleSet,
  given = base,
): Found {
  const work: Work = { steps: 0 };
  const sets = smallestSets(condition, base, variables, ruleSet, work);
  const values = new Map(
    variables.map(({ name, subject }) => {
      const value = subjectValue(subject, given.environment, condition, ruleSet);
      return [name, value === 'unknown' ? null : value];
    }),
  );
  return {
    sets: sets.map((set) => set.map(({ field, needs }) => ({ field, from: values.get(field) ?? null, needs }))),
    steps: work.steps,
  };
}

/** What is worked out from a base depends on whether the reply follows from the fields. */
const fromBase = <Made>() => {
  const [following, given] = [remembered<Made>(), remembered<Made>()];
  return (ruleSet: RuleSet, condition: Condition, { environment, replyFollows }: Base, make: () => Made): Made =>
    (replyFollows ? following : given)(ruleSet, condition, environment, make);
};

const changes = fromBase<Found>();
const finds = fromBase<Found>();
