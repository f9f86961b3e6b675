import { type Html, html } from '../text/html.ts';
import type { Outline } from './outline.ts';

/** What a report was made from, with digests. */
export const identityList = (identity: Outline['identity']): Html => html`<dl>
${identity.map(
  ({ label, value, digest }) => html`<div>
${[
  html`<dt>${label}</dt>`,
  html`<dd dir="auto">${value}</dd>`,
  digest === null ? null : html`<dd><code>${digest}</code></dd>`,
]}
</div>`,
)}
</dl>`;
