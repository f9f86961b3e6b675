// Changes to the text of a city file. Only what changes is written anew: comments, order and layout of the rest stay as they are.
import { isMap, isScalar, isSeq, type Node, parseDocument, stringify, type YAMLMap } from 'yaml';

/** Keys, and in lists the numbers of items from 0. */
export type Path = readonly string[];

/** A value as it is written: words, numbers, lists of words, and maps of them. */
export type Written = string | number | readonly Written[] | WrittenMap;
export type WrittenMap = { readonly [key: string]: Written };

/** The text with a value at a place. What is missing on the way is made; a value that is a scalar or a list there is replaced. */
export function withValue(text: string, path: Path, value: Written): string {
  let map: Node = rootOf(text);
  let inFlow = isFlow(map);
  for (const [index, key] of path.entries()) {
    const rest = path.slice(index + 1);
    const node = childOf(map, key);
    if (node === null) return inserted(text, mapOf(map, path.slice(0, index)), key, nested(rest, value));
    if (rest.length === 0) return withNode(text, node, value, inFlow, indentAt(text, map, key));
    if (isMap(node) && node.items.length === 0)
      return withNode(text, node, nested(rest, value), inFlow, indentAt(text, map, key));
    map = node;
    inFlow ||= isFlow(node);
  }
  return text;
}

/** A node in the place of another: on lines of its own where it is a map or a list of maps, and a block can stand there. */
function withNode(text: string, node: Node, value: Written, inFlow: boolean, indent: number): string {
  if (inFlow) return replaced(text, node, inline(value));
  if (!isBlock(value)) return replaced(text, node, onLine(value));
  const eol = eolOf(text);
  return replaced(text, node, `${eol}${block(value, indent + 2, eol)}`, true);
}

const isFlow = (node: Node): boolean => (isMap(node) || isSeq(node)) && node.flow === true;

function mapOf(node: Node, path: Path): YAMLMap {
  if (!isMap(node)) throw new Error(`${path.join('.')} is not a map.`);
  return node;
}

/** Where the lines of a value begin that stands under a key. */
function indentAt(text: string, parent: Node, key: string): number {
  const pair = isMap(parent) ? pairOf(parent, key) : undefined;
  return columnOf(text, pair ? startOf(pair.key) : startOf(parent));
}

/** The text with a value at the end of the list at a place. */
export function withItem(text: string, path: Path, value: Written): string {
  const list = nodeAt(text, path);
  const last = isSeq(list) ? list.items.at(-1) : undefined;
  if (!isSeq(list) || last === undefined) return withValue(text, path, [value]);
  const end = endOf(text, nodeOf(last));
  if (list.flow) return `${text.slice(0, end)}, ${inline(value)}${text.slice(end)}`;
  const eol = eolOf(text);
  const dash = text.lastIndexOf('-', startOf(list.items[0]) - 1);
  const indent = columnOf(text, dash);
  const line = endOfComments(text, endOfLine(text, end), indent + 1);
  return `${text.slice(0, line)}${eol}${block([value], indent, eol)}${text.slice(line)}`;
}

/** The map at a place as the only item of a list, with a key more that comes first: what has always held begins on some day. */
export function asFirstEntry(text: string, path: Path, key: string, value: Written): string {
  const node = nodeAt(text, path);
  if (!isMap(node) || node.items.length === 0) return text;
  const lead = inline({ [key]: value });
  if (node.flow) {
    const start = startOf(node);
    const item = `{ ${lead.slice(1, -1).trim()}, ${text.slice(start + 1, endOf(text, node)).trimStart()}`;
    return replaced(
      text,
      node,
      isInFlow(text, path) ? `[${item}]` : `${lineAt(text, path)}- ${item}`,
      !isInFlow(text, path),
    );
  }
  const indent = columnOf(text, startOf(node));
  const body = `- ${lead.slice(1, -1).trim()}${eolOf(text)}${' '.repeat(indent + 2)}${shifted(text, node, 2)}`;
  return text.slice(0, startOf(node)) + body + text.slice(endOf(text, node));
}

