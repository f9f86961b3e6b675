// Excess is reported before anything else is checked, so that no time is spent on it.

import type { Problem } from '../../errors.ts';
import { mostCases, mostCharacters, mostOfCity, mostOfRuleSet } from '../../model/limits.ts';
import { numberWords } from '../../text/number-words.ts';
import { type DataMap, isMap } from '../source/data.ts';
import type { Document, Path } from '../source/document.ts';

/** What was counted of a city so far, over all of its files. */
export type CityCounts = Record<keyof typeof mostOfCity, number>;

export const newCityCounts = (): CityCounts => ({ agencies: 0, claims: 0, entries: 0, years: 0 });

/** What is too long or too much in a city file, or in an agency file of the same city. */
export function cityExcess(document: Document, counts: CityCounts): readonly Problem[] {
  const excess = excessIn(document);
  const count = (what: keyof CityCounts, path: Path, key: string | number) => {
    counts[what]++;
    if (counts[what] === mostOfCity[what] + 1)
      excess.tooMany([...path, key], mostOfCity[what], wordsFor(what), 'this city');
  };
  walk(document.data, [], (data, keys, path) => {
    excess.checkTexts(data, keys, path);
    const key = path.at(-1);
    if (Array.isArray(data)) {
      const isEntries = data.some((item) => isMap(item) && Object.hasOwn(item, 'from'));
      for (const index of data.keys()) {
        if (key === 'claims') count('claims', path, index);
        if (key === 'held-by' && index === mostOfCity.agencies)
          excess.tooMany([...path, index], mostOfCity.agencies, 'agencies', 'one answer');
        if (isEntries) count('entries', path, index);
      }
    } else {
      const isAgencies = path.length === 1 && key === 'agencies';
      for (const each of keys) {
        if (isAgencies) count('agencies', path, each);
        if (each.length === 4 && isYear.test(each)) count('years', path, each);
      }
    }
    return excess.problems.length === 0;
  });
  return excess.problems;
}

const isYear = /^\d{4}$/;

const wordsFor = (what: keyof CityCounts): string => (what === 'entries' ? 'dated entries' : what);

/** What is too long or too much in the file of a rule set. */
export function ruleSetExcess(document: Document): readonly Problem[] {
  const excess = excessIn(document);
  walk(document.data, [], (data, keys, path) => {
    excess.checkTexts(data, keys, path);
    const max = mostAt(path);
    if (max !== null) excess.checkCount(data, path, max.count, max.noun, max.of);
    if (path.length === 2 && path[0] === 'conditions' && isMap(data)) {
      let matchers = 0;
      const comparisons = new Map<string, Set<string>>();
      const of = 'a condition';
      for (const key of ['applies-when', 'met-when', 'not-met-when']) {
        for (const { place, matcher } of matchersIn(data[key], [...path, key])) {
          const subject = String(place.at(-1));
          const seen = comparisons.get(subject) ?? new Set();
          comparisons.set(subject, seen);
          matchers++;
          if (matchers === mostOfRuleSet.matchers + 1) excess.tooMany(place, mostOfRuleSet.matchers, 'matchers', of);
          if (comparisons.size === mostOfRuleSet.subjects + 1 && seen.size === 0)
            excess.tooMany(place, mostOfRuleSet.subjects, 'fields that are tested', of);
          const isNew = isMap(matcher) && seen.size < seen.add(JSON.stringify(matcher)).size;
          if (isNew && seen.size === mostOfRuleSet.comparisons + 1)
            excess.tooMany(place, mostOfRuleSet.comparisons, 'comparisons of one field', of);
          for (const [list, at] of listsOf(matcher, place))
            excess.checkCount(list, at, mostOfRuleSet.listed, 'values', 'a matcher');
        }
      }
    }
    return excess.problems.length === 0;
  });
  return excess.problems;
}

type Most = { readonly count: number; readonly noun: string; readonly of: string };

function mostAt(path: Path): Most | null {
  const most = (noun: keyof typeof mostOfRuleSet, of: string): Most => ({ count: mostOfRuleSet[noun], noun, of });
  const at = path.map((key, index) => (index === 1 ? '*' : key)).join('.');
  switch (at) {
    case 'conditions':
    case 'alternatives':
    case 'figures':
      return most(at, 'a rule set');
    case 'vocabularies.*':
      return most('words', 'a vocabulary');
    case 'conditions.*.asks':
      return most('fields', 'a condition');
    case 'figures.*.values':
      return most('values', 'a figure');
  }
  return null;
}

