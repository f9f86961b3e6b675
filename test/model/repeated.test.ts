import { expect, test } from 'vitest';
import { repeated } from '../../src/model/repeated.ts';

test('what comes again is made once, however much comes between', () => {
  const made = new Map<string, number>();
  const get = repeated<number>();
  const ask = (key: string) =>
    get(key, () => {
      made.set(key, (made.get(key) ?? 0) + 1);
      return key.length;
    });
  ask('again');
  for (let city = 0; city < 3000; city++) {
    expect(ask('again')).toBe(5);
    expect(ask(`once ${city}`)).toBe(`once ${city}`.length);
  }
  expect(made.get('again')).toBe(1);
});

test('what is very long is not kept', () => {
  let made = 0;
  const get = repeated<number>();
  for (let time = 0; time < 5; time++) get('x'.repeat(5000), () => ++made);
  expect(made).toBe(5);
});

test('what comes once is forgotten, and what comes twice in the end', () => {
  let made = 0;
  const get = repeated<number>();
  const ask = (key: string) => get(key, () => ++made);
  const first = ask('first');
  for (let key = 0; key < 1000; key++) ask(`other ${key}`);
  expect(ask('first')).not.toBe(first);
  for (let key = 0; key < 12_000; key++) {
    ask(`twice ${key}`);
    ask(`twice ${key}`);
  }
  const last = made;
  ask('twice 0');
  expect(made).toBe(last + 1);
});
