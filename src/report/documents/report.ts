// A report in full: the verdict, a table of conditions, what would have to change with all that backs it, the reading, the sources.
import type { Problem } from '../../errors.ts';
import type { Finding, Report } from '../../model/report.ts';
import { joinWith, pluralize, sentence } from '../../text/list.ts';
import { placeOf } from '../../text/problem.ts';
import { folded as oneLine, paragraphs } from '../../text/prose.ts';
import { ruleSetName } from '../../text/rule-set-name.ts';
import { countsBriefly, decisionsTitle, outcomeWords, verdictCounts, verdictWords } from '../../text/words.ts';
import {
  type Block,
  type Chart,
  code,
  type Document,
  type Entry,
  folded,
  type Inline,
  link,
  list,
  paragraph,
  type Row,
  rows,
  type Section,
  type Span,
  type Status,
  section,
  sign,
} from '../document.ts';
import type { ReporterOptions } from '../reporter.ts';
import { decidingWords } from './deciding-words.ts';
import { type Item, type Outline, outlineOf } from './outline.ts';
import { outlinedFindings } from './outlined-findings.ts';
import { chartTitle } from './series-title.ts';
import { verdictGroups } from './summary.ts';
import { briefly, conditionStatuses, isOpen, openFindings, underWhat, verdictBlocks } from './verdicts.ts';
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
  const outline = outlineOf(report, { show, version });
  const place: Place = { id: `city-${number}`, sources: `city-${number}-source`, report };
  const ways = waysOf(report, false);
  const findings = outlinedFindings(report, outline, show);
  const [open, settled] = [true, false].map((wanted) =>
    findings
      .filter(({ finding }) => isOpen(finding) === wanted)
      .map(({ finding, outline: told }) => ({ finding, rows: told.rows, reason: told.reason })),
  ) as [Told[], Told[]];
  const ordered = openFindings(open.map(({ finding }) => finding)).flatMap((finding) =>
    open.filter((each) => each.finding === finding),
  );
  return {
    is: 'section',
    title: outline.city,
    id: place.id,
    blocks: [
      paragraph(underWhat(report), 'lead'),
      paragraph(`${outline.ruleSet.issuer}. ${[outline.verdict.counts, ...outline.attribution].join(' ')}`, 'quiet'),
      ...verdictBlocks(report),
      paragraph(outline.notLegalAdvice, 'quiet'),
      ...(findings.length === 0
        ? []
        : [
            conditionStatuses(
              findings.map(({ finding }) => finding),
              (finding) => conditionId(finding, place),
            ),
          ]),
      ...section('To qualify', [...ordered.map((each) => openEntry(each, ways, place)), ...rows(ways.lists)]),
      ...settledSections(settled, place),
      ...outline.remarks.map((remark) => paragraph(remark, 'quiet')),
      ...section('Reading', readingBlocks(report)),
      ...section('Orders that cover the city', list(items(outline.orders, place))),
      ...section(decisionsTitle, list(items(outline.decisions, place))),
      ...section('Warnings', list(outline.warnings, 'warnings')),
      ...section(
        'Sources',
        outline.sources.length === 0 ? [] : [{ is: 'sources', id: place.sources, sources: outline.sources }],
      ),
      ...section('Made from', identityList(outline)),
    ],
  };
}

type Place = { readonly id: string; readonly sources: string; readonly report: Report };
type Told = { readonly finding: Finding; readonly rows: Outline['findings'][number]['rows']; readonly reason: string };

const conditionId = ({ condition }: Finding, { id, report }: Place): string =>
  `${id}-condition-${report.findings.findIndex((finding) => finding.condition === condition) + 1}`;

