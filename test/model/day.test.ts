import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayBefore, firstDay, isAfter, lastDay, parseDate, parseDay, parsePeriod } from '../../src/model/day.ts';

describe('a date', () => {
  it.each([
    ['2017-08-18', '2017-08-18', '2017-08-18'],
    ['2017-08', '2017-08-01', '2017-08-31'],
    ['2016-02', '2016-02-01', '2016-02-29'],
    ['2017', '2017-01-01', '2017-12-31'],
    [2017, '2017-01-01', '2017-12-31'],
    ['2016-02-29', '2016-02-29', '2016-02-29'],
    ['2000-02-29', '2000-02-29', '2000-02-29'],
  ])('%s is some day from %s to %s', (given, first, last) => {
    const date = parseDate(given) ?? '';
    expect([date, firstDay(date), lastDay(date)]).toEqual([String(given), first, last]);
    expect(parseDay(given)).toBe(first === last ? first : null);
  });

  it.each(['2017-02-29', '2017-13', '2017-8-18', '', '0000-01-01', '1900-02-29', '2017-00', '02017'])(
    '%s is not in the calendar',
    (given) => expect([parseDate(given), parseDay(given)]).toEqual([null, null]),
  );

  it('is after a day, is not, or may be', () => {
    const on = (day: string) => ['2017-08', '2017', '2017-08-18'].map((date) => isAfter(date, day));
    expect(on('2017-07-31')).toEqual([true, null, true]);
    expect(on('2017-08-18')).toEqual([null, null, false]);
    expect(on('2017-08-31')).toEqual([false, null, false]);
  });

  it('exists where the calendar of JavaScript has it', () => {
    const part = (most: number) => fc.nat(most).map((number) => String(number).padStart(2, '0'));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), part(14), part(33), (year, month, dayOfMonth) => {
        const day = `${String(year).padStart(4, '0')}-${month}-${dayOfMonth}`;
        const date = new Date(`${day}T00:00:00Z`);
        const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
        expect(parseDay(day)).toBe(exists ? day : null);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a period', () => {
  const none = { years: 0, months: 0, days: 0 };
  it.each([
    ['2y', { ...none, years: 2 }],
    ['1 year', { ...none, years: 1 }],
    ['6mo', { ...none, months: 6 }],
    ['3 weeks', { ...none, days: 21 }],
    ['30d', { ...none, days: 30 }],
    ['P2Y', { ...none, years: 2 }],
    ['P6M', { ...none, months: 6 }],
    ['P3W', { ...none, days: 21 }],
    ['P30D', { ...none, days: 30 }],
    ['2', null],
    ['2 fortnights', null],
    ['PT48H', null],
  ])('%s', (text, period) => expect(parsePeriod(text)).toEqual(period));

  it('before a day ends on the last of a month that lacks the day', () => {
    expect(dayBefore('2017-03-31', { ...none, months: 1 })).toBe('2017-02-28');
    expect(dayBefore('2016-02-29', { ...none, years: 1 })).toBe('2015-02-28');
    expect(dayBefore('2017-01-01', { ...none, days: 1 })).toBe('2016-12-31');
  });

  it('of days can be gone back and forth', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9999, max: 9999 }), (days) => {
        const there = dayBefore('2017-08-18', { ...none, days });
        expect(dayBefore(there, { ...none, days: -days })).toBe('2017-08-18');
      }),
    );
  });
});
