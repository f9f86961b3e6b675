import type { Problem } from '../../errors.ts';
import { inputKey } from '../../model/city.ts';
import type { Column, Comparison, Row as ComparisonRow, Group } from '../../model/comparison.ts';
import { type Verdict, verdictOrder, verdictOutcomes } from '../../model/outcome.ts';
import type { Finding, Report, Warning } from '../../model/report.ts';
import { addresseeSentences } from '../../text/addressees.ts';
import { joinWith, pluralize, sentence } from '../../text/list.ts';
import { folded as onOneLine, paragraphs } from '../../text/prose.ts';
import { ruleSetName } from '../../text/rule-set-name.ts';
import { shownName } from '../../text/shown-name.ts';
import { notInForceSentences, verdictLine } from '../../text/verdict-line.ts';
import { notLegalAdvice, verdictCounts, verdictWords } from '../../text/words.ts';
import { dotPlots } from '../charts/dot-plot.ts';
import {
  type Block,
  code,
  type Document,
  type Entry,
  folded,
  list,
  paragraph,
  type Row,
  rows,
  type Span,
  section,
  sign,
  strong,
} from '../document.ts';
import type { Depth } from '../reporter.ts';
import { type Citations, citations } from './citations.ts';
import { clauseBlocks, isOfClauses } from './comparison-clauses.ts';
import { decisionBlocks, namesOf } from './comparison-decisions.ts';
import {
  cellId,
  columnId,
  columnTitle,
  conditionId,
  groupName,
  matrixOf,
  rowTitle,
  tallyOf,
} from './comparison-matrix.ts';
import { type FindingRows, findingRows } from './finding-rows.ts';
import { orderText, reasonWithOrder } from './finding-words.ts';
import { addWarnings, type WarningGroup, warningSentences } from './grouped-warnings.ts';
import { notCheckedSentences } from './not-checked.ts';
import { isOpen, ruleSetTitled, underWhat } from './verdicts.ts';

type ComparisonDocumentOptions = {
  readonly version: string;
  readonly errors: readonly Problem[];
  readonly show: Depth;
  /** The matrix is left out where there are more columns. */
  readonly mostInMatrix?: number;
  /** For a picture: one city under several rule sets is a matrix, too, since a table of clauses is none. */
  readonly isDrawn?: true;
};

/** Sources are cited as `#source-1`. */
const sourcesId = 'source';

/** Cities side by side: the verdicts, the matrix, the counts; then, as deep as is asked for, the reasons, the questions, the sources. */
/** For a terminal or a pull request: nobody reads a table of hundreds there, so that more columns than this are counted in brief, and not listed. */
export const shortComparison = (comparison: Comparison, options: ComparisonDocumentOptions): Document =>
  comparisonDocument(comparison, { ...options, mostInMatrix: 40 });

export function comparisonDocument(comparison: Comparison, options: ComparisonDocumentOptions): Document {
  const { columns } = comparison;
  const { show } = options;
  const cites = citations(sourcesId);
  const isAll = show === 'all';
  // In the order in which they are read, because sources are numbered as they are cited.
  const full = columns.flatMap((column, index) => columnSections(column, comparison, { index, show, cites }));
  const asked = isAll ? comparison.rows.flatMap((row, at) => conditionSections(row, columns, { at, cites })) : [];
  const title = `${who(comparison)}${verdictsOfOne(comparison)}`;
  return {
    title: [title, under(comparison)].filter(Boolean).join(' '),
    blocks: section(title, [
      ...head(comparison),
      ...list(notCheckedSentences(options.errors), 'warnings'),
      ...matrixBlocks(comparison, options),
      ...remarks(comparison).map((text) => paragraph(text)),
      ...(isAll ? dotPlots(comparison) : []),
      ...section(isAll ? 'The cities in full' : 'Not met or open', [
        ...(columns.length > mostInFull && full.length > 0
          ? [
              paragraph(
                'Of so many cities the evidence is only named. In full: psp-check check, with a city at a time.',
                'quiet',
              ),
            ]
          : []),
        ...full,
      ]),
      ...section('The conditions as they are asked', asked),
      ...orderBlocks(columns, isAll),
      ...decisionBlocks(comparison, isAll),
      ...warningBlocks(columns, isAll),
      ...(isAll
        ? [
            ...folded('How the text is read', readings(columns)),
            ...folded('Sources', cites.list()),
            ...folded('Made from', identity(columns, options.version)),
          ]
        : []),
      ...foot(comparison, show),
    ]),
  };
}

type RuleSet = Report['ruleSet'];

