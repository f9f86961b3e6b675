// YAML 1.2 by js-yaml, whose events have offsets. Whatever is a fault, or might be one, goes to yaml-faults.ts: the `yaml` package takes some 20 times
// as long and says what is wrong. What this reader accepts at all it reads as that one does.
import {
  COLLECTION_STYLE,
  EVENT_ID,
  type Event,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
  YAMLException,
} from 'js-yaml';
import { isFault, readPlain } from './plain-scalar.ts';
import {
  addEntry,
  isReadable,
  keyProblem,
  listTree,
  mapTree,
  maxDepth,
  mostValues,
  newMap,
  scalarTree,
  type Tree,
} from './tree.ts';

/** Tabs, directives and the ends of documents, about which js-yaml and yaml-faults.ts do not agree everywhere. */
const leftOut = /\t|^(?:[%\ufeff]|\.\.\.|---.*\S| +---)/m;

/** Null for a text that yaml-faults.ts has to look at. The text has no controls but tabs and line breaks. */
export function readYaml(text: string): Tree | null {
  // A directive does not always leave a trace among the events.
  if (leftOut.test(text)) return null;
  try {
    // js-yaml counts scalars as levels, too.
    const events = parseEvents(text, { maxDepth: maxDepth + 2 });
    const [document, ...more] = events.filter(({ type }) => type === EVENT_ID.DOCUMENT);
    if (document === undefined || more.length > 0 || events.length > mostValues) return null;
    return readValue({ text, events, next: 1, at: 0, depth: 0 }, null);
  } catch (error) {
    if (error === leftOver || error instanceof YAMLException) return null;
    throw error;
  }
}

type State = {
  readonly text: string;
  readonly events: readonly Event[];
  /** The event to read. */
  next: number;
  /** Behind what was read last. */
  at: number;
  /** Of the maps and lists around it. */
  depth: number;
};
type Collection = { readonly start: number; readonly style: number };

const leftOver = new Error('left to yaml-faults.ts');

function leave(): never {
  throw leftOver;
}

/** `start` is where a value stands whose event does not say so; null where such a value is left to yaml-faults.ts. */
function readValue(state: State, start: number | null): Tree {
  const event = state.events[state.next++];
  if (event === undefined || !('tagStart' in event) || event.tagStart >= 0 || event.anchorStart >= 0) return leave();
  switch (event.type) {
    case EVENT_ID.MAPPING:
    case EVENT_ID.SEQUENCE: {
      if (++state.depth > maxDepth) leave();
      const tree = event.type === EVENT_ID.MAPPING ? readMap(state, event) : readList(state, event);
      state.depth--;
      return tree;
    }
    case EVENT_ID.SCALAR:
      return readScalar(state, event, start);
  }
}

function readMap(state: State, { start, style }: Collection): Tree {
  const { text } = state;
  const isFlow = style === COLLECTION_STYLE.FLOW;
  // `[a: b]` has a map without brackets.
  if (isFlow && text[start] !== '{') leave();
  const draft = newMap();
  while (!ends(state)) {
    const { data, start: keyStart } = readValue(state, null);
    // js-yaml takes what stands behind an item of a list that is not indented for the next key.
    if (!isFlow && draft.entries.length > 0 && !beginsLine(text, keyStart)) leave();
    const key = text.slice(keyStart, state.at);
    const colon = skipBlanks(text, state.at);
    if (text[colon] !== ':' || key.length > 500 || key.includes('\n')) leave();
    const name = isQuote(text[keyStart]) ? String(data) : key;
    if (keyProblem(draft, name)) leave();
    state.at = skipBlanks(text, colon + 1);
    addEntry(draft, name, keyStart, readValue(state, isFlow && text[state.at] !== '}' ? null : state.at));
    if (isFlow && isAboveComment(state)) leave();
  }
  return mapTree(draft, start);
}

function readList(state: State, { start, style }: Collection): Tree {
  const { text } = state;
  const isFlow = style === COLLECTION_STYLE.FLOW;
  state.at = start;
  const items: Tree[] = [];
  while (!ends(state)) {
    if (!isFlow) state.at = skipBlanks(text, nextDash(state) + 1);
    items.push(readValue(state, isFlow ? null : state.at));
    if (isFlow && isAboveComment(state)) leave();
  }
  return listTree(items, start);
}

/** Whether the map or list at hand ends here; then its end is passed. */
function ends(state: State): boolean {
  if (state.events[state.next]?.type !== EVENT_ID.POP) return false;
  state.next++;
  return true;
}

function readScalar(state: State, event: ScalarEvent, start: number | null): Tree {
  const { text } = state;
  const { valueStart, valueEnd, style } = event;
  if (valueStart < 0) return start === null ? leave() : scalarTree(null, start);
  const value = getScalarValue(text, event);
  if (style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK) {
    state.at = valueEnd;
    if (start === null || !blockHeader.test(text.slice(start, start + 3)) || value.trim() === '') return leave();
    return scalarTree(value, start);
  }
  const quotes = style === SCALAR_STYLE.PLAIN ? 0 : 1;
  state.at = valueEnd + quotes;
  // A value on a line below its key or dash is left.
  if (start !== null && valueStart - quotes !== start) leave();
  const data = quotes === 0 ? readPlain(value) : value.replaceAll('\r\n', '\n');
  // Only an escape puts into a text what the text of the file cannot have.
  return isFault(data) || (style === SCALAR_STYLE.DOUBLE_QUOTED && typeof data === 'string' && !isReadable(data))
    ? leave()
    : scalarTree(data, valueStart - quotes);
}

/** Not one that says how far its text is indented. */
const blockHeader = /^[|>][-+]?\D/;

const isQuote = (character: string | undefined): boolean => character === '"' || character === "'";

function skipBlanks(text: string, start: number): number {
  let at = start;
  while (text[at] === ' ') at++;
  return at;
}

/** Whether the next line begins with a comment at once, which the `yaml` package does not take between brackets. */
const isAboveComment = ({ text, at }: State): boolean => /^ *\r?\n#/.test(text.slice(at, at + 100));

/** Whether nothing but blanks stands before a place on its line. */
function beginsLine(text: string, start: number): boolean {
  let at = start;
  while (text[at - 1] === ' ') at--;
  return text[at - 1] === '\n';
}

/** The dash of the item that comes next, past comments. */
function nextDash({ text, at: start }: State): number {
  let at = start;
  while (text[at] !== '-') {
    if (text[at] === '#') at = text.indexOf('\n', at);
    if (at < 0 || at >= text.length) leave();
    at++;
  }
  return at;
}
