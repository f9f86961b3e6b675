import { oncePer } from '../../model/once-per.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Finding, Report, ReportEvidence, ReportOrder, Series, ToQualifyItem } from '../../model/report.ts';
import type { Source } from '../../model/rule-set.ts';
import { pluralize, sentence } from '../../text/list.ts';
import { folded, paragraphs } from '../../text/prose.ts';
import { ruleSetName } from '../../text/rule-set-name.ts';
import { shownName } from '../../text/shown-name.ts';
import { verdictLine } from '../../text/verdict-line.ts';
import {
  countsInWords,
  notLegalAdvice,
  outcomeWords,
  replyWords,
  setsInWords,
  verdictWords,
} from '../../text/words.ts';
import { verdictOutcomes } from '../outcome-table.ts';
import type { ReporterOptions } from '../reporter.ts';
import { type Cite, citations } from './citations.ts';
import { shownFindings } from './shown-findings.ts';

/**
 * What a report says to people: its sentences in their order. Formats for people lay it out and add no words of their own, so that all say the same.
 * Text of files is in it as it came: a format sanitises and escapes.
 */
export type Outline = {
  readonly city: string;
  readonly ruleSet: { readonly title: string; readonly issuer: string };
  readonly verdict: { readonly outcome: Outcome; readonly line: string; readonly counts: string };
  /** Who answered, and who wrote the file. */
  readonly attribution: readonly string[];
  readonly findings: readonly FindingOutline[];
  /** What is not among the findings. */
  readonly remarks: readonly string[];
  readonly toQualify: readonly WayOutline[];
  /** Paragraphs. */
  readonly reading: readonly string[];
  readonly alsoReadAs: readonly string[];
  /** Orders that cover the city. */
  readonly orders: readonly Item[];
  readonly decisions: readonly Item[];
  readonly warnings: readonly string[];
  /** Numbered from 1, in the order in which the findings and decisions cite them. */
  readonly sources: readonly Source[];
  readonly identity: readonly { readonly label: string; readonly value: string; readonly digest: string | null }[];
  readonly notLegalAdvice: string;
};

export type FindingOutline = Pick<Finding, 'condition' | 'title' | 'question' | 'outcome' | 'reason'> & {
  readonly rows: readonly Row[];
};

/** What stands under one label; a row without items is left out. */
export type Row = { readonly label: string; readonly items: readonly Item[] };

/** A sentence, with the number of the source it cites and the outcome it tells of, when it does. */
export type Item = { readonly text: string; readonly source: number | null; readonly outcome: Outcome | null };

/** What would make a condition met. */
export type WayOutline = Pick<Finding, 'condition' | 'title' | 'outcome'> & {
  readonly wish: string | null;
  readonly rows: readonly Row[];
};

export function outlineOf(report: Report, { show, version }: Pick<ReporterOptions, 'show' | 'version'>): Outline {
  const { ruleSet, counts, verdict, alternatives } = report;
  const shown = shownFindings(report, show);
  const { cite, sources } = citations();
  const findings = shown.map((finding) => findingOutline(finding, report.asOf, cite, report.toQualify.moot));
  const orders = report.orders.map((order) => item(orderText(order), cite(order.source)));
  const decisions = report.decisions.map(({ date, says, source }) =>
    item(`${date}: ${folded(says)}`, source && cite(source)),
  );
  return {
    city: shownName(report.city),
    ruleSet: { title: shownName(ruleSet.title), issuer: shownName(ruleSet.issuer) },
    verdict: { outcome: verdictOutcomes[verdict], line: verdictLine(report), counts: sentence(countsInWords(counts)) },
    attribution: attribution(report),
    findings,
    remarks: remarks(report, report.findings.length - shown.length),
    toQualify: report.findings.flatMap((finding) => wayOutline(finding, report.toQualify)),
    reading: readingOf(ruleSet),
    alsoReadAs: alternatives.map((other) =>
      sentence(
        `also read as ${other.readAs} (${ruleSetName({ id: other.ruleSet, path: other.path })}): ${verdictWords[other.verdict]}`,
      ),
    ),
    orders,
    decisions,
    warnings: report.warnings.map((warning) => `${warning.message} (${place(warning)})`),
    sources: sources(),
    identity: identity(report, version),
    notLegalAdvice: notLegalAdvice(ruleSet),
  };
}

