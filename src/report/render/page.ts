import { type Html, html, type Piece, pageHead, render } from '../../text/html.ts';
import { pageStyle } from './page-style.ts';

const policy = html`default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'`;

/**
 * A whole page in one file: no script, and nothing in it makes a request. `body` has the one `h1`; `style` comes after the style that all pages
 * share.
 */
export const page = (title: string, body: Piece, style: Html | null): string =>
  render(html`${pageHead(
    title,
    policy,
    html`${[pageStyle, style]}
`,
  )}<body>
<main>
${body}
</main>
</body>
</html>
`);
