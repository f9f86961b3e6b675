import { type Html, html, inline } from '../../text/html.ts';

/** Text whose days are not broken at the end of a line, as browsers break them at their hyphens. */
export const dated = (text: string): Html =>
  inline(text.split(day).map((part, index) => (index % 2 === 1 ? html`<time>${part}</time>` : part)));

/** Only days there are, since HTML takes no others as `<time>`: every month has a 28th. */
const day =
  /(?<![\w./-])(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|\d{4}-(?:0[13-9]|1[0-2])-(?:29|30)|\d{4}-(?:0[13578]|1[02])-31)(?![\w/-])/;
