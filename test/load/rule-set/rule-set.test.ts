import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { InputError } from '../../../src/errors.ts';
import { loadRuleSet, loadRuleSets, ruleSetExamples, shippedRuleSets } from '../../../src/load/rule-set/rule-set.ts';

/** Rule sets that stand in for the shipped ones, so that these tests do not change with the data. */
const shipped = vi.hoisted(() => new Map<string, string>());

vi.mock('../../../src/load/rule-set/shipped.ts', () => ({
  defaultRuleSet: 'shipped',
  shippedIds: () => [...shipped.keys()],
  shippedPath: (id: string) => `data/rules/${id}.yaml`,
  shippedText: (id: string) => shipped.get(id) ?? '',
  resolvedAtBuild: () => null,
}));

shipped.set(
  'shipped',
  `rule-set: shipped
title: A shipped rule set
issuer: Office of Examples
read-as: conditions to meet
reading: As written.
sources: { act: { title: The Act } }
conditions:
  - id: readiness
    title: Readiness
    question: Are you ready?
    asks: { ready: yes-no, since: date }
    met-when: { ready: yes }
    source: { act: section 1 }
    examples: { met: [yes] }
`,
);
shipped.set(
  'shipped-response',
  `rule-set: shipped-response
title: The same, answered
issuer: Office of Examples
extends: shipped
read-as: questions to answer
reading: Any answer will do.
`,
);

const minimal = {
  'rule-set': 'mine',
  title: 'Mine',
  issuer: 'Me',
  'read-as': 'conditions',
  reading: 'As written.',
  sources: { act: { title: 'The Act' } },
  conditions: [
    {
      id: 'readiness',
      title: 'Readiness',
      question: 'Are you ready?',
      asks: { ready: 'yes-no' },
      'met-when': { ready: true },
      source: { act: 'section 1' },
      examples: { met: [true] },
    },
  ],
};

const small = readFileSync(new URL('../../fixtures/rules/small.yaml', import.meta.url), 'utf8');
const extended = readFileSync(new URL('../../fixtures/rules/extended.yaml', import.meta.url), 'utf8');
const here = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'psp-check-'));

/** A repository, so that its files may name one another wherever psp-check runs. */
beforeAll(() => {
  process.chdir(folder);
  mkdirSync('.git');
});
afterAll(() => {
  process.chdir(here);
  rmSync(folder, { recursive: true });
});

describe('a rule set of its own', () => {
  test('is read into plain data', async () => {
    write({ 'small.yaml': small });
    const ruleSet = await loadRuleSet('small.yaml');
    expect(JSON.parse(JSON.stringify(ruleSet))).toEqual(ruleSet);
    await expect(json(ruleSet)).toMatchFileSnapshot('../../golden/rules/small.json');
  });

  test('gives its examples as they can be run', async () => {
    write({ 'small.yaml': small });
    await expect(json(await ruleSetExamples('small.yaml'))).toMatchFileSnapshot(
      '../../golden/rules/small-examples.json',
    );
  });

  test('may be JSON', async () => {
    write({ 'shipped.json': JSON.stringify({ ...minimal, 'rule-set': 'mine' }) });
    expect((await loadRuleSet('shipped.json')).id).toBe('mine');
  });

  test('has a digest that only its content changes', async () => {
    write({
      'small.yaml': small,
      'sub/other.yaml': `# A comment.\n${small}`,
      'changed.yaml': small.replace('48h', '47h'),
    });
    const [one, other, changed] = await digests('small.yaml', 'sub/other.yaml', 'changed.yaml');
    expect(one).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(other).toBe(one);
    expect(changed).not.toBe(one);
  });
});

test('a repeated key is told with everything else that is wrong', async () => {
  write({ 'twice.yaml': `${small.replace(/^title:.*$/m, 'titel: Small')}issuer: Another\n` });
  const error = await loadRuleSet('twice.yaml').catch((reason: unknown) => reason);
  const codes = error instanceof InputError ? error.problems.map(({ code, message }) => `${code}: ${message}`) : [];
  expect(codes).toMatchInlineSnapshot(`
    [
      "unknown-key: \`titel\` is not a key of a rule set. Did you mean \`title\`?",
      "repeated-key: A key is repeated: \`issuer\` stands on line 3 already. Keep one of them.",
    ]
  `);
});

test('sixteen rule sets may extend each other, and no more', async () => {
  for (let index = 1; index <= 17; index++) {
    const text = small.replace(/^rule-set: .*$/m, `rule-set: level-${index}`).replace(/^alternatives: .*\n/m, '');
    write({
      [`level-${index}.yaml`]:
        index === 1 ? text : text.replace(/^title:/m, `extends: ./level-${index - 1}.yaml\ntitle:`),
    });
  }
  expect((await loadRuleSet('level-16.yaml')).id).toBe('level-16');
  expect(await told('level-17.yaml')).toMatchInlineSnapshot(`
    "level-2.yaml:2:10 extends-too-deep
    More than 16 rule sets would extend each other here. Copy what is needed from those below.
    1 | rule-set: level-2
    2 | extends: ./level-1.yaml
      |          ^^^^^^^^^^^^^^"
  `);
});

test('alternatives are named from where psp-check runs, and the digest does not depend on that', async () => {
  const text = small.replace('[shipped]', '[shipped, other.yaml, ../top.yaml]');
  write({ 'sub/small.yaml': text, 'sub/other.yaml': small, 'top.yaml': extending('shipped') });
  const ruleSet = await loadRuleSet('sub/small.yaml');
  expect(ruleSet.alternatives).toEqual(['shipped', 'sub/other.yaml', 'top.yaml']);
  process.chdir('sub');
  const { alternatives, digest } = await loadRuleSet('small.yaml');
  process.chdir('..');
  expect(alternatives).toEqual(['shipped', 'other.yaml', '../top.yaml']);
  expect(digest).toBe(ruleSet.digest);
});

test('ids that objects have by themselves are ids like any other', async () => {
  const odd = JSON.stringify(minimal).replaceAll('readiness', 'constructor').replaceAll('"ready"', '"valueof"');
  write({ 'odd.json': odd });
  const [condition] = (await loadRuleSet('odd.json')).conditions;
  expect(condition?.id).toBe('constructor');
  expect((await ruleSetExamples('odd.json')).map(({ fields }) => [...fields.keys()])).toEqual([['valueof']]);
  write({ 'odd.json': odd.replace('"met-when":{"valueof"', '"met-when":{"constructor"') });
  expect(await told('odd.json')).toContain('`constructor` does not ask `constructor`.');
});

test('of many problems the first twenty are told', async () => {
  const stray = Array.from({ length: 30 }, (_, index) => `stray-${index}: 1\n`).join('');
  write({ 'many.yaml': small + stray });
  const problems = (await told('many.yaml')).split('\n\n');
  expect(problems).toHaveLength(21);
  expect(problems.at(-1)).toContain('10 more problems of this file are not shown.');
});

