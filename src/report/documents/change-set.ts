import type { Problem } from '../../errors.ts';
import { isMoved } from '../../model/change-kinds.ts';
import type { ChangedCity, ChangedCondition, ChangeSet } from '../../model/change-set.ts';
import { type Outcome, type Verdict, verdictOutcomes } from '../../model/outcome.ts';
import type { RuleSet } from '../../model/rule-set.ts';
import { joinWith, pluralize, sentence } from '../../text/list.ts';
import { paragraphs } from '../../text/prose.ts';
import { ruleSetName } from '../../text/rule-set-name.ts';
import { shownName } from '../../text/shown-name.ts';
import { notInForceSentences } from '../../text/verdict-line.ts';
import { countsBriefly, notLegalAdvice, outcomeWords, verdictWords } from '../../text/words.ts';
import {
  type Block,
  code,
  type Document,
  type Entry,
  folded,
  link,
  list,
  paragraph,
  rows,
  type Status,
  section,
  sign,
  strong,
} from '../document.ts';
import type { Depth } from '../reporter.ts';
import { differenceText, outcomeChange, placeTexts, verdictBefore, verdictChange } from './change-words.ts';
import { type Citations, citations } from './citations.ts';
import { findingRows } from './finding-rows.ts';
import { reasonWithOrder } from './finding-words.ts';
import { notCheckedSentences } from './not-checked.ts';
import { isOpen, ruleSetTitled } from './verdicts.ts';

export type ChangeSetDocumentOptions = {
  readonly version: string;
  readonly errors: readonly Problem[];
  readonly show: Depth;
};

const sourcesId = 'source';

/** What moved, for whom and why; then what changed and moves nothing; then what could not be compared. */
export function changeSetDocument(changeSet: ChangeSet, options: ChangeSetDocumentOptions): Document {
  const { show } = options;
  const cites = citations(sourcesId);
  const isAll = show === 'all';
  const title = headline(changeSet);
  const others = otherCounts(changeSet).join(', ');
  // Sources are numbered in the order in which they are read.
  const full = isAll ? cityBlocks(changeSet, cites) : [];
  return {
    title: `psp-check: ${title}`,
    blocks: section(title, [
      ...underBlocks(changeSet),
      ...madeByBlocks(changeSet, options.version),
      ...(others === '' ? [] : [paragraph(sentence(others))]),
      ...list(notCheckedSentences(options.errors), 'warnings'),
      ...list(notInForce(changeSet), 'warnings'),
      ...verdictBlocks(changeSet, show),
      ...section('What moved, and why', [
        ...moveEntries(changeSet, show, isSameOutcome(false)),
        ...readingEntries(changeSet, show),
      ]),
      ...section('Other reasons, with the same outcome', moveEntries(changeSet, show, isSameOutcome(true))),
      ...section('Changed, and moves nothing', unmovingBlocks(changeSet, show)),
      ...lonelyBlocks(changeSet, show),
      ...section('City by city', full),
      ...(isAll ? folded('Sources', cites.list()) : []),
      ...footBlocks(changeSet, options),
    ]),
  };
}

function headline({ compared, counts: { worse, better, unmoved }, cities }: ChangeSet): string {
  const [only] = cities;
  if (compared === 0) return 'No city was compared';
  if (unmoved === compared) return `Nothing moved: ${pluralize(compared, 'city', 'cities')} compared`;
  if (only && compared === 1) return `${shownName(only.city)}: ${verdictChange(only)}`;
  const parts = [...(worse > 0 ? [`${worse} worse`] : []), ...(better > 0 ? [`${better} better`] : [])];
  return `${pluralize(compared, 'city', 'cities')} compared: ${parts.join(', ') || 'no verdict moved'}`;
}

/** Those that the headline does not count. */
function otherCounts({ compared, counts, added, removed, notCompared }: ChangeSet): string[] {
  const { moved, unmoved } = counts;
  return [
    ...(moved > 0 && compared > 1 ? [`${moved} moved with the same verdict`] : []),
    ...(unmoved > 0 && unmoved < compared ? [`${unmoved} unmoved`] : []),
    ...(added.length > 0 ? [`${added.length} added`] : []),
    ...(removed.length > 0 ? [`${removed.length} removed`] : []),
    ...(notCompared.length > 0 ? [`${notCompared.length} not compared`] : []),
  ];
}

