// Text for `rules check` and `rules test`: what is to be said of a rule set at a terminal.
import type { Location } from '../../model/city.ts';
import { type Outcome, type Verdict, verdicts } from '../../model/outcome.ts';
import { withoutCiCommands } from '../../text/ci-commands.ts';
import { inYaml } from '../../text/in-yaml.ts';
import { joinWith, pluralize } from '../../text/list.ts';
import { ruleSetTitle } from '../../text/rule-set-name.ts';
import { outcomeWords, verdictWords } from '../../text/words.ts';
import { type Paper, type Pen, penFor, separated } from '../render/pen.ts';

export type Checked = {
  readonly path: string;
  /** Null: it cannot be read. */
  readonly ruleSet: { readonly id: string; readonly conditions: readonly unknown[] } | null;
  readonly counts: { readonly error: number; readonly warning: number; readonly note: number };
};

/** A line for each rule set: what was found, or that nothing was. */
export function checkedText(checked: readonly Checked[], paper: Paper): string {
  const pen = penFor(paper);
  return documentOf(
    checked.flatMap(({ path, ruleSet, counts: { error, warning, note } }) => {
      const found = [
        ...(error > 0 ? [pluralize(error, 'error')] : []),
        ...(warning > 0 ? [pluralize(warning, 'warning')] : []),
        ...(note > 0 ? [pluralize(note, 'note')] : []),
      ];
      const name =
        ruleSet === null ? path : `${path}: ${ruleSet.id}, ${pluralize(ruleSet.conditions.length, 'condition')}`;
      const outcome: Outcome = error > 0 ? 'not-met' : warning > 0 ? 'undetermined' : 'met';
      const words = `${name}: ${found.length === 0 ? 'no problems' : joinWith(found, 'and')}`;
      return pen.write(words, `${pen.sign(outcome)} `, String, pen.paint(outcome));
    }),
  );
}

/** What a test of a rule set comes to; the shape is that of evaluate/proof.ts. */
export type Proved = {
  readonly ruleSet: { readonly id: string; readonly path: string | null; readonly title: string };
  readonly examples: {
    readonly count: number;
    readonly failed: readonly {
      readonly example: {
        readonly condition: string;
        readonly outcome: Outcome;
        readonly given: unknown;
        readonly location: Location;
      };
      readonly is: Outcome;
      readonly reason: string;
    }[];
  };
  readonly cases: {
    readonly count: number;
    readonly failed: readonly {
      readonly title: string;
      readonly missed: readonly {
        readonly location: Location;
        readonly condition: string | null;
        readonly expected: Outcome | Verdict;
        readonly is: Outcome | Verdict;
        readonly because: readonly {
          readonly condition: string;
          readonly outcome: Outcome;
          readonly reason: string;
        }[];
      }[];
    }[];
  };
  readonly coverage: readonly {
    readonly condition: string;
    readonly possible: readonly Outcome[];
    readonly shown: readonly Outcome[];
  }[];
};

/** What failed and why, then the counts, then how much of each condition is shown. */
export function provedText(proved: Proved, paper: Paper): string {
  const pen = penFor(paper);
  const { ruleSet, examples, cases, coverage } = proved;
  return documentOf([
    ...pen.write(ruleSetTitle(ruleSet), '', pen.style.bold),
    ...pen.section('Failed', separated([...failedExamples(proved, pen), ...failedCases(proved, pen)])),
    ...pen.section('Tests', [
      ...tallyLine('examples', examples.count, examples.failed.length, pen),
      ...tallyLine('cases', cases.count, cases.failed.length, pen),
    ]),
    ...pen.section('Outcomes they show, of those each condition can have', coverageLines(coverage, pen)),
  ]);
}

function failedExamples({ examples }: Proved, pen: Pen): readonly (readonly string[])[] {
  return examples.failed.map(({ example: { condition, outcome, given, location }, is, reason }) => [
    ...head(`${condition}: ${inYaml(given)}`, pen),
    ...pen.list('expected', [outcomeWords[outcome]]),
    ...pen.list('actual', [`${outcomeWords[is]}: ${reason}`]),
    ...pen.list('in file', [place(location)]),
  ]);
}

function failedCases({ cases }: Proved, pen: Pen): readonly (readonly string[])[] {
  return cases.failed.map(({ title, missed }) => [
    ...head(title, pen),
    ...missed.flatMap(({ location, condition, expected, is, because }) => [
      ...pen.list('expected', [`${condition ?? 'verdict'}: ${wordsOf(expected)}`]),
      ...(condition === null
        ? pen.list('actual', [
            wordsOf(is),
            ...because.map((each) => `${each.condition} is ${outcomeWords[each.outcome]}: ${each.reason}`),
          ])
        : pen.list('actual', [`${wordsOf(is)}: ${because.map(({ reason }) => reason).join(' ')}`])),
      ...pen.list('in file', [place(location)]),
    ]),
  ]);
}

const head = (text: string, pen: Pen) =>
  pen.write(text, `${pen.sign('not-met')} `, pen.style.bold, pen.paint('not-met'));

function tallyLine(nouns: string, count: number, failed: number, pen: Pen): readonly string[] {
  if (count === 0) return pen.write(`no ${nouns}`, '  ');
  const outcome: Outcome = failed > 0 ? 'not-met' : 'met';
  return pen.write(`${count - failed} of ${count} ${nouns} pass`, `${pen.sign(outcome)} `, String, pen.paint(outcome));
}

function coverageLines(coverage: Proved['coverage'], pen: Pen): readonly string[] {
  const sum = (count: (each: Proved['coverage'][number]) => number) =>
    coverage.reduce((all, each) => all + count(each), 0);
  const [shown, possible] = [sum((each) => each.shown.length), sum((each) => each.possible.length)];
  const rows = [
    ...coverage.map((each) => ({
      name: each.condition,
      fraction: `${each.shown.length}/${each.possible.length}`,
      missing: each.possible.filter((outcome) => !each.shown.includes(outcome)),
    })),
    { name: 'all conditions', fraction: `${shown}/${possible}`, missing: [] },
  ];
  const [name, fraction] = [widest(rows.map((row) => row.name)), widest(rows.map((row) => row.fraction))];
  return rows.flatMap((row) => {
    const cells = `  ${row.name.padEnd(name)}  ${row.fraction.padStart(fraction)}`;
    const words = row.missing.map((outcome) => outcomeWords[outcome]);
    return words.length === 0 ? pen.write('', cells) : pen.write(`not shown: ${joinWith(words, 'and')}`, `${cells}  `);
  });
}

const widest = (texts: readonly string[]): number => Math.max(...texts.map(({ length }) => length));

function wordsOf(result: Outcome | Verdict): string {
  const verdict = verdicts.find((each) => each === result);
  if (verdict) return verdictWords[verdict];
  return outcomeWords[result as Outcome];
}

const place = ({ path, line, column }: Location): string => `${path}:${line}:${column}`;

const documentOf = (lines: readonly string[]): string => withoutCiCommands(`${lines.join('\n')}\n`);
