import type { Evaluation } from '../evaluate/decide.ts';
import { explain } from '../evaluate/explain.ts';
import { telling } from '../evaluate/telling.ts';
import { type ChangeKind, changeKinds, type Direction } from '../model/change-kinds.ts';
import type { ChangedCity, ChangedCondition, ChangedSide } from '../model/change-set.ts';
import type { Day } from '../model/day.ts';
import { type Verdict, verdictOf } from '../model/outcome.ts';
import type { Finding, Report } from '../model/report.ts';
import { type Causes, causesOf } from './causes.ts';
import { type ChangedReading, changedReadings } from './changed-readings.ts';
import { cityDifferences } from './city-differences.ts';
import { conditionsOf } from './compare.ts';
import type { AddDifference } from './difference-list.ts';
import { type Found, found, type PlaceInRuleSet } from './found.ts';
import { ruleSetDifferences } from './rule-set-differences.ts';

/** What is another between two evaluations of a city. Null where nothing differs. `add` notes each difference, with what it moves. */
export function changedCity(
  before: Evaluation,
  after: Evaluation,
  placeOf: PlaceInRuleSet,
  add: AddDifference,
): ChangedCity | null {
  if (isSame(before, after)) return null;
  const ofCity = [...cityDifferences(before, after), ...dayDifference(before.options.asOf, after.options.asOf)];
  const own = [...ofCity, ...ruleSetDifferences(before.ruleSet, after.ruleSet, placeOf)];
  return changedBetween(
    explain(before),
    explain(after),
    {
      own,
      readings: changedReadings(before, after, ofCity, placeOf),
      causesOf: (id) => causesOf(id, before, after, own),
    },
    add,
  );
}

/** What differs between two reports on a city, and what it makes of conditions. */
export type Differing = {
  readonly own: readonly Found[];
  readonly readings: readonly ChangedReading[];
  readonly causesOf: (condition: string) => Causes;
};

/** What is another between two reports on a city. Null where nothing differs. */
export function changedBetween(
  old: Report,
  now: Report,
  { own, readings, causesOf }: Differing,
  add: AddDifference,
): ChangedCity | null {
  const changed = changedFindings(old, now).map((each) => ({ ...each, causes: causesOf(each.id) }));
  const differences = [...own, ...readings.flatMap((reading) => reading.differences)];
  if (differences.length === 0 && changed.length === 0) return null;
  const places = new Map(
    differences.map((difference) => [
      difference,
      add(difference, [
        ...changed
          .filter(({ causes }) => causes.differences.includes(difference))
          .map(({ id }) => ({ condition: id, reading: null })),
        ...readings
          .filter(({ causes }) => causes.includes(difference))
          .map(({ ruleSet }) => ({ condition: null, reading: ruleSet })),
      ]),
    ]),
  );
  const placesOf = (of: readonly Found[]): number[] =>
    [...new Set(of.flatMap((each) => places.get(each) ?? []))].toSorted((one, other) => one - other);
  const movers = verdictMovers(changed, old, now);
  return {
    city: now.city,
    direction: directionOf(old.verdict, now.verdict),
    before: sideOf(old),
    after: sideOf(now),
    conditions: changed.map(
      (each): ChangedCondition => ({
        condition: each.id,
        title: (each.after ?? each.before)?.title ?? each.id,
        before: each.before,
        after: each.after,
        kinds: kindsOf(each.causes.differences),
        causes: placesOf(each.causes.differences),
        causesAre: each.causes.are,
        movesVerdict: movers.has(each.id),
      }),
    ),
    readings: readings
      .filter(({ isMoved }) => isMoved)
      .map(({ differences: _, isMoved: __, causes, ...reading }) => ({ ...reading, causes: placesOf(causes) })),
    differences: placesOf(differences),
  };
}

/** Those whose outcome or reason is another. */
export const changedFindings = (old: Report, now: Report): readonly Changed[] =>
  conditionsOf([now, old]).flatMap((id) => {
    const [was, is] = [findingIn(old, id), findingIn(now, id)];
    return isChanged(was, is) ? [{ id, before: was, after: is }] : [];
  });

export const isChanged = (was: Finding | null, is: Finding | null): boolean =>
  was?.outcome !== is?.outcome || was?.reason !== is?.reason;

/** The digests tell without a look at the answers. */
function isSame(before: Evaluation, after: Evaluation): boolean {
  const keyOf = ({ city, ruleSet, options }: Evaluation) =>
    JSON.stringify([
      city.input.digest,
      [ruleSet, ...options.alternatives].map(({ id, digest }) => [id, digest]),
      options.asOf,
    ]);
  return keyOf(before) === keyOf(after);
}

export function dayDifference(before: Day, after: Day): readonly Found[] {
  return found({
    kind: 'day',
    of: 'the as-of date',
    change: 'changed',
    factors: [{ of: 'day' }],
    parts: before === after ? [] : [{ label: 'as of', from: before, to: after }],
    before: null,
    after: null,
  });
}

export const findingIn = ({ findings }: Report, id: string): Finding | null =>
  findings.find(({ condition }) => condition === id) ?? null;

const kindsOf = (causes: readonly Found[]): ChangeKind[] =>
  changeKinds.filter((kind) => causes.some((each) => each.kind === kind));

function sideOf({ findings: _, toQualify: __, ...side }: Report): ChangedSide {
  return side;
}

/** Not applicable is as good as qualifying. */
const ranks: Record<Verdict, number> = {
  'does-not-qualify': 0,
  undetermined: 1,
  qualifies: 2,
  'not-applicable': 2,
};

function directionOf(before: Verdict, after: Verdict): Direction {
  if (ranks[after] < ranks[before]) return 'worse';
  return ranks[after] > ranks[before] ? 'better' : 'same';
}

export type Changed = { readonly id: string; readonly before: Finding | null; readonly after: Finding | null };

/** The conditions without whose change the verdict would be another. */
function verdictMovers(changed: readonly Changed[], before: Report, after: Report): ReadonlySet<string> {
  if (before.verdict === after.verdict) return new Set();
  const moved = changed.filter(({ before: was, after: is }) => was?.outcome !== is?.outcome);
  const others = after.findings.filter(({ condition }) => !moved.some(({ id }) => id === condition));
  const { things } = telling(moved, (isUndone) =>
    verdictOf([
      ...others.map(({ outcome }) => outcome),
      ...moved.flatMap((each) => (isUndone(each) ? each.before : each.after)?.outcome ?? []),
    ]),
  );
  return new Set(things.map(({ id }) => id));
}
