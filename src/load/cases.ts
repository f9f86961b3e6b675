// The cases that prove a rule set: cities, each with the verdict and the outcomes they have to get. Whether they get them is for the
// evaluation to say.

import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { InputError, type Problem } from '../errors.ts';
import type { City, Location } from '../model/city.ts';
import type { Day } from '../model/day.ts';
import { type Outcome, outcomes, type Verdict, verdicts } from '../model/outcome.ts';
import type { RuleSet } from '../model/rule-set.ts';
import { casesFileSchema } from './cases-file.ts';
import { newReading } from './city/agency-file.ts';
import { loadCity, toCity } from './city/city.ts';
import { noSuchFile, pathNamedIn } from './files/paths.ts';
import { readBytes } from './files/read.ts';
import { checkRoot, type Refusal, type Root, realOf, refusalOf } from './files/root.ts';
import { namedIn, namedRuleSet, nameOf, unusable } from './rule-set/named.ts';
import { loadRuleSet, shippedRuleSets } from './rule-set/rule-set.ts';
import { defaultRuleSet, shippedPath } from './rule-set/shipped.ts';
import { casesExcess } from './schema/limits.ts';
import { shapeProblems } from './schema/shape.ts';
import { toDay } from './schema/value.ts';
import { childValue, type DataMap, isMap, itemsOf } from './source/data.ts';
import { type Document, type Path, parseWithProblems } from './source/document.ts';
import { firstOf, withFaults, withoutRepeats } from './source/faults.ts';
import { addProblem, inside, type Place } from './source/place.ts';

/** What one case expects: of a condition an outcome, of the whole a verdict. */
type Expectation =
  | { readonly of: 'verdict'; readonly is: Verdict; readonly location: Location }
  | { readonly of: 'condition'; readonly condition: string; readonly is: Outcome; readonly location: Location };

export type Case = {
  readonly title: string;
  readonly location: Location;
  readonly city: City;
  /** The day of the case, else that of its city file; one of them has to name it. */
  readonly asOf: Day;
  /** At least one, in the order of the file. */
  readonly expected: readonly Expectation[];
};

export type Cases = {
  readonly ruleSet: RuleSet;
  /** At least one. */
  readonly cases: readonly Case[];
};

/** Where the cases of a rule set stand by custom: beside it, `rules.cases.yaml` beside `rules.yaml`. Null when there is no such file. */
export function casesBeside(idOrPath: string): string | null {
  const named = namedRuleSet(idOrPath);
  if (!named) return null;
  const path = 'path' in named ? named.path : shippedPath(named.shipped);
  const beside = path.replace(/(\.ya?ml|\.json)?$/i, (extension) => `.cases${extension || '.yaml'}`);
  return existsSync(beside) ? beside : null;
}

/**
 * A cases file, the rule set it is for and the cities of its cases. Where it names a shipped rule set, and `edited` is a file that takes its id, the
 * cases are for that file. Throws InputError with every problem.
 */
export async function loadCases(path: string, given: Root = null, edited: RuleSet | null = null): Promise<Cases> {
  checkRoot(given);
  const from = given ?? shippedRoot(path);
  const { document, problems: faults } = await parseWithProblems(path, readBytes(path, given));
  const excess = casesExcess(document);
  if (excess.length > 0) throw new InputError(excess);
  const ruleSet = await ruleSetOf(document, faults, from, edited);
  const problems = [...shapeProblems(document, casesFileSchema(ruleSet.conditions.map(({ id }) => id)))];
  const others: Problem[] = [];
  const shipped = await shippedRuleSets();
  const ruleSets = shipped.some(({ digest }) => digest === ruleSet.digest)
    ? shipped
    : [...shipped.filter(({ id }) => id !== ruleSet.id), ruleSet];
  const root: Place = { document, path: [], problems };
  const titles = new Map<unknown, number>();
  const cases: Case[] = [];
  const shared: Shared = { ruleSets, root: from, others, cities: new Map() };
  for (const [index, data] of itemsOf(childValue(document.data, 'cases')).entries()) {
    if (!isMap(data)) continue;
    const place = inside(root, 'cases', index);
    addRepeated(data['case'], titles, inside(place, 'case'));
    const made = await toCase(data, place, shared);
    if (made) cases.push(made);
  }
  const all = withoutRepeats(withFaults(faults, problems));
  if (all.length > 0) throw new InputError([...firstOf(all), ...others]);
  return { ruleSet, cases };
}

/** The cases that are shipped name cities that are shipped, wherever the package stands; of other files nothing is known. */
function shippedRoot(path: string): Root {
  const rules = dirname(shippedPath(defaultRuleSet));
  return resolve(dirname(path)) === resolve(rules) ? dirname(rules) : null;
}

/** The rule set a cases file is for. Without it nothing of the file can be checked. */
async function ruleSetOf(
  document: Document,
  faults: readonly Problem[],
  root: Root,
  edited: RuleSet | null,
): Promise<RuleSet> {
  const { data } = document;
  const other = otherKind(data);
  if (other) {
    const message = `This is ${other.noun}, not a cases file. A cases file has the keys \`rule-set\` and \`cases\`.`;
    throw new InputError([document.problem([other.key], 'key', 'not-a-cases-file', message)]);
  }
  const rules = childValue(data, 'rule-set');
  if (typeof rules !== 'string' || rules === '')
    throw new InputError(firstOf(withFaults(faults, shapeProblems(document, casesFileSchema([])))));
  const told = ({ code, message }: Refusal) =>
    firstOf([document.problem(['rule-set'], 'value', code, message), ...faults]);
  const named = namedIn(document.path, rules, root);
  if ('message' in named) throw new InputError(told(named));
  if (edited && 'shipped' in named && named.shipped === edited.id) return edited;
  if (edited?.path && 'path' in named && realOf(named.path) === realOf(edited.path)) return edited;
  try {
    return await loadRuleSet(nameOf(named), root);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError([...told(unusable(rules)), ...error.problems]);
  }
}

