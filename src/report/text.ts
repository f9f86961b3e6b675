import type { Problem } from '../errors.ts';
import type { Verdict } from '../model/outcome.ts';
import type { Report } from '../model/report.ts';
import { withoutCiCommands } from '../text/ci-commands.ts';
import { pluralize } from '../text/list.ts';
import { ruleSetName } from '../text/rule-set-name.ts';
import { shownName } from '../text/shown-name.ts';
import { outcomeWords, verdictCounts, verdictWords } from '../text/words.ts';
import { type MakeStreamingReporter, wholeOf } from './draft.ts';
import { verdictOutcomes } from './outcome-table.ts';
import { type FindingOutline, type Item, type Outline, outlineOf, type Row, type WayOutline } from './outline.ts';
import { type Pen, penFor, separated } from './pen.ts';
import type { Reporter } from './reporter.ts';

/** Text for people at a terminal: city after city, each with its verdict first, then the verdicts of all. */
export const streamText: MakeStreamingReporter = (options) => {
  const pen = penFor(options);
  const verdictsUnder = new Map<string, VerdictRows>();
  return {
    add: (report) => {
      noteVerdict(report, verdictsUnder, pen);
      const lines = cityLines(outlineOf(report, options), pen);
      return `${withoutCiCommands(lines.join('\n'))}\n\n${pen.rule}\n\n`;
    },
    end: (errors) => withoutCiCommands(`${summaryLines(verdictsUnder, errors, pen).join('\n')}\n`),
  };
};

export const text: Reporter = wholeOf(streamText);

function cityLines(outline: Outline, pen: Pen): readonly string[] {
  const items = (list: readonly Item[]) => list.flatMap((item) => pen.write(itemText(item, pen), '  '));
  const conditions = [
    ...outline.findings.map((finding) => findingLines(finding, pen)),
    ...outline.remarks.map((remark) => pen.write(remark)),
  ];
  const reading = [...outline.reading, ...outline.alsoReadAs].map((paragraph) => pen.write(paragraph));
  return [
    ...headLines(outline, pen),
    ...pen.section('Conditions', separated(conditions)),
    ...pen.section('To qualify', separated(outline.toQualify.map((way) => wayLines(way, pen)))),
    ...pen.section('Reading', separated(reading)),
    ...pen.section('Orders that cover the city', items(outline.orders)),
    ...pen.section('Decided later, not evaluated', items(outline.decisions)),
    ...pen.section(
      'Warnings',
      outline.warnings.flatMap((text) => pen.write(text, '! ', String, pen.style.yellow)),
    ),
    ...pen.section('Sources', pen.sources(outline.sources)),
    ...pen.section('Made from', identityLines(outline, pen)),
    '',
    ...pen.write(outline.notLegalAdvice),
  ];
}

function headLines({ city, ruleSet, verdict, findings, attribution }: Outline, pen: Pen): readonly string[] {
  return [
    ...pen.line(city, '', pen.style.bold),
    ...[ruleSet.title, ruleSet.issuer].flatMap((text) => (text.startsWith('"') ? pen.line(text) : pen.write(text))),
    '',
    ...pen.write(verdict.line, `${pen.sign(verdict.outcome)} `, pen.style.bold, pen.paint(verdict.outcome)),
    ...pen.write(verdict.counts, '  '),
    ...(findings.length === 0 ? [] : ['', ...findings.flatMap((finding) => overviewRow(finding, pen))]),
    ...(attribution.length === 0 ? [] : ['', ...attribution.flatMap((sentence) => pen.write(sentence))]),
  ];
}

function overviewRow({ title, outcome }: FindingOutline, pen: Pen): readonly string[] {
  const lead = `  ${pen.sign(outcome)} ${outcomeWords[outcome].padEnd(widest(outcomeWords))}  `;
  return pen.write(title, lead, String, pen.paint(outcome));
}

