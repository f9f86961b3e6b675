import type { History } from '../model/history.ts';
import { type Html, html, type Piece } from '../text/html.ts';
import { historyChart } from './history-chart.ts';
import {
  type ChangeOutline,
  type Entry,
  type HistoriesOutline,
  type HistoryOutline,
  historiesOutline,
  type StartOutline,
} from './history-outline.ts';
import type { HistoryOptions } from './history-reporter.ts';
import { identityList } from './identity-list.ts';
import { outcomeBadge, outcomeSign } from './outcome-badge.ts';
import { type HeadingLevel, heading, pageSection, textList } from './page-section.ts';
import { itemText, rowList } from './row-list.ts';
import { sourceList } from './source-list.ts';

/** One history by itself; several behind a list of how each went. */
export function historyPage(
  histories: readonly History[],
  options: HistoryOptions,
): { readonly title: string; readonly body: Piece } {
  const outline = historiesOutline(histories, options);
  const isOne = outline.histories.length === 1;
  const notRead = pageSection(2, 'Not read', textList(outline.notRead));
  return {
    title: outline.headline,
    body: [
      ...(isOne ? [] : [index(outline), notRead]),
      ...outline.histories.map((history, at) =>
        historySection(history, { prefix: `history-${at + 1}`, level: isOne ? 1 : 2 }, outline),
      ),
      // Behind the first heading of the page, wherever that is.
      isOne ? notRead : null,
      pageSection(
        2,
        'Reading',
        outline.reading.map((text) => html`<p dir="auto">${text}</p>`),
      ),
      pageSection(2, 'Made from', [identityList(outline.identity)]),
    ],
  };
}

function index({ headline, lines }: HistoriesOutline): Html {
  const items = lines.map(
    ({ text, outcome }, at) =>
      html`<li>${outcomeSign(outcome)} <a href="#history-${at + 1}"><bdi>${text}</bdi></a></li>`,
  );
  return html`<header>
${[
  html`<h1 dir="auto">${headline}</h1>`,
  items.length === 0
    ? null
    : html`<ul class="plain index">
${items}
</ul>`,
]}
</header>`;
}

type Position = { readonly prefix: string; readonly level: 1 | 2 };

function historySection(
  outline: HistoryOutline,
  { prefix, level }: Position,
  { notLegalAdvice }: HistoriesOutline,
): Html {
  const { city, ruleSet, under, attribution, verdict, entries, firstDay, start, sources } = outline;
  const below: HeadingLevel = level === 1 ? 2 : 3;
  const sourcePrefix = `${prefix}-source`;
  return html`<section class="history" id="${prefix}">
${[
  html`<header>
${[
  heading(level, city),
  html`<p class="lead" dir="auto">${ruleSet.title}</p>`,
  html`<p class="quiet" dir="auto">${ruleSet.issuer}</p>`,
  html`<div class="verdict">
<p dir="auto">${under}:</p>
<ul class="plain">
${verdict.spans.map((span) => html`<li>${outcomeBadge(span.outcome, span.words)} <span class="when">${span.when}</span></li>`)}
</ul>
${notLegalAdvice.map((text) => html`<p class="quiet" dir="auto">${text}</p>`)}
</div>`,
  ...attribution.map((text) => html`<p class="quiet" dir="auto">${text}</p>`),
]}
</header>`,
  historyChart(outline),
  pageSection(below, 'Day by day', dayList(entries, below, sourcePrefix)),
  pageSection(below, firstDay === null ? 'On any day' : `Before ${firstDay}`, startList(start)),
  pageSection(below, 'Sources', sourceList(sources, sourcePrefix)),
]}
</section>`;
}

function dayList(entries: readonly Entry[], level: HeadingLevel, sourcePrefix: string): Html[] {
  if (entries.length === 0) return [];
  return [
    html`<ol class="days">
${entries.map((entry) => dayItem(entry, level, sourcePrefix))}
</ol>`,
  ];
}

function dayItem(entry: Entry, level: HeadingLevel, sourcePrefix: string): Html {
  if (entry.kind === 'mark') {
    const { date, given, item } = entry;
    return html`<li class="mark-day">
<p dir="auto"><time datetime="${date}">${given}</time>${itemText(item, sourcePrefix)}</p>
</li>`;
  }
  const { date, given, outcome, verdict, before, changes } = entry;
  return html`<li>
<p><time datetime="${date}">${given}</time>${outcomeBadge(outcome, verdict)} ${before === null ? null : earlier(before)}</p>
${changes.map((change) => changePart(change, level, sourcePrefix))}
</li>`;
}

function changePart(
  { title, outcome, words, before, reason, rows }: ChangeOutline,
  level: HeadingLevel,
  sourcePrefix: string,
): Html {
  return html`<div class="change">
${[
  heading(level === 2 ? 3 : 4, title),
  html`<p>${outcomeBadge(outcome, words)} ${earlier(before)}</p>`,
  html`<p dir="auto">${reason}</p>`,
  rowList(rows, sourcePrefix),
]}
</div>`;
}

const earlier = (before: string): Html => html`<span class="quiet">${before}</span>`;

function startList(start: readonly StartOutline[]): Html[] {
  return [
    html`<ul class="plain">
${start.map(
  ({ title, outcome, reason }) =>
    html`<li class="change">${outcomeBadge(outcome)} <strong dir="auto">${title}</strong> <span dir="auto">${reason}</span></li>`,
)}
</ul>`,
  ];
}