/** Under what both sides are evaluated; where there are several of them, each with its cities. */
const underBlocks = ({ groups }: ChangeSet): Block[] =>
  groups.map((group, index) => {
    const told = underWords(group);
    return paragraph(
      groups.length === 1 ? told : `${told}: ${pluralize(group.compared, 'city', 'cities')}`,
      index === 0 ? 'lead' : undefined,
    );
  });

/** Which psp-check each side is of, where one is a report; and what that keeps from being known. */
function madeByBlocks({ groups, differences }: ChangeSet, version: string): Block[] {
  if (!isOfReport(groups)) return [];
  const words = (of: readonly (string | null)[]) =>
    joinWith(
      [...new Set(of)].map((each) =>
        each === null ? `evaluated now by psp-check ${version}` : `a report of psp-check ${each}`,
      ),
      'and',
    );
  const [before, after] = [groups.map((group) => group.before.madeBy), groups.map((group) => group.after.madeBy)];
  const isOfFiles = differences.some(({ kind }) => kind === 'answers' || kind === 'rule-set');
  return [
    paragraph(`Before: ${words(before)}. After: ${words(after)}.`),
    ...(isOfFiles
      ? [
          paragraph(
            'A report does not carry the files that it was made from, so that what moved an outcome is known only as far as the reports show it. To find out more, compare the files: psp-check diff <files before> <files after>',
          ),
        ]
      : []),
  ];
}

const isOfReport = (groups: ChangeSet['groups']): boolean =>
  groups.some(({ before, after }) => before.madeBy !== null || after.madeBy !== null);

function underWords({ before, after }: ChangeSet['groups'][number]): string {
  const days = before.asOf === after.asOf ? `as of ${after.asOf}` : `as of ${after.asOf}, before as of ${before.asOf}`;
  return `${rulesWords(before.ruleSet, after.ruleSet)}, ${days}`;
}

/** The name of a rule set that is the same on both sides, or whose file has changed; else both. */
function rulesWords(before: RuleSet, after: RuleSet): string {
  const [was, is] = [before, after].map((each) => `${ruleSetTitled(each)}, read as ${each.readAs}`);
  if (before.digest === after.digest) return is ?? '';
  if (was === is) return `${is} (the rule set has changed)`;
  if (before.title !== after.title || before.readAs !== after.readAs) return `${is}; before ${was}`;
  return `${after.title} (own rule set: ${after.path}, before ${before.path}), read as ${after.readAs}`;
}

const notInForce = ({ cities }: ChangeSet): string[] => [
  ...new Set(cities.flatMap(({ before, after }) => [after, before].flatMap(notInForceSentences))),
];

/** Of more cities than this, brief only counts what became of their verdicts. */
const mostListed = 20;

function verdictBlocks(changeSet: ChangeSet, show: Depth): Block[] {
  const { cities, compared, counts } = changeSet;
  if (compared === 0) return [];
  const moved = cities.filter(isMoved).toSorted(byDirection);
  const isListed = show !== 'brief' || moved.length <= mostListed;
  return [
    ...(counts.unmoved === compared
      ? [paragraph('No verdict and no outcome has changed, under any reading.')]
      : [
          {
            is: 'statuses' as const,
            // Of several none stands out.
            of: moved.length === 1 ? ('verdict' as const) : ('condition' as const),
            head: ['City', 'Verdict'] as const,
            items: (isListed ? moved : []).map((city): Status => statusOf(city, cities.indexOf(city), show)),
          },
        ]),
    ...(counts.unmoved < compared ? verdictTables(changeSet) : []),
  ];
}

const directionRanks: Record<ChangedCity['direction'], number> = { worse: 0, better: 1, same: 2 };
const byDirection = (one: ChangedCity, other: ChangedCity): number =>
  directionRanks[one.direction] - directionRanks[other.direction];

