import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../../src/cli.ts';
import { InputError } from '../../src/errors.ts';
import { loadCity } from '../../src/load/city/city.ts';
import { loadRuleSet, loadRuleSets, shippedRuleSets } from '../../src/load/rule-set/rule-set.ts';
import { fakeIo } from '../support/fake-io.ts';
import { toldOf } from '../support/rivertown.ts';

const small = readFileSync(new URL('../fixtures/rules/small.yaml', import.meta.url), 'utf8').replace(
  'alternatives: [shipped]\n',
  '',
);
const order = (more = '') =>
  `{ from: 2021-01-01, until: 2022-01-01, says: It may not be asked., covers: the plaintiffs, conditions: all, last-looked: 2021-06-01, source: act${more} }`;
const withOrders = (...orders: readonly string[]) => `${small}orders:\n${orders.map((each) => `  ${each}\n`).join('')}`;
const extending = (id: string, base: string) =>
  `rule-set: ${id}\ntitle: T\nissuer: I\nread-as: r\nreading: R.\nextends: ${base}\n`;

const here = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'orders-'));
beforeAll(() => {
  process.chdir(folder);
  mkdirSync('.git');
});
afterAll(() => {
  process.chdir(here);
  rmSync(folder, { recursive: true });
});

const write = (path: string, text: string) => writeFileSync(path, text);
async function told(action: () => Promise<unknown>): Promise<string> {
  try {
    await action();
  } catch (error) {
    if (error instanceof InputError) return toldOf(error.problems);
    throw error;
  }
  return '';
}

describe('orders of a rule set', () => {
  test('are read, and those of the base are kept', async () => {
    write('base.yaml', withOrders(`one-v-two: ${order()}`));
    write(
      'top.yaml',
      `${extending('top', './base.yaml')}orders:\n  three-v-four: ${order().replace('conditions: all', 'conditions: [detains]').replace(', until: 2022-01-01', '')}\n`,
    );
    const { orders } = await loadRuleSet('./top.yaml');
    expect(orders.map(({ source, ...rest }) => ({ ...rest, source: source.id }))).toEqual([
      {
        id: 'one-v-two',
        from: '2021-01-01',
        until: '2022-01-01',
        says: 'It may not be asked.',
        covers: 'the plaintiffs',
        conditions: null,
        lastLooked: '2021-06-01',
        source: 'act',
      },
      {
        id: 'three-v-four',
        from: '2021-01-01',
        until: null,
        says: 'It may not be asked.',
        covers: 'the plaintiffs',
        conditions: ['detains'],
        lastLooked: '2021-06-01',
        source: 'act',
      },
    ]);
    expect(await loadRuleSets(['./base.yaml', './top.yaml'])).toHaveLength(2);
  });

  test('are whole and name what there is', async () => {
    write(
      'wrong.yaml',
      withOrders(
        `a: ${order().replace('2021-01-01', '2021-01').replace('last-looked', 'lastlooked')}`,
        `b: ${order().replace('until: 2022-01-01', 'until: 2021-01-01').replace('source: act', 'source: akt')}`,
        `c: ${order().replace('conditions: all', 'conditions: [detain, notice, notice]')}`,
        `d: ${order().replace('conditions: all', 'conditions: some')}`,
      ),
    );
    expect(await told(() => loadRuleSet('./wrong.yaml'))).toMatchInlineSnapshot(`
      "97:14 not-a-whole-day \`from\` must be a whole day, and 2021-01 is a month. Write 2021-01-01 for its first day or 2021-01-31 for its last.
      97:111 unknown-key \`lastlooked\` is not a key here. Did you mean \`last-looked\`?
      98:33 dates-reversed It ends before it begins. \`until\` is the first day on which it no longer holds.
      98:147 unknown-source The rule set has no source \`akt\`. Did you mean \`act\`?
      99:110 unknown-condition The rule set has no condition \`detain\`. Did you mean \`detains\`?
      99:126 repeated-id \`notice\` is listed twice. Remove one.
      100:109 wrong-value \`conditions\` must be \`all\` or a list of conditions, not \`some\`."
    `);
  });

  test('mean the same in every rule set of a run', async () => {
    write('one.yaml', withOrders(`one-v-two: ${order()}`).replace('rule-set: small', 'rule-set: one'));
    write('two.yaml', withOrders(`one-v-two: ${order()}`).replace('rule-set: small', 'rule-set: two'));
    write(
      'other.yaml',
      `${extending('other', './one.yaml')}orders:\n  one-v-two: ${order().replace('2022', '2023')}\n`,
    );
    expect(await loadRuleSets(['./one.yaml', './two.yaml'])).toHaveLength(2);
    expect(await told(() => loadRuleSets(['./other.yaml']))).toMatchInlineSnapshot(
      `"8:3 repeated-id \`one\` has another order of the id \`one-v-two\`. Give this one an id of its own."`,
    );
    write(
      'third.yaml',
      withOrders(`one-v-two: ${order().replace('2022', '2023')}`).replace('rule-set: small', 'rule-set: third'),
    );
    expect(await told(() => loadRuleSets(['./one.yaml', './third.yaml']))).toMatchInlineSnapshot(
      `"97:3 repeated-id \`one\` has another order of the id \`one-v-two\`. Give this one an id of its own."`,
    );
  });
});

