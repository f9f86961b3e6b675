// The YAML that people write, read fast: the `yaml` package takes 14 times as long, and its first text 20 ms.
// This reader knows block maps and lists, scalars without quotes, in quotes (on one line) and as `|` and `>`, and brackets. Whatever else it meets, and
// whatever might be a fault, makes it give up, and the text goes to yaml.ts. It never accepts or says anything that yaml.ts would not.
import { isFault, readPlain } from './plain-scalar.ts';
import {
  addEntry,
  type Draft,
  deepest,
  isReadable,
  keyProblem,
  listTree,
  mapTree,
  mostValues,
  newDraft,
  scalarTree,
  type Tree,
} from './tree.ts';

/** What yaml.ts makes of the text; null when that takes yaml.ts to say. The text has no controls but tabs and line breaks. */
export function readPlainYaml(text: string): Tree | null {
  if (/[\t\r]|^\ufeff/.test(text)) return null;
  const state: State = { text, at: 0, indent: 0, skipped: false, valuesLeft: mostValues };
  try {
    toNextLine(state);
    const tree = readBlock(state, 1);
    return state.indent === ended ? tree : null;
  } catch (error) {
    if (error === givenUp) return null;
    throw error;
  }
}

type State = {
  readonly text: string;
  /** Where to read on: after a whole value the first character of the next line that has any. */
  at: number;
  /** The column of `at`, from 0. */
  indent: number;
  /** Whether there were lines without content before this one. */
  skipped: boolean;
  valuesLeft: number;
};

const ended = -1;
const givenUp = new Error('not plain YAML');

function countValue(state: State): void {
  if (--state.valuesLeft < 0) giveUp();
}

function giveUp(): never {
  throw givenUp;
}

/** From the start of a line to the next content. */
function toNextLine(state: State): void {
  const { text } = state;
  let line = state.at;
  state.skipped = false;
  for (;;) {
    let at = line;
    while (text[at] === ' ') at++;
    const found = text[at];
    if (found === undefined) {
      state.at = at;
      state.indent = ended;
      return;
    }
    if (found !== '\n' && found !== '#') {
      if (at === line && isMarker(text, at)) giveUp();
      state.at = at;
      state.indent = at - line;
      return;
    }
    state.skipped = true;
    line = lineEnd(text, at) + 1;
  }
}

const isMarker = (text: string, at: number) => text.startsWith('---', at) || text.startsWith('...', at);

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

/** Over blanks and a comment to the next line. */
function finishLine(state: State): void {
  const { text } = state;
  skipBlanks(state);
  const found = text[state.at];
  if (found !== undefined && found !== '\n' && !(found === '#' && text[state.at - 1] === ' ')) giveUp();
  state.at = Math.min(lineEnd(text, state.at) + 1, text.length);
  toNextLine(state);
}

function skipBlanks(state: State): void {
  while (state.text[state.at] === ' ') state.at++;
}

/** A map or a list that starts here. */
function readBlock(state: State, depth: number): Tree {
  return isItem(state) ? readList(state, depth) : readMap(state, depth);
}

function isItem({ text, at }: State): boolean {
  if (text[at] !== '-') return false;
  const next = text[at + 1];
  return next === ' ' || next === '\n' || next === undefined;
}

function readList(state: State, depth: number): Tree {
  const { at: start, indent } = state;
  if (depth > deepest) giveUp();
  const items: Tree[] = [];
  while (state.indent === indent && isItem(state)) {
    countValue(state);
    const dash = state.at++;
    skipBlanks(state);
    const column = indent + state.at - dash;
    if (isItem(state) || isKey(state)) {
      state.indent = column;
      items.push(readBlock(state, depth + 1));
    } else {
      items.push(readValue(state, indent, false, depth));
    }
  }
  if (state.indent > indent) giveUp();
  return listTree(items, start);
}

function readMap(state: State, depth: number): Tree {
  const { at: start, indent } = state;
  if (depth > deepest) giveUp();
  const draft = newDraft();
  while (state.indent === indent) {
    countValue(state);
    const keyStart = state.at;
    const key = readKey(state);
    if (keyProblem(draft, key)) giveUp();
    skipBlanks(state);
    addEntry(draft, key, keyStart, readValue(state, indent, true, depth));
  }
  if (state.indent > indent) giveUp();
  return mapTree(draft, start);
}

