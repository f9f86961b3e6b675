import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collectFaults, positionsOf } from '../../../src/load/source/faults.ts';
import { readYaml } from '../../../src/load/source/yaml.ts';
import { readYamlWithFaults } from '../../../src/load/source/yaml-faults.ts';
import { runs } from '../../support/runs.ts';
import { yamlSample } from '../../support/yaml-sample.ts';

function byPackage(text: string) {
  const faults = collectFaults(positionsOf(text));
  const tree = readYamlWithFaults(text, faults);
  return { tree, faults: faults.found };
}

test.each([
  ['the sample', yamlSample],
  ['a map', 'a: 1\nb: text\n'],
  ['no line break at the end', 'a: 1'],
  ['a list', '- a\n-   b\n- \n-\n- - c\n  - d\n'],
  ['lists at the indentation of their key', 'a:\n- b\n- c: 1\n  d: 2\ne: 3\n'],
  ['comments and empty lines', '# x\n\na: 1 # y\n\n   # z\nb: # w\n  c: 2\n'],
  ['quotes', `a: "b: #c"\n'd': 'it''s'\n"e f": "\\\\ \\/ \\n \\t \\u00e9"\n`],
  ['brackets', 'a: [b, "c", {d: 1, e: [f]}, ]\ng: {}\nh: []\ni: { "j": k:l, m: n#o }\n'],
  ['brackets over several lines', 'a: [\n  b,\n\n  c\n  ]\nd: { e: 1,\n  f: 2 }\n'],
  ['block scalars', 'a: |\n  x\n\n    y\nb: |-\n  x \n\n\nc: >\n  x\n  y\n\n\n  z\nd: >-\n  x\n# e\n'],
  ['quotes over several lines', `a: "b \n  c\\n\n   d: #"\ne:\n- 'f''\n  #g\n  '\n- [ "h\n    i" ]\n`],
  ['scalars over several lines', 'a: b\n  c\n  - d\ne:\n- f\n  g\n'],
  [
    'words and numbers',
    '- ~\n- null\n- True\n- 1\n- -1.50\n- .5\n- 1e3\n- +7\n- yes\n- 2017-08-03\n- 1_000\n- 12:30\n- "1"\n',
  ],
  ['other scripts', 'é: ñ\n東京: "日本"\n'],
  ['a document start', '# x\n---\na: b\n'],
  ['a scalar', 'a\n'],
  ['CRLF', 'a: b\r\nc: |\r\n  d\r\n\r\n  e\r\nf: >-\r\n  g\r\n  h\r\n'],
  ['more block scalars', 'a: |-\n  b\nc: >+\n  d\n\nf: "g\\x41\\\n  h"\n'],
  ['items with nothing in them', '- [a]\n- # -\n# -\n-\n- - \n  -\n- b\n'],
  ['a map in brackets as the whole text', '{ a: b, "c": d, \'e f\': { g: [h] } }\n'],
  ['64 levels', `${'- '.repeat(64)}a`],
])('%s: data and places are those of the package', (_, text) => {
  const plain = readYaml(text);
  expect(plain).not.toBeNull();
  expect({ tree: plain, faults: [] }).toStrictEqual(byPackage(text));
});

test.each([
  ['a tab', 'a:\tb'],
  ['an anchor', 'a: &b c'],
  ['an alias', 'a: *b'],
  ['a tag', 'a: !b c'],
  ['an explicit key', '? a\n: b'],
  ['text on the line of a document start', '--- a'],
  ['a document start that is indented', ' ---\n    a'],
  ['a document end', 'a: b\n...\n'],
  ['a directive', '%YAML 1.2\n---\na: b'],
  ['an item of a list in brackets with a colon', '[a: b]'],
  ['a value below its key', 'a:\n  b\nc: 1\n'],
  ['a key behind an item of a list', `a:\n- 'b'"c": d\n`],
  ['a comment at the beginning of a line between brackets', '{ a: b,\n  c: d\n# e\n}'],
  ['a block scalar that says its indentation', 'a: |2\n   b\n'],
  ['a repeated key', 'a: 1\na: 2'],
  ['a repeated key in brackets', '{a: 1, a: 2}'],
  ['a look-alike key', 'é: 1\ne\u0301: 2'],
  ['a merge key', '<<: {a: 1}'],
  ['__proto__', '__proto__: 1'],
  ['an empty key', '"": 1'],
  ['a number that loses its zero', 'a: 02134'],
  ['a number that rounds', 'a: 9007199254740993'],
  ['a control from an escape', 'a: "\\u0000"'],
  ['half a surrogate pair', 'a: "\\ud800"'],
  ['an escape JSON does not have', 'a: "\\e"'],
  ['a second colon', 'a: b: c'],
  ['a wrong indentation', 'a:\n  b: 1\n c: 2'],
  ['text after quotes', 'a: "b" c'],
  ['an open quote', 'a: "b'],
  ['an open bracket', 'a: [b'],
  ['65 levels', `${'- '.repeat(65)}a`],
  ['too many values', `a: [${'x,'.repeat(60_000)}]\n`],
])('%s is left to the package', (_, text) => {
  expect(readYaml(text)).toBeNull();
});

