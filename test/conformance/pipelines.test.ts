// What a pipeline uses, run step by step in a repository like a city's: action.yml, .pre-commit-hooks.yaml and the examples of docs/ci.md.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { run, runAction, type Step } from './action.ts';
import { temporaryFolder } from './documents.ts';
import { hasSchemas, schema, withSchemas } from './schemas.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = temporaryFolder();
const examples = Array.from(
  readFileSync(join(root, 'docs/ci.md'), 'utf8').matchAll(/^```(yaml|sh)\n(.*?)^```$/gms),
).map(([, language = '', text = '']) => ({ language, text }));
const example = (start: string): string => examples.find(({ text }) => text.startsWith(start))?.text ?? '';

type Workflow = { readonly jobs: { readonly check: { readonly steps: readonly Step[] } } };
type Job = {
  readonly script: readonly string[];
  readonly artifacts: { readonly paths: readonly string[]; readonly reports: { readonly junit: string } };
};
type Pipeline = { readonly 'psp-check': Job; readonly 'psp-check-change': Job };
type PreCommit = {
  readonly repos: readonly {
    readonly repo: string;
    readonly rev: string;
    readonly hooks: readonly { readonly id: string; readonly args: readonly string[] }[];
  }[];
};
type Hook = { readonly id: string; readonly entry: string; readonly args: readonly string[]; readonly files: string };

/** A repository with the four cities' answers and psp-check installed in it from its tarball. */
let template = '';
beforeAll(() => {
  const [packed]: readonly { readonly filename: string }[] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
      cwd: root,
      encoding: 'utf8',
    }),
  );
  template = join(folder, 'template');
  mkdirSync(template);
  cpSync(join(root, 'data/cities'), join(template, 'answers'), { recursive: true });
  writeFileSync(join(template, 'package.json'), '{ "private": true }');
  execFileSync(
    'npm',
    ['install', '--save-dev', '--offline', '--no-audit', '--no-fund', join(folder, packed?.filename ?? '')],
    {
      cwd: template,
      stdio: 'ignore',
    },
  );
});

function repository({ installed = true } = {}): string {
  const copy = mkdtempSync(join(folder, 'repository-'));
  cpSync(template, copy, { recursive: true, filter: (path) => installed || !path.includes('node_modules') });
  return copy;
}

