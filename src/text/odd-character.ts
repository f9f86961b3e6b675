// Characters that people take for others, or do not see at all.

const names: Readonly<Record<string, string>> = {
  '\u00a0': 'a no-break space',
  '\u00ad': 'a soft hyphen',
  '\u2007': 'a figure space',
  '\u200b': 'a zero-width space',
  '\u200c': 'a zero-width non-joiner',
  '\u200d': 'a zero-width joiner',
  '\u2010': 'a typographic hyphen',
  '\u2011': 'a no-break hyphen',
  '\u2012': 'a figure dash',
  '\u2013': 'an en dash',
  '\u2014': 'an em dash',
  '\u2018': 'a typographic quote',
  '\u2019': 'a typographic quote',
  '\u201a': 'a typographic quote',
  '\u201c': 'a typographic quote',
  '\u201d': 'a typographic quote',
  '\u201e': 'a typographic quote',
  '\u202f': 'a narrow no-break space',
  '\u2060': 'a word joiner',
  '\u2212': 'a minus sign',
  '\u3000': 'a full-width space',
  '\ufeff': 'a byte order mark',
};

/** `U+001B` */
export const codePoint = (code: number): string => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;

/** `U+00A0, a no-break space`; the code point alone for a character without a name here. */
export function characterName(character: string): string {
  const name = nameOf(character);
  const code = codePoint(character.codePointAt(0) ?? 0);
  return name === null ? code : `${code}, ${name}`;
}

/** Where the first character of a text stands that is taken for another one or not seen, and its name; null when the text has none. */
export function oddCharacter(text: string): { readonly index: number; readonly name: string } | null {
  const index = text.search(odd);
  return index === -1 ? null : { index, name: characterName(text.charAt(index)) };
}

/** The same for what nobody sees, and what takes the place of a sign of the notation: a space, a colon. Not quotes and dashes, which prose has. */
export function unseenCharacter(text: string): { readonly index: number; readonly name: string } | null {
  const index = text.search(unseen);
  return index === -1 ? null : { index, name: characterName(text.charAt(index)) };
}

const unseen = /[\u00a0\u00ad\u2000-\u200a\u200b-\u200d\u202f\u2060\u3000\ufeff\uff01-\uff5e]/u;
const fullWidth = /[\uff01-\uff5e]/;
const wideSpace = /[\u2000-\u200a]/;
const odd = new RegExp(`[${Object.keys(names).join('')}\uff01-\uff5e\u2000-\u200a]`);

function nameOf(character: string): string | null {
  if (fullWidth.test(character)) return 'a full-width character';
  return names[character] ?? (wideSpace.test(character) ? 'a wide space' : null);
}
