import { type Html, html } from '../text/html.ts';

/** What the matrix and the chart need beside the style of all pages. */
export const comparisonStyle: Html = html`<style>
main { max-width: 96rem; }
main > :is(header, section) > :not(table, article), .condition > :not(table) { max-width: 52rem; }
main > section { margin-top: 3rem; }
main > section > h2 { max-width: 70rem; margin-bottom: 1rem; padding-bottom: .4rem; border-bottom: 2px solid var(--ink); font-size: 1.25rem; }
header > .verdict { --verdict: var(--ink); }

.matrix { max-height: calc(100vh - 2rem); margin-top: 2rem; overflow: auto; border: 1px solid var(--line); overflow-wrap: normal; }
.matrix table { border-collapse: separate; border-spacing: 0; }
.matrix caption { padding: .75rem; font: inherit; font-size: .9375rem; letter-spacing: 0; }
.matrix caption > span { position: sticky; inset-inline-start: .75rem; display: inline-block; max-width: min(52rem, 100vw - 5rem); }
.matrix :is(th, td) { min-width: 8.5rem; padding: .6rem .75rem; border-top: 1px solid var(--line); border-inline-start: 1px solid var(--line); overflow-wrap: break-word; }
.matrix tr > :first-child { border-inline-start: 0; }
.matrix thead th { position: sticky; top: 0; z-index: 2; background: var(--shade); color: var(--ink); font: inherit; font-weight: 650; letter-spacing: 0; vertical-align: bottom; border-bottom: 2px solid var(--ink); }
.matrix tr > :first-child { position: sticky; inset-inline-start: 0; z-index: 1; min-width: 9rem; max-width: 15rem; background: var(--shade); }
.matrix thead tr > :first-child { z-index: 3; }
.matrix tbody th { font-weight: 650; }
.matrix th a { color: inherit; text-decoration-color: var(--quiet); }
.matrix .verdict-row > tr > * { border-top: 2px solid var(--ink); }
.part { display: block; }
.part + .part { color: var(--quiet); font-size: .875rem; font-weight: normal; }
.cell { background: color-mix(in srgb, currentColor 7%, var(--paper)); }
.cell > details { color: var(--ink); }
.cell:has(> details[open]) { min-width: 20rem; }
.cell summary { width: auto; color: var(--ink); font-size: 1rem; list-style: none; }
.cell summary::-webkit-details-marker { display: none; }
.cell summary .badge { display: block; }
.cell summary .badge::after { content: " +"; color: var(--quiet); font-variant-caps: normal; }
.cell details[open] summary .badge::after { content: " −"; }
.cell summary:hover .value { text-decoration: underline; }
.value, .by { display: block; }
.value { font-weight: 650; }
.by { color: var(--quiet); font-size: .875rem; line-height: 1.4; }
.cell details > * + * { margin-top: .5rem; }
.cell dt { float: none; width: auto; }
.cell dd { margin-inline-start: 0; }
.down :is(th, td) { padding: .45rem .5rem; }
.down .badge { font-size: .9375rem; letter-spacing: .02em; white-space: normal; }
.down summary .badge::after, .down details[open] summary .badge::after { content: none; }
.down details:not([open]) .by:not(.other) { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }

@media (min-width: 77rem) {
  .matrix.few { max-height: none; overflow: visible; }
}

.chart, .reasons { table-layout: fixed; }
.chart { max-width: 70rem; }
.chart thead th:first-child { width: 22%; }
.chart thead th:last-child { width: 24%; }
.chart :is(th, td) { padding-block: 0; vertical-align: middle; }
.chart thead th { padding-bottom: .25rem; vertical-align: bottom; }
.chart tbody th { padding-block: .35rem; font-weight: 650; }
.chart td:last-child { font-size: .875rem; color: var(--quiet); padding-block: .35rem; }
.chart td { height: 1px; }
.chart svg { display: block; width: 100%; }
.plot { height: 100%; min-height: 2.25rem; }
.axis { margin-top: .25rem; }
.point.earlier { fill: var(--paper); stroke: var(--link); stroke-width: 2; }
.chart .figure { stroke-width: 2; }

.condition + .condition { margin-top: 2rem; padding-top: 2rem; border-top: 1px solid var(--line); }
.condition > * + * { margin-top: .75rem; }
.condition { max-width: 70rem; }
.reasons th:first-child { width: 16rem; }
.reasons th[scope=row] { font-weight: 650; }

@media (max-width: 40rem) {
  .matrix tr > :first-child { min-width: 6.5rem; max-width: 6.5rem; padding-inline: .5rem; font-size: .875rem; hyphens: auto; }
  .cell:has(> details[open]) { min-width: 15rem; }
  .chart :is(th, td) { padding-inline-end: .5rem; font-size: .875rem; }
  .chart thead th:is(:first-child, :last-child) { width: 30%; }
  .reasons th:first-child { width: 7rem; }
  .reasons th[scope=row] { font-size: .875rem; }
}
@media print {
  @page { size: landscape; }
  .matrix { max-height: none; overflow: visible; border: 0; font-size: 8.5pt; }
  .matrix :is(th, td), .matrix tr > :first-child { min-width: 0; padding: .35rem; }
  .matrix :is(thead th, tr > :first-child) { position: static; }
  .cell summary { display: block; }
  .cell summary .badge::after { content: none; }
  .cell details:not([open])::details-content { display: none; }
}
</style>`;
