import { mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { run } from '../../src/cli.ts';
import { type FakeIo, fakeIo } from '../support/fake-io.ts';
import { inFolder } from '../support/folder.ts';

const here = process.cwd();
afterEach(() => process.chdir(here));

const files = {
  'answers/hilltown.yaml': `city: Hilltown, Ohio
as-of: 2017-08-18
agencies:
  jail: { file: ../agencies/jail.yaml }
answers:
  detainer-hold: { held-by: jail }
`,
  'agencies/jail.yaml': `name: County Jail
answers:
  detainer-hold: no
`,
  'answers/broken.yaml': 'city: X\nanswer: {}\n',
};

async function ran(env: FakeIo['env'], ...args: readonly string[]): Promise<FakeIo> {
  const io = { ...fakeIo(), env };
  await run(args, io);
  return io;
}

const annotated = (io: FakeIo) => [
  ...new Set(Array.from(io.out().matchAll(/^::(?:error|warning) file=([^,]*)/gm), ([, file]) => file)),
];

test('GitHub annotations, the summary and SARIF name files from the root of the repository, whatever the working directory and the operand', async () => {
  await inFolder(files, async (path) => {
    const root = realpathSync(path);
    mkdirSync(join(root, '.git'));
    process.chdir(join(root, 'answers'));
    for (const operands of [
      ['hilltown.yaml', 'broken.yaml'],
      ['hilltown', 'broken'].map((name) => join(root, 'answers', `${name}.yaml`)),
    ]) {
      const summary = join(root, 'summary.md');
      const log = await ran({ GITHUB_STEP_SUMMARY: summary }, '-f', 'github', '--report', 'out.sarif', ...operands);
      expect(annotated(log)).toEqual(['answers/broken.yaml', 'agencies/jail.yaml', 'answers/hilltown.yaml']);
      expect(readFileSync(summary, 'utf8')).toContain('answers/broken.yaml');
      const sarif = readFileSync('out.sarif', 'utf8');
      const uris = new Set(Array.from(sarif.matchAll(/"uri": "([^"]*)"/g), ([, uri]) => uri));
      expect([...uris].sort()).toEqual(['agencies/jail.yaml', 'answers/broken.yaml', 'answers/hilltown.yaml']);
      expect((await ran({}, ...operands)).err()).toContain(` --> ${operands[1]}:2:1\n`);
    }
  });
});

test('without a repository paths start at the workspace, and outside of both they stay as given', async () => {
  await inFolder(files, async (path) => {
    process.chdir(join(path, 'answers'));
    const inWorkspace = await ran({ GITHUB_WORKSPACE: path }, '-f', 'github', 'broken.yaml');
    expect(annotated(inWorkspace)).toEqual(['answers/broken.yaml']);
    const elsewhere = await ran({ GITHUB_WORKSPACE: join(path, 'agencies') }, '-f', 'github', 'broken.yaml');
    expect(annotated(elsewhere)).toEqual(['broken.yaml']);
  });
});
