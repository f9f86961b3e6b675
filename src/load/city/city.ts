import { InputError, type Problem } from '../../errors.ts';
import { parseYesNo } from '../../fields/yes-no.ts';
import type { Agency, Answer, City, CitySource, Decision } from '../../model/city.ts';
import type { Day } from '../../model/day.ts';
import { isNonEmpty } from '../../model/non-empty.ts';
import { oncePer } from '../../model/once-per.ts';
import { decisionsOn, type Programme, withDecisions } from '../../model/programme.ts';
import type { Field, RuleSet } from '../../model/rule-set.ts';
import { readBytes } from '../files/read.ts';
import { checkRoot, type Root } from '../files/root.ts';
import { shippedProgrammes } from '../programme/programmes.ts';
import { unionOfConditions } from '../rule-set/union.ts';
import { instead } from '../schema/choices.ts';
import { cityExcess, newCityCounts } from '../schema/limits.ts';
import { toDate, toDay, toText } from '../schema/value.ts';
import { cutTexts } from '../source/cut-texts.ts';
import { childOf, childValue, type DataMap, isMap, itemsOf, mapOf } from '../source/data.ts';
import { type Document, parseWithProblems, sha256Of } from '../source/document.ts';
import { firstOf, withFaults, withoutRepeats } from '../source/faults.ts';
import { addProblem, inside, type Place } from '../source/place.ts';
import { acceptsCity } from './accept.ts';
import { type AgencyFiles, newReading, type Reading, readAgencyFiles, unusableFiles } from './agency-file.ts';
import { type Scope, toAnswer, toSourceOf } from './answer.ts';
import { withOwnRules } from './own-rules.ts';

/** One city file. InputError with every problem. */
export async function loadCity(path: string, ruleSets: readonly RuleSet[], root: Root = null): Promise<City> {
  checkRoot(root);
  const { document, problems } = await parseWithProblems(path, readBytes(path, root));
  return toCity(document, ruleSets, newReading(root), problems);
}

/** The same of the text of a city file. The path is what its problems call it, and where the files that it names are looked for. */
export async function parseCity(
  path: string,
  text: string,
  ruleSets: readonly RuleSet[],
  root: Root = null,
): Promise<City> {
  checkRoot(root);
  const { document, problems } = await parseWithProblems(path, new TextEncoder().encode(text));
  return toCity(document, ruleSets, newReading(root), problems);
}

/**
 * A city whose answers are to conditions of these rule sets, or of the one that it names itself. InputError with every problem, in the
 * order of the file; `faults` are those that were found when it was read. @internal
 */
export async function toCity(
  document: Document,
  ruleSets: readonly RuleSet[],
  reading: Reading = newReading(),
  faults: readonly Problem[] = [],
): Promise<City> {
  if (Array.isArray(document.data))
    throw new InputError([document.problem([], 'value', 'several-cities', severalCities)]);
  const other = otherKind(document.data);
  if (other) {
    const message = `This is ${other.noun}, not a city file: it has \`${other.key}\` and no \`city\`. ${other.repair}`;
    throw new InputError([document.problem([other.key], 'key', 'not-a-city-file', message)]);
  }
  const counts = newCityCounts();
  const excess = cityExcess(document, counts);
  if (excess.length > 0) throw new InputError(firstOf(excess));
  const own = await withOwnRules(document, ruleSets, reading.root);
  const shape = await shapeProblemsOf(document, own.ruleSets);
  // Without a rule set that the file names, answers to it would be taken for mistakes.
  const isKnown = ({ code }: Problem) => own.problems.length === 0 || !unknownCodes.includes(code);
  const problems = [...own.problems, ...withFaults(faults, shape.filter(isKnown).map(withRulesAsked(document.data)))];
  const place: Place = { document, path: ['agencies'], problems };
  const agencies = childValue(document.data, 'agencies');
  const files = await readAgencyFiles(agencies, place, own.ruleSets, reading, counts);
  const known = {
    conditions: unionOfConditions(own.ruleSets),
    orders: ordersIn(own.ruleSets),
    programmes: await shippedProgrammes(),
  };
  const city = read(document, files, known, problems);
  const inFiles = unusableFiles(files).filter(isKnown);
  if (city === null || problems.length > 0) {
    const { firstCauses } = await import('../schema/first-causes.ts');
    const first = firstCauses(problems.filter(isKnown), document.data);
    throw new InputError([...firstOf(first), ...own.ruleSetProblems, ...withoutRepeats(inFiles)]);
  }
  return city;
}