describe('extends', () => {
  test('puts the conditions of the base first, replaces in place and merges the rest', async () => {
    write({ 'small.yaml': small, 'extended.yaml': extended });
    const ruleSet = await loadRuleSet('extended.yaml');
    expect(ruleSet.conditions.map(({ id, title }) => [id, title])).toEqual([
      ['detains', 'Says whether it keeps people in custody'],
      ['notice', 'Notice of release'],
      ['violence', 'Violence above the national rate'],
      ['in-time', 'Answered in time'],
      ['consent', 'Consent'],
    ]);
    await expect(json(ruleSet)).toMatchFileSnapshot('../../golden/rules/extended.json');
  });

  test('does not hand down the reading, the dates in force and the alternatives', async () => {
    write({ 'small.yaml': small, 'extended.yaml': extended });
    const { readAs, reading, inForce, lastSeen, alternatives } = await loadRuleSet('extended.yaml');
    expect({ readAs, reading, inForce, lastSeen, alternatives }).toEqual({
      readAs: 'questions to answer',
      reading: 'Any answer will do.',
      inForce: null,
      lastSeen: null,
      alternatives: [],
    });
  });

  test('keeps the examples of the base, on the days of the base', async () => {
    write({ 'small.yaml': small, 'extended.yaml': extended });
    const days = (await ruleSetExamples('extended.yaml')).map(({ condition, asOf }) => [condition, asOf]);
    expect(days).toEqual([
      ['detains', '9999-12-31'],
      ['notice', '2021-01-15'],
      ['notice', '2020-02-01'],
      ['violence', '2020-02-01'],
      ['in-time', '2020-02-01'],
      ['consent', '9999-12-31'],
    ]);
  });

  test('takes a path from the folder of the file, or the id of a shipped rule set', async () => {
    write({
      'sub/base.yaml': small.replace('rule-set: small', 'rule-set: base'),
      'sub/top.yaml': extending('./base.yaml'),
    });
    write({ 'mine.yaml': extending('shipped-response') });
    expect((await loadRuleSet('sub/top.yaml')).conditions).toHaveLength(4);
    expect((await loadRuleSet('mine.yaml')).conditions.map(({ id }) => id)).toEqual(['readiness']);
  });

  test('that adds nothing gives the same conditions', async () => {
    write({ 'small.yaml': small, 'top.yaml': extending('small.yaml') });
    const [base, top] = await loadRuleSets(['small.yaml', 'top.yaml']);
    expect(top?.conditions).toEqual(base?.conditions);
  });

  test('in a circle is an error that shows the circle', async () => {
    write({ 'a.yaml': extending('sub/b.yaml'), 'sub/b.yaml': extending('../a.yaml') });
    expect(await told('a.yaml')).toMatchInlineSnapshot(`
      "sub/b.yaml:4:10 extends-cycle
      The rule sets extend each other in a circle: a.yaml → sub/b.yaml → a.yaml. One of them has to stand alone.
      2 | title: A rule set that adds nothing
      3 | issuer: Office of Examples
      4 | extends: ../a.yaml
        |          ^^^^^^^^^"
    `);
    write({ 'a.yaml': extending('./a.yaml') });
    expect(await told('a.yaml')).toMatchInlineSnapshot(`
      "a.yaml:4:10 extends-cycle
      The rule set extends itself. Remove \`extends\`, or name another.
      2 | title: A rule set that adds nothing
      3 | issuer: Office of Examples
      4 | extends: ./a.yaml
        |          ^^^^^^^^"
    `);
  });

  test('of something that is not there is an error at its place', async () => {
    write({ 'a.yaml': extending('b.yaml') });
    expect(await told('a.yaml')).toMatchInlineSnapshot(`
      "a.yaml:4:10 unknown-rule-set
      The file \`b.yaml\` does not exist. A path starts from the folder of this file.
      2 | title: A rule set that adds nothing
      3 | issuer: Office of Examples
      4 | extends: b.yaml
        |          ^^^^^^"
    `);
    write({ 'a.yaml': extending('shiped') });
    expect(await told('a.yaml')).toMatchInlineSnapshot(`
      "a.yaml:4:10 unknown-rule-set
      \`shiped\` is not the id of a shipped rule set. Did you mean \`shipped\`? Valid values: \`shipped\` and \`shipped-response\`, or the path of a rule set of your own, such as \`./shiped.yaml\`.
      2 | title: A rule set that adds nothing
      3 | issuer: Office of Examples
      4 | extends: shiped
        |          ^^^^^^"
    `);
  });

  test('of a base with problems tells those and the shape of its own', async () => {
    write({ 'small.yaml': small.replace('time: duration', 'time: durations') });
    write({ 'a.yaml': `${extending('small.yaml')}tittle: A title\n` });
    expect(await told('a.yaml')).toMatchInlineSnapshot(`
      "small.yaml:48:13 wrong-value
      \`time\` must be a type: yes-no, duration, date, text, { one-of: vocabulary }, { some-of: vocabulary }, { number: unit } or { yearly: unit }, not \`durations\`.
      46 |       in-place: yes-no
      47 |       instrument: { one-of: instrument }
      48 |       time: durations
         |             ^^^^^^^^^

      a.yaml:7:1 unknown-key
      \`tittle\` is not a key of a rule set. Did you mean \`title\`?
      5 | read-as: conditions to meet
      6 | reading: As written.
      7 | tittle: A title
        | ^^^^^^"
    `);
    write({ 'small.yaml': 'a: *b\n' });
    expect(await told('a.yaml')).toMatchInlineSnapshot(`
      "small.yaml:1:4 yaml-alias
      Aliases (\`*name\`) are not read here. Write the value out; if it is text that starts with a \`*\`, put it in quotes.
      1 | a: *b
        |    ^^

      a.yaml:7:1 unknown-key
      \`tittle\` is not a key of a rule set. Did you mean \`title\`?
      5 | read-as: conditions to meet
      6 | reading: As written.
      7 | tittle: A title
        | ^^^^^^"
    `);
  });

  test('that breaks a condition of the base is an error of the file that extends', async () => {
    const detains = extended.replace('asks: { custody: yes-no }', 'asks: { jail: yes-no }');
    write({ 'small.yaml': small, 'extended.yaml': detains });
    expect(await told('extended.yaml')).toMatchInlineSnapshot(`
      "extended.yaml:4:10 unknown-field
      What this extends does not hold together with what is changed here: \`detains\` does not ask \`custody\`. Valid value: \`detains.jail\`.
      2 | title: An extended rule set
      3 | issuer: Office of Examples
      4 | extends: small.yaml
        |          ^^^^^^^^^^"
    `);
  });

  test('that gives a figure of the base another unit is an error', async () => {
    const figure = `figures:
  national-rate:
    title: Violent crime, nation
    unit: per cent
    values: [{ year: 2018, value: 1, published: 2019-01-01, source: act }]
`;
    write({ 'small.yaml': small, 'top.yaml': extending('small.yaml') + figure });
    expect(await told('top.yaml')).toMatchInlineSnapshot(`
      "top.yaml:4:10 unit-mismatch
      What this extends does not hold together with what is changed here: \`national-rate\` counts per cent, \`rate\` counts offenses per 100,000. Only numbers of the same unit compare.
      2 | title: A rule set that adds nothing
      3 | issuer: Office of Examples
      4 | extends: small.yaml
        |          ^^^^^^^^^^"
    `);
  });

  test('whose new condition does not fit a label of the base is told how to give it one', async () => {
    const conditions = `conditions:
  - id: consent
    title: Consent
    question: What is in place on consent?
    asks: { in-place: text }
    met-when: { in-place: all of it }
    source: { act: section 9 }
    examples: { met: [all of it] }
`;
    write({ 'small.yaml': small, 'top.yaml': extending('small.yaml') + conditions });
    expect(await told('top.yaml')).toMatchInlineSnapshot(`
      "top.yaml:11:13 label-misfit
      \`consent.in-place\` has the type text, so its label is a noun phrase, such as \`in place\`. Give it one under \`labels\` as \`consent.in-place\`.
       9 |     title: Consent
      10 |     question: What is in place on consent?
      11 |     asks: { in-place: text }
         |             ^^^^^^^^"
    `);
    write({ 'top.yaml': `${extending('small.yaml')}labels: { consent.in-place: what is in place }\n${conditions}` });
    const { conditions: resolved } = await loadRuleSet('top.yaml');
    expect(resolved.at(-1)?.asks.map(({ label }) => label)).toEqual(['what is in place']);
  });

  test('with the id of the base is an error', async () => {
    write({ 'small.yaml': small, 'top.yaml': extending('small.yaml').replace('rule-set: top', 'rule-set: small') });
    expect(await told('top.yaml')).toMatchInlineSnapshot(`
      "top.yaml:1:11 repeated-id
      What this extends is called \`small\` too. Give this one an id of its own.
      1 | rule-set: small
        |           ^^^^^"
    `);
  });

  test('with another type under an id of the base is an error', async () => {
    write({
      'small.yaml': small,
      'extended.yaml': extended.replace('custody: yes-no', 'custody: text').replace('met: [yes]', 'met: [whole]'),
    });
    expect(await told('extended.yaml')).toMatchInlineSnapshot(`
      "extended.yaml:18:22 type-conflict
      \`custody\` of \`detains\` is yes-no in \`small\`, not text. An id means the same in every rule set: use that type, or another id.
      16 |     title: Says whether it keeps people in custody
      17 |     question: Do you keep people in custody?
      18 |     asks: { custody: text }
         |                      ^^^^"
    `);
  });
});

describe('a name', () => {
  test('of a shipped rule set is its id', async () => {
    expect((await loadRuleSet('shipped')).title).toBe('A shipped rule set');
    expect((await shippedRuleSets()).map(({ id }) => id)).toEqual(['shipped', 'shipped-response']);
  });

  test('of a shipped rule set is its id, whatever a file beside it is called', async () => {
    write({ shipped: JSON.stringify({ ...minimal, title: 'A file' }) });
    expect((await loadRuleSet('shipped')).title).toBe('A shipped rule set');
    const own = await loadRuleSet('./shipped');
    expect([own.title, own.path]).toEqual(['A file', './shipped']);
    rmSync('shipped');
  });

  test('of a file that no shipped rule set has is told as a path', async () => {
    write({ zoning: JSON.stringify(minimal) });
    expect(await told('zoning')).toContain('The file of that name is `./zoning`.');
    rmSync('zoning');
  });

  test('that looks like a path is never an id', async () => {
    expect(await told('./shipped')).toMatchInlineSnapshot(`
      "./shipped:1:1 not-found
      This file does not exist. Did you mean \`./shipped.json\`?
      null"
    `);
    expect(await told('shipped.yaml')).toMatchInlineSnapshot(`
      "shipped.yaml:1:1 not-found
      This file does not exist.
      null"
    `);
  });

  test('that nothing has is an error with a suggestion and the ids', async () => {
    expect(await told('shipped-reponse')).toMatchInlineSnapshot(`
      "shipped-reponse:1:1 unknown-rule-set
      \`shipped-reponse\` is not the id of a shipped rule set. Did you mean \`shipped-response\`? Valid values: \`shipped\` and \`shipped-response\`, or the path of a rule set of your own, such as \`./shipped-reponse.yaml\`.
      null"
    `);
    expect(await told('zebra')).toMatchInlineSnapshot(`
      "zebra:1:1 unknown-rule-set
      \`zebra\` is not the id of a shipped rule set. Valid values: \`shipped\` and \`shipped-response\`, or the path of a rule set of your own, such as \`./zebra.yaml\`.
      null"
    `);
  });

  test('given several times loads several, each once, and tells the problems of all', async () => {
    write({ 'small.yaml': small });
    const ruleSets = await loadRuleSets(['small.yaml', 'shipped', 'small.yaml']);
    expect(ruleSets.map(({ id }) => id)).toEqual(['small', 'shipped']);
    const error = await loadRuleSets(['one', 'small.yaml', 'two']).catch((thrown) => thrown);
    expect(error.problems.map(({ path }: { path: string }) => path)).toEqual(['one', 'two']);
  });
});

test('a city file is no rule set', async () => {
  write({ 'city.yaml': 'city: Rivertown\nanswers: {}\n' });
  expect(await told('city.yaml')).toMatchInlineSnapshot(`
    "city.yaml:1:1 not-a-rule-set
    This is a city file, not a rule set. A rule set begins with \`rule-set\`, its id.
    1 | city: Rivertown
      | ^^^^"
  `);
});

test('a file that is no map is no rule set', async () => {
  write({ 'list.yaml': '- 1\n' });
  expect(await told('list.yaml')).toMatchInlineSnapshot(`
    "list.yaml:1:1 wrong-type
    The file must be a map that begins with \`rule-set\`, not a list of 1 item.
    1 | - 1
      | ^"
  `);
});