function statusOf(city: ChangedCity, index: number, show: Depth): Status {
  const { conditions, readings, after } = city;
  const name = shownName(city.city);
  const movers = conditions.filter(({ movesVerdict }) => movesVerdict).map(({ title }) => title);
  const others = conditions.filter((each) => !isSameOutcome(true)(each)).length;
  const why =
    movers.length > 0
      ? `; moved by ${joinWith(movers, 'and')}`
      : others > 0
        ? `; ${pluralize(others, 'outcome')} changed`
        : '';
  const read = readings.map((reading) => `; ${readingChange(reading)}`);
  return {
    outcome: verdictOutcomes[after.verdict],
    label: show === 'all' ? [link(name, cityId(index))] : name,
    text: `${verdictChange(city)}${why}${read.join('')}`,
  };
}

const cityId = (index: number): string => `city-${index + 1}`;

/** How many came to each verdict, before and after; of several groups nothing adds up. */
function verdictTables({ groups }: ChangeSet): Block[] {
  return groups.flatMap((group): Block[] => {
    if (group.compared === 1) return [];
    const keys = verdictKeys.filter(([key]) => group.verdicts.before[key] + group.verdicts.after[key] > 0);
    const under = `${ruleSetName(group.after.ruleSet)}, as of ${group.after.asOf}`;
    return [
      {
        is: 'table',
        caption: groups.length === 1 ? 'Verdicts' : `Verdicts, ${under}`,
        head: ['Verdict', 'before', 'after'],
        numbers: [1, 2],
        rows: keys.map(([key, verdict]) => [
          [verdictWords[verdict]],
          [String(group.verdicts.before[key])],
          [String(group.verdicts.after[key])],
        ]),
      },
    ];
  });
}

type VerdictKey = keyof ChangeSet['groups'][number]['verdicts']['before'];
const verdictKeys: readonly (readonly [VerdictKey, Verdict])[] = [
  ['qualifies', 'qualifies'],
  ['undetermined', 'undetermined'],
  ['doesNotQualify', 'does-not-qualify'],
  ['notApplicable', 'not-applicable'],
];

/** One move of a condition, of all cities for which it is the same. */
export type Move = {
  readonly changed: ChangedCondition;
  readonly cities: readonly ChangedCity[];
  /** Those of the cities, where they are not all the same. */
  readonly reasons: readonly { readonly city: string; readonly changed: ChangedCondition }[];
};

/** What has the same causes and comes to the same is told once; worst first. */
export function movesOf({ cities }: ChangeSet): readonly Move[] {
  const moves = new Map<
    string,
    { changed: ChangedCondition; cities: ChangedCity[]; reasons: Move['reasons'][number][] }
  >();
  for (const city of cities) {
    for (const changed of city.conditions) {
      const { condition, before, after, causes } = changed;
      const key = JSON.stringify([condition, before?.outcome, after?.outcome, causes]);
      const move = moves.get(key) ?? { changed, cities: [], reasons: [] };
      moves.set(key, move);
      move.cities.push(city);
      move.reasons.push({ city: city.city, changed });
    }
  }
  return [...moves.values()].toSorted((one, other) => rankOf(one) - rankOf(other));
}

const outcomeRanks: Record<Outcome, number> = { 'not-met': 0, undetermined: 1, met: 2, 'not-applicable': 3 };

/** What makes a verdict worse, what is worse, what is better. */
function rankOf({ changed: { before, after }, cities, reasons }: Move): number {
  const isOfVerdict = reasons.some(
    ({ changed }, index) => changed.movesVerdict && cities[index]?.direction === 'worse',
  );
  if (isOfVerdict) return 0;
  const [was, is] = [before, after].map((finding) => outcomeRanks[finding?.outcome ?? 'met']);
  return (is ?? 0) < (was ?? 0) ? 1 : 2;
}

const isSameOutcome =
  (isSame: boolean) =>
  ({ before, after }: Pick<ChangedCondition, 'before' | 'after'>): boolean =>
    (before?.outcome === after?.outcome) === isSame;

