// Inputs that are made because they are large, or because git does not keep what they are called.

const head = 'city: Rivertown, Ohio\nas-of: 2017-08-18\n';
const mebibyte = 2 ** 20;

/** As often as it fits into the largest file that is read, with what stands around it. */
const filled = (piece: string, before = '', after = ''): string => {
  const room = mebibyte - Buffer.byteLength(before + after);
  return before + piece.repeat(Math.floor(room / Buffer.byteLength(piece))) + after;
};

export const numbered = (count: number, line: (number: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('');

/** A condition that is valid in the rule set below. */
export const condition = (
  id: string,
  more = '{ held: yes }',
  asks = '{ held: yes-no }',
  example = 'yes',
) => `  - id: ${id}
    title: T
    question: Is it so?
    asks: ${asks}
    met-when: ${more}
    source: { act: section 1 }
    to-meet: Do it.
    examples: { met: [${example}] }
`;
export const ruleSet = (conditions: string, id = 'mine') =>
  `rule-set: ${id}\ntitle: Mine\nissuer: Me\nread-as: duties\nreading: As written.\nsources: { act: { title: The Act } }\nconditions:\n${conditions}`;

/** City files that are no city files, by their names. */
export const cityFiles: Readonly<Record<string, () => string | Buffer>> = {
  'deep-brackets.yaml': () => filled('['),
  'deep-braces.yaml': () => filled('{a: '),
  'deep-lists.yaml': () => filled('- '),
  'deep-maps.yaml': () => numbered(1400, (index) => `${' '.repeat(index)}a:\n`),
  'deep-quotes-in-brackets.yaml': () => filled('["', head),
  'deep-explicit-keys.yaml': () => filled('? '),
  'deep-in-the-answers.yaml': () => `${head}answers: ${'{ readiness: '.repeat(65)}yes${' }'.repeat(65)}\n`,
  'deep-brackets.json': () => filled('['),
  'deep-braces.json': () => filled('{"a":'),
  'wide-map.yaml': () => `${head}answers:\n${numbered(40_000, (index) => `  c${index}: yes\n`)}`,
  'wide-flow-map.yaml': () => `${head}answers: {${numbered(40_000, (index) => `c${index}: 1, `)}}\n`,
  'wide-list.yaml': () => filled('- a\n'),
  'wide-map.json': () => `{"city":"X","answers":{${numbered(40_000, (index) => `"c${index}":1,`)}"z":1}}`,
  'wide-list.json': () => filled('1,', '[', '1]'),
  'many-sources.yaml': () =>
    `${head}sources:\n${numbered(20_000, (index) => `  s${index}: { titel: T }\n`)}answers: {}\n`,
  'many-unknown-words.yaml': () =>
    filled('judicial-warant, ', `${head}answers: { release-notice: { limits: [`, '] } }\n'),
  'many-repeated-keys.yaml': () => filled('readiness: yes\n', head),
  'many-repeated-keys.json': () => filled('"a":1,', '{', '"a":1}'),
  'many-look-alikes.yaml': () =>
    `${head}answers:\n${numbered(20_000, (index) => `  é${index}: 1\n  e\u0301${index}: 1\n`)}`,
  'many-periods.yaml': () =>
    `${head}answers:\n  readiness:\n${numbered(9000, (index) => `    - { from: 2017-08-18, ready: ${index % 2 ? 'yes' : 'no'} }\n`)}`,
  'many-claims.yaml': () =>
    `${head}answers:\n  readiness:\n    claims:\n${numbered(9000, () => '      - { ready: perhaps }\n')}`,
  'many-holders.yaml': () =>
    `${head}answers: { readiness: { held-by: [${numbered(20_000, (index) => `a${index}, `)}] } }\n`,
  'one-line.ndjson': () => `{"city":"${'x'.repeat(2 * mebibyte)}"}\n{"city":"X"}\n`,
  'many-lines.ndjson': () => filled('{\n'),
  'blank-lines.ndjson': () => filled('\n'),
  'one-row.csv': () => `city\n"${'x'.repeat(2 * mebibyte)}`,
  'many-rows.csv': () => filled(',\n', 'city,readiness\n'),
  'wrong-rows.csv': () => filled('x,yes,z\n', 'city,readiness\n'),
  'many-columns.csv': () => numbered(100_000, (index) => `c${index},`),
  'quote-before-rows.csv': () => filled('A,no\n', 'city,readiness\n"'),
  'titles.csv': () => filled('Title,\n'),
  'quotes.csv': () => filled('"'),
  'quotes-on-lines.csv': () => filled('"\n', 'city,readiness\n'),
  'double-quotes.yaml': () => filled('"'),
  'single-quotes.yaml': () => filled("'"),
  'both-quotes.yaml': () => filled(`"'`),
  'double-quotes.json': () => filled('"'),
  'quotes-on-lines.yaml': () => filled('"\n', head),
  'backslashes.yaml': () => filled('\\', '"'),
  'backslashes.json': () => filled('\\', '"'),
  'colons.yaml': () => filled(':'),
  'colons-and-blanks.yaml': () => filled(': '),
  'commas.yaml': () => filled(',', '['),
  'closing-brackets.yaml': () => filled(']'),
  'question-marks.yaml': () => filled('?\n'),
  'dashes.yaml': () => filled('-'),
  'dashes-on-lines.yaml': () => filled('-\n'),
  'anchors.yaml': () => filled('&a '),
  'anchors-on-lines.yaml': () => filled('- &a b\n'),
  'aliases.yaml': () => filled('- *a\n', '- &a b\n'),
  'tags.yaml': () => filled('! '),
  'tags-on-lines.yaml': () => filled('- !a b\n'),
  'block-scalars.yaml': () => filled('- |\n'),
  'block-scalar-of-blanks.yaml': () => filled(' \n', `${head}answers: |\n`),
  'percent-signs.yaml': () => filled('%\n'),
  'directives.yaml': () => filled('%TAG ! a\n'),
  'documents.yaml': () => filled('---\n'),
  'document-ends.yaml': () => filled('...\n'),
  'comments.yaml': () => filled('#\n'),
  'one-comment.yaml': () => filled('#'),
  'line-ends.yaml': () => filled('\n'),
  'returns.yaml': () => filled('\r'),
  'blanks.yaml': () => filled(' '),
  'tabs.yaml': () => filled('\t'),
  'nuls.yaml': () => Buffer.alloc(1000),
  'controls.yaml': () => filled('\u0001'),
  'not-utf-8.yaml': () => Buffer.alloc(mebibyte, 0xff),
  'long-word.yaml': () => filled('a'),
  'long-value.yaml': () => filled('a', `${head}answers: { release-notice: { instrument: `, ' } }\n'),
  'long-key.yaml': () => filled('a', `${head}answers: { `, ': yes }\n'),
  'long-quoted-key.yaml': () => filled('a', `${head}answers: { "`, '": yes }\n'),
  'long-number.yaml': () => filled('1', `${head}answers: { violence: { violent-crime-rate: { 2015: `, ' } } }\n'),
  'long-fraction.yaml': () => filled('1', `${head}answers: { violence: { violent-crime-rate: { 2015: 0.`, ' } } }\n'),
  'long-exponent.yaml': () => filled('9', `${head}answers: { violence: { violent-crime-rate: { 2015: 1e`, ' } } }\n'),
  'long-date.yaml': () => filled('1', 'city: Rivertown\nas-of: 2017-', '\nanswers: {}\n'),
  'long-duration.yaml': () => filled('1', `${head}answers: { release-notice: { notice: `, 'x } }\n'),
  'long-rules.yaml': () => filled('a', `${head}rules: `, '\nanswers: {}\n'),
  'long-holder.yaml': () => filled('a', `${head}answers: { readiness: { held-by: `, ' } }\n'),
  'long-word.json': () => filled('a'),
  'long-number.json': () => filled('1', '{"city":"X","answers":{"violence":{"violent-crime-rate":{"2015":', '}}}}'),
  'combining-marks.yaml': () => filled('\u0301', `${head}answers: { release-notice: { instrument: a`, ' } }\n'),
  'joiners.yaml': () => filled('\u200d', `${head}answers: { "a`, '": yes }\n'),
  'right-to-left.yaml': () => filled('\u202e', `${head}answers: { "a`, '": yes }\n'),
  'wide-characters.yaml': () => filled('城', `${head}answers: { "`, '": yes }\n'),
  'excess-amplify.json': () =>
    JSON.stringify({
      city: 'X',
      'as-of': '2020',
      sources: { s: { title: 'T'.repeat(170_000) } },
      answers: { 'detainer-hold': { claims: Array(5000).fill({ 'in-place': 'no', evidence: { s: 'x' } }) } },
    }),
  'excess-agencies.json': () =>
    JSON.stringify({
      city: 'X',
      'as-of': '2020',
      answers: { readiness: { 'held-by': Array.from({ length: 1500 }, (_, index) => `a${index}`) } },
      agencies: Object.fromEntries(
        Array.from({ length: 1500 }, (_, index) => [`a${index}`, { name: 'A', answers: {} }]),
      ),
    }),
  'excess-years.json': () =>
    JSON.stringify({
      city: 'X',
      'as-of': '2020',
      answers: {
        violence: {
          'violent-crime-rate': Object.fromEntries(
            Array.from({ length: 8500 }, (_, index) => [String(1000 + index), 5]),
          ),
        },
      },
    }),
  'excess-entries.yaml': () =>
    `${head}answers:\n  readiness:\n${numbered(1001, () => '    - { from: 2017-08-18, ready: yes }\n')}`,
  'excess-name.yaml': () => `city: "${'x\u0301'.repeat(300_000)}"\nas-of: 2020\nanswers: {}\n`,
  'excess-parts.csv': () => `city,as-of,sources.${'a.'.repeat(200_000)}b\nX,2020,t\n`,
  'one-byte-too-many.yaml': () => 'a'.repeat(mebibyte + 1),
};

/** Rule sets that are no rule sets, or none to be used. */
export const ruleSetFiles: Readonly<Record<string, () => string>> = {
  'many-conditions.yaml': () => ruleSet(numbered(4000, (index) => condition(`c${index}`, '{ hold: yes }'))),
  'many-unknown-fields.yaml': () =>
    ruleSet(condition('custody', `{ any: [${numbered(9000, (index) => `{ f${index}: yes }, `)}] }`)),
  'deep-test.yaml': () => ruleSet(condition('custody', `${'{ not: '.repeat(70)}{ held: yes }${' }'.repeat(70)}`)),
  'many-words.yaml': () =>
    `${ruleSet(condition('custody'))}vocabularies: { v: { ${numbered(9000, (index) => `W${index}: m, `)} } }\n`,
  'many-alternatives.yaml': () =>
    `${ruleSet(condition('custody'))}alternatives: [${numbered(5000, (index) => `r${index}, `)}]\n`,
  'excess-matchers.yaml': () => ruleSet(condition('custody', `{ any: [${numbered(5000, () => '{ held: yes }, ')}] }`)),
  'excess-fields.yaml': () =>
    ruleSet(condition('custody', '{ f0: yes }', `{ ${numbered(13, (index) => `f${index}: yes-no, `)} }`)),
  'excess-figures.yaml': () =>
    `${ruleSet(condition('custody'))}figures: { f: { title: F, unit: x, values: [${numbered(6000, (index) => `{ year: ${1000 + index}, value: 1, published: 2016-01-01, source: act }, `)}] } }\n`,
  'excess-reading.yaml': () => ruleSet(condition('custody')).replace('As written.', 'r'.repeat(10_001)),
  'not-kept-numbers.yaml': () =>
    `${ruleSet(condition('custody'))}figures: { f: { title: F, unit: x, values: [${numbered(9000, () => '{ year: 010 }, ')}] } }\n`,
};
