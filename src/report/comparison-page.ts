import type { Comparison } from '../model/comparison.ts';
import { type Html, html, type Piece } from '../text/html.ts';
import { type Cite, citations } from './citations.ts';
import { comparisonCharts } from './comparison-chart.ts';
import { askedRows } from './comparison-conditions.ts';
import { matrix, sourcePrefix } from './comparison-matrix.ts';
import {
  type ComparisonOutline,
  comparisonOutline,
  countsOf,
  type Difference,
  rowTitle,
  ruleSetsOf,
} from './comparison-outline.ts';
import type { ComparisonOptions } from './comparison-reporter.ts';
import { outcomeBadge } from './outcome-badge.ts';
import { rowList } from './row-list.ts';
import { sourceLink } from './source-link.ts';

/** More columns than this go down the page: one scrolls through rows, not through columns. */
const mostColumns = 8;
/** Of more columns than this, the reasons stand in the cells alone. */
const mostReasons = 40;

export function comparisonPage(
  comparison: Comparison,
  options: ComparisonOptions,
): { readonly title: string; readonly body: Piece } {
  const outline = comparisonOutline(comparison, options);
  const { columns } = comparison;
  const { cite, sources } = citations();
  const heading = comparison.common.city === null && columns.length > 0 ? `${outline.who} side by side` : outline.who;
  const transpose = options.transpose || columns.length > mostColumns;
  // In the order in which the page shows them, because sources are numbered as they are cited.
  const table = columns.length === 0 ? null : matrix(comparison, caption(outline), transpose, cite);
  const conditions = conditionsSection(comparison, outline, cite);
  return {
    title: `${outline.who} ${outline.under}`.trimEnd(),
    body: [
      header(heading, outline, comparison),
      table,
      ...comparisonCharts(comparison),
      conditions,
      textSection('Not compared', outline.notCompared),
      section(
        'Reading',
        outline.readings.flatMap((paragraphs) => paragraphs.map((text) => html`<p dir="auto">${text}</p>`)),
      ),
      textSection('Orders that cover the cities', outline.orders),
      textSection('Decided later, not evaluated', outline.decisions),
      textSection('Warnings', outline.warnings),
      sourcesSection(sources()),
      identitySection(outline),
    ],
  };
}

const caption = ({ who, under }: ComparisonOutline): string =>
  `${who} ${under}. Each cell opens to its reason and evidence.`;

function header(
  heading: string,
  { under, readAs, verdicts, notLegalAdvice }: ComparisonOutline,
  { columns }: Comparison,
): Html {
  const titles = [...new Set(ruleSetsOf(columns).map(({ title }) => title))];
  const capital = under.charAt(0).toUpperCase() + under.slice(1);
  return html`<header>
<h1 dir="auto">${heading}</h1>
${titles.map((title) => html`<p class="lead" dir="auto">${title}</p>`)}
${capital === '' ? null : html`<p class="quiet" dir="auto">${`${capital}.`}</p>`}
${readAs.map((text) => html`<p class="quiet" dir="auto">${text}</p>`)}
<div class="verdict">
${verdicts.map((text, index) => (index === 0 ? html`<p><strong>${text}</strong></p>` : html`<p dir="auto">${text}</p>`))}
${notLegalAdvice.map((text) => html`<p class="quiet" dir="auto">${text}</p>`)}
</div>
</header>`;
}

/** What is the same for all cities: the question, where it was asked, the context; and where the cities differ. */
function conditionsSection(comparison: Comparison, outline: ComparisonOutline, cite: Cite): Html | null {
  const { rows, columns } = comparison;
  const entries = rows.map((row, at) => {
    const difference = outline.differences.find(({ condition }) => condition === row.condition) ?? null;
    return html`<article class="condition" id="condition-${at + 1}">
<h3 dir="auto">${rowTitle(row)}</h3>
<p class="quiet"><code>${row.condition}</code>: ${countsOf(row, columns)}</p>
${[difference && columns.length <= mostReasons ? reasons(difference) : null, ...askedRows(row, columns, cite).map((rows) => rowList(rows, sourcePrefix))]}
</article>`;
  });
  return section('Conditions', [...entries, ...outline.remarks.map((text) => html`<p class="quiet">${text}</p>`)]);
}

function reasons({ groups }: Difference): Html {
  return html`<table class="reasons">
<caption>Where they differ</caption>
<thead>
<tr><th scope="col">City</th><th scope="col">Outcome and reason</th></tr>
</thead>
<tbody>
${groups.flatMap(({ outcome, members }) =>
  members.map(
    ({ column, reason }) =>
      html`<tr><th scope="row" dir="auto">${column}</th><td>${outcomeBadge(outcome)} <span dir="auto">${reason}</span></td></tr>`,
  ),
)}
</tbody>
</table>`;
}

function textSection(title: string, texts: readonly string[]): Html | null {
  return section(
    title,
    texts.length === 0
      ? []
      : [
          html`<ul>
${texts.map((text) => html`<li dir="auto">${text}</li>`)}
</ul>`,
        ],
  );
}

function sourcesSection(sources: ReturnType<ReturnType<typeof citations>['sources']>): Html | null {
  const items = sources.map((source, index) => {
    const about = [source.publisher, source.date].filter((part) => part !== null).map((part) => `, ${part}`);
    return html`<li id="${sourcePrefix}-${index + 1}" dir="auto">${sourceLink(source.title, source)}${about.join('')}</li>`;
  });
  return section(
    'Sources',
    items.length === 0
      ? []
      : [
          html`<ol class="sources">
${items}
</ol>`,
        ],
  );
}

function identitySection({ identity }: ComparisonOutline): Html | null {
  return section('Made from', [
    html`<dl>
${identity.map(
  ({ label, value, digest }) => html`<div>
<dt>${label}</dt>
<dd dir="auto">${value}</dd>
${digest === null ? null : html`<dd><code>${digest}</code></dd>`}
</div>`,
)}
</dl>`,
  ]);
}

/** A heading and what is under it; nothing when nothing is. */
function section(title: string, content: readonly Html[]): Html | null {
  if (content.length === 0) return null;
  const id = title.toLowerCase().replace(/[^a-z]+/g, '-');
  return html`<section aria-labelledby="${id}">
${[html`<h2 id="${id}">${title}</h2>`, ...content]}
</section>`;
}