/** A key without quotes and its colon. */
const plainKey = /[^\s?:,[\]{}#&*!|>'"%@`-][^\n:#]{0,500}:(?=[ \n]|$)/y;

function isKey(state: State): boolean {
  const { text, at } = state;
  if (text[at] !== '"' && text[at] !== "'") {
    plainKey.lastIndex = at;
    return plainKey.test(text);
  }
  // A key that goes on in another line is given up where it is read.
  readQuoted(state, -1);
  const colon = state.text[state.at] === ':';
  state.at = at;
  return colon;
}

/** The state stands behind the colon afterwards. */
function readKey(state: State): string {
  const { text, at } = state;
  if (text[at] === '"' || text[at] === "'") {
    const key = readQuoted(state);
    const next = text[state.at + 1];
    if (text[state.at] !== ':' || (next !== ' ' && next !== '\n' && next !== undefined) || key.length > 500) giveUp();
    state.at++;
    return key;
  }
  plainKey.lastIndex = at;
  if (!plainKey.test(text)) giveUp();
  state.at = plainKey.lastIndex;
  return text.slice(at, trimmed(text, at, state.at - 1));
}

/** The end of a text without the blanks before it. */
function trimmed(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && text[last - 1] === ' ') last--;
  return last;
}

/** What follows a key or a dash. */
function readValue(state: State, indent: number, ofMap: boolean, depth: number): Tree {
  const { text, at: start } = state;
  switch (text[start]) {
    case undefined:
    case '\n':
    case '#':
      finishLine(state);
      if (state.indent > indent || (ofMap && state.indent === indent && isItem(state)))
        return readBlock(state, depth + 1);
      return scalarTree(null, start);
    case '"':
    case "'": {
      const data = readQuoted(state, indent);
      finishLine(state);
      return scalarTree(data, start);
    }
    case '[':
    case '{': {
      const tree = readFlow(state, indent, depth + 1);
      finishLine(state);
      return tree;
    }
    case '|':
    case '>':
      return scalarTree(readBlockScalar(state, indent), start);
  }
  return scalarTree(readPlainLines(state, indent), start);
}

const sharedEscape = /\\(?:["\\/nt]|u[\da-fA-F]{4})/g;

/** Text in quotes that has no escapes but those that JSON has too. Below `indent` lines cannot go on; without it, the text ends on its line. */
function readQuoted(state: State, indent: number | null = null): string {
  const { text, at: start } = state;
  const quote = text[start] ?? '';
  let end = start;
  do end = text.indexOf(quote, end + 1);
  while (end !== -1 && quote === '"' && isEscaped(text, end));
  if (quote === "'") while (end !== -1 && text[end + 1] === quote) end = text.indexOf(quote, end + 2);
  if (end === -1) giveUp();
  state.at = end + 1;
  const raw = text.slice(start + 1, end);
  const inner = raw.includes('\n') ? onOneLine(raw, indent) : raw;
  if (quote === "'") return inner.replaceAll("''", "'");
  if (!inner.includes('\\')) return inner;
  if (inner.replace(sharedEscape, '').includes('\\')) giveUp();
  const data = String(JSON.parse(`"${inner}"`));
  return isReadable(data) ? data : giveUp();
}

/** Lines without empty ones between them, joined by blanks. */
function onOneLine(text: string, indent: number | null): string {
  if (indent === null) giveUp();
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    const isLast = index === lines.length - 1;
    // A backslash before a line end holds the blanks that would go.
    if ((index > 0 && blanksAt(line, 0) <= indent) || (!isLast && line.endsWith('\\'))) giveUp();
    if (index > 0 && !isLast && line.trim() === '') giveUp();
  }
  return lines
    .map((line, index) => {
      const head = index === 0 ? line : line.slice(blanksAt(line, 0));
      return index === lines.length - 1 ? head : head.slice(0, trimmed(head, 0, head.length));
    })
    .join(' ');
}

function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text[before - 1] === '\\') before--;
  return (at - before) % 2 === 1;
}

/** A scalar without quotes, with the lines that continue it. */
function readPlainLines(state: State, indent: number): string | number | boolean | null {
  const { text, at: start } = state;
  if (!startsPlain(text, start)) giveUp();
  let data = readPlainLine(state);
  while (state.indent > indent) {
    if (state.skipped) giveUp();
    data += ` ${readPlainLine(state)}`;
  }
  const plain = readPlain(data);
  return isFault(plain) ? giveUp() : plain;
}

const indicators = '\n ?:,[]{}#&*!|>\'"%@`';

function startsPlain(text: string, at: number): boolean {
  const first = text[at] ?? '\n';
  const next = text[at + 1] ?? ' ';
  return first === '-' ? !' \n,[]{}'.includes(next) : !indicators.includes(first);
}

function readPlainLine(state: State): string {
  const { text, at: start } = state;
  const end = lineEnd(text, start);
  const line = text.slice(start, end);
  const comment = line.indexOf(' #');
  const content = line.slice(0, trimmed(line, 0, comment === -1 ? line.length : comment));
  if (content.includes(': ') || content.endsWith(':')) giveUp();
  state.at = Math.min(end + 1, text.length);
  toNextLine(state);
  // A comment ends the scalar, so a line that would continue it is an error.
  if (comment !== -1) state.skipped = true;
  return content;
}

