// From operands to reports: what check and its relatives have in common.
import { InputError, type Problem } from '../errors.ts';
import { decide, type Evaluation } from '../evaluate/decide.ts';
import type { Io } from '../io.ts';
import { eachCity } from '../load/city/cities.ts';
import { ownRules } from '../load/city/own-rules.ts';
import { fileProblem } from '../load/files/file-problem.ts';
import type { Root } from '../load/files/root.ts';
import { newestOf, takenId } from '../load/rule-set/named.ts';
import { loadRuleSet, loadRuleSets, shippedRuleSets } from '../load/rule-set/rule-set.ts';
import { defaultRuleSet } from '../load/rule-set/shipped.ts';
import { loadVersions, type Versions, versionOn } from '../load/rule-set/versions.ts';
import type { City } from '../model/city.ts';
import type { Day } from '../model/day.ts';
import { oncePer } from '../model/once-per.ts';
import type { Order, RuleSet } from '../model/rule-set.ts';
import type { CityOptions } from './options.ts';
import { printNotes, printProblems } from './print-problems.ts';
import { progressOn } from './progress.ts';
import { repeatedCities } from './repeated-cities.ts';

export type CheckRequest = CityOptions & {
  /** None: each city's own, or today. */
  readonly asOf: readonly Day[];
  /** What reports on a city were made under, which stands in for its own. */
  readonly reported?: Reported;
};

export type Reported = (
  city: City,
) => readonly { readonly ruleSet: Pick<RuleSet, 'id' | 'path'>; readonly asOf: Day }[];

/**
 * Evaluates every city that the operands name, under every rule set and on every day it is asked under, in that order, as soon as it is read. What is wrong
 * is reported as it is found, and returned.
 */
export async function evaluateFiles(
  files: readonly string[],
  { asOf, ...question }: CheckRequest,
  io: Io,
  each: (evaluation: Evaluation) => void,
  unread: (file: string) => void = () => {},
): Promise<readonly Problem[]> {
  const load = once((idOrPath) => loadRuleSet(idOrPath, question.root));
  // Reported before anything is written when it is not a time.
  if (asOf.length === 0 && io.env.SOURCE_DATE_EPOCH !== undefined) io.today();
  const alternativesOf = oncePer((ruleSet: RuleSet) => Promise.all(ruleSet.alternatives.map(load)));
  const asked = new WeakMap<City, Set<string>>();
  const evaluateCity = async (city: City, versions: Versions) => {
    const before = asked.get(city) ?? new Set();
    asked.set(city, before);
    for (const day of asOf.length > 0 ? asOf : daysReported(city, versions, question)) {
      const ruleSet = versionOn(versions, day ?? city.asOf ?? io.today());
      const key = `${ruleSet.id} ${day}`;
      // Of a rule set that is named and is the newest version, too, one report is enough.
      if (!before.has(key)) each(evaluated(city, ruleSet, await alternativesOf(ruleSet), day, io));
      before.add(key);
    }
  };
  return forEachCity(files, question, io, load, evaluateCity, unread);
}

/** The days of reports under these rule sets, else under any; null: that of the city, or today. */
function daysReported(
  city: City,
  versions: Versions,
  { reported }: Pick<CheckRequest, 'reported'>,
): readonly (Day | null)[] {
  const all = reported?.(city) ?? [];
  const own = all.filter(({ ruleSet }) => versions.some(({ id }) => id === ruleSet.id));
  const days = new Set((own.length > 0 ? own : all).map(({ asOf }) => asOf));
  return days.size > 0 ? [...days] : [null];
}

/**
 * Passes on every city that the operands name, with every rule set to evaluate it under, or with the versions of a text among which the day chooses.
 * Problems are printed as they are found, and returned.
 */
export async function forEachCity(
  files: readonly string[],
  { rules, root, input, exclude, latest, columns, quiet, reported }: Omit<CheckRequest, 'asOf'>,
  io: Io,
  load: Load,
  each: (city: City, versions: Versions) => void | Promise<void>,
  unread: (file: string) => void = () => {},
): Promise<readonly Problem[]> {
  const errors: Problem[] = [];
  const progress = progressOn(io, quiet);
  const addProblem = async (problems: readonly Problem[]) => {
    progress.clear();
    await printProblems(problems, io);
    for (const problem of problems) errors.push(problem);
  };
  const unusable = new Set<InputError>();
  const repeats = repeatedCities();
  let count = 0;
  let nextTurn = io.now() + turnEvery;
  let long = io.now() + longFrom;
  try {
    // Without one of its rule sets a run goes no further: it would take answers to it for mistakes.
    const given = await loadAsked(rules, root);
    const loadedRuleSets = given.flat();
    for (const ruleSet of loadedRuleSets) load.note(ruleSet);
    const shipped = await shippedRuleSets();
    for await (const loaded of eachCity(files, [...shipped, ...loadedRuleSets], {
      root,
      input,
      exclude,
      latest,
      columns,
    })) {
      if ('note' in loaded) {
        progress.clear();
        await printNotes([loaded.note], io);
      } else if ('problems' in loaded) {
        await addProblem(loaded.problems);
        if (loaded.file !== undefined) unread(loaded.file);
      } else {
        count++;
        if (count === many) await io.tune('many');
        const { city } = loaded;
        repeats.add(city);
        try {
          if (given.length > 0) for (const versions of given) await each(city, versions);
          else for (const name of ruleSetsOf(city, shipped, reported)) await each(city, [await load(name)]);
        } catch (error) {
          // The run goes on without a city that is too large for a report.
          if (error instanceof RangeError) {
            await addProblem([tooLarge(city)]);
            unread(city.input.path);
            continue;
          }
          // An alternative that cannot be loaded; it is reported once, however many cities it is one for.
          if (!(error instanceof InputError)) throw error;
          if (!unusable.has(error)) await addProblem(error.problems);
          unusable.add(error);
          unread(city.input.path);
        }
        progress.show(count);
        if (io.now() >= nextTurn) {
          await io.hearSignals();
          if (count >= many && io.now() >= long) {
            await io.tune('long');
            long = Number.POSITIVE_INFINITY;
          }
          nextTurn = io.now() + turnEvery;
        }
      }
    }
    if (count === 0 && errors.length === 0) await addProblem([noCity(files)]);
    progress.clear();
    await printNotes(repeats.notes(), io);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    await addProblem(error.problems);
  } finally {
    progress.clear();
    if (count >= many) await io.tune('long');
  }
  return errors;
}

