// A report in full: the verdict, a table of conditions, what would have to change with all that backs it, the reading, the sources.
import type { Problem } from '../../errors.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Finding, Report } from '../../model/report.ts';
import { joinWith, pluralize, sentence } from '../../text/list.ts';
import { placeOf } from '../../text/problem.ts';
import { folded as oneLine, paragraphs } from '../../text/prose.ts';
import { ruleSetName } from '../../text/rule-set-name.ts';
import { shownName } from '../../text/shown-name.ts';
import {
  countsBriefly,
  countsInWords,
  decisionsTitle,
  notLegalAdvice,
  outcomeWords,
  verdictCounts,
  verdictWords,
} from '../../text/words.ts';
import {
  type Block,
  type Chart,
  code,
  type Document,
  type Entry,
  folded,
  link,
  list,
  paragraph,
  type Row,
  rows,
  type Section,
  type Status,
  section,
} from '../document.ts';
import type { ReporterOptions } from '../reporter.ts';
import { citations } from './citations.ts';
import { type FindingRows, findingRows } from './finding-rows.ts';
import { attribution, decidingWords, orderText, placeWords, reasonWithOrder } from './finding-words.ts';
import { chartTitle } from './series-title.ts';
import { shownFindings } from './shown-findings.ts';
import { verdictGroups } from './summary.ts';
import { briefly, capital, conditionStatuses, openFindings, underWhat, verdictBlocks } from './verdicts.ts';
import { isFixed, type Ways, waysOf } from './ways.ts';

type Options = Pick<ReporterOptions, 'show' | 'version' | 'errors'>;

/** One city by itself; several behind an index of their verdicts. */
export function reportDocument(reports: readonly Report[], options: Options): Document {
  const [first] = reports;
  const { errors } = options;
  if (first && reports.length === 1 && errors.length === 0) {
    const { city, verdict, ruleSet, asOf } = first;
    return {
      title: `${city}: ${verdictWords[verdict]} (${ruleSetName(ruleSet)}, ${asOf})`,
      blocks: [citySection(first, 1, options)],
    };
  }
  return {
    title: `psp-check: ${pluralize(reports.length, 'report')}`,
    blocks: [
      {
        is: 'section',
        title: reports.length === 0 ? 'No city was checked.' : 'Verdicts',
        blocks: [
          ...indexBlocks(reports),
          ...notChecked(errors),
          ...reports.map((report, index) => citySection(report, index + 1, options)),
        ],
      },
    ],
  };
}

/** The verdicts under each rule set and on each day, and their counts. */
function indexBlocks(reports: readonly Report[]): Block[] {
  return verdictGroups(reports).flatMap(({ under, members }) =>
    section(`${under}: ${verdictCounts(members.map(({ report }) => report.verdict))}`, [
      {
        is: 'statuses',
        of: 'verdict',
        head: ['City', 'Verdict'],
        items: members.map(
          ({ report, number, outcome }): Status => ({
            outcome,
            words: verdictWords[report.verdict],
            label: [link(report.city, `city-${number}`)],
            text: countsBriefly(report.counts),
            items: openFindings(report.findings).map((finding) => ({
              outcome: finding.outcome,
              label: finding.title,
              text: briefly(finding),
            })),
          }),
        ),
      },
    ]),
  );
}

function notChecked(errors: readonly Problem[]): Block[] {
  return section(
    'Not checked',
    errors.flatMap((problem): Block[] => [
      paragraph([code(placeOf(problem))]),
      paragraph(problem.message),
      ...(problem.frame === null ? [] : [{ is: 'preformatted', text: problem.frame } as const]),
    ]),
  );
}

/** One report as a section; `number`, from 1, makes the ids of its parts. */
export function citySection(
  report: Report,
  number: number,
  { show, version }: Pick<Options, 'show' | 'version'>,
): Section {
  const { ruleSet, counts, notAsked, toQualify, warnings } = report;
  const place: Place = { id: `city-${number}`, report };
  const cites = citations(`city-${number}-source`);
  const ways = waysOf(report, false);
  // Sources are numbered as they are cited: first by the findings, in the rule set's order.
  const all = shownFindings(report, show).map(
    (finding): Told => ({ finding, rows: findingRows(finding, report.asOf, cites, toQualify.moot) }),
  );
  const orders = report.orders.map((order) => cites.cited(orderText(order), order.source));
  const decisions = report.decisions.map(({ date, says, source }) => cites.cited(`${date}: ${oneLine(says)}`, source));
  const having = (outcome: Outcome) => all.filter(({ finding }) => finding.outcome === outcome);
  const leftOut = report.findings.length - all.length;
  return {
    is: 'section',
    title: shownName(report.city),
    id: place.id,
    blocks: [
      paragraph(underWhat(report), 'lead'),
      paragraph(
        `${shownName(ruleSet.issuer)}. ${[sentence(countsInWords(counts)), ...attribution(report)].join(' ')}`,
        'quiet',
      ),
      ...verdictBlocks(report),
      paragraph(notLegalAdvice(ruleSet), 'quiet'),
      ...(all.length === 0
        ? []
        : [
            conditionStatuses(
              all.map(({ finding }) => finding),
              (finding) => conditionId(finding, place),
            ),
          ]),
      ...section('To qualify', [
        ...[...having('not-met'), ...having('undetermined')].map((each) => openEntry(each, ways, place)),
        ...rows(ways.lists),
      ]),
      ...(['met', 'not-applicable'] as const).flatMap((outcome) =>
        section(
          capital(outcomeWords[outcome]),
          having(outcome).map((each) => settledEntry(each, place)),
        ),
      ),
      ...(leftOut === 0
        ? []
        : [paragraph(`${pluralize(leftOut, 'condition')} left out: met or not applicable.`, 'quiet')]),
      ...(notAsked === 0
        ? []
        : [paragraph(`${pluralize(notAsked, 'answer')} not asked by ${ruleSetName(ruleSet)}.`, 'quiet')]),
      ...section('Reading', readingBlocks(report)),
      ...section('Orders that cover the city', list(orders)),
      ...section(decisionsTitle, list(decisions)),
      ...section(
        'Warnings',
        list(
          warnings.map((warning) => `${warning.message} (${placeWords(warning)})`),
          'warnings',
        ),
      ),
      ...section('Sources', cites.list()),
      ...section('Made from', madeFrom(report, version)),
    ],
  };
}

