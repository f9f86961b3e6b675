// JSON as RFC 8259 has it, by jsonc-parser: JSON.parse tells neither where things stand nor that a key is repeated.

import { visit } from 'jsonc-parser';
import type { ProblemCode } from '../../model/problem-codes.ts';
import { numberWords } from '../../text/number-words.ts';
import { oddCharacter } from '../../text/odd-character.ts';
import type { Faults } from './faults.ts';
import {
  addEntry,
  addKeyProblem,
  addUnreadable,
  decimal,
  listTree,
  type MapBuilder,
  mapTree,
  maxDepth,
  mostValues,
  newMap,
  numberMessages,
  quoted,
  scalarTree,
  type Tree,
  tooDeep,
} from './tree.ts';

/** What JSON is read for: what people and programs write for psp-check, or what it wrote itself, in which `null` is a value and there may be many. */
export type JsonOf = 'input' | 'report';

/** Null when the text is not JSON; faults say where and why. */
export function readJson(text: string, faults: Faults, of: JsonOf = 'input'): Tree | null {
  try {
    return read(text, faults, of);
  } catch (error) {
    if (!(error instanceof NotJson)) throw error;
    faults.add(error.offset, error.code, error.message);
    return null;
  }
}

class NotJson extends Error {
  readonly offset: number;
  readonly code: ProblemCode;

  constructor(offset: number, message: string, code: ProblemCode = 'json-syntax') {
    super(message);
    this.offset = offset;
    this.code = code;
  }
}

/** Reports on some thousand cities. */
const mostValuesOfReports = 2_000_000;

/** A map or a list that is not closed yet. */
type Open = {
  readonly start: number;
  /** Null in a list. */
  readonly draft: MapBuilder | null;
  readonly items: Tree[];
  /** That of the value to come; null when it cannot stand in the map. */
  key: string | null;
  keyStart: number;
};

function read(text: string, faults: Faults, of: JsonOf): Tree | null {
  const open: Open[] = [];
  let root: Tree | null = null;
  let keyWithoutColon: string | null = null;
  const most = of === 'report' ? mostValuesOfReports : mostValues;
  let valuesLeft = most;
  const nulls = new Set<Tree>();
  const put = (tree: Tree) => {
    const around = open.at(-1);
    if (around === undefined) root = tree;
    else if (around.draft === null) around.items.push(tree);
    else if (around.key !== null) addEntry(around.draft, around.key, around.keyStart, tree);
  };
  const count = (offset: number) => {
    if (--valuesLeft >= 0) return;
    const message = `The file has more than ${numberWords(most)} values; here is where they end. Split it.`;
    throw new NotJson(offset, message, 'too-many-parts');
  };
  const begin = (start: number, draft: MapBuilder | null) => {
    count(start);
    if (open.length >= maxDepth) throw new NotJson(start, tooDeep, 'too-deep');
    open.push({ start, draft, items: [], key: null, keyStart: start });
  };
  let closed: Open | undefined;
  const end = () => {
    closed = open.pop();
    if (!closed) return;
    if (closed.draft) leaveOut(closed.draft, nulls);
    put(closed.draft ? mapTree(closed.draft, closed.start) : listTree(closed.items, closed.start));
  };
  visit(
    text,
    {
      onObjectBegin: (start) => begin(start, newMap()),
      onArrayBegin: (start) => begin(start, null),
      onObjectEnd: end,
      onArrayEnd: end,
      onObjectProperty: (key, offset, length) => {
        const around = open.at(-1);
        if (!around?.draft) return;
        if (length > key.length + 2) addUnreadable(key, offset, faults);
        keyWithoutColon = key;
        around.key = addKeyProblem(around.draft, key, offset, faults) ? key : null;
        around.keyStart = offset;
      },
      onSeparator: () => {
        keyWithoutColon = null;
      },
      onLiteralValue: (value: unknown, offset, length) => {
        count(offset);
        if (typeof value === 'string' && length > value.length + 2) {
          const text = value.replaceAll('\r\n', '\n');
          addUnreadable(text, offset, faults);
          put(scalarTree(text, offset));
          return;
        }
        // A number that goes on is an error of its own.
        const isNumber = typeof value === 'number' && !isOfWord(text[offset + length]);
        const data = isNumber ? numberAt(text.slice(offset, offset + length), offset, faults) : value;
        const tree = scalarTree(data, offset);
        if (value === null && of === 'input') nulls.add(tree);
        put(tree);
      },
      onError: (code, offset) => {
        // A map or a list that the end of the text leaves open has been closed before it is an error.
        const around = unclosed.has(code) ? closed : open.at(-1);
        throw syntaxError(text, offset, around ? { inMap: around.draft !== null, keyWithoutColon } : null);
      },
    },
    { disallowComments: true },
  );
  return root;
}