/** The matchers of a test, each with its place. */
function* matchersIn(test: unknown, path: Path): Generator<{ readonly place: Path; readonly matcher: unknown }> {
  if (Array.isArray(test)) for (const [index, item] of test.entries()) yield* matchersIn(item, [...path, index]);
  else if (isMap(test)) {
    for (const key of Object.keys(test)) {
      if (key === 'all' || key === 'any' || key === 'not') yield* matchersIn(test[key], [...path, key]);
      else yield { place: [...path, key], matcher: test[key] };
    }
  }
}

/** The lists that a matcher is, or is made of. */
const listsOf = (matcher: unknown, place: Path): readonly (readonly [unknown, Path])[] =>
  isMap(matcher)
    ? Object.keys(matcher).map((key) => [matcher[key], [...place, key]] as const)
    : [[matcher, place] as const];

/** More cases than a cases file may have. */
export function casesExcess(document: Document): readonly Problem[] {
  const excess = excessIn(document);
  if (isMap(document.data)) excess.checkCount(document.data['cases'], ['cases'], mostCases, 'cases', 'a file');
  return excess.problems;
}

/** A map, or a list, whose keys are its indices. */
type Collection = DataMap | readonly unknown[];

const valueAt = (data: Collection, key: string): unknown => (data as DataMap)[key];

/** Looks at a map or a list and, where that says so, at all that are in it. The path is one for all, and only as it is while one is looked at. */
function walk(
  data: unknown,
  path: (string | number)[],
  look: (data: Collection, keys: readonly string[], path: Path) => boolean,
): void {
  if (typeof data !== 'object' || data === null) return;
  const collection = data as Collection;
  const keys = Object.keys(collection);
  if (!look(collection, keys, path)) return;
  for (const key of keys) {
    const value = valueAt(collection, key);
    if (typeof value !== 'object' || value === null) continue;
    path.push(Array.isArray(data) ? Number(key) : key);
    walk(value, path, look);
    path.pop();
  }
}

function excessIn(document: Document) {
  const problems: Problem[] = [];
  const tooMany = (path: Path, max: number, noun: string, of: string) => {
    const message = `More than ${numberWords(max)} ${noun} here; that is the limit of ${of}. Split it.`;
    problems.push(document.problem(path, 'key', 'too-many', message));
  };
  const checkText = (text: string, of: string, path: Path, key: string | number) => {
    // No key allows fewer characters than that of a name.
    if (text.length <= mostCharacters.name) return;
    const max = mostOfText(of);
    if (text.length <= max) return;
    const message = `This text has ${numberWords(text.length)} characters; the limit is ${numberWords(max)}. Shorten it.`;
    problems.push(document.problem([...path, key], 'value', 'too-long', message));
  };
  return {
    problems,
    tooMany,
    /** The texts that stand in a map or a list, and the keys of a map. */
    checkTexts: (data: Collection, keys: readonly string[], path: Path) => {
      const isList = Array.isArray(data);
      for (const key of keys) {
        const value = valueAt(data, key);
        if (typeof value === 'string')
          checkText(value, isList ? String(path.at(-1)) : key, path, isList ? Number(key) : key);
        if (key.length <= mostCharacters.name) continue;
        const message = `This key has ${numberWords(key.length)} characters; the limit is ${numberWords(mostCharacters.name)}. Shorten it.`;
        problems.push(document.problem([...path, key], 'key', 'too-long', message));
      }
    },
    checkCount: (data: unknown, path: Path, max: number, noun: string, of: string) => {
      const places = Array.isArray(data) ? [...data.keys()] : isMap(data) ? Object.keys(data) : [];
      const first = places[max];
      if (first !== undefined) tooMany([...path, first], max, noun, of);
    },
  };
}

/** The most characters of a text. Keys mean the same wherever they stand. */
export function mostOfText(key: string): number {
  switch (key) {
    case 'city':
    case 'name':
    case 'answered-by':
    case 'compiled-by':
    case 'rule-set':
    case 'read-as':
    case 'id':
    case 'held-by':
    case 'unit':
      return mostCharacters.name;
    case 'title':
    case 'publisher':
    case 'issuer':
    case 'definition':
      return mostCharacters.title;
    case 'reading':
      return mostCharacters.reading;
  }
  return mostCharacters.otherwise;
}