function who({ columns, common }: Comparison): string {
  if (columns.length === 0) return 'No city was compared';
  const files = new Set(columns.map(({ input }) => inputKey(input))).size;
  if (common.city !== null) return `${shownName(common.city)}${files > 1 ? `, ${pluralize(files, 'file')}` : ''}`;
  const cities = new Set(columns.map(({ city }) => city)).size;
  return cities === files ? `${cities} cities` : `${files} files on ${cities} cities`;
}

/** `: 3 do not qualify, 1 undetermined`, where all are counted together. */
function verdictsOfOne({ columns, groups }: Comparison): string {
  return groups.length === 1 ? `: ${verdictCounts(columns.map(({ verdict }) => verdict))}` : '';
}

/** For the title of a window. */
function under({ columns: [first], common }: Comparison): string {
  if (!first) return '';
  return [
    ...(common.ruleSet === null ? [] : [`under ${ruleSetName(first.ruleSet)}`]),
    ...(common.asOf === null ? [] : [`as of ${common.asOf}`]),
  ].join(', ');
}

/** Under which rule set and on which day; and how the verdicts go under each reading. */
function head(comparison: Comparison): Block[] {
  const { columns, groups, common } = comparison;
  const [first] = columns;
  if (!first) return [];
  if (groups.length === 1) {
    return [
      paragraph(common.asOf === null ? ruleSetTitled(first.ruleSet) : underWhat(first), 'lead'),
      paragraph(readingSentences(groups[0], columns).join(' ')),
    ];
  }
  const dates = new Set(columns.map(({ asOf }) => asOf)).size;
  const parts = [
    common.ruleSet === null
      ? `Under ${pluralize(ruleSetsOf(columns).length, 'rule set')}`
      : ruleSetTitled(first.ruleSet),
    common.asOf === null ? `on ${pluralize(dates, 'date')}` : `as of ${common.asOf}`,
  ];
  const notInForce = groups.flatMap((group) => ofGroup(group, columns).slice(0, 1).flatMap(notInForceSentences));
  const addressed = ruleSetsOf(columns).flatMap((ruleSet) =>
    addresseeSentences(ruleSet, namesOfColumns(columns.filter((column) => column.ruleSet.id === ruleSet.id))).map(
      (each) => paragraph(common.ruleSet === null ? `${ruleSetName(ruleSet)}: ${each}` : each),
    ),
  );
  const told = isOneEach(comparison) ? verdictStatuses(comparison) : verdictTable(comparison);
  return [paragraph(parts.join(', '), 'lead'), told, ...list([...new Set(notInForce)], 'warnings'), ...addressed];
}

/** One city, or one file, under each rule set and on each date: nothing is to be counted. */
const isOneEach = ({ groups, common }: Comparison): boolean =>
  common.city !== null && groups.every(({ columns }) => columns.length === 1);

function verdictStatuses(comparison: Comparison): Block {
  return {
    is: 'statuses',
    of: 'verdict',
    head: ['Verdict', 'Under'],
    items: comparison.groups.flatMap((group) =>
      ofGroup(group, comparison.columns).map(({ verdict, ruleSet }) => ({
        outcome: verdictOutcomes[verdict],
        label: sentence(verdictWords[verdict]).slice(0, -1),
        text: `${groupName(group, comparison)}, read as ${ruleSet.readAs}`,
      })),
    ),
  };
}

/** How many cities come to each verdict under each rule set, on each date. */
function verdictTable(comparison: Comparison): Block {
  const { columns, groups } = comparison;
  const used = verdictOrder.filter((verdict) => columns.some((column) => column.verdict === verdict));
  return {
    is: 'table',
    caption: 'Verdicts',
    head: ['Rule set', ...used.map((verdict) => verdictWords[verdict])],
    numbers: used.map((_, index) => index + 1),
    rows: groups.map((group) => {
      const own = ofGroup(group, columns);
      return [
        [groupName(group, comparison), ...own.slice(0, 1).map(({ ruleSet }) => `read as ${ruleSet.readAs}`)],
        ...used.map((verdict) => [String(own.filter((column) => column.verdict === verdict).length)]),
      ];
    }),
  };
}

/** `Read as conditions to meet. Read as questions to answer: 1 qualifies, 3 undetermined.` */
function readingSentences(group: Group | undefined, columns: readonly Column[]): string[] {
  const own = ofGroup(group, columns);
  const [first] = own;
  if (!first) return [];
  const others = new Map<string, Verdict[]>();
  for (const { readAs, verdict } of own.flatMap(({ alternatives }) => alternatives)) {
    others.set(readAs, [...(others.get(readAs) ?? []), verdict]);
  }
  return [
    sentence(`read as ${first.ruleSet.readAs}`),
    ...Array.from(others, ([readAs, each]) => sentence(`read as ${readAs}: ${verdictCounts(each)}`)),
    ...notInForceSentences(first),
    ...addresseeSentences(first.ruleSet, namesOfColumns(own)),
  ];
}

