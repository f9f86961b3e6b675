import type { Evaluation } from '../evaluate/decide.ts';
import { countsOf, explain } from '../evaluate/explain.ts';
import { verdictOf } from '../evaluate/judge.ts';
import { telling } from '../evaluate/telling.ts';
import {
  type ChangedCity,
  type ChangedCondition,
  type ChangedSide,
  type ChangeGroup,
  type ChangeKind,
  type ChangeSet,
  changeKinds,
  type Difference,
  type Direction,
  type LonelyCity,
} from '../model/change-set.ts';
import { cityKey } from '../model/city-key.ts';
import type { Verdict } from '../model/outcome.ts';
import type { Finding, Report } from '../model/report.ts';
import { ruleSetName } from '../text/rule-set-name.ts';
import { causesOf } from './causes.ts';
import { cityDifferences } from './city-differences.ts';
import { conditionsOf, verdictCounts } from './compare.ts';
import { type Found, found } from './found.ts';
import { pairsOf, type Told } from './pairs.ts';
import { ruleSetDifferences } from './rule-set-differences.ts';

/** One side of a comparison: what its cities come to. */
export type DiffSide = {
  readonly states: readonly State[];
  /** Paths, within the side, of files in which something could not be read; `all` where nothing could. */
  readonly unread: ReadonlySet<string> | 'all';
};

export type State = {
  readonly evaluation: Evaluation;
  /** The path of the city's file within its side. */
  readonly path: string;
};

/** What differs between two states of the same cities, and what it moves. Pure: the same sides give the same change set. */
export function diff(before: DiffSide, after: DiffSide): ChangeSet {
  const { pairs, added, removed } = pairsOf(before.states.map(toldOf), after.states.map(toldOf));
  const differences = collected();
  const cities: ChangedCity[] = [];
  const notCompared: ChangeSet['notCompared'] = [];
  const compared: Pair[] = [];
  let unmoved = 0;
  for (const pair of pairs) {
    const [old, now] = [pair.before.evaluation, pair.after.evaluation];
    const why = whyNotCompared(old, now);
    if (why !== null) {
      notCompared.push(notComparedOf(pair.before, pair.after, why));
      continue;
    }
    compared.push({ before: old, after: now });
    const changed = changedCity(old, now, cities.length, differences.add);
    if (changed) cities.push(changed);
    if (!changed || !isMoved(changed)) unmoved++;
  }
  const [gone, notReadAfter] = apart(removed, after);
  const [come, notReadBefore] = apart(added, before);
  for (const each of notReadAfter) notCompared.push(notComparedOf(each, null, 'The file after could not be read.'));
  for (const each of notReadBefore) notCompared.push(notComparedOf(null, each, 'The file before could not be read.'));
  const count = (direction: Direction) => cities.filter((each) => each.direction === direction).length;
  const [worse, better] = [count('worse'), count('better')];
  return {
    compared: compared.length,
    counts: { worse, better, moved: compared.length - worse - better - unmoved, unmoved },
    groups: groupsOf(compared),
    differences: differences.all(),
    cities,
    added: come.map(({ evaluation }) => lonelyCity(evaluation)),
    removed: gone.map(({ evaluation }) => lonelyCity(evaluation)),
    notCompared,
  };
}

/** Cities that are not on the other side, and those of which that is not known. */
function apart(states: readonly State[], { unread }: DiffSide): readonly [State[], State[]] {
  const isUnknown = ({ path }: State) => unread === 'all' || unread.has(path);
  return [states.filter((each) => !isUnknown(each)), states.filter(isUnknown)];
}

const toldOf = ({ evaluation, path }: State): State & Told => ({
  evaluation,
  path,
  key: cityKey(evaluation.city.name),
  asOf: evaluation.city.asOf,
});

type Pair = { readonly before: Evaluation; readonly after: Evaluation };

