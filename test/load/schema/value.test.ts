import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../src/errors.ts';
import { isShortForm, toDate, toDay, toText, toValues } from '../../../src/load/schema/value.ts';
import type { Value } from '../../../src/model/city.ts';
import type { Field } from '../../../src/model/rule-set.ts';
import {
  documentOf,
  hold,
  inPlace,
  instrument,
  limits,
  officers,
  rate,
  remark,
  signed,
  toldOf,
} from '../../support/rivertown.ts';

function read(text: string, ...fields: readonly Field[]) {
  const document = documentOf(text);
  const problems: Problem[] = [];
  const values = toValues(document.data, fields, { document, path: [], problems });
  return { values, told: toldOf(problems) };
}

const only = (text: string, field: Field): Value | undefined =>
  read(`${field.id}: ${text}`, field).values.get(field.id);
const knownOf = (text: string, field: Field) => only(text, field)?.value;

describe('a yes-no field', () => {
  test.each(['yes', 'YES', 'Yes', 'y', 'Y', 'true', 'TRUE', '"True"'])('%s is yes', (text) => {
    expect(knownOf(text, inPlace)).toBe('yes');
  });
  test.each(['no', 'NO', 'n', 'N', 'false', 'False'])('%s is no', (text) => {
    expect(knownOf(text, inPlace)).toBe('no');
  });
  test.each(['unknown', 'declined', 'not-applicable'])('%s is no answer, and says why', (text) => {
    expect(only(text, inPlace)).toEqual({ given: text, value: null, why: text });
  });
  test('what is given stays as it is written', () => {
    expect(only('TRUE', inPlace)?.given).toBe(true);
    expect(only('Y', inPlace)?.given).toBe('Y');
  });
});

describe('the other types', () => {
  test('durations are in minutes', () => {
    expect(['48h', '48 hours', '2d', 'P2D', 'PT48H', '2880m'].map((text) => knownOf(text, hold))).toEqual(
      Array.from({ length: 6 }, () => 2880),
    );
  });
  test('one-of is its word, a number is a number, text is without blank space around it', () => {
    expect(knownOf('policy', instrument)).toBe('policy');
    expect(knownOf('-1.5', officers)).toBe(-1.5);
    expect(knownOf('" about it "', remark)).toBe('about it');
  });
  test('a set is its words; none and an empty list both say that none is stated', () => {
    expect(knownOf('[conviction, judicial-warrant]', limits)).toEqual(['conviction', 'judicial-warrant']);
    expect(knownOf('none', limits)).toEqual([]);
    expect(knownOf('[]', limits)).toEqual([]);
    expect(only('unknown', limits)).toEqual({ given: 'unknown', value: null, why: 'unknown' });
  });
  test('years ascend, and one may be unknown', () => {
    expect(knownOf('{ 2016: 3, 2014: unknown, 2015: 0 }', rate)).toEqual([
      [2014, null],
      [2015, 0],
      [2016, 3],
    ]);
  });
  test('a date stays as precise as it is written', () => {
    expect(['2017-08-18', '2017-08', '2017', '"2017"'].map((text) => knownOf(text, signed))).toEqual([
      '2017-08-18',
      '2017-08',
      '2017',
      '2017',
    ]);
  });
  test.each([instrument, hold, limits, officers, rate, signed, remark])('$id takes unknown', (field) => {
    expect(only('unknown', field)).toEqual({ given: 'unknown', value: null, why: 'unknown' });
  });
  test.each([instrument, hold, limits, officers, rate, signed])('declined is no answer to $id', (field) => {
    expect(only('declined', field)).toBeUndefined();
  });
});

