import type { Problem } from '../../errors.ts';
import type { Report } from '../../model/report.ts';
import { placeOf } from '../../text/problem.ts';
import { decidingWords } from '../deciding-words.ts';
import { type MakeStreamingReporter, type StreamingOptions, wholeOf } from '../draft.ts';
import { citedSources, itemText, safeText, sourceText } from '../finding-text.ts';
import { type Item, type Outline, outlineOf, type Row } from '../outline.ts';
import { type OutlinedFinding, outlinedFindings } from '../outlined-findings.ts';
import type { Reporter } from '../reporter.ts';

/**
 * CSV (RFC 4180), for spreadsheets and statistics: a row per city and condition, one for a city of which no condition is shown, and one per problem of an
 * input that could not be read. What is several has a line of its cell each.
 */
export const streamCsv: MakeStreamingReporter = (options) => {
  // The heading, before the first row.
  let head = lines([columns.join(',')]);
  const after = (rows: string): string => {
    const text = head + rows;
    head = '';
    return text;
  };
  return {
    add: (report) => after(lines(reportRows(report, options).map(written))),
    end: (errors) => after(lines(errors.map(problemRow).map(written))),
  };
};

export const csv: Reporter = wholeOf(streamCsv);

const lines = (rows: readonly string[]): string => rows.map((row) => `${row}\r\n`).join('');

/** Permanent, and their order too: new ones go to the end. */
const columns = [
  'city',
  'rule-set',
  'read-as',
  'as-of',
  'verdict',
  'condition',
  'title',
  'outcome',
  'reason',
  'said-by',
  'held-by',
  'question',
  'asked-in',
  'answer',
  'deciding',
  'evidence',
  'figures',
  'note',
  'context',
  'in-file',
  'to-qualify',
  'change',
  'find-out',
  'sources',
  'verdict-line',
  'turns-on-reading',
  'met',
  'not-met',
  'undetermined',
  'not-applicable',
  'not-asked',
  'answered-by',
  'answered-on',
  'compiled-by',
  'also-open',
  'reading',
  'also-read-as',
  'decided-later',
  'warnings',
  'city-file',
  'city-file-digest',
  'rule-set-title',
  'issuer',
  'rule-set-digest',
  'made-by',
  'not-legal-advice',
  'problem',
  'orders',
  'not-enforced',
  'rule-set-file',
] as const;

type Cell = string | number | readonly string[] | null;
type Cells = { readonly [column in (typeof columns)[number]]?: Cell };

function reportRows(report: Report, options: StreamingOptions): Cells[] {
  const outline = outlineOf(report, options);
  const city = cityCells(report, outline, options);
  const findings = outlinedFindings(report, outline, options.show).map((each) => ({
    ...city,
    ...findingCells(each, outline),
  }));
  return findings.length === 0 ? [city] : findings;
}

function cityCells(report: Report, outline: Outline, { version }: StreamingOptions): Cells {
  const { ruleSet, input, counts } = report;
  return {
    city: report.city,
    'rule-set': ruleSet.id,
    'read-as': ruleSet.readAs,
    'as-of': report.asOf,
    verdict: report.verdict,
    sources: citedSources([...outline.orders, ...outline.decisions], outline).map(sourceText),
    orders: outline.orders.map(itemText),
    'verdict-line': outline.verdict.line,
    'turns-on-reading': report.turnsOnReading ? 'yes' : 'no',
    met: counts.met,
    'not-met': counts.notMet,
    undetermined: counts.undetermined,
    'not-applicable': counts.notApplicable,
    'not-asked': report.notAsked,
    'answered-by': report.answeredBy,
    'answered-on': report.answeredOn,
    'compiled-by': report.compiledBy,
    reading: outline.reading,
    'also-read-as': outline.alsoReadAs,
    'decided-later': outline.decisions.map(itemText),
    warnings: outline.warnings,
    'city-file': input.path,
    'city-file-digest': input.digest,
    'rule-set-title': ruleSet.title,
    issuer: ruleSet.issuer,
    'rule-set-file': ruleSet.path,
    'rule-set-digest': ruleSet.digest,
    'made-by': `psp-check ${version}`,
    'not-legal-advice': outline.notLegalAdvice,
  };
}

function findingCells({ finding, outline: told }: OutlinedFinding, outline: Outline): Cells {
  const { condition, title, question, outcome, reason, answer, notEnforced } = finding;
  const way = outline.toQualify.find((each) => each.condition === condition);
  const rows = [...told.rows, ...(way?.rows ?? [])];
  const cited: Item[] = [...rows.flatMap(({ items }) => items), ...outline.orders, ...outline.decisions];
  return {
    condition,
    title,
    question,
    outcome,
    reason,
    answer: answer === null ? null : JSON.stringify(answer),
    deciding: decidingWords(finding),
    'to-qualify': way?.wish ?? null,
    'not-enforced': notEnforced && `since ${notEnforced.from}, under ${notEnforced.order}`,
    ...Object.fromEntries(rows.map(rowCell)),
    sources: citedSources(cited, outline).map(sourceText),
  };
}

/** Under the label that the row has in text. */
const rowCell = ({ label, items }: Row): [column: string, lines: string[]] => [
  label.replaceAll(' ', '-'),
  items.map(itemText),
];

const problemRow = (problem: Problem): Cells => ({
  'city-file': problem.path,
  'in-file': placeOf(problem),
  reason: problem.message,
  problem: problem.code,
});

const written = (row: Cells): string => columns.map((column) => cellText(row[column] ?? null)).join(',');

/** A cell as it stands in a line; what is several has a line of the cell each. */
export function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = harmless(safeText(typeof cell === 'string' ? [cell] : cell));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * What a spreadsheet would take for a formula, full-width forms too, begins with an apostrophe instead; so does what comes after a semicolon, which is the
 * separator where the comma is the decimal sign, whatever quotes stand around the cell. Tabs and returns, which it would skip, are visible escapes by now.
 */
const harmless = (text: string): string =>
  text
    .replace(/^[=+\-@\uff1d\uff0b\uff0d\uff20]/, "'$&")
    .replace(/(;["\s]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g, "$1'");
