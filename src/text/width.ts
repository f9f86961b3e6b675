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

function segments(text: string): string[] {
  segmenter ??= new Intl.Segmenter('en');
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

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
  return emoji.test(grapheme) || isWide(grapheme.codePointAt(0) ?? 0) ? 2 : 1;
}

function isWide(code: number): boolean {
  let low = 0;
  let high = wide.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((wide[middle] ?? 0) <= code) low = middle + 1;
    else high = middle;
  }
  // An odd count of bounds at or below the code: it lies between a first and an after-last one.
  return low % 2 === 1;
}

/** East Asian Width W and F (Unicode 17, EastAsianWidth.txt): each range as its first code point and the first one after it. */
// biome-ignore format: a table
const wide: readonly number[] = [
  0x1100, 0x1160, 0x231a, 0x231c, 0x2329, 0x232b, 0x23e9, 0x23ed, 0x23f0, 0x23f1, 0x23f3, 0x23f4, 0x25fd, 0x25ff,
  0x2614, 0x2616, 0x2630, 0x2638, 0x2648, 0x2654, 0x267f, 0x2680, 0x268a, 0x2690, 0x2693, 0x2694, 0x26a1, 0x26a2,
  0x26aa, 0x26ac, 0x26bd, 0x26bf, 0x26c4, 0x26c6, 0x26ce, 0x26cf, 0x26d4, 0x26d5, 0x26ea, 0x26eb, 0x26f2, 0x26f4,
  0x26f5, 0x26f6, 0x26fa, 0x26fb, 0x26fd, 0x26fe, 0x2705, 0x2706, 0x270a, 0x270c, 0x2728, 0x2729, 0x274c, 0x274d,
  0x274e, 0x274f, 0x2753, 0x2756, 0x2757, 0x2758, 0x2795, 0x2798, 0x27b0, 0x27b1, 0x27bf, 0x27c0, 0x2b1b, 0x2b1d,
  0x2b50, 0x2b51, 0x2b55, 0x2b56, 0x2e80, 0x2e9a, 0x2e9b, 0x2ef4, 0x2f00, 0x2fd6, 0x2ff0, 0x303f, 0x3041, 0x3097,
  0x3099, 0x3100, 0x3105, 0x3130, 0x3131, 0x318f, 0x3190, 0x31e6, 0x31ef, 0x321f, 0x3220, 0x3248, 0x3250, 0xa48d,
  0xa490, 0xa4c7, 0xa960, 0xa97d, 0xac00, 0xd7a4, 0xf900, 0xfb00, 0xfe10, 0xfe1a, 0xfe30, 0xfe53, 0xfe54, 0xfe67,
  0xfe68, 0xfe6c, 0xff01, 0xff61, 0xffe0, 0xffe7, 0x16fe0, 0x16fe5, 0x16ff0, 0x16ff7, 0x17000, 0x18cdb,
  0x18cff, 0x18d21, 0x18d80, 0x18df3, 0x18e00, 0x19192, 0x191a0, 0x191d3, 0x1aff0, 0x1aff4, 0x1aff5, 0x1affc,
  0x1affd, 0x1afff, 0x1b000, 0x1b129, 0x1b132, 0x1b133, 0x1b150, 0x1b153, 0x1b155, 0x1b156, 0x1b164, 0x1b169,
  0x1b170, 0x1b2fc, 0x1d300, 0x1d357, 0x1d360, 0x1d377, 0x1f004, 0x1f005, 0x1f0cf, 0x1f0d0, 0x1f18e, 0x1f18f,
  0x1f191, 0x1f19b, 0x1f1ae, 0x1f1af, 0x1f200, 0x1f203, 0x1f210, 0x1f23c, 0x1f240, 0x1f249, 0x1f250, 0x1f252,
  0x1f260, 0x1f266, 0x1f300, 0x1f321, 0x1f32d, 0x1f336, 0x1f337, 0x1f37d, 0x1f37e, 0x1f394, 0x1f3a0, 0x1f3cb,
  0x1f3cf, 0x1f3d4, 0x1f3e0, 0x1f3f1, 0x1f3f4, 0x1f3f5, 0x1f3f8, 0x1f43f, 0x1f440, 0x1f441, 0x1f442, 0x1f4fd,
  0x1f4ff, 0x1f53e, 0x1f54b, 0x1f54f, 0x1f550, 0x1f568, 0x1f57a, 0x1f57b, 0x1f595, 0x1f597, 0x1f5a4, 0x1f5a5,
  0x1f5fb, 0x1f650, 0x1f680, 0x1f6c6, 0x1f6cc, 0x1f6cd, 0x1f6d0, 0x1f6d3, 0x1f6d5, 0x1f6da, 0x1f6dc, 0x1f6e0,
  0x1f6eb, 0x1f6ed, 0x1f6f4, 0x1f6fd, 0x1f7da, 0x1f7db, 0x1f7e0, 0x1f7ec, 0x1f7f0, 0x1f7f1, 0x1f90c, 0x1f93b,
  0x1f93c, 0x1f946, 0x1f947, 0x1fa00, 0x1fa70, 0x1fa7d, 0x1fa80, 0x1fac7, 0x1fac8, 0x1fac9, 0x1facc, 0x1fade,
  0x1fadf, 0x1faec, 0x1faef, 0x1fafb, 0x20000, 0x2fffe, 0x30000, 0x3fffe,
];
