import { InputError, type Problem } from '../errors.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { newReading } from '../load/city/agency-file.ts';
import { toCity } from '../load/city/city.ts';
import { isMap } from '../load/source/data.ts';
import { type Document, type Path, parseWithProblems } from '../load/source/document.ts';
import type { Day } from '../model/day.ts';
import type { Report } from '../model/report.ts';
import type { RuleSet } from '../model/rule-set.ts';
import { valueAt } from './answers.ts';
import { type Data, isJson } from './with-data.ts';

/** What the page asks, and what else a city file may answer. */
export type Rules = {
  readonly asked: RuleSet;
  readonly alternatives: readonly RuleSet[];
  /** Whose questions an answer may be to; the same list each time. */
  readonly known: readonly RuleSet[];
};

/** A problem, and which part of the data it is about. */
export type PlacedProblem = { readonly at: Path; readonly problem: Problem };

export type CheckedCity = {
  /** What the text says; null where it cannot be read, or not well enough to be changed. */
  readonly data: unknown;
  readonly problems: readonly PlacedProblem[];
  /** Null where there are problems, or files that are not read. */
  readonly report: Report | null;
  /** Files of agencies that did not come with the page, which can read no other. */
  readonly unread: readonly string[];
};

/** A city file as the program reads and judges it: the same problems, the same report. */
export async function checkCity(text: string, path: string, rules: Rules, today: Day): Promise<CheckedCity> {
  try {
    const { document, problems } = await parseWithProblems(path, new TextEncoder().encode(text), {
      notation: isJson(path) ? 'json' : 'yaml',
      firstLine: 1,
    });
    const checked = await checkDocument(document, problems, rules, today);
    // A key that stands twice, say: which of the two is meant is not for the page to decide.
    return problems.length > 0 ? { ...checked, data: null } : checked;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return unreadable(error.problems);
  }
}

const unreadable = (problems: readonly Problem[]): CheckedCity => ({
  data: null,
  problems: problems.map((problem) => ({ at: [], problem })),
  report: null,
  unread: [],
});

async function checkDocument(
  document: Document,
  faults: readonly Problem[],
  rules: Rules,
  today: Day,
): Promise<CheckedCity> {
  const { data } = document;
  try {
    const city = await toCity(document, rules.known, newReading(), faults);
    const report = evaluate(rules.asked, city, {
      asOf: city.asOf ?? today,
      asOfGiven: city.asOf !== null,
      alternatives: rules.alternatives,
    });
    return { data, problems: [], report, unread: [] };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const placeOf = placesIn(document);
    const placed = error.problems.map((problem): PlacedProblem => ({ at: placeOf(problem), problem }));
    return {
      data,
      problems: placed.filter((each) => !isUnread(each)),
      report: null,
      unread: placed.filter(isUnread).map(({ at }) => String(valueAt(data as Data, at))),
    };
  }
}

const isUnread = ({ at, problem }: PlacedProblem): boolean =>
  problem.code === 'not-found' && at[0] === 'agencies' && at[2] === 'file';

/** Which part of the data stands at a line and column. A key that is missing is a part, too. */
function placesIn(document: Document): (problem: Problem) => Path {
  const paths = new Map<string, Path>();
  // A map stands where its first key does.
  const outermost = new Map<string, Path>();
  const note = (data: unknown, path: Path): void => {
    for (const at of ['value', 'key'] as const) {
      const { line, column } = document.locate(path, at);
      const place = `${line}:${column}`;
      paths.set(place, path);
      if (!outermost.has(place)) outermost.set(place, path);
    }
    if (Array.isArray(data)) for (const [index, item] of data.entries()) note(item, [...path, index]);
    else if (isMap(data)) for (const key of Object.keys(data)) note(data[key], [...path, key]);
  };
  note(document.data, []);
  return ({ path, line, column, code, message }) => {
    if (path !== document.path) return [];
    const isOfMap = ['missing-key', 'empty-answer', 'empty-claim'].includes(code);
    const at = (isOfMap ? outermost : paths).get(`${line}:${column}`) ?? [];
    const [, missing] = (code === 'missing-key' && /^`([^`]+)` is missing/.exec(message)) || [];
    return missing === undefined ? at : [...at, missing];
  };
}
