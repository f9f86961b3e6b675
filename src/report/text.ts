import { verdicts } from '../model/outcome.ts';
import type { Report } from '../model/report.ts';
import { withoutCiCommands } from '../text/ci-commands.ts';
import { counted } from '../text/list.ts';
import { outcomeWords, verdictWords } from '../text/words.ts';
import { verdictOutcomes } from './outcome-table.ts';
import { type FindingOutline, type Item, type Outline, outlineOf, type Row, type WayOutline } from './outline.ts';
import { type Pen, penFor, separated } from './pen.ts';
import type { Reporter, ReporterOptions } from './reporter.ts';

/** Text for people at a terminal: city after city, each with its verdict first, then the verdicts of all. */
export const text: Reporter = (reports, options) => {
  const pen = penFor(options);
  const parts = [
    ...reports.map((report) => cityLines(outlineOf(report, options), pen)),
    summaryLines(reports, options, pen),
  ];
  return withoutCiCommands(`${parts.map((lines) => lines.join('\n')).join(`\n\n${pen.rule}\n\n`)}\n`);
};

function cityLines(outline: Outline, pen: Pen): string[] {
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
    ...pen.section(
      'Open, but without effect',
      outline.moot.flatMap((text) => pen.write(text, '  ')),
    ),
    ...pen.section('Reading', separated(reading)),
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

function headLines({ city, ruleSet, verdict, findings, said }: Outline, pen: Pen): string[] {
  return [
    ...pen.write(city, '', pen.style.bold),
    ...pen.write(ruleSet.title),
    ...pen.write(ruleSet.issuer),
    '',
    ...pen.write(verdict.line, `${pen.sign(verdict.outcome)} `, pen.style.bold, pen.paint(verdict.outcome)),
    ...pen.write(verdict.counts, '  '),
    ...(findings.length === 0 ? [] : ['', ...findings.flatMap((finding) => overviewRow(finding, pen))]),
    ...(said.length === 0 ? [] : ['', ...said.flatMap((sentence) => pen.write(sentence))]),
  ];
}

function overviewRow({ title, outcome }: FindingOutline, pen: Pen): string[] {
  const lead = `  ${pen.sign(outcome)} ${outcomeWords[outcome].padEnd(widest(outcomeWords))}  `;
  return pen.write(title, lead, String, pen.paint(outcome));
}

function findingLines({ condition, title, outcome, reason, rows }: FindingOutline, pen: Pen): string[] {
  const head = `${outcomeWords[outcome]}: ${title} (${condition})`;
  return [
    ...pen.write(head, `${pen.sign(outcome)} `, pen.style.bold, pen.paint(outcome)),
    ...pen.write(reason, '  '),
    ...rowLines(rows, pen),
  ];
}

function wayLines({ title, outcome, wish, rows }: WayOutline, pen: Pen): string[] {
  return [
    ...pen.write(title, `${pen.sign(outcome)} `, pen.style.bold, pen.paint(outcome)),
    ...(wish === null ? [] : pen.write(wish, '  ')),
    ...rowLines(rows, pen),
  ];
}

function rowLines(rows: readonly Row[], pen: Pen): string[] {
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
function identityLines({ identity }: Outline, pen: Pen): string[] {
  return identity.flatMap(({ label, value, digest }) => [
    ...pen.list(label, [value]),
    ...(digest === null ? [] : pen.write(digest, '  ')),
  ]);
}

/** The verdicts of all, under each rule set and date, and what was not checked. */
function summaryLines(reports: readonly Report[], { errors }: ReporterOptions, pen: Pen): string[] {
  const groups = grouped(
    reports,
    ({ ruleSet, asOf }) => `Under ${ruleSet.id}, read as ${ruleSet.readAs}, as of ${asOf}:`,
  );
  const tables = Array.from(groups, ([under, members]) => [
    ...pen.write(under),
    ...members.flatMap((report) => verdictRow(report, pen)),
    ...(members.length < 2 ? [] : pen.write(`${counted(members.length, 'report')}: ${verdictCounts(members)}.`)),
  ]);
  const failed = Array.from(
    grouped(errors, ({ path }) => path),
    ([path, problems]) => pen.write(`Not checked: ${path} (${counted(problems.length, 'problem')}).`),
  );
  return separated([
    ...(tables.length === 0 ? [['No city was checked.']] : tables),
    ...(failed.length === 0 ? [] : [failed.flat()]),
  ]);
}

function verdictRow({ city, verdict }: Report, pen: Pen): string[] {
  const outcome = verdictOutcomes[verdict];
  const lead = `${pen.sign(outcome)} ${verdictWords[verdict].padEnd(widest(verdictWords))}  `;
  return pen.write(city, lead, String, pen.paint(outcome));
}

const widest = (words: Readonly<Record<string, string>>): number =>
  Math.max(...Object.values(words).map(({ length }) => length));

/** `2 does not qualify, 1 undetermined`: only what there is. */
function verdictCounts(reports: readonly Report[]): string {
  const members = grouped(reports, ({ verdict }) => verdict);
  return verdicts
    .filter((verdict) => members.has(verdict))
    .map((verdict) => `${members.get(verdict)?.length} ${verdictWords[verdict]}`)
    .join(', ');
}

function grouped<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
