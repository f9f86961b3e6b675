import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { History } from '../../src/model/history.ts';
import { historyEnvelopeSchema } from '../../src/model/history.ts';
import { historyFormats } from '../../src/report/history-formats.ts';
import { historyReporters } from '../../src/report/history-reporters.ts';
import { historyText } from '../../src/report/history-text.ts';
import { sanitise } from '../../src/text/sanitise.ts';
import { width } from '../../src/text/width.ts';
import { ciCommands } from '../support/ci-log.ts';
import {
  cityHistories,
  historiesWithErrors,
  historyOptions,
  hostileHistory,
  retoldHistory,
} from '../support/histories.ts';
import { nasty } from '../support/retold.ts';

const extensions = { text: 'txt', markdown: 'md', html: 'html', json: 'json' };
const cities = await cityHistories();

describe.each(historyFormats)('as %s', (format) => {
  const written = (histories: readonly History[], options = historyOptions) =>
    historyReporters[format](histories, options);
  const golden = (name: string) => `../golden/history/${name}.${extensions[format]}`;

  test.each(cities.map((history) => [history.input.path.replace(/^.*\/|\.yaml$/g, ''), history] as const))(
    'the history of %s looks as in golden/history',
    async (name, history) => {
      await expect(written([history])).toMatchFileSnapshot(golden(name));
    },
  );

  test('several histories look as in golden/history', async () => {
    const histories = await cityHistories('psp-2017-08', 'psp-2017-08-response');
    await expect(written([...histories.slice(4, 6), hostileHistory], historiesWithErrors)).toMatchFileSnapshot(
      golden('several'),
    );
  });

  test('a history in which nothing ever changes looks as in golden/history', async () => {
    const still = { ...hostileHistory, days: [], marks: [], compiledBy: null };
    await expect(written([still])).toMatchFileSnapshot(golden('still'));
  });

  test('nothing at all is a document, too', async () => {
    await expect(written([], historiesWithErrors)).toMatchFileSnapshot(golden('nothing'));
  });

  test('the last line is ended and the same bytes come every time', () => {
    expect(written([hostileHistory])).toMatch(/[^\n]\n$/);
    expect(written([hostileHistory])).toBe(written([hostileHistory]));
  });

  test('no log is given a command, whatever the texts', () => {
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 1, maxLength: 30 }), (texts) => {
        expect(ciCommands(written([retoldHistory(texts), hostileHistory], historiesWithErrors))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

test('JSON is what its schema says', () => {
  const document = JSON.parse(historyReporters.json([...cities, hostileHistory], historiesWithErrors));
  expect(historyEnvelopeSchema.parse(document)).toEqual(document);
});

describe('text', () => {
  test('keeps to the columns and shows no control character, whatever the texts', () => {
    fc.assert(
      fc.property(
        fc.array(nasty, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 40, max: 120 }),
        (texts, columns) => {
          const document = historyText([retoldHistory(texts)], { ...historyOptions, columns });
          for (const line of document.split('\n')) {
            expect(width(line)).toBeLessThanOrEqual(columns);
            expect(sanitise(line)).toBe(line);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  test('has ASCII signs where others cannot be shown, and colours where there are some', () => {
    const ascii = historyText([hostileHistory], { ...historyOptions, unicode: false });
    expect(ascii).toContain('2017-08-04  + qualifies, until then undetermined');
    const bold = (text: string) => `<${text}>`;
    const painted = historyText([hostileHistory], { ...historyOptions, style: { ...historyOptions.style, bold } });
    expect(painted).toContain('2017-08-04  ✔ <qualifies, until then undetermined>');
  });
});

describe('a page', () => {
  const page = (history: History) => historyReporters.html([history], historyOptions);

  test('has the lanes of a history that has a single day in the middle', () => {
    const one = { ...hostileHistory, days: hostileHistory.days.slice(0, 1), marks: [] };
    expect(page(one)).toContain('<rect class="band undetermined" x="50%" width="50%"');
    expect(page(one)).not.toContain('class="mark"');
  });

  test('has no lanes where nothing has a day', () => {
    const none = { ...hostileHistory, days: [], marks: [] };
    expect(page(none)).not.toContain('<table');
    expect(page(none)).toContain('On any day');
  });

  test('names some of many years only', () => {
    const marks = [1900, 2000].map(
      (year) =>
        ({ date: `${year}-06-01`, given: String(year), kind: 'decision', says: 'Decided.', source: null }) as const,
    );
    const ticks = page({ ...hostileHistory, days: [], marks })
      .match(/class="tick"[^>]*>\d+</g)
      ?.map((each) => each.slice(-5, -1));
    expect(ticks).toEqual(['1900', '1917', '1934', '1951', '1968', '1985']);
  });
});