const ordersIn = oncePer((ruleSets: readonly RuleSet[]): readonly string[] => [
  ...new Set(ruleSets.flatMap(({ orders }) => orders.map(({ id }) => id))),
]);

const severalCities =
  'This is a list, and a file holds one city: a map with `city` and `answers`. Give each city a file, or write them as NDJSON: a file that ends in .ndjson, with one city in JSON on every line.';

const unknownCodes: readonly string[] = ['unknown-condition', 'unknown-field', 'unknown-word', 'unknown-order'];

/** Whose conditions a file answers that names no rule set cannot be known. */
const withRulesAsked =
  (data: unknown) =>
  (problem: Problem): Problem =>
    problem.code === 'unknown-condition' &&
    isMap(data) &&
    !Object.hasOwn(data, 'rules') &&
    !problem.message.includes('Did you mean')
      ? {
          ...problem,
          message: `${problem.message} If a rule set of your own asks it, name that: \`rules: ./my-rules.yaml\` in the file, or \`--rules\`.`,
        }
      : problem;

/** Zod is needed for the sentences of a file that has not the shape, and not before. */
async function shapeProblemsOf(document: Document, ruleSets: readonly RuleSet[]): Promise<readonly Problem[]> {
  if (await acceptsCity(document.data, ruleSets)) return [];
  const [{ citySchema }, { shapeProblems }] = await Promise.all([
    import('./city-schema.ts'),
    import('../schema/shape.ts'),
  ]);
  return shapeProblems(document, citySchema(ruleSets));
}

const ofPspCheck = 'a report of psp-check';

/** A key of each line of what psp-check writes. */
const reportKeys = ['tool', 'findings', 'error'];

/** What a file is that is plainly not a city file; null for one that may be meant as one. */
function otherKind(data: unknown): { readonly noun: string; readonly key: string; readonly repair: string } | null {
  if (!isMap(data)) return null;
  const ofReport = reportKeys.find((key) => isMap(data[key]) || Array.isArray(data[key]));
  if (ofReport !== undefined && (ofReport !== 'error' || Object.keys(data).length === 1)) {
    return {
      noun: ofPspCheck,
      key: ofReport,
      repair: 'Name the city file that it was made from. To compare the two: `psp-check diff report.json city.yaml`.',
    };
  }
  if (Object.hasOwn(data, 'city')) return null;
  if (Object.hasOwn(data, 'cases')) {
    return {
      noun: 'a cases file',
      key: 'cases',
      repair: 'Its cities prove a rule set and are not checked by themselves.',
    };
  }
  if (Object.hasOwn(data, 'rule-set')) {
    return { noun: 'a rule set', key: 'rule-set', repair: 'A rule set is named with `--rules`.' };
  }
  const isOfCity = ['rules', 'as-of', 'agencies'].some((key) => Object.hasOwn(data, key));
  if (Object.hasOwn(data, 'name') && Object.hasOwn(data, 'answers') && !isOfCity) {
    return {
      noun: 'the answers of an agency',
      key: 'name',
      repair: 'A city file names it: `agencies: { jail: { file: … } }`.',
    };
  }
  return null;
}

/**
 * What a file in a folder is that nobody means as a city, in a few words; null for one that may be meant as one, whose problems are reported. Without
 * `city`, a map is meant as one when it has a key that only city files have; a line of many cities is, unless it is a report's. @internal
 */
