// YAML 1.2, core schema, by the `yaml` package; what makes YAML unsafe or ambiguous is a fault. The text goes through it token by token, because
// it has no limits of its own: a megabyte of quotes takes it six seconds and 600 MB, and deep nesting can abort the whole process.
import { Composer, isAlias, isScalar, isSeq, Lexer, type ParsedNode, Parser, Scalar, type YAMLError } from 'yaml';
import { unseenCharacter } from '../../text/odd-character.ts';
import type { Faults } from './faults.ts';
import { isFault, readPlain } from './plain-scalar.ts';
import {
  addEntry,
  addKeyProblem,
  addUnreadable,
  listTree,
  mapTree,
  maxDepth,
  newMap,
  scalarTree,
  type Tree,
  tooDeep,
} from './tree.ts';
import { badEscapeMessage, yamlAlias, yamlFault } from './yaml-message.ts';

/** About 450 KB of ordinary YAML. */
const mostTokens = 100_000;

/** Null when the text is not YAML, or too much of it; faults say where and why. */
export function readYamlWithFaults(text: string, faults: Faults): Tree | null {
  const parts = takeApart(text, faults);
  const root = parts && compose(text, parts, faults);
  return root ? toTree(root, root.range[0], 1, faults) : null;
}

type Token = Parameters<Composer['next']>[0];
type Parts = {
  readonly tokens: readonly Token[];
  /** Where quotes start that are not closed, by where their text ends. */
  readonly unclosed: ReadonlyMap<number, number>;
};

/** What the lexer puts before a scalar without quotes. */
const unquotedFollows = '\x1f';
/** The parser's stack has the document and a scalar beside the collections. */
const otherLevels = 2;

function takeApart(text: string, faults: Faults): Parts | null {
  const parser = new Parser();
  const tokens: Token[] = [];
  const unclosed = new Map<number, number>();
  let count = 0;
  let previous = '';
  for (const lexeme of new Lexer().lex(text)) {
    const { offset } = parser;
    if (++count > mostTokens) {
      faults.add(
        offset,
        'too-many-parts',
        'The file has more than 100,000 words and signs; here is where they end. Split it.',
      );
      return null;
    }
    const quote = lexeme.charAt(0);
    if ((quote === '"' || quote === "'") && previous !== unquotedFollows) {
      if (lexeme.length === 1 || !lexeme.endsWith(quote)) unclosed.set(offset + lexeme.length, offset);
      if (quote === '"') addBadEscapes(lexeme, offset, faults);
    }
    previous = lexeme;
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > maxDepth + otherLevels) {
      faults.add(offset, 'too-deep', tooDeep);
      return null;
    }
  }
  for (const token of parser.end()) tokens.push(token);
  for (const token of tokens.filter(isForbidden)) faults.add(token.offset, 'yaml-directive', directiveMessage);
  const second = tokens.filter(({ type }) => type === 'document')[1];
  // A `---` with nothing behind it ends the file, as some editors write it.
  if (second && !/^---\s*$/.test(text.slice(second.offset)))
    faults.add(second.offset, 'second-document', secondMessage);
  return faults.count() === 0 ? { tokens, unclosed } : null;
}

const escapes = /\\(?:[0abefnrtvNLP_ "/\\\t\r\n]|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U(?:000[\da-fA-F]|0010)[\da-fA-F]{4})?/g;

function addBadEscapes(quotedText: string, offset: number, faults: Faults): void {
  if (!quotedText.includes('\\')) return;
  for (const { 0: found, index } of quotedText.matchAll(escapes)) {
    if (found === '\\') faults.add(offset + index, 'yaml-syntax', badEscapeMessage(quotedText.slice(index, index + 2)));
  }
}

const isForbidden = (token: Token) => token.type === 'directive' && !/^%YAML[ \t]+1\.2\s*$/.test(token.source);
const directiveMessage = 'Directives (`%` at the start of a line) are not read here. Remove the line.';
const secondMessage =
  'A second document starts here. Write one document to a file, without `---` or `...` in between; many cities can be written as NDJSON, one in JSON on every line.';

function compose(text: string, { tokens, unclosed }: Parts, faults: Faults): ParsedNode | null {
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    merge: false,
    strict: true,
    stringKeys: true,
    uniqueKeys: false,
    resolveKnownTags: false,
    logLevel: 'error',
  });
  // All of them, though there is one: a generator that is left early keeps its document from being collected.
  const [document] = Array.from(composer.compose(tokens, true, text.length));
  if (!document) return null;
  const { errors, warnings, contents } = document;
  const slips = [...errors, ...warnings];
  addSlips(text, slips, unclosed, faults);
  if (!slips.every(({ code }) => code === 'TAG_RESOLVE_FAILED')) return null;
  if (!isEmpty(contents)) return contents;
  faults.add(0, 'empty', 'The file is empty but for comments.');
  return null;
}

