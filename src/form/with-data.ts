// The text of a city file that says something else. Only what changes is written anew: comments, order and layout of the rest stay as they are.
import {
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  stringify,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';

/** Plain data as a city file has it. */
export type Data = string | number | boolean | null | readonly Data[] | DataMap;
export type DataMap = { readonly [key: string]: Data };

export const isJson = (path: string): boolean => /\.json$/i.test(path);

/** A text that says what the data says, made of a text that says something else. The same text when it says so already. */
export function withData(path: string, text: string, data: DataMap): string {
  return isJson(path) ? jsonWithData(text, data) : yamlWithData(text, data);
}

/** Its layout is that of a program, with the indent that it has. */
function jsonWithData(text: string, data: DataMap): string {
  if (isSame(JSON.parse(text), data)) return text;
  const indent = /\n([ \t]+)/.exec(text)?.[1] ?? '';
  const end = /\s*$/.exec(text)?.[0] ?? '';
  const json = JSON.stringify(data, null, indent);
  return (text.includes('\r\n') ? json.replaceAll('\n', '\r\n') : json) + end;
}

function yamlWithData(text: string, data: DataMap): string {
  const { contents } = parseDocument(text, options);
  if (!isMap(contents)) return `${leadingComments(text)}${writtenWhole(data)}`;
  const edits: Edit[] = [];
  editMap({ text, edits, eol: text.includes('\r\n') ? '\r\n' : '\n' }, contents, data, true);
  const edited = applied(text, edits);
  // What cannot be changed in its place (a key on a line of its own, say) is written anew.
  return isSame(dataOf(edited), data) ? edited : `${leadingComments(text)}${writtenWhole(data)}`;
}

/** Whether two values say the same. A key that has nothing is the same as none. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
    return one.every((item, index) => isSame(item, other[index]));
  }
  if (!isPlainMap(one) || !isPlainMap(other)) return Object.is(one, other);
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame(one[key], other[key]))
  );
}

const options = { version: '1.2', logLevel: 'silent' } as const;

function dataOf(text: string): unknown {
  const document = parseDocument(text, options);
  return document.errors.length > 0 ? undefined : document.toJS();
}

/** A part of a text, and what stands there in its place. */
type Edit = { readonly start: number; readonly end: number; readonly by: string };
type Editing = { readonly text: string; readonly edits: Edit[]; readonly eol: string };

/** Edits at one place come in the order in which they were made. */
function applied(text: string, edits: readonly Edit[]): string {
  let rest = text;
  const inOrder = edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => b.edit.start - a.edit.start || b.index - a.index);
  for (const { edit } of inOrder) rest = rest.slice(0, edit.start) + edit.by + rest.slice(edit.end);
  return rest;
}

/** False when a map cannot be changed in its place. */
function editMap(editing: Editing, map: YAMLMap, data: DataMap, isRoot = false): boolean {
  const { text, edits, eol } = editing;
  if (isSame(map.toJSON(), data)) return true;
  const pairs = map.items;
  const [first] = pairs;
  const known = new Set(pairs.map(keyOf));
  const kept = pairs.filter((pair) => Object.hasOwn(data, keyOf(pair)));
  if (map.flow || first === undefined || kept.length === 0) return false;
  // The first key of an item of a list shares its line with the dash.
  const isItem = !isAlone(text, startOf(first.key));
  if (isItem && first !== kept[0]) return false;
  const indent = columnOf(text, startOf(first.key));
  for (const pair of pairs) {
    const value = data[keyOf(pair)];
    if (value === undefined || !kept.includes(pair)) {
      edits.push({ start: lineStart(text, startOf(pair.key)), end: nextLine(text, endOfPair(text, pair)), by: '' });
    } else if (!isSame(jsonOf(pair.value), value)) editPair(editing, pair, value, indent);
  }
  // New keys stand behind the key that comes before them in the data.
  let before: Pair | null = null;
  let added: string[] = [];
  const insert = () => {
    if (added.length === 0) return;
    const lines = added.join(eol);
    if (before) edits.push(at(endOfLine(text, endOfPair(text, before)), `${eol}${lines}`));
    else {
      const start = startOf(kept[0]?.key);
      edits.push(at(start, `${lines.trimStart()}${eol}${' '.repeat(indent)}`));
    }
    added = [];
  };
  for (const [key, value] of Object.entries(data)) {
    if (known.has(key)) {
      insert();
      before = kept.find((pair) => keyOf(pair) === key) ?? before;
    } else {
      const isGroup = isRoot && isBlock(value);
      added.push(`${isGroup ? eol : ''}${block({ [key]: value }, indent, eol)}`);
    }
  }
  insert();
  return true;
}

