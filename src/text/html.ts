import { sanitise, sanitiseLines } from './sanitise.ts';

/** Only `html` and `preformatted` make it: text that merely looks like markup is never taken for some. */
const markup = Symbol('markup');
export type Html = { readonly [markup]: string };

/** What a template takes: text is sanitised and escaped; the members of a list, those that are empty apart, stand on lines of their own. */
export type Piece = Html | string | number | null | readonly Piece[];

/**
 * Markup as a tagged template. Everything put into it is text unless it is markup itself, and an attribute's value is always quoted, so nothing put
 * into one can end it.
 */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return {
    [markup]: parts.map((part, index) => (index === 0 ? '' : written(pieces[index - 1] ?? null)) + part).join(''),
  };
}

/** Text of several lines, for `<pre>`. */
export const preformatted = (text: string): Html => ({ [markup]: escaped(sanitiseLines(text)) });

/** Pieces in one line. */
export const inline = (pieces: readonly Piece[]): Html => ({ [markup]: pieces.map(written).join('') });

/** The document itself. */
export const render = (document: Html): string => document[markup];

function written(piece: Piece): string {
  if (piece === null) return '';
  if (typeof piece === 'string' || typeof piece === 'number') return escaped(sanitise(String(piece)));
  if (!(markup in piece)) {
    return piece
      .map(written)
      .filter((line) => line !== '')
      .join('\n');
  }
  return piece[markup];
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // A page that goes to a CI server's log must not give it commands: `::error::` and `##[group]`.
  '::': '&#58;:',
  '##': '&#35;#',
  _: '&#95;',
};

const escaped = (text: string): string =>
  text.replace(
    /[&<>"']|::|##(?=[\w.-]*\[)|(?<=section|travis)_(?=start|end|fold|time)/g,
    (found) => entities[found] ?? found,
  );

/** The head of a page in one file that asks for nothing: the icon is empty so that a browser requests none. `policy` is what it may do. */
export const pageHead = (title: string, policy: Piece, styles: Piece): Html => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="icon" href="data:,">
${styles}</head>
`;
