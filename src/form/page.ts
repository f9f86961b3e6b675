import { type Html, html, pageHead, render } from '../text/html.ts';
import type { PageData } from './page-data.ts';
import { formStyle } from './style.ts';

/**
 * The page in which a city file is filled in: one file that makes no request. Its policy allows the one script and the one style by their hashes;
 * `hash` is that of a text, in base64.
 */
export function formPage(data: PageData, script: string, hash: (text: string) => string): string {
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hash(script)}'`,
    `style-src 'sha256-${hash(formStyle)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const [before = '', after = ''] = render(frame(data, policy)).split(place);
  return `${before}<style>${formStyle}</style>${after}<script type="application/json" id="data">${embedded(data)}</script>
<script>${script}</script>
</body>
</html>
`;
}

const place = '<!-- style -->';

const frame = (
  { asked }: PageData,
  policy: string,
): Html => html`${pageHead(asked.title, policy, html`<!-- style -->`)}<body>
<noscript><p>This page needs JavaScript, which this browser does not run. Nothing is sent anywhere: the page works offline.</p></noscript>
<div id="page"></div>
`;

/** Data that can end no element, start no comment and give no command to the log of a CI server. */
const embedded = (data: PageData): string =>
  JSON.stringify(data).replace(
    /[<>&\u2028\u2029]|(?<=:):|(?<=#)#(?=[\w.-]*\[)|(?<=section|travis)_(?=start|end|fold|time)/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
