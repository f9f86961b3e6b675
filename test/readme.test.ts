// What README shows is what happens: its commands are run in their order, each for who typed the ones before, and what stands under them is what they print.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { exitCodes } from '../src/exit-code.ts';

const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const blocks = [...readme.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = '', text = '']) => ({
  language,
  text,
}));
const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);

let folder: string;
let clone: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'readme-'));
  clone = join(folder, 'psp-check');
  for (const file of tracked) cpSync(join(root, file), join(clone, file), { recursive: true });
  // What `npm ci` does: the packages, and the build.
  symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'));
  cpSync(join(root, 'dist'), join(clone, 'dist'), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

type Ran = { readonly code: number | null; readonly printed: string };

/** What a fresh machine has: no `psp-check` but the one that README installs. */
function run(command: string, code: number | null = 0): Ran {
  const env = {
    PATH: [join(folder, 'npm', 'bin'), process.env['PATH']].join(delimiter),
    HOME: folder,
    LANG: 'C.UTF-8',
    npm_config_prefix: join(folder, 'npm'),
    npm_config_offline: 'true',
    npm_config_ignore_scripts: 'true',
    npm_config_update_notifier: 'false',
  };
  const script = `exec 2>&1\n(exit ${code})\n${command}`;
  const { status, stdout } = spawnSync('bash', ['-c', script], { cwd: clone, encoding: 'utf8', env });
  return { code: status, printed: stdout };
}

/** The lines that are shown, `[…]` standing for any lines left out. */
function asPattern(shown: string): RegExp {
  const escaped = shown.split('[…]\n').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${escaped.join('(?:.*\\n)*?')}$`);
}

describe('README', () => {
  it('has commands that work in their order and print what it shows', { timeout: 180_000 }, () => {
    // 0, 1 and 3 are answers; 2 is not.
    const answers = [0, 1, 3];
    for (const { language, text } of blocks) {
      if (language === 'sh') {
        for (const command of text.trim().split('\n')) {
          const rest = command.replace(/^npm ci && (?:npm test$)?/, '');
          const { code, printed } = run(rest);
          expect([command, answers.includes(code ?? -1) ? '' : printed]).toEqual([command, '']);
        }
      } else if (language === 'console') {
        let before: number | null = 0;
        for (const part of text.split(/^\$ /m).slice(1)) {
          const [command = '', ...lines] = part.split('\n');
          const { code, printed } = run(command, before);
          expect(printed).toMatch(asPattern(lines.join('\n')));
          before = code;
        }
      } else if (language === 'js') {
        writeFileSync(join(clone, 'example.mjs'), text);
        expect(run('node example.mjs')).toMatchInlineSnapshot(`
          {
            "code": 0,
            "printed": "does-not-qualify {
            commitment: 'met',
            violence: 'met',
            readiness: 'met',
            'dhs-access': 'undetermined',
            'release-notice': 'undetermined',
            'detainer-hold': 'not-met'
          }
          ",
          }
        `);
      } else if (text.startsWith('city:')) {
        writeFileSync(join(clone, 'my-city.yaml'), text);
      }
    }
    for (const file of ['my-city.html', 'my-city-form.html', 'four-cities.html'])
      expect(readFileSync(join(clone, file), 'utf8')).toMatch(/^<!doctype html>/);
    expect(readFileSync(join(clone, 'four-cities.svg'), 'utf8')).toBe(
      readFileSync(join(root, '.github', 'four-cities.svg'), 'utf8'),
    );
  });

  it('shows pictures that are there and small', () => {
    const pictures = [...readme.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, path = '']) => path);
    expect(pictures).toEqual(['.github/city-page.png', '.github/four-cities.svg']);
    for (const path of pictures) expect(statSync(join(root, path)).size).toBeLessThan(100_000);
  });

  it('gives the action inputs that it has', () => {
    const step = parse(blocks.find(({ text }) => text.includes('uses: OWNER'))?.text ?? '')[1];
    const { inputs } = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
    expect(Object.keys(step.with).filter((name) => !(name in inputs))).toEqual([]);
  });

  it('tells every exit code as the program does', () => {
    const told = Object.fromEntries(
      [...readme.matchAll(/^\| (\d+) \| (.*) \|$/gm)].map(([, code, meaning]) => [code, meaning]),
    );
    expect(told).toEqual(exitCodes);
  });

  it('names only places that are there', () => {
    const places = [...readme.matchAll(/^\| `([^`]+)` \|/gm)].map(([, place = '']) => place);
    for (const place of places) expect(place === 'dist/' || tracked.some((path) => path.startsWith(place))).toBe(true);
  });
});
