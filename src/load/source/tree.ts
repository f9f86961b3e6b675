// What the readers of YAML and JSON make of a text: plain data, and where each part of it stands.
import { codePoint } from '../../text/odd-character.ts';
import type { Faults } from './faults.ts';

/** A value and the offset in the text (in UTF-16 code units) at which it starts; the entries of a map, the items of a list. */
export type Tree = {
  readonly data: unknown;
  readonly start: number;
  readonly entries: readonly Entry[] | null;
  readonly items: readonly Tree[] | null;
};
export type Entry = { readonly key: string; readonly keyStart: number; readonly value: Tree };

export const scalarTree = (data: unknown, start: number): Tree => ({ data, start, entries: null, items: null });

export function listTree(items: readonly Tree[], start: number): Tree {
  return { data: items.map(({ data }) => data), start, entries: null, items };
}

/** A map while it is read. Its data has no prototype: `constructor` is a key like any other. */
export type MapBuilder = {
  readonly data: Record<string, unknown>;
  readonly entries: Entry[];
  /** The keys that are not ASCII, by their composed form (NFC). */
  composed: Map<string, string> | null;
};

// Not Object.create(null), whose properties V8 keeps in a hash table: that takes twice as long.
export const newMap = (): MapBuilder => ({ data: Object.setPrototypeOf({}, null), entries: [], composed: null });

export const mapTree = ({ data, entries }: MapBuilder, start: number): Tree => ({ data, start, entries, items: null });

export function addEntry({ data, entries }: MapBuilder, key: string, keyStart: number, value: Tree): void {
  data[key] = value.data;
  entries.push({ key, keyStart, value });
}

/** Whether a key cannot stand in a map as it is, and why. `first` is the key that it repeats. Notes the form of a key that can. */
export function keyProblem(draft: MapBuilder, key: string): { readonly code: KeyCode; readonly first: string } | null {
  if (hasKey(draft, key)) return { code: 'repeated-key', first: key };
  if (key === '') return { code: 'empty-key', first: key };
  if (key === '__proto__') return { code: 'reserved-key', first: key };
  if (key === '<<') return { code: 'merge-key', first: key };
  if (draft.composed === null && isAscii.test(key)) return null;
  const form = key.normalize('NFC');
  const first = draft.composed?.get(form) ?? (form in draft.data ? form : undefined);
  if (first !== undefined) return { code: 'look-alike-key', first };
  draft.composed ??= new Map();
  draft.composed.set(form, key);
  return null;
}

/** Comparing a few keys is faster than looking one up. */
function hasKey({ data, entries }: MapBuilder, key: string): boolean {
  return entries.length < 16 ? entries.some((entry) => entry.key === key) : key in data;
}

/** Whether a key can stand in a map as it is. Reports why not. */
export function addKeyProblem(draft: MapBuilder, key: string, keyStart: number, faults: Faults): boolean {
  const problem = keyProblem(draft, key);
  if (!problem) return true;
  const first = faults.isFull() ? undefined : draft.entries.find((entry) => entry.key === problem.first);
  const line = faults.lineOf(first?.keyStart ?? keyStart);
  faults.add(keyStart, problem.code, keyMessages[problem.code](quoted(key), line));
  return false;
}

type KeyCode = keyof typeof keyMessages;

const keyMessages = {
  'repeated-key': (key: string, line: number) =>
    `A key is repeated: ${key} stands on line ${line} already. Keep one of them.`,
  'look-alike-key': (key: string, line: number) =>
    `Two keys look the same: ${key} stands on line ${line} already, made of other characters. Keep one of them.`,
  'empty-key': () => 'A key is empty. Write a word before the `:`.',
  'reserved-key': (key: string) => `${key} cannot be a key. Choose another word.`,
  'merge-key': (key: string) => `Merge keys (${key}) are not read here. Write the keys out.`,
} as const;

const isAscii = /^[\0-\x7f]*$/;

export const maxDepth = 64;
export const tooDeep = `Values are nested more than ${maxDepth} deep here; that is the limit.`;

/** More values than a megabyte of ordinary YAML or JSON has. */
export const mostValues = 50_000;

/** Controls but tab and line break, and halves of surrogate pairs. */
const unreadable = /(?![\t\n])[\p{Cc}\p{Cs}]/u;

export const isReadable = (text: string): boolean => !unreadable.test(text);

/** Reports a text into which an escape has put a control character. */
export function addUnreadable(text: string, offset: number, faults: Faults): void {
  const code = unreadable.exec(text)?.[0].charCodeAt(0);
  if (code === undefined) return;
  const what = code < 0xd800 ? 'the control character' : 'half of the character pair';
  faults.add(offset, 'control-character', `An escape in this text stands for ${what} ${codePoint(code)}. Remove it.`);
}

/** A word of the text in a message, cut where it is long. */
export const quoted = (text: string): string => `\`${text.length > 80 ? `${text.slice(0, 79)}…` : text}\``;

/** The value of a number in decimal notation, or why the number used would differ from the one written. */
export function decimal(text: string): number | NumberCode {
  const value = Number(text);
  if (shortNumber.test(text)) return value;
  if (!Number.isFinite(value)) return 'number-too-large';
  return text.length < 400 && digits(text) === digits(String(value)) ? value : 'number-rounded';
}

type NumberCode = keyof typeof numberMessages;

export const numberMessages = {
  'number-too-large': (text: string) =>
    `${quoted(text)} is too large for a number. If it is meant as text, put it in quotes.`,
  'number-rounded': (text: string) =>
    `${quoted(text)} has more digits than a number can have. Round it or, if it is meant as text, put it in quotes.`,
} as const;

/** Up to 15 digits come back as they went in. */
const shortNumber = /^[-+]?(?=[\d.]{1,16}$)\d{0,15}(?:\.\d*)?$/;

/** The significant digits and the power of ten of the last one: `120`, `1.2e2` and `120.0` are all `12e1`. */
function digits(text: string): string {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().replace(/^[-+]/, '').split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const all = (whole + fraction).replace(/^0+/, '');
  const significant = all.replace(/0+$/, '');
  return significant === ''
    ? '0'
    : `${significant}e${Number(exponent) - fraction.length + all.length - significant.length}`;
}
