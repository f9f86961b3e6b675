// What is in a matrix and in its counts, in words, for all renderers.
import type { Outcome } from '../../model/outcome.ts';
import { outcomeWords } from '../../text/words.ts';
import type { Matrix, Table, Tally } from '../document.ts';

export const outcomeOrder: readonly Outcome[] = ['met', 'not-met', 'undetermined', 'not-applicable'];

/** The outcomes that a matrix has, verdicts included, for a legend. */
export function legendOf(groups: Matrix['groups']): readonly Outcome[] {
  const cells = groups.flatMap(({ rows }) => rows.flatMap((row) => [row.verdict, ...row.cells]));
  const used = new Set(cells.map((cell) => cell?.outcome));
  return outcomeOrder.filter((outcome) => used.has(outcome));
}

/** `a` for the first note, `aa` for the twenty-seventh. */
export const letterOf = (note: number): string => {
  const rest = Math.floor((note - 1) / 26);
  return `${rest === 0 ? '' : letterOf(rest)}${String.fromCharCode(97 + ((note - 1) % 26))}`;
};

/** The counts as a table of numbers; with several groups a column for each, its counts in words. */
export function tallyTable({ caption, groups, rows }: Tally): Table {
  const [only] = groups;
  if (groups.length === 1 && only === '') {
    const used = outcomeOrder.filter(
      (outcome) => outcome !== 'not-applicable' || rows.some(({ outcomes: [own = []] }) => own.includes(outcome)),
    );
    return {
      is: 'table',
      caption,
      head: ['', ...used.map((outcome) => outcomeWords[outcome])],
      numbers: used.map((_, index) => index + 1),
      rows: rows.map(({ condition, outcomes: [own = []] }) => [
        [condition.title],
        ...used.map((outcome) => [String(countOf(own, outcome))]),
      ]),
    };
  }
  return {
    is: 'table',
    caption,
    head: ['', ...groups],
    rows: rows.map(({ condition, outcomes }) => [[condition.title], ...outcomes.map((own) => [tallyWords(own)])]),
  };
}

const countOf = (all: readonly Outcome[], outcome: Outcome): number => all.filter((each) => each === outcome).length;

/** `1 met, 3 undetermined`, or `not asked`. */
export function tallyWords(all: readonly Outcome[]): string {
  if (all.length === 0) return 'not asked';
  return outcomeOrder
    .filter((outcome) => all.includes(outcome))
    .map((outcome) => `${countOf(all, outcome)} ${outcomeWords[outcome]}`)
    .join(', ');
}
