// What is another between a report that was made before and one that is made now. The files behind a report are not there to be evaluated again, so that a
// cause is only what its digests, its day and its version leave.
import { subjectLabel } from '../fields/test-words.ts';
import type { ChangedCity } from '../model/change-set.ts';
import type { Input } from '../model/city.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Alternative, Finding, RecordedReport, Report } from '../model/report.ts';
import type { RuleSet } from '../model/rule-set.ts';
import { inYaml } from '../text/in-yaml.ts';
import { titleOf } from '../text/title.ts';
import { replyWords } from '../text/words.ts';
import type { Causes } from './causes.ts';
import { changedBetween, changedFindings, dayDifference, findingIn, isChanged } from './changed-city.ts';
import type { ChangedReading } from './changed-readings.ts';
import { conditionsOf } from './compare.ts';
import type { AddDifference } from './difference-list.ts';
import { type Found, found } from './found.ts';
import { changedParts, type Part, part } from './parts.ts';

/** What is another between two reports on a city. Null where nothing differs. `add` notes each difference, with what it moves. */
export function changedReport(before: RecordedReport, after: RecordedReport, add: AddDifference): ChangedCity | null {
  const [old, now] = [before.report, after.report];
  const inputs = [
    ...inputDifference(old.input, now.input),
    ...ruleSetDifference(old.ruleSet, now.ruleSet),
    ...dayDifference(old.asOf, now.asOf),
  ];
  const maker = makerDifference(before.madeBy, after.madeBy, inputs.length > 0);
  const parts = conditionsOf([now, old]).flatMap((id) => partsDifferences(id, old, now, inputs, maker));
  const askedOnce = conditionDifferences(old.ruleSet, now.ruleSet);
  const readings = changedReadings(old, now, [...inputs, ...maker]);
  const isMakerTold = changedFindings(old, now).length + parts.length + readings.length > 0;
  const own = [...inputs, ...askedOnce, ...parts, ...(isMakerTold ? maker : [])];
  const causesOf = (condition: string): Causes => {
    const ofCondition = own.filter((each) => each.condition === condition);
    if (ofCondition.some(({ kind }) => kind === 'rule-set')) return { differences: ofCondition, are: 'needed' };
    const answers = ofCondition.filter(({ kind }) => kind === 'answers');
    return possible([...answers, ...inputs, ...maker]);
  };
  return changedBetween(old, now, { own, readings, causesOf }, add);
}

/** One that is the only one is the cause; of several it is not known. */
const possible = (differences: readonly Found[]): Causes => ({
  differences,
  are: differences.length === 1 ? 'needed' : 'possible',
});

/** What is told by its name alone: digests stand beside it, of the input of each city and of each rule set. */
const whole = (kind: Found['kind'], of: string, ruleSet: string | null = null): Found => ({
  ...ofWhole,
  kind,
  of,
  condition: null,
  agency: null,
  ruleSet,
  parts: [],
});

const ofWhole = { change: 'changed', factors: [], before: null, after: null } as const;

const inputDifference = (before: Input, after: Input): readonly Found[] =>
  before.digest === after.digest ? [] : [whole('answers', 'the city file, or an agency file that it names')];

const ruleSetDifference = (before: RuleSet, after: RuleSet): readonly Found[] =>
  before.digest === after.digest ? [] : [whole('rule-set', 'its conditions or its figures', after.id)];

/** Conditions that only one side asks. */
function conditionDifferences(before: RuleSet, after: RuleSet): readonly Found[] {
  const only = (one: RuleSet, other: RuleSet, change: 'added' | 'removed') =>
    one.conditions
      .filter(({ id }) => !other.conditions.some((each) => each.id === id))
      .flatMap((condition) =>
        found({
          ...ofWhole,
          kind: 'rule-set',
          of: titleOf(condition),
          condition: condition.id,
          ruleSet: after.id,
          change,
          parts: change === 'added' ? [partAdded(condition)] : [partRemoved(condition)],
        }),
      );
  return [...only(after, before, 'added'), ...only(before, after, 'removed')];
}

type Asked = { readonly question: string };
const partAdded = ({ question }: Asked) => ({ label: 'question', from: null, to: question });
const partRemoved = ({ question }: Asked) => ({ label: 'question', from: question, to: null });

/** The version that made the reports; where that is the same and nothing else differs, one of them is not what it made. */
function makerDifference(before: string, after: string, hasOther: boolean): readonly Found[] {
  if (before !== after)
    return found({
      ...ofWhole,
      kind: 'psp-check',
      of: 'another psp-check',
      parts: [{ label: 'version', from: before, to: after }],
    });
  return hasOther ? [] : [whole('report', 'a report that was altered, or made from something else than it says')];
}

