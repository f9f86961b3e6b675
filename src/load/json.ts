// JSON as RFC 8259 has it. JSON.parse tells neither where things stand nor that a key is repeated.
import type { Faults } from './faults.ts';
import {
  addEntry,
  decimal,
  deepest,
  listTree,
  mapTree,
  mostValues,
  newDraft,
  numberMessages,
  quoted,
  scalarTree,
  type Tree,
  tellKey,
  tellUnreadable,
  tooDeep,
} from './tree.ts';

/** Null when the text is no JSON; faults say where and why. */
export function readJson(text: string, faults: Faults): Tree | null {
  const state: State = { text, at: 0, valuesLeft: mostValues, faults };
  try {
    skipSpace(state);
    const tree = readValue(state, 1);
    skipSpace(state);
    if (state.at < text.length) fail(state, 'There is more text after the end of the value. Remove it.');
    return tree;
  } catch (error) {
    if (!(error instanceof NotJson)) throw error;
    faults.add(error.offset, error.code, error.message);
    return null;
  }
}

type State = { readonly text: string; at: number; valuesLeft: number; readonly faults: Faults };

class NotJson extends Error {
  readonly offset: number;
  readonly code: string;

  constructor(offset: number, code: string, message: string) {
    super(message);
    this.offset = offset;
    this.code = code;
  }
}

function fail({ at }: State, message: string, code = 'json-syntax'): never {
  throw new NotJson(at, code, message);
}

function readValue(state: State, depth: number): Tree {
  const start = state.at;
  if (--state.valuesLeft < 0)
    fail(state, 'The file has more than 50,000 values; here is where they end. Split it.', 'too-many-parts');
  switch (state.text[start]) {
    case '{':
      return readMap(state, depth);
    case '[':
      return readList(state, depth);
    case '"':
      return scalarTree(readString(state), start);
    case 't':
      return readWord(state, 'true', true);
    case 'f':
      return readWord(state, 'false', false);
    case 'n':
      return readWord(state, 'null', null);
  }
  return readNumber(state);
}

function readMap(state: State, depth: number): Tree {
  const start = state.at;
  if (depth > deepest) fail(state, tooDeep, 'too-deep');
  const draft = newDraft();
  openBracket(state);
  if (state.text[state.at] === '}') {
    state.at++;
    return mapTree(draft, start);
  }
  for (;;) {
    const keyStart = state.at;
    if (state.text[keyStart] !== '"') fail(state, keyExpected(state));
    const key = readString(state);
    skipSpace(state);
    if (state.text[state.at] !== ':') fail(state, `A \`:\` is missing after the key ${quoted(key)}.`);
    state.at++;
    skipSpace(state);
    const fits = tellKey(draft, key, keyStart, state.faults);
    const value = readValue(state, depth + 1);
    if (fits) addEntry(draft, key, keyStart, value);
    if (!continues(state, '}')) return mapTree(draft, start);
  }
}

function readList(state: State, depth: number): Tree {
  const start = state.at;
  if (depth > deepest) fail(state, tooDeep, 'too-deep');
  const items: Tree[] = [];
  openBracket(state);
  if (state.text[state.at] === ']') {
    state.at++;
    return listTree(items, start);
  }
  for (;;) {
    items.push(readValue(state, depth + 1));
    if (!continues(state, ']')) return listTree(items, start);
  }
}

function openBracket(state: State): void {
  state.at++;
  skipSpace(state);
}

/** Steps over a comma, or over the bracket that closes. */
function continues(state: State, close: '}' | ']'): boolean {
  skipSpace(state);
  const found = state.text[state.at];
  if (found !== ',' && found !== close) {
    fail(
      state,
      found === undefined
        ? `The text ends here, and a \`${close}\` is missing.`
        : `A \`,\` or a \`${close}\` is missing here.`,
    );
  }
  state.at++;
  if (found === close) return false;
  const comma = state.at - 1;
  skipSpace(state);
  if (state.text[state.at] === close) {
    fail({ ...state, at: comma }, `There is a comma before the closing \`${close}\`. Remove it.`);
  }
  return true;
}

/** What ends a run of plain characters in a text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them
const special = /["\\\0-\x1f]/g;
const escape4 = /[\da-fA-F]{4}/y;

/** The state stands behind the text afterwards. */
function readString(state: State): string {
  const { text, at: quote } = state;
  let escaped = false;
  special.lastIndex = quote + 1;
  while (special.test(text)) {
    state.at = special.lastIndex - 1;
    const found = text[state.at];
    if (found === '"') {
      const raw = text.slice(quote, ++state.at);
      if (!escaped) return raw.slice(1, -1);
      const value = String(JSON.parse(raw));
      tellUnreadable(value, quote, state.faults);
      return value;
    }
    if (found === '\t') fail(state, 'A tab cannot stand in a text as it is. Write `\\t`.');
    if (found !== '\\') break;
    escaped = true;
    special.lastIndex = endOfEscape(state);
  }
  return fail({ ...state, at: quote }, 'A closing `"` is missing. A text ends on the line it starts on.');
}

function endOfEscape(state: State): number {
  const { text, at } = state;
  const letter = text[at + 1] ?? '';
  if (letter !== '' && '"\\/bfnrt'.includes(letter)) return at + 2;
  escape4.lastIndex = at + 2;
  if (letter === 'u') {
    if (escape4.test(text)) return at + 6;
    fail(state, 'After `\\u` come four digits from 0 to f. A backslash that is meant as one is written twice.');
  }
  return fail(state, `${quoted(`\\${letter}`)} is no escape in JSON. A backslash is written twice.`);
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
/** What a reader takes for the word at hand. */
const word = /[^\s,:{}[\]"]+/y;

function readNumber(state: State): Tree {
  const { text, at } = state;
  const written = match(word, state);
  const read = match(number, state);
  if (read === '' || read !== written) return fail(state, valueExpected(text[at], written));
  state.at += read.length;
  const value = decimal(read);
  if (typeof value === 'number') return scalarTree(value, at);
  state.faults.add(at, value, numberMessages[value](read));
  return scalarTree(null, at);
}

function readWord(state: State, expected: string, value: boolean | null): Tree {
  const { at } = state;
  const written = match(word, state);
  if (written !== expected) fail(state, valueExpected(state.text[at], written));
  state.at += expected.length;
  return scalarTree(value, at);
}

function match(pattern: RegExp, { text, at }: State): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

function valueExpected(found: string | undefined, written: string): string {
  if (found === undefined) return 'The text ends here, and a value is missing.';
  if (written === '') return `A value is missing before \`${found}\`.`;
  if (/^[/#]/.test(written)) return 'JSON has no comments. Remove this one, or name the file .yaml.';
  if (/^[-+.]?\d/.test(written))
    return `${quoted(written)} is no number in JSON. If it is meant as text, put it in double quotes.`;
  return `${quoted(written)} is no value in JSON. Put text in double quotes.`;
}

function keyExpected(state: State): string {
  const found = state.text[state.at];
  const written = match(word, state);
  if (found === undefined) return 'The text ends here, and a `}` is missing.';
  if (/^[/#]/.test(written)) return valueExpected(found, written);
  return written === ''
    ? `A key is missing before \`${found}\`.`
    : `The key ${quoted(written)} is not in double quotes.`;
}

const space = /[ \t\n\r]*/y;

function skipSpace(state: State): void {
  const code = state.text.charCodeAt(state.at);
  if (code > 0x20) return;
  space.lastIndex = state.at;
  space.test(state.text);
  state.at = space.lastIndex;
}
