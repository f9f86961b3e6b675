import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { run } from '../src/cli.ts';
import { commandNames } from '../src/commands/command-names.ts';
import { exitCodes } from '../src/exit-code.ts';
import { program } from '../src/program.ts';
import { version } from '../src/version.ts';
import { type FakeIo, fakeIo } from './support/fake-io.ts';

const city = (name: string) => `test/fixtures/cities/${name}.yaml`;

const folder = mkdtempSync(join(tmpdir(), 'psp-check-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function ran(...args: readonly string[]): Promise<FakeIo> {
  const io = fakeIo();
  await run(args, io);
  return io;
}

type Envelope = {
  readonly reports: readonly {
    readonly city: string;
    readonly verdict: string;
    readonly asOf: string;
    readonly ruleSet: { readonly id: string };
  }[];
  readonly errors: readonly { readonly path: string; readonly code: string }[];
};

async function envelope(...args: readonly string[]): Promise<Envelope> {
  return JSON.parse((await ran('--format', 'json', ...args)).out());
}

describe('exit codes', () => {
  test.each([
    ['a city that qualifies', 0, [city('qualifies')]],
    ['a city to which the rule set does not apply', 0, ['test/fixtures/own/city.yaml']],
    ['a city that does not qualify', 1, [city('fails')]],
    ['a city that is undetermined', 3, [city('undetermined')]],
    ['a city that fails beside one that is undetermined', 1, [city('undetermined'), city('fails')]],
    ['a file that is not valid beside one that fails', 2, [city('broken'), city('fails')]],
    [
      '--fail-on does-not-qualify with one that is undetermined',
      0,
      ['--fail-on', 'does-not-qualify', city('undetermined')],
    ],
    ['--fail-on does-not-qualify with one that fails', 1, ['--fail-on', 'does-not-qualify', city('fails')]],
    ['--fail-on never with one that fails', 0, ['--fail-on', 'never', city('fails')]],
    ['--fail-on never with a file that is not valid', 2, ['--fail-on', 'never', city('broken')]],
    ['a file that is not there', 2, ['nowhere.yaml']],
    ['an unknown option', 2, ['--nonsense', city('qualifies')]],
    ['--help', 0, ['--help']],
  ])('%s: %i', async (_what, code, args) => {
    expect((await ran(...args)).exitCode).toBe(code);
  });

  test('a defect of ours: 70, with its stack and whose it is', async () => {
    const err: string[] = [];
    const io = fakeIo({
      stdout: {
        write: () => {
          throw new TypeError('not of this world\u001b[2J');
        },
      },
      stderr: { write: (text) => void err.push(text) },
    });
    await run([city('qualifies')], io);
    expect(io.exitCode).toBe(70);
    expect(err.join('')).toMatch(
      /^TypeError: not of this world\\x1b\[2J\n\s+at .*\n[\s\S]*This is a defect in psp-check/,
    );
  });
});

test('check is what a command line without a command does, with options too', async () => {
  const plain = await ran(city('fails'));
  expect((await ran('check', city('fails'))).out()).toBe(plain.out());
  expect((await ran('--show', 'brief', city('fails'))).out()).toBe(plain.out());
});

test('a file whose name begins with a hyphen or is that of a command comes after --', async () => {
  const io = await ran('--', '-x.yaml', 'check');
  expect(io.err()).toMatch(/This file does not exist\.\n --> -x\.yaml\n/);
  expect(io.err()).toMatch(/This file does not exist\.\n --> check\n/);
});

test('reports come in the order of files and, for each, of rule sets', async () => {
  const { reports } = await envelope('-r', 'psp-2017-criteria', '-r', 'psp-2017-08', city('fails'), city('qualifies'));
  expect(reports.map(({ city, ruleSet, verdict }) => [city, ruleSet, verdict])).toEqual([
    ['Hilltown, Ohio', 'psp-2017-criteria', 'qualifies'],
    ['Hilltown, Ohio', 'psp-2017-08', 'does-not-qualify'],
    ['Rivertown, Ohio', 'psp-2017-criteria', 'qualifies'],
    ['Rivertown, Ohio', 'psp-2017-08', 'qualifies'],
  ]);
});

test("a city file's own rule set is found from its folder, and --rules wins over it", async () => {
  const own = await envelope('test/fixtures/own/city.yaml');
  const given = await envelope('-r', 'psp-2017-08', 'test/fixtures/own/city.yaml');
  expect([...own.reports, ...given.reports].map(({ ruleSet }) => ruleSet)).toEqual(['detaining-only', 'psp-2017-08']);
});

test('a bad file is told and listed, and the others are checked', async () => {
  const { reports, errors } = await envelope(city('broken'), city('qualifies'), 'nowhere.yaml');
  expect(reports.map((report) => report.city)).toEqual(['Rivertown, Ohio']);
  expect(errors.map(({ code }) => code)).toEqual(['not-found', 'unknown-condition', 'wrong-value', 'no-unit']);
});

test('with a rule set that cannot be loaded nothing is checked, and the document says so', async () => {
  const { reports, errors } = await envelope('-r', 'nonsense', '-r', 'psp-2017-08', city('qualifies'));
  expect([reports, errors.map(({ code }) => code)]).toEqual([[], ['unknown-rule-set']]);
});

describe('the as-of date', () => {
  const undated = join(folder, 'undated.yaml');
  writeFileSync(undated, 'city: Lakeside, Ohio\nanswers: {}\n');

  test('--as-of wins over the file', async () => {
    const { reports } = await envelope('--as-of', '2018-03-01', city('qualifies'), undated);
    expect(reports.map(({ asOf }) => asOf)).toEqual(['2018-03-01', '2018-03-01']);
  });

  test("without it the file's own counts, or else today with a warning", async () => {
    const io = await ran('--format', 'json', city('undetermined'), undated);
    const { reports } = JSON.parse(io.out());
    expect(reports.map(({ asOf }: { asOf: string }) => asOf)).toEqual(['2017-08-18', '2026-02-03']);
    const codes = reports.map(({ warnings }: { warnings: { code: string }[] }) =>
      warnings.map(({ code }) => code).includes('no-as-of'),
    );
    expect(codes).toEqual([false, true]);
  });
});

describe('documents', () => {
  test('--quiet leaves standard output empty and still writes reports', async () => {
    const path = join(folder, 'quiet', 'report.json');
    const io = await ran('--quiet', '--report', `json:${path}`, city('fails'));
    expect([io.exitCode, io.out(), io.err()]).toEqual([1, '', '']);
    expect(readFileSync(path, 'utf8')).toBe((await ran('--format', 'json', city('fails'))).out());
  });

  test('a report in a file does not depend on the terminal', async () => {
    const paths = ['wide.txt', 'narrow.txt'].map((name) => join(folder, name));
    for (const [index, columns] of [120, 40].entries()) {
      const io = fakeIo({ stdout: { columns, unicode: columns === 120, color: columns === 120 } });
      await run(['--report', `text:${paths[index]}`, city('fails')], io);
    }
    const [wide, narrow] = paths.map((path) => readFileSync(path, 'utf8'));
    expect(wide).toBe(narrow);
    expect(wide).toBe((await ran(city('fails'))).out());
  });

  test('several reports are written, whatever happens to one of them', async () => {
    const path = join(folder, 'good.json');
    const io = await ran('--report', 'text:/dev/full', '--report', `json:${path}`, city('qualifies'));
    expect(io.exitCode).toBe(2);
    expect(io.err()).toBe('error: /dev/full: cannot be written: no space left on the device.\n');
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ reports: [{ city: 'Rivertown, Ohio' }] });
    expect(io.out()).toMatch(/^Rivertown, Ohio\n/);
  });

  test.each([
    ['an input', [`json:${city('fails')}`]],
    ['a file of a folder that is an input', [`json:${city('broken')}`]],
    ['a rule set of the run', ['json:test/fixtures/own/rules.yaml']],
    ['one file twice', [`json:${folder}/twice`, `text:${folder}/./twice`]],
    ['a folder', [`json:${folder}`]],
  ])('a report is not written over %s, and nothing is checked', async (_what, reports) => {
    const options = reports.flatMap((report) => ['--report', report]);
    const io = await ran(...options, '-r', 'test/fixtures/own/rules.yaml', 'test/fixtures/cities');
    expect([io.exitCode, io.out()]).toEqual([2, '']);
    expect(io.err()).toMatch(/^error: .*: (?:is an input of this run|two reports would go to this file|is a folder)/);
  });
});

