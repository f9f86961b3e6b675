// action.yml on pull requests: a repository with a base and a head, run step by step.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { runAction } from './action.ts';
import { temporaryFolder } from './documents.ts';

const folder = temporaryFolder();
const hold = 'in-place: yes, instrument: policy, hold: 48h, limits: none';
const jail = (answer: string) => `name: County Jail\nanswers:\n  detainer-hold: { ${answer} }\n`;
const city = (name: string, more = '') => `city: ${name}
as-of: 2017-08-18
agencies:
  jail: { file: ../agencies/jail.yaml }
answers:
  detainer-hold: { held-by: jail }
${more}`;
const rules = (reading: string) => `rule-set: ours
title: Ours
issuer: The county
read-as: duties
reading: ${reading}
extends: psp-2017-08
`;

/** The base: two cities that share a jail. */
const files = {
  'grants/answers/hilltown.yaml': city('Hilltown, Ohio'),
  'grants/answers/rivertown.yaml': city('Rivertown, Ohio', '  readiness: yes\n'),
  'grants/agencies/jail.yaml': jail(hold),
  'grants/rules/ours.yaml': rules('As written.'),
};

type Change = Readonly<Record<string, string | null>>;

/** A repository at GitHub, of which pull requests are checked out. */
let origin = '';
const git = (...args: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@y.example', '-C', origin, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();

function commit(change: Change): string {
  for (const [name, text] of Object.entries(change)) {
    const path = join(origin, name);
    if (text === null) rmSync(path);
    else {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
  }
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Change');
  return git('rev-parse', 'HEAD');
}

beforeAll(() => {
  origin = join(folder, 'origin');
  mkdirSync(origin);
  git('init', '--quiet', '--initial-branch', 'main');
  git('config', 'uploadpack.allowAnySHA1InWant', 'true');
  commit(files);
  git('branch', 'start');
});

let count = 0;

/** A pull request with a change, while main goes on; checked out as actions/checkout does it, with a commit and nothing before it. */
function pullRequest(change: Change, { merged = true, onMain = {} }: { merged?: boolean; onMain?: Change } = {}) {
  const number = ++count;
  git('checkout', '--quiet', '-B', 'main', 'start');
  if (Object.keys(onMain).length > 0) commit(onMain);
  git('checkout', '--quiet', '-B', `change-${number}`, 'start');
  const head = commit(change);
  git('update-ref', `refs/pull/${number}/head`, head);
  git('checkout', '--quiet', '--detach', 'main');
  git('merge', '--quiet', '--no-ff', '--message', 'Merge', head);
  git('update-ref', `refs/pull/${number}/merge`, 'HEAD');
  git('checkout', '--quiet', 'main');
  const checkout = mkdtempSync(join(folder, 'checkout-'));
  const inCheckout = (...args: readonly string[]) =>
    execFileSync('git', ['-C', checkout, ...args], { stdio: 'ignore' });
  inCheckout('init', '--quiet');
  inCheckout('remote', 'add', 'origin', pathToFileURL(origin).href);
  const ref = `refs/pull/${number}/${merged ? 'merge' : 'head'}`;
  inCheckout('fetch', '--quiet', '--no-tags', '--depth=1', 'origin', `+${ref}:refs/remotes/${ref.slice(5)}`);
  inCheckout('checkout', '--quiet', '--force', `refs/remotes/${ref.slice(5)}`);
  return checkout;
}

const github = {
  'github.base_ref': 'main',
  'github.actor': 'ada',
  'github.event.pull_request.head.repo.full_name': 'county/grants',
};
const pinned = { rules: 'psp-2017-08', 'fail-on': 'never' };
const inGrants = { ...pinned, 'working-directory': 'grants', files: 'answers' };

/** The lines of annotations. */
const annotations = (log: string | undefined) =>
  (log ?? '').split('\n').filter((line) => /^::(?:error|warning) /.test(line));

describe('an answer in the file of an agency that two cities share', () => {
  const worse = { 'grants/agencies/jail.yaml': jail('in-place: no') };
  const meanwhile = {
    onMain: {
      'grants/answers/lakeville.yaml': 'city: Lakeville, Ohio\nas-of: 2017-08-18\nanswers: { readiness: no }\n',
    },
  };
  const seen: ReturnType<typeof runAction>[] = [];
  /** Nothing of a run stays in a checkout, so that several run in one. */
  let checkout = '';
  beforeAll(() => {
    const apart = pullRequest(worse, { ...meanwhile, merged: false });
    const told = runAction(apart, { ...inGrants, comment: 'true' }, github);
    checkout = pullRequest(worse, meanwhile);
    seen.push(
      runAction(checkout, { ...inGrants, comment: 'true' }, github),
      told,
      runAction(checkout, { ...pinned, files: 'grants/answers', comment: 'true' }, github),
    );
  }, 300_000);

  test('is reported once, with both cities, where it stands from the root of the repository', () => {
    for (const { steps } of seen) {
      const [only, ...others] = annotations(steps[1]);
      expect(others).toEqual([]);
      expect(only).toMatch(
        /^::error file=grants\/agencies\/jail\.yaml,line=3,col=3,title=48-hour hold on written request/,
      );
      expect(only).toContain('Hilltown, Ohio and Rivertown, Ohio: does not qualify, was undetermined.');
    }
  });

  test('is all that the branch is charged with, whatever main did meanwhile and whichever commit is checked out', () => {
    for (const { outputs, summary } of seen) {
      expect(outputs).toMatchObject({ change: 'worse', verdict: 'does-not-qualify', 'exit-code': '0' });
      const [changed = '', ...stand] = summary.split('\n## ');
      expect(changed).toMatch(/^## \d cities compared: 2 worse/m);
      expect(changed).not.toMatch(/Lakeville|readiness/i);
      expect(stand.join()).toContain('Rivertown, Ohio');
    }
  });

  test('is the same from the root and from a folder', () => {
    const [inFolder, , atRoot] = seen;
    expect(atRoot?.steps).toEqual(inFolder?.steps);
    expect(atRoot?.summary).toBe(inFolder?.summary);
  });

  test('is the body of a comment that a later run finds again', () => {
    const [{ outputs } = { outputs: {} as Record<string, string> }] = seen;
    expect(outputs['comment']).toMatch(/^<!-- psp-check -->\n## 3 cities compared: 2 worse/);
    expect(outputs['comment']).toContain('grants/agencies/jail.yaml');
    expect(outputs['comment']).toMatch(
      /: \[the summary of the run\]\(https:\/\/github\.com\/county\/grants\/actions\/runs\/17\)\.\n$/,
    );
  });

  test.each([
    ['fail-on-change: worse', { 'fail-on-change': 'worse' }, 1],
    ['fail-on-change: never, fail-on: does-not-qualify', { 'fail-on': 'does-not-qualify' }, 1],
  ])('%s', (_title, more, status) => {
    expect(runAction(checkout, { ...inGrants, ...more }, github).status).toBe(status);
  });

  test.each([
    ['nobody asks', 'false', github],
    ['the change is of a fork', 'true', { ...github, 'github.event.pull_request.head.repo.full_name': 'ada/grants' }],
    ['the fork is gone', 'true', { ...github, 'github.event.pull_request.head.repo.full_name': '' }],
    ['the change is by Dependabot', 'true', { ...github, 'github.actor': 'dependabot[bot]' }],
  ])('gives no comment where %s', (_title, comment, context) => {
    const { status, outputs, summary } = runAction(checkout, { ...inGrants, comment }, context);
    expect([status, outputs['comment'], outputs['change']]).toEqual([0, '', 'worse']);
    expect(summary).toContain('3 cities compared: 2 worse');
  });
});

test('an edit of a rule set that moves nobody says so', () => {
  const checkout = pullRequest({ 'grants/rules/ours.yaml': rules('As it is written.') });
  const { steps, outputs, summary } = runAction(checkout, { ...inGrants, rules: './rules/ours.yaml' }, github);
  expect(outputs['change']).toBe('nothing');
  expect(annotations(steps[1])).toEqual([]);
  expect(summary).toMatch(/^## Nothing moved: 2 cities compared\n/);
  expect(summary).toContain('reading: As it is written, was As written.');
  expect(summary).toContain('grants/rules/ours.yaml');
});

test('a city file that cannot be read in the base is repaired without failing', () => {
  git('checkout', '--quiet', '--detach', 'start');
  commit({ 'grants/answers/hilltown.yaml': 'city: Hilltown\nanswer: {}\n' });
  git('branch', '--force', 'start');
  try {
    const checkout = pullRequest({ 'grants/answers/hilltown.yaml': city('Hilltown, Ohio') });
    const { status, outputs, summary } = runAction(checkout, { ...inGrants, 'fail-on-change': 'worse' }, github);
    expect([status, outputs['change'], outputs['exit-code']]).toEqual([0, 'changed', '0']);
    expect(summary).toContain('grants/answers/hilltown.yaml');
  } finally {
    git('branch', '--force', 'start', 'start~1');
  }
});

test('what is new has nothing to be compared with', () => {
  const checkout = pullRequest({ 'new/answers/hilltown.yaml': 'city: Hilltown\nas-of: 2017-08-18\nanswers: {}\n' });
  const { status, summary, outputs } = runAction(
    checkout,
    { ...pinned, files: 'new/answers/\ngrants/answers' },
    github,
  );
  expect([status, outputs['change']]).toEqual([0, 'nothing']);
  expect(summary).toContain('`new/answers/` is new: the base has nothing to compare it with.');
  expect(summary).toContain('Nothing moved: 2 cities compared');
});

test('nothing of the second checkout stays', () => {
  const checkout = pullRequest({ 'grants/agencies/jail.yaml': jail('in-place: no') });
  runAction(checkout, inGrants, github);
  const list = execFileSync('git', ['-C', checkout, 'worktree', 'list'], { encoding: 'utf8' });
  expect(list.trimEnd().split('\n')).toHaveLength(1);
  expect(execFileSync('git', ['-C', checkout, 'status', '--porcelain'], { encoding: 'utf8' })).toBe('');
});

describe('a base', () => {
  test('may be a commit, as after a push', () => {
    const checkout = pullRequest({ 'grants/agencies/jail.yaml': jail('in-place: no') }, { merged: false });
    const base = git('rev-parse', 'start');
    expect(runAction(checkout, { ...inGrants, base }).outputs['change']).toBe('worse');
  });

  test.each([
    ['does not exist', 'no-such-branch'],
    ['would be an option', '--upload-pack=touch pwned;'],
  ])('that %s is told, and fails where a change for the worse would', (_title, base) => {
    const checkout = pullRequest({ 'grants/agencies/jail.yaml': jail('in-place: no') });
    const { status, steps, summary, outputs } = runAction(checkout, { ...inGrants, base });
    expect([status, outputs['change']]).toEqual([0, '']);
    expect(annotations(steps[1])).toHaveLength(1);
    expect(summary).toContain('Not compared with the base: ');
    expect(runAction(checkout, { ...inGrants, base, 'fail-on-change': 'worse' }).status).toBe(2);
    expect(execFileSync('git', ['-C', checkout, 'status', '--porcelain'], { encoding: 'utf8' })).toBe('');
  });

  test('is not looked for where there is no repository or no pull request', () => {
    const plain = mkdtempSync(join(folder, 'plain-'));
    mkdirSync(join(plain, 'answers'));
    writeFileSync(join(plain, 'answers/x.yaml'), 'city: X\nas-of: 2017-08-18\nanswers: {}\n');
    const onPush = runAction(plain, { ...pinned, files: 'answers' });
    expect([onPush.status, onPush.steps[1]]).toEqual([0, '']);
    const onPull = runAction(plain, { ...pinned, files: 'answers' }, github);
    expect(onPull.status).toBe(0);
    expect(onPull.summary).toContain('Not compared with the base: this folder is not a checkout of a Git repository.');
  });
});