type Place = { readonly id: string; readonly report: Report };
type Told = { readonly finding: Finding; readonly rows: FindingRows };

const conditionId = ({ condition }: Finding, { id, report }: Place): string =>
  `${id}-condition-${report.findings.findIndex((finding) => finding.condition === condition) + 1}`;

function openEntry(told: Told, ways: Ways, place: Place): Entry {
  const { finding } = told;
  const asked = isFixed(finding) ? "Not the city's to change." : finding.toMeet && oneLine(finding.toMeet);
  return entryOf(told, place, [
    { label: 'asked', items: asked === null ? [] : [asked] },
    { label: 'change', items: ways.change(finding) },
    { label: 'find out', items: ways.findOut(finding) },
  ]);
}

/** What is met, or does not apply. */
const settledEntry = (told: Told, place: Place): Entry => entryOf(told, place, []);

function entryOf(told: Told, place: Place, toQualify: readonly Row[]): Entry {
  const { finding } = told;
  return {
    is: 'entry',
    outcome: finding.outcome,
    title: finding.title,
    id: conditionId(finding, place),
    place: placeWords(finding.location),
    blocks: [
      ...rows([
        { label: 'stands', items: [reasonWithOrder(finding)] },
        ...toQualify,
        ...among(told, ['said by', 'held by', 'open too']),
      ]),
      ...backing(told, place),
    ],
  };
}

/** What backs a finding folds: charts apart, which are seen at a glance. */
function backing(told: Told, place: Place): Block[] {
  const { title, question, condition, heldBy, series } = told.finding;
  const counted = (label: keyof FindingRows, noun: string) => {
    const count = told.rows[label].length;
    return count === 0 ? [] : [`${noun} (${count})`];
  };
  return [
    ...series.map((each): Chart => {
      const holder = heldBy.find((held) => held.agency === each.agency)?.name ?? each.agency ?? place.report.city;
      const owner = each.claim === null ? holder : `${holder}, claim ${each.claim}`;
      return { is: 'chart', of: 'series', title: chartTitle(each, owner), series: each, owner };
    }),
    ...folded('The numbers, with their sources', rows(among(told, ['figures'])), title),
    ...folded(
      joinWith(
        [...counted('evidence', 'Evidence'), ...counted('context', 'context'), 'the question as asked'],
        'and',
      ).replace(/^t/, 'T'),
      rows([
        ...among(told, ['evidence', 'note', 'context']),
        { label: 'question', items: [oneLine(question)] },
        ...among(told, ['asked in']),
        { label: 'id', items: [[code(condition)]] },
        { label: 'deciding', items: decidingWords(told.finding) },
        ...(heldBy.length === 0 ? [] : among(told, ['in file'])),
      ]),
      title,
    ),
  ];
}

const among = ({ rows: all }: Told, labels: readonly (keyof FindingRows)[]): Row[] =>
  labels.map((label) => ({ label, items: all[label] }));

/** The reading as a list: a sentence or a paragraph each, then what others come to. */
function readingBlocks({ ruleSet, alternatives }: Report): Block[] {
  const named = `${ruleSetName(ruleSet)}, read as ${ruleSet.readAs}:`;
  const others = alternatives.map((other) => {
    const open = (['not-met', 'undetermined'] as const).flatMap((outcome) => {
      const titles = other.open.filter((each) => each.outcome === outcome).map(({ title }) => title);
      return titles.length === 0 ? [] : [sentence(`${outcomeWords[outcome]}: ${titles.join('; ')}`)];
    });
    const name = ruleSetName({ id: other.ruleSet, path: other.path });
    const verdict = `${other.readAs} (${name}): ${verdictWords[other.verdict]} (${countsBriefly(other.counts)})`;
    return [sentence(verdict), ...open].join(' ');
  });
  return [
    paragraph(named),
    ...list(paragraphs(ruleSet.reading).flatMap(sentences)),
    ...section('Also read as', list(others)),
  ];
}

/** The sentences of a paragraph. What could be an abbreviation, such as `St.` or `U.S.`, ends none. */
const sentences = (text: string): string[] => text.split(/(?<=[a-z0-9)"][.!?]"?)(?<![A-Z][a-z]{0,2}\.) (?=[A-Z"])/);

function madeFrom({ ruleSet, input, asOf }: Report, version: string): Block[] {
  const made: readonly (readonly [label: string, value: string, digest?: string])[] = [
    ['rule set', ruleSetName(ruleSet), ruleSet.digest],
    ['city file', input.path, input.digest],
    ['as of', asOf],
    ['made by', `psp-check ${version}`],
  ];
  return list(
    made.map(([label, value, digest]) => [
      `${label}: `,
      code(value),
      ...(digest === undefined ? [] : [', ', code(digest)]),
    ]),
  );
}
