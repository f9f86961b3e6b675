import { type Html, html, type Piece } from '../../text/html.ts';

/** 1 is the page's own; there are six. */
export type HeadingLevel = number;

export function heading(level: HeadingLevel, content: Piece): Html {
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
