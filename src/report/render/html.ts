import type { Source } from '../../model/rule-set.ts';
import { type Html, html, inline, type Piece, preformatted } from '../../text/html.ts';
import { outcomeWords } from '../../text/words.ts';
import { seriesChart } from '../charts/series-chart.ts';
import {
  type Block,
  type Cell,
  type Document,
  type Entry,
  type Folded,
  type Inline,
  type ListItem,
  nested,
  type Row,
  type Section,
  type Span,
  type Status,
  type Statuses,
  type Table,
} from '../document.ts';
import { dotsHtml, timelineHtml } from './chart-html.ts';
import { dated } from './dated.ts';
import { matrixHtml, tallyHtml } from './matrix-html.ts';
import { outcomeBadge, outcomeSign } from './outcome-badge.ts';
import { page } from './page.ts';
import { sourceLink } from './source-link.ts';

/** A page in one file: no script, and nothing in it makes a request. `style` comes after the style that all pages share. */
export const renderHtml = ({ title, blocks }: Document, style: Html | null = null): string =>
  page(title, renderBlocks(blocks, 1), style);

/** Blocks as a part of a page; `level` is that of their headings. */
const renderBlocks = (blocks: readonly Block[], level: number): Html[] => blocks.map((block) => rendered(block, level));

function rendered(block: Block, level: number): Html {
  switch (block.is) {
    case 'section':
      return section(block, level);
    case 'paragraph':
      return html`<p${attribute('class', block.tone)} dir="auto">${inlined(block.text)}</p>`;
    case 'statuses':
      return block.of === 'verdict' && !block.items.some(({ items }) => items) ? verdicts(block) : statuses(block);
    case 'entry':
      return entry(block, level);
    case 'rows':
      return html`<dl>
${block.rows.map(row)}
</dl>`;
    case 'table':
      return block.isSpread ? spreadTable(block) : table(block);
    case 'list':
      return list(block.items, block.of === 'warnings' ? 'warnings' : undefined);
    case 'sources':
      return inline(sourceList(block.sources, block.id));
    case 'chart':
      return seriesChart(block);
    case 'matrix':
      return matrixHtml(block);
    case 'tally':
      return tallyHtml(block);
    case 'dots':
      return dotsHtml(block);
    case 'timeline':
      return timelineHtml(block);
    case 'folded':
      return folded(block, level);
    case 'preformatted':
      return html`<pre tabindex="0">${preformatted(block.text)}</pre>`;
  }
}

/** The attribute with its blank before it; nothing for no value. */
const attribute = (name: 'class' | 'id', value: string | undefined): Html | null => {
  if (value === undefined) return null;
  return name === 'id' ? html` id="${value}"` : html` class="${value}"`;
};

const section = ({ title, id, blocks }: Section, level: number): Html => html`<section${attribute('id', id)}>
${[heading(level, inlined(title)), ...renderBlocks(blocks, level + 1)]}
</section>`;

/** What a reader looks for first: a panel, the first verdict large. */
function verdicts({ items }: Statuses): Html {
  const [first] = items;
  return html`<div class="verdict ${first?.outcome ?? 'not-applicable'}">
${items.map(
  ({ outcome, label, text }) =>
    html`<p dir="auto"><strong class="${outcome}">${outcomeSign(outcome)} ${inlined(label)}</strong> <span class="counts">${inlined(text)}</span></p>`,
)}
</div>`;
}

function statuses({ of, head, items }: Statuses): Html {
  return html`<table class="statuses of-${of}">
<thead>
<tr>${of === 'condition' ? html`<th scope="col">Outcome</th>` : null}${inline(head.map((each) => html`<th scope="col">${each}</th>`))}</tr>
</thead>
<tbody>
${items.map((item) => statusRow(item, of))}
</tbody>
</table>`;
}

function statusRow({ outcome, words, label, text, further = [], items }: Status, of: Statuses['of']): Html {
  const name = html`<th scope="row" dir="auto">${inlined(label)}</th>`;
  const why = [
    html`${inlined(text)}`,
    items === undefined || items.length === 0
      ? null
      : html`<ul class="plain">
${items.map((item) => html`<li dir="auto">${outcomeSign(item.outcome)} ${inlined(item.label)}: ${inlined(item.text)}</li>`)}
</ul>`,
  ];
  const word = words ?? outcomeWords[outcome];
  const badge = outcomeBadge(outcome, word);
  // A verdict is said once where the text begins with it.
  const isSaid = typeof text === 'string' && text.startsWith(word);
  const cells = further.map((each) => html`<td dir="auto">${inlined(each)}</td>`);
  return of === 'condition'
    ? html`<tr><td>${badge}</td>${name}<td dir="auto">${why}</td>${inline(cells)}</tr>`
    : html`<tr>${name}<td dir="auto">${isSaid ? outcomeSign(outcome) : badge} ${why}</td>${inline(cells)}</tr>`;
}

