import type { Source } from '../../model/rule-set.ts';
import { type Html, html } from '../../text/html.ts';
import { sanitise } from '../../text/sanitise.ts';

/** A source's address as a page may link to it; null when there is none, or none by https. */
export function httpsAddress({ url }: Pick<Source, 'url'>): string | null {
  return url !== null && /^https:\/\/[^\s<>"'`\\|^{}]+$/.test(url) && sanitise(url) === url ? url : null;
}

/** Text that leads to a source where that can be linked. */
export function sourceLink(text: string, source: Pick<Source, 'url'>): Html {
  const address = httpsAddress(source);
  return address === null ? html`${text}` : html`<a href="${address}" rel="external noopener noreferrer">${text}</a>`;
}
