import { describe, expect, test } from 'vitest';
import {
  asMap,
  entriesOf,
  idFor,
  isAnswered,
  isHolder,
  layerOf,
  valueAt,
  withAnswerKey,
  withDay,
  withHolders,
  withLayer,
  withNewEntry,
  withoutEntry,
  withValueAt,
} from '../../src/form/answers.ts';
import { condition, yesNo } from '../support/build.ts';

const access = condition({
  id: 'access',
  asks: [yesNo('in-place'), { id: 'notice', type: 'duration', label: 'notice' }],
  metWhen: { all: [] },
});
const violence = condition({
  id: 'violence',
  asks: [{ id: 'rate', type: 'yearly', unit: 'offenses', label: 'rate' }],
  metWhen: { all: [] },
});

describe('a place in a file', () => {
  const city = { city: 'Rivertown', answers: { access: [{ from: 2016 }, { from: 2017 }] } };

  test('is read and changed, and what is not there is made where people write it', () => {
    expect(valueAt(city, ['answers', 'access', 1, 'from'])).toBe(2017);
    expect(valueAt(city, ['answers', 'constructor'])).toBeUndefined();
    expect(withValueAt(city, ['answers', 'access', 0], undefined)).toEqual({
      ...city,
      answers: { access: [{ from: 2017 }] },
    });
    const dated = withValueAt(city, ['as-of'], '2017-08-18');
    expect(Object.keys(dated ?? {})).toEqual(['city', 'as-of', 'answers']);
    const source = withValueAt(withValueAt(city, ['sources', 'a', 'url'], 'x'), ['sources', 'a', 'title'], 'A');
    expect(Object.keys(source ?? {})).toEqual(['city', 'sources', 'answers']);
    expect(Object.keys(Object(valueAt(source, ['sources', 'a'])))).toEqual(['title', 'url']);
  });
});

describe('an answer', () => {
  test('stays short while it says one thing, and is written out when it says more', () => {
    expect(withAnswerKey('yes', 'in-place', 'no', access)).toBe('no');
    expect(withAnswerKey('yes', 'note', 'So it is.', access)).toEqual({ 'in-place': 'yes', note: 'So it is.' });
    expect(withAnswerKey('yes', 'in-place', 'not-applicable', access)).toEqual({ 'in-place': 'not-applicable' });
    expect(withAnswerKey({ 2015: 1 }, 'rate', { 2015: 2 }, violence)).toEqual({ 2015: 2 });
    expect(withAnswerKey('yes', 'in-place', undefined, access)).toBeUndefined();
    expect(Object.keys(Object(withAnswerKey({ note: 'x', 'in-place': 'no' }, 'notice', '48h', access)))).toEqual([
      'notice',
      'note',
      'in-place',
    ]);
  });

  test('begins and ends on a day, and no longer does', () => {
    const dated = withDay('yes', 0, 'from', '2017-03', access);
    expect(dated).toEqual([{ from: '2017-03', 'in-place': 'yes' }]);
    const ended = withDay(dated, 0, 'until', 2018, access);
    expect(JSON.stringify(ended)).toBe('[{"from":"2017-03","until":2018,"in-place":"yes"}]');
    // While another first day is typed, the last one stays.
    expect(withDay(ended, 0, 'from', undefined, access)).toEqual([{ until: 2018, 'in-place': 'yes' }]);
    expect(withDay(dated, 0, 'from', undefined, access)).toEqual({ 'in-place': 'yes' });
    expect(withDay([{ from: 2017 }], 0, 'from', undefined, access)).toBeUndefined();
    expect(entriesOf(dated, access)).toEqual(dated);
    expect(entriesOf({ 2015: 1 }, violence)).toBeNull();
  });

  test('changes on a day, and no longer does', () => {
    const two = withNewEntry('yes', access);
    expect(two).toEqual([{ 'in-place': 'yes' }, {}]);
    expect(withNewEntry(two, access)).toEqual([{ 'in-place': 'yes' }, {}, {}]);
    expect(withNewEntry(undefined, access)).toEqual([{}, {}]);
    const dated = withDay(two, 1, 'from', 2018, access);
    expect(dated).toEqual([{ 'in-place': 'yes' }, { from: 2018 }]);
    expect(withoutEntry([{ from: 2016 }, { from: 2018 }], 0)).toEqual([{ from: 2018 }]);
    expect(withoutEntry([{ from: 2018 }], 0)).toBeUndefined();
  });

  test('goes to another body, or to claims, with what stands beside it', () => {
    const own = { 'in-place': 'yes', reply: 'yes', note: 'n' };
    expect(withLayer(own, 'held-by', access)).toEqual({ 'held-by': [], reply: 'yes', note: 'n' });
    const claims = withLayer(own, 'claims', access);
    expect(claims).toEqual({ claims: [{ 'in-place': 'yes', note: 'n' }, {}], reply: 'yes' });
    expect(withLayer(claims, 'fields', access)).toEqual(own);
    expect(withLayer(undefined, 'fields', access)).toBeUndefined();
    expect(layerOf(asMap(claims, access))).toBe('claims');
  });
});

describe('whether every question is answered', () => {
  const agencies = {
    jail: { name: 'Jail', answers: { access: { 'in-place': 'no' } } },
    shared: { file: 'shared.yaml' },
  };
  test.each([
    [undefined, false],
    ['yes', false],
    [{ 'in-place': 'unknown', notice: 'unknown' }, true],
    [[], false],
    [[{ from: 2017, 'in-place': 'yes', notice: '48h' }], true],
    [{ 'held-by': [] }, false],
    [{ 'held-by': 'jail' }, false],
    [{ 'held-by': ['shared'] }, true],
    [{ 'held-by': 'nobody' }, false],
    [{ claims: ['yes', 'no'] }, false],
    [
      {
        claims: [
          { 'in-place': 'yes', notice: '48h' },
          { 'in-place': 'no', notice: 'unknown' },
        ],
      },
      true,
    ],
  ])('%j: %s', (answer, expected) => {
    const answers = answer === undefined ? {} : { access: answer };
    expect(isAnswered({ agencies, answers }, access)).toBe(expected);
  });
});

test('a body holds an answer that names it, in an entry, too', () => {
  const city = {
    answers: { a: { 'held-by': 'jail' }, b: [{ from: 2017, 'held-by': withHolders(['court', 'state']) }] },
  };
  expect(['jail', 'court', 'state', 'city'].map((id) => isHolder(city, id))).toEqual([true, true, true, false]);
});

test('ids are made of names', () => {
  expect(idFor('River County Jail', [], 'body')).toBe('river-county-jail');
  expect(idFor('Doña Ana', ['dona-ana'], 'body')).toBe('dona-ana-2');
  expect(idFor('2017 report', [], 'source')).toBe('source-2017-report');
  expect(idFor('東京', [], 'city')).toBe('city');
});