const mostMoves = 12;

function moveEntries(changeSet: ChangeSet, show: Depth, isWanted: (changed: ChangedCondition) => boolean): Block[] {
  const all = movesOf(changeSet).filter(
    ({ changed }) => isWanted(changed) && (show !== 'open' || !changed.after || isOpen(changed.after)),
  );
  const shown = show === 'brief' ? all.slice(0, mostMoves) : all;
  const more = all.length - shown.length;
  return [
    ...shown.map((move) => moveEntry(move, changeSet, show)),
    ...(more > 0 ? [paragraph(`and ${more} more: --show all`, 'quiet')] : []),
  ];
}

function moveEntry({ changed, cities, reasons }: Move, { differences, compared }: ChangeSet, show: Depth): Entry {
  const causes = changed.causes.flatMap((place) => differences[place] ?? []);
  const isOneReason = new Set(reasons.map((each) => reasonKey(each.changed))).size === 1;
  const { before, after } = changed;
  return {
    is: 'entry',
    outcome: (after ?? before)?.outcome ?? 'undetermined',
    title: `${changed.title}: ${outcomeChange(changed)}`,
    blocks: rows([
      { label: cities.length === 1 ? 'city' : 'cities', items: compared === 1 ? [] : [cityNames(cities, show)] },
      { label: 'moved by', items: causeTexts(changed, differences, show) },
      ...(isOneReason
        ? [
            { label: 'now', items: after ? [after.reason] : [] },
            { label: 'before', items: before ? [before.reason] : [] },
          ]
        : [
            {
              label: 'now',
              items: (show === 'all' ? reasons : []).flatMap((each) =>
                each.changed.after ? [`${shownName(each.city)}: ${each.changed.after.reason}`] : [],
              ),
            },
          ]),
      { label: 'in file', items: few([...new Set(causes.flatMap(placeTexts))], show) },
    ]),
  };
}

/** Each difference that moved it; of several, how they did. */
function causeTexts({ condition, causes, causesAre }: ChangedCondition, all: ChangeSet['differences'], show: Depth) {
  const texts = differenceTexts(causes, all, show, condition);
  return texts.length < 2 ? texts : [causesWords[causesAre], ...texts];
}

const differenceTexts = (places: readonly number[], all: ChangeSet['differences'], show: Depth, beside = '') =>
  places.flatMap((place) => all[place] ?? []).map((each) => sentence(differenceText(each, { ...room[show], beside })));

const causesWords: Record<ChangedCondition['causesAre'], string> = {
  needed: 'Without any one of these it would come out otherwise:',
  enough: 'Each of these is enough:',
  together: 'These together:',
  possible: 'One or more of these; a report does not carry its files, so it is not known which:',
};

type Reading = ChangedCity['readings'][number];

/** What another reading comes to, where that moved; of all cities for which it is the same. */
function readingEntries({ cities, differences, compared, groups }: ChangeSet, show: Depth): Entry[] {
  const told = (causes: readonly number[]) => {
    const texts = differenceTexts(causes, differences, show);
    return texts.length > 1 && isOfReport(groups) ? [causesWords.possible, ...texts] : texts;
  };
  const moves = new Map<string, { readonly reading: Reading; readonly cities: ChangedCity[] }>();
  for (const city of cities) {
    for (const reading of city.readings) {
      const key = JSON.stringify(reading);
      const move = moves.get(key) ?? { reading, cities: [] };
      moves.set(key, move);
      move.cities.push(city);
    }
  }
  return Array.from(moves.values(), ({ reading, cities: own }): Entry => {
    const causes = reading.causes.flatMap((place) => differences[place] ?? []);
    return {
      is: 'entry',
      outcome: verdictOutcomes[reading.after ?? reading.before ?? 'undetermined'],
      title: sentence(readingChange(reading)).slice(0, -1),
      blocks: rows([
        { label: own.length === 1 ? 'city' : 'cities', items: compared === 1 ? [] : [cityNames(own, show)] },
        { label: 'moved by', items: told(reading.causes) },
        {
          label: 'outcomes',
          items: reading.conditions.map(
            ({ title, before, after }) =>
              `${title}: ${after === null ? 'no longer asked' : outcomeWords[after]}, ${before === null ? 'not asked before' : `was ${outcomeWords[before]}`}`,
          ),
        },
        { label: 'in file', items: few([...new Set(causes.flatMap(placeTexts))], show) },
      ]),
    };
  });
}