const at = (place: number, by: string): Edit => ({ start: place, end: place, by });

/** The value of a key of a block map. */
function editPair(editing: Editing, pair: Pair, value: Data, indent: number): void {
  const { text, edits, eol } = editing;
  const node = nodeOf(pair.value);
  if (node && isMap(node) && isPlainMap(value) && Object.keys(value).length > 0) {
    if (node.flow ? editFlow(editing, node, value) : editMap(editing, node, value)) return;
  }
  if (node && isSeq(node) && Array.isArray(value) && editList(editing, node, value)) return;
  const colon = text.indexOf(':', endOf(text, nodeOf(pair.key))) + 1;
  const end = node ? Math.max(endOf(text, node), colon) : colon;
  const line = endOfLine(text, colon);
  const isBelow = node !== null && startOf(node) > line;
  if (isBlock(value)) {
    const lines = `${eol}${block(value, indent + 2, eol)}`;
    // A comment behind the key or the value stays there, above what is new.
    if (isBelow) edits.push({ start: line, end, by: lines });
    else edits.push({ start: colon, end, by: '' }, at(endOfLine(text, end), lines));
  } else if (isBelow) {
    edits.push(at(colon, ` ${onLine(value)}`), { start: line, end, by: '' });
  } else if (node && startOf(node) < end) edits.push({ start: startOf(node), end, by: onLine(value) });
  else edits.push(at(colon, ` ${onLine(value)}`));
}

/** A map in braces with the same keys; one with others is written anew. */
function editFlow({ text, edits }: Editing, map: YAMLMap, data: DataMap): boolean {
  if (map.items.length !== Object.keys(data).length || map.items.some((pair) => !Object.hasOwn(data, keyOf(pair)))) {
    return false;
  }
  for (const pair of map.items) {
    const value = data[keyOf(pair)];
    const node = nodeOf(pair.value);
    if (value === undefined || isSame(jsonOf(pair.value), value)) continue;
    if (!node || isBlock(value)) return false;
    edits.push({ start: startOf(node), end: endOf(text, node), by: inline(value) });
  }
  return true;
}

/** The items that differ, between those that two lists have in common at their beginning and their end. */
function editList(editing: Editing, list: YAMLSeq, data: readonly Data[]): boolean {
  const { text, edits, eol } = editing;
  const items = list.items.map(nodeOf);
  const old = items.map(jsonOf);
  if (list.flow || data.length === 0 || items.some((item) => item === null || !isDashed(text, startOf(item))))
    return false;
  let head = 0;
  while (head < Math.min(old.length, data.length) && isSame(old[head], data[head])) head++;
  let tail = 0;
  while (tail < Math.min(old.length, data.length) - head && isSame(old.at(-1 - tail), data.at(-1 - tail))) tail++;
  const [gone, come] = [items.slice(head, old.length - tail), data.slice(head, data.length - tail)];
  const column = lineIndent(text, startOf(items[0]));
  for (const [index, node] of gone.entries()) {
    if (!node) continue;
    const value = come[index];
    const start = lineStart(text, startOf(node));
    if (value === undefined) edits.push({ start, end: nextLine(text, endOf(text, node)), by: '' });
    else if (
      !(
        isMap(node) &&
        isPlainMap(value) &&
        (node.flow ? editFlow(editing, node, value) : editMap(editing, node, value))
      )
    )
      edits.push({ start: startOf(node), end: endOf(text, node), by: block(value, column + 2, eol).trimStart() });
  }
  const added = come.slice(gone.length).map((value) => itemLines(value, column, eol));
  const before = items[head + Math.min(gone.length, come.length) - 1];
  if (added.length === 0) return true;
  if (before) edits.push(at(endOfLine(text, endOf(text, before)), added.map((lines) => eol + lines).join('')));
  else edits.push(at(lineStart(text, startOf(items[0])), added.map((lines) => lines + eol).join('')));
  return true;
}

