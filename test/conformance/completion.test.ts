// The completion scripts in the shells themselves: keys are pressed in a terminal, and what stands in its line then is looked at.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTerminal, type Terminal } from '../support/terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'psp-check-completion-'));
afterAll(() => rmSync(folder, { recursive: true }));

const put = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
for (const path of ['answers/my city.yaml', 'out/report.json', 'own-rules.yaml']) put(path, '');
put('bin/psp-check', `#!/bin/sh\nexec '${process.execPath}' '${resolve('bin/psp-check.js')}' "$@"\n`);
chmodSync(join(folder, 'bin', 'psp-check'), 0o755);

/** Where each shell looks for its script, and how it is started without anything else of its user's. */
const shells = [
  { name: 'bash', script: 'psp-check.bash', start: 'bash --noprofile --rcfile bashrc -i' },
  { name: 'zsh', script: 'functions/_psp-check', start: 'zsh -i' },
  { name: 'fish', script: '.config/fish/completions/psp-check.fish', start: 'fish -i' },
];
put('bashrc', `PS1='> '\nsource psp-check.bash\n`);
put('.zshrc', `PS1='> '\nfpath=($HOME/functions $fpath)\nautoload -Uz compinit\ncompinit -u -D\n`);
put(
  '.config/fish/config.fish',
  `function fish_prompt; echo '> '; end\nset -g fish_greeting\nset -g fish_autosuggestion_enabled 0\n`,
);

/** What is typed before Tab, and what stands there after it; the same where nothing is offered. */
const completions = [
  ['compa', 'compare '],
  ['--no-color hist', '--no-color history '],
  ['-q compa', '-q compa'],
  ['-f ht', '-f html '],
  ['-q --fail-on does', '-q --fail-on does-not-qualify '],
  ['--show=o', '--show=open '],
  ['compare --format=ma', 'compare --format=markdown '],
  ['history -f j', 'history -f json '],
  ['compare --report ht', 'compare --report html:'],
  ['compare --report html:ou', 'compare --report html:out/'],
  ['--report=json:out/re', '--report=json:out/report.json '],
  ['--root ans', '--root answers/'],
  ['--as-of ans', '--as-of ans'],
  ['-r texas', '-r texas-2017 '],
  ['init -r own', 'init -r own-rules.yaml '],
  ['answers/my', 'answers/my\\ city.yaml '],
  ['-- answers/my', '-- answers/my\\ city.yaml '],
  ['explain rel', 'explain release-notice '],
  ['explain --rules texas-2017 detainer-c', 'explain --rules texas-2017 detainer-certification '],
  ['explain ans', 'explain ans'],
  ['rules sh', 'rules show '],
  ['rules show section', 'rules show section-1373 '],
  ['rules show ans', 'rules show answers/'],
  ['rules check own', 'rules check own-rules.yaml '],
  ['rules test texas', 'rules test texas-2017 '],
  ['rules test texas-2017 own', 'rules test texas-2017 own-rules.yaml '],
  ['rules help te', 'rules help test '],
  ['schema re', 'schema report '],
  ['schema city re', 'schema city re'],
  ['completion fi', 'completion fish '],
  ['help exp', 'help explain '],
  ['init --bl', 'init --blank '],
] as const;

/** What is typed after Tab shows where the line ends, and that there is no more to come. */
const marked = completions.map(([typed, completed], index) => [typed, completed, `Z${100 + index}`] as const);

/** A title that means something to each of the shells. */
const title = `It's "100%" [new]: \`touch was-run\` $(touch was-run) $HOME \\n {a,b} (c) ~ * ;`;

const utf8 = { encoding: 'utf8' } as const;

async function open({ start }: { readonly start: string }, bin = 'bin'): Promise<Terminal> {
  const env = { HOME: folder, PATH: `${folder}/${bin}:${process.env['PATH']}`, ZDOTDIR: folder, INPUTRC: '/dev/null' };
  const terminal = openTerminal(start, folder, env, [160, 50]);
  await terminal.see('>');
  return terminal;
}

describe('in every shell', () => {
  let terminals: readonly Terminal[] = [];
  beforeAll(async () => {
    for (const { name, script } of shells) {
      put(script, execFileSync(process.execPath, [resolve('bin/psp-check.js'), 'completion', name], utf8));
    }
    terminals = await Promise.all(shells.map((shell) => open(shell)));
  });
  afterAll(() => {
    for (const terminal of terminals) terminal.end();
  });

  /** Keys are pressed in all of them, which then complete side by side. */
  const press = (...keys: readonly string[]) => {
    for (const terminal of terminals) terminal.press(...keys);
  };
  const see = (words: string) => Promise.all(terminals.map((terminal) => terminal.see(words)));

  test.each(marked)('psp-check %s', async (typed, completed, mark) => {
    press(`psp-check ${typed}`, 'Tab', mark);
    await see(mark);
    const lines = terminals.map((terminal) =>
      terminal
        .screen()
        .split('\n')
        .findLast((line) => line.startsWith('> ')),
    );
    press('C-u');
    const expected = `> psp-check ${completed}${mark}`;
    expect(shells.map(({ name }, index) => [name, lines[index]])).toEqual(shells.map(({ name }) => [name, expected]));
  });

  test('without a word, commands and files are offered', async () => {
    press('psp-check ', 'Tab', 'Tab');
    for (const word of ['compare', 'history', 'completion', 'answers/', 'own-rules.yaml']) await see(word);
  });
});

test.each(shells)('$name takes a title for nothing but text', async (shell) => {
  put(shell.script, execFileSync(process.execPath, [resolve('bin/psp-check.js'), 'completion', shell.name], utf8));
  put('hostile', `\t\nhostile-rules\t${title}\nhostile-words\t${title}\n`);
  put('other/psp-check', `#!/bin/sh\ncat '${folder}/hostile'\n`);
  chmodSync(join(folder, 'other', 'psp-check'), 0o755);
  const terminal = await open(shell, 'other');
  try {
    terminal.press('psp-check rules show ', 'Tab', 'Tab', 'Tab');
    await terminal.see('hostile-words');
    // bash shows no titles.
    if (shell.name !== 'bash') await terminal.see(title);
  } finally {
    terminal.end();
  }
});

test.each(shells)('$name runs nothing of what is typed', async (shell) => {
  put(shell.script, execFileSync(process.execPath, [resolve('bin/psp-check.js'), 'completion', shell.name], utf8));
  const terminal = await open(shell);
  try {
    for (const typed of ['`touch was-run` ', '$(touch was-run) ', '; touch was-run; ', '"$(touch was-run)" ']) {
      terminal.press(`psp-check ${typed}`, 'Tab', 'Tab', 'C-u');
    }
    terminal.press('echo still here', 'Enter');
    await terminal.see('\nstill here');
  } finally {
    terminal.end();
  }
});

test('nothing was run', () => {
  expect(existsSync(join(folder, 'was-run'))).toBe(false);
});
