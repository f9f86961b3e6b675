// From operands to reports: what check and its relatives have in common.
import { InputError, type Problem } from '../errors.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import type { Io } from '../io.ts';
import { type Cities, loadCities, ownRules } from '../load/city.ts';
import { loadRuleSet, loadRuleSets, shippedRuleSets } from '../load/rule-set.ts';
import { defaultRuleSet } from '../load/shipped.ts';
import type { City } from '../model/city.ts';
import type { Day } from '../model/day.ts';
import type { Report } from '../model/report.ts';
import type { RuleSet } from '../model/rule-set.ts';
import { tellNotes, tellProblems } from './tell.ts';

export type Question = {
  /** Ids or paths; none: each city's own, or the default. */
  readonly rules: readonly string[];
  /** None: each city's own, or today. */
  readonly asOf: readonly Day[];
  /** The folder inside which agency files have to be; null: see load/root.ts. */
  readonly root: string | null;
};

export type Evaluated = { readonly reports: readonly Report[]; readonly errors: readonly Problem[] };

/** A report of every city that the operands name, under every rule set and on every day it is asked under, in that order. What is wrong is told, too. */
export async function evaluateFiles(
  files: readonly string[],
  { rules, asOf, root }: Question,
  io: Io,
): Promise<Evaluated> {
  const load = once(loadRuleSet);
  const { asked, errors } = await askedOf(files, { rules, root }, io, load);
  const reports: Report[] = [];
  for (const { city, ruleSet } of asked) {
    for (const day of asOf.length > 0 ? asOf : [null]) reports.push(await reportOn(city, ruleSet, load, day, io));
  }
  return { reports, errors };
}

export type Asked = {
  readonly asked: readonly { readonly city: City; readonly ruleSet: RuleSet }[];
  readonly errors: readonly Problem[];
};

/** Every city that the operands name with every rule set it is asked under, in that order. What is wrong is told, too. */
export async function askedOf(
  files: readonly string[],
  { rules, root }: Omit<Question, 'asOf'>,
  io: Io,
  load: Load = once(loadRuleSet),
): Promise<Asked> {
  const { given, cities, errors, notes } = await loadInputs(files, rules, root);
  await tellNotes(notes, io);
  await tellProblems(errors, io);
  const asked = await Promise.all(
    cities.map(async (city) => {
      const ruleSets = given.length > 0 ? given : [await load(ownRuleSet(city))];
      return ruleSets.map((ruleSet) => ({ city, ruleSet }));
    }),
  );
  return { asked: asked.flat(), errors };
}

/** Without one of its rule sets a run goes no further: it would take answers to it for mistakes. */
async function loadInputs(
  files: readonly string[],
  rules: readonly string[],
  root: string | null,
): Promise<Cities & { readonly given: readonly RuleSet[] }> {
  try {
    const given = await loadRuleSets(rules);
    const loaded = await loadCities(files, [...(await shippedRuleSets()), ...given], root);
    const isNothing = loaded.cities.length === 0 && loaded.errors.length === 0;
    return { given, ...loaded, errors: isNothing ? [noCity(files)] : loaded.errors };
  } catch (error) {
    if (error instanceof InputError) return { given: [], cities: [], errors: error.problems, notes: [] };
    throw error;
  }
}

/** Where nothing was checked, nothing has passed. */
const noCity = ([path = '']: readonly string[]): Problem => ({
  path,
  line: 1,
  column: 1,
  code: 'no-city',
  message: 'There is no city file here: all that was found was passed over.',
  frame: null,
});

/** The rule set that a city's file names, or the default. One that cannot be loaded has made the file an error already. */
const ownRuleSet = ({ rules, input }: City): string =>
  (rules === null ? null : ownRules(rules, input.path)) ?? defaultRuleSet;

async function reportOn(city: City, ruleSet: RuleSet, load: Load, asOf: Day | null, io: Io): Promise<Report> {
  const given = asOf ?? city.asOf;
  return evaluate(ruleSet, city, {
    asOf: given ?? io.today(),
    asOfGiven: given !== null,
    alternatives: await Promise.all(ruleSet.alternatives.map(load)),
  });
}

type Load = (idOrPath: string) => Promise<RuleSet>;

function once(load: Load): Load {
  const loaded = new Map<string, Promise<RuleSet>>();
  return (idOrPath) => {
    const ruleSet = loaded.get(idOrPath) ?? load(idOrPath);
    loaded.set(idOrPath, ruleSet);
    return ruleSet;
  };
}