const entry = (
  { outcome, title, id, place, blocks }: Entry,
  level: number,
): Html => html`<article class="entry"${attribute('id', id)}>
${[
  html`<header>${heading(level, inlined(title))}<p>${outcomeBadge(outcome)}</p></header>`,
  ...renderBlocks(blocks, level + 1),
  place === undefined ? null : html`<p class="place"><code>${place}</code></p>`,
]}
</article>`;

const row = ({ label, items }: Row): Html => html`<div>
<dt>${label}</dt>
${items.map((item) => html`<dd dir="auto">${inlined(item)}</dd>`)}
</div>`;

function table({ caption, head, rows, numbers = [] }: Table): Html {
  const kind = (index: number) => attribute('class', numbers.includes(index) ? 'number' : undefined);
  return html`<table>
<caption dir="auto">${inlined(caption)}</caption>
<thead>
<tr>${inline(head.map((each, index) => html`<th scope="col"${kind(index)} dir="auto">${inlined(each)}</th>`))}</tr>
</thead>
<tbody>
${rows.map(
  (cells) =>
    html`<tr>${inline(
      cells.map((cell, index) => {
        const content = cell.length === 1 ? inlined(cell[0] ?? '') : cell.map((each) => html`<p>${inlined(each)}</p>`);
        return index === 0
          ? html`<th scope="row" dir="auto">${content}</th>`
          : html`<td${kind(index)} dir="auto">${content}</td>`;
      }),
    )}</tr>`,
)}
</tbody>
</table>`;
}

/** Each row under its heading; on a phone each cell under that of its column. */
function spreadTable({ caption, head: [, ...head], rows }: Table): Html {
  return html`<table class="spread">
<caption dir="auto">${inlined(caption)}</caption>
<thead>
<tr>${inline(head.map((each) => html`<th scope="col" dir="auto">${inlined(each)}</th>`))}</tr>
</thead>
${rows.map(
  ([[name = '', ...beside] = [], ...cells]: readonly Cell[]) => html`<tbody>
<tr class="over"><th scope="rowgroup" colspan="${cells.length}" dir="auto">${inlined(name)}${inline(beside.map((each) => html`<span class="beside">${inlined(each)}</span>`))}</th></tr>
<tr>${inline(
    cells.map(
      (cell, index) =>
        html`<td dir="auto"><span class="of">${inlined(head[index] ?? '')}</span>${inline(cell.map((each) => html`<span class="line">${inlined(each)}</span>`))}</td>`,
    ),
  )}</tr>
</tbody>`,
)}
</table>`;
}

const folded = ({ summary, about, blocks }: Folded, level: number): Html => html`<details>
<summary>${summary}${about === undefined ? null : html`<span class="about"> (${about})</span>`}</summary>
${renderBlocks(blocks, level)}
</details>`;

const list = (items: readonly ListItem[], kind?: string): Html => html`<ul${attribute('class', kind)}>
${items
  .map(nested)
  .map(({ text, items: below }) => html`<li dir="auto">${inlined(text)}${below.length === 0 ? '' : list(below)}</li>`)}
</ul>`;

const inlined = (text: Inline): Html => (typeof text === 'string' ? dated(text) : inline(text.map(spanHtml)));

function spanHtml(span: Span): Html {
  if (typeof span === 'string') return dated(span);
  switch (span.is) {
    case 'strong':
      return html`<strong>${span.text}</strong>`;
    case 'code':
      return html`<code>${span.text}</code>`;
    case 'link':
      return html`<a href="#${span.to}"><bdi>${span.text}</bdi></a>`;
    case 'source':
      return sourceLink(span.text, span.source);
    case 'cite':
      return html`<a class="cite" href="#${span.sources}-${span.number}">[${span.number}]</a>`;
    case 'outcome':
      return html`${outcomeSign(span.outcome)}${span.word === null ? null : html`<span class="heard">${span.word}: </span>`}`;
    case 'sign':
      return outcomeSign(span.outcome);
  }
}

/** There are six levels. */
function heading(level: number, content: Piece): Html {
  switch (level) {
    case 1:
      return html`<h1 dir="auto">${content}</h1>`;
    case 2:
      return html`<h2 dir="auto">${content}</h2>`;
    case 3:
      return html`<h3 dir="auto">${content}</h3>`;
    case 4:
      return html`<h4 dir="auto">${content}</h4>`;
    case 5:
      return html`<h5 dir="auto">${content}</h5>`;
    default:
      return html`<h6 dir="auto">${content}</h6>`;
  }
}

/** Sources under their numbers, with ids `prefix-1` and up; none for none. */
function sourceList(sources: readonly Source[], prefix: string): Html[] {
  if (sources.length === 0) return [];
  return [
    html`<ol class="sources">
${sources.map((source, index) => html`<li id="${prefix}-${index + 1}" dir="auto">${inline(sourceWords(source))}</li>`)}
</ol>`,
  ];
}

/** The address in full, so that it can be read on paper, too. */
function sourceWords(source: Source): readonly Html[] {
  const { title, publisher, date, url } = source;
  return [
    sourceLink(title, source),
    ...[publisher, date].flatMap((part) => (part === null ? [] : [html`, ${dated(part)}`])),
    ...(url === null ? [] : [html`<br><span class="address">${url}</span>`]),
  ];
}
