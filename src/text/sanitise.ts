import { isNarrow } from './width.ts';

/**
 * What a terminal, a log or a page would obey or hide instead of showing: controls (C0, DEL, C1), lone surrogates, line and paragraph separators,
 * bidi controls, every default-ignorable character (zero-width ones, the BOM, soft hyphens, fillers, variation selectors, tags, the joiners of emoji
 * too), interlinear annotations and noncharacters.
 */
const unsafe =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u{fff9}-\u{fffb}]/u;
const everyUnsafe = new RegExp(unsafe, 'gu');
const unsafeInLines = new RegExp(`(?!\n)${unsafe.source}`, 'u');
const everyUnsafeInLines = new RegExp(`\r\n|${unsafeInLines.source}`, 'gu');

/** Text from outside for a single line: what is unsafe, line breaks and tabs included, becomes a visible escape such as `\n`, `\x1b`, `\u{202e}`. */
export function sanitise(text: string): string {
  // Making the sets of characters below takes 2 ms, and most texts do not need them.
  return !isNarrow(text) && unsafe.test(text) ? text.replace(everyUnsafe, escaped) : text;
}

/** The same for text of several lines: line breaks stay, a tab becomes two spaces. */
export function sanitiseLines(text: string): string {
  return unsafeInLines.test(text) ? text.replace(everyUnsafeInLines, escapedInLines) : text;
}

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  return named[character] ?? (code < 0x100 ? `\\x${hex.padStart(2, '0')}` : `\\u{${hex.padStart(4, '0')}}`);
}

function escapedInLines(character: string): string {
  switch (character) {
    case '\r\n':
      return '\n';
    case '\t':
      return '  ';
  }
  return escaped(character);
}
