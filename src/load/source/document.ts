import { isUtf8 } from 'node:buffer';
import * as crypto from 'node:crypto';
import { InputError, type Problem } from '../../errors.ts';
import type { Location } from '../../model/city.ts';
import type { ProblemCode } from '../../model/problem-codes.ts';
import { cutQuoted } from '../../text/cut.ts';
import { type EndOf, frame } from '../../text/frame.ts';
import { codePoint } from '../../text/odd-character.ts';
import { collectFaults, type Fault, type Faults, firstOf, type Position, positionsOf } from './faults.ts';
import { type JsonOf, readJson } from './json.ts';
import type { Entry, Tree } from './tree.ts';
import { readYaml } from './yaml.ts';

export type Path = readonly (string | number)[];

/** A file that has been read: its data, and where each part of it stands. */
export type Document = {
  readonly path: string;
  readonly text: string;
  /** Hex SHA-256 over the bytes. */
  readonly sha256: string;
  /** Plain data: objects without a prototype, arrays, strings, numbers, booleans, null. */
  readonly data: unknown;
  /** The place of a key or of its value (an item of a list is its own key). What is not there is placed at the key of the nearest thing around it; line 1 at the root. */
  readonly locate: (path: Path, at: 'key' | 'value') => Location;
  /** A number as it is written: `2017`, `2017.0`, `2.017e3`. */
  readonly spelling: (path: Path) => string;
  /** A problem at a place, with its code frame. */
  readonly problem: (path: Path, at: 'key' | 'value', code: ProblemCode, message: string) => Problem;
};

/** How a text is read, and the number of its first line where it is a part of a file. */
type ParseOptions = { readonly notation: 'yaml' | 'json'; readonly firstLine: number; readonly of?: JsonOf };

export type Parsed = { readonly document: Document; readonly problems: readonly Problem[] };

/** Bytes of a file or of anything else that has a name: strict JSON when the name ends in .json, else YAML 1.2 without what makes it unsafe. InputError with every problem. */
export async function parseDocument(path: string, bytes: Uint8Array): Promise<Document> {
  const { document, problems } = await parseWithProblems(path, bytes);
  if (problems.length > 0) throw new InputError(problems);
  return document;
}

/**
 * As parseDocument, but problems that leave the other parts of the data as they are (a repeated key, a number that is not kept) are given
 * beside the document, so that whatever else is wrong in the file can be reported with them. With any, the data is not to be used.
 */
export async function parseWithProblems(
  path: string,
  bytes: Uint8Array,
  options: ParseOptions = optionsFor(path),
): Promise<Parsed> {
  const atOnce = parseAtOnce(path, bytes, options);
  if (atOnce) return atOnce;
  const opened = open(path, bytes, options.firstLine);
  const { readYamlWithFaults } = await import('./yaml-faults.ts');
  return finish(opened, readYamlWithFaults(opened.text, opened.faults));
}

/** The same without a promise; null for YAML that only the `yaml` package can say what is wrong with. */
export function parseAtOnce(
  path: string,
  bytes: Uint8Array,
  { notation, firstLine, of }: ParseOptions = optionsFor(path),
): Parsed | null {
  const opened = open(path, bytes, firstLine);
  if (notation === 'json') return finish(opened, readJson(opened.text, opened.faults, of));
  const tree = readYaml(opened.text);
  return tree && finish(opened, tree);
}

const optionsFor = (path: string): ParseOptions => ({
  notation: /\.json$/i.test(path) ? 'json' : 'yaml',
  firstLine: 1,
});

type Opened = {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly faults: Faults;
  readonly places: Places;
};

/** InputError when the bytes are not text in any notation. */
function open(path: string, bytes: Uint8Array, firstLine: number): Opened {
  const text = decode(path, bytes, firstLine);
  const places = placesIn(path, text, firstLine);
  const faults = collectFaults(places.positionOf);
  checkCharacters(text, faults);
  if (faults.count() === 0 && text.trim() === '') faults.add(0, 'empty', 'The file is empty.');
  const opened = { path, bytes, text, faults, places };
  if (faults.count() > 0) throw new InputError(problemsOf(opened));
  return opened;
}

/** InputError when the text could not be read, or not well enough to go on with what was. */
function finish(opened: Opened, tree: Tree | null): Parsed {
  const { path, bytes, text, faults, places } = opened;
  const isWhole = faults.count() === faults.found.length && faults.found.every(({ code }) => localCodes.has(code));
  if (!tree || !isWhole) throw new InputError(problemsOf(opened));
  const document: Document = {
    path,
    text,
    // Not a getter: V8 makes a hidden class for each that is written in a literal, which keeps the whole document from being collected.
    sha256: sha256Of(bytes),
    data: tree.data,
    locate: (place, at) => ({ path, ...places.positionOf(offsetOf(tree, place, at)) }),
    spelling: (place) => /^[^\s,\]}#]*/.exec(text.slice(offsetOf(tree, place, 'value')))?.[0] ?? '',
    problem: (place, at, code, message) => places.problemAt({ offset: offsetOf(tree, place, at), code, message }),
  };
  return { document, problems: problemsOf(opened) };
}

