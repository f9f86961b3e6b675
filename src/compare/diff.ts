import type { Evaluation } from '../evaluate/decide.ts';
import { countsOf } from '../evaluate/explain.ts';
import { type Direction, isMoved } from '../model/change-kinds.ts';
import type { ChangedCity, ChangeGroup, ChangeSet, LonelyCity } from '../model/change-set.ts';
import { cityKey } from '../model/city.ts';
import { ruleSetName } from '../text/rule-set-name.ts';
import { changedCity } from './changed-city.ts';
import { verdictCounts } from './compare.ts';
import { differenceList } from './difference-list.ts';
import type { PlaceInRuleSet } from './found.ts';
import { pairsOf, type Told } from './pairs.ts';

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

/** What differs between two states of the same cities, and what it moves. Pure: the same sides give the same change set. `placeOf`: where a rule set words a part. */
export function diff(before: DiffSide, after: DiffSide, placeOf: PlaceInRuleSet = () => null): ChangeSet {
  const { pairs, added, removed } = pairsOf(before.states.map(toldOf), after.states.map(toldOf));
  const differences = differenceList();
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
    const changed = changedCity(old, now, placeOf, differences.addFor(cities.length));
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
    differences: differences.all,
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