/** The answers that reports carry; where they are made from the same, their other words as well, which nothing but psp-check can have changed. */
function partsDifferences(
  id: string,
  old: Report,
  now: Report,
  inputs: readonly Found[],
  maker: readonly Found[],
): readonly Found[] {
  const [was, is] = [findingIn(old, id), findingIn(now, id)];
  if (!was || !is) return [];
  const of = { of: is.title, condition: id, change: 'changed', factors: [] } as const;
  if (inputs.length === 0) {
    // What is another in the words of a changed outcome is told with it.
    const parts = isChanged(was, is) ? [] : changedParts(wordParts(was), wordParts(is));
    return found({ ...of, kind: maker[0]?.kind ?? 'psp-check', parts, before: was.location, after: is.location });
  }
  const labelOf = labelsIn(id, now.ruleSet, old.ruleSet);
  const answered = (before: Answered, after: Answered, agency: string | null) =>
    found({
      ...of,
      agency,
      parts: changedParts(dataParts(before.answer, labelOf), dataParts(after.answer, labelOf)),
      before: before.location,
      after: after.location,
    });
  return [
    ...answered(was, is, null),
    ...is.heldBy.flatMap((held) => {
      const same = was.heldBy.find(({ agency }) => agency === held.agency);
      return same ? answered(same, held, held.name) : [];
    }),
  ];
}

type Answered = Pick<Finding, 'answer' | 'location'>;

/** What a field is called, where either side has its rule set at hand. */
function labelsIn(id: string, ...ruleSets: readonly RuleSet[]): (field: string) => string {
  return (field) => {
    for (const ruleSet of ruleSets) {
      const condition = ruleSet.conditions.find((each) => each.id === id);
      if (condition?.asks.some((each) => each.id === field))
        return subjectLabel({ kind: 'field', field }, condition, ruleSet);
    }
    return field;
  };
}

/** Each field of an answer; what is not a map has one value. */
function dataParts(answer: unknown, labelOf: (field: string) => string): readonly Part[] {
  if (answer === null || answer === undefined) return [];
  if (typeof answer !== 'object' || Array.isArray(answer)) return part('answer', inYaml(answer));
  return Object.entries(answer).flatMap(([key, value]) => part(labelOf(key), inYaml(value), key));
}

const wordParts = ({ brief, reply, saidBy }: Finding): readonly Part[] => [
  ...part('in brief', brief),
  ...part('reply', reply === null ? null : replyWords[reply]),
  ...part('said by', saidBy),
];

/** What is another under the alternative readings of both sides. */
function changedReadings(old: Report, now: Report, shared: readonly Found[]): readonly ChangedReading[] {
  const ids = new Set([...now.alternatives, ...old.alternatives].map(({ ruleSet }) => ruleSet));
  return [...ids].flatMap((id): readonly ChangedReading[] => {
    const [was, is] = [old, now].map(({ alternatives }) => alternatives.find(({ ruleSet }) => ruleSet === id));
    const either = is ?? was;
    if (!either) return [];
    const conditions = was && is ? changedOutcomes(was, is) : [];
    const differences = was && is ? ruleSetDifference(was.of, is.of) : [];
    const isMoved = was?.verdict !== is?.verdict || conditions.length > 0;
    if (!isMoved && differences.length === 0) return [];
    const [before, after] = [was?.verdict ?? null, is?.verdict ?? null];
    const causes = was && is ? [...differences, ...shared] : [];
    return [{ ruleSet: id, readAs: either.readAs, before, after, conditions, isMoved, differences, causes }];
  });
}

function changedOutcomes(was: Alternative, is: Alternative): ChangedReading['conditions'] {
  return is.of.conditions
    .filter(({ id }) => was.of.conditions.some((each) => each.id === id))
    .map((condition) => ({
      condition: condition.id,
      title: titleOf(condition),
      before: outcomeUnder(was, condition.id),
      after: outcomeUnder(is, condition.id),
    }))
    .filter(({ before, after }) => before !== null && after !== null && before !== after);
}

/** A report names those that are open. Of the others it is known where all are met or none is. */
function outcomeUnder({ open, counts }: Alternative, id: string): Outcome | null {
  const named = open.find(({ condition }) => condition === id);
  if (named) return named.outcome;
  if (counts.notApplicable === 0) return 'met';
  return counts.met === 0 ? 'not-applicable' : null;
}