describe('a set of fields', () => {
  test('comes in the order of the fields; a field that is left out is not there; other keys are passed over', () => {
    const { values, told } = read('{ note: x, hold: 2h, in-place: no }', inPlace, instrument, hold);
    expect([...values.keys()]).toEqual(['in-place', 'hold']);
    expect(told).toBe('');
  });
  test('data that has not the type of its field is passed over', () => {
    const text =
      '{ in-place: 3, instrument: law, hold: 48, limits: [48], officers: many, rate: [1], signed: soon, remark: 5 }';
    const { values, told } = read(text, inPlace, instrument, hold, limits, officers, rate, signed, remark);
    expect(values).toEqual(new Map());
    expect(told).toBe('');
  });
  test('problems that a shape cannot show are told, each at its place', () => {
    const text = 'limits: [conviction, on-request, conviction]\nsigned: 2017-02-30\nrate: {}\nremark: " "\n';
    expect(read(text, limits, signed, rate, remark).told).toMatchInlineSnapshot(`
      "1:34 repeated-word \`conviction\` is listed twice. Remove one.
      2:9 no-such-date 2017-02-30 is not a date of the calendar. Write one such as 2017-08-03.
      3:7 empty-value No year is given. Write \`unknown\` or remove the key.
      4:9 empty-text This text is blank. Write the text or remove the key."
    `);
  });
  test('a condition that asks nothing has no values', () => {
    expect(read('in-place: yes').values).toEqual(new Map());
  });
});

describe('the short form', () => {
  test('is a scalar, the words of a set, or the numbers of years', () => {
    expect(read('no', inPlace, hold).values).toEqual(new Map([['in-place', { given: 'no', value: 'no', why: null }]]));
    expect(read('[conviction]', limits).values.get('limits')?.value).toEqual(['conviction']);
    expect(read('{ 2015: 3 }', rate).values.get('rate')?.value).toEqual([[2015, 3]]);
  });
  test('a map of fields, a list of maps, and a list for a field that is no set are not', () => {
    expect(isShortForm({ rate: { 2015: 3 } }, rate)).toBe(false);
    expect(isShortForm({}, rate)).toBe(false);
    expect(isShortForm([{ from: 2017 }], limits)).toBe(false);
    expect(isShortForm(['yes'], inPlace)).toBe(false);
    expect(isShortForm(null, inPlace)).toBe(false);
  });
  test('of a wrong type has no value', () => {
    expect(read('maybe', inPlace).values).toEqual(new Map());
    expect(read('[yes]', inPlace).values).toEqual(new Map());
  });
});

describe('days and texts', () => {
  const place = (text = 'x: 2016\n') => {
    const document = documentOf(text);
    return { document, path: ['x'], problems: [] as Problem[] };
  };
  test.each(['2.017e3', '2017.0', '2017.', '+2017', '20170e-1'])('%s is a number, not a date', (spelling) => {
    for (const text of [`x: ${spelling}\n`, `{ x: ${spelling}, y: 1 }`, `x: ${spelling} # a year`]) {
      const at = place(text);
      expect(toDate(2017, at)).toBeNull();
      expect(at.problems.map(({ message }) => message)).toEqual([
        `\`${spelling}\` is not a date. Write the year as 2017.`,
      ]);
    }
  });
  test('only a date that does not exist is told', () => {
    const at = place();
    const given = [2016, '2016-02', '2016-02-29', 'soon', null, [], 99];
    expect(given.map((data) => toDate(data, at))).toEqual(['2016', '2016-02', '2016-02-29', null, null, null, null]);
    expect(given.map((data) => toDay(data, at))).toEqual([null, null, '2016-02-29', null, null, null, null]);
    expect(at.problems).toEqual([]);
    expect(toDay('2017-02-29', at)).toBeNull();
    expect(toldOf(at.problems)).toMatchInlineSnapshot(
      `"1:4 no-such-date 2017-02-29 is not a date of the calendar. Write one such as 2017-08-03."`,
    );
  });
  test('only a text that is all blank is told', () => {
    const at = place();
    expect([5, '', null, ' a\n'].map((data) => toText(data, at))).toEqual([null, null, null, 'a']);
    expect(at.problems).toEqual([]);
    expect(toText('\n ', at)).toBeNull();
    expect(toldOf(at.problems)).toMatchInlineSnapshot(
      `"1:4 empty-text This text is blank. Write the text or remove the key."`,
    );
  });
});