describe('bad usage is told in one line, with the fix', () => {
  test.each<readonly string[]>([
    ['--frmat', 'json', 'x'],
    ['--format', 'jsn', 'x'],
    ['--format', 'pdf', 'x'],
    ['--format'],
    ['--as-of', '2017-02-30', 'x'],
    ['--report', 'out.pdf', 'x'],
    ['--output', 'out.json', 'x'],
    ['explain', '--format', 'json'],
    ['--report', 'jason:out.json', 'x'],
    ['--report', 'json:', 'x'],
    ['--fail-on', 'undeterminded', 'x'],
    ['--show', 'opne', 'x'],
    ['--rules', '', 'x'],
    ['explain', 'release-notise'],
    ['explain', 'release-notice', 'more'],
    ['rules', 'shwo'],
    ['rules', 'show'],
    ['rules', 'show', 'psp-2018'],
    ['help', 'chekc'],
    ['explian', 'release-notice'],
    ['--\u001b[31mred', 'x'],
  ])('%j %j %j %j', async (...args) => {
    const io = await ran(...args);
    expect([io.exitCode, io.out()]).toEqual([2, '']);
    expect(io.err()).toMatchSnapshot();
    expect(io.err()).toMatch(/^error: \P{Cc}*[.?]\n$/u);
  });
});

