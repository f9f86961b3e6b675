// What programs call. It loads what a command would load, and has the defaults of the command line.
import { type DiffSide, diff as diffOf } from './compare/diff.ts';
import { decide } from './evaluate/decide.ts';
import { evaluate as evaluateOn } from './evaluate/evaluate.ts';
import { historyOf } from './evaluate/history/history.ts';
import { type Cities, type LoadOptions, loadCities as loadCitiesOf } from './load/city/cities.ts';
import { loadCity as loadCityOf, parseCity as parseCityOf } from './load/city/city.ts';
import type { Root } from './load/files/root.ts';
import type { JsonSchema } from './load/json-schema.ts';
import { placeInRuleSet } from './load/rule-set/places.ts';
import { loadRuleSet, shippedRuleSets } from './load/rule-set/rule-set.ts';
import type { SchemaName } from './load/schema/schema-names.ts';
import type { ChangeSet } from './model/change-set.ts';
import type { City } from './model/city.ts';
import type { Comparison } from './model/comparison.ts';
import { type Day, localDay, parseDay } from './model/day.ts';
import type { History } from './model/history.ts';
import { oncePer } from './model/once-per.ts';
import type { Report } from './model/report.ts';
import type { RuleSet } from './model/rule-set.ts';
import { loadedFormats } from './report/formats/index.ts';
import type { FormatName } from './report/index.ts';
import { partsOf, plain, type ReporterOptions, wholeOf } from './report/reporter.ts';
import { version } from './version.ts';

/** A city of a file. Its answers are to conditions of these rule sets; left out, of all that are shipped. InputError with every problem. */
export async function loadCity(path: string, ruleSets?: readonly RuleSet[], root: Root = null): Promise<City> {
  return loadCityOf(path, ruleSets ?? (await shippedRuleSets()), root);
}

/** The cities of files, folders and globs, and what is wrong with those that could not be read. Left out, the rule sets are all that are shipped. */
export async function loadCities(
  operands: readonly string[],
  ruleSets?: readonly RuleSet[],
  options?: LoadOptions,
): Promise<Cities> {
  return loadCitiesOf(operands, ruleSets ?? (await shippedRuleSets()), options);
}

/**
 * A city of the text of a city file (YAML, or JSON where the path ends in .json), or of the data of one. `path` is what problems and reports
 * call it, and where the files that it names are looked for. InputError with every problem.
 */
export async function parseCity(
  textOrData: string | object,
  {
    ruleSets,
    path = typeof textOrData === 'string' ? 'city.yaml' : 'city.json',
    root = null,
  }: { readonly ruleSets?: readonly RuleSet[]; readonly path?: string; readonly root?: Root } = {},
): Promise<City> {
  const text = typeof textOrData === 'string' ? textOrData : JSON.stringify(textOrData, null, 2);
  return parseCityOf(path, text, ruleSets ?? (await shippedRuleSets()), root);
}

/**
 * The report of a city under a rule set on a day, `YYYY-MM-DD`; left out, on the as-of date of its file, or else today, of which the report
 * warns. Loads the rule set's alternative readings. RangeError when it is given a day that is not one, InputError when an alternative cannot be
 * loaded.
 */
export async function evaluate(ruleSet: RuleSet, city: City, asOf?: Day): Promise<Report> {
  const given = asOf === undefined ? city.asOf : dayOf(asOf);
  return evaluateOn(ruleSet, city, {
    asOf: given ?? localDay(new Date()),
    asOfGiven: given !== null,
    alternatives: await alternativesOf(ruleSet),
  });
}

/** The days on which the outcomes of a city under a rule set change, and why. InputError when an alternative cannot be loaded. */
export async function history(ruleSet: RuleSet, city: City): Promise<History> {
  return historyOf(ruleSet, city, await alternativesOf(ruleSet));
}

/** One side of a diff: cities, and what they are evaluated under. */
export type Side = {
  readonly cities: readonly City[];
  readonly ruleSet: RuleSet;
  /** Left out, the as-of date of each city's file, or else today. */
  readonly asOf?: Day;
  /** The folder in which the side is, so that cities pair by their paths in it; left out, by their whole paths, else by name and as-of date. */
  readonly folder?: string;
};

/**
 * What differs between two states of the same cities, and which outcomes and verdicts it moves. One city on each side is the same city, whatever its path.
 * RangeError when it is given a day that is not one, InputError when an alternative cannot be loaded.
 */
export async function diff(before: Side, after: Side): Promise<ChangeSet> {
  const isOneEach = before.cities.length === 1 && after.cities.length === 1;
  return diffOf(await diffSide(before, isOneEach), await diffSide(after, isOneEach), placeInRuleSet);
}

async function diffSide({ cities, ruleSet, asOf, folder }: Side, isAlone: boolean): Promise<DiffSide> {
  const alternatives = await alternativesOf(ruleSet);
  const day = asOf === undefined ? null : dayOf(asOf);
  const pathOf = ({ input }: City) =>
    folder !== undefined && input.path.startsWith(folder) ? input.path.slice(folder.length) : input.path;
  const states = cities.map((city) => {
    const given = day ?? city.asOf;
    const options = { asOf: given ?? localDay(new Date()), asOfGiven: given !== null, alternatives };
    return { evaluation: decide(ruleSet, city, options), path: isAlone ? '' : pathOf(city) };
  });
  return { states, unread: new Set() };
}

/** Reports as one document. */
export const renderReports = (
  reports: readonly Report[],
  format: FormatName<'report'>,
  options: Partial<ReporterOptions> = {},
): string => wholeOf(loadedFormats[format].report)(reports, { ...defaults, ...options });

/** A comparison as one document. */
export const renderComparison = (
  comparison: Comparison,
  format: FormatName<'comparison'>,
  options: Partial<ReporterOptions> = {},
): string => [...partsOf(loadedFormats[format].comparison(comparison, { ...defaults, ...options }))].join('');

/** Histories as one document. */
export const renderHistories = (
  histories: readonly History[],
  format: FormatName<'history'>,
  options: Partial<ReporterOptions> = {},
): string => loadedFormats[format].history(histories, { ...defaults, ...options });

/** A change set as one document. */
export const renderChangeSet = (
  changeSet: ChangeSet,
  format: FormatName<'changeSet'>,
  options: Partial<ReporterOptions> = {},
): string => loadedFormats[format].changeSet(changeSet, { ...defaults, ...options });

/** JSON Schema (draft-07) of city files that answer these rule sets (left out: all that are shipped), of files for `--columns`, of rule sets, or of what `--format json` prints. */
export async function jsonSchema(of: SchemaName, ruleSets?: readonly RuleSet[]): Promise<JsonSchema> {
  const schemas = await import('./load/json-schema.ts');
  return schemas.jsonSchema(of, ruleSets ?? (await shippedRuleSets()));
}

const defaults: ReporterOptions = {
  version,
  errors: [],
  show: 'all',
  columns: 80,
  unicode: true,
  style: plain,
};

const alternativesOf = oncePer(({ alternatives }: RuleSet) =>
  Promise.all(alternatives.map((each) => loadRuleSet(each))),
);

function dayOf(given: Day): Day {
  const day = typeof given === 'string' ? parseDay(given) : null;
  if (day === null)
    throw new RangeError(`${JSON.stringify(given)} is not a day. Write it as YYYY-MM-DD, such as 2017-08-18.`);
  return day;
}
