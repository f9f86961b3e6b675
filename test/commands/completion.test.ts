import { expect, test } from 'vitest';
import { run } from '../../src/cli.ts';
import { shells } from '../../src/commands/completion/shells.ts';
import { type FakeIo, fakeIo } from '../support/fake-io.ts';

async function ran(...args: readonly string[]): Promise<FakeIo> {
  const io = fakeIo();
  await run(['completion', ...args], io);
  return io;
}

test.each(shells)('the script for %s looks as in its golden file', async (shell) => {
  const io = await ran(shell);
  expect([io.exitCode, io.err()]).toEqual([0, '']);
  await expect(io.out()).toMatchFileSnapshot(`../golden/completion.${shell}`);
});

test.each([
  ['zhs', 'error: There is no completion for `zhs`. Did you mean `zsh`?\n'],
  ['powershell', 'error: There is no completion for `powershell`. There are `bash`, `zsh` and `fish`.\n'],
  ['constructor', 'error: There is no completion for `constructor`. There are `bash`, `zsh` and `fish`.\n'],
])('completion %s is bad usage', async (shell, told) => {
  const io = await ran(shell);
  expect([io.exitCode, io.out(), io.err()]).toEqual([2, '', told]);
});
