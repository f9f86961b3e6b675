import type { Report } from '../model/report.ts';
import { type Html, html, type Piece } from '../text/html.ts';
import { folded } from '../text/prose.ts';
import { verdictWords } from '../text/words.ts';
import { decidingWords } from './deciding-words.ts';
import { identityList } from './identity-list.ts';
import { outcomeBadge, outcomeSign } from './outcome-badge.ts';
import { type Item, type Outline, outlineOf, type Row, type WayOutline } from './outline.ts';
import { type OutlinedFinding, outlinedFindings } from './outlined-findings.ts';
import { heading, itemList, pageSection, textList } from './page-section.ts';
import type { ReporterOptions } from './reporter.ts';
import { itemText, rowList } from './row-list.ts';
import { seriesChart } from './series-chart.ts';
import { sourceList } from './source-list.ts';

/** Where a report stands on a page: its number, from 1, makes the ids of its parts; `level` is that of its heading. */
export type Position = { readonly number: number; readonly level: 1 | 2 };

/** One report as a part of a page: the verdict and what would change it first. */
export function citySection(report: Report, { number, level }: Position, options: ReporterOptions): Html {
  const outline = outlineOf(report, options);
  const id = `city-${number}`;
  const place: Place = { id, sources: `${id}-source`, level, report };
  const section = (title: string, content: readonly Html[]) => pageSection(level === 1 ? 2 : 3, title, content);
  return html`<section class="city" id="${id}">
${[
  head(outline, place),
  section('To qualify', toQualify(outline.toQualify, place)),
  section('Conditions', conditions(outline, outlinedFindings(report, outline, options.show), place)),
  section('Reading', reading(outline)),
  section('Orders that cover the city', list(outline.orders, place)),
  section('Decided later, not evaluated', list(outline.decisions, place)),
  section('Warnings', textList(outline.warnings)),
  section('Sources', sourceList(outline.sources, place.sources)),
  section('Made from', [identityList(outline.identity)]),
]}
</section>`;
}

type Place = {
  readonly id: string;
  /** Before the numbers of sources. */
  readonly sources: string;
  readonly level: 1 | 2;
  readonly report: Report;
};

function head({ city, ruleSet, verdict, attribution, notLegalAdvice }: Outline, { level, report }: Place): Html {
  const words = verdictWords[report.verdict].length;
  return html`<header>
${heading(level, city)}
<p class="lead" dir="auto">${ruleSet.title}</p>
<p class="quiet" dir="auto">${ruleSet.issuer}</p>
<div class="verdict ${verdict.outcome}">
<p dir="auto"><strong>${outcomeSign(verdict.outcome)} ${verdict.line.slice(0, words)}</strong>${verdict.line.slice(words)}</p>
<p>${verdict.counts}</p>
<p class="quiet" dir="auto">${notLegalAdvice}</p>
</div>
${attribution.map((sentence) => html`<p class="quiet" dir="auto">${sentence}</p>`)}
</header>`;
}

function toQualify(ways: readonly WayOutline[], place: Place): Html[] {
  if (ways.length === 0) return [];
  return [
    html`<ul class="plain">
${ways.map((each) => way(each, place))}
</ul>`,
  ];
}

function way({ condition, title, outcome, wish, rows }: WayOutline, place: Place): Html {
  return html`<li class="entry">
<p>${outcomeBadge(outcome)}</p>
<div>
<p><a href="#${conditionId(condition, place)}"><bdi>${title}</bdi></a></p>
${[wish === null ? null : html`<p dir="auto">${wish}</p>`, rowList(rows, place.sources)]}
</div>
</li>`;
}

const conditionId = (condition: string, { id, report }: Place): string =>
  `${id}-condition-${report.findings.findIndex((finding) => finding.condition === condition) + 1}`;

function conditions({ remarks }: Outline, findings: readonly OutlinedFinding[], place: Place): Html[] {
  return [
    ...findings.map((each) => condition(each, place)),
    ...remarks.map((remark) => html`<p class="quiet" dir="auto">${remark}</p>`),
  ];
}

/** What a reader needs first; the rest opens, figures under their chart. */
const firstRows: readonly string[] = ['said by', 'held by'];
const rowsApart: readonly string[] = ['figures', 'context'];

function condition({ finding, outline }: OutlinedFinding, place: Place): Html {
  const { title, question, outcome, reason, rows } = outline;
  const { level, report } = place;
  const id = `${place.id}-condition-${report.findings.indexOf(finding) + 1}`;
  const among = (labels: readonly string[]) => rows.filter(({ label }) => labels.includes(label));
  const more: Row[] = [
    { label: 'question', items: [plain(folded(question))] },
    { label: 'condition', items: [plain(finding.condition)] },
    { label: 'decided by', items: decidingWords(finding).map(plain) },
    ...rows.filter(({ label }) => !firstRows.includes(label) && !rowsApart.includes(label)),
  ];
  return html`<article class="entry" id="${id}">
<p>${outcomeBadge(outcome)}</p>
<div>
${[
  heading(level === 1 ? 3 : 4, title),
  html`<p dir="auto">${reason}</p>`,
  rowList(among(firstRows), place.sources),
  ...finding.series.map((series) => {
    const holder = finding.heldBy.find((held) => held.agency === series.agency)?.name ?? series.agency ?? report.city;
    const owner = series.claim === null ? holder : `${holder}, claim ${series.claim}`;
    return seriesChart({
      title: `${series.label.charAt(0).toUpperCase()}${series.label.slice(1)}, ${series.unit}`,
      series,
      owner,
    });
  }),
  among(['figures']).map(({ items }) => disclosure('The numbers', list(items, place))),
  among(['context']).map((row) => disclosure('Context', rowList([row], place.sources))),
  disclosure('Question, evidence and place in the file', rowList(more, place.sources)),
]}
</div>
</article>`;
}

const disclosure = (summary: string, content: Piece): Html => html`<details>
<summary>${summary}</summary>
${content}
</details>`;

const plain = (text: string): Item => ({ text, source: null, outcome: null });

function reading({ reading: paragraphs, alsoReadAs }: Outline): Html[] {
  return [...paragraphs, ...alsoReadAs].map((text) => html`<p dir="auto">${text}</p>`);
}

const list = (items: readonly Item[], { sources }: Place): Html[] =>
  itemList(items.map((item) => itemText(item, sources)));