describe('action.yml', () => {
  test.skipIf(!hasSchemas)(`is valid${withSchemas}`, () => {
    expect(errorsOf('schemastore-github-action.json', readFileSync(join(root, 'action.yml'), 'utf8'))).toBe(null);
  });

  test('action-validator accepts it, the workflow of the examples and those of this repository', () => {
    const workflows = join(folder, '.github/workflows');
    mkdirSync(workflows, { recursive: true });
    writeFileSync(join(workflows, 'psp-check.yml'), example('# .github/workflows'));
    writeFileSync(join(workflows, 'wrong.yml'), example('# .github/workflows').replace('runs-on', 'runs-at'));
    const validator = join(
      dirname(createRequire(import.meta.url).resolve('@action-validator/cli/package.json')),
      'cli.mjs',
    );
    const status = (path: string) => spawnSync(process.execPath, [validator, path]).status;
    const own = readdirSync(join(root, '.github/workflows')).map((name) => join(root, '.github/workflows', name));
    expect(own.map(status)).toEqual(own.map(() => 0));
    expect([status(join(root, 'action.yml')), status(join(workflows, 'psp-check.yml'))]).toEqual([0, 0]);
    expect(status(join(workflows, 'wrong.yml'))).not.toBe(0);
  });

  test('checks against the shipped rule set, whatever files of its name a pull request brings', () => {
    const cwd = repository();
    const forged = readFileSync(join(root, 'test/fixtures/hostile/rules/takes-shipped-id.yaml'), 'utf8');
    for (const name of ['psp-2017-08', 'answers/psp-2017-08', 'rules.yaml']) writeFileSync(join(cwd, name), forged);
    const city = (rules: string) => `${rules}city: X\nas-of: 2017-08-18\nanswers: { readiness: no }\n`;
    writeFileSync(join(cwd, 'answers/x.yaml'), city(''));
    writeFileSync(join(cwd, 'answers/y.yaml'), city('rules: ../rules.yaml\n'));
    const given = { files: 'answers/x.yaml', rules: 'psp-2017-08' };
    const { status, outputs, stdout } = runAction(cwd, given);
    expect([status, outputs['verdict'], outputs['exit-code']]).toEqual([1, 'does-not-qualify', '1']);
    expect(stdout).toContain('Does not qualify under psp-2017-08, read as');
    expect(runAction(cwd, { files: 'answers/x.yaml' }).outputs['verdict']).toBe('does-not-qualify');
    expect(runAction(cwd, { files: 'answers/y.yaml' }).outputs['exit-code']).toBe('2');
  });

  test('every example of docs/ci.md says which rule set counts', () => {
    const runs = examples.filter(({ text }) => /^(?!git ls-remote|# yaml-language-server).*psp-check/s.test(text));
    expect(runs).toHaveLength(6);
    for (const { text } of runs) expect(text).toMatch(/rules[:= ]+psp-2017-08/);
  });

  test('every input is data: none can end a line, an option or the script', () => {
    const cwd = repository();
    const { status, outputs, stdout } = runAction(cwd, {
      files: ' -answers/x.yaml\n$(touch pwned)\n"; touch pwned; "\n',
      reports: 'json:out/$(touch pwned).json\n',
      rules: '',
    });
    expect(status).toBe(2);
    expect(existsSync(join(cwd, 'pwned'))).toBe(false);
    expect(outputs['verdict']).toBe('');
    expect(stdout).toContain('title=Not checked%3A -answers/x.yaml::');
    expect(outputs['reports']).toBe('out/$(touch pwned).json\n');
  });

  test('bad usage fails the step and says so', () => {
    const { status, stderr, outputs } = runAction(repository(), { files: 'answers/', 'fail-on': 'sometimes' });
    expect(status).toBe(2);
    expect(stderr).toContain('--fail-on');
    expect(outputs).toEqual({ change: '', comment: '', verdict: '', 'exit-code': '2', reports: '' });
  });

  test('one rule set, a date and a verdict that does not fail', () => {
    const { status, outputs } = runAction(repository(), {
      files: 'answers/baltimore.yaml\nanswers/stockton.yaml',
      rules: 'psp-2017-criteria',
      'as-of': '2017-08-18',
      'fail-on': 'never',
    });
    expect(status).toBe(0);
    expect(outputs).toEqual({ change: '', comment: '', verdict: 'qualifies', 'exit-code': '0', reports: '' });
  });
});

describe('the example for GitHub Actions', () => {
  test('checks, annotates, sums up and writes what its later steps take', () => {
    const workflow: Workflow = parse(example('# .github/workflows'));
    const { steps } = workflow.jobs.check;
    const own = steps.find(({ uses }) => uses === 'OWNER/psp-check@REVISION');
    const cwd = repository();
    const { status, outputs, stdout, summary } = runAction(cwd, asTexts(own?.with));
    expect(status).toBe(1);
    expect(outputs).toEqual({
      change: '',
      comment: '',
      verdict: 'does-not-qualify',
      'exit-code': '1',
      reports: 'out/psp.html\nout/psp.xml\nout/psp.sarif\n',
    });
    expect(stdout).toMatch(/^::error file=answers\/albuquerque\.yaml,line=\d+,col=\d+,title=Albuquerque/);
    expect(summary).toContain('Albuquerque');
    const taken = steps
      .flatMap((step) => [step.with?.['path'], step.with?.['sarif_file']])
      .filter((path) => path !== undefined);
    expect(taken.filter((path) => !existsSync(join(cwd, path)))).toEqual([]);
    const results: { readonly runs: readonly { readonly results: readonly { readonly kind: string }[] }[] } =
      JSON.parse(readFileSync(join(cwd, 'out/psp.sarif'), 'utf8'));
    expect(new Set(results.runs.flatMap((each) => each.results.map(({ kind }) => kind)))).toEqual(
      new Set(['fail', 'open']),
    );
    const [told] = steps.filter(({ run: script }) => script !== undefined);
    expect(run(told?.run ?? '', cwd, { VERDICT: outputs['verdict'] ?? '' }).stdout).toBe(
      'The worst verdict is does-not-qualify.\n',
    );
    const log: { readonly runs: readonly { readonly automationDetails: { readonly id: string } }[] } = JSON.parse(
      readFileSync(join(cwd, 'out/psp.sarif'), 'utf8'),
    );
    expect(log.runs.map(({ automationDetails }) => automationDetails.id)).toEqual(['psp-check/psp-2017-08/']);
  });

  test.each([
    ['is written where there is none of an earlier run', '', 'POST repos/county/grants/issues/7/comments'],
    ['is put in the place of that of an earlier run', '42', 'PATCH repos/county/grants/issues/comments/42'],
  ])('a comment %s', (_title, id, wanted) => {
    const workflow: Workflow = parse(example('# .github/workflows'));
    const step = workflow.jobs.check.steps.find(({ env }) => env?.['COMMENT'] !== undefined);
    const cwd = mkdtempSync(join(folder, 'comment-'));
    const gh = `#!/bin/sh\nif [ "$2" = --paginate ]; then printf '${id}'; else printf '%s\\n' "$@" > called; fi\n`;
    writeFileSync(join(cwd, 'gh'), gh, { mode: 0o755 });
    const comment = '<!-- psp-check -->\n$(touch pwned) `touch pwned` "; touch pwned\n';
    const env = {
      COMMENT: comment,
      NUMBER: '7',
      GITHUB_REPOSITORY: 'county/grants',
      PATH: `${cwd}:${process.env['PATH']}`,
    };
    expect(run(step?.run ?? '', cwd, env).status).toBe(0);
    const [api, , method, path, , ...body] = readFileSync(join(cwd, 'called'), 'utf8').split('\n');
    expect([api, `${method} ${path}`]).toEqual(['api', wanted]);
    expect(body.join('\n')).toBe(`body=${comment}\n--silent\n`);
    expect(existsSync(join(cwd, 'pwned'))).toBe(false);
  });
});

/** YAML has numbers and truth values, and inputs are texts. */
const asTexts = (values: Readonly<Record<string, unknown>> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));

describe('the example for GitLab CI', () => {
  test('installs, checks and leaves its artifacts', () => {
    const pipeline: Pipeline = parse(example('# .gitlab-ci.yml'));
    const { script, artifacts } = pipeline['psp-check'];
    const cwd = repository({ installed: false });
    const results = script.map((line) => run(line, cwd).status);
    expect(results).toEqual([0, 1]);
    expect([...artifacts.paths, artifacts.reports.junit].filter((path) => !existsSync(join(cwd, path)))).toEqual([]);
  });
});

describe('the example for merge requests of GitLab', () => {
  const pipeline: Pipeline = parse(example('# .gitlab-ci.yml'));

  async function changed(token: string) {
    const cwd = repository({ installed: false });
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@y.example', ...args], { cwd, encoding: 'utf8' });
    git('init', '--quiet');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'Base');
    const file = join(cwd, 'answers/stockton.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('      ready: yes\n', '      ready: no\n'));
    const posted: { readonly url: string; readonly token: unknown; readonly body: string }[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => {
        body += part;
      });
      request.on('end', () => {
        posted.push({ url: request.url ?? '', token: request.headers['private-token'], body });
        response.end('{}');
      });
    });
    await new Promise<void>((resolved) => void server.listen(0, '127.0.0.1', resolved));
    const address = server.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const env = {
      CI_API_V4_URL: `http://127.0.0.1:${port}/api/v4`,
      CI_MERGE_REQUEST_DIFF_BASE_SHA: git('rev-parse', 'HEAD').trim(),
      CI_MERGE_REQUEST_PROJECT_ID: '12',
      CI_MERGE_REQUEST_IID: '3',
      PSP_CHECK_TOKEN: token,
      no_proxy: '127.0.0.1',
    };
    const results: (number | null)[] = [];
    for (const line of pipeline['psp-check-change'].script) {
      const child = spawn('bash', ['-e', '-c', line], {
        cwd,
        stdio: 'ignore',
        env: { ...process.env, npm_config_offline: 'true', ...env },
      });
      results.push(await new Promise((resolved) => void child.on('close', resolved)));
    }
    await new Promise((resolved) => void server.close(resolved));
    return { cwd, results, posted };
  }

  test('compares with the commit at which the branch began, and writes a note', async () => {
    const { cwd, results, posted } = await changed('secret');
    expect(results).toEqual([0, 0, 0, 0]);
    const change = readFileSync(join(cwd, 'out/change.md'), 'utf8');
    expect(change).toContain('Stockton, California');
    expect(change).toMatch(/^## \d+ cities compared: /m);
    expect(posted).toHaveLength(1);
    expect(posted[0]).toMatchObject({ url: '/api/v4/projects/12/merge_requests/3/notes', token: 'secret' });
    expect(new URLSearchParams(posted[0]?.body).get('body')).toBe(change);
  });

  test('leaves the file alone where there is no token', async () => {
    const { cwd, results, posted } = await changed('');
    expect(results).toEqual([0, 0, 0, 0]);
    expect(existsSync(join(cwd, 'out/change.md'))).toBe(true);
    expect(posted).toEqual([]);
  });
});