/** The map at a place as the only item of a list under a key; the keys that are named stay where they are. */
export function asFirstClaim(text: string, path: Path, outside: readonly string[]): string {
  const node = nodeAt(text, path);
  if (!isMap(node) || node.items.length === 0) return text;
  const isOutside = (item: YAMLMap['items'][number]) => isScalar(item.key) && outside.includes(String(item.key.value));
  const inner = node.items.findIndex((item) => !isOutside(item));
  const whole = valueAt(text, path) as Record<string, Written>;
  if (inner < 0) return text;
  if (node.flow || node.items.slice(inner).some(isOutside)) {
    const [kept, claim] = [true, false].map((is) =>
      Object.fromEntries(Object.entries(whole).filter(([key]) => outside.includes(key) === is)),
    );
    return replaced(text, node, inline({ ...kept, claims: [claim ?? {}] }));
  }
  const start = startOf(node.items[inner]?.key);
  const indent = columnOf(text, start);
  const eol = eolOf(text);
  const claim = shiftedFrom(text, start, endOf(text, node), 4);
  return `${text.slice(0, start)}claims:${eol}${' '.repeat(indent + 2)}- ${claim}${text.slice(endOf(text, node))}`;
}

const shifted = (text: string, node: Node, by: number): string =>
  shiftedFrom(text, startOf(node), endOf(text, node), by);

/** A part of the text with its lines, but for the first, further to the right. */
const shiftedFrom = (text: string, start: number, end: number, by: number): string =>
  text.slice(start, end).replace(/\n(?=[^\r\n])/g, `\n${' '.repeat(by)}`);

/** A new line for what stands under the last key of a path. */
const lineAt = (text: string, path: Path): string =>
  `${eolOf(text)}${' '.repeat(indentAt(text, nodeAt(text, path.slice(0, -1)) ?? rootOf(text), path.at(-1) ?? '') + 2)}`;

const isInFlow = (text: string, path: Path): boolean =>
  path.some((_, index) => {
    const node = nodeAt(text, path.slice(0, index));
    return node !== null && isFlow(node);
  });

/** The text with a map in the place of a value that stands for a field alone: `yes` becomes `{ ready: yes }`. */
export function withMapFor(text: string, path: Path, field: string): string {
  const node = nodeAt(text, path);
  if (!node) return text;
  return replaced(text, node, inline({ [field]: node.toJS(documentOf(text)) }));
}

/** What stands at a place; undefined when nothing does. */
export function valueAt(text: string, path: Path): unknown {
  return nodeAt(text, path)?.toJS(documentOf(text));
}

/** A value on one line, as it can stand anywhere. */
export function inline(value: Written): string {
  const list = stringify([withYears(value)], { collectionStyle: 'flow', lineWidth: 0, version: '1.2' }).trim();
  return list
    .slice(1, -1)
    .trim()
    .replaceAll(/\[ (.*?) \]/g, '[$1]');
}

/** A value behind its key, where that has a line of its own: it needs fewer quotes there. */
function onLine(value: Written): string {
  return typeof value === 'string' ? stringify(value, { lineWidth: 0, version: '1.2' }).trim() : inline(value);
}

/** The text that was looked at last is looked at again and again. */
let last: { readonly text: string; readonly document: ReturnType<typeof parseDocument> } | null = null;

function documentOf(text: string): ReturnType<typeof parseDocument> {
  if (last?.text !== text) last = { text, document: parseDocument(text) };
  return last.document;
}

function rootOf(text: string): YAMLMap {
  const { contents } = documentOf(text);
  if (!isMap(contents)) throw new Error('A city file is a map.');
  return contents;
}

function nodeAt(text: string, path: Path): Node | null {
  let node: Node | null = rootOf(text);
  for (const key of path) node = node && childOf(node, key);
  return node;
}

/** What stands under a key of a map, or is an item of a list. */
function childOf(node: Node, key: string): Node | null {
  if (isSeq(node)) {
    const item = node.items[Number(key)];
    return item === undefined ? null : nodeOf(item);
  }
  const pair = isMap(node) ? pairOf(node, key) : undefined;
  return pair ? nodeOf(pair.value) : null;
}

const pairOf = (map: YAMLMap, key: string) =>
  map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key);

function nodeOf(value: unknown): Node {
  if (isMap(value) || isSeq(value) || isScalar(value)) return value;
  throw new Error('A city file has no empty values.');
}

const nested = (path: Path, value: Written): Written =>
  path.reduceRight<Written>((inner, key) => ({ [key]: inner }), value);

/** A line break that comes first takes the place of the blank before it. */
function replaced(text: string, node: Node, by: string, isBlock = false): string {
  const start = startOf(node);
  const end = endOf(text, node);
  if (!isBlock) return text.slice(0, start) + by + text.slice(end);
  // A comment behind the braces stays where it is, above what is new.
  const line = endOfLine(text, end);
  return text.slice(0, start).trimEnd() + text.slice(end, line) + by + text.slice(line);
}

