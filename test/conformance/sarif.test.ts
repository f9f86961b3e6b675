import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { reporters } from '../support/reporters.ts';
import { filesOf } from './documents.ts';
import { hasSchemas, schema, withSchemas } from './schemas.ts';

const { sarif } = reporters;

const files = filesOf(sarif, 'sarif');

describe.skipIf(!hasSchemas)(`the SARIF schema of OASIS${withSchemas}`, () => {
  const ajv = new AjvDraft04.default({ allErrors: true, strict: false });
  addFormats.default(ajv);
  const validate = hasSchemas ? ajv.compile(schema('sarif-schema-2.1.0.json')) : null;

  test.each(files)('%s is valid', (_name, path) => {
    validate?.(JSON.parse(readFileSync(path, 'utf8')));
    expect(validate?.errors).toBe(null);
  });

  test('a wrong log is found out', () => {
    expect(validate?.({ version: '2.1.0', runs: [{ tool: {} }] })).toBe(false);
  });
});

describe('sarif-multitool', () => {
  // Its own command goes through a shell, and its install script, which may not run, makes the program executable.
  const multitool = String(createRequire(import.meta.url)('@microsoft/sarif-multitool'));
  chmodSync(multitool, 0o755);

  /** Problems by rule. Its exit code says nothing. */
  function problems(paths: readonly string[]): string[] {
    const output = join(dirname(paths[0] ?? ''), 'multitool.json');
    const options = [
      '--rule-kind',
      'Sarif;Ghas',
      '--level',
      'Error;Warning',
      '--output',
      output,
      '--log',
      'ForceOverwrite',
    ];
    const told = execFileSync(multitool, ['validate', ...paths, ...options], { encoding: 'utf8' });
    expect(told).toContain(`${paths.length} files scanned`);
    const log: {
      readonly runs: readonly { readonly results: readonly { readonly ruleId: string; readonly message: unknown }[] }[];
    } = JSON.parse(readFileSync(output, 'utf8'));
    return log.runs.flatMap(({ results }) =>
      results.map(({ ruleId, message }) => `${ruleId} ${JSON.stringify(message)}`),
    );
  }

  test('has no error or warning for any log, but that the program has no home page', () => {
    const found = problems(files.map(([, path]) => path));
    expect(
      found.filter((problem) => !problem.startsWith('SARIF2005 {"id":"Warning_ProvideToolnformationUri"')),
    ).toEqual([]);
  });

  test('does find faults', () => {
    const [[, path] = ['', '']] = files;
    const bad = join(dirname(path), 'bad.sarif');
    writeFileSync(bad, readFileSync(path, 'utf8').replace('"startLine": 31', '"startLine": -1'));
    expect(problems([path, bad]).join('\n')).toMatch(/startLine/);
  });
});