/** Programs write `null` for a value that is missing, so those entries are left out. A number that could not be kept is null as well, and stays. */
function leaveOut({ data, entries }: MapBuilder, nulls: ReadonlySet<Tree>): void {
  const kept = nulls.size === 0 ? entries : entries.filter(({ value }) => !nulls.has(value));
  if (kept.length === entries.length) return;
  for (const { key, value } of entries) if (nulls.has(value)) delete data[key];
  entries.length = 0;
  for (const entry of kept) entries.push(entry);
}

/** CloseBraceExpected and CloseBracketExpected; what jsonc-parser exports is a const enum, which cannot be imported here. */
const unclosed: ReadonlySet<number> = new Set([7, 8]);

function numberAt(written: string, offset: number, faults: Faults): number | null {
  const value = decimal(written);
  if (typeof value === 'number') return value;
  faults.add(offset, value, numberMessages[value](written));
  return null;
}

/** What is wrong where jsonc-parser could not go on, told by what may stand there. `around` is the map or list at hand. */
function syntaxError(
  text: string,
  offset: number,
  around: { readonly inMap: boolean; readonly keyWithoutColon: string | null } | null,
): NotJson {
  const at = wrongFrom(text, offset);
  const found = text[at];
  const before = text.slice(0, at).trimEnd();
  const close = around?.inMap ? '}' : ']';
  if (around && around.keyWithoutColon !== null)
    return new NotJson(at, `A \`:\` is missing after the key ${quoted(around.keyWithoutColon)}.`);
  if (before !== '' && !/[{[,:]$/.test(before)) {
    if (!around && found === '{') return new NotJson(at, severalValues);
    if (!around) return new NotJson(at, 'More text follows the end of the value. Remove it.');
    const missing = `A \`,\` or a \`${close}\` is missing here.`;
    return new NotJson(at, found === undefined ? `The text ends here, and a \`${close}\` is missing.` : missing);
  }
  if (before.endsWith(',') && found === close)
    return new NotJson(before.length - 1, `A comma stands before the closing \`${close}\`. Remove it.`);
  if (found === '"') return textError(text, at);
  const written = /^[^\s,:{}[\]"]+/.exec(text.slice(at))?.[0] ?? '';
  const isKey = around?.inMap && /[{,]$/.test(before);
  const odd = oddCharacter(written);
  const more = odd === null ? '' : ` It has ${odd.name}.`;
  return new NotJson(at, (isKey ? keyExpected(found, written) : valueExpected(found, written)) + more);
}

const severalValues =
  'A second value starts here, and a file holds one. Many cities can be written as NDJSON: a file that ends in .ndjson, with one city on every line.';

/** Where the word at an offset starts, for `01` is two numbers for jsonc-parser; behind it, if it is a good one with a no-break space or the like on it. */
function wrongFrom(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && isOfWord(text[start - 1]) && isOfWord(text[offset])) start--;
  const [good] = /^(?:true|false|null)(?=[^\S \t\r\n])/.exec(text.slice(start, start + 6)) ?? [''];
  return start + good.length;
}

const isOfWord = (character: string | undefined): boolean => character !== undefined && /[^\s,:{}[\]"]/.test(character);

/** What is wrong in the text that starts at a quote. */
function textError(text: string, quote: number): NotJson {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them
  const [good] = /^"(?:[^"\\\0-\x1f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*/.exec(text.slice(quote)) ?? [''];
  const at = quote + good.length;
  if (text[at] === '\t') return new NotJson(at, 'A tab is not allowed in a text as it is. Write `\\t`.');
  if (text[at] !== '\\') return new NotJson(quote, 'A closing `"` is missing. A text ends on the line it starts on.');
  return new NotJson(
    at,
    text[at + 1] === 'u'
      ? 'After `\\u` come four digits from 0 to f. A backslash that is meant as one is written twice.'
      : `${quoted(text.slice(at, at + 2))} is not an escape sequence of JSON. A backslash is written twice.`,
  );
}

function valueExpected(found: string | undefined, written: string): string {
  if (found === undefined) return 'The text ends here, and a value is missing.';
  if (written === '') return `A value is missing before \`${found}\`.`;
  if (/^[/#]/.test(written)) return 'JSON has no comments. Remove this one, or name the file .yaml.';
  if (/^[-+.]?\d/.test(written))
    return `${quoted(written)} is not a number in JSON. If it is meant as text, put it in double quotes.`;
  return `${quoted(written)} is not a value in JSON. Put text in double quotes.`;
}

function keyExpected(found: string | undefined, written: string): string {
  if (found === undefined) return 'The text ends here, and a `}` is missing.';
  if (/^[/#]/.test(written)) return valueExpected(found, written);
  return written === ''
    ? `A key is missing before \`${found}\`.`
    : `The key ${quoted(written)} is not in double quotes.`;
}