/** What a file is that is plainly no cases file. */
function otherKind(data: unknown): { readonly noun: string; readonly key: string } | null {
  if (!isMap(data) || Object.hasOwn(data, 'cases')) return null;
  if (Object.hasOwn(data, 'city')) return { noun: 'a city file', key: 'city' };
  const isRuleSet = Object.hasOwn(data, 'rule-set') && Object.hasOwn(data, 'reading');
  return isRuleSet ? { noun: 'a rule set', key: 'rule-set' } : null;
}

function addRepeated(title: unknown, titles: Map<unknown, number>, place: Place): void {
  if (typeof title !== 'string') return;
  const { line } = place.document.locate(place.path, 'value');
  const first = titles.get(title);
  if (first === undefined) titles.set(title, line);
  else {
    const message = `The case on line ${first} has the same title. Say what this one shows.`;
    addProblem(place, 'value', 'repeated-case', message);
  }
}

/** What the cases of a file have in common; what is wrong with other files goes to `others`. */
type Shared = {
  readonly ruleSets: readonly RuleSet[];
  readonly root: Root;
  readonly others: Problem[];
  /** By their paths: many cases may name one. */
  readonly cities: Map<string, City | InputError>;
};

async function toCase(data: DataMap, place: Place, shared: Shared): Promise<Case | null> {
  const expected = toExpected(data['expect'], inside(place, 'expect'));
  const city = await cityOf(data, place, shared);
  const asOf = toDay(data['as-of'], inside(place, 'as-of')) ?? city?.asOf ?? null;
  if (!Object.hasOwn(data, 'as-of') && (data['file'] === undefined || city?.asOf === null)) {
    const message = '`as-of` is missing: without a day of its own, a case may come out differently another day.';
    addProblem(place, 'value', 'missing-key', message);
  }
  const title = data['case'];
  if (!city || asOf === null || typeof title !== 'string') return null;
  return { title: title.trim(), location: place.document.locate(place.path, 'value'), city, asOf, expected };
}

function toExpected(data: unknown, place: Place): readonly Expectation[] {
  if (!isMap(data)) return [];
  const keys = Object.keys(data);
  if (keys.length === 0) {
    const message = 'The case expects nothing. Write the verdict, or the outcomes of conditions.';
    addProblem(place, 'key', 'empty-expect', message);
  }
  return keys.flatMap((key): readonly Expectation[] => {
    const location = place.document.locate([...place.path, key], 'key');
    if (key === 'verdict') {
      const is = verdicts.find((each) => each === data[key]);
      return is ? [{ of: 'verdict', is, location }] : [];
    }
    const is = outcomes.find((each) => each === data[key]);
    return is ? [{ of: 'condition', condition: key, is, location }] : [];
  });
}

/** The city of a case: the one of the file it names, or the one that stands in it. Null when it has problems, which are reported. */
async function cityOf(data: DataMap, place: Place, shared: Shared): Promise<City | null> {
  const { file } = data;
  if (file !== undefined) return typeof file === 'string' ? cityOfFile(file, data, place, shared) : null;
  if (Object.hasOwn(data, 'rules')) {
    const message = '`rules` is not allowed in a case: `rule-set` says which rule set all cases are for.';
    addProblem(inside(place, 'rules'), 'key', 'misplaced-key', message);
  }
  const keys = Object.keys(data).filter((key) => !['case', 'expect', 'rules'].includes(key));
  const city = Object.fromEntries(keys.map((key) => [key, data[key]]));
  try {
    return await toCity(partOf(place, city), shared.ruleSets, newReading(shared.root));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    place.problems.push(...error.problems);
    return null;
  }
}

async function cityOfFile(
  file: string,
  data: DataMap,
  place: Place,
  { ruleSets, root, others, cities }: Shared,
): Promise<City | null> {
  for (const key of Object.keys(data).filter((each) => !['case', 'expect', 'file', 'as-of'].includes(each))) {
    const message = `\`${key}\` cannot be combined with \`file\`: the file gives the city and its answers.`;
    addProblem(inside(place, key), 'key', 'misplaced-key', message);
  }
  const path = pathNamedIn(place.document.path, file);
  const at = inside(place, 'file');
  const refusal = refusalOf(root, place.document.path, file, path);
  if (refusal) return addProblem(at, 'value', refusal.code, refusal.message);
  if (!existsSync(path)) return addProblem(at, 'value', 'not-found', noSuchFile(path));
  const known = cities.get(path);
  const city = known ?? (await loadCity(path, ruleSets, root).catch(asInputError));
  cities.set(path, city);
  if (!(city instanceof InputError)) return city;
  const message = `The city file \`${path}\` cannot be used: it is not valid.`;
  if (known === undefined) others.push(...city.problems);
  return addProblem(at, 'value', 'unusable-city-file', message);
}

function asInputError(error: unknown): InputError {
  if (error instanceof InputError) return error;
  throw error;
}

/** A part of a document as a document of its own, whose places are those of the whole. */
function partOf({ document, path }: Place, data: unknown): Document {
  const whole = (place: Path) => [...path, ...place];
  return {
    path: document.path,
    text: document.text,
    sha256: document.sha256,
    data,
    locate: (place, at) => document.locate(whole(place), at),
    spelling: (place) => document.spelling(whole(place)),
    problem: (place, at, code, message) => document.problem(whole(place), at, code, message),
  };
}
