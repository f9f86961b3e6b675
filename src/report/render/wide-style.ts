import { type Html, html } from '../../text/html.ts';

/** What pages of comparisons and histories need beside the style of all pages: their tables and charts take more room than text. */
export const wideStyle: Html = html`<style>
main { max-width: 80rem; overflow-wrap: anywhere; }
main section > :not(section, .matrix, table, figure, header, h1, h2) { max-width: 52rem; }
main section section section { max-width: 52rem; }
main section section section[id] { margin-top: 3rem; padding-top: 0; border-top: 0; }
.heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.of { display: none; color: var(--quiet); font-size: .875rem; }
.band.met { fill: var(--met); }
.band.not-met { fill: var(--not-met); }
.band.undetermined { fill: var(--undetermined); fill-opacity: .45; }
.band.not-applicable { fill: var(--not-applicable); fill-opacity: .3; }
:target { scroll-margin-top: 1rem; background: var(--shade); box-shadow: 0 0 0 .5rem var(--shade); }
section:target { background: none; box-shadow: none; }
section:target > :is(h2, h3) { background: var(--shade); box-shadow: 0 0 0 .5rem var(--shade); }

.entry, article.entry { display: block; }
section > p.quiet { padding-top: 0; border: 0; }
.entry > * + * { margin-top: .5rem; }
.entry > header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1.5rem; }
.entry > header > :first-child { flex: 1 1 0; min-width: min(20rem, 100%); }
caption { font: inherit; font-size: .9375rem; letter-spacing: 0; }

.matrix { margin-block: 1.5rem; }
.matrix table { table-layout: fixed; }
.matrix :is(th, td) { padding: .5rem .6rem .5rem 0; font-size: .9375rem; line-height: 1.4; }
.matrix thead th { border-top: 0; border-bottom: 2px solid var(--ink); background: var(--paper); color: var(--quiet); font: inherit; font-size: .8125rem; line-height: 1.3; letter-spacing: 0; vertical-align: bottom; hyphens: auto; }
.matrix thead th:first-child { width: 15%; }
.matrix thead th:nth-child(2) { width: 9.75rem; }
.matrix thead th a { color: inherit; }
.matrix tbody th { font-weight: 650; }
.matrix .group th { padding-top: 1.5rem; font-weight: 650; }
.matrix tbody a { text-decoration: none; }
.matrix tbody th a, .matrix tbody a:is(:hover, :focus-visible) { text-decoration: underline; }
.city-name, .part { display: block; }
.part { color: var(--quiet); font-size: .875rem; font-weight: normal; }
.in-cell { display: grid; grid-template-columns: 1.25em minmax(0, 1fr); color: var(--ink); }
.in-cell .value { grid-column: 2; }
.verdict-cell .value { font-weight: 650; }
.matrix.many { overflow-x: auto; }
.matrix.many :is(th, td) { min-width: 8rem; width: auto; }
.matrix.many table { table-layout: auto; }
main:has(.matrix.long) > section > section > section { content-visibility: auto; contain-intrinsic-size: auto 60rem; }
html:has(.matrix.long) { scroll-padding-top: 11rem; }

.spread { table-layout: fixed; }
.spread :is(thead th, td) { padding-inline-end: .75rem; line-height: 1.4; }
.spread .over th { padding-bottom: 0; border-bottom: 0; font-weight: 650; }
.spread tbody { break-inside: avoid; }
.spread .over + tr > td { padding-top: .4rem; border-top: 0; }
.beside, .line { display: block; }
.beside { color: var(--quiet); font-weight: normal; }

th > p + p { margin-top: 0; color: var(--quiet); font-weight: 400; }
.tally :is(th, td) { vertical-align: middle; }
.tally tbody th { font-weight: 650; }
.tally tbody th a { color: inherit; text-decoration-color: var(--quiet); }
.tally { table-layout: fixed; max-width: 64rem; margin-block: 2rem; }
.tally thead th:first-child { width: 38%; }
.signs { display: inline-block; margin-inline-end: .75rem; letter-spacing: .2em; }
.signs .sign { min-width: 1.25em; }
.bar { display: block; width: 100%; max-width: 24rem; }

figure:is(.dots, .timeline) { margin-block: 2.5rem; max-width: 64rem; }
figcaption strong, figcaption .quiet { display: block; font-weight: normal; }
figcaption strong { font-weight: 650; font-size: 1.0625rem; }
.key { margin-top: .25rem; font-size: .875rem; }
.key svg { display: inline; width: 1.5rem; height: .75rem; max-width: none; margin: 0 .5rem 0 0; vertical-align: -.05rem; }
.range { fill: var(--quiet); fill-opacity: .4; }
.chart, .lanes { table-layout: fixed; margin-top: .75rem; }
.chart thead th:first-child { width: 24%; }
.chart :is(th, td) { padding-block: 0; border: 0; vertical-align: middle; height: 1px; }
.chart thead th, .lanes thead th { padding-bottom: .25rem; vertical-align: bottom; }
.chart tbody th { padding-block: .2rem; font-size: .9375rem; line-height: 1.3; text-align: end; padding-inline-end: .75rem; }
.chart tbody td { padding-inline-end: 0; }
.chart td { position: relative; }
.plot, .axis, .strip { display: block; width: 100%; }
.axis { height: 16px; }
.band-name { display: none; }
.leader { stroke: var(--quiet); }
.chart tbody td { height: 1.75rem; }
.plot { position: absolute; inset-block: 0; height: 100%; }
.point.earlier { fill: var(--paper); stroke: var(--link); stroke-width: 2; }

.lanes thead th:first-child { width: 22%; }
.lanes thead th:last-child { width: 34%; }
.lanes :is(th, td) { vertical-align: middle; }
.lanes tbody th { font-weight: 650; }
.lanes td:last-child { font-size: .875rem; }
.lanes .verdict-row > * { border-bottom: 2px solid var(--ink); }
.strip .band { stroke: var(--paper); stroke-width: 1; }
.apart { fill: var(--paper); fill-opacity: .55; }
.sign-in-band { fill: var(--paper); font-size: 14px; font-weight: 650; }
.sign-in-band:is(.undetermined, .not-applicable) { fill: var(--ink); }
.mark { stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 2 3; }
.mark.decision { stroke-dasharray: none; stroke-width: 2; }

@media (min-width: 48rem) {
  .dots.direct .axis { height: 40px; }
  .dots.direct .band-name { display: block; }
  .dots.direct .key { display: none; }
}
@media screen and (min-width: 64rem) {
  .matrix.long:not(.many) thead th { position: sticky; top: 0; }
}
@media screen and (max-width: 63.99rem) { ${cards('.matrix:not(.some)')} }
@media screen and (max-width: 89.99rem) { ${cards('.matrix.some')} }
@media (max-width: 40rem) {
  .tally, .tally :is(thead, tbody, tr, th, td), .lanes, .lanes :is(thead, tbody, tr, th, td) { display: block; }
  .tally thead, .lanes thead th:not(:nth-child(2)) { display: none; }
  .tally :is(th, td), .lanes :is(thead th, tbody th, td) { width: auto; padding-inline-end: 0; }
  .tally tr > * + *, .lanes tr > * + * { padding-top: 0; border-top: 0; }
  .spread, .spread :is(caption, tbody, tr, th, td) { display: block; }
  .spread thead { display: none; }
  .spread td { padding-block: .4rem; }
  .spread .over + tr > td:not(:last-child) { border-bottom: 0; }
  .spread .of, .tally .of { display: block; }
  .lanes .verdict-row > :not(:last-child) { border-bottom: 0; }
  .chart thead th:first-child { width: 34%; }
}
@media (forced-colors: active) {
  .band, .point, .range, .apart { forced-color-adjust: none; }
}
@media print {
  @page { size: landscape; }
  @page text { size: portrait; }
  main > section > section { page: text; }
  main section section section[id] { break-before: auto; margin-top: 1.5rem; }
  .matrix { overflow: visible; }
  .matrix :is(th, td), .matrix.many :is(th, td) { min-width: 0; padding-block: .3rem; font-size: 8.5pt; }
  .matrix.many table { table-layout: fixed; }
  section:target > :is(h2, h3), :target { background: none; box-shadow: none; }
}
</style>`;

/** A card for each city, each cell behind the name of its condition. */
function cards(matrix: string): Html {
  return html`
  ${matrix}, ${matrix} :is(table, tbody, tr, th, td) { display: block; }
  ${matrix} caption { display: block; }
  ${matrix} thead { display: none; }
  ${matrix} tr { margin-top: 1rem; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .25rem; }
  ${matrix} .group { margin-top: 1.5rem; padding: 0; border: 0; }
  ${matrix} tbody :is(th, td) { width: auto; min-width: 0; padding: .2rem 0; border: 0; }
  ${matrix} td { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: .75rem; }
  ${matrix} td.verdict-cell { display: block; padding-bottom: .4rem; border-bottom: 1px solid var(--line); }
  ${matrix} .of { display: block; }
`;
}