/** The rule set is the same object in every report. */
const readingOf = oncePer((ruleSet: Report['ruleSet']): readonly string[] =>
  paragraphs(`${ruleSetName(ruleSet)}, read as ${ruleSet.readAs}: ${ruleSet.reading}`),
);

function attribution({ answeredBy, answeredOn, compiledBy }: Report): string[] {
  const answered = [
    answeredBy === null ? '' : ` by ${shownName(answeredBy)}`,
    answeredOn === null ? '' : ` on ${answeredOn}`,
  ];
  return [
    ...(answered.join('') === '' ? [] : [sentence(`answered${answered.join('')}`)]),
    ...(compiledBy === null ? [] : [`Compiled by ${shownName(compiledBy)}, not by the city.`]),
  ];
}

function remarks({ notAsked, ruleSet }: Report, leftOut: number): string[] {
  return [
    ...(leftOut === 0 ? [] : [`${pluralize(leftOut, 'condition')} left out: met or not applicable.`]),
    ...(notAsked === 0 ? [] : [`${pluralize(notAsked, 'answer')} not asked by ${ruleSetName(ruleSet)}.`]),
  ];
}

/** One finding by itself. */
export function findingOutline(
  finding: Finding,
  asOf: string,
  cite: Cite,
  moot: readonly ToQualifyItem[] = [],
): FindingOutline {
  const { condition, title, question, outcome, source, context, evidence, series, notes } = finding;
  return {
    condition,
    title,
    question,
    outcome,
    reason: reasonWithOrder(finding),
    rows: rows({
      'said by': [item(saidBy(finding))],
      'held by': holders(finding),
      // So that nobody goes looking for them.
      'also open': moot
        .filter((each) => each.condition === condition)
        .map((each) => item(`${way(each, finding, 'none')}; it makes no difference as it stands`)),
      'asked in': source.map((asked) => item(`${asked.source.title}, ${asked.at}`, cite(asked.source))),
      evidence: evidence.map((each) => item(evidenceText(each, finding, asOf), cite(each.source))),
      figures: series.flatMap((each) => seriesItems(each, finding, asOf, cite)),
      note: notes.map((note) => item(`${origin(note, finding)}${folded(note.says)}`)),
      context: context.map((cited) => item(`${cited.source.title}: ${folded(cited.says)}`, cite(cited.source))),
      'in file': places(finding).map((text) => item(text)),
    }),
  };
}

/** `Not enforced against this city since 2025-09-24, under illinois-v-fema.` behind the reason. */
export function reasonWithOrder({ reason, notEnforced }: Pick<Finding, 'reason' | 'notEnforced'>): string {
  if (notEnforced === null) return reason;
  return `${reason} Not enforced against this city since ${notEnforced.from}, under ${notEnforced.order}.`;
}

/** One order that covers the city, in a few sentences. */
export function orderText({ id, from, until, says, covers, lastLooked }: ReportOrder): string {
  const span = `from ${from}${until === null ? '' : ` until ${until}`}`;
  // An id keeps its small letters.
  const about = [`covers ${folded(covers)}`, `docket last looked at on ${lastLooked}`].map(sentence);
  return [`${id}, ${span}: ${sentence(folded(says))}`, ...about].join(' ');
}

function saidBy({ saidBy: who, reply }: Finding): string {
  // A plain yes or no already stands in the reason.
  if (reply === null || reply === 'yes' || reply === 'no' || reply === 'unknown') return who ?? 'nobody';
  return `${who ?? 'nobody'}; the city's reply: ${replyWords[reply]}`;
}

/** The agencies one by one when there are several; what a single one answered is the finding itself. */
function holders({ heldBy, reason: told }: Finding): Item[] {
  if (heldBy.length < 2) return [];
  return heldBy.map(({ name, outcome, reason }) => {
    // The finding's reason is made of the reasons that count, each in lower case and without its full stop.
    const rest = told.includes(reason.slice(1, -1)) ? '' : ` ${reason}`;
    return { ...item(`${name}: ${outcomeWords[outcome]}.${rest}`), outcome };
  });
}

