import { expect, test } from 'vitest';
import { run } from '../../src/cli.ts';
import { shippedRuleSets } from '../../src/load/rule-set/rule-set.ts';
import { type FakeIo, fakeIo } from '../support/fake-io.ts';

async function ran(...args: readonly string[]): Promise<FakeIo> {
  const io = fakeIo();
  await run(['rules', 'test', ...args], io);
  return io;
}

const folder = 'test/fixtures/review';

test('the cases beside a rule set are run with its examples', async () => {
  const io = await ran(`${folder}/sound.yaml`);
  expect(io.out()).toMatchInlineSnapshot(`
    "A rule set in order (sound; own rule set: test/fixtures/review/sound.yaml)

    Tests

    ✔ 8 of 8 examples pass
    ✔ 1 of 1 cases pass

    Outcomes they show, of those each condition can have

    Condition       Shown
    jail-notice       3/3
    crime             3/3
    all conditions    6/6
    "
  `);
  expect([io.err(), io.exitCode]).toEqual(['', 0]);
});

test('what does not come out as written is told with the reason, and exits 1', async () => {
  const io = await ran(`${folder}/sound.yaml`, `${folder}/wrong.cases.yaml`);
  expect(io.out()).toMatchInlineSnapshot(`
    "A rule set in order (sound; own rule set: test/fixtures/review/sound.yaml)

    Failed

    ✘ A city that says little
      expected  verdict: qualifies
      actual    undetermined
                jail-notice is undetermined: Not answered: notice; limits, also
                stated: on request (only when asked).
      in file   test/fixtures/review/wrong.cases.yaml:5:15
      expected  jail-notice: met
      actual    undetermined: Not answered: notice; limits, also stated: on request
                (only when asked).
      in file   test/fixtures/review/wrong.cases.yaml:5:35

    ✘ A city that gives notice in time
      expected  verdict: does not qualify
      actual    qualifies
                jail-notice is met: “in place” is yes; 3 days' notice; limits: on
                request (only when asked).
                crime is met: Rate: 400 in 2018, above 370 (Rate of the nation).
      in file   test/fixtures/review/wrong.cases.yaml:17:15

    Tests

    ✔ 8 of 8 examples pass
    ✘ 1 of 3 cases pass

    Outcomes they show, of those each condition can have

    Condition       Shown
    jail-notice       3/3
    crime             3/3
    all conditions    6/6
    "
  `);
  expect([io.err(), io.exitCode]).toEqual(['', 1]);
});

test('an example that fails shows nothing of its condition', async () => {
  const io = await ran(`${folder}/odd.yaml`);
  expect(io.out()).toMatchInlineSnapshot(`
    "An odd rule set (odd; own rule set: test/fixtures/review/odd.yaml)

    Failed

    ✘ both: { done: yes, hours: 30h }
      expected  met
      actual    not met: 30 hours' hours; asked: at least 48 hours and below 24
                hours.
      in file   test/fixtures/review/odd.yaml:40:13
    ✘ overruled: no
      expected  not applicable
      actual    not met: “done” is no.
      in file   test/fixtures/review/odd.yaml:54:24

    Tests

    ✘ 6 of 8 examples pass
    – no cases

    Outcomes they show, of those each condition can have

    Condition       Shown  Not shown
    both              2/2
    overruled         1/2  not met
    elsewhere         1/3  not met and not applicable
    lenient           1/2  undetermined
    compared          1/3  met and not met
    all conditions   6/12
    "
  `);
  expect(io.exitCode).toBe(1);
});

test('cases for another rule set exit 2', async () => {
  const io = await ran(`${folder}/kept.yaml`, `${folder}/sound.cases.yaml`);
  expect([io.out(), io.err(), io.exitCode]).toEqual([
    '',
    'error: These cases are for `sound`, not for `kept`. Name the rule set they are for.\n --> test/fixtures/review/sound.cases.yaml:1:1\n\n',
    2,
  ]);
});

test.each([[`${folder}/broken.yaml`], ['nowhere.yaml'], ['psp-2017']])('%s cannot be read: exit 2', async (path) => {
  const io = await ran(path);
  expect([io.out(), io.exitCode]).toEqual(['', 2]);
  expect(io.err()).toMatch(/^error: /);
});

test.each((await shippedRuleSets()).map(({ id }) => id))(
  '%s shows all that its conditions can come out as',
  async (id) => {
    const io = await ran(id);
    expect(io.exitCode).toBe(0);
    expect(io.out()).not.toContain('not shown');
  },
);
