import { resolve } from 'node:path';
import { InputError, type Problem } from '../errors.ts';
import type { City } from '../model/city.ts';
import type { RuleSet } from '../model/rule-set.ts';
import { newReading } from './agency-file.ts';
import { otherKind, toCity } from './city.ts';
import { type Parsed, parseWithProblems } from './document.ts';
import { fileProblem } from './file-problem.ts';
import { type InputKind, kindOf } from './input-kind.ts';
import { expandOperands, readBytes } from './read.ts';
import { readRecords } from './records.ts';
import { checkRoot, type Root } from './root.ts';

/** What operands come to, one by one: a city, what is wrong with an input, or what is to be said of one. */
export type Loaded = { readonly city: City } | { readonly problems: readonly Problem[] } | { readonly note: string };

export type LoadOptions = {
  /** What a file names is read from inside this folder only; null: see root.ts. */
  readonly root: Root;
  /** What standard input is, and every file whose ending does not say. */
  readonly input: InputKind;
};

const defaults: LoadOptions = { root: null, input: 'yaml' };

/**
 * The cities that operands name, in their order, each as soon as it is read: files, folders, globs, `-` for standard input. One that cannot be read does not
 * stop the others. A file that is named twice counts once. UsageError when the root is no folder.
 */
export async function* eachCity(
  operands: readonly string[],
  ruleSets: readonly RuleSet[],
  { root, input }: LoadOptions = defaults,
): AsyncGenerator<Loaded> {
  checkRoot(root);
  const reading = newReading(root);
  const { files, problems } = expandOperands(operands);
  if (problems.length > 0) yield { problems };
  const seen = new Map<string, string>();
  const isNew = unseen();
  for (const { path, fromDirectory } of files) {
    const same = path === '-' ? undefined : seen.get(resolve(path));
    if (same !== undefined) {
      yield { note: `${path} is the same file as ${same} and counts once.` };
      continue;
    }
    if (path !== '-') seen.set(resolve(path), path);
    let told = 0;
    const kind = kindOf(path, input);
    const isWhole = kind === 'yaml' || kind === 'json';
    for await (const parsed of documentsOf(path, kind, ruleSets)) {
      if (told >= mostProblemsOfMany) {
        yield { problems: [givenUp(path, parsed)] };
        break;
      }
      if ('note' in parsed) {
        yield parsed;
        continue;
      }
      try {
        if (parsed instanceof InputError) throw parsed;
        const other = fromDirectory && isWhole ? otherKind(parsed.document.data) : null;
        if (other) yield { note: `${path} is ${other.noun}, not a city file, and was passed over.` };
        else yield { city: await toCity(parsed.document, ruleSets, reading, parsed.problems) };
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        const problems = error.problems.filter((problem) => problem.path === path || isNew(problem));
        told += problems.length;
        yield { problems };
      }
    }
  }
}

/** What has more problems is no file of cities. */
export const mostProblemsOfMany = 1000;

function givenUp(path: string, parsed: Parsed | InputError | { readonly note: string }): Problem {
  const place =
    'document' in parsed ? parsed.document.locate([], 'key') : parsed instanceof InputError ? parsed.problems[0] : null;
  return {
    ...fileProblem(
      path,
      'too-many-problems',
      `There are ${mostProblemsOfMany.toLocaleString('en')} problems in this file before this line. What comes from here on was not read.`,
    ),
    line: place?.line ?? 1,
  };
}

/** What is wrong with an agency file or a rule set is told once, however many cities name it. */
function unseen(): (problem: Problem) => boolean {
  const seen = new Set<string>();
  return ({ path, line, column, message }) => {
    const { size } = seen;
    return seen.add(JSON.stringify([path, line, column, message])).size > size;
  };
}

/** The documents that a file holds: one, or one for each of many cities. */
async function* documentsOf(
  path: string,
  kind: InputKind,
  ruleSets: readonly RuleSet[],
): AsyncGenerator<Parsed | InputError | { readonly note: string }> {
  try {
    switch (kind) {
      case 'yaml':
      case 'json':
        yield await parseWithProblems(path, readBytes(path), { notation: kind, firstLine: 1 });
        return;
      case 'ndjson':
        yield* documentsOfLines(path);
        return;
      case 'csv': {
        const { documentsOfRows } = await import('./city-rows.ts');
        yield* documentsOfRows(path, ruleSets);
      }
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    yield error;
  }
}

/** A city in JSON on every line. */
async function* documentsOfLines(path: string): AsyncGenerator<Parsed | InputError> {
  for (const record of readRecords(path, 'mean-nothing')) {
    if ('message' in record) {
      yield new InputError([record]);
      continue;
    }
    try {
      yield await parseWithProblems(path, record.bytes, { notation: 'json', firstLine: record.line });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      yield error;
      // What is in another encoding is so on every line.
      if (error.problems.some(({ code }) => code === 'utf-16')) return;
    }
  }
}

export type Cities = {
  /** In the order of the operands. */
  readonly cities: readonly City[];
  readonly errors: readonly Problem[];
  /** What was passed over, and why. */
  readonly notes: readonly string[];
};

/** All that eachCity gives. */
export async function loadCities(
  operands: readonly string[],
  ruleSets: readonly RuleSet[],
  options: LoadOptions = defaults,
): Promise<Cities> {
  const cities: City[] = [];
  const errors: Problem[] = [];
  const notes: string[] = [];
  for await (const loaded of eachCity(operands, ruleSets, options)) {
    if ('city' in loaded) cities.push(loaded.city);
    else if ('note' in loaded) notes.push(loaded.note);
    else errors.push(...loaded.problems);
  }
  return { cities, errors, notes };
}