/** What `--rules` names: rule sets, each by itself, and the versions of those that are asked for with `newest-of:`. */
async function loadAsked(rules: readonly string[], root: Root): Promise<readonly Versions[]> {
  const plain = await loadRuleSets(
    rules.filter((name) => newestOf(name) === null),
    root,
  );
  const versions = await Promise.all(
    rules.flatMap((name) => newestOf(name) ?? []).map((name) => loadVersions(name, root)),
  );
  return [...plain.map((ruleSet) => [ruleSet] as const), ...versions];
}

/** Milliseconds for which a signal may go unheard. */
const turnEvery = 100;

/** Before this many, memory has not grown, and little code has been optimised. */
const many = 50;

/** Milliseconds after which a run is long. */
const longFrom = 3000;

/** What no text and no list can hold. */
const tooLarge = ({ locations }: City): Problem => ({
  ...fileProblem('', 'too-large', 'A report on this city would be larger than can be made. Split its answers.'),
  ...locations.root,
});

/** Where nothing was checked, nothing has passed. */
const noCity = ([path = '']: readonly string[]): Problem =>
  fileProblem(path, 'no-city', 'No city was found: the files are empty or were ignored.');

/** What a city is evaluated under where the command line does not say. A file that a report names is not read for it: a report comes from outside. */
function ruleSetsOf(city: City, shipped: readonly RuleSet[], reported: Reported | undefined): readonly string[] {
  const names = (reported?.(city) ?? []).map(({ ruleSet: { id, path } }) =>
    path === null && shipped.some((each) => each.id === id) ? id : ownRuleSet(city),
  );
  return names.length > 0 ? [...new Set(names)] : [ownRuleSet(city)];
}

/** The rule set that a city's file names, or the default. One that cannot be loaded has made the file an error already. */
const ownRuleSet = ({ rules, input }: City): string =>
  (rules === null ? null : ownRules(rules, input.path)) ?? defaultRuleSet;

function evaluated(
  city: City,
  ruleSet: RuleSet,
  alternatives: readonly RuleSet[],
  asOf: Day | null,
  io: Io,
): Evaluation {
  const given = asOf ?? city.asOf;
  return decide(ruleSet, city, { asOf: given ?? io.today(), asOfGiven: given !== null, alternatives });
}

type Load = ((idOrPath: string) => Promise<RuleSet>) & {
  /** Notes a rule set that was loaded elsewhere. InputError when another one of this run has its id. */
  readonly note: (ruleSet: RuleSet) => RuleSet;
};

const isOtherOfSameId = (one: Order, other: Order): boolean =>
  one.id === other.id && JSON.stringify(one) !== JSON.stringify(other);

/** City files name orders by their ids alone. */
const takenOrder = (order: string, { id, path }: RuleSet, other: RuleSet): Problem =>
  fileProblem(
    path ?? id,
    'repeated-id',
    `\`${other.path ?? other.id}\` has another order of the id \`${order}\`. Give one of them an id of its own.`,
  );

/** Loads each rule set once. No two of a run have the same id, nor orders that share one: a report that names one says which. */
export function once(load: (idOrPath: string) => Promise<RuleSet>): Load {
  const loaded = new Map<string, Promise<RuleSet>>();
  const byId = new Map<string, RuleSet>();
  const note = (ruleSet: RuleSet): RuleSet => {
    const { id, path, digest } = ruleSet;
    const other = byId.get(id);
    if (other && other.digest !== digest)
      throw new InputError([fileProblem(path ?? id, 'taken-id', takenId(id, other))]);
    for (const [, one] of byId) {
      const order = ruleSet.orders.find((each) => one.orders.some((known) => isOtherOfSameId(known, each)));
      if (order) throw new InputError([takenOrder(order.id, ruleSet, one)]);
    }
    byId.set(id, ruleSet);
    return ruleSet;
  };
  const loadOnce = (idOrPath: string) => {
    const ruleSet = loaded.get(idOrPath) ?? load(idOrPath).then(note);
    loaded.set(idOrPath, ruleSet);
    return ruleSet;
  };
  return Object.assign(loadOnce, { note });
}
