import { type Html, html } from '../text/html.ts';

/** What the lanes and the list of days need beside the style of all pages. */
export const historyStyle: Html = html`<style>
main { max-width: 64rem; }
.history > :not(.lanes), header { max-width: 52rem; }
.history + .history { margin-top: 5rem; padding-top: 3rem; border-top: 3px solid var(--ink); }
main > section:not(.history) { margin-top: 3rem; max-width: 52rem; }
main > section:not(.history) > h2 { margin-bottom: 1rem; padding-bottom: .4rem; border-bottom: 2px solid var(--ink); font-size: 1.25rem; }
.history > header > h2 { font-size: clamp(1.75rem, 5vw, 2.375rem); }
.verdict { --verdict: var(--ink); }
.verdict ul, .index { margin-block: .5rem; }
.verdict li, .index li { margin-top: .25rem; }

.lanes { margin-top: 2rem; table-layout: fixed; }
.lanes thead th { padding-bottom: .25rem; vertical-align: bottom; }
.lanes thead th:first-child { width: 24%; }
.lanes thead th:last-child { width: 32%; }
.lanes :is(th, td) { vertical-align: middle; }
.lanes tbody th { font-weight: 650; }
.lanes td:last-child { font-size: .875rem; }
.lanes .verdict-row > * { border-bottom: 2px solid var(--ink); }
.strip, .axis { display: block; width: 100%; }
.axis { margin-top: .25rem; }
.strip .band { stroke: var(--paper); stroke-width: 1; }
.band.met { fill: var(--met); }
.band.not-met { fill: var(--not-met); }
.band.undetermined { fill: var(--undetermined); fill-opacity: .45; }
.band.not-applicable { fill: var(--not-applicable); fill-opacity: .3; }
.sign-in-band { fill: var(--paper); font-size: 14px; font-weight: 650; }
.sign-in-band:is(.undetermined, .not-applicable) { fill: var(--ink); }
.mark { stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 2 3; }
.history > p.key { margin-top: .5rem; padding: 0; border: 0; font-size: .875rem; }

.days { padding: 0; list-style: none; border-inline-start: 2px solid var(--line); }
.days > li { position: relative; padding: 0 0 1.75rem 1.5rem; }
.days > li::before { content: ""; position: absolute; inset-inline-start: calc(-.375rem - 1px); top: .45rem; width: .75rem; height: .75rem; border-radius: 50%; background: var(--ink); }
.days > .mark-day::before { background: var(--paper); border: 2px solid var(--quiet); }
.days > li > p:first-child { font-weight: 650; }
.days > .mark-day > p:first-child { font-weight: normal; }
.days .quiet { font-weight: normal; }
.days time { margin-inline-end: .75rem; font-variant-numeric: tabular-nums; }
.change { margin-top: 1rem; }
.change > * + * { margin-top: .5rem; }

@media (max-width: 40rem) {
  .days .badge { white-space: normal; }
  .lanes, .lanes :is(caption, thead, tbody, tr, th, td) { display: block; }
  .lanes thead th:not(:nth-child(2)) { display: none; }
  .lanes :is(thead th, tbody th, td), .lanes thead th:is(:first-child, :last-child) { width: auto; padding-inline-end: 0; }
  .lanes tr > * + * { padding-top: 0; border-top: 0; }
  .lanes .verdict-row > :not(:last-child) { border-bottom: 0; }
}
@media print {
  .history + .history { break-before: page; margin: 0; padding: 0; border: 0; }
  .days > li { break-inside: avoid; }
}
</style>`;