describe('a city', () => {
  const city = (coveredBy: string) =>
    `city: Rivertown\nas-of: 2021-03-01\ncovered-by: ${coveredBy}\nanswers: { detains: { custody: no, beds: 0 } }\n`;

  test('names orders of any rule set; one that none has is an error', async () => {
    write('rules.yaml', withOrders(`one-v-two: ${order()}`));
    const rules = [...(await shippedRuleSets()), await loadRuleSet('./rules.yaml')];
    write('city.yaml', city('[one-v-two]'));
    expect((await loadCity('city.yaml', rules)).coveredBy).toEqual(['one-v-two']);
    write('wrong.yaml', city('[one-v-to, one-v-two, one-v-two, 5]'));
    write('scalar.yaml', city('one-v-two'));
    expect(await told(() => loadCity('wrong.yaml', rules))).toMatchInlineSnapshot(`
      "3:14 unknown-order No rule set here has an order \`one-v-to\`. Did you mean \`one-v-two\`?
      3:35 repeated-id \`one-v-two\` is listed twice. Remove one.
      3:46 wrong-value Item 4 of \`covered-by\` must be text, not \`5\`."
    `);
    expect(await told(() => loadCity('scalar.yaml', rules))).toMatchInlineSnapshot(
      `"3:13 wrong-type \`covered-by\` must be a list of orders, not \`one-v-two\`."`,
    );
    write('none.yaml', city('[one-v-two]').replace('detains: { custody: no, beds: 0 }', 'readiness: yes'));
    expect(await told(async () => loadCity('none.yaml', await shippedRuleSets()))).toMatchInlineSnapshot(
      `"3:14 unknown-order No rule set here has an order \`one-v-two\`. Valid values: \`illinois-v-fema\`, \`santa-clara-v-noem\`."`,
    );
  });

  test('is told what is not enforced against it, under rule sets that have the order', async () => {
    write('rules.yaml', withOrders(`one-v-two: ${order()}`));
    write('city.yaml', `${city('[one-v-two]')}rules: ./rules.yaml\n`);
    write('cities.csv', 'city,as-of,covered-by,detains\nRivertown,2021-03-01,one-v-two,no\n');
    const ran = async (...args: readonly string[]) => {
      const io = fakeIo();
      await run(args, io);
      return io;
    };
    const text = await ran('city.yaml', '--show', 'all');
    expect(text.out().replace(/\s+/g, ' ')).toContain('4 conditions are not enforced against this city, under ');
    expect(text.out().replace(/\s+/g, ' ')).toContain(
      'Orders that cover the city - one-v-two, from 2021-01-01 until 2022-01-01: It may not be asked. Covers the plaintiffs. Docket last looked at on 2021-06-01. [1]',
    );
    expect(text.exitCode).toBe(1);
    const csv = JSON.parse((await ran('cities.csv', '-r', './rules.yaml', '-f', 'json')).out());
    expect(csv.reports[0].findings[0].notEnforced).toEqual({ order: 'one-v-two', from: '2021-01-01' });
    const aside = JSON.parse((await ran('city.yaml', '-r', './rules.yaml', '-r', 'psp-2017-08', '-f', 'json')).out());
    expect(
      aside.reports.map((report: { orders: readonly unknown[]; findings: readonly { notEnforced: unknown }[] }) => [
        report.orders.length,
        report.findings.filter(({ notEnforced }) => notEnforced !== null).length,
      ]),
    ).toEqual([
      [1, 4],
      [0, 0],
    ]);
    expect((await ran('explain', '-r', './rules.yaml')).out().replace(/\s+/g, ' ')).toContain(
      'Not enforced against those it covers: all conditions.',
    );
  });
});
