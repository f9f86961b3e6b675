import type { Problem } from '../../errors.ts';
import type { Finding, Report } from '../../model/report.ts';
import { placeOf } from '../../text/problem.ts';
import { ruleSetName } from '../../text/rule-set-name.ts';
import { outcomeWords, verdictWords } from '../../text/words.ts';
import { noteWords, placesOf } from '../documents/finding-words.ts';
import { shownFindings } from '../documents/shown-findings.ts';
import type { Reporters, StreamingOptions, StreamingReporter } from '../reporter.ts';
import { changeSetCsv } from './change-set-csv.ts';
import { comparisonCsv } from './comparison-csv.ts';
import { type Cell, cellText } from './csv-cell.ts';
import { evidenceTexts, figureTexts, wayTexts } from './finding-lines.ts';
import { historyCsv } from './history-csv.ts';

/** CSV (RFC 4180), for spreadsheets and statistics. */
export const csv: Reporters = {
  report: streamReports,
  comparison: comparisonCsv,
  history: historyCsv,
  changeSet: changeSetCsv,
};

/**
 * A row per city and condition, one for a city of which no condition is shown, and one per problem of an
 * input that could not be read. What is several has a line of its cell each.
 */
function streamReports(options: StreamingOptions): StreamingReporter {
  // The heading, before the first row.
  let head = lines([columns.join(',')]);
  const after = (rows: string): string => {
    const text = head + rows;
    head = '';
    return text;
  };
  return {
    add: (report) => after(lines(reportRows(report, options))),
    end: (errors) => after(lines(errors.map((problem) => written(textsOf(problemRow(problem)))))),
  };
}

const lines = (rows: readonly string[]): string => rows.map((row) => `${row}\r\n`).join('');

/** Permanent, and their order too: new ones go to the end. What a rule set says is the same in every row and is not among them. */
const columns = [
  'city',
  'rule-set',
  'read-as',
  'as-of',
  'verdict',
  'turns-on-reading',
  'also-read-as',
  'condition',
  'title',
  'outcome',
  'reason',
  'not-enforced',
  'said-by',
  'held-by',
  'answer',
  'change',
  'find-out',
  'evidence',
  'figures',
  'note',
  'in-file',
  'answered-by',
  'answered-on',
  'warnings',
  'city-file',
  'problem',
] as const;

type Cells = { readonly [column in (typeof columns)[number]]?: Cell };

/** What is the city's is the same in each of its rows, and made once. */
function reportRows(report: Report, { show }: StreamingOptions): string[] {
  const city = textsOf(cityCells(report));
  const findings = shownFindings(report, show).map((finding) => written(city, textsOf(findingCells(finding, report))));
  return findings.length === 0 ? [written(city)] : findings;
}

function cityCells(report: Report): Cells {
  const { city, ruleSet, asOf, verdict, turnsOnReading, alternatives, answeredBy, answeredOn, warnings, input } =
    report;
  return {
    city,
    'rule-set': ruleSetName(ruleSet),
    'read-as': ruleSet.readAs,
    'as-of': asOf,
    verdict,
    'turns-on-reading': turnsOnReading ? 'yes' : 'no',
    'also-read-as': alternatives.map((other) => `${other.readAs}: ${verdictWords[other.verdict]}`),
    'answered-by': answeredBy,
    'answered-on': answeredOn,
    warnings: warnings.map(({ message }) => message),
    'city-file': input.path,
  };
}

function findingCells(finding: Finding, { toQualify }: Report): Cells {
  const { condition, title, outcome, reason, answer, notEnforced, saidBy, heldBy } = finding;
  return {
    condition,
    title,
    outcome,
    reason,
    'not-enforced': notEnforced && `since ${notEnforced.from}, under ${notEnforced.order}`,
    'said-by': saidBy,
    'held-by': heldBy.map((held) => (heldBy.length === 1 ? held.name : `${held.name}: ${outcomeWords[held.outcome]}`)),
    answer: answer === null || typeof answer === 'string' ? answer : JSON.stringify(answer),
    change: wayTexts(toQualify.change, finding),
    'find-out': wayTexts(toQualify.findOut, finding),
    evidence: evidenceTexts(finding),
    figures: figureTexts(finding),
    note: noteWords(finding),
    'in-file': placesOf(finding),
  };
}

const problemRow = (problem: Problem): Cells => ({
  'city-file': problem.path,
  'in-file': placeOf(problem),
  reason: problem.message,
  problem: problem.code,
});

type Texts = { readonly [column: string]: string };

const textsOf = (cells: Cells): Texts =>
  Object.fromEntries(Object.entries(cells).map(([column, cell]) => [column, cellText(cell)]));

const written = (texts: Texts, more: Texts = {}): string =>
  columns.map((column) => more[column] ?? texts[column] ?? '').join(',');