test('every problem is told at once, in the order of the file', async () => {
  const many = small
    .replace('read-as:', 'reads-as:')
    .replace('date: 2019,', 'date: 2019-02-30,')
    .replace('time: { at-least: 48h, below: 30d }', 'time: { at-least: 48 }')
    .replace('beds: { above: 0 }', 'bets: { above: 0 }')
    .replace('source: { act: section 3 }', 'source: { acts: section 3 }')
    .replace('met: [{ 2018: 400.5 }]', 'met: [{ 2018: high }]')
    .replace('    title: Answered in time\n', '');
  write({ 'many.yaml': many });
  expect(await told('many.yaml')).toMatchInlineSnapshot(`
    "many.yaml:4:1 unknown-key
    \`reads-as\` is not a key of a rule set. Did you mean \`read-as\`?
    2 | title: A small rule set
    3 | issuer: Office of Examples
    4 | reads-as: conditions to meet
      | ^^^^^^^^

    many.yaml:12:73 no-such-date
    2019-02-30 is not a date of the calendar. Write one such as 2017-08-03.
    10 |
    11 | sources:
    12 | ...Act, publisher: State of Example, date: 2019-02-30, url: 'https://example.org/act' }
       |                                            ^^^^^^^^^^

    many.yaml:37:31 unknown-field
    \`detains\` does not ask \`bets\`. Did you mean \`beds\`?
    35 |     asks: { custody: yes-no, beds: { number: beds } }
    36 |     met-when:
    37 |       any: [{ custody: Y }, { bets: { above: 0 } }]
       |                               ^^^^

    many.yaml:56:25 no-unit
    \`48\` has no unit. Write 48h for hours, 48m for minutes or 48d for days.
    54 |       in-place: yes
    55 |       instrument: [statute, policy]
    56 |       time: { at-least: 48 }
       |                         ^^

    many.yaml:86:15 unknown-source
    The rule set has no source \`acts\`. Did you mean \`act\`?
    84 |     asks: { rate: { yearly: 'offenses per 100,000' } }
    85 |     met-when: { rate: { above: national-rate } }
    86 |     source: { acts: section 3 }
       |               ^^^^

    many.yaml:88:21 wrong-value
    \`2018\` must be a number or \`unknown\`, not \`high\`.
    86 |     source: { acts: section 3 }
    87 |     examples:
    88 |       met: [{ 2018: high }]
       |                     ^^^^

    many.yaml:89:5 missing-key
    \`title\` is missing. What the condition asks for, in one short statement.
    87 |     examples:
    88 |       met: [{ 2018: high }]
    89 |   - id: in-time
       |     ^^"
  `);
});

test('what has the wrong shape raises no second problem', async () => {
  const wrong = small
    .replace(
      "act: { title: The Jail Notice Act, publisher: State of Example, date: 2019, url: 'https://example.org/act' }",
      'act: The Act',
    )
    .replace('unit: offenses per 100,000\n', 'unit: 100000\n')
    .replace('limit: { warrant: only with a warrant, on-request: only when asked }', 'limit: [warrant]')
    .replace('asks: { custody: yes-no, beds: { number: beds } }', 'asks: { custody: maybe, beds: { number: beds } }');
  write({ 'wrong.yaml': wrong });
  expect(await told('wrong.yaml')).toMatchInlineSnapshot(`
    "wrong.yaml:12:8 wrong-type
    \`act\` must be a map, not \`The Act\`.
    10 |
    11 | sources:
    12 |   act: The Act
       |        ^^^^^^^

    wrong.yaml:18:11 wrong-type
    \`unit\` is text. Put it in quotes: "100000".
    16 |   national-rate:
    17 |     title: Violent crime, nation
    18 |     unit: 100000
       |           ^^^^^^

    wrong.yaml:25:10 wrong-type
    \`limit\` must be a map, not a list of 1 item.
    23 | vocabularies:
    24 |   instrument: { statute: a law, policy: a direction to staff, guidance: advice }
    25 |   limit: [warrant]
       |          ^^^^^^^^^

    wrong.yaml:35:22 wrong-value
    \`custody\` must be a type: yes-no, duration, date, text, { one-of: vocabulary }, { some-of: vocabulary }, { number: unit } or { yearly: unit }, not \`maybe\`.
    33 |     title: Keeps people in custody
    34 |     question: Do you keep people in custody?
    35 |     asks: { custody: maybe, beds: { number: beds } }
       |                      ^^^^^"
  `);
});

describe('a rule set wrong in shape', () => {
  test('a key that no condition has', async () => {
    expect(await toldOf('to-meet: Notice of two days.', 'to-met: Notice of two days.')).toMatchInlineSnapshot(`
      "rules.yaml:67:5 unknown-key
      \`to-met\` is not a key of a condition. Did you mean \`to-meet\`?
      65 |         - all: [{ time: [24h, 1d] }, { limits: none }]
      66 |     source: { act: section 2 }
      67 |     to-met: Notice of two days.
         |     ^^^^^^"
    `);
  });

  test('a title that is too long', async () => {
    expect(
      await toldOf(
        'title: Notice of release',
        'title: Notice of the release of everybody whom the jurisdiction keeps in custody anywhere',
      ),
    ).toMatchInlineSnapshot(`
      "rules.yaml:43:12 too-long
      \`title\` has 82 characters; the limit is 80. Shorten it.
      41 |       not-met: [{ custody: no, beds: 0 }]
      42 |   - id: notice
      43 |     title: Notice of the release of everybody whom the jurisdiction keeps in custody anywhere
         |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^"
    `);
  });

  test('a title that is no text', async () => {
    expect(await toldOf('title: Notice of release', 'title: 48')).toMatchInlineSnapshot(`
      "rules.yaml:43:12 wrong-type
      \`title\` is text. Put it in quotes: "48".
      41 |       not-met: [{ custody: no, beds: 0 }]
      42 |   - id: notice
      43 |     title: 48
         |            ^^"
    `);
  });

  test('a matcher that is mistyped', async () => {
    expect(await toldOf('{ at-least: 48h,', '{ atleast: 48h,')).toMatchInlineSnapshot(`
      "rules.yaml:56:15 unknown-key
      \`atleast\` is not a matcher. Did you mean \`at-least\`?
      54 |       in-place: yes
      55 |       instrument: [statute, policy]
      56 |       time: { atleast: 48h, below: 30d }
         |               ^^^^^^^"
    `);
  });

  test('a combinator under a field', async () => {
    expect(
      await toldOf('limits: { none-of: [warrant] }', 'limits: { any: [{ in-place: yes }] }'),
    ).toMatchInlineSnapshot(`
      "rules.yaml:57:17 misplaced-key
      \`any\` holds tests and stands beside fields, not under one. For the words of a set there are \`any-of\`, \`all-of\`, \`none-of\` and \`only\`.
      55 |       instrument: [statute, policy]
      56 |       time: { at-least: 48h, below: 30d }
      57 |       limits: { any: [{ in-place: yes }] }
         |                 ^^^"
    `);
  });

  test('a type without its unit', async () => {
    expect(await toldOf('beds: { number: beds }', 'beds: number')).toMatchInlineSnapshot(`
      "rules.yaml:35:36 wrong-value
      \`beds\` needs its unit, such as \`{ number: officers }\`.
      33 |     title: Keeps people in custody
      34 |     question: Do you keep people in custody?
      35 |     asks: { custody: yes-no, beds: number }
         |                                    ^^^^^^"
    `);
  });

  test('a type without its vocabulary', async () => {
    expect(await toldOf('{ one-of: instrument }', 'one-of')).toMatchInlineSnapshot(`
      "rules.yaml:47:19 wrong-value
      \`instrument\` needs its vocabulary, such as \`{ one-of: instrument }\`.
      45 |     asks:
      46 |       in-place: yes-no
      47 |       instrument: one-of
         |                   ^^^^^^"
    `);
  });

  test('a period that is none', async () => {
    expect(await toldOf('within: 2y', 'within: a while')).toMatchInlineSnapshot(`
      "rules.yaml:58:70 wrong-value
      \`within\` must be a period such as 2y, 6mo, 3w or 30d, not \`a while\`.
      56 |       time: { at-least: 48h, below: 30d }
      57 |       limits: { none-of: [warrant] }
      58 |       signed: { after: 2019-01-01, on-or-before: 2021-06-30, within: a while }
         |                                                                      ^^^^^^^"
    `);
  });

  test('a label for what is no id', async () => {
    expect(await toldOf('notice.time: time of notice', 'Notice.Time: time of notice')).toMatchInlineSnapshot(`
      "rules.yaml:29:3 not-an-id
      \`Notice.Time\` names no field. Write its id, such as \`notice\`, or \`release-notice.notice\` for the field of one condition.
      27 | labels:
      28 |   in-place: { yes: a rule on notice is in place, no: no rule on notice is in place }
      29 |   Notice.Time: time of notice
         |   ^^^^^^^^^^^"
    `);
  });

  test('a label without what is asked', async () => {
    expect((await toldOf('notice.time: time of notice', 'notice.time: { noun: time of notice }')).split('\n')[1]).toBe(
      '`asked` is missing. What the text asks of the field, where its words are not those of the test: `up to 48 hours, read here as the full 48`.',
    );
  });

  test('a label of another form', async () => {
    expect(await toldOf('notice.time: time of notice', 'notice.time: [time of notice]')).toMatchInlineSnapshot(`
      "rules.yaml:29:16 wrong-type
      \`notice.time\` must be a noun phrase, with what is asked if need be: { noun: …, asked: … }, or for a yes-no field a clause for each: { yes: …, no: … }, not a list of 1 item.
      27 | labels:
      28 |   in-place: { yes: a rule on notice is in place, no: no rule on notice is in place }
      29 |   notice.time: [time of notice]
         |                ^^^^^^^^^^^^^^^^"
    `);
  });

  test('an empty list of values', async () => {
    expect(await toldOf('reply: [yes, declined]', 'reply: []')).toMatchInlineSnapshot(`
      "rules.yaml:59:14 wrong-type
      \`reply\` must be a list of at least 1 item, not an empty list.
      57 |       limits: { none-of: [warrant] }
      58 |       signed: { after: 2019-01-01, on-or-before: 2021-06-30, within: 2y }
      59 |       reply: []
         |              ^^"
    `);
  });

  test('an empty list of tests', async () => {
    expect(await toldOf('any: [{ custody: Y }, { beds: { above: 0 } }]', 'any: []')).toMatchInlineSnapshot(`
      "rules.yaml:37:12 wrong-type
      \`any\` must be a list of at least 1 item, not an empty list.
      35 |     asks: { custody: yes-no, beds: { number: beds } }
      36 |     met-when:
      37 |       any: []
         |            ^^"
    `);
  });

  test('a test that is no map', async () => {
    expect(await toldOf('not: { officer: nobody }', 'not: nobody')).toMatchInlineSnapshot(`
      "rules.yaml:60:12 wrong-type
      \`not\` must be a test: a map such as { in-place: yes }, not \`nobody\`.
      58 |       signed: { after: 2019-01-01, on-or-before: 2021-06-30, within: 2y }
      59 |       reply: [yes, declined]
      60 |       not: nobody
         |            ^^^^^^"
    `);
  });

  test('an outcome that is mistyped', async () => {
    expect(await toldOf('met: [{ 2018: 400.5 }]', 'mett: [{ 2018: 400.5 }]')).toMatchInlineSnapshot(`
      "rules.yaml:88:7 unknown-key
      \`mett\` is not a key here. Did you mean \`met\`?
      86 |     source: { act: section 3 }
      87 |     examples:
      88 |       mett: [{ 2018: 400.5 }]
         |       ^^^^"
    `);
  });

  test('an outcome without examples', async () => {
    expect(await toldOf('not-met: [no]', 'not-met: []')).toMatchInlineSnapshot(`
      "rules.yaml:80:16 wrong-type
      \`not-met\` must be a list of at least 1 item, not an empty list.
      78 |           answered-on: 2021
      79 |           detains.custody: yes
      80 |       not-met: []
         |                ^^"
    `);
  });

  test('a value that is left empty', async () => {
    expect(await toldOf('officer: nobody', 'officer:')).toMatchInlineSnapshot(`
      "rules.yaml:60:23 empty-value
      \`officer\` is empty. It must be a value, a list of values or a comparison such as { at-least: 48h }.
      58 |       signed: { after: 2019-01-01, on-or-before: 2021-06-30, within: 2y }
      59 |       reply: [yes, declined]
      60 |       not: { officer: }
         |                       ^"
    `);
  });
});

