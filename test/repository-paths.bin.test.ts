// What CI servers read names files from the root of the repository, however psp-check is called; what people read names them as they were given.
import { mkdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { inFolder } from './support/folder.ts';
import { psp } from './support/program.ts';

const files = {
  'grants/answers/hilltown.yaml': `city: Hilltown, Ohio
rules: ../rules/ours.yaml
as-of: 2017-08-18
agencies:
  jail: { file: ../agencies/jail.yaml }
answers:
  detainer-hold: { held-by: jail }
`,
  'grants/agencies/jail.yaml': 'name: County Jail\nanswers:\n  detainer-hold: no\n',
  'grants/rules/ours.yaml': `rule-set: ours
title: Ours
issuer: The county
read-as: duties
reading: As written.
extends: psp-2017-08
alternatives: [./other.yaml]
`,
  'grants/rules/other.yaml': `rule-set: ours-otherwise
title: Ours, otherwise
issuer: The county
read-as: wishes
reading: Otherwise.
extends: psp-2017-criteria
`,
  'grants/answers/broken.yaml': 'city: X\nanswer: {}\n',
  'grants/answers/no-rules.yaml': 'city: Y\nrules: ../rules/broken.yaml\nanswers: {}\n',
  'grants/rules/broken.yaml': 'rule-set: broken\ntitel: Broken\n',
};

/** Where psp-check runs, and how its operands and its rule set are given there. */
const ways: readonly [how: string, from: string, answers: string, rules: string][] = [
  ['at the root', '', 'grants/answers', './grants/rules/ours.yaml'],
  ['in a folder', 'grants', 'answers', 'rules/ours.yaml'],
  ['in the folder itself', 'grants/answers', '.', '../rules/ours.yaml'],
  ['beside it, with ..', 'grants/rules', '../answers', './ours.yaml'],
  ['with detours', 'grants', './rules/.././answers/', './answers/../rules/ours.yaml'],
  ['elsewhere, with absolute paths', '..', 'ROOT/grants/answers', 'ROOT/grants/rules/ours.yaml'],
  ['by a link to the checkout', '..', 'link/grants/answers', 'link/grants/rules/ours.yaml'],
  ['by an absolute link to the checkout', '..', 'LINK/grants/answers', 'LINK/grants/rules/ours.yaml'],
];

const pathsIn = (text: string, pattern: RegExp) =>
  [...new Set(Array.from(text.matchAll(pattern), ([, path = '']) => path))].sort();

describe.each(ways)('%s', (_how, from, answers, rules) => {
  let root = '';
  let github = '';
  let summary = '';
  let sarif = '';
  beforeAll(() =>
    inFolder(
      Object.fromEntries(Object.entries(files).map(([name, text]) => [`checkout/${name}`, text])),
      async (folder) => {
        const outer = realpathSync(folder);
        root = join(outer, 'checkout');
        mkdirSync(join(root, '.git'));
        symlinkSync(root, join(outer, 'link'), 'junction');
        const given = (path: string) => path.replace('ROOT', root).replace('LINK', join(outer, 'link'));
        const log = join(outer, 'log.sarif');
        const env = { GITHUB_STEP_SUMMARY: join(outer, 'summary.md') };
        const args = ['-f', 'github', '--report', log, '-r', given(rules), given(answers)];
        github = psp(join(root, from), args, { env }).stdout;
        sarif = readFileSync(log, 'utf8');
        summary = readFileSync(env.GITHUB_STEP_SUMMARY, 'utf8');
      },
    ),
  );

  test('annotations: city files, agency files, rule sets', () => {
    expect(pathsIn(github, /^::\w+ file=([^,]*)/gm)).toEqual([
      'grants/agencies/jail.yaml',
      'grants/answers/broken.yaml',
      'grants/answers/hilltown.yaml',
      'grants/answers/no-rules.yaml',
      'grants/rules/broken.yaml',
    ]);
    expect(github).toContain('ours (own rule set: grants/rules/ours.yaml)');
  });

  test('SARIF: every address', () => {
    const uris = pathsIn(sarif, /"uri": "([^"]*)"/g).filter((uri) => !uri.startsWith('https:'));
    expect(uris).toEqual([
      'grants/agencies/jail.yaml',
      'grants/answers/broken.yaml',
      'grants/answers/hilltown.yaml',
      'grants/answers/no-rules.yaml',
      'grants/rules/broken.yaml',
    ]);
  });

  test('no path of the machine is in any of them', () => {
    for (const text of [github, summary, sarif]) {
      expect(text).not.toContain(root);
      expect(text).not.toContain('link/');
    }
  });

  test('the summary', () => {
    expect(summary).toContain('grants/answers/hilltown.yaml');
    expect(summary).toContain('grants/answers/broken.yaml');
  });
});
