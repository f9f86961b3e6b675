import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect } from 'vitest';
import { parse } from 'yaml';

const root = resolve(import.meta.dirname, '../..');

export type Step = {
  readonly id?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
};
type Action = {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly (Step & { readonly 'working-directory'?: string })[] };
};
type Values = Readonly<Record<string, string>>;

/** A script as a runner runs it. */
export function run(script: string, cwd: string, env: Values = {}, shell = ['bash', '-e']) {
  const [command = '', ...options] = shell;
  const { status, stdout, stderr } = spawnSync(command, [...options, '-c', script], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, npm_config_offline: 'true', ...env },
  });
  return { status, stdout, stderr };
}

/**
 * Runs the action in a workspace as GitHub's runner does: `with` becomes inputs, and these, the outputs of steps and what GitHub knows (`github.base_ref`
 * and the like) come into its steps by `env`. A step that fails is the last one.
 */
export function runAction(workspace: string, given: Values, github: Values = {}) {
  const action: Action = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
  expect(Object.keys(given).filter((name) => !Object.hasOwn(action.inputs, name))).toEqual([]);
  const known: Record<string, string> = { ...github };
  for (const [name, input] of Object.entries(action.inputs))
    known[`inputs.${name}`] = given[name] ?? input.default ?? '';
  const filled = (text: string) => text.replaceAll(/\$\{\{ ([\w.-]+) \}\}/g, (_, name) => known[name] ?? '');
  const folder = mkdtempSync(join(tmpdir(), 'psp-check-action-'));
  const [output, summary] = [join(folder, 'output'), join(folder, 'summary')];
  writeFileSync(summary, '');
  const environment = {
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION_PATH: root,
    GITHUB_OUTPUT: output,
    GITHUB_STEP_SUMMARY: summary,
    GITHUB_REPOSITORY: 'county/grants',
    GITHUB_RUN_ID: '17',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_WORKSPACE: workspace,
  };
  const stdout: string[] = [];
  let last = { status: null as number | null, stdout: '', stderr: '' };
  for (const { id = '', run: script = '', env = {}, ...step } of action.runs.steps) {
    expect(script).not.toContain('${{');
    writeFileSync(output, '');
    const values = Object.entries(env).map(([name, value]) => [name, filled(value)] as const);
    const cwd = join(workspace, filled(step['working-directory'] ?? '.'));
    const shell = ['bash', '--noprofile', '--norc', '-eo', 'pipefail'];
    last = run(script, cwd, { ...environment, ...Object.fromEntries(values) }, shell);
    stdout.push(last.stdout);
    for (const [name, value] of Object.entries(outputsOf(readFileSync(output, 'utf8'))))
      known[`steps.${id}.outputs.${name}`] = value;
    if (last.status !== 0) break;
  }
  const outputs = Object.fromEntries(Object.entries(action.outputs).map(([name, { value }]) => [name, filled(value)]));
  const told = readFileSync(summary, 'utf8');
  rmSync(folder, { recursive: true });
  return { ...last, steps: stdout, outputs, summary: told };
}

/** `name=value` and `name<<delimiter`, as the runner reads them. */
function outputsOf(text: string): Values {
  const outputs: Record<string, string> = {};
  for (const [, name = '', value, , lines] of text.matchAll(/^([\w-]+)(?:=(.*)|<<(.+)\n([\s\S]*?)\3)$/gm)) {
    outputs[name] = value ?? lines ?? '';
  }
  return outputs;
}
