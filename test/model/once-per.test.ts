import { expect, test } from 'vitest';
import { oncePer } from '../../src/model/once-per.ts';

test('makes something of an object once, undefined too', () => {
  const made: object[] = [];
  const once = oncePer((key: object) => void made.push(key));
  const [one, other] = [{}, {}];
  for (const key of [one, other, one, other]) expect(once(key)).toBeUndefined();
  expect(made).toEqual([one, other]);
});
