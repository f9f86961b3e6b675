import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = resolve('.');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'psp-check-compare-bin-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, [join(root, 'bin', 'psp-check.js'), 'compare', ...args], {
    encoding: 'utf8',
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '' },
    maxBuffer: 2 ** 28,
  });

describe('the built program', () => {
  test.each(['txt', 'md', 'html', 'svg', 'csv', 'json'])(
    'compares the four cities as in comparison.%s',
    (extension) => {
      const formats: Readonly<Record<string, string>> = { txt: 'text', md: 'markdown' };
      const { stdout, stderr, status } = run(
        ...readdirSync('data/cities')
          .filter((name) => name.endsWith('.yaml'))
          .map((name) => `data/cities/${name}`),
        '-f',
        formats[extension] ?? extension,
      );
      const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
      expect([status, stderr]).toEqual([1, '']);
      expect(stdout.replaceAll(version, '1.2.3')).toBe(readFileSync(`test/golden/comparison.${extension}`, 'utf8'));
    },
  );

  test('compares all sixteen cities of the record, by the folder', () => {
    const { stdout, stderr, status } = run('data/cities');
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toContain('16 cities: 4 do not qualify, 12 are undetermined');
  });

  test('compares hundreds of cities', { timeout: 60_000 }, () => {
    const city = readFileSync('data/cities/albuquerque.yaml', 'utf8');
    for (let number = 1; number <= 300; number++) {
      writeFileSync(join(folder, `${number}.yaml`), city.replace(/^city: .*/m, `city: City ${number}, Ohio`));
    }
    const { stdout, status } = run(folder, '--report', `html:${join(folder, 'out.html')}`);
    expect(status).toBe(1);
    expect(stdout).toContain('300 cities: 300 do not qualify');
    expect(readFileSync(join(folder, 'out.html'), 'utf8')).toContain('City 300, Ohio');
  });

  test('is stopped by no reader who has had enough', () => {
    const { status } = spawnSync(
      'bash',
      ['-c', `"${process.execPath}" bin/psp-check.js compare data/cities -f html | head -1; exit "\${PIPESTATUS[0]}"`],
      { encoding: 'utf8', cwd: root },
    );
    expect(status).toBe(1);
  });
});