describe('a rule set wrong in its ids', () => {
  test('a condition id that stands twice', async () => {
    expect(await toldOf('- id: in-time', '- id: notice')).toMatchInlineSnapshot(`
      "rules.yaml:89:9 repeated-id
      The condition \`notice\` is already defined above. Give this one an id of its own, or remove one of them.
      87 |     examples:
      88 |       met: [{ 2018: 400.5 }]
      89 |   - id: notice
         |         ^^^^^^"
    `);
  });

  test('a field called like a key of answers', async () => {
    expect(
      await toldOf(
        'officer: text',
        `officer: text
      note: text`,
      ),
    ).toMatchInlineSnapshot(`
      "rules.yaml:52:7 reserved-id
      \`note\` is a key of tests or answers. Call the field something else.
      50 |       signed: date
      51 |       officer: text
      52 |       note: text
         |       ^^^^"
    `);
  });

  test('a test of a field that is not asked', async () => {
    expect(await toldOf('{ beds: { above: 0 } }', '{ bedds: { above: 0 } }')).toMatchInlineSnapshot(`
      "rules.yaml:37:31 unknown-field
      \`detains\` does not ask \`bedds\`. Did you mean \`beds\`?
      35 |     asks: { custody: yes-no, beds: { number: beds } }
      36 |     met-when:
      37 |       any: [{ custody: Y }, { bedds: { above: 0 } }]
         |                               ^^^^^"
    `);
  });

  test("a test of another condition's field without the condition", async () => {
    expect(
      await toldOf(
        `in-place: yes
      instrument: [statute`,
        `custody: yes
      instrument: [statute`,
      ),
    ).toMatchInlineSnapshot(`
      "rules.yaml:54:7 unknown-field
      \`notice\` does not ask \`custody\`. Another condition asks it: write \`detains.custody\`.
      52 |     applies-when: { detains.custody: yes }
      53 |     met-when:
      54 |       custody: yes
         |       ^^^^^^^"
    `);
  });

  test('a test of an own field with the condition', async () => {
    expect(
      await toldOf('limits: { none-of: [warrant] }', 'notice.limits: { none-of: [warrant] }'),
    ).toMatchInlineSnapshot(`
      "rules.yaml:57:7 own-field
      \`notice.limits\` is a field of this condition itself. Write \`limits\`.
      55 |       instrument: [statute, policy]
      56 |       time: { at-least: 48h, below: 30d }
      57 |       notice.limits: { none-of: [warrant] }
         |       ^^^^^^^^^^^^^"
    `);
  });

  test('a test of another condition that is not there', async () => {
    expect(
      await toldOf('applies-when: { detains.custody: yes }', 'applies-when: { detain.custody: yes }'),
    ).toMatchInlineSnapshot(`
      "rules.yaml:52:21 unknown-condition
      The rule set has no condition \`detain\`. Did you mean \`detains\`?
      50 |       signed: date
      51 |       officer: text
      52 |     applies-when: { detain.custody: yes }
         |                     ^^^^^^^^^^^^^^"
    `);
  });

  test('a test of a field that the other condition does not ask', async () => {
    expect(
      await toldOf('applies-when: { detains.custody: yes }', 'applies-when: { detains.custdy: yes }'),
    ).toMatchInlineSnapshot(`
      "rules.yaml:52:21 unknown-field
      \`detains\` does not ask \`custdy\`. Did you mean \`detains.custody\`?
      50 |       signed: date
      51 |       officer: text
      52 |     applies-when: { detains.custdy: yes }
         |                     ^^^^^^^^^^^^^^"
    `);
  });

  test('a vocabulary that is not defined', async () => {
    expect(await toldOf('{ one-of: instrument }', '{ one-of: instruments }')).toMatchInlineSnapshot(`
      "rules.yaml:47:29 unknown-vocabulary
      The rule set has no vocabulary \`instruments\`. Did you mean \`instrument\`?
      45 |     asks:
      46 |       in-place: yes-no
      47 |       instrument: { one-of: instruments }
         |                             ^^^^^^^^^^^"
    `);
  });

  test('a figure that is not defined', async () => {
    expect(await toldOf('{ above: national-rate }', '{ above: national-rates }')).toMatchInlineSnapshot(`
      "rules.yaml:85:32 unknown-figure
      The rule set has no figure \`national-rates\`. Did you mean \`national-rate\`?
      83 |     question: How many violent crimes were there?
      84 |     asks: { rate: { yearly: 'offenses per 100,000' } }
      85 |     met-when: { rate: { above: national-rates } }
         |                                ^^^^^^^^^^^^^^"
    `);
  });

  test('a source that is not defined, of a condition', async () => {
    expect(await toldOf('source: { act: section 3 }', 'source: { acts: section 3 }')).toMatchInlineSnapshot(`
      "rules.yaml:86:15 unknown-source
      The rule set has no source \`acts\`. Did you mean \`act\`?
      84 |     asks: { rate: { yearly: 'offenses per 100,000' } }
      85 |     met-when: { rate: { above: national-rate } }
      86 |     source: { acts: section 3 }
         |               ^^^^"
    `);
  });

  test('a source that is not defined, of the context', async () => {
    expect(await toldOf('context: { act: It', 'context: { law: It')).toMatchInlineSnapshot(`
      "rules.yaml:68:16 unknown-source
      The rule set has no source \`law\`. Valid values: \`act\`, \`yearbook\`.
      66 |     source: { act: section 2 }
      67 |     to-meet: Notice of two days.
      68 |     context: { law: It was amended twice. }
         |                ^^^"
    `);
  });

  test('a source that is not defined, of a figure', async () => {
    expect(
      await toldOf('published: 2019-09-30, source: yearbook }', 'published: 2019-09-30, source: year-book }'),
    ).toMatchInlineSnapshot(`
      "rules.yaml:20:68 unknown-source
      The rule set has no source \`year-book\`. Did you mean \`yearbook\`?
      18 |     unit: offenses per 100,000
      19 |     values:
      20 |       - { year: 2018, value: 370.1, published: 2019-09-30, source: year-book }
         |                                                                    ^^^^^^^^^"
    `);
  });

  test('a label for a field that no condition asks', async () => {
    expect(await toldOf('notice.time: time of notice', 'notice.tim: time of notice')).toMatchInlineSnapshot(`
      "rules.yaml:29:3 unknown-field
      No condition asks \`notice.tim\`. Did you mean \`notice.time\`?
      27 | labels:
      28 |   in-place: { yes: a rule on notice is in place, no: no rule on notice is in place }
      29 |   notice.tim: time of notice
         |   ^^^^^^^^^^"
    `);
  });

  test('an alternative that is not there', async () => {
    expect(await toldOf('alternatives: [shipped]', 'alternatives: [shiped, ./other.yaml]')).toMatchInlineSnapshot(`
      "rules.yaml:7:16 unknown-rule-set
      \`shiped\` is not the id of a shipped rule set. Did you mean \`shipped\`? Valid values: \`shipped\` and \`shipped-response\`, or the path of a rule set of your own, such as \`./shiped.yaml\`.
      5 | reading: >
      6 |   As written.
      7 | alternatives: [shiped, ./other.yaml]
        |                ^^^^^^

      rules.yaml:7:24 unknown-rule-set
      The file \`other.yaml\` does not exist. A path starts from the folder of this file.
      5 | reading: >
      6 |   As written.
      7 | alternatives: [shiped, ./other.yaml]
        |                        ^^^^^^^^^^^^"
    `);
  });

  test('the rule set as its own alternative', async () => {
    expect(await toldOf('alternatives: [shipped]', 'alternatives: [./rules.yaml]')).toMatchInlineSnapshot(`
      "rules.yaml:7:16 own-alternative
      This is the rule set itself. An alternative is another reading.
      5 | reading: >
      6 |   As written.
      7 | alternatives: [./rules.yaml]
        |                ^^^^^^^^^^^^"
    `);
  });
});

