import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadCases } from '../../../src/load/cases.ts';
import { newReading } from '../../../src/load/city/agency-file.ts';
import { loadCities } from '../../../src/load/city/cities.ts';
import { loadCity, toCity } from '../../../src/load/city/city.ts';
import { documentOf, refusalOf, ruleSets, toldOf } from '../../support/rivertown.ts';

let folder = '';
const path = (name: string) => `${folder}/${name}`;
const local = (text: string) => text.replaceAll(`${folder}/`, '').replaceAll(folder, '<folder>');

function write(name: string, text: string): string {
  mkdirSync(dirname(path(name)), { recursive: true });
  writeFileSync(path(name), text);
  return path(name);
}

const jail = `name: River County Jail
sources: { manual: { title: Jail manual } }
answers:
  detainer-hold: { in-place: yes, hold: 48h, evidence: { manual: Section 4., minutes: Item 2. } }
`;

const naming = (file: string) => `city: Rivertown
sources: { manual: { title: Another manual }, minutes: { title: Minutes } }
agencies: { jail: { file: ${file} } }
answers: { detainer-hold: { held-by: jail } }
`;

/** A city file in a repository that has the agency file, too. */
const city = (file: string, name = 'repository/cities/rivertown.yaml') => write(name, naming(file));

async function load(...names: readonly string[]): Promise<readonly string[]> {
  const { cities, errors } = await loadCities(names, ruleSets);
  return [...cities.map(({ name }) => name), ...errors.map((each) => local(`${each.path}:${toldOf([each])}`))];
}

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'psp-check-agency-')));
  mkdirSync(path('repository/.git'), { recursive: true });
  write('repository/agencies/jail.yaml', jail);
  write('secret.yaml', jail);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('an agency file gives the name and the answers, whose places are in it', async () => {
  const { agencies } = await loadCity(city('../agencies/jail.yaml'), ruleSets);
  const agency = agencies.get('jail');
  expect(agency).toMatchObject({
    id: 'jail',
    name: 'River County Jail',
    location: { path: path('repository/agencies/jail.yaml'), line: 3, column: 1 },
  });
  expect(agency?.answers.get('detainer-hold')?.location).toEqual({
    path: path('repository/agencies/jail.yaml'),
    line: 4,
    column: 3,
  });
});

test('its evidence is in sources of its own, else in those of the city', async () => {
  const { agencies } = await loadCity(city('../agencies/jail.yaml'), ruleSets);
  const [statement] = agencies.get('jail')?.answers.get('detainer-hold')?.periods[0]?.statements ?? [];
  expect(statement?.evidence.map(({ source, says }) => [source.title, says])).toEqual([
    ['Jail manual', 'Section 4.'],
    ['Minutes', 'Item 2.'],
  ]);
});

test('the digest is over the city file and the files it names; of a city file alone it is that of its bytes', async () => {
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  const text = naming('../agencies/jail.yaml');
  expect((await loadCity(city('../agencies/jail.yaml'), ruleSets)).input.digest).toBe(
    `sha256:${sha256(`${sha256(text)}\n${sha256(jail)}`)}`,
  );
  const alone = write('repository/cities/alone.yaml', 'city: Alone\nanswers: {}\n');
  expect((await loadCity(alone, ruleSets)).input.digest).toBe(`sha256:${sha256('city: Alone\nanswers: {}\n')}`);
});

test('several cities share a file, which says what is wrong with it once', async () => {
  write('repository/agencies/bad.yaml', 'name: Jail\nanswers: { detainer-hold: { hold: 48 } }\n');
  const names = ['one', 'two'].map((name) => city('../agencies/bad.yaml', `repository/cities/${name}.yaml`));
  expect(await load(...names)).toEqual([
    'repository/cities/one.yaml:3:27 unusable-agency-file This agency file cannot be used: it is not valid.',
    'repository/agencies/bad.yaml:2:35 no-unit `hold` is a duration and needs its unit, such as 48h.',
    'repository/cities/two.yaml:3:27 unusable-agency-file This agency file cannot be used: it is not valid.',
  ]);
});

