import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ciCommands } from '../support/ci-log.ts';
import { cityFiles, ruleSetFiles } from '../support/hostile-files.ts';
import { costliest, runMeasured } from '../support/run-measured.ts';

const kept = resolve('test/fixtures/hostile');
/** As seen from there, so that no report says where this is checked out. */
const [small, sound] = ['../own/rules.yaml', '../cities/qualifies.yaml'];
/** The same city in the folder of what is made. */
const city = 'city.yaml';
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

/** What is run on the files of each folder below test/fixtures/hostile. Another kind of input is another line. */
const commands: Readonly<Record<string, (file: string) => readonly string[]>> = {
  accepted: (file) => ['--show', 'all', '--root', '.', '--rules', small, file],
  'accepted-rules': (file) => ['--show', 'all', '--root', '.', '--rules', file, '--as-of', '2020-01-01', sound],
  agency: (file) => ['--root', '.', file],
  cases: (file) => ['rules', 'test', '--root', '.', 'psp-2017-08', file],
  city: (file) => ['--root', '.', file],
  json: (file) => ['--root', '.', file],
  lines: (file) => ['-q', '--root', '.', file],
  rows: (file) => ['-q', '--root', '.', file],
  rules: (file) => ['--root', '.', '--rules', file, sound],
};

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'psp-check-hostile-'));
  copyFileSync(join(kept, sound), join(folder, city));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const told = (text: string) => text.replaceAll(`${dirname(kept)}/`, '<fixtures>/').replaceAll(version, '1.2.3');
const golden = (name: string) => `../golden/hostile/${name}.txt`;