describe('a rule set wrong in its words', () => {
  test('a word outside the vocabulary', async () => {
    expect(await toldOf('instrument: [statute, policy]', 'instrument: [statute, polcy]')).toMatchInlineSnapshot(`
      "rules.yaml:55:29 unknown-word
      \`polcy\` is not a word of the vocabulary \`instrument\`. Did you mean \`policy\`?
      53 |     met-when:
      54 |       in-place: yes
      55 |       instrument: [statute, polcy]
         |                             ^^^^^"
    `);
  });

  test('a word of a set outside the vocabulary', async () => {
    expect(await toldOf('all-of: [warrant, on-request]', 'all-of: [warrant, by-request]')).toMatchInlineSnapshot(`
      "rules.yaml:64:39 unknown-word
      \`by-request\` is not a word of the vocabulary \`limit\`. Did you mean \`on-request\`?
      62 |       any:
      63 |         - in-place: no
      64 |         - limits: { all-of: [warrant, by-request] }
         |                                       ^^^^^^^^^^"
    `);
  });

  test('a word twice', async () => {
    expect(
      await toldOf('instrument: [statute, policy]', 'instrument: [statute, policy, statute]'),
    ).toMatchInlineSnapshot(`
      "rules.yaml:55:37 repeated-word
      \`statute\` is listed twice. Remove one.
      53 |     met-when:
      54 |       in-place: yes
      55 |       instrument: [statute, policy, statute]
         |                                     ^^^^^^^"
    `);
  });

  test('a reply that is none', async () => {
    expect(await toldOf('reply: [yes, declined]', 'reply: [yes, refused]')).toMatchInlineSnapshot(`
      "rules.yaml:59:20 unknown-word
      \`refused\` is not a reply. Valid values: \`yes\`, \`no\`, \`held-elsewhere\`, \`not-applicable\`, \`declined\`, \`none\`, \`disputed\`.
      57 |       limits: { none-of: [warrant] }
      58 |       signed: { after: 2019-01-01, on-or-before: 2021-06-30, within: 2y }
      59 |       reply: [yes, refused]
         |                    ^^^^^^^"
    `);
  });

  test('a reply that never matches', async () => {
    expect(await toldOf('reply: [yes, declined]', 'reply: [yes, unknown]')).toMatchInlineSnapshot(`
      "rules.yaml:59:20 never-matches
      \`unknown\` counts as unanswered, so no test of \`reply\` can match it. Name the values that count.
      57 |       limits: { none-of: [warrant] }
      58 |       signed: { after: 2019-01-01, on-or-before: 2021-06-30, within: 2y }
      59 |       reply: [yes, unknown]
         |                    ^^^^^^^"
    `);
  });

  test('a yes or no that is neither', async () => {
    expect(await toldOf('custody: Y }', 'custody: maybe }')).toMatchInlineSnapshot(`
      "rules.yaml:37:24 wrong-value
      \`maybe\` is neither yes nor no. Write yes or no.
      35 |     asks: { custody: yes-no, beds: { number: beds } }
      36 |     met-when:
      37 |       any: [{ custody: maybe }, { beds: { above: 0 } }]
         |                        ^^^^^"
    `);
  });

  test('a yes or no that counts as unanswered', async () => {
    expect(await toldOf('custody: Y }', 'custody: declined }')).toMatchInlineSnapshot(`
      "rules.yaml:37:24 never-matches
      \`declined\` counts as unanswered, so no test of \`custody\` can match it. Name the values that count.
      35 |     asks: { custody: yes-no, beds: { number: beds } }
      36 |     met-when:
      37 |       any: [{ custody: declined }, { beds: { above: 0 } }]
         |                        ^^^^^^^^"
    `);
  });

  test('a text without quotes', async () => {
    expect(await toldOf('officer: nobody', 'officer: 7')).toMatchInlineSnapshot(`
      "rules.yaml:60:23 wrong-type
      \`officer\` is a text. Put \`7\` in quotes.
      58 |       signed: { after: 2019-01-01, on-or-before: 2021-06-30, within: 2y }
      59 |       reply: [yes, declined]
      60 |       not: { officer: 7 }
         |                       ^"
    `);
  });

  test('a vocabulary without words', async () => {
    expect(
      await toldOf('limit: { warrant: only with a warrant, on-request: only when asked }', 'limit: {}'),
    ).toMatchInlineSnapshot(`
      "rules.yaml:25:3 empty-vocabulary
      The vocabulary \`limit\` has no words. Write some, or remove it.
      23 | vocabularies:
      24 |   instrument: { statute: a law, policy: a direction to staff, guidance: advice }
      25 |   limit: {}
         |   ^^^^^"
    `);
  });

  test('a word that every field takes', async () => {
    expect(await toldOf('guidance: advice }', 'unknown: not known }')).toMatchInlineSnapshot(`
      "rules.yaml:24:63 reserved-word
      Every field takes \`unknown\`, for what is not known. Choose another word, or remove it.
      22 |
      23 | vocabularies:
      24 |   instrument: { statute: a law, policy: a direction to staff, unknown: not known }
         |                                                               ^^^^^^^"
    `);
  });

  test('a word that means the empty set', async () => {
    expect(
      await toldOf('on-request: only when asked }', 'on-request: only when asked, none: no limit }'),
    ).toMatchInlineSnapshot(`
      "rules.yaml:25:71 reserved-word
      In a set of words \`none\` means that it is empty. Choose another word, or remove it.
      23 | vocabularies:
      24 |   instrument: { statute: a law, policy: a direction to staff, guidance: advice }
      25 |   limit: { warrant: only with a warrant, on-request: only when asked, none: no limit }
         |                                                                       ^^^^"
    `);
  });

  test('a text of blanks only', async () => {
    expect(await toldOf('title: Yearbook of Crime', 'title: "  "')).toMatchInlineSnapshot(`
      "rules.yaml:13:22 empty-text
      This text is blank. Write the text or remove the key.
      11 | sources:
      12 |   act: { title: The Jail Notice Act, publisher: State of Example, date: 2019, url:...
      13 |   yearbook: { title: "  " }
         |                      ^^^^"
    `);
  });
});