/** What is written on lines of its own: maps, and lists of maps. The numbers of years are short. */
function isBlock(value: Data): boolean {
  if (Array.isArray(value)) return value.some((item) => isPlainMap(item));
  return isPlainMap(value) && Object.keys(value).length > 0 && !isYears(value);
}

const isYears = (value: DataMap): boolean => Object.keys(value).every((key) => /^\d{4}$/.test(key));

function block(value: Data, indent: number, eol: string): string {
  const margin = ' '.repeat(indent);
  if (Array.isArray(value) && isBlock(value)) return value.map((item) => itemLines(item, indent, eol)).join(eol);
  if (!isPlainMap(value) || !isBlock(value)) return margin + onLine(value);
  return Object.entries(value)
    .map(([key, inner]) => {
      const lead = `${margin}${inline(key)}:`;
      return isBlock(inner) ? `${lead}${eol}${block(inner, indent + 2, eol)}` : `${lead} ${onLine(inner)}`;
    })
    .join(eol);
}

const itemLines = (value: Data, indent: number, eol: string): string =>
  `${' '.repeat(indent)}- ${block(value, indent + 2, eol).trimStart()}`;

const writtenWhole = (data: DataMap): string => `${block(data, 0, '\n')}\n`;

/** The comments above the first key, a line for editors among them. */
const leadingComments = (text: string): string => /^(?:[ \t]*(?:#.*)?\r?\n)*/.exec(text)?.[0] ?? '';

/** Behind a key on a line of its own a text needs fewer quotes. */
function onLine(value: Data): string {
  return typeof value === 'string' && !/[\n\r]/.test(value)
    ? stringify(value, { ...options, lineWidth: 0 }).trimEnd()
    : inline(value);
}

/** A value on one line, as it can stand anywhere. */
function inline(value: Data): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (isPlainMap(value)) {
    const pairs = Object.entries(value).map(([key, inner]) => {
      const name = /^\d{4}$/.test(key) ? key : inline(key);
      return `${name}: ${inline(inner)}`;
    });
    return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
  }
  if (typeof value === 'string' && /[\n\r]/.test(value)) return JSON.stringify(value);
  const list = stringify([value], { ...options, collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 });
  return list.trim().slice(1, -1).trim();
}

export const isPlainMap = (value: unknown): value is DataMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const keyOf = ({ key }: Pair): string => (isScalar(key) ? String(key.value) : '');

const nodeOf = (value: unknown): Node | null => (isMap(value) || isSeq(value) || isScalar(value) ? value : null);

const jsonOf = (value: unknown): unknown => nodeOf(value)?.toJSON() ?? null;

const startOf = (value: unknown): number => nodeOf(value)?.range?.[0] ?? 0;

const endOfPair = (text: string, { key, value }: Pair): number =>
  Math.max(endOf(text, nodeOf(key)), endOf(text, nodeOf(value)));

/** Where the last sign of a value stands. What a block holds ends where its last value does. */
function endOf(text: string, node: Node | null): number {
  if (!node) return 0;
  if ((isMap(node) || isSeq(node)) && !node.flow && node.items.length > 0) {
    const last = node.items.at(-1);
    return isMap(node) ? endOfPair(text, last as Pair) : endOf(text, nodeOf(last));
  }
  const [start = 0, end = 0] = node.range ?? [];
  return start + text.slice(start, end).trimEnd().length;
}

const lineStart = (text: string, offset: number): number => (offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1);

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end === -1) return text.length;
  return text.charAt(end - 1) === '\r' ? end - 1 : end;
}

function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

const columnOf = (text: string, offset: number): number => offset - lineStart(text, offset);

const lineIndent = (text: string, offset: number): number =>
  /^ */.exec(text.slice(lineStart(text, offset), offset))?.[0].length ?? 0;

const isAlone = (text: string, offset: number): boolean => /^ *$/.test(text.slice(lineStart(text, offset), offset));

const isDashed = (text: string, offset: number): boolean => /^ *- +$/.test(text.slice(lineStart(text, offset), offset));