function openEntry({ finding, rows: told, reason }: Told, ways: Ways, place: Place): Entry {
  const asked = isFixed(finding) ? "Not the city's to change." : finding.toMeet && oneLine(finding.toMeet);
  const first: Row[] = [
    { label: 'stands', items: [reason] },
    { label: 'asked', items: asked === null ? [] : [asked] },
    { label: 'change', items: ways.change(finding) },
    { label: 'find out', items: ways.findOut(finding) },
  ];
  return {
    ...entryOf(finding, place),
    blocks: [...rows([...first, ...among(told, firstRows, place)]), ...backing(finding, told, place)],
  };
}

/** What is met, and what does not apply. */
function settledSections(settled: readonly Told[], place: Place): Section[] {
  return (['met', 'not-applicable'] as const).flatMap((outcome) =>
    section(
      sentence(outcomeWords[outcome]).slice(0, -1),
      settled
        .filter(({ finding }) => finding.outcome === outcome)
        .map(({ finding, rows: told, reason }) => ({
          ...entryOf(finding, place),
          blocks: [
            ...rows([{ label: 'stands', items: [reason] }, ...among(told, firstRows, place)]),
            ...backing(finding, told, place),
          ],
        })),
    ),
  );
}

const entryOf = (finding: Finding, place: Place): Omit<Entry, 'blocks'> => {
  const { outcome, title, location } = finding;
  return {
    is: 'entry',
    outcome,
    title,
    id: conditionId(finding, place),
    place: `${location.path}:${location.line}:${location.column}`,
  };
};

const firstRows = ['said by', 'held by', 'also open'];

/** What backs a finding folds: charts apart, which are seen at a glance. */
function backing(finding: Finding, told: Told['rows'], place: Place): Block[] {
  const { title, question, condition, heldBy } = finding;
  const counted = (label: string, noun: string) => {
    const count = told.find((row) => row.label === label)?.items.length ?? 0;
    return count === 0 ? [] : [`${noun} (${count})`];
  };
  return [
    ...finding.series.map((series): Chart => {
      const holder = heldBy.find((held) => held.agency === series.agency)?.name ?? series.agency ?? place.report.city;
      const owner = series.claim === null ? holder : `${holder}, claim ${series.claim}`;
      return { is: 'chart', of: 'series', title: chartTitle(series, owner), series, owner };
    }),
    ...folded('The numbers, with their sources', rows(among(told, ['figures'], place)), title),
    ...folded(
      joinWith(
        [...counted('evidence', 'Evidence'), ...counted('context', 'context'), 'the question as asked'],
        'and',
      ).replace(/^t/, 'T'),
      rows([
        ...among(told, ['evidence', 'note', 'context'], place),
        { label: 'question', items: [oneLine(question)] },
        ...among(told, ['asked in'], place),
        { label: 'id', items: [[code(condition)]] },
        { label: 'deciding', items: decidingWords(finding) },
        ...(heldBy.length === 0 ? [] : among(told, ['in file'], place)),
      ]),
      title,
    ),
  ];
}

function among(told: Told['rows'], labels: readonly string[], place: Place): Row[] {
  return labels.flatMap((wanted) =>
    told
      .filter(({ label }) => label === wanted)
      .map((row) => ({ label: labelOf(row.label), items: items(row.items, place) })),
  );
}

/** Eight letters at most, so that the labels of one condition stand in one column. */
const labelOf = (label: string): string => (label === 'also open' ? 'open too' : label);

const items = (all: readonly Item[], place: Place): Inline[] => all.map((item) => itemSpans(item, place));

function itemSpans({ text, source, outcome }: Item, { sources }: Place): Inline {
  const spans: Span[] = [
    ...(outcome === null ? [] : [sign(outcome), ' ']),
    text,
    ...(source === null ? [] : [' ', { is: 'cite', number: source, sources } as const]),
  ];
  return spans.length === 1 ? text : spans;
}

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

const identityList = ({ identity }: Outline): Block[] =>
  list(
    identity.map(({ label, value, digest }) => [
      `${label}: `,
      code(value),
      ...(digest === null ? [] : [', ', code(digest)]),
    ]),
  );