const problemsOf = ({ faults, places }: Opened) => firstOf(faults.found.map(places.problemAt), faults.count());

type Places = {
  readonly positionOf: (offset: number) => Position;
  readonly problemAt: (fault: Fault) => Problem;
};

/** The places of a text, and the problems there. `endOf`: where a token ends, when the text is neither YAML nor JSON. */
export function placesIn(path: string, text: string, firstLine: number, endOf?: EndOf): Places {
  const positionOf = positionsOf(text, firstLine);
  return {
    positionOf,
    problemAt: ({ offset, code, message }) => {
      const { line, column } = positionOf(offset);
      const shown = frame(text, line - firstLine + 1, column, firstLine, endOf);
      return { path, line, column, code, message: cutQuoted(message), frame: shown };
    },
  };
}

/** In hexadecimal digits. */
export const sha256Of = (bytes: Uint8Array | string): string =>
  // At once takes half the time and leaves nothing to collect. Node.js has it from 20.12 on.
  typeof crypto.hash === 'function'
    ? crypto.hash('sha256', bytes, 'hex')
    : crypto.createHash('sha256').update(bytes).digest('hex');

/** Faults of one key or one value. */
const localCodes: ReadonlySet<string> = new Set([
  'repeated-key',
  'look-alike-key',
  'leading-zero',
  'not-decimal',
  'not-a-number',
  'number-too-large',
  'number-rounded',
]);

/** The characters of a file that is UTF-8, without a byte order mark. */
export function decode(path: string, bytes: Uint8Array, firstLine = 1): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  if (isUtf16(bytes)) throw at(path, firstLine, 1, 'utf-16', 'The text is UTF-16. Save the file as UTF-8.', null);
  if (!isUtf8(bytes)) {
    const { offset, byte } = firstInvalid(bytes, text);
    const { line, column } = positionsOf(text)(offset);
    const shown = frame(text, line, column, firstLine);
    const message = `The byte 0x${byte.toString(16).toUpperCase()} is not UTF-8. Save the file as UTF-8; it may be Windows-1252 or Latin-1.`;
    throw at(path, line + firstLine - 1, column, 'not-utf-8', message, shown);
  }
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

function at(
  path: string,
  line: number,
  column: number,
  code: ProblemCode,
  message: string,
  shown: string | null,
): InputError {
  return new InputError([{ path, line, column, code, message, frame: shown }]);
}

/** By its byte order mark or, without one, by its zero bytes, which are one half of every character of ASCII. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  if (!bytes.includes(0)) return false;
  const start = bytes.subarray(0, 1000);
  const zeros = [0, 1].map((half) => start.filter((byte, index) => byte === 0 && index % 2 === half).length);
  return Math.max(...zeros) * 3 > start.length && Math.min(...zeros) * 10 < Math.max(...zeros);
}

/** The first byte that cannot stand where it does, and the offset of its place in the text. */
function firstInvalid(bytes: Uint8Array, text: string): { offset: number; byte: number } {
  const valid = Buffer.from(text);
  let index = bytes.findIndex((byte, position) => byte !== valid[position]);
  // Back to the first byte of the character.
  while (((valid[index] ?? 0) & 0xc0) === 0x80) index--;
  return { offset: valid.subarray(0, index).toString('utf8').length, byte: bytes[index] ?? 0 };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\0-\x08\v-\x1f\x7f-\x9f]/g;

/** Controls but tab and line break; CR only before LF. */
export function checkCharacters(text: string, faults: Faults): void {
  control.lastIndex = 0;
  while (control.test(text)) {
    const at = control.lastIndex - 1;
    if (text[at] !== '\r') {
      faults.add(
        at,
        'control-character',
        `The control character ${codePoint(text.charCodeAt(at))} stands here. Remove it.`,
      );
    } else if (text[at + 1] !== '\n') {
      faults.add(at, 'line-end', 'This line ends in CR alone. Save the file with LF or CRLF at the ends of its lines.');
      return;
    }
  }
}

function offsetOf(root: Tree, path: Path, at: 'key' | 'value'): number {
  let tree = root;
  let keyStart = 0;
  for (const key of path) {
    const entry = entryOf(tree, key);
    if (!entry) return keyStart;
    keyStart = entry.keyStart;
    tree = entry.value;
  }
  return at === 'value' && path.length > 0 ? tree.start : keyStart;
}

function entryOf({ entries, items }: Tree, key: string | number): Entry | null {
  const entry = entries?.find((each) => each.key === key);
  if (entry) return entry;
  const value = typeof key === 'number' ? items?.[key] : undefined;
  return value ? { key: '', keyStart: value.start, value } : null;
}