describe('the example for a plain shell', () => {
  const script = examples.find(({ language, text }) => language === 'sh' && text.startsWith('npm ci'))?.text ?? '';

  test.each([
    ['sh', 'answers/', 1, 'A city does not qualify: see out/psp.html.\n'],
    ['bash', 'answers/baltimore.yaml', 3, 'Something is still open: see out/psp.html.\n'],
  ])('in %s, for %s', (shell, cities, code, told) => {
    const cwd = repository({ installed: false });
    const { status, stdout } = run(script.replace('answers/', cities), cwd, {}, [shell, '-e']);
    expect(status).toBe(code);
    expect(stdout).toMatch(new RegExp(`${told}$`));
    expect(readdirSync(join(cwd, 'out')).sort()).toEqual(['psp.csv', 'psp.html']);
  });

  test('an empty folder is no success', () => {
    const cwd = repository();
    const { status, stderr } = run(script.replace('npm ci\n', 'rm -r answers/*\n'), cwd, {}, ['sh', '-e']);
    expect(status).toBe(2);
    expect(stderr).toContain('Not everything could be checked.');
  });
});

describe('the example for another version of psp-check', () => {
  const scriptOf = (start: string) => examples.find(({ text }) => text.startsWith(start))?.text ?? '';
  const [keep, compare] = [
    scriptOf('npx psp-check --rules psp-2017-08 answers/ --fail-on never'),
    scriptOf('npx psp-check diff'),
  ];

  test('says that nothing moved, or what the version did that is installed now', () => {
    const cwd = repository();
    expect(run(keep, cwd, {}, ['sh', '-e']).status).toBe(0);
    const { status, stdout } = run(compare, cwd, {}, ['sh', '-e']);
    expect([status, stdout.split('\n')[0]]).toEqual([0, 'Nothing moved: 16 cities compared']);

    const path = join(cwd, 'reports/psp-check.json');
    const report = JSON.parse(readFileSync(path, 'utf8'));
    const [city] = report.reports;
    report.tool.version = '0.0.1';
    city.findings[0].reason = 'As the version before put it.';
    writeFileSync(path, JSON.stringify(report));
    const now = run(compare, cwd, {}, ['sh', '-e']);
    expect([now.status, now.stdout.split('\n')[0]]).toEqual([0, 'Nothing moved: 16 cities compared']);
    expect(now.stdout).toContain('Another psp-check: version: ');
    expect(readFileSync(join(cwd, 'out/psp-check.md'), 'utf8')).toContain('As the version before put it');
  });
});