const piece = fc.constantFrom(
  ...[
    'a',
    'b: ',
    'c:',
    '- ',
    '-',
    ' ',
    '  ',
    '    ',
    '\n',
    '\n  ',
    '\n    ',
    '\n- ',
    '\n\n',
    '"x"',
    "'y'",
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
  ],
  ...[
    ',',
    ': ',
    ':',
    '#',
    ' # c',
    '|',
    '|-',
    '>',
    '>-',
    '1',
    '010',
    'null',
    '~',
    'é',
    '&a ',
    '*a',
    '!t ',
    '? ',
    '%',
    '@',
    '---',
    '...',
  ],
  ...[
    '\\n',
    '\\',
    'http://x/y?z#f',
    'x y z',
    '<<',
    '- - ',
    'a: b',
    '"k": ',
    '"l\n  m"',
    "'n\n   o'",
    '{a: b}',
    '[a, b]',
    '.',
    '-1',
    '\u00a0',
    '\ufeff',
  ],
);
const line = fc
  .tuple(
    fc.constantFrom('', '', '  ', '  ', '    ', ' '),
    fc.constantFrom('a: ', 'b: ', 'c:', '- ', '- d: ', '', '# '),
    fc.array(piece, { maxLength: 3 }),
  )
  .map((parts) => `${parts[0]}${parts[1]}${parts[2].join('')}`);
const texts = fc.oneof(
  fc.array(piece, { maxLength: 15 }).map((pieces) => pieces.join('')),
  fc.array(line, { maxLength: 8 }).map((lines) => lines.join('\n')),
  fc
    .tuple(fc.nat(yamlSample.length), fc.nat(12), piece, fc.nat(yamlSample.length))
    .map(([at, cut, insert, end]) =>
      `${yamlSample.slice(0, at)}${insert}${yamlSample.slice(at + cut)}`.slice(0, Math.max(end, at + 20)),
    ),
);

test('what it reads at all it reads as the package does', () => {
  let read = 0;
  fc.assert(
    fc.property(texts, (text) => {
      const plain = readYaml(text);
      if (plain === null) return;
      read++;
      expect({ tree: plain, faults: [] }).toStrictEqual(byPackage(text));
    }),
    runs(3000),
  );
  expect(read).toBeGreaterThan(runs(3000).numRuns / 10);
});

test('whatever stands behind whatever, it reads at all as the package does', () => {
  const places = ['', '- ', 'b: ', 'b:\n- ', 'b:\n  - ', 'b: [', 'b: {', 'b: [x, ', '- b: ', '- - ', 'a: 1\nb: '];
  const values = ["'y'", '"y"', '[a]', '{a: b}', '[]', "''", 'y', '|\n   t\n', '>-\n   t\n', "['y']", "{'a': 'b'}"];
  const gaps = ['', ' ', '  ', ' #', '#', '\n', '\n  ', ' # c\n'];
  const next = ["'k': v", '"k": v', 'k: v', '[b]: v', '{b: c}', "'k'", '- z', ', z', ']', '}', ': v', 'z'];
  let read = 0;
  for (const place of places)
    for (const value of values)
      for (const gap of gaps)
        for (const more of next) {
          const text = `${place}${value}${gap}${more}`;
          const plain = readYaml(text);
          if (plain === null) continue;
          read++;
          expect({ text, tree: plain, faults: [] }).toStrictEqual({ text, ...byPackage(text) });
        }
  expect(read).toBeGreaterThan(1000);
});
