import { type Html, html, inline } from '../text/html.ts';
import { outcomeSign } from './outcome-badge.ts';
import type { Item, Row } from './outline.ts';

/** Rows under their labels; null when there are none. Sources are cited as `#prefix-1`. */
export function rowList(rows: readonly Row[], sourcePrefix: string): Html | null {
  const filled = rows.filter(({ items }) => items.length > 0);
  if (filled.length === 0) return null;
  return html`<dl>
${filled.map(
  ({ label, items }) => html`<div>
<dt>${label}</dt>
${items.map((item) => html`<dd dir="auto">${itemText(item, sourcePrefix)}</dd>`)}
</div>`,
)}
</dl>`;
}

export function itemText({ text, source, outcome }: Item, sourcePrefix: string): Html {
  return inline([
    ...(outcome === null ? [] : [outcomeSign(outcome), ' ']),
    text,
    ...(source === null ? [] : [' ', html`<a class="cite" href="#${sourcePrefix}-${source}">[${source}]</a>`]),
  ]);
}