export function notMeant(data: unknown, isWhole: boolean): string | null {
  const other = otherKind(data);
  if (!isWhole) return other?.noun === ofPspCheck ? other.noun : null;
  if (other) return other.noun;
  if (!isMap(data) || Object.hasOwn(data, 'city')) return null;
  return ['answers', 'rules', 'as-of', 'agencies'].some((key) => Object.hasOwn(data, key)) ? null : 'not a city file';
}

type Conditions = ReadonlyMap<string, readonly Field[]>;

/** What an answer or `covered-by` may name, and what is known of cities beside their files. */
type Known = {
  readonly conditions: Conditions;
  readonly orders: readonly string[];
  readonly programmes: readonly Programme[];
};

function read(
  document: Document,
  files: AgencyFiles,
  { conditions, orders, programmes }: Known,
  problems: Problem[],
): City | null {
  const { data } = document;
  if (!isMap(data)) return null;
  const root: Place = { document, path: [], problems };
  const text = (key: string) => toText(...childOf(data, key, root));
  const day = (key: string) => toDay(...childOf(data, key, root));
  const sources = toSources(...childOf(data, 'sources', root));
  const [agencies, inAgencies] = childOf(data, 'agencies', root);
  const agencyIds = new Set(Object.keys(mapOf(agencies)));
  const recordUntil = day('record-until');
  const name = detached(text('city') ?? '');
  const ownSources = sourcesOfFiles(files);
  const decisions = withDecisions(
    toDecisions(...childOf(data, 'decisions', root), sources),
    decisionsOn(name, programmes),
  );
  return {
    name,
    rules: text('rules'),
    asOf: day('as-of'),
    answeredBy: text('answered-by'),
    answeredOn: toDate(...childOf(data, 'answered-on', root)),
    compiledBy: text('compiled-by'),
    recordUntil,
    sources: sourcesIn([sources, ...ownSources.values()], decisions),
    agencies: toAgencies(agencies, inAgencies, files, conditions, sources, ownSources, recordUntil),
    answers: toAnswers(...childOf(data, 'answers', root), conditions, { sources, agencies: agencyIds, recordUntil }),
    decisions,
    coveredBy: toCoveredBy(...childOf(data, 'covered-by', root), orders),
    cutTexts: [
      ...cutTexts(document),
      ...[...files.values()].flatMap((file) => (file.document ? cutTexts(file.document) : [])),
    ],
    input: { path: document.path, digest: `sha256:${digestOf(document, files)}` },
    locations: {
      root: document.locate([], 'key'),
      answers: document.locate(['answers'], 'key'),
      answeredOn: document.locate(['answered-on'], 'key'),
    },
  };
}

function sourcesIn(all: readonly Scope['sources'][], decisions: readonly Decision[]): readonly CitySource[] {
  const sources = new Set<CitySource>();
  for (const each of all) for (const source of each.values()) sources.add(source);
  for (const { source } of decisions) if (source !== null) sources.add(source);
  return [...sources];
}

/** A copy. V8 keeps the whole text of a file for as long as a part of it is in use, and names are what is kept of many cities. */
const detached = (text: string): string => Buffer.from(text).toString();

/** Of a city file alone it is that of its bytes; with others, that of the digests of all of them, in the order in which it names them. */
function digestOf({ sha256 }: Document, files: AgencyFiles): string {
  if (files.size === 0) return sha256;
  const others = Array.from(files.values(), ({ document }) => document?.sha256);
  return sha256Of([sha256, ...others].join('\n'));
}

function toSources(data: unknown, place: Place): ReadonlyMap<string, CitySource> {
  const sources = mapOf(data);
  return new Map(Object.keys(sources).map((id) => [id, toSource(id, sources[id], inside(place, id))]));
}

function toSource(id: string, data: unknown, place: Place): CitySource {
  const source = mapOf(data);
  const text = (key: string) => toText(...childOf(source, key, place));
  return {
    file: place.document.path,
    location: place.document.locate(place.path, 'key'),
    id,
    title: text('title') ?? '',
    publisher: text('publisher'),
    date: toDate(...childOf(source, 'date', place)),
    url: text('url'),
  };
}