/** By what both sides are evaluated under. */
function groupsOf(pairs: readonly Pair[]): ChangeGroup[] {
  const groups = new Map<string, Pair[]>();
  for (const pair of pairs) {
    const key = JSON.stringify(
      [pair.before, pair.after].map(({ ruleSet, options }) => [ruleSet.id, ruleSet.digest, options.asOf]),
    );
    const group = groups.get(key);
    if (group) group.push(pair);
    else groups.set(key, [pair]);
  }
  const underOf = ({ ruleSet, options }: Evaluation) => ({ ruleSet, asOf: options.asOf });
  return [...groups.values()].flatMap((own) =>
    own.slice(0, 1).map(({ before, after }) => ({
      before: underOf(before),
      after: underOf(after),
      compared: own.length,
      verdicts: {
        before: verdictCounts(own.map((pair) => pair.before.verdict)),
        after: verdictCounts(own.map((pair) => pair.after.verdict)),
      },
    })),
  );
}

const conditionIds = ({ ruleSet }: Evaluation): readonly string[] => ruleSet.conditions.map(({ id }) => id);

/** Null where at least one condition is asked on both sides. */
function whyNotCompared(before: Evaluation, after: Evaluation): string | null {
  if (before.ruleSet.digest === after.ruleSet.digest) return null;
  const asked = new Set(conditionIds(before));
  if (conditionIds(after).some((id) => asked.has(id))) return null;
  return `${ruleSetName(before.ruleSet)} and ${ruleSetName(after.ruleSet)} have no condition in common.`;
}

const notComparedOf = (before: State | null, after: State | null, why: string): ChangeSet['notCompared'][number] => ({
  city: (after ?? before)?.evaluation.city.name ?? '',
  before: before?.evaluation.city.input.path ?? null,
  after: after?.evaluation.city.input.path ?? null,
  why,
});

function lonelyCity({ city, ruleSet, options, verdict, assessments }: Evaluation): LonelyCity {
  return { city: city.name, input: city.input, ruleSet, asOf: options.asOf, verdict, counts: countsOf(assessments) };
}

/** Whether a verdict or an outcome is another, under whatever reading. */
export const isMoved = ({ direction, conditions, readings }: ChangedCity): boolean =>
  direction !== 'same' ||
  readings.length > 0 ||
  conditions.some(({ before, after }) => before?.outcome !== after?.outcome);

/** Notes differences of a city; each comes back with its place among all. */
type AddDifferences = (
  all: readonly Found[],
  city: number,
  moves: ReadonlyMap<Found, readonly string[]>,
) => ReadonlyMap<Found, number>;

/** Null where nothing differs. */
function changedCity(before: Evaluation, after: Evaluation, city: number, add: AddDifferences): ChangedCity | null {
  if (isSame(before, after)) return null;
  const all = differencesOf(before, after);
  const [old, now] = [explain(before), explain(after)];
  const changed = conditionsOf([now, old]).flatMap((id) => {
    const [was, is] = [findingIn(old, id), findingIn(now, id)];
    if (was?.outcome === is?.outcome && was?.reason === is?.reason) return [];
    return [{ id, before: was, after: is, causes: causesOf(id, before, after, all) }];
  });
  const readings = changedReadings(old, now);
  if (all.length === 0 && changed.length === 0 && readings.length === 0) return null;
  const moves = new Map(
    all.map((each) => [each, changed.flatMap(({ id, causes }) => (causes.differences.includes(each) ? [id] : []))]),
  );
  const places = add(all, city, moves);
  const placesOf = (of: readonly Found[]) =>
    of.flatMap((each) => places.get(each) ?? []).toSorted((one, other) => one - other);
  const moving = verdictMovers(changed, old, now);
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
        movesVerdict: moving.has(each.id),
      }),
    ),
    readings,
    differences: placesOf(all),
  };
}

