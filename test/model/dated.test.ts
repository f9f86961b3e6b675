import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Dated, inForceOn, misplacedIn } from '../../src/model/dated.ts';
import { firstDay, lastDay, shifted } from '../../src/model/day.ts';
import { runs } from '../support/runs.ts';

const entry = (from: string, until: string | null = null): Dated => ({ from, until });
const told = (entries: readonly Dated[], day: string) =>
  inForceOn(entries, day).map((each) => (each === null ? null : entries.indexOf(each)));

describe('an entry is in force', () => {
  it('from its day until the next one begins or its own end', () => {
    const entries = [entry('2014-01-01', '2015-01-01'), entry('2016-01-01'), entry('2017-01-01')];
    expect(
      ['2013-12-31', '2014-01-01', '2014-12-31', '2015-01-01', '2016-12-31', '2017-01-01'].flatMap((day) =>
        told(entries, day),
      ),
    ).toEqual([null, 0, 0, null, 1, 2]);
  });

  it('perhaps, in the month or the year in which it begins', () => {
    const entries = [entry('2014-01-01'), entry('2017')];
    expect(['2016-12-31', '2017-01-01', '2017-12-30', '2017-12-31'].map((day) => told(entries, day))).toEqual([
      [0],
      [0, 1],
      [0, 1],
      [1],
    ]);
    expect(['2014-12-31', '2015-01-01', '2015-12-31'].map((day) => told([entry('2014-01-01', '2015')], day))).toEqual([
      [0],
      [null, 0],
      [null],
    ]);
  });

  it('perhaps before another of the same year, whichever stands first in the file', () => {
    expect(told([entry('2017'), entry('2017-06-15')], '2017-08-18')).toEqual([0, 1]);
    expect(told([entry('2017-06-15'), entry('2017')], '2017-08-18')).toEqual([0, 1]);
    expect(told([entry('2017'), entry('2017-06-15')], '2017-06-14')).toEqual([null, 0]);
  });

  it('only as far as the others leave it a day', () => {
    // On the last day of the month both have begun, each on a day of its own.
    expect(told([entry('2017-02'), entry('2017-02')], '2017-02-26')).toEqual([null, 0, 1]);
    expect(told([entry('2017-02'), entry('2017-02')], '2017-02-27')).toEqual([0, 1]);
    expect(told([entry('2017-02', '2017-03'), entry('2017-02-20', '2017-02-25')], '2017-02-10')).toEqual([null]);
  });
});

describe('entries are misplaced', () => {
  it('where no choice of days lets them stand side by side', () => {
    const kinds = (...entries: Dated[]) => {
      const found = misplacedIn(entries);
      return found && [entries.indexOf(found.entry), found.beside && entries.indexOf(found.beside), found.isReversed];
    };
    expect(kinds(entry('2017'), entry('2017'), entry('2017-06'))).toBe(null);
    expect(kinds(entry('2017-06-01'), entry('2017-06-01'))).toEqual([1, 0, false]);
    expect(kinds(entry('2016', '2018'), entry('2017-06-01'))).toEqual([1, 0, false]);
    expect(kinds(entry('2016', '2018'), entry('2017'))).toEqual([1, 0, false]);
    expect(kinds(entry('2017-06', '2017-06-01'))).toEqual([0, null, true]);
    expect(kinds(entry('2017', '2016'))).toEqual([0, null, true]);
    expect(kinds(...Array.from({ length: 28 }, () => entry('2017-02')))).toBe(null);
    expect(kinds(...Array.from({ length: 29 }, () => entry('2017-02')))).toEqual([28, null, false]);
  });
});

describe('every choice of days', () => {
  // A February, a day in it and days beside it, so that all choices can be tried.
  const date = fc.constantFrom('2017-02', '2017-01-30', '2017-02-01', '2017-02-14', '2017-02-27', '2017-03-01');
  const entries = fc
    .array(fc.record({ from: date, until: fc.option(date, { nil: null }) }), { minLength: 1, maxLength: 3 })
    .filter((all) => all.flatMap(({ from, until }) => [from, until]).filter((each) => each === '2017-02').length <= 3);
  const day = fc.constantFrom('2017-01-29', '2017-02-01', '2017-02-02', '2017-02-14', '2017-02-27', '2017-03-02');

  function daysOf(written: string): readonly string[] {
    const count = (Date.parse(lastDay(written)) - Date.parse(firstDay(written))) / 86_400_000 + 1;
    return Array.from({ length: count }, (_, index) => shifted(firstDay(written), index));
  }

  /** What is in force on a day in each choice in which nothing overlaps, by trying them all. */
  function tried(all: readonly Dated[], on: string): ReadonlySet<number | null> {
    const found = new Set<number | null>();
    const choose = (index: number, chosen: readonly { from: string; until: string | null }[]): void => {
      const each = all[index];
      if (each) {
        for (const from of daysOf(each.from ?? ''))
          for (const until of each.until === null ? [null] : daysOf(each.until)) {
            if (until !== null && until <= from) continue;
            const isApart = chosen.every(
              (other) =>
                other.from !== from &&
                (other.until === null || from >= other.until || from < other.from) &&
                (until === null || other.from >= until || other.from < from),
            );
            if (isApart) choose(index + 1, [...chosen, { from, until }]);
          }
        return;
      }
      const begun = chosen.filter(({ from }) => from <= on).sort((a, b) => (a.from < b.from ? 1 : -1))[0];
      found.add(begun && (begun.until === null || on < begun.until) ? chosen.indexOf(begun) : null);
    };
    choose(0, []);
    return found;
  }

  it('leaves in force what is told', () => {
    fc.assert(
      fc.property(entries, day, (all, on) => {
        const expected = tried(all, on);
        expect(misplacedIn(all) === null).toBe(expected.size > 0);
        if (expected.size > 0) expect(new Set(told(all, on))).toEqual(expected);
      }),
      runs(300),
    );
  });
});