describe('.pre-commit-hooks.yaml', () => {
  const text = readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8');
  const hooks: readonly Hook[] = parse(text);

  test.skipIf(!hasSchemas)(`is valid${withSchemas}`, () => {
    expect(errorsOf('schemastore-pre-commit-hooks.json', text)).toBe(null);
  });

  test('the example names a hook, with a revision that its way to find one gives', () => {
    const text = example('# .pre-commit-config.yaml').replaceAll('https://github.com/OWNER/psp-check', root);
    const listed = run(
      (examples.find(({ text: each }) => each.startsWith('git ls-remote'))?.text ?? '').replace(/https:\S+/, root),
      folder,
    );
    const revision = /^[\da-f]{40}(?=\tHEAD$)/m.exec(listed.stdout)?.[0] ?? '';
    const config: PreCommit = parse(text.replace('REVISION', revision));
    for (const { repo, rev, hooks: named } of config.repos) {
      const clone = mkdtempSync(join(folder, 'clone-'));
      execFileSync('git', ['clone', '--quiet', '--no-checkout', '--shared', repo, clone]);
      execFileSync('git', ['-C', clone, '-c', 'advice.detachedHead=false', 'checkout', '--quiet', rev]);
      // As pre-commit's own clone is after the first run.
      cpSync(join(root, 'dist'), join(clone, 'dist'), { recursive: true });
      const own: readonly Hook[] = parse(readFileSync(join(clone, '.pre-commit-hooks.yaml'), 'utf8'));
      for (const { id, args } of named) {
        const { entry = '' } = own.find((hook) => hook.id === id) ?? {};
        const [command = '', ...words] = entry.split(' ');
        const city = 'answers/stockton.yaml';
        expect(spawnSync(join(clone, command), [...words, ...args, city], { cwd: repository() }).status).toBe(0);
      }
    }
  });

  test.each([
    ['psp-check', 1],
    ['psp-check-valid', 0],
  ])('%s, run over the files it asks for, exits %i', (id, code) => {
    const cwd = repository();
    const hook = hooks.find((each) => each.id === id);
    const files = readdirSync(join(cwd, 'answers'))
      .map((name) => `answers/${name}`)
      .filter((path) => new RegExp(hook?.files ?? '').test(path));
    expect(files).toHaveLength(4);
    const [command = '', ...args] = [...(hook?.entry.split(' ') ?? []), ...(hook?.args ?? []), ...files];
    expect(spawnSync(join(root, command), args, { cwd }).status).toBe(code);
  });

  test('a hook fails on a file that is not valid', () => {
    const cwd = repository();
    writeFileSync(join(cwd, 'answers/bad.yaml'), 'city: Badtown\nanswers: { readyness: yes }\n');
    const hook = hooks.find((each) => each.id === 'psp-check-valid');
    const [command = '', ...args] = [...(hook?.entry.split(' ') ?? []), ...(hook?.args ?? []), 'answers/bad.yaml'];
    expect(spawnSync(join(root, command), args, { cwd }).status).toBe(2);
  });
});