/** The lines of a `|` or `>` without explicit indentation, up to the first that is indented less. */
function readBlockScalar(state: State, parentIndent: number): string {
  const { text } = state;
  const folded = text[state.at] === '>';
  const strip = text[state.at + 1] === '-';
  state.at += strip ? 2 : 1;
  const header = lineEnd(text, state.at);
  if (trimmed(text, state.at, header) !== state.at) giveUp();
  let line = header + 1;
  const indent = blanksAt(text, line);
  if (indent <= parentIndent || (text[line + indent] ?? '\n') === '\n') giveUp();
  let data = '';
  let breaks = 0;
  for (;;) {
    const blanks = blanksAt(text, line);
    const end = lineEnd(text, line);
    if (line + blanks === end) {
      if (blanks > indent) giveUp();
      if (end === text.length) break;
      breaks++;
    } else {
      if (blanks < indent) {
        if (blanks > parentIndent) giveUp();
        break;
      }
      if (end === text.length || (folded && (blanks > indent || text[end - 1] === ' '))) giveUp();
      // Between two lines there is one break more than there are empty lines; folded, it is a blank or gone.
      if (data !== '') data += folded ? '\n'.repeat(breaks) || ' ' : '\n'.repeat(breaks + 1);
      data += text.slice(line + indent, end);
      breaks = 0;
    }
    line = end + 1;
  }
  state.at = line;
  toNextLine(state);
  return strip ? data : `${data}\n`;
}

function blanksAt(text: string, start: number): number {
  let at = start;
  while (text[at] === ' ') at++;
  return at - start;
}

/** A map or a list in brackets. */
function readFlow(state: State, indent: number, depth: number): Tree {
  const { text, at: start } = state;
  if (depth > deepest) giveUp();
  const close = text[start] === '[' ? ']' : '}';
  const items: Tree[] = [];
  const draft = newDraft();
  state.at++;
  for (;;) {
    skipFlowSpace(state, indent);
    if (text[state.at] === close) break;
    countValue(state);
    if (close === ']') items.push(readFlowValue(state, indent, depth));
    else readFlowEntry(state, indent, depth, draft);
    skipFlowSpace(state, indent);
    if (text[state.at] === close) break;
    if (text[state.at] !== ',') giveUp();
    state.at++;
  }
  state.at++;
  return close === ']' ? listTree(items, start) : mapTree(draft, start);
}

function readFlowEntry(state: State, indent: number, depth: number, draft: Draft): void {
  const { text, at: keyStart } = state;
  const isQuoted = text[keyStart] === '"' || text[keyStart] === "'";
  const key = isQuoted ? readQuoted(state) : readFlowPlain(state);
  const next = text[state.at + 1];
  if (text[state.at] !== ':' || (next !== ' ' && next !== '\n') || key.length > 500 || keyProblem(draft, key)) giveUp();
  state.at++;
  skipFlowSpace(state, indent);
  addEntry(draft, key, keyStart, readFlowValue(state, indent, depth));
}

function readFlowValue(state: State, indent: number, depth: number): Tree {
  const { text, at: start } = state;
  switch (text[start]) {
    case '[':
    case '{':
      return readFlow(state, indent, depth + 1);
    case '"':
    case "'":
      return scalarTree(readQuoted(state, indent), start);
  }
  const plain = readPlain(readFlowPlain(state));
  return isFault(plain) ? giveUp() : scalarTree(plain, start);
}

/** Characters of a scalar in brackets that are never anything else. */
const flowRun = /[^\n,[\]{}:#]*/y;
const flowEnd = ' \n,[]{}';

function readFlowPlain(state: State): string {
  const { text, at: start } = state;
  if (!startsPlain(text, start)) giveUp();
  let end = start;
  do {
    flowRun.lastIndex = end + 1;
    flowRun.test(text);
    end = flowRun.lastIndex;
    if (text[end] === '#' && text[end - 1] === ' ') giveUp();
  } while (text[end] === '#' || (text[end] === ':' && !flowEnd.includes(text[end + 1] ?? '\n')));
  state.at = end;
  return text.slice(start, trimmed(text, start, end));
}

/** Blanks and line breaks; a line has to be indented. */
function skipFlowSpace(state: State, indent: number): void {
  const { text } = state;
  skipBlanks(state);
  while (text[state.at] === '\n') {
    const line = state.at + 1;
    state.at = line;
    skipBlanks(state);
    if (text[state.at] !== '\n' && state.at - line <= indent) giveUp();
  }
}