describe('a rule set wrong in its matchers', () => {
  test('a comparison of a yes or no', async () => {
    expect(await toldOf('{ custody: Y }', '{ custody: { at-least: 1 } }')).toMatchInlineSnapshot(`
      "rules.yaml:37:26 matcher-misfit
      \`at-least\` does not fit \`custody\`, which is a yes or no. Write a value or a list of values.
      35 |     asks: { custody: yes-no, beds: { number: beds } }
      36 |     met-when:
      37 |       any: [{ custody: { at-least: 1 } }, { beds: { above: 0 } }]
         |                          ^^^^^^^^"
    `);
  });

  test('a set matcher of a duration', async () => {
    expect(await toldOf('time: { at-least: 48h, below: 30d }', 'time: { any-of: [two-days] }')).toMatchInlineSnapshot(`
      "rules.yaml:56:15 matcher-misfit
      \`any-of\` does not fit \`time\`, which is a duration. Write \`at-least\`, \`at-most\`, \`above\` or \`below\`.
      54 |       in-place: yes
      55 |       instrument: [statute, policy]
      56 |       time: { any-of: [two-days] }
         |               ^^^^^^"
    `);
  });

  test('a comparison of a date', async () => {
    expect(
      await toldOf('signed: { after: 2019-01-01, on-or-before: 2021-06-30, within: 2y }', 'signed: { at-most: 2019 }'),
    ).toMatchInlineSnapshot(`
      "rules.yaml:58:17 matcher-misfit
      \`at-most\` does not fit \`signed\`, which is a date. Write \`on-or-before\`, \`after\` or \`within\`.
      56 |       time: { at-least: 48h, below: 30d }
      57 |       limits: { none-of: [warrant] }
      58 |       signed: { at-most: 2019 }
         |                 ^^^^^^^"
    `);
  });

  test('the as-of date compared with anything but a day', async () => {
    const told = [
      await toldOf('reply: [yes, declined]', 'as-of: 2021-06-30'),
      await toldOf('reply: [yes, declined]', 'as-of: { within: 2y }'),
      await toldOf('reply: [yes, declined]', 'as-of: { after: 2021 }'),
    ].flatMap((each) => each.split('\n').filter((line) => line.startsWith('`')));
    expect(told.join('\n')).toMatchInlineSnapshot(`
      "\`as-of\` is the day that is looked at. Write \`{ on-or-before: … }\` or \`{ after: … }\` with a day.
      \`within\` does not fit \`as-of\`, which is the day that is looked at. Write \`on-or-before\` or \`after\`.
      \`after\` must be a whole day, and 2021 is a year. Write 2021-01-01 for its first day or 2021-12-31 for its last."
    `);
    write({ 'rules.yaml': small.replace('reply: [yes, declined]', 'as-of: { after: 2021-06-30 }') });
    expect(JSON.stringify((await loadRuleSet('rules.yaml')).conditions[1]?.metWhen)).toContain(
      '{"subject":{"kind":"as-of"},"matcher":{"is":"after","day":"2021-06-30"}}',
    );
  });

  test('a word in place of a set', async () => {
    expect(await toldOf('limits: { none-of: [warrant] }', 'limits: warrant')).toMatchInlineSnapshot(`
      "rules.yaml:57:15 matcher-misfit
      \`limits\` is a set of words. Write \`{ any-of: [warrant] }\`, or \`only\`, \`all-of\` or \`none-of\` in its place; \`none\` alone means that it is empty.
      55 |       instrument: [statute, policy]
      56 |       time: { at-least: 48h, below: 30d }
      57 |       limits: warrant
         |               ^^^^^^^"
    `);
  });

  test('a list in place of a set', async () => {
    expect(await toldOf('limits: { none-of: [warrant] }', 'limits: [warrant, on-request]')).toMatchInlineSnapshot(`
      "rules.yaml:57:15 matcher-misfit
      \`limits\` is a set of words. Write \`{ any-of: [warrant, on-request] }\`, or \`only\`, \`all-of\` or \`none-of\` in its place; \`none\` alone means that it is empty.
      55 |       instrument: [statute, policy]
      56 |       time: { at-least: 48h, below: 30d }
      57 |       limits: [warrant, on-request]
         |               ^^^^^^^^^^^^^^^^^^^^^"
    `);
  });

  test('a duration without its unit', async () => {
    expect(await toldOf('at-least: 48h', 'at-least: 48')).toMatchInlineSnapshot(`
      "rules.yaml:56:25 no-unit
      \`48\` has no unit. Write 48h for hours, 48m for minutes or 48d for days.
      54 |       in-place: yes
      55 |       instrument: [statute, policy]
      56 |       time: { at-least: 48, below: 30d }
         |                         ^^"
    `);
  });

  test('a duration that is none', async () => {
    expect(await toldOf('time: [24h, 1d]', 'time: [24h, a day]')).toMatchInlineSnapshot(`
      "rules.yaml:65:31 wrong-value
      \`a day\` is not a duration. Write it like 48h, 90m or 2d.
      63 |         - in-place: no
      64 |         - limits: { all-of: [warrant, on-request] }
      65 |         - all: [{ time: [24h, a day] }, { limits: none }]
         |                               ^^^^^"
    `);
  });

  test('a figure compared with a duration', async () => {
    expect(await toldOf('at-least: 48h', 'at-least: national-rate')).toMatchInlineSnapshot(`
      "rules.yaml:56:25 matcher-misfit
      \`national-rate\` is a figure, and \`time\` is a duration. Figures compare with \`at-least\`, \`at-most\`, \`above\` or \`below\`, and only a number for each year (\`yearly\`).
      54 |       in-place: yes
      55 |       instrument: [statute, policy]
      56 |       time: { at-least: national-rate, below: 30d }
         |                         ^^^^^^^^^^^^^"
    `);
  });

  test('a figure as a value', async () => {
    expect(await toldOf('rate: { above: national-rate }', 'rate: national-rate')).toMatchInlineSnapshot(`
      "rules.yaml:85:23 matcher-misfit
      \`national-rate\` is a figure, and \`rate\` is a number for each year. Figures compare with \`at-least\`, \`at-most\`, \`above\` or \`below\`, and only a number for each year (\`yearly\`).
      83 |     question: How many violent crimes were there?
      84 |     asks: { rate: { yearly: 'offenses per 100,000' } }
      85 |     met-when: { rate: national-rate }
         |                       ^^^^^^^^^^^^^"
    `);
  });

  test('a number in quotes', async () => {
    expect(await toldOf('beds: { above: 0 }', "beds: { above: '0' }")).toMatchInlineSnapshot(`
      "rules.yaml:37:46 wrong-type
      \`beds\` is a number. Write 0 without quotes.
      35 |     asks: { custody: yes-no, beds: { number: beds } }
      36 |     met-when:
      37 |       any: [{ custody: Y }, { beds: { above: '0' } }]
         |                                              ^^^"
    `);
  });

  test('a number of another unit than the figure', async () => {
    expect(await toldOf("yearly: 'offenses per 100,000'", 'yearly: offenses')).toMatchInlineSnapshot(`
      "rules.yaml:85:32 unit-mismatch
      \`national-rate\` counts offenses per 100,000, \`rate\` counts offenses. Only numbers of the same unit compare.
      83 |     question: How many violent crimes were there?
      84 |     asks: { rate: { yearly: offenses } }
      85 |     met-when: { rate: { above: national-rate } }
         |                                ^^^^^^^^^^^^^"
    `);
  });

  test('a highest number that is not above the lowest', async () => {
    expect(await toldOf('{ number: beds }', '{ number: beds, max: 0 }')).toMatchInlineSnapshot(`
      "rules.yaml:35:57 bounds-reversed
      \`max\` (0) must be above \`min\`, which is 0 when left out.
      33 |     title: Keeps people in custody
      34 |     question: Do you keep people in custody?
      35 |     asks: { custody: yes-no, beds: { number: beds, max: 0 } }
         |                                                         ^

      rules.yaml:40:39 out-of-range
      \`beds\` is 3, and a number of beds cannot be above 0. Correct it, or write \`unknown\`.
      38 |     source: { act: section 1 }
      39 |     examples:
      40 |       met: [yes, { custody: no, beds: 3 }]
         |                                       ^"
    `);
    expect(await toldOf('{ number: beds }', '{ number: beds, min: 5, max: 4 }')).toMatchInlineSnapshot(`
      "rules.yaml:35:65 bounds-reversed
      \`max\` (4) must be above \`min\` (5).
      33 |     title: Keeps people in custody
      34 |     question: Do you keep people in custody?
      35 |     asks: { custody: yes-no, beds: { number: beds, min: 5, max: 4 } }
         |                                                                 ^

      rules.yaml:40:39 out-of-range
      \`beds\` is 3, and a number of beds cannot be below 5. Correct it, or write \`unknown\`.
      38 |     source: { act: section 1 }
      39 |     examples:
      40 |       met: [yes, { custody: no, beds: 3 }]
         |                                       ^

      rules.yaml:41:38 out-of-range
      \`beds\` is 0, and a number of beds cannot be below 5. Correct it, or write \`unknown\`.
      39 |     examples:
      40 |       met: [yes, { custody: no, beds: 3 }]
      41 |       not-met: [{ custody: no, beds: 0 }]
         |                                      ^"
    `);
    expect(await toldOf('{ number: beds }', "{ number: beds, min: '5' }")).toMatchInlineSnapshot(`
      "rules.yaml:35:57 wrong-value
      \`min\` must be a number, not \`5\`.
      33 |     title: Keeps people in custody
      34 |     question: Do you keep people in custody?
      35 |     asks: { custody: yes-no, beds: { number: beds, min: '5' } }
         |                                                         ^^^"
    `);
  });

  test('an example with a number that cannot be', async () => {
    expect(await toldOf('{ number: beds }', '{ number: beds, min: 5, max: 9 }')).toMatchInlineSnapshot(`
      "rules.yaml:40:39 out-of-range
      \`beds\` is 3, and a number of beds cannot be below 5. Correct it, or write \`unknown\`.
      38 |     source: { act: section 1 }
      39 |     examples:
      40 |       met: [yes, { custody: no, beds: 3 }]
         |                                       ^

      rules.yaml:41:38 out-of-range
      \`beds\` is 0, and a number of beds cannot be below 5. Correct it, or write \`unknown\`.
      39 |     examples:
      40 |       met: [yes, { custody: no, beds: 3 }]
      41 |       not-met: [{ custody: no, beds: 0 }]
         |                                      ^"
    `);
  });

  test('an empty test', async () => {
    expect(await toldOf('applies-when: { detains.custody: yes }', 'applies-when: {}')).toMatchInlineSnapshot(`
      "rules.yaml:52:5 empty-test
      The test is empty. Write what has to hold.
      50 |       signed: date
      51 |       officer: text
      52 |     applies-when: {}
         |     ^^^^^^^^^^^^"
    `);
  });

  test('an empty test of a field', async () => {
    expect(await toldOf('time: { at-least: 48h, below: 30d }', 'time: {}')).toMatchInlineSnapshot(`
      "rules.yaml:56:7 empty-test
      The test of \`time\` is empty. Write what its value has to be.
      54 |       in-place: yes
      55 |       instrument: [statute, policy]
      56 |       time: {}
         |       ^^^^"
    `);
  });

  test('an empty test under not', async () => {
    expect(await toldOf('not: { officer: nobody }', 'not: {}')).toMatchInlineSnapshot(`
      "rules.yaml:60:7 empty-test
      The test is empty. Write what has to hold.
      58 |       signed: { after: 2019-01-01, on-or-before: 2021-06-30, within: 2y }
      59 |       reply: [yes, declined]
      60 |       not: {}
         |       ^^^"
    `);
  });
});

