import type { Source } from '../../model/rule-set.ts';
import { type Html, html, inline } from '../../text/html.ts';
import { sourceLink } from './source-link.ts';

/** Sources under their numbers, with ids `prefix-1` and up; none for none. */
export function sourceList(sources: readonly Source[], prefix: string): Html[] {
  if (sources.length === 0) return [];
  return [
    html`<ol class="sources">
${sources.map((source, index) => html`<li id="${prefix}-${index + 1}" dir="auto">${inline(described(source))}</li>`)}
</ol>`,
  ];
}

/** The address in full, so that it can be read on paper, too. */
function described(source: Source): readonly Html[] {
  const { title, publisher, date, url } = source;
  return [
    sourceLink(title, source),
    ...[publisher, date].flatMap((part) => (part === null ? [] : [html`, ${part}`])),
    ...(url === null ? [] : [html`<br><span class="address">${url}</span>`]),
  ];
}