function inserted(text: string, map: YAMLMap, key: string, value: Written): string {
  const last = map.items.at(-1);
  if (!last) return replaced(text, map, inline({ [key]: value }));
  const end = endOf(text, nodeOf(last.value));
  if (map.flow)
    return `${text.slice(0, end)}, ${inline({ [key]: value })
      .slice(1, -1)
      .trim()}${text.slice(end)}`;
  const eol = eolOf(text);
  const answers = pairOf(map, 'answers');
  const isTop = answers && startOf(map) === startOf(map.items[0]?.key) && columnOf(text, startOf(answers.key)) === 0;
  if (isTop) {
    const at = startOfComments(text, startOf(answers.key));
    const isGroup = typeof value === 'object';
    const before =
      isGroup || text.slice(0, at).trim() === '' ? text.slice(0, at) : `${text.slice(0, at).trimEnd()}${eol}`;
    return `${before}${block({ [key]: value }, 0, eol)}${eol}${eol}${text.slice(at)}`;
  }
  const indent = columnOf(text, startOf(last.key));
  const line = endOfComments(text, endOfLine(text, end), indent);
  return `${text.slice(0, line)}${eol}${block({ [key]: value }, indent, eol)}${text.slice(line)}`;
}

/** Maps, and lists of maps, on lines of their own; the rest on one line. */
function block(value: Written, indent: number, eol: string): string {
  if (isMapList(value)) {
    const items = value.map((item) => block(item, indent + 2, eol).slice(indent + 2));
    return items.map((item) => `${' '.repeat(indent)}- ${item}`).join(eol);
  }
  if (!isPlainMap(value)) return ' '.repeat(indent) + onLine(value);
  return Object.entries(value)
    .map(([key, inner]) => {
      const lead = `${' '.repeat(indent)}${yearPattern.test(key) ? key : inline(key)}:`;
      return isBlock(inner) ? `${lead}${eol}${block(inner, indent + 2, eol)}` : `${lead} ${onLine(inner)}`;
    })
    .join(eol);
}

const isBlock = (value: Written): boolean => (isPlainMap(value) && !isYearMap(value)) || isMapList(value);

/** Numbers by year stand on one line. */
const isYearMap = (value: WrittenMap): boolean => Object.keys(value).every((key) => yearPattern.test(key));

const yearPattern = /^\d{4}$/;

/** Years are written as numbers, without quotes. */
function withYears(value: Written): unknown {
  if (Array.isArray(value)) return value.map(withYears);
  if (!isPlainMap(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, withYears(inner)] as const);
  return isYearMap(value) ? new Map(entries.map(([key, inner]) => [Number(key), inner])) : Object.fromEntries(entries);
}

const isMapList = (value: Written): value is readonly Written[] =>
  Array.isArray(value) && value.some((item) => typeof item === 'object' && !Array.isArray(item));

const isPlainMap = (value: Written): value is WrittenMap =>
  typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length > 0;

function startOf(node: unknown): number {
  if (isMap(node) || isSeq(node) || isScalar(node)) return node.range?.[0] ?? 0;
  throw new Error('A key has a place.');
}

/** Where the last sign of a value ends. What a block holds ends where its last value does. */
function endOf(text: string, node: Node): number {
  if ((isMap(node) || isSeq(node)) && !node.flow && node.items.length > 0) {
    const last = node.items.at(-1);
    return endOf(
      text,
      nodeOf(typeof last === 'object' && last !== null && 'value' in last && isMap(node) ? last.value : last),
    );
  }
  const start = startOf(node);
  const end = node.range?.[1] ?? start;
  return start + text.slice(start, end).trimEnd().length;
}

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end === -1) return text.length;
  return text.charAt(end - 1) === '\r' ? end - 1 : end;
}

const columnOf = (text: string, offset: number): number => offset - (text.lastIndexOf('\n', offset - 1) + 1);

/** Where the comments end that stand below a line, at least as far to the right. */
function endOfComments(text: string, offset: number, indent: number): number {
  const comments = new RegExp(`^(?:\\s*\\n {${indent},}#[^\\r\\n]*)+`).exec(text.slice(offset));
  return offset + (comments?.[0].length ?? 0);
}

/** Where the comment lines right above a line begin. */
function startOfComments(text: string, offset: number): number {
  let start = offset;
  while (start > 0) {
    const previous = text.lastIndexOf('\n', start - 2) + 1;
    if (!text.startsWith('#', previous)) return start;
    start = previous;
  }
  return start;
}

const eolOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');