function findingLines({ condition, title, outcome, reason, rows }: FindingOutline, pen: Pen): readonly string[] {
  const head = `${outcomeWords[outcome]}: ${title} (${condition})`;
  return [
    ...pen.write(head, `${pen.sign(outcome)} `, pen.style.bold, pen.paint(outcome)),
    ...pen.write(reason, '  '),
    ...rowLines(rows, pen),
  ];
}

function wayLines({ title, outcome, wish, rows }: WayOutline, pen: Pen): readonly string[] {
  return [
    ...pen.write(title, `${pen.sign(outcome)} `, pen.style.bold, pen.paint(outcome)),
    ...(wish === null ? [] : pen.write(wish, '  ')),
    ...rowLines(rows, pen),
  ];
}

function rowLines(rows: readonly Row[], pen: Pen): readonly string[] {
  return rows.flatMap(({ label, items }) =>
    pen.list(
      label,
      items.map((item) => itemText(item, pen)),
    ),
  );
}

function itemText({ text, source, outcome }: Item, pen: Pen): string {
  return `${outcome === null ? '' : `${pen.sign(outcome)} `}${source === null ? '' : `[${source}] `}${text}`;
}

/** Digests go by themselves: with their labels they would not fit into 80 columns. */
function identityLines({ identity }: Outline, pen: Pen): readonly string[] {
  return identity.flatMap(({ label, value, digest }) => [
    ...pen.list(label, [value]),
    ...(digest === null ? [] : pen.write(digest, '  ')),
  ]);
}

/** What is kept of the reports under one rule set and date. */
type VerdictRows = { readonly lines: string[]; readonly verdicts: Verdict[] };

function noteVerdict(report: Report, verdictsUnder: Map<string, VerdictRows>, pen: Pen): void {
  const { ruleSet, asOf, verdict } = report;
  const under = `Under ${ruleSetName(ruleSet)}, read as ${ruleSet.readAs}, as of ${asOf}:`;
  const rows: VerdictRows = verdictsUnder.get(under) ?? { lines: [], verdicts: [] };
  verdictsUnder.set(under, rows);
  rows.lines.push(...verdictRow(report, pen));
  rows.verdicts.push(verdict);
}

/** The verdicts of all, under each rule set and date, and what was not checked. */
function summaryLines(
  verdictsUnder: ReadonlyMap<string, VerdictRows>,
  errors: readonly Problem[],
  pen: Pen,
): readonly string[] {
  const tables = Array.from(verdictsUnder, ([under, { lines, verdicts }]) => [
    ...pen.write(under),
    ...lines,
    ...totalLines(verdicts, pen),
  ]);
  const failed = Array.from(problemCounts(errors), ([path, count]) =>
    pen.write(`Not checked: ${path} (${pluralize(count, 'problem')}).`),
  );
  return separated([
    ...(tables.length === 0 ? [['No city was checked.']] : tables),
    ...(failed.length === 0 ? [] : [failed.flat()]),
  ]);
}

function verdictRow({ city, verdict }: Report, pen: Pen): readonly string[] {
  const outcome = verdictOutcomes[verdict];
  const lead = `${pen.sign(outcome)} ${verdictWords[verdict].padEnd(widest(verdictWords))}  `;
  return pen.line(shownName(city), lead, String, pen.paint(outcome));
}

const widest = (words: Readonly<Record<string, string>>): number =>
  Math.max(...Object.values(words).map(({ length }) => length));

/** `3 reports: 2 do not qualify, 1 undetermined.`; nothing for one report. */
function totalLines(verdicts: readonly Verdict[], pen: Pen): readonly string[] {
  return verdicts.length < 2 ? [] : pen.write(`${pluralize(verdicts.length, 'report')}: ${verdictCounts(verdicts)}.`);
}

function problemCounts(errors: readonly Problem[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { path } of errors) counts.set(path, (counts.get(path) ?? 0) + 1);
  return counts;
}