/** `read as questions to answer: qualifies, was undetermined`. */
function readingChange({ readAs, before, after }: Reading): string {
  const lead = `read as ${readAs}`;
  if (after === null) return `no longer ${lead}: ${before === null ? 'not read so' : verdictBefore[before]}`;
  if (before === null) return `${lead}: ${verdictWords[after]}, not read so before`;
  return before === after
    ? `${lead}: still ${verdictWords[after]}`
    : `${lead}: ${verdictWords[after]}, ${verdictBefore[before]}`;
}

const reasonKey = ({ before, after }: ChangedCondition): string => JSON.stringify([before?.reason, after?.reason]);

/** Characters of a text, and parts of a difference. */
const room: Record<Depth, { readonly most: number; readonly parts: number }> = {
  brief: { most: 90, parts: 4 },
  open: { most: 200, parts: 12 },
  all: { most: 1000, parts: 200 },
};

const mostNames = 12;

function cityNames(cities: readonly { readonly city: string }[], show: Depth): string {
  const names = cities.map(({ city }) => shownName(city));
  return few(names, show).join('; ');
}

function few(items: readonly string[], show: Depth): string[] {
  const rest = items.length - mostNames;
  return show === 'all' || rest <= 0 ? [...items] : [...items.slice(0, mostNames), `and ${rest} more`];
}

/** Each difference without which every outcome and reason would be the same. */
function unmovingBlocks({ differences, cities, compared }: ChangeSet, show: Depth): Block[] {
  const all = differences.filter(({ moves }) => moves.length === 0);
  const shown = few(
    all.map((difference) => {
      const of = difference.cities.flatMap((place) => cities[place] ?? []);
      const whose =
        compared === 1 ? '' : of.length === compared ? ' Of every city compared.' : ` Of ${cityNames(of, show)}.`;
      const places = few([...new Set(placeTexts(difference))], show).join('; ');
      return `${sentence(differenceText(difference, room[show]))}${whose}${places === '' ? '' : ` ${sentence(`in ${places}`)}`}`;
    }),
    show,
  );
  return list(shown);
}

function lonelyBlocks({ added, removed, notCompared }: ChangeSet, show: Depth): Block[] {
  const statuses = (cities: ChangeSet['added']): Block[] => {
    const shown = show === 'all' ? cities : cities.slice(0, mostListed);
    const more = cities.length - shown.length;
    if (cities.length === 0) return [];
    return [
      {
        is: 'statuses',
        of: 'verdict',
        head: ['City', 'Verdict'],
        items: shown.map(({ city, verdict, counts, input }) => ({
          outcome: verdictOutcomes[verdict],
          label: shownName(city),
          text: `${verdictWords[verdict]}: ${countsBriefly(counts)}; ${input.path}`,
        })),
      },
      ...(more > 0 ? [paragraph(`and ${more} more: --show all`, 'quiet')] : []),
    ];
  };
  return [
    ...section('Only after: added', statuses(added)),
    ...section('Only before: removed', statuses(removed)),
    ...section(
      'Not compared',
      list(
        notCompared.map(({ city, before, after, why }) => {
          const files = [...new Set([after, before].filter((path) => path !== null))];
          return `${shownName(city)} (${files.join(', before ')}): ${why}`;
        }),
        'warnings',
      ),
    ),
  ];
}

/** Of more cities than this nothing is told in full. */
const mostInFull = 200;

