import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { run } from '../../src/cli.ts';
import { type FakeIo, fakeIo } from '../support/fake-io.ts';
import { inFolder } from '../support/folder.ts';

async function ran(...args: readonly string[]): Promise<FakeIo> {
  const io = fakeIo();
  await run(['history', ...args], io);
  return io;
}

const albuquerque = 'data/cities/albuquerque.yaml';

test('a history exits 0, whatever the last verdict', async () => {
  const io = await ran(albuquerque);
  expect([io.exitCode, io.err()]).toEqual([0, '']);
  expect(io.out()).toMatch(/^Albuquerque, New Mexico\nPublic Safety Partnership/);
  expect(io.out()).toMatch(/^✘ Does not qualify {2}from 2017-08-03, when the rule set came into force/m);
});

test('each city has a history under each rule set that is named, in that order', async () => {
  const io = await ran('data/cities/*.yaml', '-r', 'psp-2017-08', '-r', 'psp-2017-criteria', '-f', 'json');
  const { histories } = JSON.parse(io.out());
  const names = histories.map((each: { city: string; ruleSet: string }) => `${each.city} ${each.ruleSet}`);
  expect(names.slice(0, 3)).toEqual([
    'Albuquerque, New Mexico psp-2017-08',
    'Albuquerque, New Mexico psp-2017-criteria',
    'Baltimore, Maryland psp-2017-08',
  ]);
  expect(names).toHaveLength(8);
});

test('a file that cannot be read exits 2, and the others have their histories', async () => {
  const io = await ran('test/fixtures/cities/broken.yaml', albuquerque, '-f', 'json');
  const { histories, errors } = JSON.parse(io.out());
  expect([histories.length, errors.length > 0, io.exitCode]).toEqual([1, true, 2]);
  expect(io.err()).toMatch(/^error: .*\n --> test\/fixtures\/cities\/broken\.yaml/);
});

test('--quiet leaves standard output alone, and reports go to their files', async () => {
  await inFolder({}, async (path) => {
    const io = await ran(
      albuquerque,
      '-q',
      '--report',
      `html:${path}/history.html`,
      '--report',
      `json:${path}/history.json`,
    );
    expect([io.out(), io.err(), io.exitCode]).toEqual(['', '', 0]);
    expect(readFileSync(`${path}/history.html`, 'utf8')).toContain('<h2 dir="auto">Day by day</h2>');
    expect(JSON.parse(readFileSync(`${path}/history.json`, 'utf8')).schemaVersion).toBe(2);
  });
});

test.each([
  [['-f', 'junit'], 'error: `junit` is not a value of `--format`. '],
  [['-r', 'psp-2018'], 'error: '],
])('%j exits 2', async (more, told) => {
  const io = await ran(albuquerque, ...more);
  expect([io.exitCode, io.err().startsWith(told)]).toEqual([2, true]);
});