/** The files of a folder, but for what they name. */
const filesIn = (name: string) =>
  readdirSync(join(kept, name), { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => `${name}/${entry.name}`)
    .sort();

test('every folder has its command', () => {
  expect(readdirSync(kept).sort()).toEqual(Object.keys(commands).sort());
});

describe.each(Object.keys(commands).filter((name) => !name.startsWith('accepted')))('%s', (name) => {
  test.concurrent.for(filesIn(name))('%s is refused, and why', async (file, { expect }) => {
    const { code, stderr } = await runMeasured(file, commands[name]?.(file) ?? [], kept);
    expect(code).toBe(2);
    await expect(told(stderr)).toMatchFileSnapshot(golden(file));
  });
});

describe.each(['accepted', 'accepted-rules'])('%s', (name) => {
  test.concurrent.for(filesIn(name))('%s says what it says, and no more', async (file, { expect }) => {
    const { code, stdout, stderr } = await runMeasured(file, commands[name]?.(file) ?? [], kept);
    expect([0, 1, 3]).toContain(code);
    await expect(told(stdout + stderr)).toMatchFileSnapshot(golden(file));
  });
});

/** Files that are made are refused with so much text that only its beginning is kept. */
const made = (name: string, files: Readonly<Record<string, () => string | Buffer>>) =>
  Object.entries(files).map(([file, make]): [string, () => string] => [
    `${name}/${file}`,
    () => {
      mkdirSync(join(folder, name), { recursive: true });
      writeFileSync(join(folder, name, file), make());
      return `${name}/${file}`;
    },
  ]);

describe('made', () => {
  test.concurrent.for([...made('made', cityFiles), ...made('made-rules', ruleSetFiles)])(
    '%s is refused, and why',
    async ([name, make], { expect }) => {
      const file = make();
      const args = name.startsWith('made-rules') ? ['--rules', file, city] : [file];
      const { code, stderr } = await runMeasured(name, args, folder);
      expect(code).toBe(2);
      // Of many cities each may have its problems.
      expect(stderr.length).toBeLessThan(/\.(?:ndjson|csv)$/.test(name) ? 200_000 : 30_000);
      const [first = ''] = stderr.split(/\n(?=error: )/);
      await expect(`${first.trimEnd()}\n`).toMatchFileSnapshot(golden(name));
    },
  );
});

describe('what is no ordinary file', () => {
  const refused = async (args: readonly string[], input?: string | number) => {
    const fd = typeof input === 'string' ? openSync(input, 'r') : input;
    const { code, stderr } = await runMeasured(args.join(' ').slice(0, 60), args, folder, fd);
    if (typeof input === 'string' && fd !== undefined) closeSync(fd);
    return `${code}\n${told(stderr).replaceAll(folder, '<folder>')}`;
  };
  const at = (name: string) => join(folder, name);
  const valid = readFileSync(join(kept, sound), 'utf8');

  test('an endless file, as a city, on standard input, as a rule set, as cases', async () => {
    expect(
      [
        await refused(['/dev/zero']),
        await refused(['-'], '/dev/zero'),
        await refused(['-'], '/dev/urandom'),
        await refused(['--rules', '/dev/zero', city]),
        await refused(['rules', 'test', 'psp-2017-08', '/dev/zero']),
      ].join(''),
    ).toMatchInlineSnapshot(`
      "2
      error: The file is larger than 1 MiB. Split it.
       --> /dev/zero:1:1

      2
      error: The file is larger than 1 MiB. Split it.
       --> -:1:1

      2
      error: The file is larger than 1 MiB. Split it.
       --> -:1:1

      2
      error: The file is larger than 1 MiB. Split it.
       --> /dev/zero:1:1

      2
      error: The file is larger than 1 MiB. Split it.
       --> /dev/zero:1:1

      "
    `);
  });

  test('a file that only looks large', async () => {
    writeFileSync(at('sparse.yaml'), '');
    truncateSync(at('sparse.yaml'), 2 ** 40);
    expect(await refused(['sparse.yaml'])).toMatchInlineSnapshot(`
      "2
      error: The file is larger than 1 MiB. Split it.
       --> sparse.yaml:1:1

      "
    `);
  });

  test('a pipe that nobody writes to does not make it wait', async () => {
    execFileSync('mkfifo', [at('silent')]);
    expect(await refused(['silent'])).toMatchInlineSnapshot(`
      "2
      error: The pipe was empty.
       --> silent:1:1

      "
    `);
    expect(await refused(['--rules', './silent', city])).toMatchInlineSnapshot(`
      "2
      error: The pipe was empty.
       --> ./silent:1:1

      "
    `);
  });

  test('what comes through a pipe is read, also in pieces and late, and not for ever', async () => {
    execFileSync('mkfifo', [at('pipe')]);
    const feeding = (script: string) =>
      once(spawn('bash', ['-c', script, valid, at('pipe')], { stdio: 'ignore' }), 'exit');
    const slow = feeding('{ printf %s "${0:0:100}"; sleep 0.3; printf %s "${0:100}"; } > "$1"');
    const { code, stdout } = await runMeasured('pipe', ['-q', '--report', `json:${at('piped.json')}`, 'pipe'], folder);
    await slow;
    expect([code, stdout, JSON.parse(readFileSync(at('piped.json'), 'utf8')).reports[0].city]).toEqual([
      0,
      '',
      'Rivertown, Ohio',
    ]);
    const endless = feeding('yes > "$1"');
    expect(await refused(['pipe'])).toMatchInlineSnapshot(`
      "2
      error: The file is larger than 1 MiB. Split it.
       --> pipe:1:1

      "
    `);
    await endless;
  });

  test('an agency file that is a pipe, a device, a folder', async () => {
    const naming = (file: string) => `city: X\nas-of: 2020-01-01\nagencies: { jail: { file: ${file} } }\nanswers: {}\n`;
    execFileSync('mkfifo', [at('jail')]);
    writeFileSync(at('to-pipe.yaml'), naming('./jail'));
    symlinkSync('/dev/zero', at('zero.yaml'));
    writeFileSync(at('to-zero.yaml'), naming('./zero.yaml'));
    expect(
      [
        await refused(['to-pipe.yaml']),
        await refused(['to-zero.yaml']),
        await refused(['--root', '/', 'to-zero.yaml']),
      ].join(''),
    ).toMatchInlineSnapshot(`
      "2
      error: This agency file cannot be used: it is not valid.
       --> to-pipe.yaml:3:27
        |
      1 | city: X
      2 | as-of: 2020-01-01
      3 | agencies: { jail: { file: ./jail } }
        |                           ^^^^^^

      error: The pipe was empty.
       --> jail:1:1

      2
      error: \`./zero.yaml\` leads outside <folder>, and only files inside it may be referred to. Move the file there, or name a folder that holds both with \`--root\`.
       --> to-zero.yaml:3:27
        |
      1 | city: X
      2 | as-of: 2020-01-01
      3 | agencies: { jail: { file: ./zero.yaml } }
        |                           ^^^^^^^^^^^

      2
      error: This agency file cannot be used: it is not valid.
       --> to-zero.yaml:3:27
        |
      1 | city: X
      2 | as-of: 2020-01-01
      3 | agencies: { jail: { file: ./zero.yaml } }
        |                           ^^^^^^^^^^^

      error: The file is larger than 1 MiB. Split it.
       --> zero.yaml:1:1

      "
    `);
  });

  test('names that a terminal, a log or a shell would obey', async () => {
    mkdirSync(at('names'));
    const names = [
      '\u001b[31mred',
      '\u202eoihO',
      '::error::x',
      '##[error]x',
      'a\nb',
      '-r',
      '--help',
      '$(id)',
      "'",
      'x'.repeat(250),
    ];
    for (const name of names) writeFileSync(at(`names/${name}.yaml`), 'city: [\n');
    writeFileSync(Buffer.concat([Buffer.from(at('names/')), Buffer.from([0xff]), Buffer.from('.yaml')]), valid);
    symlinkSync('gone.yaml', at('names/dangling.yaml'));
    symlinkSync('loop.yaml', at('names/loop.yaml'));
    const all = await refused(['names']);
    expect(all).toMatchInlineSnapshot(`
      "2
      error: A closing \`]\` is missing here, or this line is not indented enough.
       --> names/\\x1b[31mred.yaml:2:1
        |
      1 | city: [
      2 |
        | ^

      error: A closing \`]\` is missing here, or this line is not indented enough.
       --> names/#\\[error]x.yaml:2:1
        |
      1 | city: [
      2 |
        | ^

      error: A closing \`]\` is missing here, or this line is not indented enough.
       --> names/$(id).yaml:2:1
        |
      1 | city: [
      2 |
        | ^

      error: A closing \`]\` is missing here, or this line is not indented enough.
       --> names/'.yaml:2:1
        |
      1 | city: [
      2 |
        | ^

      error: A closing \`]\` is missing here, or this line is not indented enough.
       --> names/--help.yaml:2:1
        |
      1 | city: [
      2 |
        | ^

      error: A closing \`]\` is missing here, or this line is not indented enough.
       --> names/-r.yaml:2:1
        |
      1 | city: [
      2 |
        | ^

      error: A closing \`]\` is missing here, or this line is not indented enough.
       --> names/::error::x.yaml:2:1
        |
      1 | city: [
      2 |
        | ^

      error: A closing \`]\` is missing here, or this line is not indented enough.
       --> names/a\\nb.yaml:2:1
        |
      1 | city: [
      2 |
        | ^

      error: This is a link to something that does not exist.
       --> names/dangling.yaml

      error: The file cannot be read (ELOOP).
       --> names/loop.yaml:1:1

      error: A closing \`]\` is missing here, or this line is not indented enough.
       --> names/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.yaml:2:1
        |
      1 | city: [
      2 |
        | ^

      error: A closing \`]\` is missing here, or this line is not indented enough.
       --> names/\\u{202e}oihO.yaml:2:1
        |
      1 | city: [
      2 |
        | ^

      error: This file does not exist. Did you mean \`names/'.yaml\`?
       --> names/�.yaml

      "
    `);
    expect(ciCommands(all)).toEqual([]);
  });

  test('arguments that nobody means', async () => {
    const all: string[] = [];
    for (const args of [
      [''],
      ['\u001b[31mred.yaml'],
      ['--\u001b[31m'],
      ['-f', '\u202ejson', city],
      ['::error::x'],
      ['check', '--', '::error::x'],
      ['--report', '::error::x', city],
      ['--as-of', '2017-02-29', city],
      ['--as-of', '\ud800', city],
      ['__proto__'],
      ['-r', '__proto__', city],
      ['-f', 'constructor', city],
      ['explain', '__proto__'],
      ['explain', 'constructor'],
      ['schema', '__proto__'],
      ['rules', 'show', '../../package.json'],
      ['rules', 'show', 'toString'],
      ['rules', '__proto__'],
      ['{a,b}'.repeat(40)],
      [`${'*a'.repeat(500)}.yaml`],
      ['x'.repeat(100_000)],
    ]) {
      const short = args.map((arg) => (arg.length > 60 ? `${arg.slice(0, 20)}…` : arg));
      all.push(told(`${JSON.stringify(short)} ${(await refused(args)).replace(/x{200,}/g, 'x…')}`));
    }
    expect(all.join('')).toMatchInlineSnapshot(`
      "[""] 2
      error: This file does not exist.
       --> 

      ["\\u001b[31mred.yaml"] 2
      error: No file matches this pattern.
       --> \\x1b[31mred.yaml

      ["--\\u001b[31m"] 2
      error: \`--\\x1b[31m\` is not an option. See \`psp-check --help\`.
      ["-f","‮json","city.yaml"] 2
      error: \`\\u{202e}json\` is not a value of \`--format\`. Did you mean \`json\`? This one has the character U+202E.
      ["::error::x"] 2
      error: This file does not exist.
       --> ::error::x

      ["check","--","::error::x"] 2
      error: This file does not exist.
       --> ::error::x

      ["--report","::error::x","city.yaml"] 2
      error: The extension of \`::error::x\` is not that of a report format. Name the format: \`--report text:::error::x\`. Valid values: text, json, ndjson, markdown, html, junit, sarif, github, csv.
      ["--as-of","2017-02-29","city.yaml"] 2
      error: \`--as-of\` takes a date such as \`2017-08-18\`, and \`2017-02-29\` is not one.
      ["--as-of","\\ud800","city.yaml"] 2
      error: \`--as-of\` takes a date such as \`2017-08-18\`, and \`�\` is not one.
      ["__proto__"] 2
      error: This file does not exist.
       --> __proto__

      ["-r","__proto__","city.yaml"] 2
      error: \`__proto__\` is not the id of a shipped rule set. Valid values: \`psp-2017-08\`, \`dhs-terms-2025\`, \`dhs-terms-2025-agreement\`, \`jag-2017-announced\`, \`jag-2017-award\`, \`psp-2017-08-response\`, \`psp-2017-criteria\`, \`section-1373\` and \`texas-2017\`, or the path of a rule set of your own, such as \`./__proto__.yaml\`.
       --> __proto__

      ["-f","constructor","city.yaml"] 2
      error: \`constructor\` is not a value of \`--format\`. Valid values: \`text\`, \`json\`, \`ndjson\`, \`markdown\`, \`html\`, \`junit\`, \`sarif\`, \`github\`, \`csv\`.
      ["explain","__proto__"] 2
      error: psp-2017-08 has no condition \`__proto__\`. Valid values: \`commitment\`, \`violence\`, \`readiness\`, \`dhs-access\`, \`release-notice\`, \`detainer-hold\`.
      ["explain","constructor"] 2
      error: psp-2017-08 has no condition \`constructor\`. Valid values: \`commitment\`, \`violence\`, \`readiness\`, \`dhs-access\`, \`release-notice\`, \`detainer-hold\`.
      ["schema","__proto__"] 2
      error: \`__proto__\` is not the name of a schema. Valid values: \`city\`, \`columns\`, \`rules\`, \`report\`, \`comparison\`, \`history\`, \`change-set\`.
      ["rules","show","../../package.json"] 2
      error: This file does not exist.
       --> ../../package.json

      ["rules","show","toString"] 2
      error: \`toString\` is not the id of a shipped rule set. Valid values: \`psp-2017-08\`, \`dhs-terms-2025\`, \`dhs-terms-2025-agreement\`, \`jag-2017-announced\`, \`jag-2017-award\`, \`psp-2017-08-response\`, \`psp-2017-criteria\`, \`section-1373\`, \`texas-2017\`.
      ["rules","__proto__"] 2
      error: \`rules\` has no command \`__proto__\`. Valid values: \`list\`, \`show\`, \`check\`, \`test\`, \`new\`.
      ["{a,b}{a,b}{a,b}{a,b}…"] 2
      error: No file matches this pattern.
       --> {a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}

      ["*a*a*a*a*a*a*a*a*a*a…"] 2
      error: No file matches this pattern.
       --> *a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a.yaml

      ["xxxxxxxxxxxxxxxxxxxx…"] 2
      error: The file cannot be read (ENAMETOOLONG).
       --> x…:1:1

      "
    `);
    expect(ciCommands(all.join(''))).toEqual([]);
  });
});

afterAll(() => {
  process.stdout.write(costliest(5));
});
