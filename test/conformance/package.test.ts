import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'psp-check-package-'));
const run = (command: string, ...args: readonly string[]) =>
  execFileSync(command, args, { cwd: folder, encoding: 'utf8' });
let tarball = '';

beforeAll(() => {
  const packed: unknown = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], { encoding: 'utf8' }),
  );
  tarball = join(folder, String(Array.isArray(packed) && packed[0].filename));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  run('npm', 'install', '--no-audit', '--no-fund', '--offline', tarball);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the package is small and installs nothing but itself', () => {
  expect(statSync(tarball).size).toBeLessThan(400_000);
  expect(run('npm', 'ls', '--all', '--parseable').trim().split('\n')).toHaveLength(2);
});

test('the installed program runs', () => {
  expect(run('npx', '--offline', 'psp-check', 'rules', 'show', 'psp-2017-08')).toMatch(/^rule-set: psp-2017-08$/m);
});

test('the installed API runs', () => {
  const script = `import { loadRuleSet } from 'psp-check'; console.log((await loadRuleSet('psp-2017-08')).id)`;
  expect(run('node', '--input-type=module', '-e', script)).toBe('psp-2017-08\n');
});
