/** The look of the page. Every colour of text is at least 4.5 : 1 on every ground it stands on, every border of a control 3 : 1. */
export const formStyle = `
:root {
  color-scheme: light dark;
  --paper: #fff; --shade: #f4f5f6; --ink: #1b1f23; --quiet: #555e67; --line: #d4d9de; --edge: #555e67; --link: #0b559e;
  --act: #0b559e; --on-act: #fff; --bad: #a01529; --focus: #0b559e;
  --met: #17622e; --not-met: #a01529; --undetermined: #764800; --not-applicable: #555e67;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15181b; --shade: #1f2327; --ink: #e3e6e9; --quiet: #a5aeb7; --line: #3a4149; --edge: #a5aeb7; --link: #8abef4;
    --act: #8abef4; --on-act: #10151a; --bad: #ff9fa3; --focus: #8abef4;
    --met: #74d08c; --not-met: #ff9fa3; --undetermined: #e9b95e; --not-applicable: #a5aeb7;
  }
}
* { box-sizing: border-box; }
html { font: 106.25%/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; -webkit-text-size-adjust: 100%; scroll-padding-bottom: 8rem; }
body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: anywhere; }
main { max-width: 46rem; margin: 0 auto; padding: 2.5rem 1.5rem 9rem; }
h1, h2, h3, h4, p, ul, ol, dl, dd, fieldset, legend { margin: 0; padding: 0; }
h1, h2, h3, h4 { line-height: 1.25; font-weight: 650; text-wrap: balance; }
h1 { font-size: clamp(1.6rem, 5vw, 2.2rem); }
h2 { font-size: 1.5rem; }
h3 { font-size: 1.2rem; }
fieldset { min-width: 0; border: 0; }
ul, ol { padding-inline-start: 1.4rem; }
a { color: var(--link); text-underline-offset: .15em; }
.skip { position: absolute; inset-inline-start: -99rem; }
.skip:focus { position: static; display: block; padding: .75rem 1.5rem; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
.quiet, .hint { color: var(--quiet); }
.hint { display: block; font-weight: 400; font-size: .95rem; }
.lead { margin-top: .75rem; font-size: 1.1rem; }
p + p { margin-top: .6rem; }
.plain { padding: 0; list-style: none; }

section { margin-top: 3rem; padding-top: 1.5rem; border-top: 2px solid var(--ink); }
section > * + *, .layer > * + *, .group > * + * { margin-top: 1.5rem; }
section > h2 + * { margin-top: .75rem; }
.layer, .group { margin-top: 1.5rem; }
.group { padding-inline-start: 1rem; border-inline-start: 4px solid var(--line); }
.question { font-size: 1.1rem; }
legend, .label { display: block; font-weight: 650; }
legend { padding: 0; margin-bottom: .5rem; }
.label { margin-bottom: .25rem; }
input:not([type=radio], [type=checkbox], [type=file]), select, textarea {
  display: block; width: 100%; max-width: 100%; min-height: 2.75rem; padding: .4rem .6rem; font: inherit; color: inherit; background: var(--paper);
  border: 2px solid var(--edge); border-radius: 0;
}
textarea { min-height: 5.5rem; resize: vertical; field-sizing: content; }
.short { width: 14rem !important; }
.year { width: 9rem !important; }
.choice { display: grid; grid-template-columns: auto minmax(0, 1fr); column-gap: .75rem; padding: .35rem 0; align-items: start; }
.choice input { width: 1.5rem; height: 1.5rem; margin: .1rem 0; accent-color: var(--act); }
.choice label { min-height: 1.7rem; cursor: pointer; }
.field + .field, .field + .group { margin-top: 1.5rem; }
.wrong { padding-inline-start: 1rem; border-inline-start: 4px solid var(--bad); }
.error { display: block; margin: .25rem 0; color: var(--bad); font-weight: 650; }
.wrong input:not([type=radio], [type=checkbox]), .wrong > textarea, .wrong > select { border-color: var(--bad); }
.row { display: flex; flex-wrap: wrap; gap: .75rem 1rem; align-items: end; }
.row > .field { margin: 0; flex: 1 1 12rem; }
.row > button { flex: none; }
.row > .small { flex: none; }
button, .button { display: inline-block; min-height: 2.75rem; padding: .45rem 1rem; font: inherit; font-weight: 650; color: var(--link); background: var(--paper); border: 2px solid var(--edge); border-radius: 0; cursor: pointer; }
button.main { color: var(--on-act); background: var(--act); border-color: var(--act); }
button.link { min-height: 0; padding: 0; border: 0; font-weight: 400; text-decoration: underline; text-underline-offset: .15em; background: none; }
button:hover { text-decoration: underline; }
details > summary { width: fit-content; padding: .25rem 0; cursor: pointer; color: var(--link); }
details > :not(summary) { margin-top: .75rem; }
.note { padding: 1rem 1.25rem; background: var(--shade); border-inline-start: .4rem solid var(--edge); }
.note > * + * { margin-top: .6rem; }
.result { padding: 1rem 1.25rem; background: var(--shade); border-inline-start: .4rem solid currentColor; }
.result > p { color: var(--ink); }
.result strong { font-size: 1.1rem; }
.met { color: var(--met); } .not-met { color: var(--not-met); } .undetermined { color: var(--undetermined); } .not-applicable { color: var(--not-applicable); }
.verdict strong { font-size: 1.5rem; }
nav { margin-top: 2.5rem; }
.tasks { margin-top: .75rem; padding: 0; list-style: none; }
.tasks li { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; padding: .5rem 0; border-top: 1px solid var(--line); }
.tasks li:last-child { border-bottom: 1px solid var(--line); }
pre { margin: 0; padding: .75rem 1rem; overflow-x: auto; white-space: pre-wrap; background: var(--shade); font: .875em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
code { font: .9em/1 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.bar { position: fixed; inset: auto 0 0; background: var(--paper); border-top: 2px solid var(--ink); }
.bar > div { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1.25rem; max-width: 46rem; margin: 0 auto; padding: .75rem 1.5rem; }
.bar p { flex: 1 1 14rem; margin: 0; font-size: .95rem; }
dialog { max-width: 34rem; padding: 1.5rem; color: var(--ink); background: var(--paper); border: 2px solid var(--ink); }
dialog::backdrop { background: rgb(0 0 0 / .5); }
dialog > * + * { margin-top: 1rem; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

@media (max-width: 40rem) {
  main { padding: 1.25rem 1rem 11rem; }
  .bar > div { padding: .6rem 1rem; gap: .4rem 1rem; }
  .bar p { flex-basis: 8rem; font-size: .85rem; line-height: 1.35; }
  .bar button.main { padding: .45rem .6rem; }
  .group { padding-inline-start: .75rem; }
}
@media print {
  :root { color-scheme: light; --paper: #fff; --shade: #fff; --ink: #000; --quiet: #444; --line: #aaa; --edge: #444; --link: #000; --bad: #a01529; --met: #17622e; --not-met: #a01529; --undetermined: #764800; --not-applicable: #444; }
  html { font-size: 9pt; line-height: 1.35; }
  main { max-width: none; padding: 0; }
  .bar, .skip, .screen, .done, nav, button, .file, .field:has(> select option[value=""]:checked) { display: none; }
  h1 { font-size: 1.7rem; } h2 { font-size: 1.3rem; } h3 { font-size: 1.1rem; }
  section { margin-top: 1.25rem; padding-top: .75rem; border-top-width: 1px; }
  section > * + *, .layer > * + *, .group > * + *, .field + .field, .field + .group, .layer, .group, details > :not(summary) { margin-top: .6rem; }
  h2, h3, legend, .label, summary { break-after: avoid; }
  .choice, .field:has(> input, > textarea), .result { break-inside: avoid; }
  .choice { padding: .1rem 0; column-gap: .5rem; }
  .choice input { width: 1rem; height: 1rem; }
  .choice label { min-height: 0; }
  .choice .hint { font-size: .85rem; }
  fieldset:has(> .choice:nth-of-type(7)) { columns: 2; }
  input:not([type=radio], [type=checkbox], [type=file]), textarea { min-height: 1.9rem; padding: .15rem .4rem; border-width: 1px; resize: none; }
  textarea { min-height: 3.5rem; }
  .days { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1.5rem; align-items: end; }
  .days > .field { margin: 0; }
  summary { list-style: none; }
  .layer > details > summary { display: none; }
  .note, .result { padding: .4rem .75rem; }
  details::details-content { content-visibility: visible; block-size: auto; display: block; }
  /* A page without answers is printed to be filled in: nothing is chosen yet, and there is room to write. */
  main:not(.begun) :is([type=radio], [type=checkbox]) { appearance: none; border: 1px solid var(--edge); }
  main:not(.begun) [type=radio] { border-radius: 50%; }
  main:not(.begun) .year { width: 100% !important; }
  main:not(.begun) :is(.evidence, #sources)::after { content: ""; display: block; height: 3.5rem; margin-top: .25rem; border: 1px solid var(--edge); }
  main:not(.begun) #verdict { display: none; }
  /* One with answers shows them, and not what else could have been answered. */
  .begun .label + .hint, .begun legend .hint, .begun .field:has(> :placeholder-shown), .begun .evidence:not(:has(textarea)),
  .begun .choice:has(> :checked) ~ .choice:has(> input:not(:checked)), .begun .choice:has(> input:not(:checked)):has(~ .choice > :checked),
  .begun fieldset:has(> .choice) > .choice:has(> [type=radio]:not(:checked)), .begun .choice:has(> [type=checkbox]:not(:checked)),
  .begun fieldset:has([name$="/who"][value="fields"]:checked), .begun .days:not(:has(> .field > :not(:placeholder-shown, label, span))) { display: none; }
  .begun fieldset:has(> .choice):not(.evidence, :has(:checked, .row))::after { content: "Not answered"; }
  .begun fieldset:has(> .choice) { columns: auto; }
  .begun .field:has(> input, > select) { display: flex; gap: .75rem; }
  .begun .field:has(> input, > select) > .label { flex: none; }
  .begun :is(input:not([type=radio], [type=checkbox]), textarea, select) { appearance: none; min-height: 0; padding: 0; border: 0; }
}
@page { margin: 18mm 16mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt system-ui, sans-serif; } }
`;
