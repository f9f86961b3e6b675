import { describe, expect, test } from 'vitest';
import type { Asker } from '../../../src/commands/init/asker.ts';
import { askField, problemOf } from '../../../src/commands/init/field-answer.ts';
import { idFor } from '../../../src/commands/init/id-for.ts';
import { dateProblem, dayProblem } from '../../../src/fields/date.ts';
import type { Field } from '../../../src/model/rule-set.ts';

const words = [{ word: 'a', meaning: 'the first' }];
const field = (type: Field['type']): Field => {
  const base = { id: 'x', label: 'x' };
  switch (type) {
    case 'one-of':
    case 'some-of':
      return { ...base, type, vocabulary: 'v', words };
    case 'number':
    case 'yearly':
      return { ...base, type, unit: 'officers', min: 0, max: 100_000 };
    default:
      return { ...base, type };
  }
};

/** Somebody who gives these answers in turn. */
function answering(...answers: readonly (string | readonly string[])[]): Asker & { readonly said: readonly string[] } {
  const left = [...answers];
  const said: string[] = [];
  return {
    said,
    say: (heading) => void said.push(heading),
    choose: async (_message, choices, preset) => {
      // Enter alone.
      const answer = left.shift() || preset;
      const choice = choices.find(({ value }) => value === answer);
      if (!choice) throw new Error(`${String(answer)} was not offered.`);
      return choice.value;
    },
    chooseSome: async () => [left.shift() ?? []].flat(),
    write: async () => String(left.shift()),
  };
}

test.each<[Field['type'], string, unknown]>([
  ['yes-no', 'declined', 'declined'],
  ['one-of', 'a', 'a'],
  ['one-of', 'unknown', 'unknown'],
  ['duration', '48 hours', '48 hours'],
  ['duration', '', 'unknown'],
  ['number', '12.5', 12.5],
  ['date', '2017', 2017],
  ['date', '2017-08', '2017-08'],
  ['text', 'unknown', 'unknown'],
  ['text', '12', '12'],
  ['yearly', '2015: 431, 2014 402.1', { 2015: 431, 2014: 402.1 }],
  ['yearly', '{ 2015: 431; 2016=unknown }', { 2015: 431, 2016: 'unknown' }],
])('a field of type %s: %j is written as %j', async (type, answer, written) => {
  expect(await askField(field(type), answering(answer))).toEqual(written);
});

test.each<Field['type']>(['yes-no', 'one-of', 'some-of', 'duration', 'number', 'yearly', 'date', 'text'])(
  'Enter alone says of a field of type %s that it is not known',
  async (type) => {
    expect(await askField(field(type), answering(type === 'some-of' ? [] : ''))).toBe('unknown');
  },
);

test('of a set, `none` and `unknown` are chosen alone or chosen again', async () => {
  const asker = answering(['a', 'none'], ['none']);
  expect(await askField(field('some-of'), asker)).toBe('none');
  expect(asker.said).toEqual(['`none` stands alone: choose it, or the words.']);
  expect(await askField(field('some-of'), answering(['a']))).toEqual(['a']);
});

describe('what is not of the type is told', () => {
  test.each<[Field['type'], string, string]>([
    ['duration', '48', 'Write a length of time with its unit, such as 36h, 90m or 2d.'],
    ['number', 'many', 'Write a number (officers, at most 100,000).'],
    ['number', '12345678901234567', 'Write a number (officers, at most 100,000).'],
    ['number', '-1', 'This is -1, and a number of officers cannot be below 0.'],
    ['number', '624500', 'This is 624,500, and a number of officers cannot be above 100,000.'],
    ['yearly', '2014: 5, 2015: -99', 'This is -99, and a number of officers cannot be below 0.'],
    ['yearly', '2015', 'Write a number for each year (officers, at most 100,000), such as 2014: 402.1, 2015: 431.'],
    [
      'yearly',
      '2015: 1, 2015: 2',
      'Write a number for each year (officers, at most 100,000), such as 2014: 402.1, 2015: 431.',
    ],
    ['date', '2017-02-30', '2017-02-30 is not a date of the calendar.'],
    ['date', 'soon', 'Write a day, a month or a year, such as 2017-08-18, 2017-08 or 2017.'],
  ])('%s: %j', (type, text, told) => {
    expect(problemOf(field(type), text)).toBe(told);
  });

  test('nothing is wrong with what is left open or of the type', () => {
    expect([problemOf(field('duration'), ''), problemOf(field('number'), 'unknown')]).toEqual([null, null]);
    expect([problemOf(field('yearly'), '2015: 1'), problemOf(field('text'), 'x'), dateProblem('')]).toEqual([
      null,
      null,
      null,
    ]);
  });
});

test.each([
  ['River County Jail', 'river-county-jail'],
  ['Prisión del Río', 'prision-del-rio'],
  ['2016 report', 'report'],
  ['監獄', 'agency'],
  ['A very long name of an agency that goes on', 'a-very-long-name-of-an-agency'],
  ['x'.repeat(50), 'x'.repeat(30)],
  ['Taken', 'taken-3'],
])('%s gets the id %s', (name, id) => {
  expect(idFor(name, 'agency', new Set(['taken', 'taken-2']))).toBe(id);
});

test('a date may be a month or a year; the day on which answers are looked at is whole', () => {
  expect(['2017-08-18', '2017-08', '2017'].map(dateProblem)).toEqual([null, null, null]);
  expect(['', '2017-08-18', '2017-08', '2017', 'soon', '2017-02-30'].map(dayProblem)).toEqual([
    null,
    null,
    'Write a whole day, such as 2017-08-18.',
    'Write a whole day, such as 2017-08-18.',
    'Write a whole day, such as 2017-08-18.',
    '2017-02-30 is not a date of the calendar.',
  ]);
});
