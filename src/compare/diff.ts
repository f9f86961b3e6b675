import type { Evaluation } from '../evaluate/decide.ts';
import { countsOf, explain } from '../evaluate/explain.ts';
import { type Direction, isMoved } from '../model/change-kinds.ts';
import type { ChangedCity, ChangeGroup, ChangeSet, LonelyCity, Under } from '../model/change-set.ts';
import { cityKey } from '../model/city.ts';
import type { RecordedReport, Report } from '../model/report.ts';
import { ruleSetName } from '../text/rule-set-name.ts';
import { changedCity } from './changed-city.ts';
import { changedReport } from './changed-report.ts';
import { verdictCounts } from './compare.ts';
import { type AddDifference, differenceList } from './difference-list.ts';
import type { PlaceInRuleSet } from './found.ts';
import { pairsOf, type Told } from './pairs.ts';

/** One side of a comparison: what its cities come to. */
export type DiffSide = {
  readonly states: readonly State[];
  /** Paths, within the side, of files in which something could not be read; `all` where nothing could. */
  readonly unread: ReadonlySet<string> | 'all';
};

export type State = (Evaluated | RecordedReport) & {
  /** The path of the city's file within its side. */
  readonly path: string;
};
type Evaluated = { readonly evaluation: Evaluation };

/** What differs between two states of the same cities, and what it moves. Pure: the same sides give the same change set. `placeOf`: where a rule set words a part; `version`: that of psp-check. */
export function diff(before: DiffSide, after: DiffSide, placeOf: PlaceInRuleSet = () => null, version = ''): ChangeSet {
  const besideReports = [...before.states, ...after.states].some((state) => !('evaluation' in state));
  const [old, now] = [before, after].map(({ states }) => states.map((state) => toldOf(state, besideReports)));
  const { pairs, added, removed } = pairsOf(old ?? [], now ?? []);
  const differences = differenceList();
  const cities: ChangedCity[] = [];
  const notCompared: ChangeSet['notCompared'] = [];
  const compared: Pair[] = [];
  let unmoved = 0;
  for (const pair of pairs) {
    const why = whyNotCompared(pair.before, pair.after);
    if (why !== null) {
      notCompared.push(notComparedOf(pair.before, pair.after, why));
      continue;
    }
    compared.push(pair);
    const changed = changedIn(pair, placeOf, version, differences.addFor(cities.length));
    if (changed) cities.push(changed);
    if (!changed || !isMoved(changed)) unmoved++;
  }
  const [gone, notReadAfter] = apart(removed, after, besideReports);
  const [come, notReadBefore] = apart(added, before, besideReports);
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
    added: come.map(lonelyCity),
    removed: gone.map(lonelyCity),
    notCompared,
  };
}

/** Cities that are not on the other side, and those of which that is not known. */
function apart(states: readonly State[], { unread }: DiffSide, beside: boolean): readonly [State[], State[]] {
  const isUnknown = ({ path }: State) =>
    unread === 'all' || unread.has(path) || (beside && [...unread].some((each) => endsAlike(each, path)));
  return [states.filter((each) => !isUnknown(each)), states.filter(isUnknown)];
}

/** A report has paths from where it was made, which may have been another folder. */
const endsAlike = (one: string, other: string): boolean => one.endsWith(`/${other}`) || other.endsWith(`/${one}`);

function changedIn({ before, after }: Pair, placeOf: PlaceInRuleSet, version: string, add: AddDifference) {
  if ('evaluation' in before && 'evaluation' in after)
    return changedCity(before.evaluation, after.evaluation, placeOf, add);
  return changedReport(recordOf(before, version), recordOf(after, version), add);
}

const recordOf = (state: State, madeBy: string): RecordedReport =>
  'evaluation' in state ? { report: explain(state.evaluation), madeBy } : state;

/** What is known of a city on a side without a look at its conditions. */
function knownOf(state: State): Pick<Report, 'city' | 'input' | 'ruleSet' | 'asOf' | 'verdict'> {
  if (!('evaluation' in state)) return state.report;
  const { city, ruleSet, options, verdict } = state.evaluation;
  return { city: city.name, input: city.input, ruleSet, asOf: options.asOf, verdict };
}

/** A city is told from others by the as-of date of its file; beside reports, which do not have that, by the day on which it is looked at. */
function toldOf(state: State, beside: boolean): State & Told {
  const { city, asOf, ruleSet } = knownOf(state);
  return {
    ...state,
    key: cityKey(city),
    asOf: 'evaluation' in state && !beside ? state.evaluation.city.asOf : asOf,
    ruleSet: ruleSet.id,
  };
}

type Pair = { readonly before: State; readonly after: State };

/** By what both sides are evaluated under. */
function groupsOf(pairs: readonly Pair[]): ChangeGroup[] {
  const groups = new Map<string, Pair[]>();
  for (const pair of pairs) {
    const key = JSON.stringify(
      [pair.before, pair.after].map(underOf).map(({ ruleSet, ...under }) => [ruleSet.id, ruleSet.digest, under]),
    );
    const group = groups.get(key);
    if (group) group.push(pair);
    else groups.set(key, [pair]);
  }
  return [...groups.values()].flatMap((own) =>
    own.slice(0, 1).map(({ before, after }) => ({
      before: underOf(before),
      after: underOf(after),
      compared: own.length,
      verdicts: {
        before: verdictCounts(own.map((pair) => knownOf(pair.before).verdict)),
        after: verdictCounts(own.map((pair) => knownOf(pair.after).verdict)),
      },
    })),
  );
}

function underOf(state: State): Under {
  const { ruleSet, asOf } = knownOf(state);
  return { ruleSet, asOf, madeBy: 'evaluation' in state ? null : state.madeBy };
}

/** Null where at least one condition is asked on both sides. */
function whyNotCompared(before: State, after: State): string | null {
  const [old, now] = [knownOf(before).ruleSet, knownOf(after).ruleSet];
  if (old.digest === now.digest) return null;
  const asked = new Set(old.conditions.map(({ id }) => id));
  if (now.conditions.some(({ id }) => asked.has(id))) return null;
  const repair =
    'evaluation' in before === 'evaluation' in after ? '' : ' `--rules` says under which the files are evaluated.';
  return `${ruleSetName(old)} and ${ruleSetName(now)} have no condition in common.${repair}`;
}

function notComparedOf(before: State | null, after: State | null, why: string): ChangeSet['notCompared'][number] {
  const [old, now] = [before && knownOf(before), after && knownOf(after)];
  return { city: (now ?? old)?.city ?? '', before: old?.input.path ?? null, after: now?.input.path ?? null, why };
}

function lonelyCity(state: State): LonelyCity {
  const counts = 'evaluation' in state ? countsOf(state.evaluation.assessments) : state.report.counts;
  const { city, input, ruleSet, asOf, verdict } = knownOf(state);
  return { city, input, ruleSet, asOf, verdict, counts };
}
