import { sanitise } from './sanitise.ts';

/**
 * Text for GitHub-flavoured Markdown that stays text, at the start of a block and in a table cell too: what a renderer could take for markup becomes a
 * numeric entity. GitHub looks for `@name`, `#12`, `GH-12` and `:name:` in the rendered text, where entities no longer help: there an invisible
 * space comes between.
 */
export function markdownText(text: string): string {
  return sanitise(text.trim())
    .replace(special, (found) => `&#${found.charCodeAt(0)};`)
    .replace(linking, '$&&#8203;');
}

// Signs with a meaning anywhere; those that begin a list or underline a heading; a full stop in `www.`, a colon in `https:` or `::error`.
const special = /[\\`*_[\]<>#|~&@$]|^[-+=]|(?<=^\d{1,9})[.)]|(?<=www)\.|:(?! |$)/gi;
const linking = /&#(?:35|58|64);(?=[\w+-])|\bgh-(?=\d)/gi;

/** An id or a path as a code span, in which nothing links; as text when it has characters that a code span or a table cannot hold. */
export function markdownCode(text: string): string {
  return /^[\w./@+-][\w./@+:(),' -]*(?<! )$/.test(text) ? `\`${text}\`` : markdownText(text);
}

/** A link to an address that has been looked at: by https, without blanks and angle brackets. */
export function markdownLink(text: string, address: string): string {
  return `[${markdownText(text)}](<${address.replaceAll('&', '&#38;')}>)`;
}
