import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Quotes, readRecords } from '../../../src/load/source/records.ts';
import { inFolder } from '../../support/folder.ts';
import { runs } from '../../support/runs.ts';

const recordsOf = (path: string, quotes: Quotes): readonly (readonly [line: number, text: string])[] =>
  Array.from(readRecords(path, quotes), (record) =>
    'message' in record
      ? [record.line, `${record.code}: ${record.message}`]
      : [record.line, Buffer.from(record.bytes).toString()],
  );

async function read(text: string, quotes: Quotes) {
  let records: ReturnType<typeof recordsOf> = [];
  await inFolder({ input: text }, async (folder) => {
    records = recordsOf(`${folder}/input`, quotes);
  });
  return records;
}

test('lines end in LF or CRLF, and the last one perhaps in nothing', async () => {
  expect(await read('a\r\nb\n\n \t\nc', 'mean-nothing')).toEqual([
    [1, 'a'],
    [2, 'b'],
    [5, 'c'],
  ]);
});

test('quotes hold the lines of a record together', async () => {
  const text = 'a,"b\nc ""d""\n"\ne,"f"\n';
  expect(await read(text, 'hold-lines')).toEqual([
    [1, 'a,"b\nc ""d""\n"'],
    [4, 'e,"f"'],
  ]);
  expect(await read(text, 'mean-nothing')).toHaveLength(4);
});

test('a quote opens at the start of a cell only', async () => {
  expect(await read('a,6" pipe\nb;"c\nd"\n"e""\nf"\n', 'hold-lines')).toEqual([
    [1, 'a,6" pipe'],
    [2, 'b;"c\nd"'],
    [4, '"e""\nf"'],
  ]);
});

test('what is larger than a city may be is told, and what comes after it is read', async () => {
  const large = 'x'.repeat(2 ** 20 + 1);
  const tooLarge = 'too-large: This city takes more than 1 MiB. Is a line end, or a closing quote, missing?';
  expect(await read(`a\n${large}\nb\n${'x'.repeat(2 ** 20)}\n`, 'mean-nothing')).toEqual([
    [1, 'a'],
    [2, tooLarge],
    [3, 'b'],
    [4, 'x'.repeat(2 ** 20)],
  ]);
  expect(await read(`a\n${'x'.repeat(5 * 2 ** 20)}\nb\n`, 'mean-nothing')).toEqual([
    [1, 'a'],
    [2, tooLarge],
    [3, 'b'],
  ]);
  const lost = 'Its quotes make one row of lines 2 to 3; none of them was checked.';
  for (const end of ['', '\n']) {
    expect(await read(`a\n"\n${large}${end}`, 'hold-lines')).toEqual([
      [1, 'a'],
      [2, `${tooLarge} ${lost}`],
    ]);
  }
});

test('what never ends is given up', () => {
  expect(recordsOf('/dev/zero', 'mean-nothing').map(([line, text]) => `${line} ${text}`)).toEqual([
    expect.stringMatching(/^1 too-large: /),
    '1 not-read: The rest of the file was not read.',
  ]);
});

test('wherever the parts of a file end, its records are those of the whole', async () => {
  // The file is read in parts of 64 KiB: texts that long and longer, with line ends and quotes in other places each time.
  const piece = fc.constantFrom('a', '"', '\n', '\r\n', '"\n"', 'x'.repeat(1000), `"${'y\n'.repeat(20_000)}"`, 'é');
  await inFolder({}, async (folder) => {
    const path = `${folder}/input`;
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 200 }), (pieces) => {
        const text = pieces.join('');
        writeFileSync(path, text);
        expect(recordsOf(path, 'mean-nothing').map(([, line]) => line)).toEqual(
          text
            .split('\n')
            .map((line) => line.replace(/\r$/, ''))
            .filter((line) => line.trim() !== ''),
        );
        const whole = recordsOf(path, 'hold-lines')
          .map(([, record]) => record)
          .join('');
        expect(whole.replace(/[\r\n]/g, '')).toBe(text.replace(/[\r\n]/g, ''));
      }),
      runs(50),
    );
  });
});