const namesOfColumns = (columns: readonly Column[]): readonly string[] => [...new Set(columns.map(({ city }) => city))];

const ofGroup = (group: Group | undefined, columns: readonly Column[]): readonly Column[] =>
  (group?.columns ?? []).flatMap((index) => columns.slice(index, index + 1));

function matrixBlocks(comparison: Comparison, { show, mostInMatrix, isDrawn }: ComparisonDocumentOptions): Block[] {
  const { columns } = comparison;
  if (columns.length === 0 || comparison.rows.length === 0) return [];
  const isLinked = show === 'all';
  if (isOfClauses(comparison) && !isDrawn) return clauseBlocks(comparison, isLinked);
  const isLarge = mostInMatrix !== undefined && columns.length > mostInMatrix && show === 'brief';
  return [...(isLarge ? [] : [matrixOf(comparison, 'City by city', isLinked)]), tallyOf(comparison, isLinked)];
}

function remarks({ columns, rows: told, leftOut }: Comparison): string[] {
  if (columns.length < 2) return columns.length === 0 ? [] : ['One column: nothing to compare it with.'];
  const isShared = told.every(({ cells }) => !cells.includes(null));
  return [
    ...(told.some(({ differs }) => differs)
      ? []
      : [`They differ on no condition${isShared ? '' : ' that they share'}.`]),
    ...(leftOut === 0 ? [] : [`${pluralize(leftOut, 'condition')} left out: no difference there.`]),
  ];
}

/** Of more columns than this the evidence is only named. */
const mostInFull = 40;

type ColumnPlace = { readonly index: number; readonly show: Depth; readonly cites: Citations };

/** A city by itself: what is not met or open, or everything. */
function columnSections(
  column: Column,
  { rows: all, columns }: Comparison,
  { index, show, cites }: ColumnPlace,
): Block[] {
  if (show === 'brief') return [];
  const entries = all.flatMap((row, at) => {
    const cell = row.cells[index] ?? null;
    if (cell === null || (show === 'open' && !isOpen(cell))) return [];
    return [
      cellEntry(cell, column, show === 'all' ? cellId(index, at) : null, {
        cites,
        isShort: columns.length > mostInFull,
      }),
    ];
  });
  if (show === 'open') return section(columnTitle(column), entries);
  const { compiledBy, answeredBy, input } = column;
  const who =
    compiledBy === null
      ? answeredBy && `Answered by ${shownName(answeredBy)}.`
      : `Compiled by ${shownName(compiledBy)}, not by the city.`;
  const [told, words] = [verdictLine(column), verdictWords[column.verdict].length];
  return section(
    columnTitle(column),
    [
      paragraph([sign(verdictOutcomes[column.verdict]), ' ', strong(told.slice(0, words)), told.slice(words)]),
      ...(who === null ? [] : [paragraph(who, 'quiet')]),
      paragraph([code(input.path)], 'quiet'),
      ...entries,
    ],
    columnId(index),
  );
}

/** What is the same for all cities stands beside the condition, once. */
const ofCondition = ['asked in', 'context'] as const;
const ofCity = ['said by', 'held by', 'evidence', 'figures', 'note', 'in file'] as const;

const among = (all: FindingRows, labels: readonly (keyof FindingRows)[]): Row[] =>
  labels.map((label) => ({ label, items: all[label] }));

function cellEntry(finding: Finding, { asOf }: Column, id: string | null, { cites, isShort }: Citing): Entry {
  // Its sources are noted in the order of all rows.
  const told = findingRows(finding, asOf, cites);
  return {
    is: 'entry',
    outcome: finding.outcome,
    title: finding.title,
    ...(id === null ? {} : { id }),
    blocks: [
      paragraph(reasonWithOrder(finding)),
      ...(isShort ? [shortEvidence(finding, cites)] : rows(among(told, ofCity))),
    ],
  };
}

type Citing = { readonly cites: Citations; readonly isShort: boolean };

/** On whose word, and whose evidence: what there is room for beside hundreds of cities. */
function shortEvidence({ saidBy, evidence }: Finding, { number, cite }: Citations): Block {
  const cited = new Map(evidence.map(({ source }) => [number(source), source]));
  const spans = [...cited.values()].map((source, index): Span[] => {
    const { publisher, title, date } = source;
    const named = [publisher ?? title, date].filter((part) => part !== null).join(', ');
    return [`${index === 0 ? ' Evidence: ' : '; '}${named} `, cite(source)];
  });
  return paragraph([saidBy === null ? 'Nobody answered.' : sentence(`said by ${saidBy}`), ...spans.flat()], 'quiet');
}

type ConditionPlace = { readonly at: number; readonly cites: Citations };

