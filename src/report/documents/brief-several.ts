// Several cities on one screen: a line for each, what is open for a few, the counts of all.
import type { Problem } from '../../errors.ts';
import { type Outcome, type Verdict, verdictOutcomes } from '../../model/outcome.ts';
import type { Outline, Report } from '../../model/report.ts';
import { addresseeSentences } from '../../text/addressees.ts';
import { joinWith, pluralize } from '../../text/list.ts';
import { shownName } from '../../text/shown-name.ts';
import { countsBriefly, decisionsTitle, notLegalAdvice, outcomeWords, verdictCounts } from '../../text/words.ts';
import { type Block, type Document, paragraph, type Status, section, type Table } from '../document.ts';
import { briefDocument } from './brief.ts';
import { addWarnings, type WarningGroup, warningSentences } from './grouped-warnings.ts';
import { notCheckedSentences } from './not-checked.ts';
import { briefly, openFindings, ruleSetTitled } from './verdicts.ts';

/** Of more cities than this, what is open is only counted. */
const mostListed = 12;

/** A document that grows while its reports come: of each no more than its line is kept. */
type GrowingDocument = {
  readonly add: (report: Report) => void;
  /** False for one of the first, of which more is said. */
  readonly addOutline: (outline: Outline) => boolean;
  readonly end: (errors: readonly Problem[]) => Document;
};

export function growingBrief(): GrowingDocument {
  let only: Report | null = null;
  let count = 0;
  const all = collected();
  return {
    add: (report) => {
      count++;
      only = count === 1 ? report : null;
      all.add(report, openItems(report));
    },
    addOutline: (outline) => {
      if (count < mostListed) return false;
      count++;
      only = null;
      all.add(outline, []);
      return true;
    },
    end: (errors) => (only === null ? all.end(errors) : briefDocument(only, errors)),
  };
}

/** What is kept of the reports under one rule set and on one day. */
type Group = {
  readonly title: string;
  readonly ruleSet: Report['ruleSet'];
  readonly cities: Set<string>;
  readonly asOf: string;
  readonly readAs: string;
  readonly items: Status[];
  readonly verdicts: Verdict[];
  readonly others: Map<string, Verdict[]>;
  readonly conditions: Map<string, { readonly title: string; readonly counts: Record<Outcome, number> }>;
};

function collected() {
  const groups = new Map<string, Group>();
  const warnings = new Map<string, WarningGroup>();
  const decisions = new Map<string, readonly string[]>();
  const compilers = new Set<string>();
  const notices = new Set<string>();
  let count = 0;
  const add = (report: Outline, open: readonly Status[]): void => {
    count++;
    const { city, ruleSet, findings, verdict } = report;
    const title = ruleSetTitled(ruleSet);
    const key = `${ruleSet.id}\n${title}\n${report.asOf}`;
    const group = groups.get(key) ?? newGroup(title, report);
    groups.set(key, group);
    const label = shownName(city);
    group.items.push(statusOf(report, label, open));
    group.verdicts.push(verdict);
    if (ruleSet.addressedTo !== null) group.cities.add(city);
    for (const { readAs, path, verdict: other } of report.alternatives) {
      const reading = path === null ? readAs : `${readAs} (own rule set: ${path})`;
      const known = group.others.get(reading);
      if (known) known.push(other);
      else group.others.set(reading, [other]);
    }
    for (const finding of findings) countIn(group, finding);
    addWarnings(warnings, report.warnings, label);
    if (report.decisions.length > 0) decisions.set(label, [...new Set(report.decisions.map(({ date }) => date))]);
    if (report.compiledBy !== null) compilers.add(shownName(report.compiledBy));
    notices.add(notLegalAdvice(ruleSet));
  };
  const end = (errors: readonly Problem[]): Document => {
    const isShort = count <= mostListed;
    const parts = Array.from(groups.values(), (group) => ({ group, counts: verdictCounts(group.verdicts) }));
    const [first] = parts;
    const closing: Block[] = [
      ...decided(decisions, isShort),
      ...warningSentences(warnings, true).map((text) => paragraph(text, 'warning')),
      ...notCheckedSentences(errors).map((text) => paragraph(text)),
      ...[
        ...(compilers.size === 0 ? [] : [`Compiled by ${joinWith([...compilers], 'and')}, not by the cities.`]),
        ...notices,
        ...(count === 0 ? [] : ['One city: its file alone. Side by side: psp-check compare.']),
        ...(count === 0 ? [] : ['Evidence, sources and the reading of all: --show all, or --format html']),
      ].map((text) => paragraph(text)),
    ];
    const title =
      count === 0
        ? 'No city was checked.'
        : first && parts.length === 1
          ? `${pluralize(count, 'city', 'cities')}: ${first.counts}`
          : `${pluralize(count, 'report')} under ${parts.length} rule sets or dates`;
    const body =
      first && parts.length === 1
        ? [paragraph(first.group.title, 'lead'), ...groupBlocks(first.group, isShort)]
        : parts.flatMap(({ group, counts }) =>
            section(`${group.title}, as of ${group.asOf}: ${counts}`, groupBlocks(group, isShort)),
          );
    return { title: `psp-check: ${title}`, blocks: [{ is: 'section', title, blocks: [...body, ...closing] }] };
  };
  return { add, end };
}