function toAgencies(
  data: unknown,
  place: Place,
  files: AgencyFiles,
  conditions: Conditions,
  sources: Scope['sources'],
  ownSources: ReadonlyMap<string, Scope['sources']>,
  recordUntil: Day | null,
): ReadonlyMap<string, Agency> {
  const agencies = mapOf(data);
  return new Map(
    Object.keys(agencies).map((id) => {
      const { document = null, problems = [] } = files.get(id) ?? {};
      if (document === null) {
        const [agency, at] = childOf(agencies, id, place);
        return [id, toAgency(id, mapOf(agency), at, conditions, { sources, recordUntil })];
      }
      const scope = {
        // Where the file of an agency and the city file have a source of the same id, that of the agency's is meant.
        sources: new Map([...sources, ...(ownSources.get(document.path) ?? [])]),
        // Other cities share the file: it may go on after the record of this one.
        recordUntil: null,
      };
      return [id, toAgency(id, mapOf(document.data), { document, path: [], problems }, conditions, scope)];
    }),
  );
}

/** By the path of each agency file, which several agencies may share. */
function sourcesOfFiles(files: AgencyFiles): ReadonlyMap<string, Scope['sources']> {
  const sources = new Map<string, Scope['sources']>();
  for (const { document, problems } of files.values()) {
    if (document === null || sources.has(document.path)) continue;
    sources.set(
      document.path,
      toSources(...childOf(mapOf(document.data), 'sources', { document, path: [], problems })),
    );
  }
  return sources;
}

function toAgency(
  id: string,
  data: DataMap,
  place: Place,
  conditions: Conditions,
  scope: Pick<Scope, 'sources' | 'recordUntil'>,
): Agency {
  return {
    id,
    name: toText(...childOf(data, 'name', place)) ?? '',
    own: parseYesNo(data['own']) === 'yes',
    answers: toAnswers(...childOf(data, 'answers', place), conditions, { ...scope, agencies: null }),
    location: place.document.locate([...place.path, 'answers'], 'key'),
  };
}

/** In the order of the rule sets, whatever the order of the file. */
function toAnswers(
  data: unknown,
  place: Place,
  conditions: Conditions,
  scope: Omit<Scope, 'fields'>,
): ReadonlyMap<string, Answer> {
  const answers = new Map<string, Answer>();
  if (!isMap(data)) return answers;
  conditions.forEach((fields, id) => {
    if (isNonEmpty(fields) && Object.hasOwn(data, id))
      answers.set(id, toAnswer(data[id], { ...scope, fields }, inside(place, id)));
  });
  return answers;
}

/** Orders of rule sets that are not asked about are left aside; what no rule set has is reported. */
function toCoveredBy(data: unknown, place: Place, orders: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return itemsOf(data).flatMap((id, index) => {
    if (typeof id !== 'string') return [];
    const at = inside(place, index);
    if (seen.has(id)) addProblem(at, 'value', 'repeated-id', `\`${id}\` is listed twice. Remove one.`);
    else if (!orders.includes(id)) {
      const choices = () => (orders.length === 0 ? 'None of them has any.' : instead(id, orders));
      addProblem(at, 'value', 'unknown-order', () => `No rule set here has an order \`${id}\`. ${choices()}`);
    }
    seen.add(id);
    return [id];
  });
}

function toDecisions(data: unknown, place: Place, sources: Scope['sources']): readonly Decision[] {
  return itemsOf(data).map((each, index) => toDecision(mapOf(each), inside(place, index), sources));
}

const selectedOf = { yes: 'on-date', no: 'no', unsaid: null } as const;

function toDecision(data: DataMap, place: Place, sources: Scope['sources']): Decision {
  const { source } = data;
  return {
    date: toDate(...childOf(data, 'date', place)) ?? '',
    says: toText(...childOf(data, 'says', place)) ?? '',
    selected: selectedOf[parseYesNo(data['selected']) ?? 'unsaid'],
    source: typeof source === 'string' ? toSourceOf(source, sources, inside(place, 'source'), 'value') : null,
  };
}
