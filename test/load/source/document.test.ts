import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { InputError, type Problem } from '../../../src/errors.ts';
import { type Document, parseDocument } from '../../../src/load/source/document.ts';
import { runs } from '../../support/runs.ts';
import { yamlSample } from '../../support/yaml-sample.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const yaml = (text: string) => parseDocument('city.yaml', bytes(text));
const json = (text: string) => parseDocument('city.json', bytes(text));

async function problemsOf(read: () => Promise<Document>): Promise<readonly Problem[]> {
  try {
    await read();
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return [];
}

/** Place, code and message of every problem. */
const told = async (read: () => Promise<Document>) =>
  (await problemsOf(read)).map(({ line, column, code, message }) => `${line}:${column} ${code}: ${message}`);

/** YAML as the plain reader takes it, and the same as only the `yaml` package takes it. */
const bothReaders = [
  ['plain', yamlSample],
  ['with a document start', `---\n${yamlSample}`],
  ['with CRLF', yamlSample.replaceAll('\n', '\r\n')],
] as const;

test.each(bothReaders)('the data of a YAML text is what the yaml package makes of it (%s)', async (_, text) => {
  expect((await yaml(text)).data).toEqual(parse(text));
});

test('a document has its path, its text without a byte order mark, and the digest of its bytes', async () => {
  const document = await yaml('\ufeffa: é\n');
  expect(document.path).toBe('city.yaml');
  expect(document.text).toBe('a: é\n');
  expect(document.sha256).toBe(createHash('sha256').update('\ufeffa: é\n').digest('hex'));
  expect(document.locate(['a'], 'value')).toEqual({ path: 'city.yaml', line: 1, column: 4 });
});

test('maps have no prototype, so that a key is only what the file has', async () => {
  const { data } = await yaml('constructor: 1\ntoString: {}\n');
  expect(Object.getPrototypeOf(data)).toBeNull();
  expect(Object.keys(Object(data))).toEqual(['constructor', 'toString']);
  expect(Object.getPrototypeOf((await json('{"hasOwnProperty": {}}')).data)).toBeNull();
});

test('a name that ends in .json is JSON, whatever the case; any other is YAML', async () => {
  expect(await problemsOf(() => parseDocument('a.JSON', bytes('a: 1')))).toHaveLength(1);
  expect((await parseDocument('-', bytes('a: 1'))).data).toEqual({ a: 1 });
  expect((await parseDocument('-', bytes('{"a": [1, "b"]}'))).data).toEqual({ a: [1, 'b'] });
});

const placed = `# comment
city: Rivertown
answers:
  violence:
    - from: 2017
      limits: [ x,  y ]
  empty:
`;

test.each([
  ['yaml', await yaml(placed)],
  ['yaml by the package', await yaml(`${placed}...\n`)],
])('keys and values are placed, from 1 (%s)', async (_, document) => {
  const place = (path: (string | number)[], at: 'key' | 'value') => {
    const { line, column } = document.locate(path, at);
    return `${line}:${column}`;
  };
  expect(place(['city'], 'key')).toBe('2:1');
  expect(place(['city'], 'value')).toBe('2:7');
  expect(place(['answers', 'violence'], 'key')).toBe('4:3');
  expect(place(['answers', 'violence'], 'value')).toBe('5:5');
  expect(place(['answers', 'violence', 0], 'key')).toBe('5:7');
  expect(place(['answers', 'violence', 0, 'limits'], 'value')).toBe('6:15');
  expect(place(['answers', 'violence', 0, 'limits', 1], 'value')).toBe('6:21');
  expect(place(['answers', 'empty'], 'value')).toBe('7:9');
});

test('what is not there is placed at the key of the nearest thing around it, at the root on line 1', async () => {
  const document = await yaml(placed);
  expect(document.locate([], 'key')).toEqual({ path: 'city.yaml', line: 1, column: 1 });
  expect(document.locate([], 'value')).toEqual({ path: 'city.yaml', line: 1, column: 1 });
  expect(document.locate(['nothing'], 'key')).toMatchObject({ line: 1, column: 1 });
  expect(document.locate(['answers', 'violence', 0, 'nothing'], 'value')).toMatchObject({ line: 5, column: 7 });
  expect(document.locate(['answers', 'violence', 7], 'value')).toMatchObject({ line: 4, column: 3 });
  expect(document.locate(['answers', 'constructor'], 'value')).toMatchObject({ line: 3, column: 1 });
  expect(document.locate(['city', 'length', 0], 'value')).toMatchObject({ line: 2, column: 1 });
});

test('places in JSON count lines and UTF-16 units too', async () => {
  const document = await json('{\n\t"é😀": [1,\r\n  {"b": true}]\n}');
  expect(document.locate(['é😀'], 'key')).toMatchObject({ line: 2, column: 2 });
  expect(document.locate(['é😀'], 'value')).toMatchObject({ line: 2, column: 9 });
  expect(document.locate(['é😀', 1, 'b'], 'value')).toMatchObject({ line: 3, column: 9 });
});

test('a problem at a place has its frame', async () => {
  expect((await yaml(placed)).problem(['answers', 'violence', 0, 'from'], 'value', 'wrong-value', 'No.')).toEqual({
    path: 'city.yaml',
    line: 5,
    column: 13,
    code: 'wrong-value',
    message: 'No.',
    frame: `3 | answers:
4 |   violence:
5 |     - from: 2017
  |             ^^^^`,
  });
});

test('text that is not UTF-8 is told with the place of its first wrong byte', async () => {
  const latin1 = Buffer.from('a: é1\nb: Jos\xe9\nc: \xe9\n', 'latin1');
  expect(await told(() => parseDocument('a.yaml', latin1))).toMatchInlineSnapshot(`
    [
      "1:4 not-utf-8: The byte 0xE9 is not UTF-8. Save the file as UTF-8; it may be Windows-1252 or Latin-1.",
    ]
  `);
  expect(
    await told(() => parseDocument('a.yaml', Buffer.concat([Buffer.from('é: "'), Buffer.of(0xf0, 0x9f, 0x98)]))),
  ).toMatchInlineSnapshot(`
    [
      "1:5 not-utf-8: The byte 0xF0 is not UTF-8. Save the file as UTF-8; it may be Windows-1252 or Latin-1.",
    ]
  `);
  expect(await problemsOf(() => parseDocument('a.yaml', Buffer.from('\n\n\xff', 'latin1')))).toMatchObject([
    { line: 3, column: 1 },
  ]);
});

test('UTF-16 is told, with and without a byte order mark', async () => {
  for (const encoded of [
    Buffer.from('\ufeffcity: x\n', 'utf16le'),
    Buffer.from('city: x\n', 'utf16le'),
    Buffer.from('\ufeffcity: x\n', 'utf16le').swap16(),
  ]) {
    expect(await told(() => parseDocument('a.yaml', encoded))).toEqual([
      '1:1 utf-16: The text is UTF-16. Save the file as UTF-8.',
    ]);
  }
});

test('nothing, blanks and comments alone are empty files', async () => {
  expect(await told(() => yaml(''))).toEqual(['1:1 empty: The file is empty.']);
  expect(await told(() => yaml(' \n\n'))).toEqual(['1:1 empty: The file is empty.']);
  expect(await told(() => json('\n'))).toEqual(['1:1 empty: The file is empty.']);
  expect(await told(() => yaml('# only this\n---\n'))).toEqual(['1:1 empty: The file is empty but for comments.']);
  expect((await yaml('null')).data).toBeNull();
});

test('every problem of a file is told at once, in its order', async () => {
  const text = 'a: 010\nb: 1\nb: 2\nc: {d: *x, e: !t y, __proto__: 1}\nf: .inf\n"": 1\n<<: {}\n';
  expect(await told(() => yaml(text))).toMatchInlineSnapshot(`
    [
      "1:4 leading-zero: \`010\` would be read as \`10\`. Put it in quotes if the zero belongs to it; otherwise remove the zero.",
      "3:1 repeated-key: A key is repeated: \`b\` stands on line 2 already. Keep one of them.",
      "4:8 yaml-alias: Aliases (\`*name\`) are not read here. Write the value out; if it is text that starts with a \`*\`, put it in quotes.",
      "4:15 yaml-tag: Tags such as \`!name\` are not read here. Remove it; if the value itself starts with a \`!\`, put it in quotes.",
      "4:21 reserved-key: \`__proto__\` cannot be a key. Choose another word.",
      "5:4 not-a-number: \`.inf\` is not a number that psp-check can use. If it is meant as text, put it in quotes.",
      "6:1 empty-key: A key is empty. Write a word before the \`:\`.",
      "7:1 merge-key: Merge keys (\`<<\`) are not read here. Write the keys out.",
    ]
  `);
});

test('at most 20 problems are told, and how many more there are', async () => {
  const many = await told(() => yaml('a: 1\n'.repeat(30)));
  expect(many).toHaveLength(21);
  expect(many.at(-1)).toBe('21:1 more-problems: 9 more problems of this file are not shown.');
  expect((await problemsOf(() => yaml('a: 1\n'.repeat(30)))).at(-1)?.frame).toBeNull();
  expect((await told(() => yaml('a: 1\n'.repeat(22)))).at(-1)).toContain('1 more problem of this file is not shown.');
  expect(await told(() => yaml('a: 1\n'.repeat(21)))).toHaveLength(20);
});

test.each([
  ['a value with a colon', 'note: He said: no\n'],
  ['a key under a value', 'a: 1\n  b: 2\n'],
  ['a key out of line', 'a:\n  b: 1\n c: 2\n'],
  ['a list item out of line', 'a:\n  - b\n - c\n'],
  ['a list item among keys', 'a: 1\n- b\n'],
  ['a list on the line of its key', 'a: - b\n'],
  ['a key after a list', '- a\nb: 1\n'],
  ['a tab as indentation', 'a:\n\tb: 1\n'],
  ['an open double quote', 'a: "x\nb: 1\n'],
  ['an open single quote', "a: 'it''s\nb: 1\n"],
  ['text after quotes', `a: 'it's'\n`],
  ['a comment without a blank', 'a: "x"#y\n'],
  ['an unknown escape', 'a: "C:\\Users"\n'],
  ['a reserved first character', 'a: @x\nb: `y`\nc: %z\n'],
  ['an open bracket', 'a: [1, 2\nb: 1\n'],
  ['an open brace', 'a: {b: 1\n'],
  ['a bracket too many', 'a: ]\n'],
  ['a comma too many', 'a: [b,, c]\n'],
  ['a list in brackets', 'a: [\n- b\n]\n'],
  ['a key without a colon', 'a: 1\nb\nc: 2\n'],
  ['a colon without a blank', 'a:1\nb: 2\n'],
  ['a list as a key', '[a]: b\n'],
  ['a key over 1,024 characters', `${'k'.repeat(1025)}: b\n`],
  ['text on the line of a block scalar', 'a: |x\n  b\n'],
  ['a block scalar that is not indented', 'a: |\nb\n'],
  ['an alias', 'a: &x 1\nb: *x\n'],
  ['a star in plain text', 'a: *.pdf\n'],
  ['a tag', 'a: !x y\nb: !!js/function "z"\nc: !!set {d}\n'],
  ['a second document', 'a: 1\n---\nb: 2\n'],
  ['a second document after an end', 'a: 1\n...\nb: 2\n'],
  ['YAML 1.1', '%YAML 1.1\n---\na: yes\n'],
  ['another directive', '%TAG ! !x\n---\na: 1\n'],
])('%s is told in plain words', async (_, text) => {
  expect((await told(() => yaml(text))).join('\n')).toMatchSnapshot();
});

test('YAML that is strict and safe is read: 1.2, core tags, anchors that nobody uses, one document', async () => {
  expect((await yaml('%YAML 1.2\n---\na: !!str 1\nb: &x 2\n? c\n: ! 3\nd:\n...\n')).data).toEqual({
    a: '1',
    b: 2,
    c: '3',
    d: null,
  });
});

test('a document start with nothing behind it ends the file', async () => {
  expect((await yaml('a: 1\n---\n')).data).toEqual({ a: 1 });
  expect((await yaml('a: 1\n--- \n\n')).data).toEqual({ a: 1 });
  expect(await told(() => yaml('a: 1\n---\n---\n'))).toEqual([expect.stringContaining('2:1 second-document')]);
  expect(await told(() => yaml('a: 1\n---\n# b\n'))).toEqual([expect.stringContaining('2:1 second-document')]);
});

test.each([
  [
    'a: 010',
    '1:4 leading-zero: `010` would be read as `10`. Put it in quotes if the zero belongs to it; otherwise remove the zero.',
  ],
  [
    'a: 02134',
    '1:4 leading-zero: `02134` would be read as `2134`. Put it in quotes if the zero belongs to it; otherwise remove the zero.',
  ],
  [
    'a: 0x1f',
    '1:4 not-decimal: `0x1f` is a number in another base. Write it in decimal, or put it in quotes if it is meant as text.',
  ],
  [
    'a: 0o17',
    '1:4 not-decimal: `0o17` is a number in another base. Write it in decimal, or put it in quotes if it is meant as text.',
  ],
  [
    'a: -.INF',
    '1:4 not-a-number: `-.INF` is not a number that psp-check can use. If it is meant as text, put it in quotes.',
  ],
  [
    'a: .nan',
    '1:4 not-a-number: `.nan` is not a number that psp-check can use. If it is meant as text, put it in quotes.',
  ],
  ['a: 1e400', '1:4 number-too-large: `1e400` is too large for a number. If it is meant as text, put it in quotes.'],
  ['a: !!float "1e400"', '1:12 number-too-large'],
  [
    'a: 9007199254740993',
    '1:4 number-rounded: `9007199254740993` has more digits than a number can have. Round it or, if it is meant as text, put it in quotes.',
  ],
  ['a: 0.12345678901234567890', '1:4 number-rounded'],
  ['a: 1e-400', '1:4 number-rounded'],
  ['a: 1.2345e-320', '1:4 number-rounded'],
])('%s would be another number and is refused', async (text, message) => {
  expect(await told(() => yaml(text))).toEqual([expect.stringContaining(message)]);
});

test.each([
  ['0', 0],
  ['-12', -12],
  ['+3', 3],
  ['402.10', 402.1],
  ['.5', 0.5],
  ['1e3', 1000],
  ['12000000000000000000', 12e18],
  ['9007199254740992', 2 ** 53],
  ['0.1234567890123456', 0.1234567890123456],
  ['1.7976931348623157e308', Number.MAX_VALUE],
  ['5e-324', Number.MIN_VALUE],
])('the number %s is read', async (text, number) => {
  expect((await yaml(`a: ${text}`)).data).toEqual({ a: number });
});

test('an answer stays as it is written: yes, no, dates and times are text', async () => {
  expect((await yaml('[yes, NO, y, on, 2017-08-03, 12:30, 1_000, 48h]')).data).toEqual([
    'yes',
    'NO',
    'y',
    'on',
    '2017-08-03',
    '12:30',
    '1_000',
    '48h',
  ]);
});

test('keys are text: 1 and "1" are the same key', async () => {
  expect((await yaml('1: a\ntrue: b\n~: c\n')).data).toEqual({ '1': 'a', true: 'b', '~': 'c' });
  expect(await told(() => yaml('1: a\n"1": b\n'))).toEqual([
    '2:1 repeated-key: A key is repeated: `1` stands on line 1 already. Keep one of them.',
  ]);
});

test('keys that only look the same are told', async () => {
  const message =
    'look-alike-key: Two keys look the same: `é` stands on line 1 already, made of other characters. Keep one of them.';
  expect(await told(() => yaml('é: 1\ne\u0301: 2\n'))).toEqual([`2:1 ${message.replace('é', 'e\u0301')}`]);
  expect(await told(() => yaml('e\u0301: 1\né: 2\n'))).toEqual([`2:1 ${message}`]);
  expect(await told(() => json('{"K": 1, "\u212a": 2}'))).toEqual([expect.stringContaining('1:10 look-alike-key')]);
  expect((await yaml('é: 1\ne: 2\nñ: 3\n')).data).toEqual({ é: 1, e: 2, ñ: 3 });
});

test('controls and half surrogate pairs are refused, raw and as escapes; tabs and line breaks are not', async () => {
  expect(await told(() => yaml('a: x\0y\nb: \x1b[2J\nc: \x85\n'))).toMatchInlineSnapshot(`
    [
      "1:5 control-character: The control character U+0000 stands here. Remove it.",
      "2:4 control-character: The control character U+001B stands here. Remove it.",
      "3:4 control-character: The control character U+0085 stands here. Remove it.",
    ]
  `);
  expect(await told(() => yaml('a: "\\0"\nb: "\\e"\n"\\x7f": c\nd: "\\ud800"\n'))).toMatchInlineSnapshot(`
    [
      "1:4 control-character: An escape in this text stands for the control character U+0000. Remove it.",
      "2:4 control-character: An escape in this text stands for the control character U+001B. Remove it.",
      "3:1 control-character: An escape in this text stands for the control character U+007F. Remove it.",
      "4:4 control-character: An escape in this text stands for half of the character pair U+D800. Remove it.",
    ]
  `);
  expect(await told(() => json('{"a": "\\u0000", "\\u001b": "\\udc00"}'))).toMatchInlineSnapshot(`
    [
      "1:7 control-character: An escape in this text stands for the control character U+0000. Remove it.",
      "1:17 control-character: An escape in this text stands for the control character U+001B. Remove it.",
      "1:27 control-character: An escape in this text stands for half of the character pair U+DC00. Remove it.",
    ]
  `);
  expect((await yaml('a: "\\t\\n\\u00e9"\nb: x\ty\n')).data).toEqual({ a: '\t\né', b: 'x\ty' });
  expect((await json('"\\ud83d\\ude00\\t"')).data).toBe('😀\t');
});

test('lines that end in CR alone are told once', async () => {
  expect(await told(() => yaml('a: 1\rb: 2\rc: 3\r'))).toEqual([
    '1:5 line-end: This line ends in CR alone. Save the file with LF or CRLF at the ends of its lines.',
  ]);
});

test('nesting may be 64 deep and no deeper, in every notation', async () => {
  for (const nested of [
    (depth: number) => yaml('- '.repeat(depth)),
    (depth: number) => yaml('['.repeat(depth) + ']'.repeat(depth)),
    (depth: number) => yaml(`${'{a: '.repeat(depth - 1)}{}${'}'.repeat(depth - 1)}`),
    (depth: number) => yaml(Array.from({ length: depth }, (_, index) => `${' '.repeat(index)}a:\n`).join('')),
    (depth: number) => json('['.repeat(depth) + ']'.repeat(depth)),
    (depth: number) => json(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`),
  ]) {
    expect(await told(() => nested(64))).toEqual([]);
    expect(await told(() => nested(65))).toEqual([
      expect.stringMatching(/^\d+:\d+ too-deep: Values are nested more than 64 deep here/),
    ]);
  }
});

test.each([
  '{"a":1,}',
  '[1,2,]',
  '[1 2]',
  '{"a":1',
  '[1,2',
  '{"a" 1}',
  '{a: 1}',
  "{'a': 1}",
  '{1: 2}',
  '{"a":}',
  '[,1]',
  '{,}',
  '{"a":1} x',
  '{"a":01}',
  '{"a":+1}',
  '{"a":.5}',
  '{"a":1.}',
  '{"a":1e400}',
  '{"a":9007199254740993}',
  '{"a":tru}',
  '{"a":NaN}',
  '{"a":undefined}',
  '"a\tb"',
  '{"a":"x\ny"}',
  '{"a":"x',
  '"\\q"',
  '"\\u12g4"',
  '// x\n{}',
  '{ # x\n}',
  '{"a":1,"b":2,"a":3}',
  '{"__proto__":1,"":2}',
])('JSON that is not strict is told: %s', async (text) => {
  expect((await told(() => json(text))).join('\n')).toMatchSnapshot();
});

test('JSON is read with tabs, long keys, one long line and every escape', async () => {
  expect((await json('{\n\t"a":\t[\n\t\t1\n\t]\n}')).data).toEqual({ a: [1] });
  expect((await json(`{"${'k'.repeat(5000)}": -0.5e+1}`)).data).toEqual({ ['k'.repeat(5000)]: -5 });
  expect((await json('["\\"\\\\\\/\\n\\t\\u00E9", "\u2028", true, false, null, {}, []]')).data).toEqual([
    '"\\/\n\té',
    '\u2028',
    true,
    false,
    null,
    {},
    [],
  ]);
  expect((await json(JSON.stringify(Array.from({ length: 40_000 }, (_, index) => index)))).data).toHaveLength(40_000);
});

test('JSON is what JSON.parse says it is', async () => {
  const piece = fc.constantFrom(
    ...'{}[],:"\\ \n\t',
    '"a"',
    '"b":',
    '1',
    '-',
    '0',
    '.',
    'e5',
    'true',
    'null',
    'x',
    '\\u0041',
    '/',
    '#',
  );
  const isJson = (text: string) => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 12 }), async (pieces) => {
      const text = pieces.join('');
      fc.pre(text.trim() !== '');
      const problems = await problemsOf(() => json(text));
      expect(problems.some(({ code }) => code === 'json-syntax')).toBe(!isJson(text));
      if (problems.length === 0) expect((await json(text)).data).toEqual(JSON.parse(text));
    }),
    runs(2000),
  );
});

const mebibyte = 2 ** 20;
const filled = (unit: string) => unit.repeat(Math.floor(mebibyte / unit.length));

test.each([
  ['quotes', filled('"'), 'too-many-parts'],
  ['open quotes', filled('a: "\n'), 'too-many-parts'],
  ['brackets on lines', filled('[\n'), 'too-deep'],
  ['dashes', filled('- '), 'too-deep'],
  ['list items', filled('- a\n'), 'too-many-parts'],
  ['lists of 60 levels', filled(`${'- '.repeat(60)}a\n`), 'too-many-parts'],
  ['items in brackets', `[${filled('a,').slice(2)}]`, 'too-many-parts'],
  ['keys', Array.from({ length: 70_000 }, (_, index) => `k${index}: ${index}\n`).join(''), 'too-many-parts'],
  ['repeated keys', filled('a: 1\n'), 'too-many-parts'],
  ['repeated keys in JSON', `{${filled('"a":1,').slice(6, 200_000)}"a":1}`, null],
  ['wrong escapes', `a: "${filled('\\q').slice(6)}"`, 'yaml-syntax'],
  ['aliases', `- &a a\n${filled('- *a\n').slice(10)}`, 'too-many-parts'],
  ['digits', `a: ${filled('1').slice(3)}`, 'number-too-large'],
  ['zeros between digits', `a: 1.${filled('0').slice(6)}1`, 'number-rounded'],
  ['folded lines', `a: >\n${filled('  x\n\n').slice(10)}`, undefined],
  ['blanks', `a: b${filled(' ').slice(5)}c`, undefined],
  ['one long line of JSON', `"${filled('\\n').slice(2)}"`, undefined],
])('a megabyte of %s ends soon', async (_, text, code) => {
  const start = process.cpuUsage();
  const problems = await problemsOf(() =>
    parseDocument(text.startsWith('{"') || text.startsWith('"\\n') ? 'a.json' : 'a.yaml', bytes(text)),
  );
  const { user, system } = process.cpuUsage(start);
  expect(problems[0]?.code).toBe(code === null ? 'repeated-key' : code);
  expect(problems.length).toBeLessThanOrEqual(21);
  expect((user + system) / 1000).toBeLessThan(2000);
});

test('a bomb of aliases is refused before it goes off', async () => {
  const names = [...'abcdefghi'];
  const bomb = names
    .map(
      (name, index) =>
        `${name}: &${name} [${Array(9)
          .fill(index === 0 ? 'lol' : `*${names[index - 1]}`)
          .join(', ')}]`,
    )
    .join('\n');
  expect((await told(() => yaml(bomb)))[0]).toMatch(/^2:8 yaml-alias: Aliases \(`\*name`\) are not read here/);
});

const readableText = fc.string({ unit: 'grapheme', maxLength: 30 });
const key = readableText.filter((text) => !['', '__proto__', '<<'].includes(text));
const { data: plainData } = fc.letrec<{ data: unknown }>((tie) => ({
  data: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    readableText,
    fc.string({
      unit: fc.constantFrom(
        'a',
        ' ',
        '\n',
        '\t',
        ':',
        '#',
        '-',
        '"',
        "'",
        '\\',
        '[',
        '{',
        '|',
        '0',
        '1',
        '.',
        'e',
        '&',
        '*',
        '!',
      ),
      maxLength: 8,
    }),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('data'), { maxLength: 5 }),
    fc
      .uniqueArray(fc.tuple(key, tie('data')), { maxLength: 5, selector: ([name]) => name.normalize('NFC') })
      .map(Object.fromEntries),
  ),
}));

/** The package writes a few texts that are no YAML, such as `-`, a line break and a letter within braces, or not what they were, such as a blank and a line break. */
function readsBack(text: string, data: unknown): boolean {
  try {
    return isDeepStrictEqual(parse(text), data);
  } catch {
    return false;
  }
}

test('data that is written as YAML comes back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(
      plainData,
      fc.constantFrom(undefined, { collectionStyle: 'flow' } as const, { lineWidth: 0 }, {
        defaultStringType: 'QUOTE_DOUBLE',
      } as const),
      async (data, options) => {
        const text = stringify({ data }, { aliasDuplicateObjects: false, ...options });
        fc.pre(readsBack(text, { data }));
        expect((await yaml(text)).data).toEqual({ data });
      },
    ),
    runs(500),
  );
});

const withoutNulls = (data: unknown): unknown => {
  if (Array.isArray(data)) return data.map(withoutNulls);
  if (typeof data !== 'object' || data === null) return data;
  const kept = Object.entries(data).filter(([, value]) => value !== null);
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutNulls(value)]));
};

test('data that is written as JSON comes back as it was, but for `null` in maps', async () => {
  await fc.assert(
    fc.asyncProperty(plainData, fc.constantFrom(undefined, 2, '\t'), async (data, indentation) => {
      expect((await json(JSON.stringify(data, null, indentation))).data).toEqual(withoutNulls(data));
    }),
    runs(500),
  );
});

test('whatever the bytes, the text is read or there are problems with places in it', async () => {
  const mutated = fc
    .tuple(
      fc.nat(yamlSample.length),
      fc.nat(5),
      fc.uint8Array({ maxLength: 4 }),
      fc.nat(yamlSample.length),
      fc.constantFrom('"', '[', '\t', '- ', ': ', '&a ', '*a', '!t ', '\n', '\r', '\0', '---\n', '%', '#', '|'),
    )
    .map(([at, cut, insert, other, text]) => {
      const source = Buffer.from(`${yamlSample.slice(0, other)}${text}${yamlSample.slice(other)}`);
      return Buffer.concat([source.subarray(0, at), insert, source.subarray(at + cut)]);
    });
  const path = fc.constantFrom('a.yaml', 'a.json');
  await fc.assert(
    fc.asyncProperty(path, fc.oneof(fc.uint8Array({ maxLength: 200 }), mutated), async (name, input) => {
      const lines = Buffer.from(input).toString('utf8').split('\n');
      for (const problem of await problemsOf(() => parseDocument(name, input))) {
        expect(problem.line).toBeLessThanOrEqual(lines.length);
        expect(problem.column).toBeLessThanOrEqual((lines[problem.line - 1] ?? '').length + 1);
        expect(problem.column).toBeGreaterThan(0);
        expect(problem.message).toMatch(/^[A-Z`0-9].*\.$/su);
      }
    }),
    runs(2000),
  );
});
