import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { delimiterOf, readCells } from '../../../src/load/source/csv.ts';

const written = (cell: string): string => (/[",;\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const delimiters = [',', ';', '\t'];

test('reads what csv-parse reads, and says where each cell begins', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\t', '\n', ' ') });
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1 }), fc.constantFrom(...delimiters), (texts, delimiter) => {
      const record = texts.map(written).join(delimiter);
      const cells = readCells(record, delimiter);
      if ('message' in cells) throw new Error(cells.message);
      expect(cells.map(({ text }) => text)).toEqual(texts);
      // csv-parse takes an empty line for no record.
      if (record !== '') expect(parse(record, { delimiter, relax_column_count: true })).toEqual([texts]);
      const starts = cells.map(({ start }) => start);
      expect(starts.slice(1).every((start) => record[start - 1] === delimiter)).toBe(true);
    }),
  );
});

test('never throws, and refuses no more than csv-parse does', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '"', ',') }), (record) => {
      const cells = readCells(record, ',');
      const parsed = () => parse(record, { relax_column_count: true });
      if ('message' in cells) expect(parsed).toThrow();
      else if (record !== '') expect(parsed()).toEqual([cells.map(({ text }) => text)]);
    }),
  );
});

describe('the separator', () => {
  test.each([
    ['city,as-of', ','],
    ['city;as-of', ';'],
    ['city\tas-of', '\t'],
    ['city', ','],
    ['name;city;"Do you, or not, agree";What, where, when', ';'],
    ['"city";a,b,c', ';'],
    ['"city;name;long",as-of', ','],
  ])('%j: %j', (heading, delimiter) => {
    expect(delimiterOf(heading, (cell) => cell === 'city')).toBe(delimiter);
  });
});