describe('a rule set wrong in its dates', () => {
  test('a source from a day that does not exist', async () => {
    expect(await toldOf('date: 2019,', 'date: 2019-02-29,')).toMatchInlineSnapshot(`
      "rules.yaml:12:73 no-such-date
      2019-02-29 is not a date of the calendar. Write one such as 2017-08-03.
      10 |
      11 | sources:
      12 | ...Act, publisher: State of Example, date: 2019-02-29, url: 'https://example.org/act' }
         |                                            ^^^^^^^^^^"
    `);
  });

  test('a figure published on a day that does not exist', async () => {
    expect(await toldOf('published: 2019-09-30, source', 'published: 2019-09-31, source')).toMatchInlineSnapshot(`
      "rules.yaml:20:48 no-such-date
      2019-09-31 is not a date of the calendar. Write one such as 2017-08-03.
      18 |     unit: offenses per 100,000
      19 |     values:
      20 |       - { year: 2018, value: 370.1, published: 2019-09-31, source: yearbook }
         |                                                ^^^^^^^^^^"
    `);
  });

  test('a test of a day that does not exist', async () => {
    expect(await toldOf('on-or-before: 2021-06-30', 'on-or-before: 2021-06-31')).toMatchInlineSnapshot(`
      "rules.yaml:58:50 no-such-date
      2021-06-31 is not a date of the calendar. Write one such as 2017-08-03.
      56 |       time: { at-least: 48h, below: 30d }
      57 |       limits: { none-of: [warrant] }
      58 |       signed: { after: 2019-01-01, on-or-before: 2021-06-31, within: 2y }
         |                                                  ^^^^^^^^^^"
    `);
  });

  test('a test of what is no day', async () => {
    expect(
      await toldOf('signed: { after: 2019-01-01, on-or-before: 2021-06-30, within: 2y }', 'signed: [2020-01-01, soon]'),
    ).toMatchInlineSnapshot(`
      "rules.yaml:58:28 wrong-value
      \`soon\` is not a day. Write it like 2017-08-18.
      56 |       time: { at-least: 48h, below: 30d }
      57 |       limits: { none-of: [warrant] }
      58 |       signed: [2020-01-01, soon]
         |                            ^^^^"
    `);
  });

  test('days that are not whole', async () => {
    const told = [
      await toldOf('{ from: 2020-02-01, until: 2024-01-01 }', '{ from: 2020-02, until: 2024 }'),
      await toldOf('on-or-before: 2021-06-30', 'on-or-before: 2020-02'),
      await toldOf('after: 2019-01-01', 'after: 2019'),
      await toldOf('signed: { after: 2019-01-01, on-or-before: 2021-06-30, within: 2y }', 'signed: [2020, 2020-06]'),
      await toldOf('published: 2019-09-30, source', "published: '2019', source"),
      await toldOf('published: 2019-09-30, definition', 'published: soon, definition'),
    ].flatMap((each) => each.split('\n').filter((line) => line.startsWith('`')));
    expect(told.join('\n')).toMatchInlineSnapshot(`
      "\`from\` must be a whole day, and 2020-02 is a month. Write 2020-02-01 for its first day or 2020-02-29 for its last.
      \`until\` must be a whole day, and 2024 is a year. Write 2024-01-01 for its first day or 2024-12-31 for its last.
      \`on-or-before\` must be a whole day, and 2020-02 is a month. Write 2020-02-01 for its first day or 2020-02-29 for its last.
      \`after\` must be a whole day, and 2019 is a year. Write 2019-01-01 for its first day or 2019-12-31 for its last.
      \`signed\` must be a whole day, and 2020 is a year. Write 2020-01-01 for its first day or 2020-12-31 for its last.
      \`signed\` must be a whole day, and 2020-06 is a month. Write 2020-06-01 for its first day or 2020-06-30 for its last.
      \`published\` must be a whole day, and 2019 is a year. Write 2019-01-01 for its first day or 2019-12-31 for its last.
      \`published\` must be a whole day such as 2017-08-18, not \`soon\`."
    `);
  });

  test('after which evidence is stale: two years, what it says, or what its base says', async () => {
    write({
      'small.yaml': small,
      'base.yaml': small.replace('last-seen: 2022-05-09', 'stale-after: 18 months'),
      'top.yaml': extending('base.yaml'),
      'own.yaml': `${extending('base.yaml')}stale-after: P30D\n`,
    });
    const staleAfter = async (path: string) => (await loadRuleSet(path)).staleAfter;
    expect(await staleAfter('small.yaml')).toEqual({ text: '2y', period: { years: 2, months: 0, days: 0 } });
    expect(await staleAfter('base.yaml')).toEqual({ text: '18 months', period: { years: 0, months: 18, days: 0 } });
    expect(await staleAfter('top.yaml')).toEqual(await staleAfter('base.yaml'));
    expect(await staleAfter('own.yaml')).toEqual({ text: 'P30D', period: { years: 0, months: 0, days: 30 } });
    expect(await toldOf('last-seen: 2022-05-09', 'stale-after: 48h')).toMatchInlineSnapshot(`
      "rules.yaml:9:14 wrong-value
      \`stale-after\` must be a period such as 2y, 6mo, 3w or 30d, not \`48h\`.
      7 | alternatives: [shipped]
      8 | in-force: { from: 2020-02-01, until: 2024-01-01 }
      9 | stale-after: 48h
        |              ^^^"
    `);
  });

  test('to whom it was sent, which is also said of what extends it, with a source that is there and no city twice', async () => {
    const addressed = 'addressed-to: { cities: [Rivertown], source: act }';
    write({
      'small.yaml': small,
      'base.yaml': small.replace('last-seen: 2022-05-09', addressed),
      'top.yaml': extending('base.yaml'),
      'own.yaml': `${extending('base.yaml')}addressed-to: { cities: [Lakeport, Hillview], source: act }\n`,
    });
    const addressedTo = async (path: string) => {
      const { addressedTo: to } = await loadRuleSet(path);
      return to && { cities: to.cities, source: to.source.id };
    };
    expect(await addressedTo('small.yaml')).toBeNull();
    expect(await addressedTo('base.yaml')).toEqual({ cities: ['Rivertown'], source: 'act' });
    expect(await addressedTo('top.yaml')).toEqual(await addressedTo('base.yaml'));
    expect(await addressedTo('own.yaml')).toEqual({ cities: ['Lakeport', 'Hillview'], source: 'act' });
    const wrong = 'addressed-to: { cities: [Rivertown, Lakeport, Rivertown], source: letter }';
    expect(await toldOf('last-seen: 2022-05-09', wrong)).toMatchInlineSnapshot(`
      "rules.yaml:9:47 repeated-id
      \`Rivertown\` is listed twice. Remove one.
      7 | alternatives: [shipped]
      8 | in-force: { from: 2020-02-01, until: 2024-01-01 }
      9 | addressed-to: { cities: [Rivertown, Lakeport, Rivertown], source: letter }
        |                                               ^^^^^^^^^

      rules.yaml:9:67 unknown-source
      The rule set has no source \`letter\`. Valid values: \`act\`, \`yearbook\`.
      7 | alternatives: [shipped]
      8 | in-force: { from: 2020-02-01, until: 2024-01-01 }
      9 | addressed-to: { cities: [Rivertown, Lakeport, Rivertown], source: letter }
        |                                                                   ^^^^^^"
    `);
  });

  test('the day it was last seen may be a month', async () => {
    write({ 'rules.yaml': small.replace('last-seen: 2022-05-09', 'last-seen: 2022-05') });
    expect((await loadRuleSet('rules.yaml')).lastSeen).toBe('2022-05');
  });

  test('in force from a month that does not exist', async () => {
    expect(await toldOf('from: 2020-02-01', 'from: 2020-13-01')).toMatchInlineSnapshot(`
      "rules.yaml:8:19 no-such-date
      2020-13-01 is not a date of the calendar. Write one such as 2017-08-03.
      6 |   As written.
      7 | alternatives: [shipped]
      8 | in-force: { from: 2020-13-01, until: 2024-01-01 }
        |                   ^^^^^^^^^^"
    `);
  });

  test('in force until before it begins', async () => {
    expect(await toldOf('until: 2024-01-01', 'until: 2020-01-01')).toMatchInlineSnapshot(`
      "rules.yaml:8:38 dates-reversed
      It ends before it begins. \`until\` is the first day on which it is no longer in force.
      6 |   As written.
      7 | alternatives: [shipped]
      8 | in-force: { from: 2020-02-01, until: 2020-01-01 }
        |                                      ^^^^^^^^^^"
    `);
  });

  test('last seen on a day that does not exist', async () => {
    expect(await toldOf('last-seen: 2022-05-09', 'last-seen: 2022-05-32')).toMatchInlineSnapshot(`
      "rules.yaml:9:12 no-such-date
      2022-05-32 is not a date of the calendar. Write one such as 2017-08-03.
      7 | alternatives: [shipped]
      8 | in-force: { from: 2020-02-01, until: 2024-01-01 }
      9 | last-seen: 2022-05-32
        |            ^^^^^^^^^^"
    `);
  });
});

test('a label may say what is asked', async () => {
  write({
    'rules.yaml': small.replace(
      'notice.time: time of notice',
      'notice.time: { noun: time of notice, asked: up to two days }',
    ),
  });
  const fields = (await loadRuleSet('rules.yaml')).conditions.flatMap(({ asks }) => asks);
  expect(fields.filter(({ asked }) => asked !== undefined).map(({ id, label, asked }) => [id, label, asked])).toEqual([
    ['time', 'time of notice', 'up to two days'],
  ]);
});

describe('a rule set wrong in its labels', () => {
  test('one noun phrase for a yes or no', async () => {
    expect(
      await toldOf(
        'in-place: { yes: a rule on notice is in place, no: no rule on notice is in place }',
        'in-place: notice',
      ),
    ).toMatchInlineSnapshot(`
      "rules.yaml:28:13 label-misfit
      \`notice.in-place\` is a yes or no, so its label has two clauses: \`{ yes: …, no: … }\`.
      26 |
      27 | labels:
      28 |   in-place: notice
         |             ^^^^^^"
    `);
  });

  test('what is asked, for a yes or no', async () => {
    expect(
      (
        await toldOf(
          'in-place: { yes: a rule on notice is in place, no: no rule on notice is in place }',
          'in-place: { noun: rule, asked: a rule }',
        )
      ).split('\n')[0],
    ).toBe('rules.yaml:28:13 label-misfit');
  });

  test('two clauses for another type', async () => {
    expect(
      await toldOf('notice.time: time of notice', 'notice.time: { yes: a time, no: no time }'),
    ).toMatchInlineSnapshot(`
      "rules.yaml:29:16 label-misfit
      \`notice.time\` has the type duration, so its label is a noun phrase, such as \`time\`.
      27 | labels:
      28 |   in-place: { yes: a rule on notice is in place, no: no rule on notice is in place }
      29 |   notice.time: { yes: a time, no: no time }
         |                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^"
    `);
  });
});