const newGroup = (title: string, { ruleSet, asOf }: Outline): Group => ({
  title,
  ruleSet,
  cities: new Set(),
  asOf,
  readAs: ruleSet.readAs,
  items: [],
  verdicts: [],
  others: new Map(),
  conditions: new Map(),
});

const openItems = ({ findings }: Report): Status[] =>
  openFindings(findings).map((each) => ({ outcome: each.outcome, label: each.title, text: briefly(each) }));

function statusOf({ verdict, counts, notEnforced }: Outline, label: string, open: readonly Status[]): Status {
  return {
    outcome: verdictOutcomes[verdict],
    label,
    text: `${countsBriefly(counts)}${notEnforced === 0 ? '' : `; ${notEnforced} not enforced`}`,
    ...(open.length > 0 ? { items: open } : {}),
  };
}

function countIn({ conditions }: Group, { condition, title, outcome }: Outline['findings'][number]): void {
  const known = conditions.get(condition) ?? {
    title,
    counts: { met: 0, 'not-met': 0, undetermined: 0, 'not-applicable': 0 },
  };
  conditions.set(condition, known);
  known.counts[outcome]++;
}

function groupBlocks(
  { ruleSet, cities, items, asOf, readAs, others, conditions, verdicts }: Group,
  isShort: boolean,
): Block[] {
  const readings = [
    `As of ${asOf}, read as ${readAs}.`,
    ...Array.from(others, ([reading, each]) => `Read as ${reading}: ${verdictCounts(each)}.`),
  ].join(' ');
  return [
    paragraph([readings, ...addresseeSentences(ruleSet, [...cities])].join(' ')),
    {
      is: 'statuses',
      of: 'verdict',
      head: ['City', 'Conditions'],
      items: isShort ? items : items.map(({ items: _open, ...item }) => item),
    },
    conditionTable(conditions),
    ...(isShort ? [] : [paragraph(`${pluralize(items.length, 'city', 'cities')}: ${verdictCounts(verdicts)}.`)]),
  ];
}

function conditionTable(conditions: Group['conditions']): Table {
  const shown = columns.filter(
    (outcome) => outcome !== 'not-applicable' || [...conditions.values()].some(({ counts }) => counts[outcome] > 0),
  );
  return {
    is: 'table',
    caption: 'By condition',
    head: ['Condition', ...shown.map((outcome) => outcomeWords[outcome])],
    numbers: shown.map((_, index) => index + 1),
    rows: Array.from(conditions.values(), ({ title, counts }) => [
      [title],
      ...shown.map((outcome) => [String(counts[outcome])]),
    ]),
  };
}

const columns: readonly Outcome[] = ['met', 'not-met', 'undetermined', 'not-applicable'];

function decided(decisions: ReadonlyMap<string, readonly string[]>, isShort: boolean): Block[] {
  if (decisions.size === 0) return [];
  const told = isShort
    ? Array.from(decisions, ([city, dates]) => `${city}, ${joinWith(dates, 'and')}`).join('; ')
    : pluralize(decisions.size, 'city', 'cities');
  return [paragraph(`${decisionsTitle}: ${told}.`)];
}