function errorsOf(name: string, yaml: string): unknown {
  const ajv = new Ajv({ allErrors: true, strict: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema(name));
  validate(parse(yaml));
  return validate.errors ?? null;
}

describe('the workflow that releases', () => {
  const version: string = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;

  test.each([
    ['a version without notes is not', (text: string) => text, 1],
    [
      'a version with notes is',
      (text: string) => text.replace('## [Unreleased]', `## [Unreleased]\n\n## [${version}] - 2026-12-01`),
      0,
    ],
  ])('%s released', (_title, edited, status) => {
    const cwd = mkdtempSync(join(folder, 'release-'));
    for (const path of ['package.json', 'CHANGELOG.md', 'scripts/release.sh'])
      cpSync(join(root, path), join(cwd, path));
    writeFileSync(join(cwd, 'CHANGELOG.md'), edited(readFileSync(join(cwd, 'CHANGELOG.md'), 'utf8')));
    execFileSync('git', ['init', '--quiet'], { cwd });
    execFileSync('git', ['remote', 'add', 'origin', cwd], { cwd });
    const output = join(cwd, 'output');
    const ran = run('bash scripts/release.sh check', cwd, { GITHUB_OUTPUT: output });
    expect(ran.status).toBe(status);
    if (status === 0) expect(readFileSync(output, 'utf8')).toBe(`version=${version}\n`);
    else
      expect(ran.stderr).toContain(
        `CHANGELOG.md says nothing of ${version}. Add a heading \`## [${version}]\` below \`## [Unreleased]\`.\n`,
      );
  });

  test('packs the package, the schemas and the notes', () => {
    const cwd = mkdtempSync(join(folder, 'release-'));
    for (const path of ['package.json', 'CHANGELOG.md', 'scripts/release.sh', 'dist', 'bin', 'data', 'docs'])
      cpSync(join(root, path), join(cwd, path), { recursive: true });
    expect(run('bash scripts/release.sh pack', cwd).status).toBe(0);
    expect(readdirSync(join(cwd, 'release')).sort()).toEqual(['notes.md', `psp-check-${version}.tgz`, 'schema']);
    expect(readdirSync(join(cwd, 'release/schema'))).toContain('city.json');
  });
});
