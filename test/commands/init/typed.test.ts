import { expect, test } from 'vitest';
import { typedDate, typedDuration, typedUrl } from '../../../src/commands/init/typed.ts';

test.each([
  ['24hrs', '24h'],
  ['24 Hrs.', '24h'],
  ['two days', '2d'],
  ['Twelve-hours', '12h'],
  ['90 mins', '90m'],
  ['1.5 HOURS', '1.5h'],
  // As a file takes it already.
  ['48 hours', '48 hours'],
  ['PT48H', 'PT48H'],
  ['48', '48'],
  ['thirteen days', 'thirteen days'],
  ['two weeks', 'two weeks'],
  ['', ''],
])('the duration %j is read as %j', (text, read) => {
  expect(typedDuration(text)).toBe(read);
});

test.each([
  ['August 18, 2017', '2017-08-18'],
  ['18 Aug 2017', '2017-08-18'],
  ['Aug. 2017', '2017-08'],
  ['Sept 3 2017', '2017-09-03'],
  ['2017-08-18', '2017-08-18'],
  // It may be the day or the month that comes first.
  ['8/9/2017', '8/9/2017'],
  ['February 30, 2017', 'February 30, 2017'],
  ['August 18', 'August 18'],
  ['in August of 2017', 'in August of 2017'],
  ['', ''],
])('the date %j is read as %j', (text, read) => {
  expect(typedDate(text)).toBe(read);
});

test.each([
  ['www.example.org/a', 'https://www.example.org/a'],
  ['Example.gov', 'https://Example.gov'],
  ['a.b.us/x?y', 'https://a.b.us/x?y'],
  ['http://example.org', 'http://example.org'],
  ['the manual', 'the manual'],
  ['javascript:alert', 'javascript:alert'],
])('the address %j is read as %j', (text, read) => {
  expect(typedUrl(text)).toBe(read);
});
