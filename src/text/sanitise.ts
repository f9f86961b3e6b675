import { isNarrow } from './width.ts';

/** Text from outside for a single line: what is unsafe, line breaks and tabs included, becomes a visible escape such as `\n`, `\x1b`, `\u{202e}`. */
export function sanitise(text: string): string {
  return isNarrow(text) ? text : text.replace(patterns().unsafe, escaped);
}

/** The same for text of several lines: line breaks stay, a tab becomes two spaces. */
export function sanitiseLines(text: string): string {
  return isNarrow(text.replaceAll('\n', '')) ? text : text.replace(patterns().unsafeInLines, escapedInLines);
}

/**
 * What a terminal, a log or a page would obey or hide instead of showing: controls (C0, DEL, C1), lone surrogates, line and paragraph separators,
 * bidi controls, every default-ignorable character (zero-width ones, the BOM, soft hyphens, fillers, variation selectors, tags, the joiners of emoji
 * too), interlinear annotations, noncharacters and the Braille pattern without a dot.
 */
const unsafe = String.raw`[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u{fff9}-\u{fffb}\u{2800}]`;

let made: { readonly unsafe: RegExp; readonly unsafeInLines: RegExp } | null = null;

/** Made when a text needs them: these sets of characters take 2 ms, and most texts are narrow. */
function patterns(): { readonly unsafe: RegExp; readonly unsafeInLines: RegExp } {
  made ??= { unsafe: new RegExp(unsafe, 'gu'), unsafeInLines: new RegExp(`\r\n|(?!\n)${unsafe}`, 'gu') };
  return made;
}

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** `\x1b`, `\u{202e}` */
export function escaped(character: string): string {
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
