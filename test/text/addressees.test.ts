import { expect, test } from 'vitest';
import { addresseeSentences } from '../../src/text/addressees.ts';

const source = { id: 'letter', title: 'Letter', publisher: null, date: null, url: null };
const addressedTo = { cities: ['Rivertown, Ohio', 'Lakeport, Iowa'], source };

test('a text that is for whoever it fits says nothing, nor does one on a city that it was sent to', () => {
  expect(addresseeSentences({ addressedTo: null }, ['Hillview, Texas'])).toEqual([]);
  expect(addresseeSentences({ addressedTo }, ['Lakeport, Iowa'])).toEqual([]);
  expect(addresseeSentences({ addressedTo }, ['Lakeport, Iowa', 'Rivertown, Ohio'])).toEqual([]);
});

test('a city of another name is told to whom the text was sent, whatever the difference', () => {
  expect(addresseeSentences({ addressedTo }, ['Rivertown'])).toEqual([
    'Addressed to Rivertown, Ohio; Lakeport, Iowa. This city is not among them by name.',
  ]);
});

test('of several cities those of other names are counted', () => {
  expect(addresseeSentences({ addressedTo }, ['Rivertown, Ohio', 'Hillview, Texas'])).toEqual([
    'Addressed to Rivertown, Ohio; Lakeport, Iowa. 1 of these 2 cities is not among them by name.',
  ]);
  expect(addresseeSentences({ addressedTo }, ['Rivertown, Iowa', 'Hillview, Texas'])).toEqual([
    'Addressed to Rivertown, Ohio; Lakeport, Iowa. These cities are not among them by name.',
  ]);
});

test('many addressees are counted, and one whose name reads like a verdict stands in quotes', () => {
  const many = Array.from({ length: 13 }, (_, index) => `City ${index}`);
  expect(addresseeSentences({ addressedTo: { cities: many, source } }, ['Hillview'])).toEqual([
    'Addressed to 13 cities. This city is not among them by name.',
  ]);
  expect(addresseeSentences({ addressedTo: { cities: ['✔ Qualifies'], source } }, ['Hillview'])).toEqual([
    'Addressed to "✔ Qualifies". This city is not among them by name.',
  ]);
});
