// The manual page as man and groff read it.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { expect, test } from 'vitest';

/** The page as text, and every warning there is. */
function read(
  command: string,
  args: readonly string[],
  input?: string,
): { readonly text: string; readonly told: string } {
  const env = { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', MANWIDTH: '200', MANROFFSEQ: '', PAGER: 'cat' };
  const { stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', env, input });
  // What is bold or in italics.
  const codes = new RegExp(`${String.fromCharCode(27)}\\[\\d*m|.${String.fromCharCode(8)}`, 'g');
  return { text: stdout.replace(codes, ''), told: stderr };
}

const path = resolve('dist/man/psp-check.1');
const groff = ['-man', '-Tutf8', '-ww', '-rLL=200n'];

test('man shows the page without a warning, and options as they are typed', () => {
  const { text, told } = read('man', ['--warnings', '--local-file', path]);
  expect(told).toBe('');
  expect(text).toContain('psp-check [options] files...');
  expect(text).toMatch(/^ +-r, --rules id\|file\n +a shipped rule set .*the city file's own, or psp-2017-08\)$/m);
});

test('groff has nothing to warn of', () => {
  expect(read('groff', [...groff, path]).told).toBe('');
});

test('the index of manual pages has it', () => {
  expect(read('lexgrog', [path]).text).toMatch(/: "psp-check - does a city's record meet the conditions /);
});

test('what roff takes for its own in a text is shown as it is', async () => {
  const { manPage } = await import(resolve('scripts/man-page.mjs'));
  const hostile = [`.so /etc/passwd`, `'br \\fBbold\\fR \\n(.l \\" "quoted" -- ~^`, '...', '–', '\\'];
  const program = new Command('psp-check').description('made up');
  for (const [index, description] of hostile.entries()) program.command(`number-${index}`).description(description);
  const { text, told } = read('groff', groff, manPage({ program, exitCodes: {}, environment: {}, version: '0.0.0' }));
  expect(told).toBe('');
  for (const line of hostile)
    expect(text).toMatch(new RegExp(`^ +${line.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}\\.?$`, 'm'));
});
