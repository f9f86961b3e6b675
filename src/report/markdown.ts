import type { Problem } from '../errors.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Report } from '../model/report.ts';
import type { Source } from '../model/rule-set.ts';
import { markdownCode, markdownLink, markdownText } from '../text/markdown.ts';
import { placeOf } from '../text/problem.ts';
import { folded } from '../text/prose.ts';
import { countsInWords, outcomeWords, verdictWords } from '../text/words.ts';
import { decidingWords } from './deciding-words.ts';
import { looks } from './outcome-table.ts';
import { type FindingOutline, type Item, type Outline, outlineOf, type Row, type WayOutline } from './outline.ts';
import { type OutlinedFinding, outlinedFindings } from './outlined-findings.ts';
import type { Reporter, ReporterOptions } from './reporter.ts';
import { httpsAddress } from './source-link.ts';
import { type VerdictGroup, verdictGroups } from './summary.ts';

/** GitHub-flavoured Markdown, for a pull request or a job's summary: the verdicts and a table of conditions, the rest folded up. */
export const markdown: Reporter = (reports, options) => {
  const blocks = [
    ...(reports.length === 1 ? [] : summary(reports)),
    ...notChecked(options.errors),
    ...reports.flatMap((report) => cityBlocks(report, options)),
  ];
  return `${blocks.join('\n\n')}\n`;
};

function summary(reports: readonly Report[]): string[] {
  if (reports.length === 0) return ['No city was checked.'];
  return ['## Verdicts', ...verdictGroups(reports).flatMap(verdictTable)];
}

function verdictTable({ under, counts, members }: VerdictGroup): string[] {
  const rows = members.map(({ report, outcome, verdict }) => [
    looks[outcome].sign,
    markdownText(report.city),
    verdict,
    countsInWords(report.counts),
  ]);
  return [
    `${markdownText(under)}:`,
    table(['', 'City', 'Verdict', 'Conditions'], rows),
    ...(counts === null ? [] : [counts]),
  ];
}

function notChecked(errors: readonly Problem[]): string[] {
  const items = errors.map((problem) => `${markdownCode(placeOf(problem))}: ${markdownText(problem.message)}`);
  return section('## Not checked', items);
}

/** What decides stays in sight; what backs it folds. */
function cityBlocks(report: Report, options: ReporterOptions): string[] {
  const outline = outlineOf(report, options);
  const { verdict, ruleSet, attribution, findings, remarks, sources } = outline;
  const words = verdictWords[report.verdict].length;
  return [
    `## ${looks[verdict.outcome].sign} ${markdownText(outline.city)}`,
    `**${verdict.line.slice(0, words)}** ${markdownText(verdict.line.slice(words))}`,
    verdict.counts,
    ...[`${ruleSet.title}, ${ruleSet.issuer}`, ...attribution, outline.notLegalAdvice].map(markdownText),
    ...(findings.length === 0 ? [] : [conditionTable(findings)]),
    ...remarks.map(markdownText),
    ...section(
      '### To qualify',
      outline.toQualify.map((way) => wayItem(way)),
    ),
    ...section('### Orders that cover the city', outline.orders.map(itemText)),
    ...section('### Decided later, not evaluated', outline.decisions.map(itemText)),
    ...section('### Warnings', outline.warnings.map(markdownText)),
    ...folding(
      'Conditions in full',
      outlinedFindings(report, outline, options.show).flatMap((each) => condition(each)),
    ),
    ...folding('Reading', [...outline.reading, ...outline.alsoReadAs].map(markdownText)),
    ...folding('Sources', sources.length === 0 ? [] : [sources.map(sourceItem).join('\n')]),
    ...folding('Made from', [list(outline.identity.map(identityItem))]),
  ];
}

function conditionTable(findings: readonly FindingOutline[]): string {
  const rows = findings.map(({ title, outcome, reason, rows: told }) => [
    looks[outcome].sign,
    outcomeWords[outcome],
    markdownText(title),
    markdownText(reason),
    told
      .filter(({ label }) => label === 'said by')
      .flatMap(({ items }) => items.map(({ text }) => markdownText(text)))
      .join(' '),
  ]);
  return table(['', 'Outcome', 'Condition', 'Reason', 'On whose word'], rows);
}

function wayItem({ title, outcome, wish, rows }: WayOutline): string {
  return [
    `${headOf(outcome)} **${markdownText(title)}**${wish === null ? '' : `: ${markdownText(wish)}`}`,
    ...indented(list(rows.map((row) => rowItem(row)))),
  ].join('\n');
}

export const headOf = (outcome: Outcome): string => `${looks[outcome].sign} ${outcomeWords[outcome]}:`;

function condition({ finding, outline }: OutlinedFinding): string[] {
  const plain = (label: string, texts: readonly string[]): Row => ({
    label,
    items: texts.map((text) => ({ text, source: null, outcome: null })),
  });
  const rows = [
    plain('question', [folded(outline.question)]),
    plain('decided by', decidingWords(finding)),
    ...outline.rows,
  ].filter(({ items }) => items.length > 0);
  return [
    `#### ${headOf(outline.outcome)} ${markdownText(outline.title)} (${markdownCode(outline.condition)})`,
    markdownText(outline.reason),
    list(rows.map((row) => rowItem(row))),
  ];
}

export function rowItem({ label, items }: Row): string {
  const texts = items.map(label === 'in file' ? ({ text }) => markdownCode(text) : itemText);
  return texts.length === 1 ? `${label}: ${texts.join('')}` : [`${label}:`, ...indented(list(texts))].join('\n');
}

function itemText({ text, source, outcome }: Item): string {
  return [
    ...(outcome === null ? [] : [looks[outcome].sign]),
    markdownText(text),
    ...(source === null ? [] : [markdownText(`[${source}]`)]),
  ].join(' ');
}

/** With the address as text where it cannot be a link. */
export function sourceItem(source: Source): string {
  const { title, publisher, date, url } = source;
  const address = httpsAddress(source);
  const about = [publisher, date, address === null ? url : null].filter((part) => part !== null);
  const name = address === null ? markdownText(title) : markdownLink(title, address);
  return `1. ${[name, ...about.map(markdownText)].join(', ')}`;
}

export function identityItem({ label, value, digest }: Outline['identity'][number]): string {
  return `${label}: ${markdownCode(value)}${digest === null ? '' : `, ${markdownCode(digest)}`}`;
}

export function section(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [title, list(items)];
}

/** The empty lines around what it holds are what makes a renderer take that for Markdown. */
export function folding(summary: string, blocks: readonly string[]): string[] {
  return blocks.length === 0 ? [] : [`<details>\n<summary>${summary}</summary>`, ...blocks, '</details>'];
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

export const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');

const indented = (lines: string): string[] => (lines === '' ? [] : lines.split('\n').map((line) => `  ${line}`));
