// Histories of the four cities, and one of made-up text that no format may obey.
import { historyOf } from '../../src/evaluate/history/history.ts';
import { loadCities } from '../../src/load/city/cities.ts';
import { loadRuleSets, shippedRuleSets } from '../../src/load/rule-set/rule-set.ts';
import type { History } from '../../src/model/history.ts';
import type { ReporterOptions } from '../../src/report/reporter.ts';
import { plain } from '../../src/report/reporter.ts';
import { plainReport, sampleErrors } from '../fixtures/sample-reports.ts';

export const historyOptions: ReporterOptions = {
  version: '1.2.3',
  errors: [],
  columns: 80,
  unicode: true,
  style: plain,
  show: 'all',
};

export const historiesWithErrors: ReporterOptions = { ...historyOptions, errors: sampleErrors };

/** A history of each of the four cities under each of some rule sets. */
export async function cityHistories(...ids: readonly string[]): Promise<readonly History[]> {
  const ruleSets = await loadRuleSets(ids.length > 0 ? ids : ['psp-2017-08']);
  const { cities } = await loadCities(['data/cities/*.yaml'], await shippedRuleSets());
  return cities.flatMap((city) => ruleSets.map((ruleSet) => historyOf(ruleSet, city)));
}

const hostile = (text: string) => `${text} <b>&"'| ::error::\u001b[2J\u202e\n##[group]`;

const source = (url: string | null) => ({
  id: 'gazette',
  title: hostile('Sheriff on holds'),
  publisher: hostile('The River Gazette'),
  date: '2017-08-05',
  url,
});

/** Every outcome and verdict, every kind of cause and of mark. */
export const hostileHistory: History = {
  city: hostile('Rivertown, Ohio'),
  input: { path: 'cities/::error::.yaml', digest: `sha256:${'0'.repeat(64)}` },
  ruleSet: {
    ...plainReport.ruleSet,
    id: 'sample',
    path: 'rules/::error::.yaml',
    title: hostile('A sample'),
    issuer: hostile('Office of Samples'),
    digest: `sha256:${'1'.repeat(64)}`,
    readAs: hostile('conditions'),
    reading: `${hostile('As written.')}\nWithout more.`,
  },
  answeredBy: null,
  answeredOn: null,
  compiledBy: hostile('a clerk'),
  sources: [],
  start: {
    verdict: 'not-applicable',
    outcomes: [
      {
        condition: 'first',
        title: hostile('The first'),
        outcome: 'not-applicable',
        reason: hostile('It does not apply.'),
      },
      {
        condition: 'second',
        title: 'The second',
        outcome: 'not-applicable',
        reason: 'It does not apply.',
      },
    ],
  },
  days: [
    {
      date: '2017-08-03',
      unknownDay: null,
      before: 'not-applicable',
      verdict: 'undetermined',
      changes: [
        {
          condition: 'first',
          title: hostile('The first'),
          before: 'not-applicable',
          outcome: 'undetermined',
          reason: hostile('Not answered.'),
          causes: [
            {
              kind: 'answer',
              says: hostile('the answer of the jail begins'),
              evidence: [
                { source: source('javascript:alert(1)'), says: hostile('Says so.') },
                {
                  source: { ...source('https://example.org/?a=1&b="2"'), publisher: null, date: null },
                  says: 'Says so, too.',
                },
              ],
              location: { path: 'cities/::error::.yaml', line: 3, column: 1 },
            },
            { kind: 'time', says: hostile('more than 2y have passed'), evidence: [], location: null },
          ],
        },
      ],
    },
    {
      date: '2017-08-04',
      unknownDay: null,
      before: 'undetermined',
      verdict: 'qualifies',
      changes: [
        {
          condition: 'first',
          title: hostile('The first'),
          before: 'undetermined',
          outcome: 'met',
          reason: 'It is there.',
          causes: [
            {
              kind: 'figure',
              says: 'a figure is published',
              evidence: [{ source: source('https://example.org/figure'), says: null }],
              location: null,
            },
          ],
        },
      ],
    },
    {
      date: '2019-01-01',
      unknownDay: null,
      before: 'qualifies',
      verdict: 'does-not-qualify',
      changes: [
        {
          condition: 'second',
          title: 'The second',
          before: 'not-applicable',
          outcome: 'not-met',
          reason: 'It is not there.',
          causes: [{ kind: 'answer', says: 'the answer of the jail changes', evidence: [], location: null }],
        },
      ],
    },
  ],
  marks: [
    { date: '2017-08-03', given: '2017-08-03', kind: 'in-force', says: 'in force from this day: sample', source: null },
    {
      date: '2018-01-01',
      given: '2018',
      kind: 'decision',
      says: hostile('Another city was chosen.'),
      source: source(null),
    },
  ],
};

/** What the texts of a history are not. */
const fixed = ['before', 'code', 'condition', 'date', 'digest', 'given', 'id', 'kind', 'outcome', 'verdict'];

/** The hostile history with each of its texts replaced by the next of some texts. */
export function retoldHistory(texts: readonly string[]): History {
  let next = 0;
  return JSON.parse(
    JSON.stringify(hostileHistory, (key, value) =>
      typeof value === 'string' && !fixed.includes(key) ? (texts[next++ % texts.length] ?? '') : value,
    ),
  );
}
