import { eastAsianWidth } from 'get-east-asian-width';

/**
 * Columns a terminal uses for a text of one line: wide and full-width characters and emoji take two, combining and invisible ones none. A character that
 * is text by default (`©`, `✔`) is an emoji only with U+FE0F after it.
 */
export function width(text: string): number {
  if (isNarrow(text)) return text.length;
  let columns = 0;
  for (const grapheme of segments(text)) columns += graphemeWidth(grapheme);
  return columns;
}

/** What a reader takes for single characters; a text may be cut between any two. */
export function graphemes(text: string): string[] {
  return isNarrow(text) ? text.split('') : segments(text);
}

/** Whether a text has only characters that take one column each, are seen and join with no other: what most texts have. */
export const isNarrow = (text: string): boolean => narrow.test(text);

/**
 * Code units that take one column each and never join with a neighbour: ASCII, Latin, Greek, Cyrillic, punctuation, arrows, box drawing and the signs of
 * the reports. The common case: an Intl.Segmenter takes 15 ms to make.
 */
const narrow =
  /^[ -~\xa0-\xac\xae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20c0\u2190-\u2319\u2500-\u25fc\u2713-\u2718]*$/;

let segmenter: Intl.Segmenter | null = null;

/** Looked at in parts, as Intl.Segmenter takes quadratic time. The last grapheme of a part may go on in the next one, so it is looked at again. */
function segments(text: string): string[] {
  segmenter ??= new Intl.Segmenter('en');
  const found: string[] = [];
  let size = part;
  for (let start = 0; start < text.length; ) {
    const split = isHighSurrogate.test(text.charAt(start + size - 1)) ? 1 : 0;
    const end = start + size + split;
    const each = Array.from(segmenter.segment(text.slice(start, end)), ({ segment }) => segment);
    if (end < text.length) each.pop();
    for (const segment of each) start += segment.length;
    found.push(...each);
    size = each.length === 0 ? size * 2 : part;
  }
  return found;
}

const part = 512;
const isHighSurrogate = /[\ud800-\udbff]/;

/** Where no base character stands before them; otherwise they are part of its grapheme. */
const combining = /^[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/;

let made: { readonly invisible: RegExp; readonly emoji: RegExp } | null = null;

/** Made when a text needs them: these sets of characters take 1 ms. */
function patterns(): { readonly invisible: RegExp; readonly emoji: RegExp } {
  made ??= {
    invisible: /^[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\u200e\u200f]/u,
    emoji: /^(?:\p{Emoji}\ufe0f|\p{RI}\p{RI}|(?!\p{RI})\p{Emoji_Presentation}|[#*0-9]\u20e3)/u,
  };
  return made;
}

function graphemeWidth(grapheme: string): 0 | 1 | 2 {
  const { invisible, emoji } = patterns();
  if (invisible.test(grapheme) || combining.test(grapheme)) return 0;
  return emoji.test(grapheme) ? 2 : eastAsianWidth(grapheme.codePointAt(0) ?? 0);
}
