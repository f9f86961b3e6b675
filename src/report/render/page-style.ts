import { type Html, html } from '../../text/html.ts';

/** One look for all pages: on a screen of any width, in the dark, on paper. Every colour of text is at least 4.5 : 1 on every ground it stands on. */
export const pageStyle: Html = html`<style>
:root {
  color-scheme: light dark;
  --paper: #fff; --shade: #f4f5f6; --ink: #1b1f23; --quiet: #555e67; --line: #d4d9de; --link: #0b559e;
  --met: #17622e; --not-met: #a01529; --undetermined: #764800; --not-applicable: #555e67;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15181b; --shade: #1f2327; --ink: #e3e6e9; --quiet: #a5aeb7; --line: #3a4149; --link: #8abef4;
    --met: #74d08c; --not-met: #ff9fa3; --undetermined: #e9b95e; --not-applicable: #a5aeb7;
  }
}
@media print {
  :root {
    color-scheme: light;
    --paper: #fff; --shade: #fff; --ink: #000; --quiet: #444; --line: #aaa; --link: #000;
    --met: #17622e; --not-met: #a01529; --undetermined: #764800; --not-applicable: #444;
  }
}

* { box-sizing: border-box; }
html { font: 100%/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: break-word; }
main { max-width: 52rem; margin: 0 auto; padding: 3rem 1.5rem 5rem; }
h1, h2, h3, h4, p, ul, ol, dl, dd, figure, pre { margin: 0; padding: 0; }
h1, h2, h3, h4 { line-height: 1.25; font-weight: 650; text-wrap: balance; }
a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
code, pre { font: .875em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
pre { margin-top: .5rem; padding: .75rem 1rem; background: var(--shade); overflow-x: auto; }
ul, ol { padding-inline-start: 1.4rem; }
.plain, .legend { padding: 0; list-style: none; }
.quiet, .address, .counts { color: var(--quiet); }
.address { font-size: .875rem; }
.cite { font-size: .875rem; text-decoration: none; }

.badge, dt, caption, th[scope=col] { font-size: .9375rem; line-height: 1.55; }
.badge { font-weight: 650; white-space: nowrap; }
time { white-space: nowrap; }
.sign { display: inline-block; min-width: 1em; font-variant-caps: normal; font-weight: 650; }
.met { color: var(--met); }
.not-met { color: var(--not-met); }
.undetermined { color: var(--undetermined); }
.not-applicable { color: var(--not-applicable); }

section { margin-top: 3rem; }
main > section { margin-top: 0; }
section > :is(h2, h3, h4) { margin-bottom: 1rem; padding-bottom: .4rem; border-bottom: 2px solid var(--ink); font-size: 1.25rem; }
section section section > :is(h3, h4, h5) { font-size: 1.125rem; border-bottom-width: 1px; }
section[id] > :is(h1, h2) { font-size: clamp(1.75rem, 5vw, 2.375rem); border: 0; padding: 0; margin-bottom: .5rem; letter-spacing: -.01em; }
section section[id] { margin-top: 5rem; padding-top: 3rem; border-top: 3px solid var(--ink); }
h1 { font-size: clamp(1.75rem, 5vw, 2.375rem); }
.lead { font-size: 1.125rem; }
.lead + .quiet { margin-top: .25rem; }
.warning::before, .warnings > li::before { content: "!"; display: inline-block; width: 1em; font-weight: 650; color: var(--undetermined); }
.warnings { padding: 0; list-style: none; }
p + p, ul + p, dl + p, p + ul, p + dl, dl + dl, p + table, table + p { margin-top: .75rem; }
.quiet { font-size: .9375rem; }
.verdict { margin: 1.75rem 0 1rem; padding: 1.25rem 1.5rem; background: var(--shade); border-inline-start: .5rem solid currentColor; }
.verdict p { color: var(--ink); }
.verdict p + p { margin-top: .75rem; padding-top: .75rem; border-top: 1px solid var(--line); }
.verdict strong { display: inline-block; margin-inline-end: .5rem; font-size: 1.125rem; font-weight: 650; }
.verdict p:first-child strong { display: block; font-size: 1.625rem; line-height: 1.3; }

table { width: 100%; margin-top: 2rem; border-collapse: collapse; }
caption { text-align: start; color: var(--quiet); padding-bottom: .25rem; }
th, td { padding: .5rem .75rem .5rem 0; border-top: 1px solid var(--line); text-align: start; vertical-align: top; font-weight: normal; overflow-wrap: anywhere; }
th[scope=col] { color: var(--quiet); border-top: 0; }
tbody > tr:last-child > * { border-bottom: 1px solid var(--line); }
th[scope=row] { font-weight: 650; }
.number { text-align: end; }
.of-condition td:first-child { width: 8.5rem; }
.of-condition th[scope=row] { width: 30%; }
.of-condition td:nth-child(3) { width: 26%; }
.of-verdict th[scope=row] { width: 35%; }
td > .plain { margin-top: .35rem; font-size: .9375rem; }

.entry { padding: 1.25rem 0; }
.entry + .entry { border-top: 1px solid var(--line); }
h2 + .entry, h3 + .entry { padding-top: 0; }
.entry > header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; align-items: baseline; margin-bottom: .75rem; }
.entry > header > :first-child { font-size: 1.125rem; }
.entry > * + :not(header) { margin-top: .75rem; }
.entry:target { background: var(--shade); box-shadow: 0 0 0 .75rem var(--shade); }
.place { color: var(--quiet); font-size: .875rem; overflow-wrap: anywhere; }

dl > div { display: flow-root; }
dl > div + div { margin-top: .5rem; }
dt { float: inline-start; width: 6.5rem; color: var(--quiet); }
dd { margin-inline-start: 7rem; overflow-wrap: anywhere; }
dd + dd { margin-top: .35rem; }
summary { width: fit-content; cursor: pointer; color: var(--link); font-size: .9375rem; }
.about { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
details { position: relative; }
details[open] > summary { margin-bottom: .5rem; }
.entry > details + details { margin-top: .35rem; }
details > :not(summary) { font-size: .9375rem; }
.sources { font-size: .9375rem; overflow-wrap: anywhere; }
.sources > li + li { margin-top: .35rem; }

figcaption { font-weight: 650; font-size: .9375rem; }
figure > svg { display: block; width: 100%; max-width: 28rem; height: auto; margin-top: .25rem; }
svg { overflow: visible; fill: none; }
.grid { stroke: var(--line); }
.line, .figure { stroke: var(--link); stroke-width: 2; }
.point { fill: var(--link); }
.figure { stroke: var(--ink); stroke-width: 3; }
.later { stroke-dasharray: 3 3; }
.tick, .label { font-size: 11px; fill: var(--quiet); }
.label { fill: var(--ink); stroke: var(--paper); stroke-width: 3; paint-order: stroke; }
.own { fill: var(--link); font-weight: 650; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin: .25rem 0 .5rem; font-size: .875rem; }
.legend svg { margin-inline-end: .5rem; vertical-align: middle; }

@media (max-width: 40rem) {
  main { padding: 1.5rem 1rem 3rem; }
  dt { float: none; width: auto; }
  dd { margin: 0; }
  .verdict { padding: 1rem; }
  .statuses.of-condition :is(thead, tbody, tr, th, td) { display: block; border: 0; padding: 0; width: auto; }
  .statuses.of-condition thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .statuses.of-condition tr { padding: .75rem 0; border-top: 1px solid var(--line); }
  .statuses.of-condition td:last-child { color: var(--quiet); font-size: .9375rem; }
  .statuses.of-condition tbody > tr:last-child > * { border: 0; }
}

@page { margin: 18mm 16mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt system-ui, sans-serif; } }
@media print {
  html { font-size: 9pt; line-height: 1.45; }
  dl > div + div { margin-top: .3rem; }
  dd + dd { margin-top: .15rem; }
  th, td { padding-block: .3rem; }
  .entry { padding: .75rem 0; }
  main { max-width: none; padding: 0; }
  section section[id] { break-before: page; margin: 0; padding: 0; border: 0; }
  section { margin-top: 1.5rem; }
  .verdict { border: 1px solid var(--line); border-inline-start: .5rem solid currentColor; }
  h1, h2, h3, h4, caption, thead, dt, .entry > header { break-after: avoid; }
  .verdict, tr, li, dd, figure { break-inside: avoid; }
  p, li, dd { orphans: 3; widows: 3; }
  summary { display: none; }
  details::details-content { content-visibility: visible; block-size: auto; display: block; }
  a { text-decoration: none; }
}
</style>`;
