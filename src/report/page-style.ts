import { type Html, html } from '../text/html.ts';

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
.quiet, .address { color: var(--quiet); }
.address { font-size: .875rem; }
.cite { font-size: .875rem; text-decoration: none; }

.badge, dt, caption, th[scope=col] { font-variant-caps: all-small-caps; letter-spacing: .04em; font-size: 1.0625rem; line-height: 1.4; }
.badge { font-weight: 650; white-space: nowrap; }
.sign { display: inline-block; min-width: 1em; font-variant-caps: normal; font-weight: 650; }
.met { color: var(--met); }
.not-met { color: var(--not-met); }
.undetermined { color: var(--undetermined); }
.not-applicable { color: var(--not-applicable); }

:not(:first-child).city { margin-top: 5rem; padding-top: 3rem; border-top: 3px solid var(--ink); }
section section, header + section:not(.city) { margin-top: 3rem; }
section:not(.city) > :is(h2, h3) { margin-bottom: 1rem; padding-bottom: .4rem; border-bottom: 2px solid var(--ink); font-size: 1.25rem; }
h1, .city > header > h2 { font-size: clamp(1.75rem, 5vw, 2.375rem); letter-spacing: -.01em; }
.lead { margin-top: .5rem; font-size: 1.125rem; }
.verdict { margin: 2rem 0 1.25rem; padding: 1.25rem 1.5rem; background: var(--shade); border-inline-start: .5rem solid currentColor; }
.verdict p { color: var(--ink); }
.verdict p + p { margin-top: .5rem; }
.verdict p.quiet { color: var(--quiet); font-size: .9375rem; }
.verdict strong { display: block; margin-bottom: .25rem; color: var(--verdict); font-size: 1.625rem; line-height: 1.3; font-weight: 650; }
.verdict.met { --verdict: var(--met); }
.verdict.not-met { --verdict: var(--not-met); }
.verdict.undetermined { --verdict: var(--undetermined); }
.verdict.not-applicable { --verdict: var(--not-applicable); }

.entry { display: grid; grid-template-columns: 9.5rem minmax(0, 1fr); padding: 1.25rem 0; }
.entry:first-child, h2 + .entry, h3 + .entry { padding-top: 0; }
.entry > div > p:first-child { font-weight: 650; }
.entry + .entry { border-top: 1px solid var(--line); }
.entry :is(h3, h4) { margin-bottom: .35rem; font-size: 1.125rem; }
.entry > div > * + * { margin-top: .75rem; }
.entry:target { background: var(--shade); box-shadow: 0 0 0 .75rem var(--shade); }
section > p + p { margin-top: .75rem; }
section > p.quiet { padding-top: 1rem; border-top: 1px solid var(--line); }

dl > div { display: flow-root; }
dl > div + div { margin-top: .5rem; }
dt { float: inline-start; width: 7rem; color: var(--quiet); }
dd { margin-inline-start: 7.5rem; }
dd + dd { margin-top: .35rem; }
summary { width: fit-content; cursor: pointer; color: var(--link); font-size: .9375rem; }
details[open] > summary { margin-bottom: .5rem; }
.entry > div > details + details { margin-top: .35rem; }
.entry > div > details[open] + details { margin-top: .75rem; }
details > :not(summary) { font-size: .9375rem; }

table { width: 100%; border-collapse: collapse; }
.verdicts th { overflow-wrap: anywhere; }
caption { text-align: start; color: var(--quiet); padding-bottom: .25rem; }
th, td { padding: .5rem .75rem .5rem 0; border-top: 1px solid var(--line); text-align: start; vertical-align: top; font-weight: normal; }
th[scope=col] { color: var(--quiet); }
.verdicts { margin-top: 2rem; }
.verdicts .badge { display: inline-block; min-width: 11.5rem; }
.counts { display: inline-block; font-size: .9375rem; }
.verdicts th[scope=row] { font-weight: 650; }
.verdicts + p { margin-top: .5rem; }
.problem + .problem { margin-top: 1.25rem; }

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
  dt { float: none; }
  dd { margin: 0; }
  .verdict { padding: 1rem; }
  .verdicts th[scope=row] { width: 45%; }
  .counts { display: block; }
}

@media print, (max-width: 40rem) {
  .entry { display: block; }
  .entry > p { margin-bottom: .25rem; }
}
@page { margin: 18mm 16mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt system-ui, sans-serif; } }
@media print {
  html { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  :not(:first-child).city { break-before: page; margin: 0; padding: 0; border: 0; }
  .verdict { border: 1px solid var(--line); border-inline-start: .5rem solid var(--verdict); }
  h1, h2, h3, h4, caption, thead, dt, .entry > p { break-after: avoid; }
  .verdict, tr, li:not(.entry), dd, figure { break-inside: avoid; }
  p, li, dd { orphans: 3; widows: 3; }
  summary { display: none; }
  details::details-content { content-visibility: visible; block-size: auto; display: block; }
  a { text-decoration: none; }
}
</style>`;