test('without arguments there is the help, on standard error, and exit code 2', async () => {
  const io = await ran();
  expect([io.exitCode, io.out(), io.err()]).toEqual([2, '', (await ran('--help')).out()]);
});

test.each(['html', 'json', 'csv', 'md', 'sarif', 'xml', 'txt', 'ndjson'])(
  'the extension .%s says in which format a report is written',
  async (extension) => {
    const path = join(folder, `by-extension.${extension}`);
    const format = { md: 'markdown', xml: 'junit', txt: 'text' }[extension] ?? extension;
    const named = join(folder, 'by-name');
    await ran('-q', '--report', path, '--report', `${format}:${named}`, city('fails'));
    expect(readFileSync(path, 'utf8')).toBe(readFileSync(named, 'utf8'));
  },
);

test('errors are red where there is colour', async () => {
  const io = fakeIo({ stderr: { color: true } });
  await run(['nowhere.yaml'], io);
  expect(io.err()).toBe(
    '\u001b[31merror:\u001b[39m This file does not exist.\n\u001b[2m -->\u001b[22m nowhere.yaml\n\n',
  );
});

describe('help', () => {
  test('has the exit codes, from their table', async () => {
    const help = (await ran('--help')).out().replace(/\s+/g, ' ');
    for (const [code, meaning] of Object.entries(exitCodes)) expect(help).toContain(`${code} ${meaning}`);
  });

  test('has every command, and the options of the default one', async () => {
    const help = (await ran('--help')).out();
    await expect(help).toMatchFileSnapshot('golden/help.txt');
    const lines = help.split('\n');
    const commands = program(fakeIo()).commands.filter((command) => command.name() !== 'version');
    const options = commands.find((command) => command.name() === 'check')?.options ?? [];
    const expected = [...commands.map((command) => command.name()), ...options.map(({ flags }) => flags)];
    for (const each of expected) expect(lines.some((line) => line.startsWith(`  ${each} `))).toBe(true);
    expect(options.length).toBeGreaterThan(5);
  });

  test.each(['check', 'explain', 'rules'])('of %s is the same by either way', async (command) => {
    const help = (await ran('help', command)).out();
    expect((await ran(command, '--help')).out()).toBe(help);
    expect(help).toMatch(new RegExp(`^Usage: psp-check ${command} `));
  });

  test.each([40, 69, 70, 120])('fits a terminal of %i columns', async (columns) => {
    const io = fakeIo({ stdout: { columns } });
    await run(['--help'], io);
    expect(
      Math.max(
        ...io
          .out()
          .split('\n')
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(columns);
  });
});

test.each(['--version', '-V', 'version'])('%s prints the version', async (option) => {
  expect((await ran(option)).out()).toBe(`${version}\n`);
});

test('every command is known by its name before the parser is loaded', () => {
  const names = program(fakeIo()).commands.map((command) => command.name());
  expect([...names, 'help'].sort()).toEqual([...commandNames].sort());
});

describe('explain', () => {
  test('prints the questions of the default rule set, or of another', async () => {
    expect((await ran('explain')).out()).toMatch(/^Public Safety Partnership.*\(psp-2017-08\)\n/);
    expect((await ran('explain', '-r', 'test/fixtures/own/rules.yaml')).out()).toMatch(/^A rule set of one's own/);
  });

  test('prints one condition in full', async () => {
    const out = (await ran('explain', 'release-notice')).out();
    for (const heading of ['Question', 'Met when', 'Not met when', 'What would meet it', 'Answers', 'Examples']) {
      expect(out).toContain(`\n${heading}\n`);
    }
  });
});

describe('rules', () => {
  test('lists the shipped rule sets, the default marked', async () => {
    const list = (await ran('rules')).out();
    expect(list).toBe((await ran('rules', 'list')).out());
    const ids = readdirSync('data/rules')
      .filter((name) => !name.endsWith('.cases.yaml'))
      .map((name) => name.replace('.yaml', ''))
      .sort();
    const others = ids.filter((id) => id !== 'psp-2017-08');
    expect(list.match(/(?<=^|\n\n)[\w-]+(?: \(default\))?(?=\n)/g)).toEqual(['psp-2017-08 (default)', ...others]);
  });

  test('shows the YAML of one as it is shipped', async () => {
    expect((await ran('rules', 'show', 'psp-2017-criteria')).out()).toBe(
      readFileSync('data/rules/psp-2017-criteria.yaml', 'utf8'),
    );
  });
});