test('a case may name an agency file, too', async () => {
  const cases = write(
    'repository/mine.cases.yaml',
    `rule-set: psp-2017-08
cases:
  - case: The jail holds
    as-of: 2017-08-18
    city: Rivertown
    sources: { minutes: { title: Minutes } }
    agencies: { jail: { file: agencies/jail.yaml } }
    answers: { detainer-hold: { held-by: jail } }
    expect: { verdict: undetermined }
`,
  );
  const [only] = (await loadCases(cases)).cases;
  expect(only?.city.agencies.get('jail')?.name).toBe('River County Jail');
});

describe('problems', () => {
  const told = async (text: string) => {
    write('repository/agencies/given.yaml', text);
    return load(city('../agencies/given.yaml'));
  };
  const inFile = 'repository/agencies/given.yaml';

  test.each([
    [
      'a key it does not have',
      'name: J\nanswer: {}\nanswers: {}\n',
      '2:1 unknown-key `answer` is not a key of an agency file. Did you mean `answers`?',
    ],
    [
      'no name',
      'answers: {}\n',
      '1:1 missing-key `name` is missing. The name of the agency, as a report should say it.',
    ],
    [
      'a reply',
      'name: J\nanswers: { readiness: { ready: yes, reply: yes } }\n',
      "2:37 misplaced-key An agency's answer has no `reply`: a reply is what the city itself said.",
    ],
    [
      'another file',
      'file: given.yaml\n',
      '1:1 unknown-key `file` is not a key of an agency file. Valid keys: `name`, `own`, `answers`, `sources`.',
    ],
    [
      'a source that nobody describes',
      'name: J\nanswers: { readiness: { ready: yes, evidence: { minute: X. } } }\n',
      '2:49 unknown-source `minute` is not a source of this file. Did you mean `minutes`?',
    ],
    [
      'a date that does not exist',
      'name: J\nanswers: {}\nsources: { a: { title: A, date: 2017-02-30 } }\n',
      '3:33 no-such-date 2017-02-30 is not a date of the calendar. Write one such as 2017-08-03.',
    ],
    [
      'a list',
      '- 1\n',
      '1:1 wrong-type The file must be a map with the keys `name` and `answers`, not a list of 1 item.',
    ],
    ['no YAML', 'name: [\n', '2:1 yaml-syntax A closing `]` is missing here, or this line is not indented enough.'],
    [
      'a city',
      'city: J\nanswers: {}\n',
      '1:1 unknown-key `city` is not a key of an agency file. Valid keys: `name`, `own`, `answers`, `sources`.',
    ],
  ])('of a file with %s have their place in it', async (_what, text, problem) => {
    const [first, ...more] = await told(text);
    expect(first).toBe(
      'repository/cities/rivertown.yaml:3:27 unusable-agency-file This agency file cannot be used: it is not valid.',
    );
    expect(more).toContainEqual(`${inFile}:${problem}`);
  });

  test('a repeated key and a number that is not kept are told with everything else', async () => {
    const text = 'name: J\nname: K\nanswer: {}\nanswers: { violence: { rate: { 2015: 010 } }, readiness: maybe }\n';
    expect((await told(text)).slice(1)).toMatchInlineSnapshot(`
      [
        "repository/agencies/given.yaml:2:1 repeated-key A key is repeated: \`name\` stands on line 1 already. Keep one of them.",
        "repository/agencies/given.yaml:3:1 unknown-key \`answer\` is not a key of an agency file. Did you mean \`answers\`?",
        "repository/agencies/given.yaml:4:38 leading-zero \`010\` would be read as \`10\`. Put it in quotes if the zero belongs to it; otherwise remove the zero.",
        "repository/agencies/given.yaml:4:58 wrong-value \`readiness\` must be \`yes\`, \`no\`, \`unknown\`, \`declined\` or \`not-applicable\`, not \`maybe\`.",
      ]
    `);
  });

  test.each([
    ['{}', '`jail` needs `name` and `answers`, or the `file` that has them.'],
    ['{ nam: J }', '`jail` needs `name` and `answers`, or the `file` that has them.'],
    ['jail.yaml', '`jail` must be a map with `name` and `answers`, or with `file`, not `jail.yaml`.'],
    ['{ file: jail.yaml, name: J }', '`name` cannot be combined with `file`: the file has the name and the answers.'],
    [
      '{ file: jail.yaml, name: J, answers: {} }',
      '`file` cannot be combined with `name` and `answers`: keep them here, or move them to the file.',
    ],
    [
      '{ name: J, answers: {}, sources: {} }',
      '`sources` stand at the top of the file, not in an agency. Move them there.',
    ],
    [
      '{ name: J }',
      '`answers` is missing. Its answers, by condition. One counts where the answer of the city says `held-by` this agency.',
    ],
  ])('of the shape of an agency: %s', async (agency, message) => {
    const text = `city: Rivertown\nagencies: { jail: ${agency} }\nanswers: {}\n`;
    const problems = await refusalOf(() => loadCity(write('repository/cities/shape.yaml', text), ruleSets));
    expect(problems).toContain(message);
  });
});

