// What README shows is what happens: its commands are run, and what stands under them is what they print.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exitCodes } from '../src/exit-code.ts';

const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const blocks = (language: string) =>
  [...readme.matchAll(/^```(\w+)\n(.*?)^```$/gms)].flatMap(([, name, text = '']) => (name === language ? [text] : []));

let bin: string;
beforeAll(() => {
  bin = mkdtempSync(join(tmpdir(), 'readme-'));
  symlinkSync(join(root, 'bin', 'psp-check.js'), join(bin, 'psp-check'));
});
afterAll(() => rmSync(bin, { recursive: true }));

function run(commands: string): string {
  const env = { PATH: `${bin}:${process.env['PATH'] ?? ''}`, LANG: 'C.UTF-8' };
  return spawnSync('bash', ['-c', `exec 2>&1\n${commands}`], { cwd: root, encoding: 'utf8', env }).stdout;
}

/** The lines that are shown, `[…]` standing for any lines left out. */
function asPattern(shown: string): RegExp {
  const escaped = shown.split('[…]\n').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${escaped.join('(?:.*\\n)*?')}$`);
}

describe('README', () => {
  it.each(blocks('console').map((block) => [block.split('\n')[0] ?? '', block] as const))('%s', (_, block) => {
    let script = '';
    for (const part of block.split(/^\$ /m).slice(1)) {
      const [command = '', ...lines] = part.split('\n');
      // The exit code of one command is the `$?` of the next.
      const output = run(script ? `(${script}) > /dev/null 2>&1\n${command}` : command);
      expect(output).toMatch(asPattern(lines.join('\n')));
      script = command;
    }
  });

  it('the city file in it is valid and comes out as a reader expects', () => {
    const folder = join(bin, 'answers');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'rivertown.yaml'), blocks('yaml')[0] ?? '');
    const { findings, verdict, warnings } = JSON.parse(run(`psp-check -f json ${folder}`)).reports[0];
    expect(
      findings.map(({ condition, outcome }: { condition: string; outcome: string }) => `${condition} ${outcome}`),
    ).toEqual([
      'commitment met',
      'violence met',
      'readiness met',
      'dhs-access met',
      'release-notice met',
      'detainer-hold not-met',
    ]);
    expect([verdict, warnings]).toEqual(['does-not-qualify', []]);
  });

  it('tells every exit code as the program does', () => {
    const told = Object.fromEntries(
      [...readme.matchAll(/^\| (\d+) \| (.*) \|$/gm)].map(([, code, meaning]) => [code, meaning]),
    );
    expect(told).toEqual(exitCodes);
  });

  it('names only places that are there', () => {
    const places = [...readme.matchAll(/^\| `([^`]+)` \|/gm)].map(([, place = '']) => place);
    const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' });
    for (const place of places) expect(place === 'dist/' || tracked.includes(`\n${place}`)).toBe(true);
  });
});
