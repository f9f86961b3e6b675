// What the page does without being seen: reads and judges city files as the program does.
import { InputError } from '../errors.ts';
import { decode } from '../load/source/document.ts';
import type { Day } from '../model/day.ts';
import { type CheckedCity, checkCity, type PlacedProblem } from './check-city.ts';
import { type PageData, rulesOf } from './page-data.ts';
import { addFile } from './stand-ins/files.ts';
import { useRuleSets } from './stand-ins/rule-sets.ts';

export type Core = {
  readonly check: (text: string, path: string, today: Day) => Promise<CheckedCity>;
};

/** As much as the program reads of one file. */
const mostBytes = 2 ** 20;

export function coreOf(page: PageData): Core {
  const rules = rulesOf(page);
  useRuleSets(page.asked, page.others.ids);
  for (const [path, text] of page.city?.files ?? []) addFile(path, text);
  return { check: (text, path, today) => checkCity(text, path, rules, today) };
}

/** The text of a file, or why there is none. */
export function textOf(path: string, bytes: Uint8Array): string | readonly PlacedProblem[] {
  const message = 'The file is larger than 1 MiB. Split it.';
  const tooLarge = { path, line: 1, column: 1, code: 'too-large', message, frame: null } as const;
  if (bytes.length > mostBytes) return [{ at: [], problem: tooLarge }];
  try {
    return decode(path, bytes);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map((problem) => ({ at: [], problem }));
  }
}
