import { type Html, html, type Piece, render } from '../../text/html.ts';
import { pageStyle } from './page-style.ts';

/**
 * A whole page in one file: no script, and nothing in it makes a request (the icon is empty so that a browser asks for none). `body` has the one `h1`;
 * `style` comes after the style that all pages share.
 */
export function page({
  title,
  body,
  style = null,
}: {
  readonly title: string;
  readonly body: Piece;
  readonly style?: Html | null;
}): string {
  return render(document(title, body, style));
}

const document = (title: string, body: Piece, style: Html | null): Html => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="icon" href="data:,">
${[pageStyle, style]}
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
