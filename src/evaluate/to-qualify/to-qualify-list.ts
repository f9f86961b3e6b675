import { isYearly, unknownYears } from '../../fields/yearly.ts';
import type { Period, Value } from '../../model/city.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Report, ToQualifyItem } from '../../model/report.ts';
import type { Condition, RuleSet } from '../../model/rule-set.ts';
import { joinWith } from '../../text/list.ts';
import type { Assessment, HolderAnswer } from '../assess.ts';
import { type Base, baseOf } from '../base.ts';
import { valueNow } from '../reasons/brief.ts';
import { datesAround, dayOf } from '../reasons/reason.ts';
import { remembered } from '../remembered.ts';
import { labelOf, openNames, smallestSets, type Variable, variablesOf } from './to-qualify.ts';
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
    assessment.holderAnswers.flatMap((group) => mootItem(assessment, group, ruleSet) ?? []);
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
  const isAnswered = (item: ToQualifyItem) =>
    assessments.some(
      ({ condition, holderAnswers }) =>
        condition.id === item.condition &&
        holderAnswers.every((group) => openNames(condition, baseOf(group, condition)).length === 0),
    );
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
    findOut: undetermined.filter((item) => !isEmpty(item) || !(isChanged(item) || isSettled(item) || isAnswered(item))),
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

const distinct = (items: readonly ToQualifyItem[]): readonly ToQualifyItem[] =>
  items.length < 2 ? items : [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];

/** Where one of the entries that may be in force meets the condition: the day on which it begins or ends. */
function unknownDayItems({ condition, entries, holderAnswers }: Assessment): readonly ToQualifyItem[] {
  const itemOf = (agency: string | null, periods: readonly (Period | null)[]): ToQualifyItem => {
    const from = datesAround(periods, 'from', dayOf(holderAnswers));
    const dates = from.length > 0 ? from : datesAround(periods, 'until', dayOf(holderAnswers));
    const needs = `the day in ${joinWith(dates, 'and')}`;
    return {
      condition: condition.id,
      agency,
      sets: [
        [
          {
            field: from.length > 0 ? 'from' : 'until',
            label: `the day ${from.length > 0 ? 'from' : 'until'} which the answer holds`,
            from: null,
            needs,
          },
        ],
      ],
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
  const base = baseOf(group, condition);
  const found = changes(ruleSet, condition, base, () => changesOf(condition, base, ruleSet));
  return itemOf(condition, group, taken(found, work), ruleSet);
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
  const again = setsOf(condition, reopened, variablesOf(condition, reopened, ruleSet), ruleSet);
  const changesFirst = (set: Sets[number]) => set.some(({ field }) => field === first.id);
  return {
    sets: [...found.sets.filter((set) => !changesFirst(set)), ...again.sets.filter(changesFirst)],
    steps: found.steps + again.steps,
  };
}

function findOutItem(condition: Condition, group: HolderAnswer, ruleSet: RuleSet, work: Work): ToQualifyItem {
  const base = baseOf(group, condition);
  const found = finds(ruleSet, condition, base, () => {
    const open = variablesOf(condition, base, ruleSet, true).filter((variable) => variable.open);
    return setsOf(condition, base, open, ruleSet);
  });
  return openItemOf(condition, group, base, taken(found, work), ruleSet);
}

function mootItem({ condition }: Assessment, group: HolderAnswer, ruleSet: RuleSet): ToQualifyItem | null {
  const base = baseOf(group, condition);
  const open = openNames(condition, base);
  return open.length === 0
    ? null
    : openItemOf(condition, group, base, [open.map((name) => ({ field: name, needs: null }))], ruleSet);
}

/** Of numbers that are known for some years, what is open is those of the others, as far as they count. */
function openItemOf(
  condition: Condition,
  group: HolderAnswer,
  { environment }: Base,
  sets: Sets,
  ruleSet: RuleSet,
): ToQualifyItem {
  const item = itemOf(condition, group, sets, ruleSet);
  const yearsOf = ({ field, value }: Sets[number][number]): readonly number[] => {
    const unknown = unknownYears(environment.fields.get(field)?.value);
    if (value === undefined || !isYearly(value)) return unknown;
    return unknown.filter((year) => value.some(([counted]) => counted === year));
  };
  return {
    ...item,
    sets: sets.map((set, index) =>
      (item.sets[index] ?? []).map((each, at) => {
        const years = set[at] ? yearsOf(set[at]) : [];
        return years.length === 0
          ? each
          : { ...each, label: `${each.label} for ${joinWith(years.map(String), 'and')}`, from: null };
      }),
    ),
  };
}

/** What each field is called and what it is now, beside what it needs. */
function itemOf(condition: Condition, group: HolderAnswer, sets: Sets, ruleSet: RuleSet): ToQualifyItem {
  const named = oncePerName((name) => ({
    label: labelOf(name, condition, ruleSet),
    from: valueNow(name, group, condition),
  }));
  return {
    condition: condition.id,
    agency: group.holder.agency?.id ?? null,
    sets: sets.map((set) => set.map(({ field, needs }) => ({ field, ...named(field), needs }))),
  };
}

function oncePerName<Made>(make: (name: string) => Made): (name: string) => Made {
  const made = new Map<string, Made>();
  return (name) => {
    const known = made.get(name) ?? make(name);
    made.set(name, known);
    return known;
  };
}

/** `value`: one that shows what a field needs. */
type Sets = readonly (readonly (Pick<ToQualifyItem['sets'][number][number], 'field' | 'needs'> & {
  readonly value?: NonNullable<Value['value']>;
})[])[];

type Work = { steps: number };
type Found = { readonly sets: Sets } & Readonly<Work>;

/** What was found for another city counts as well: whether a report is too large may not turn on what came before it. */
function taken({ sets, steps }: Found, work: Work): Sets {
  work.steps += steps;
  if (work.steps > mostSteps) throw new RangeError('What would change the outcomes is more than can be worked out');
  return sets;
}

function setsOf(condition: Condition, base: Base, variables: readonly Variable[], ruleSet: RuleSet): Found {
  const work: Work = { steps: 0 };
  const sets = smallestSets(condition, base, variables, ruleSet, work);
  return { sets, steps: work.steps };
}

/** What is worked out from a base depends on whether the reply follows from the fields. */
const fromBase = <Made>() => {
  const [following, given] = [remembered<Made>(), remembered<Made>()];
  return (ruleSet: RuleSet, condition: Condition, { environment, replyFollows }: Base, make: () => Made): Made =>
    (replyFollows ? following : given)(ruleSet, condition, environment, make);
};

const changes = fromBase<Found>();
const finds = fromBase<Found>();