describe('a file that may not be read', () => {
  const outside = (file: string, root = 'repository') =>
    `repository/cities/rivertown.yaml:3:27 outside-root \`${file}\` leads outside ${root === '' ? '<folder>' : root}, and only files inside it may be referred to. Move the file there, or name a folder that holds both with \`--root\`.`;

  test.each(['/etc/passwd', '../../secret.yaml', '../../../../../../../../etc/passwd', '../../nowhere/gone.yaml'])(
    'is outside the repository: %s',
    async (file) => {
      expect(await load(city(file))).toEqual([outside(file)]);
    },
  );

  test('is a link that leads outside, or is reached by one', async () => {
    symlinkSync(path('secret.yaml'), path('repository/agencies/link.yaml'));
    symlinkSync(folder, path('repository/agencies/up'));
    symlinkSync(path('gone.yaml'), path('repository/agencies/dangling.yaml'));
    for (const name of ['link.yaml', 'up/secret.yaml'])
      expect(await load(city(`../agencies/${name}`))).toEqual([outside(`../agencies/${name}`)]);
    expect(await load(city('../agencies/dangling.yaml'))).toEqual([
      'repository/cities/rivertown.yaml:3:27 not-found The file `repository/agencies/dangling.yaml` does not exist. A path starts from the folder of this file.',
    ]);
  });

  test('has a neighbour of the root with a longer name', async () => {
    write('repository-2/jail.yaml', jail);
    expect(await load(city('../../repository-2/jail.yaml'))).toEqual([outside('../../repository-2/jail.yaml')]);
  });

  test.each([
    [
      '../agencies/gone.yaml',
      'not-found The file `repository/agencies/gone.yaml` does not exist. A path starts from the folder of this file.',
    ],
    [
      '../agencies/jail.yaml/x',
      'not-found The file `repository/agencies/jail.yaml/x` does not exist. A path starts from the folder of this file.',
    ],
    ['"-"', 'not-found The file `repository/cities/-` does not exist. A path starts from the folder of this file.'],
    ['loop.yaml', 'not-readable The file cannot be read (ELOOP).'],
  ])('is not there: %s', async (file, problem) => {
    rmSync(path('repository/cities/loop.yaml'), { force: true });
    symlinkSync('loop.yaml', path('repository/cities/loop.yaml'));
    expect(await load(city(file))).toEqual([`repository/cities/rivertown.yaml:3:27 ${problem}`]);
  });

  test('is a folder', async () => {
    expect(await load(city('../agencies'))).toEqual([
      'repository/cities/rivertown.yaml:3:27 unusable-agency-file This agency file cannot be used: it is not valid.',
      'repository/agencies:1:1 is-a-directory This is a folder. Name a file in it.',
    ]);
  });
});