/** Each changed city with both of its verdicts and what is said of the conditions that changed. */
function cityBlocks(changeSet: ChangeSet, cites: Citations): Block[] {
  const told = changeSet.cities
    .map((city, index) => ({ city, index }))
    .filter(({ city }) => city.conditions.length > 0);
  return [
    ...told.slice(0, mostInFull).flatMap(({ city, index }) => fullCity(city, changeSet, cityId(index), cites)),
    ...(told.length > mostInFull
      ? [paragraph(`${told.length - mostInFull} more cities are told in JSON and CSV.`, 'quiet')]
      : []),
  ];
}

function fullCity(city: ChangedCity, { differences }: ChangeSet, id: string, cites: Citations): Block[] {
  const { before, after, conditions } = city;
  const path =
    before.input.path === after.input.path
      ? [code(after.input.path)]
      : [code(after.input.path), ', was ', code(before.input.path)];
  return section(
    shownName(city.city),
    [
      paragraph([
        sign(verdictOutcomes[after.verdict]),
        ' ',
        strong(verdictWords[after.verdict]),
        `, ${countsBriefly(after.counts)}`,
      ]),
      paragraph([
        'before: ',
        sign(verdictOutcomes[before.verdict]),
        ` ${verdictWords[before.verdict]}, ${countsBriefly(before.counts)}`,
      ]),
      paragraph(path, 'quiet'),
      ...conditions.map((changed): Entry => {
        const finding = changed.after ?? changed.before;
        return {
          is: 'entry',
          outcome: finding?.outcome ?? 'undetermined',
          title: `${changed.title}: ${outcomeChange(changed)}`,
          blocks: [
            ...(finding ? [paragraph(reasonWithOrder(finding))] : []),
            ...rows([
              { label: 'before', items: changed.before && changed.after ? [changed.before.reason] : [] },
              { label: 'moved by', items: causeTexts(changed, differences, 'all') },
              ...(finding
                ? Object.entries(findingRows(finding, after.asOf, cites)).map(([label, items]) => ({ label, items }))
                : []),
            ]),
          ],
        };
      }),
    ],
    id,
  );
}

function footBlocks(changeSet: ChangeSet, { show, version }: ChangeSetDocumentOptions): Block[] {
  const { cities, groups, added, removed } = changeSet;
  const under = [...groups.flatMap(({ after, before }) => [after, before]), ...added, ...removed];
  const ruleSets = [...new Map(under.map(({ ruleSet }) => [`${ruleSet.id} ${ruleSet.digest}`, ruleSet])).values()];
  const compilers = new Set(
    cities.flatMap(({ after }) => (after.compiledBy === null ? [] : shownName(after.compiledBy))),
  );
  return [
    ...(show === 'all' ? [...readingBlocks(ruleSets), ...identityBlocks(changeSet, ruleSets, version)] : []),
    ...(compilers.size === 0
      ? []
      : [
          paragraph(
            `Compiled by ${joinWith([...compilers], 'and')}, not by the ${cities.length === 1 ? 'city' : 'cities'}.`,
            'quiet',
          ),
        ]),
    ...[...new Set(ruleSets.map(notLegalAdvice))].map((text) => paragraph(text, 'quiet')),
    ...(show === 'all' ? [] : [paragraph('Evidence, sources and the reading: --show all, or --format html', 'quiet')]),
  ];
}

const readingBlocks = (ruleSets: readonly RuleSet[]): Block[] =>
  folded(
    'How the text is read',
    [...new Map(ruleSets.map((each) => [each.reading, each])).values()].flatMap((each) => [
      paragraph([strong(`${ruleSetName(each)}, read as ${each.readAs}`)]),
      ...paragraphs(each.reading).map((text) => paragraph(text)),
    ]),
  );

function identityBlocks({ cities }: ChangeSet, ruleSets: readonly RuleSet[], version: string): Block[] {
  const inputs = cities.slice(0, mostInFull).flatMap(({ before, after }) => [before.input, after.input]);
  return folded(
    'Made from',
    rows([
      ...ruleSets.map((each) => ({ label: 'rule set', items: [ruleSetName(each), [code(each.digest)]] })),
      ...inputs.map(({ path, digest }) => ({ label: 'city file', items: [[code(path)], [code(digest)]] })),
      { label: 'made by', items: [`psp-check ${version}`] },
    ]),
  );
}
