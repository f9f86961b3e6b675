import type { Column, Comparison } from '../../model/comparison.ts';
import type { Finding } from '../../model/report.ts';
import { placeOf } from '../../text/problem.ts';
import { verdictLine } from '../../text/verdict-line.ts';
import { notLegalAdvice } from '../../text/words.ts';
import { evidenceWords, placesOf, saidByWords } from '../documents/finding-words.ts';
import type { ReporterOptions } from '../reporter.ts';
import { cellText } from './csv-cell.ts';

/**
 * CSV (RFC 4180), for spreadsheets and statistics: a row per city, rule set and date, and for each condition a group of columns, such as
 * `release-notice.outcome`. One more row per problem of an input that could not be read.
 */
export function* comparisonCsv(comparison: Comparison, options: ReporterOptions): Generator<string> {
  const names = [
    ...first,
    ...comparison.rows.flatMap(({ condition }) => parts.map((part) => `${condition}.${part}`)),
    ...last,
  ];
  yield `${names.join(',')}\r\n`;
  for (const [index, column] of comparison.columns.entries())
    yield `${written(columnCells(column, comparison, index, options), names)}\r\n`;
  for (const problem of options.errors) {
    const cells = {
      'city-file': problem.path,
      problem: problem.code,
      message: problem.message,
      'in-file': placeOf(problem),
    };
    yield `${written(cells, names)}\r\n`;
  }
}

/** Permanent, as what a condition's columns end in is. No id has a full stop, so none of theirs can be like one of these. */
const first = [
  'city',
  'city-file',
  'rule-set',
  'read-as',
  'as-of',
  'verdict',
  'verdict-line',
  'met',
  'not-met',
  'undetermined',
  'not-applicable',
] as const;
const parts = ['outcome', 'value', 'said-by', 'reason', 'evidence', 'in-file', 'not-enforced'] as const;
const last = [
  'answered-by',
  'answered-on',
  'compiled-by',
  'selected-on',
  'city-file-digest',
  'rule-set-file',
  'rule-set-digest',
  'made-by',
  'not-legal-advice',
  'problem',
  'message',
  'in-file',
] as const;

type Cells = Readonly<Record<string, string | number | readonly string[] | null>>;

function columnCells(column: Column, { rows }: Comparison, index: number, { version }: ReporterOptions): Cells {
  const { city, input, ruleSet, asOf, verdict, counts } = column;
  const conditions = rows.map(({ condition, cells }) => {
    const cell = cells[index] ?? null;
    return cell === null ? {} : conditionCells(condition, cell, asOf);
  });
  return {
    city,
    'city-file': input.path,
    'rule-set': ruleSet.id,
    'read-as': ruleSet.readAs,
    'as-of': asOf,
    verdict,
    'verdict-line': verdictLine(column),
    met: counts.met,
    'not-met': counts.notMet,
    undetermined: counts.undetermined,
    'not-applicable': counts.notApplicable,
    ...Object.assign({}, ...conditions),
    'answered-by': column.answeredBy,
    'answered-on': column.answeredOn,
    'compiled-by': column.compiledBy,
    'selected-on': column.decisions.flatMap(({ date, selected }) =>
      selected === 'on-date' ? [date] : selected === 'by-date' ? [`by ${date}`] : [],
    ),
    'city-file-digest': input.digest,
    'rule-set-file': ruleSet.path,
    'rule-set-digest': ruleSet.digest,
    'made-by': `psp-check ${version}`,
    'not-legal-advice': notLegalAdvice(ruleSet),
  };
}

function conditionCells(condition: string, finding: Finding, asOf: string): Cells {
  return {
    [`${condition}.outcome`]: finding.outcome,
    [`${condition}.value`]: finding.brief,
    [`${condition}.said-by`]: saidByWords(finding),
    [`${condition}.reason`]: finding.reason,
    [`${condition}.evidence`]: finding.evidence.map((each) => evidenceWords(each, finding, asOf)),
    [`${condition}.in-file`]: placesOf(finding),
    [`${condition}.not-enforced`]:
      finding.notEnforced && `since ${finding.notEnforced.from}, under ${finding.notEnforced.order}`,
  };
}

const written = (row: Cells, names: readonly string[]): string =>
  names.map((name) => cellText(row[name] ?? null)).join(',');
