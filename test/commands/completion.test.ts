import { expect, test } from 'vitest';
import { run } from '../../src/cli.ts';
import { offerFor } from '../../src/commands/completion/offer.ts';
import { shells } from '../../src/commands/completion/scripts.ts';
import { program } from '../../src/program.ts';
import { ruleSet } from '../support/build.ts';
import { type FakeIo, fakeIo } from '../support/fake-io.ts';

async function ran(...args: readonly string[]): Promise<FakeIo> {
  const io = fakeIo();
  await run(['completion', ...args], io);
  return io;
}

/** What is offered: how the last word goes on, and `<files>` or `<folders>`. */
function offered(line: string): readonly string[] {
  const { before, words, paths } = offerFor(program(fakeIo()), line.split(' '), ruleSets);
  return [...words.map(({ word }) => before + word), ...(paths ? [`${before}<${paths}>`] : [])];
}

const ruleSets = [ruleSet([], { id: 'one', title: 'The first' }), ruleSet([], { id: 'other', title: 'The other' })];

test.each([
  ['compa', ['compare', '<files>']],
  ['x.yaml compa', ['<files>']],
  ['-q compa', ['<files>']],
  ['--no-color hist', ['history', '<files>']],
  ['--no-color history -f j', ['json']],
  ['-q --fail-on does', ['does-not-qualify']],
  ['--qui', ['--quiet']],
  ['history --qui', ['--quiet']],
  ['rules show --qui', []],
  ['rules show --no-', ['--no-color']],
  ['-- --qui', ['<files>']],
  ['compare --format=ma', ['--format=markdown']],
  ['--quiet=', []],
  ['--nothing=', []],
  ['compare --report ht', ['html:', '<files>']],
  ['compare --report html:ou', ['html:<files>']],
  ['--report=json:out', ['--report=json:<files>']],
  ['--root=', ['--root=<folders>']],
  ['--as-of ', []],
  ['-r o', ['one', 'other', '<files>']],
  ['rules sh', ['show']],
  ['rules show o', ['one', 'other', '<files>']],
  ['rules show one o', []],
  ['rules test one ', ['<files>']],
  ['rules help te', ['test']],
  ['help exp', ['explain']],
  ['help explain ', []],
  ['schema re', ['report']],
  ['schema city re', []],
  ['completion fi', ['fish']],
  ['completion bash ', []],
])('psp-check %s goes on with %j', (line, expected) => {
  expect(offered(line)).toEqual(expected);
});

test('every option and operand of every command is known', () => {
  const commands = program(fakeIo()).commands.flatMap((command) => [
    command.name(),
    ...command.commands.map((each) => `${command.name()} ${each.name()}`),
  ]);
  for (const path of commands) {
    for (const flag of offered(`${path} -`)) expect(() => offered(`${path} ${flag} `)).not.toThrow();
    for (const operands of ['', 'x ', 'x x ']) expect(() => offered(`${path} ${operands}`)).not.toThrow();
  }
});

test.each(shells)('the script for %s says where it goes and asks psp-check for the words', async (shell) => {
  const io = await ran(shell);
  expect([io.exitCode, io.err()]).toEqual([0, '']);
  expect(io.out()).toContain(`# Completion of psp-check in ${shell}.`);
  expect(io.out()).toContain(`command psp-check completion ${shell} -- `);
});

test('words are printed with what they mean, after the line of what else is offered', async () => {
  const io = await ran('zsh', '--', 'rules', 'sh');
  expect([io.exitCode, io.err()]).toEqual([0, '']);
  expect(io.out()).toMatch(/^\t\nshow\t[^\n]+\n$/);
});

test.each([
  ['zhs', 'error: `zhs` is not a shell that psp-check knows. Did you mean `zsh`?\n'],
  ['powershell', 'error: `powershell` is not a shell that psp-check knows. Valid values: `bash`, `zsh`, `fish`.\n'],
  ['constructor', 'error: `constructor` is not a shell that psp-check knows. Valid values: `bash`, `zsh`, `fish`.\n'],
])('completion %s is bad usage', async (shell, told) => {
  const io = await ran(shell);
  expect([io.exitCode, io.out(), io.err()]).toEqual([2, '', told]);
});