/** The question, where it was asked, what would meet it, the context; once for each way in which the rule sets put it. */
function conditionSections(row: ComparisonRow, columns: readonly Column[], { at, cites }: ConditionPlace): Block[] {
  const ways = new Map<string, { readonly finding: Finding; readonly column: Column }>();
  for (const [index, column] of columns.entries()) {
    const finding = row.cells[index];
    if (!finding) continue;
    const { question, source, context, toMeet } = finding;
    const key = JSON.stringify([question, source, context, toMeet]);
    if (!ways.has(key)) ways.set(key, { finding, column });
  }
  const blocks = Array.from(ways.values(), ({ finding, column }) =>
    rows([
      ...(ways.size === 1 ? [] : [{ label: 'rule set', items: [ruleSetName(column.ruleSet)] }]),
      { label: 'question', items: [onOneLine(finding.question)] },
      ...(finding.toMeet === null ? [] : [{ label: 'to meet', items: [onOneLine(finding.toMeet)] }]),
      ...among(findingRows(finding, column.asOf, cites), ofCondition),
    ]),
  ).flat();
  return section([rowTitle(row), ' (', code(row.condition), ')'], blocks, conditionId(at));
}

/** Each order with the cities that it covers; in brief without what it says. */
function orderBlocks(columns: readonly Column[], isAll: boolean): Block[] {
  const told = new Map<string, Set<string>>();
  for (const { city, orders } of columns) {
    for (const order of orders) {
      const text = isAll
        ? orderText(order)
        : `${order.id}, from ${order.from} (docket last looked at on ${order.lastLooked})`;
      told.set(text, (told.get(text) ?? new Set()).add(shownName(city)));
    }
  }
  const lines = Array.from(told, ([text, cities]) =>
    isAll ? `${text} Of these cities: ${namesOf(cities)}.` : `Covered by ${text}: ${namesOf(cities)}.`,
  );
  return isAll ? section('Orders that cover the cities', list(lines)) : lines.map((line) => paragraph(line));
}

/** Each of them, or in brief how many there are of each kind. */
function warningBlocks(columns: readonly Column[], isAll: boolean): Block[] {
  // Not a list first: of many columns it would be longer than all that is told.
  const told = new Map<string, { readonly warning: Warning; readonly city: string }>();
  for (const { city, warnings } of columns)
    for (const warning of warnings)
      told.set(`${warning.message} (${warning.path}:${warning.line}:${warning.column})`, { warning, city });
  if (isAll) return section('Warnings', list([...told.keys()], 'warnings'));
  const kinds = new Map<string, WarningGroup>();
  for (const { warning, city } of told.values()) addWarnings(kinds, [warning], shownName(city));
  const isNamed = new Set(columns.map(({ city }) => city)).size > 1;
  return list(warningSentences(kinds, isNamed), 'warnings');
}

function ruleSetsOf(columns: readonly Column[]): readonly RuleSet[] {
  return [...new Map(columns.map(({ ruleSet }) => [`${ruleSet.id} ${ruleSet.digest}`, ruleSet])).values()];
}

const readings = (columns: readonly Column[]): Block[] =>
  ruleSetsOf(columns).flatMap((each) => [
    paragraph([strong(`${ruleSetName(each)}, read as ${each.readAs}`)]),
    ...paragraphs(each.reading).map((text) => paragraph(text)),
  ]);

function identity(columns: readonly Column[], version: string): Block[] {
  const inputs = [...new Map(columns.map(({ input }) => [inputKey(input), input])).values()];
  const dates = [...new Set(columns.map(({ asOf }) => asOf))];
  return rows([
    ...ruleSetsOf(columns).map((each) => ({ label: 'rule set', items: [ruleSetName(each), [code(each.digest)]] })),
    ...inputs.map(({ path, digest }) => ({ label: 'city file', items: [[code(path)], [code(digest)]] })),
    { label: 'as of', items: dates.length === 0 ? [] : [joinWith(dates, 'and')] },
    { label: 'made by', items: [`psp-check ${version}`] },
  ]);
}

function foot({ columns }: Comparison, show: Depth): Block[] {
  const compilers = [
    ...new Set(columns.flatMap(({ compiledBy }) => (compiledBy === null ? [] : shownName(compiledBy)))),
  ];
  const more = {
    brief: 'Reasons, evidence, sources and the reading: --show all, or --format html',
    open: 'Evidence of what is met, sources and the reading: --show all',
    all: null,
  }[show];
  return [
    ...(compilers.length === 1
      ? [paragraph(`Compiled by ${compilers[0]}, not by the ${columns.length === 1 ? 'city' : 'cities'}.`, 'quiet')]
      : []),
    ...[...new Set(ruleSetsOf(columns).map(notLegalAdvice))].map((text) => paragraph(text, 'quiet')),
    ...(more === null || columns.length === 0 ? [] : [paragraph(more, 'quiet')]),
  ];
}