/** One slip often gives several errors: the first of a line tells it best. */
function addSlips(text: string, slips: readonly YAMLError[], unclosed: Parts['unclosed'], faults: Faults): void {
  const placed = slips.map(({ code, message, pos }) => {
    const start = message.startsWith('Missing closing') ? unclosed.get(pos[0]) : undefined;
    return { code, message, offset: start ?? pos[0] };
  });
  let line = 0;
  for (const { offset, code, message } of placed.sort((a, b) => a.offset - b.offset)) {
    if (faults.lineOf(offset) === line) continue;
    line = faults.lineOf(offset);
    const around = lineAround(text, offset);
    const fault = yamlFault(code, message, around);
    const unseen = unseenCharacter(around.before + around.rest);
    const more = unseen === null ? '' : ` Character ${unseen.index + 1} of the line is ${unseen.name}.`;
    faults.add(offset, fault.code, fault.message + more);
  }
}

/** Nothing, written as nothing. */
const isEmpty = (root: ParsedNode | null): root is null =>
  root === null || (isScalar(root) && root.type === Scalar.PLAIN && root.source === '');

function lineAround(text: string, offset: number): { above: string; before: string; rest: string } {
  const end = text.indexOf('\n', offset);
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const [above = ''] = /[^\n]*$/.exec(text.slice(Math.max(0, start - 1000), start).trimEnd()) ?? [];
  return {
    above,
    before: text.slice(start, offset),
    rest: text.slice(offset, end === -1 ? text.length : end),
  };
}

function toTree(node: ParsedNode | null, otherwise: number, depth: number, faults: Faults): Tree {
  if (node === null) return scalarTree(null, otherwise);
  const start = node.range[0];
  if (isScalar(node)) return scalarTree(dataOf(node, start, faults), start);
  if (isAlias(node)) {
    faults.add(start, yamlAlias.code, yamlAlias.message);
    return scalarTree(null, start);
  }
  if (depth > maxDepth) {
    faults.add(start, 'too-deep', tooDeep);
    return scalarTree(null, start);
  }
  if (isSeq(node))
    return listTree(
      node.items.map((item) => toTree(item, start, depth + 1, faults)),
      start,
    );
  const draft = newMap();
  for (const { key, value } of node.items) {
    const keyStart = key.range[0];
    const name = isScalar(key) ? String(key.value) : '';
    if (isScalar(key) && key.type === Scalar.QUOTE_DOUBLE) addUnreadable(name, keyStart, faults);
    const fits = addKeyProblem(draft, name, keyStart, faults);
    const tree = toTree(value, keyStart, depth + 1, faults);
    if (fits) addEntry(draft, name, keyStart, tree);
  }
  return mapTree(draft, start);
}

function dataOf(node: Scalar.Parsed, start: number, faults: Faults): unknown {
  const { value, source, type, tag } = node;
  const plain = typeof value === 'number' || (type === Scalar.PLAIN && tag === undefined) ? readPlain(source) : null;
  if (plain !== null && isFault(plain)) {
    faults.add(start, plain.code, plain.message);
  } else if (typeof value === 'string' && type === Scalar.QUOTE_DOUBLE) {
    const text = value.replaceAll('\r\n', '\n');
    addUnreadable(text, start, faults);
    return text;
  }
  return value;
}
