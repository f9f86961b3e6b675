// Changes to the text of a city file. Only what changes is written anew: comments, order and layout of the rest stay as they are.
import { isMap, isScalar, isSeq, type Node, parseDocument, stringify, type YAMLMap } from 'yaml';

export type Path = readonly string[];

/** A value as it is written: words, numbers, lists of words, and maps of them. Keys that are years are numbers. */
export type Written = string | number | readonly Written[] | WrittenMap | ReadonlyMap<number, Written>;
export type WrittenMap = { readonly [key: string]: Written };

/** The text with a value at a place. What is missing on the way is made; a value that is a scalar or a list there is replaced. */
export function withValue(text: string, path: Path, value: Written): string {
  let map = rootOf(text);
  let inFlow = map.flow === true;
  for (const [index, key] of path.entries()) {
    const pair = pairOf(map, key);
    const rest = path.slice(index + 1);
    if (!pair) return inserted(text, map, key, nested(rest, value));
    const node = nodeOf(pair.value);
    if (rest.length === 0) return replaced(text, node, inFlow ? inline(value) : onLine(value));
    if (!isMap(node)) throw new Error(`${path.slice(0, index + 1).join('.')} is no map.`);
    if (node.items.length === 0) {
      const isBlock = !inFlow;
      const inner = nested(rest, value);
      const indent = columnOf(text, startOf(pair.key)) + 2;
      return replaced(
        text,
        node,
        isBlock ? `${eolOf(text)}${block(inner, indent, eolOf(text))}` : inline(inner),
        isBlock,
      );
    }
    map = node;
    inFlow ||= node.flow === true;
  }
  return text;
}

/** The text with a map in the place of a value that stands for a field alone: `yes` becomes `{ ready: yes }`. */
export function withMapFor(text: string, path: Path, field: string): string {
  const node = nodeAt(text, path);
  if (!node) return text;
  return replaced(text, node, inline({ [field]: node.toJS(parseDocument(text)) }));
}

/** What stands at a place; undefined when nothing does. */
export function valueAt(text: string, path: Path): unknown {
  return nodeAt(text, path)?.toJS(parseDocument(text));
}

/** A value on one line, as it can stand anywhere. */
export function inline(value: Written): string {
  const list = stringify([value], { collectionStyle: 'flow', lineWidth: 0, version: '1.2' }).trim();
  return list
    .slice(1, -1)
    .trim()
    .replaceAll(/\[ (.*?) \]/g, '[$1]');
}

/** A value behind its key, where that has a line of its own: it needs fewer quotes there. */
function onLine(value: Written): string {
  return typeof value === 'string' ? stringify(value, { lineWidth: 0, version: '1.2' }).trim() : inline(value);
}

function rootOf(text: string): YAMLMap {
  const { contents } = parseDocument(text);
  if (!isMap(contents)) throw new Error('A city file is a map.');
  return contents;
}

function nodeAt(text: string, path: Path): Node | null {
  let node: Node = rootOf(text);
  for (const key of path) {
    const pair = isMap(node) ? pairOf(node, key) : undefined;
    if (!pair) return null;
    node = nodeOf(pair.value);
  }
  return node;
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

/** Maps on lines of their own, the rest on one line. */
function block(value: Written, indent: number, eol: string): string {
  if (!isPlainMap(value)) return ' '.repeat(indent) + onLine(value);
  return Object.entries(value)
    .map(([key, inner]) => {
      const lead = `${' '.repeat(indent)}${inline(key)}:`;
      return isPlainMap(inner) ? `${lead}${eol}${block(inner, indent + 2, eol)}` : `${lead} ${onLine(inner)}`;
    })
    .join(eol);
}

const isPlainMap = (value: Written): value is WrittenMap =>
  typeof value === 'object' && !Array.isArray(value) && !(value instanceof Map) && Object.keys(value).length > 0;

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
