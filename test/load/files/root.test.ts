import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadCases } from '../../../src/load/cases.ts';
import { loadCities } from '../../../src/load/city/cities.ts';
import { loadCity } from '../../../src/load/city/city.ts';
import { loadRuleSet, shippedRuleSets } from '../../../src/load/rule-set/rule-set.ts';
import { refusalOf } from '../../support/rivertown.ts';

const secret = 'TOKEN: hunter2\n';
const rules = (more: string) => `rule-set: own\ntitle: Own\nissuer: Me\nread-as: duties\nreading: As written.\n${more}`;
const city = (name: string) => `city: X\nrules: ${name}\nanswers: {}\n`;
const cases = (ruleSet: string, file: string) =>
  `rule-set: ${ruleSet}\ncases:\n  - { case: X, file: ${file}, as-of: 2020-01-01, expect: { verdict: qualifies } }\n`;

let folder = '';
const here = process.cwd();

function write(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'psp-check-root-')));
  mkdirSync(join(folder, 'repository/.git'), { recursive: true });
  process.chdir(join(folder, 'repository'));
  write('secret.yaml', secret);
  write('repository/.env', secret);
});
afterAll(() => {
  process.chdir(here);
  rmSync(folder, { recursive: true });
});

const shipped = await shippedRuleSets();
const local = (text: string) => text.replaceAll(`${folder}/`, '');

describe('what a file names outside its repository, or hidden in it, is not read', () => {
  const named = ['../secret.yaml', './.env', '/proc/self/environ'];

  test.each(named)('a rule set by a city file: %s', async (name) => {
    write('repository/city.yaml', city(name));
    const told = local(await refusalOf(() => loadCity('city.yaml', shipped)));
    expect(told).toMatch(/^2:8 (?:outside-root|hidden-file) `/);
    expect(told.split('\n')).toHaveLength(1);
  });

  test.each(named)('a base and another reading by a rule set: %s', async (name) => {
    write('repository/base.yaml', rules(`extends: ${name}\n`));
    write('repository/other.yaml', rules(`extends: psp-2017-08\nalternatives: [${name}]\n`));
    const told = [
      await refusalOf(() => loadRuleSet('base.yaml')),
      await refusalOf(() => loadRuleSet('other.yaml')),
    ].join('\n');
    expect(told).toMatch(/^6:10 unknown-rule-set `.*\n7:16 unknown-rule-set `.*$/);
    expect(told).not.toMatch(/TOKEN|hunter2|PATH/);
  });

  test.each(named)('a rule set and a city file by a cases file: %s', async (name) => {
    write('repository/rules.cases.yaml', cases(name, 'x.yaml'));
    write('repository/file.cases.yaml', cases('psp-2017-08', name));
    expect(await refusalOf(() => loadCases('rules.cases.yaml'))).toMatch(/^1:11 (?:outside-root|hidden-file) `.*$/);
    expect(await refusalOf(() => loadCases('file.cases.yaml'))).toMatch(/^3:22 (?:outside-root|hidden-file) `.*$/);
  });

  test('the way out is the root', async () => {
    write('base.yaml', readFileSync(join(here, 'test/fixtures/own/rules.yaml'), 'utf8'));
    write('repository/above.yaml', rules('extends: ../base.yaml\n'));
    write('repository/city.yaml', city('./above.yaml'));
    expect((await loadRuleSet('above.yaml', folder)).conditions.map(({ id }) => id)).toEqual(['jail-notice']);
    expect((await loadCity('city.yaml', shipped, folder)).rules).toBe('./above.yaml');
    expect(await refusalOf(() => loadCity('city.yaml', shipped))).toContain('2:8 unusable-rule-set');
  });
});

describe('links', () => {
  const codes = async (...operands: readonly string[]) =>
    (await loadCities(operands, shipped)).errors.map(({ path, code, frame }) => `${path} ${code} ${frame}`);

  test.each([
    ['out of it', '../../secret.yaml', ['links/a.yaml outside-repository null']],
    ['to something hidden in it', '../.env', ['links/a.yaml outside-repository null']],
  ])('in a repository are not followed %s, however the file is named', async (_what, to, told) => {
    rmSync('links', { recursive: true, force: true });
    mkdirSync('links');
    symlinkSync(to, 'links/a.yaml');
    expect(await codes('links/a.yaml')).toEqual(told);
    expect(await codes('links')).toEqual(told);
    expect(await codes('li*/*.yaml')).toEqual(told);
    expect(await refusalOf(() => loadRuleSet('links/a.yaml'))).toMatch(/^1:1 outside-repository /);
  });

  test('of folders neither', async () => {
    write('outside/a.yaml', secret);
    symlinkSync('../outside', 'linked');
    expect(await codes('linked')).toEqual(['linked outside-repository null']);
    expect(await codes('linked/a.yaml')).toEqual(['linked/a.yaml outside-repository null']);
  });

  test('within a repository, and where there is none, lead where they lead', async () => {
    write('repository/real.yaml', 'city: X\nanswers: {}\n');
    symlinkSync('real.yaml', 'near.yaml');
    symlinkSync('repository/real.yaml', join(folder, 'far.yaml'));
    expect((await loadCities(['near.yaml', join(folder, 'far.yaml')], shipped)).cities).toHaveLength(2);
  });

  test('a hidden file that is named as what it is is read', async () => {
    expect(await codes('.env')).toContainEqual(expect.stringContaining('.env unknown-key'));
  });
});