describe('a rule set wrong in its proof', () => {
  test('no source', async () => {
    expect(await toldOf('source: { act: section 3 }', 'source: {}')).toMatchInlineSnapshot(`
      "rules.yaml:86:5 no-source
      \`violence\` has no source. Say where its question stands.
      84 |     asks: { rate: { yearly: 'offenses per 100,000' } }
      85 |     met-when: { rate: { above: national-rate } }
      86 |     source: {}
         |     ^^^^^^"
    `);
  });

  test('no example', async () => {
    expect(
      await toldOf(
        `
      met: [{ 2018: 400.5 }]`,
        ' {}',
      ),
    ).toMatchInlineSnapshot(`
      "rules.yaml:87:5 no-example
      \`violence\` has no example. Write answers under the outcome each of them has to give: \`met\`, \`not-met\`, \`undetermined\`.
      85 |     met-when: { rate: { above: national-rate } }
      86 |     source: { act: section 3 }
      87 |     examples: {}
         |     ^^^^^^^^"
    `);
  });

  test('an example with a field that is not asked', async () => {
    expect(await toldOf('custody: no, beds: 3', 'custody: no, bed: 3')).toMatchInlineSnapshot(`
      "rules.yaml:40:33 unknown-field
      \`bed\` is not a field of \`detains\`. Did you mean \`beds\`?
      38 |     source: { act: section 1 }
      39 |     examples:
      40 |       met: [yes, { custody: no, bed: 3 }]
         |                                 ^^^"
    `);
  });

  test('an example with a value of another type', async () => {
    expect(await toldOf('custody: no, beds: 3', 'custody: no, beds: three')).toMatchInlineSnapshot(`
      "rules.yaml:40:39 wrong-value
      \`beds\` must be a number or \`unknown\`, not \`three\`.
      38 |     source: { act: section 1 }
      39 |     examples:
      40 |       met: [yes, { custody: no, beds: three }]
         |                                       ^^^^^"
    `);
  });

  test('an example with a word outside the vocabulary', async () => {
    expect(await toldOf('instrument: policy', 'instrument: polcy')).toMatchInlineSnapshot(`
      "rules.yaml:72:23 unknown-word
      \`polcy\` is not a value of \`instrument\`. Did you mean \`policy\`? Valid values: statute, policy, guidance, unknown.
      70 |       met:
      71 |         - in-place: yes
      72 |           instrument: polcy
         |                       ^^^^^"
    `);
  });

  test('an example with a field that no other condition asks', async () => {
    expect(await toldOf('          detains.custody: yes', '          detains.guarded: yes')).toMatchInlineSnapshot(`
      "rules.yaml:79:11 unknown-field
      No condition of the rule set asks \`detains.guarded\`. Valid values: \`detains.custody\`, \`detains.beds\`, \`notice.in-place\`, \`notice.instrument\`, \`notice.time\`, \`notice.limits\`, \`notice.signed\`, \`notice.officer\`, \`violence.rate\`.
      77 |           as-of: 2021-01-15
      78 |           answered-on: 2021
      79 |           detains.guarded: yes
         |           ^^^^^^^^^^^^^^^"
    `);
  });

  test("an example with a value that does not fit another condition's field", async () => {
    expect(await toldOf('          detains.custody: yes', '          detains.custody: often')).toMatchInlineSnapshot(`
      "rules.yaml:79:28 wrong-value
      \`detains.custody\` must be \`yes\`, \`no\`, \`unknown\`, \`declined\` or \`not-applicable\`, not \`often\`.
      77 |           as-of: 2021-01-15
      78 |           answered-on: 2021
      79 |           detains.custody: often
         |                            ^^^^^"
    `);
  });

  test('an example on a day that does not exist', async () => {
    expect(await toldOf('as-of: 2021-01-15', 'as-of: 2021-01-32')).toMatchInlineSnapshot(`
      "rules.yaml:77:18 no-such-date
      2021-01-32 is not a date of the calendar. Write one such as 2017-08-03.
      75 |           officer: the clerk
      76 |           reply: yes
      77 |           as-of: 2021-01-32
         |                  ^^^^^^^^^^"
    `);
  });

  test('an example with a reply that is none', async () => {
    expect(
      await toldOf(
        `reply: yes
`,
        `reply: sure
`,
      ),
    ).toMatchInlineSnapshot(`
      "rules.yaml:76:18 unknown-word
      \`sure\` is not a value of \`reply\`. Valid values: yes, no, held-elsewhere, not-applicable, declined, none, disputed, unknown.
      74 |           signed: 2020-03
      75 |           officer: the clerk
      76 |           reply: sure
         |                  ^^^^"
    `);
  });

  test('an example with fields where nothing is asked', async () => {
    expect(await toldOf('undetermined: [{}]', 'undetermined: [{ ready: yes }]')).toMatchInlineSnapshot(`
      "rules.yaml:96:22 asks-nothing
      \`in-time\` asks nothing, so an example of it gives no fields. Remove them.
      94 |     source: { act: section 4 }
      95 |     examples:
      96 |       undetermined: [{ ready: yes }]
         |                      ^^^^^^^^^^^^^^"
    `);
  });

  test('an example with a word twice', async () => {
    expect(
      await toldOf(
        'time: 2 days',
        `time: 2 days
          limits: [on-request, on-request]`,
      ),
    ).toMatchInlineSnapshot(`
      "rules.yaml:74:32 repeated-word
      \`on-request\` is listed twice. Remove one.
      72 |           instrument: policy
      73 |           time: 2 days
      74 |           limits: [on-request, on-request]
         |                                ^^^^^^^^^^"
    `);
  });
});

describe('an id that is shared', () => {
  const shared = { ...minimal, 'rule-set': 'shared' };
  const withType = (type: unknown, ready: unknown) => ({
    ...shared,
    vocabularies: { state: { ready: 'ready', 'not-ready': 'not ready' } },
    conditions: shared.conditions.map((condition) => ({
      ...condition,
      asks: { ready: type },
      'met-when': { ready },
      examples: { met: [ready] },
    })),
  });

  test('has the type that a shipped rule set gives it', async () => {
    write({ 'shared.json': JSON.stringify(withType({ 'one-of': 'state' }, 'ready'), null, 2) });
    expect(await told('shared.json')).toMatchInlineSnapshot(`
      "shared.json:18:18 type-conflict
      \`ready\` of \`readiness\` is yes-no in \`shipped\`, not { one-of: state }. An id means the same in every rule set: use that type, or another id.
      16 |       "question": "Are you ready?",
      17 |       "asks": {
      18 |         "ready": {
         |                  ^"
    `);
    write({ 'shared.json': JSON.stringify(shared) });
    expect((await loadRuleSet('shared.json')).id).toBe('shared');
  });

  test('has one type in all rule sets of a run', async () => {
    const own = (text: string, id: string) =>
      text.replaceAll('"readiness"', '"state"').replaceAll('"shared"', `"${id}"`);
    write({ 'one.json': own(JSON.stringify(withType({ number: 'percent' }, 80)), 'one') });
    write({ 'two.json': own(JSON.stringify(withType({ number: 'points' }, 8), null, 2), 'two') });
    const error: unknown = await loadRuleSets(['one.json', 'two.json']).catch((thrown) => thrown);
    expect(toldBy(error)).toMatchInlineSnapshot(`
      "two.json:18:18 type-conflict
      \`ready\` of \`state\` is { number: percent } in \`one\`, not { number: points }. An id means the same in every rule set: use that type, or another id.
      16 |       "question": "Are you ready?",
      17 |       "asks": {
      18 |         "ready": {
         |                  ^"
    `);
  });
});

test('a rule set without conditions is an error', async () => {
  write({ 'none.yaml': extending('small.yaml').replace('extends: small.yaml\n', '') });
  expect(await told('none.yaml')).toMatchInlineSnapshot(`
    "none.yaml:1:1 no-condition
    The rule set has no condition, so it says nothing of any city. Write one under \`conditions\`, or name a base with \`extends\`.
    1 | rule-set: top
      | ^^^^^^^^"
  `);
});

const extending = (base: string) => `rule-set: top
title: A rule set that adds nothing
issuer: Office of Examples
extends: ${base}
read-as: conditions to meet
reading: As written.
`;

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

/** What is told of a rule set: place, code, message and code frame of every problem. */
async function told(idOrPath: string): Promise<string> {
  return toldBy(await loadRuleSet(idOrPath).catch((thrown) => thrown));
}

/** What is told of the small rule set when a piece of it is replaced. */
async function toldOf(piece: string, by: string): Promise<string> {
  expect(small.split(piece)).toHaveLength(2);
  write({ 'rules.yaml': small.replace(piece, by) });
  return await told('rules.yaml');
}

function toldBy(error: unknown): string {
  if (!(error instanceof InputError)) throw error;
  return error.problems
    .map(({ path, line, column, code, message, frame }) => `${path}:${line}:${column} ${code}\n${message}\n${frame}`)
    .join('\n\n');
}

async function digests(...paths: readonly string[]): Promise<readonly string[]> {
  return (await Promise.all(paths.map((path) => loadRuleSet(path)))).map(({ digest }) => digest);
}

/** JSON with maps as objects, ended. */
const json = (data: unknown) =>
  `${JSON.stringify(data, (_, value) => (value instanceof Map ? Object.fromEntries(value) : value), 2)}\n`;
