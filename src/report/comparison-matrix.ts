import type { Cell, Column, Comparison, Row } from '../model/comparison.ts';
import { type Html, html } from '../text/html.ts';
import { sentence } from '../text/list.ts';
import { verdictLine } from '../text/verdict-line.ts';
import { countsInWords, verdictWords } from '../text/words.ts';
import type { Cite } from './citations.ts';
import { ofCity } from './comparison-conditions.ts';
import { notAsked, otherReadings, placed, rowTitle } from './comparison-outline.ts';
import { outcomeBadge } from './outcome-badge.ts';
import { verdictOutcomes } from './outcome-table.ts';
import { findingOutline } from './outline.ts';
import { rowList } from './row-list.ts';

/** The sources of the page are cited as `#source-1`. */
export const sourcePrefix = 'source';

/** So many columns fit a wide screen; more scroll in a frame of their own. */
const mostAcross = 7;

/** The table of a comparison, verdicts last. Every cell opens to its reason and evidence. Cities stand in rows when `transpose` says so. */
export function matrix(comparison: Comparison, caption: string, transpose: boolean, cite: Cite): Html {
  const count = transpose ? comparison.rows.length + 1 : comparison.columns.length;
  return html`<section class="matrix ${transpose ? 'down' : 'across'} ${count > mostAcross ? 'many' : 'few'}" aria-labelledby="matrix-caption" tabindex="0">
<table>
<caption id="matrix-caption"><span dir="auto">${caption}</span></caption>
${transpose ? citiesInRows(comparison, cite) : conditionsInRows(comparison, cite)}
</table>
</section>`;
}

function conditionsInRows({ columns, rows }: Comparison, cite: Cite): Html {
  return html`<thead>
<tr><th scope="col">Condition</th>${columns.map((column) => html`<th scope="col">${titleParts(column)}</th>`)}</tr>
</thead>
<tbody>
${rows.map(
  (row, at) => html`<tr>
<th scope="row">${conditionName(row, at)}</th>
${placed(row, columns).map(({ cell, column }) => cellOf(cell, column, cite))}
</tr>`,
)}
</tbody>
<tbody class="verdict-row">
<tr>
<th scope="row">Verdict</th>
${columns.map(verdictCell)}
</tr>
</tbody>`;
}

function citiesInRows({ columns, rows }: Comparison, cite: Cite): Html {
  return html`<thead>
<tr><th scope="col">City</th>${rows.map((row, at) => html`<th scope="col">${conditionName(row, at)}</th>`)}<th scope="col">Verdict</th></tr>
</thead>
<tbody>
${columns.map(
  (column, index) => html`<tr>
<th scope="row">${titleParts(column)}</th>
${rows.map(({ cells }) => cellOf(cells[index] ?? null, column, cite))}
${verdictCell(column)}
</tr>`,
)}
</tbody>`;
}

const titleParts = ({ title }: Column): Html[] =>
  title.map((part) => html`<span class="part" dir="auto">${part}</span>`);

const conditionName = (row: Row, at: number): Html =>
  html`<a href="#condition-${at + 1}" dir="auto">${rowTitle(row)}</a>`;

function cellOf(cell: Cell | null, column: Column, cite: Cite): Html {
  if (cell === null) return html`<td class="quiet">${notAsked}</td>`;
  const { value, by, finding } = cell;
  const { reason, rows } = findingOutline(finding, column.asOf, cite);
  return html`<td class="cell ${finding.outcome}">
<details>
<summary>${outcomeBadge(finding.outcome)} <span class="value" dir="auto">${value}</span>${by === null ? null : html` <span class="by" dir="auto">${`per ${by}`}</span>`}</summary>
<p dir="auto">${reason}</p>
${rowList(ofCity(rows), sourcePrefix)}
</details>
</td>`;
}

function verdictCell(column: Column): Html {
  const { verdict, counts, compiledBy, answeredBy, input } = column;
  const attribution =
    compiledBy === null ? answeredBy && `Answered by ${answeredBy}.` : `Compiled by ${compiledBy}, not by the city.`;
  return html`<td class="cell ${verdictOutcomes[verdict]}">
<details>
<summary>${outcomeBadge(verdictOutcomes[verdict], verdictWords[verdict])}${otherReadings(column).map((words) => html` <span class="by other" dir="auto">${words}</span>`)}</summary>
<p dir="auto">${verdictLine(column)}</p>
<p>${sentence(countsInWords(counts))}</p>
${attribution === null ? null : html`<p dir="auto">${attribution}</p>`}
<p dir="auto"><code>${input.path}</code></p>
</details>
</td>`;
}
