// What a pipeline uses, run step by step in a repository like a city's: action.yml, .pre-commit-hooks.yaml and the examples of docs/ci.md.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { temporaryFolder } from './documents.ts';
import { hasSchemas, schema, withSchemas } from './schemas.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = temporaryFolder();
const examples = Array.from(
  readFileSync(join(root, 'docs/ci.md'), 'utf8').matchAll(/^```(yaml|sh)\n(.*?)^```$/gms),
).map(([, language = '', text = '']) => ({ language, text }));
const example = (start: string): string => examples.find(({ text }) => text.startsWith(start))?.text ?? '';

type Step = {
  readonly id?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
};
type Action = {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
};
type Workflow = { readonly jobs: { readonly check: { readonly steps: readonly Step[] } } };
type Pipeline = {
  readonly 'psp-check': {
    readonly script: readonly string[];
    readonly artifacts: { readonly paths: readonly string[]; readonly reports: { readonly junit: string } };
  };
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

function run(script: string, cwd: string, env: Readonly<Record<string, string>> = {}, shell = ['bash', '-e']) {
  const [command = '', ...options] = shell;
  const { status, stdout, stderr } = spawnSync(command, [...options, '-c', script], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, npm_config_offline: 'true', ...env },
  });
  return { status, stdout, stderr };
}

/** Runs the action as GitHub's runner does: `with` becomes inputs, which come into its steps by `env`; returns its outputs. */
function runAction(cwd: string, given: Readonly<Record<string, string>>) {
  const action: Action = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
  expect(Object.keys(given).filter((name) => !Object.hasOwn(action.inputs, name))).toEqual([]);
  const [output, summary] = [join(folder, `output-${Math.random()}`), join(folder, `summary-${Math.random()}`)];
  for (const path of [output, summary]) writeFileSync(path, '');
  const github = {
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION_PATH: root,
    GITHUB_OUTPUT: output,
    GITHUB_STEP_SUMMARY: summary,
  };
  let last = { status: null as number | null, stdout: '', stderr: '' };
  for (const { run: script = '', env = {} } of action.runs.steps) {
    expect(script).not.toContain('${{');
    const inputs = Object.entries(env).map(([name, value]) => {
      const [, input = ''] = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(value) ?? [];
      return [name, given[input] ?? action.inputs[input]?.default ?? ''] as const;
    });
    last = run(script, cwd, { ...github, ...Object.fromEntries(inputs) }, [
      'bash',
      '--noprofile',
      '--norc',
      '-eo',
      'pipefail',
    ]);
    if (last.status !== 0) break;
  }
  return { ...last, outputs: outputsOf(readFileSync(output, 'utf8')), summary: readFileSync(summary, 'utf8') };
}

/** `name=value` and `name<<delimiter`, as the runner reads them. */
function outputsOf(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  for (const [, name = '', value, , lines] of text.matchAll(/^([\w-]+)(?:=(.*)|<<(.+)\n([\s\S]*?)\3)$/gm)) {
    outputs[name] = value ?? lines ?? '';
  }
  return outputs;
}

describe('action.yml', () => {
  test.skipIf(!hasSchemas)(`is valid${withSchemas}`, () => {
    expect(errorsOf('schemastore-github-action.json', readFileSync(join(root, 'action.yml'), 'utf8'))).toBe(null);
  });

  test('action-validator accepts it and the workflow of the examples', () => {
    const workflows = join(folder, '.github/workflows');
    mkdirSync(workflows, { recursive: true });
    writeFileSync(join(workflows, 'psp-check.yml'), example('# .github/workflows'));
    writeFileSync(join(workflows, 'wrong.yml'), example('# .github/workflows').replace('runs-on', 'runs-at'));
    const validator = join(
      dirname(createRequire(import.meta.url).resolve('@action-validator/cli/package.json')),
      'cli.mjs',
    );
    const status = (path: string) => spawnSync(process.execPath, [validator, path]).status;
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
    const runs = examples.filter(({ text }) => /psp-check/.test(text));
    expect(runs.length).toBeGreaterThanOrEqual(4);
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
    expect(outputs).toEqual({ verdict: '', 'exit-code': '2', reports: '' });
  });

  test('one rule set, a date and a verdict that does not fail', () => {
    const { status, outputs } = runAction(repository(), {
      files: 'answers/baltimore.yaml\nanswers/stockton.yaml',
      rules: 'psp-2017-criteria',
      'as-of': '2017-08-18',
      'fail-on': 'never',
    });
    expect(status).toBe(0);
    expect(outputs).toEqual({ verdict: 'qualifies', 'exit-code': '0', reports: '' });
  });
});

describe('the example for GitHub Actions', () => {
  test('checks, annotates, sums up and writes what its later steps take', () => {
    const workflow: Workflow = parse(example('# .github/workflows'));
    const { steps } = workflow.jobs.check;
    const own = steps.find(({ uses }) => uses === 'OWNER/psp-check@main');
    const cwd = repository();
    const { status, outputs, stdout, summary } = runAction(cwd, own?.with ?? {});
    expect(status).toBe(1);
    expect(outputs).toEqual({
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
  });
});

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

describe('the example for a plain shell', () => {
  const script = examples.find(({ language }) => language === 'sh')?.text ?? '';

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

describe('.pre-commit-hooks.yaml', () => {
  const text = readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8');
  const hooks: readonly Hook[] = parse(text);

  test.skipIf(!hasSchemas)(`is valid${withSchemas}`, () => {
    expect(errorsOf('schemastore-pre-commit-hooks.json', text)).toBe(null);
  });

  test('the example names a hook', () => {
    const config: { readonly repos: readonly { readonly hooks: readonly { readonly id: string }[] }[] } = parse(
      example('# .pre-commit-config.yaml'),
    );
    const known = hooks.map(({ id }) => id);
    expect(config.repos.flatMap((each) => each.hooks.map(({ id }) => id)).filter((id) => !known.includes(id))).toEqual(
      [],
    );
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