describe('of many and large files', () => {
  const large = `name: J\nanswers: {}\n# ${'x'.repeat(900_000)}\n`;
  const agencies = (count: number, file: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => `a${index}: { file: ${file(index)} }`).join(', ');
  const many = (count: number, file: (index: number) => string) =>
    `city: Rivertown\nagencies: { ${agencies(count, file)} }\nanswers: {}\n`;

  test('a city may name 4 MiB, however often the same', async () => {
    write('repository/large.yaml', large);
    const named = (count: number) =>
      write(
        'repository/many.yaml',
        many(count, () => 'large.yaml'),
      );
    expect(await load(named(4))).toEqual(['Rivertown']);
    expect(await load(named(9))).toEqual([
      'repository/many.yaml:2:129 too-large With this file, the agency files of this city are larger than 4 MiB together, and no more is read for one city.',
    ]);
  });

  test('only the last ones are kept for the next city', async () => {
    const reading = newReading();
    for (let index = 0; index < 120; index++) write(`repository/own/${index}.yaml`, 'name: J\nanswers: {}\n');
    for (let index = 0; index < 120; index++) {
      const text = many(1, () => `own/${index}.yaml`);
      await toCity(documentOf(text, path('repository/many.yaml')), ruleSets, reading);
    }
    expect(reading.documents.size).toBe(100);
    expect([...reading.documents.keys()].at(-1)).toBe(path('repository/own/119.yaml'));
    for (let index = 0; index < 9; index++) write(`repository/own/large-${index}.yaml`, large);
    for (let index = 0; index < 9; index++) {
      const text = many(1, () => `own/large-${index}.yaml`);
      await toCity(documentOf(text, path('repository/many.yaml')), ruleSets, reading);
    }
    expect(reading.documents.size).toBe(4);
  });
});

describe('--root', () => {
  const loadFrom = async (root: string, name: string) => {
    const { cities, errors } = await loadCities([name], ruleSets, { root, input: 'yaml' });
    return [...cities.map((each) => each.name), ...errors.map(({ code }) => code)];
  };

  test('widens or narrows what may be read', async () => {
    expect(await loadFrom(folder, city('../../secret.yaml'))).toEqual(['Rivertown']);
    expect(await loadFrom(path('repository/cities'), city('../agencies/jail.yaml'))).toEqual(['outside-root']);
    expect(await loadFrom('/', city('../../secret.yaml'))).toEqual(['Rivertown']);
  });

  test('without a repository, the folder of the file and the working directory are roots', async () => {
    write('free/cities/jail.yaml', jail);
    write('free/jail.yaml', jail);
    expect(await load(city('jail.yaml', 'free/cities/rivertown.yaml'))).toEqual(['Rivertown']);
    const free = city('../jail.yaml', 'free/cities/rivertown.yaml');
    expect(await load(free)).toEqual([
      'free/cities/rivertown.yaml:3:27 outside-root `../jail.yaml` leads outside free/cities, and only files inside it may be referred to. Move the file there, or name a folder that holds both with `--root`.',
    ]);
    const here = process.cwd();
    process.chdir(path('free'));
    expect(await load('cities/rivertown.yaml')).toEqual(['Rivertown']);
    process.chdir(here);
  });

  test('hidden files are not read because a file names them, but for what stands below its own folder', async () => {
    write('repository/.env', 'SECRET: hunter2\n');
    write('repository/.git/config', 'SECRET: hunter2\n');
    write('repository/.github/agencies/jail.yaml', jail);
    const told = async (file: string, name?: string) =>
      (await load(city(file, name))).map((each) => each.split(' ')[1]);
    expect(await told('../.env')).toEqual(['hidden-file']);
    expect(await told('../.git/config')).toEqual(['hidden-file']);
    expect(await load(city('agencies/jail.yaml', 'repository/.github/rivertown.yaml'))).toEqual(['Rivertown']);
    symlinkSync('../.env', path('repository/cities/seen.yaml'));
    expect(await told('seen.yaml')).toEqual(['hidden-file']);
  });

  test.each(['gone', 'secret.yaml'])('has to be a folder: %s', async (name) => {
    await expect(loadCities([], ruleSets, { root: path(name), input: 'yaml' })).rejects.toThrow(
      `\`${path(name)}\` is not a folder. Give \`--root\` the path of one.`,
    );
    await expect(loadCity('x.yaml', ruleSets, path(name))).rejects.toThrow('is not a folder');
  });
});
