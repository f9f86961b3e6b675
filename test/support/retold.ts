import fc from 'fast-check';
import type { Report } from '../../src/model/report.ts';
import { sampleReports } from '../fixtures/sample-reports.ts';

/** Texts that some format obeys, hides or ends at; none is blank, which no file may have. */
export const nasty: fc.Arbitrary<string> = fc
  .oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc
      .array(
        fc.constantFrom(
          '::error::',
          '::',
          '##[group]',
          '##',
          '[',
          '\n',
          '\r',
          '\r\n',
          '\t',
          ' ',
          '%',
          '%0A',
          ':',
          ',',
          ';',
          '"',
          "'",
          '&',
          '<',
          '>',
          ']]>',
          '](',
          '{0}',
          '=1+1',
          '+',
          '@',
          '\uff1d',
          '|',
          '`',
          '\\',
          '\u001b[2J',
          '\u0085',
          '\u202e',
          '\u2028',
          '\ufeff',
          '\uffff',
          '\ud800',
          '\udc00',
          '城',
          'x'.repeat(300),
        ),
      )
      .map((parts) => parts.join('')),
  )
  .filter((text) => text.trim() !== '');

/** Values that are no text of a file. */
const fixed = [
  'outcome',
  'verdict',
  'reply',
  'digest',
  'asOf',
  'condition',
  'agency',
  'field',
  'id',
  'published',
  'code',
];

/** The sample reports, each of their texts replaced by the next of some texts. */
export const retoldReports: fc.Arbitrary<readonly Report[]> = fc
  .array(nasty, { minLength: 1, maxLength: 40 })
  .map(reportsWith);

export function reportsWith(texts: readonly string[]): readonly Report[] {
  let next = 0;
  return retell(sampleReports, () => texts[next++ % texts.length] ?? '');
}

function retell<Value>(value: Value, text: () => string): Value {
  return JSON.parse(
    JSON.stringify(value, (key, each) => (typeof each === 'string' && !fixed.includes(key) ? text() : each)),
  );
}