function evidenceText(evidence: ReportEvidence, finding: Finding, asOf: string): string {
  const { source, says, publishedLater } = evidence;
  const published = source.date === null ? '' : `, ${source.date}`;
  const later = publishedLater
    ? `, published later, no support on ${asOf}`
    : publishedLater === null
      ? `, which may be after ${asOf}`
      : '';
  return `${origin(evidence, finding)}${source.publisher ?? source.title}${published}${later}: ${folded(says)}`;
}

/** A yearly answer beside each figure it is compared with, and under which definition. */
function seriesItems({ label, unit, years, ...beside }: Series, finding: Finding, asOf: string, cite: Cite): Item[] {
  const titles = new Set(years.flatMap(({ figures }) => figures.map(({ title }) => title)));
  return [
    item(`${origin(beside, finding)}${label}, ${unit}`),
    ...years.flatMap(({ year, value, figures }) => {
      const own = `${year}: ${value ?? 'unknown'}`;
      if (figures.length === 0) return [item(`${own}, no published figure`)];
      return figures.map(({ title, value: figure, definition, source, later }) => {
        const parts = [
          `${own} against ${figure}`,
          ...(titles.size > 1 ? [title] : []),
          ...(definition === null ? [] : [definition]),
          ...(later ? [`published later, not compared on ${asOf}`] : []),
        ];
        return item(parts.join(', '), source && cite(source));
      });
    }),
  ];
}

/** Beside whose answer, when several agencies hold it, and beside which claim. */
function origin({ agency, claim }: Pick<ReportEvidence, 'agency' | 'claim'>, { heldBy }: Finding): string {
  const names = [
    ...heldBy.filter((held) => heldBy.length > 1 && held.agency === agency).map(({ name }) => name),
    ...(claim === null ? [] : [`claim ${claim}`]),
  ];
  return names.length === 0 ? '' : `${names.join(', ')}: `;
}

/** Where the answer stands: in the city's answers, and where the agencies that hold it have theirs. */
function places({ location, heldBy }: Finding): string[] {
  const held = heldBy.filter((each) => place(each.location) !== place(location));
  return [place(location), ...held.map((each) => `${place(each.location)} (${each.name})`)];
}

function wayOutline(finding: Finding, { change, findOut }: Report['toQualify']): WayOutline[] {
  const { condition, title, outcome, toMeet } = finding;
  if (outcome !== 'not-met' && outcome !== 'undetermined') return [];
  const isFixed = outcome === 'not-met' && toMeet === null;
  const ways = (items: readonly ToQualifyItem[], otherwise: string) =>
    items.filter((each) => each.condition === condition).map((each) => item(way(each, finding, otherwise)));
  return [
    {
      condition,
      title,
      outcome,
      wish: isFixed ? "Not the city's to change." : toMeet && folded(toMeet),
      rows: rows({
        change: isFixed ? [] : ways(change, 'no other answer would make it met'),
        'find out': ways(findOut, 'nothing that is open would make it met'),
      }),
    },
  ];
}

function way({ agency, sets }: ToQualifyItem, { heldBy }: Finding, otherwise: string): string {
  const name = heldBy.find((held) => held.agency === agency)?.name ?? agency;
  const ways = sets.length === 0 ? otherwise : setsInWords(sets);
  return `${name === null ? '' : `${name}: `}${ways}`;
}

function identity({ ruleSet, input, asOf }: Report, version: string): Outline['identity'] {
  return [
    { label: 'rule set', value: ruleSetName(ruleSet), digest: ruleSet.digest },
    { label: 'city file', value: input.path, digest: input.digest },
    { label: 'as of', value: asOf, digest: null },
    { label: 'made by', value: `psp-check ${version}`, digest: null },
  ];
}

const place = ({ path, line, column }: Finding['location']): string => `${path}:${line}:${column}`;

const item = (text: string, source: number | null = null): Item => ({ text, source, outcome: null });

function rows(items: Readonly<Record<string, readonly Item[]>>): Row[] {
  return Object.entries(items).flatMap(([label, each]) => (each.length === 0 ? [] : [{ label, items: each }]));
}
