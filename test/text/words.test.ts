import { describe, expect, test } from 'vitest';
import { countsInWords, notLegalAdvice, setsInWords, verdictCounts } from '../../src/text/words.ts';

test('counts agree with their verbs', () => {
  expect(verdictCounts([])).toBe('');
  expect(verdictCounts(['qualifies', 'does-not-qualify'])).toBe('1 does not qualify, 1 qualifies');
  const all = ['does-not-qualify', 'undetermined', 'qualifies', 'not-applicable'] as const;
  expect(verdictCounts([...all, ...all])).toBe('2 do not qualify, 2 are undetermined, 2 qualify, not applicable to 2');
});

test('counts name all four outcomes, none left out', () => {
  expect(countsInWords({ met: 3, notMet: 2, undetermined: 1, notApplicable: 0 })).toBe(
    '3 met, 2 not met, 1 undetermined, 0 not applicable',
  );
});

describe('setsInWords', () => {
  const notice = { label: 'notice', from: '24 hours', needs: 'at least 48 hours' };
  const limits = { label: 'limits', from: null, needs: 'none' };
  const inPlace = { label: 'in place', from: null, needs: null };

  test('fields of a set are joined by and, sets by or', () => {
    expect(setsInWords([[notice, limits], [inPlace]])).toBe(
      'notice from 24 hours to at least 48 hours and limits (none), or in place',
    );
  });

  test('three fields are a list', () => {
    expect(setsInWords([[notice, limits, inPlace]])).toBe(
      'notice from 24 hours to at least 48 hours, limits (none) and in place',
    );
  });
});

describe('notLegalAdvice', () => {
  const doj = 'U.S. Department of Justice, Office of Justice Programs';

  test('what DOJ did is said of its Public Safety Partnership', () => {
    expect(notLegalAdvice({ id: 'psp-2017-08', path: null, issuer: doj })).toBe(
      'Not legal advice. DOJ published no pass mark; selection is its decision.',
    );
  });

  test.each([
    ['jag-2017-award', null, doj],
    ['psp-2017-08', null, 'Somebody else'],
    ['psp-2017-08', './psp-2017-08.yaml', doj],
  ])('of other rule sets only whose decision it is: %s in %s of %s', (id, path, issuer) => {
    expect(notLegalAdvice({ id, path, issuer })).toBe(
      `Not legal advice. This is one reading of the text; the decision is the issuer's (${issuer}).`,
    );
  });
});
