import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { History } from '../../src/model/history.ts';
import { historyEnvelopeSchema } from '../../src/model/history.ts';
import { formats, formatsOf } from '../../src/report/index.ts';
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
import { historyReporters } from '../support/reporters.ts';
import { nasty } from '../support/retold.ts';

const extensions = { text: 'txt', markdown: 'md', html: 'html', svg: 'svg', csv: 'csv', json: 'json' };
const { text } = historyReporters;
const cities = await cityHistories();

describe.each(formatsOf('history'))('as %s', (format) => {
  const written = (histories: readonly History[], options = historyOptions) =>
    historyReporters[format](histories, { ...options, show: formats[format].usualDepth });
  const golden = (name: string) => `../golden/history/${name}.${extensions[format]}`;

  // One of them shows a format.
  const shown = format === 'text' ? cities : cities.slice(-1);
  test.each(shown.map((history) => [history.input.path.replace(/^.*\/|\.yaml$/g, ''), history] as const))(
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
  test('says what backs it where all is asked for, of several histories too', async () => {
    await expect(text(cities.slice(-1), historyOptions)).toMatchFileSnapshot('../golden/history/stockton-all.txt');
    const histories = [...cities.slice(-1), hostileHistory];
    await expect(text(histories, { ...historiesWithErrors, show: 'open' })).toMatchFileSnapshot(
      '../golden/history/several-open.txt',
    );
  });

  test('keeps to the columns and shows no control character, whatever the texts', () => {
    fc.assert(
      fc.property(
        fc.array(nasty, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 40, max: 120 }),
        fc.constantFrom('brief', 'open', 'all'),
        (texts, columns, show) => {
          const document = text([retoldHistory(texts)], { ...historyOptions, columns, show });
          for (const line of document.split('\n')) {
            if (!line.includes('://')) expect(width(line)).toBeLessThanOrEqual(columns);
            expect(sanitise(line)).toBe(line);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  test('has ASCII signs where others cannot be shown', () => {
    const ascii = text(cities, { ...historyOptions, unicode: false });
    expect(ascii).toContain('x still does not qualify');
    expect(ascii).not.toContain('✘');
  });
});

describe('the days on which a rule set is in force', () => {
  const turn = (
    date: string,
    before: History['days'][number]['before'],
    verdict: typeof before,
  ): History['days'][number] => ({
    date,
    unknownDay: null,
    before,
    verdict,
    changes: hostileHistory.days[0]?.changes ?? [],
  });
  const mark = (date: string, kind: History['marks'][number]['kind']): History['marks'][number] => ({
    date,
    given: date,
    kind,
    says: 'It is.',
    source: null,
  });
  /** What is said of the verdict, and the headings of days. */
  const said = (days: History['days'], marks: History['marks']) =>
    text(
      [
        {
          ...hostileHistory,
          city: 'Rivertown',
          ruleSet: cities[0]?.ruleSet ?? hostileHistory.ruleSet,
          start: { ...hostileHistory.start, verdict: 'undetermined' },
          days,
          marks,
          compiledBy: null,
        },
      ],
      { ...historyOptions, show: 'brief', columns: 120 },
    )
      .split('\n')
      .filter((line) => /^(?:[✔✘?–] |Before|When|Day by|\d{4}|During)/.test(line) && !line.includes('The first'))
      .join('\n');

  test('are told apart from those before and after', () => {
    const days = [
      turn('2015-01-01', 'undetermined', 'does-not-qualify'),
      turn('2017-09-01', 'does-not-qualify', 'qualifies'),
      turn('2019-01-01', 'qualifies', 'undetermined'),
    ];
    const marks = [
      mark('2017-08-03', 'in-force'),
      mark('2018-01-01', 'no-longer-in-force'),
      mark('2019-06-01', 'record-ends'),
    ];
    expect(said(days, marks)).toMatchInlineSnapshot(`
      "✘ Does not qualify  from 2017-08-03, when the rule set came into force, to 2017-08-31
      ✔ Qualifies         from 2017-09-01 until 2018-01-01, when it no longer was
      Before the rule set was in force: undetermined to 2014-12-31; does not qualify from 2015-01-01.
      When it was no longer in force: qualifies to 2018-12-31; undetermined from 2019-01-01.
      Day by day
      2017-08-03: It is.
      2017-09-01: ✔ qualifies, did not qualify before
      2018-01-01: It is.
      2019-01-01: ? undetermined, qualified before
      2019-06-01: It is.
      Before the rule set was in force, 2017-08-03
      2015-01-01: ✘ does not qualify, was undetermined"
    `);
  });

  test('are all days where no rule set says when it came into force', () => {
    expect(
      said([turn('2015-01-01', 'undetermined', 'qualifies')], [mark('2016-01-01', 'record-ends')]),
    ).toMatchInlineSnapshot(`
      "? Undetermined  to 2014-12-31
      ✔ Qualifies     from 2015-01-01 to 2016-01-01, where the record ends
      Day by day
      2015-01-01: ✔ qualifies, was undetermined
      2016-01-01: It is."
    `);
    expect(said([], [])).toMatchInlineSnapshot(`"? Undetermined  on any day"`);
  });

  test('and a day that is not known is never told as the first', () => {
    const unknown = {
      ...turn('2018-01-01', 'undetermined', 'qualifies'),
      unknownDay: { within: '2018', isLast: false },
    };
    expect(said([unknown], [mark('2017-08-03', 'in-force')])).toMatchInlineSnapshot(`
      "? Undetermined  from 2017-08-03, when the rule set came into force, to 2017-12-31
      ✔ Qualifies     from some day of 2018 (day not known)
      Day by day
      2017-08-03: It is.
      During 2018 (day not known): ✔ qualifies, was undetermined"
    `);
  });
});

describe('a page', () => {
  const page = (history: History) => historyReporters.html([history], historyOptions);

  test('names some of many years only', () => {
    const marks = [1900, 2000].map(
      (year) =>
        ({ date: `${year}-06-01`, given: String(year), kind: 'decision', says: 'Decided.', source: null }) as const,
    );
    const ticks = page({ ...hostileHistory, marks })
      .match(/class="tick"[^>]*>\d+</g)
      ?.map((each) => each.slice(-5, -1));
    expect(ticks?.length).toBeLessThan(12);
    expect(new Set(ticks).size).toBe(ticks?.length);
  });

  test('has no timeline where nothing changes', () => {
    expect(page({ ...hostileHistory, days: [], marks: [] })).not.toContain('<svg');
  });

  test('leads from the overview to each history, and no id stands twice', () => {
    const several = historyReporters.html([...cities, hostileHistory], historyOptions);
    const ids = Array.from(several.matchAll(/ id="([^"]*)"/g), ([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, to] of several.matchAll(/ href="#([^"]*)"/g)) expect(ids).toContain(to);
  });
});
