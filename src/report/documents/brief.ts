// A report on one screen: the verdict under each reading, a line for each condition, what would have to change.

import type { Problem } from '../../errors.ts';
import { byDay } from '../../model/day.ts';
import type { Finding, Report, ReportEvidence } from '../../model/report.ts';
import { cut } from '../../text/cut.ts';
import { joinWith, pluralize } from '../../text/list.ts';
import { folded } from '../../text/prose.ts';
import { shownName } from '../../text/shown-name.ts';
import { decisionsTitle, notLegalAdvice, verdictWords } from '../../text/words.ts';
import { type Block, type Document, type Entry, type Inline, paragraph, rows, section } from '../document.ts';
import { renderText } from '../render/text.ts';
import { plain } from '../reporter.ts';
import { sourcesOf } from './citations.ts';
import { attribution, decidingPlace, placeWords } from './finding-words.ts';
import { addWarnings, type WarningGroup, warningSentences } from './grouped-warnings.ts';
import { notCheckedSentences } from './not-checked.ts';
import { conditionStatuses, openFindings, underWhat, verdictBlocks } from './verdicts.ts';
import { isFixed, type Ways, waysOf } from './ways.ts';

/** The screen that a report has to fit: what would have to change stops where the closing lines would no longer fit. */
const screen = { columns: 80, lines: 40 };

export function briefDocument(report: Report, errors: readonly Problem[]): Document {
  const ways = waysOf(report, true);
  const open = openFindings(report.findings);
  const head = [...headBlocks(report), ...conditionBlocks(report)];
  const end = closing(report, errors);
  const withEntries = (count: number, isQuoted: boolean): Document => {
    const rest = open.length - count;
    const shown: Block[] = [
      ...open.slice(0, count).map((finding) => entryOf(finding, ways, isQuoted)),
      ...(rest === 0 ? [] : [paragraph(`${count === 0 ? rest : `and ${rest} more`}: --show open`)]),
    ];
    return {
      title: `${report.city}: ${verdictWords[report.verdict]} (${report.asOf})`,
      blocks: section(shownName(report.city), [...head, ...section('To qualify', shown), ...end]),
    };
  };
  for (let count = open.length; count > 0; count--) {
    for (const isQuoted of [true, false]) {
      const document = withEntries(count, isQuoted);
      if (linesOf(document) <= screen.lines) return document;
    }
  }
  return withEntries(Math.min(1, open.length), false);
}

const linesOf = ({ blocks }: Document): number =>
  renderText(blocks, { columns: screen.columns, unicode: true, style: plain }).split('\n').length - 1;

const headBlocks = (report: Report): Block[] => [paragraph(underWhat(report), 'lead'), ...verdictBlocks(report)];

/** More conditions than this are not all listed: those that are met are only counted. */
const mostConditions = 12;

function conditionBlocks({ findings }: Report): Block[] {
  const shown = findings.length > mostConditions ? openFindings(findings) : findings;
  return shown.length === 0 ? [] : [conditionStatuses(shown, () => null)];
}

function entryOf(finding: Finding, ways: Ways, isQuoted: boolean): Entry {
  return {
    is: 'entry',
    outcome: finding.outcome,
    title: finding.title,
    place: placeWords(decidingPlace(finding)),
    blocks: rows([
      { label: 'change', items: isFixed(finding) ? ["Not the city's to change."] : few(ways.change(finding)) },
      { label: 'find out', items: few(ways.findOut(finding)) },
      { label: 'evidence', items: evidenceOf(finding, isQuoted) },
    ]),
  };
}

const mostItems = 2;

const few = (items: readonly Inline[]): readonly Inline[] =>
  items.length <= mostItems ? items : [...items.slice(0, mostItems), `and ${items.length - mostItems} more`];

/** Quotations are cut before the word that goes beyond this. */
const longestQuote = 110;

function cutAtWord(text: string): string {
  const kept = cut(text, longestQuote);
  return kept === text ? text : kept.replace(/ [^ ]*$/, '…');
}

/** The newest that counts: what stands beside the deciding answers before other evidence. */
function evidenceOf({ evidence, deciding }: Finding, isQuoted: boolean): Inline[] {
  const counts = evidence.filter(({ publishedLater }) => publishedLater !== true);
  const isDeciding = ({ agency, claim }: ReportEvidence) =>
    deciding.some((each) => each.agency === agency && (claim === null || each.claim === claim));
  const [first] = [counts.filter(isDeciding), counts].flatMap((all) =>
    all.toSorted((one, other) => byDay(other.source.date ?? '', one.source.date ?? '')),
  );
  if (!first) return [];
  const { publisher, title, date } = first.source;
  const more = evidence.length - 1;
  const cited = [publisher ?? title, date].filter(Boolean).join(', ');
  if (!isQuoted) return [`${cited}${more === 0 ? '' : `, and ${more} more`}`];
  return [`${cutAtWord(`${cited}: ${folded(first.says)}`)}${more === 0 ? '' : ` And ${more} more.`}`];
}

function closing(report: Report, errors: readonly Problem[]): Block[] {
  const { city, decisions, warnings, ruleSet } = report;
  const groups = new Map<string, WarningGroup>();
  addWarnings(
    groups,
    warnings.filter(({ code }) => code !== 'not-in-force'),
    city,
  );
  const dates = joinWith([...new Set(decisions.map(({ date }) => date))], 'and');
  const decided = dates === '' ? [] : [paragraph(`${decisionsTitle}: ${dates}.`)];
  const warned = warningSentences(groups, false).map((text) => paragraph(text, 'warning'));
  return [
    ...decided,
    ...warned,
    ...notCheckedSentences(errors).map((text) => paragraph(text)),
    ...[...attribution(report), notLegalAdvice(ruleSet), leftOut(report)].map((text) => paragraph(text)),
  ];
}

/** What this depth has no room for, and where it is. */
const leftOut = (report: Report): string =>
  `Evidence, ${pluralize(sourcesOf(report).length, 'source')}, the reading: --show all, or --format html`;