/** The digests tell without a look at the answers. */
function isSame(before: Evaluation, after: Evaluation): boolean {
  const keyOf = ({ city, ruleSet, options }: Evaluation) =>
    JSON.stringify([city.input.digest, ruleSet.digest, options.asOf, options.alternatives.map(({ digest }) => digest)]);
  return keyOf(before) === keyOf(after);
}

function differencesOf(before: Evaluation, after: Evaluation): readonly Found[] {
  return [
    ...cityDifferences(before, after),
    ...ruleSetDifferences(before.ruleSet, after.ruleSet),
    ...found({
      kind: 'day',
      of: 'the as-of date',
      factors: [{ of: 'day' }],
      parts:
        before.options.asOf === after.options.asOf
          ? []
          : [{ label: 'as of', from: before.options.asOf, to: after.options.asOf }],
      before: null,
      after: null,
    }),
  ];
}

const findingIn = ({ findings }: Report, id: string): Finding | null =>
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

export function directionOf(before: Verdict, after: Verdict): Direction {
  if (ranks[after] < ranks[before]) return 'worse';
  return ranks[after] > ranks[before] ? 'better' : 'same';
}

type Changed = { readonly id: string; readonly before: Finding | null; readonly after: Finding | null };

/** The conditions without whose change the verdict would be another. */
function verdictMovers(changed: readonly Changed[], before: Report, after: Report): ReadonlySet<string> {
  if (before.verdict === after.verdict) return new Set();
  const moved = changed.filter(({ before: was, after: is }) => was?.outcome !== is?.outcome);
  const ofOthers = after.findings.filter(({ condition }) => !moved.some(({ id }) => id === condition));
  const { things } = telling(moved, (isUndone) =>
    verdictOf([
      ...ofOthers.map(({ outcome }) => outcome),
      ...moved.flatMap((each) => (isUndone(each) ? each.before : each.after)?.outcome ?? []),
    ]),
  );
  return new Set(things.map(({ id }) => id));
}

function changedReadings(before: Report, after: Report): ChangedCity['readings'] {
  const ids = new Set([...after.alternatives, ...before.alternatives].map(({ ruleSet }) => ruleSet));
  return [...ids].flatMap((id) => {
    const [was, is] = [before, after].map(({ alternatives }) => alternatives.find(({ ruleSet }) => ruleSet === id));
    const reading = is ?? was;
    if (!reading || was?.verdict === is?.verdict) return [];
    return [{ ruleSet: id, readAs: reading.readAs, before: was?.verdict ?? null, after: is?.verdict ?? null }];
  });
}

/** Every difference once: that of an agency's answer whatever city tells of it, that of a file or a rule set that several cities share. */
function collected(): { readonly add: AddDifferences; readonly all: () => Difference[] } {
  const known = new Map<string, { readonly place: number; readonly difference: Difference }>();
  return {
    add: (all, city, moves) =>
      new Map(
        all.map((each) => {
          const { factors: _, before, after, ...rest } = each;
          const key = JSON.stringify([rest, each.agency === null ? [before, after, isOwn(each) ? city : null] : null]);
          const entry = known.get(key) ?? {
            place: known.size,
            difference: { ...rest, places: [], cities: [], moves: [] },
          };
          known.set(key, entry);
          const { places, cities, moves: moved } = entry.difference;
          const place = { before, after };
          if ((before ?? after) !== null && !places.some((other) => JSON.stringify(other) === JSON.stringify(place)))
            places.push(place);
          cities.push(city);
          for (const condition of moves.get(each) ?? []) moved.push({ city, condition });
          return [each, entry.place] as const;
        }),
      ),
    all: () => Array.from(known.values(), ({ difference }) => difference),
  };
}

/** Of the city alone: rows of one table may be alike. */
const isOwn = ({ kind, factors }: Found): boolean =>
  kind === 'answers' && factors.some((each) => each.of === 'facts' || (each.of === 'answer' && each.agency === null));
