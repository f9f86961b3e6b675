import type { Problem } from '../../errors.ts';
import { inputKey } from '../../model/city.ts';
import { byDay, type Day, shifted } from '../../model/day.ts';
import type { Cause, ChangeDay, ConditionChange, History, Mark } from '../../model/history.ts';
import { type Outcome, verdictOutcomes } from '../../model/outcome.ts';
import type { Source } from '../../model/rule-set.ts';
import { pluralize, sentence } from '../../text/list.ts';
import { folded as onOneLine, paragraphs } from '../../text/prose.ts';
import { ruleSetName } from '../../text/rule-set-name.ts';
import { shownName } from '../../text/shown-name.ts';
import { notLegalAdvice, outcomeWords, verdictCounts, verdictWords } from '../../text/words.ts';
import {
  type Block,
  code,
  type Document,
  type Entry,
  folded,
  type Lane,
  type LaneSpan,
  link,
  list,
  paragraph,
  type Row,
  rows,
  section,
  sign,
  strong,
  type Timeline,
} from '../document.ts';
import type { Depth } from '../reporter.ts';
import { verdictBefore } from './change-words.ts';
import { type Citations, citations } from './citations.ts';
import { notCheckedSentences } from './not-checked.ts';
import { ruleSetTitled } from './verdicts.ts';

type HistoryDocumentOptions = {
  readonly version: string;
  readonly errors: readonly Problem[];
  readonly show: Depth;
};

/** How verdicts came about, day by day; several histories behind an overview, which is all that brief shows of them. */
export function historyDocument(histories: readonly History[], options: HistoryDocumentOptions): Document {
  const [only] = histories;
  const title = headline(histories);
  const foot = footBlocks(histories, options);
  const notRead = list(notCheckedSentences(options.errors), 'warnings');
  if (only && histories.length === 1) {
    return {
      title,
      blocks: section(shownName(only.city), [...historyBlocks(only, 'source', options.show, notRead), ...foot]),
    };
  }
  const isFull = options.show !== 'brief';
  return {
    title,
    blocks: section(title, [
      ...notRead,
      ...overview(histories, isFull),
      ...(isFull
        ? histories.flatMap((history, index) =>
            section(
              nameOf(history, histories),
              historyBlocks(history, `source-${index + 1}`, options.show),
              historyId(index),
            ),
          )
        : []),
      ...foot,
    ]),
  };
}

const historyId = (index: number): string => `history-${index + 1}`;

function headline(histories: readonly History[]): string {
  const [first] = histories;
  if (!first) return 'No city has a history here';
  const cities = new Set(histories.map(({ input }) => inputKey(input))).size;
  return cities === 1
    ? `${shownName(first.city)}: when the verdict changes`
    : `${pluralize(cities, 'city', 'cities')}: when their verdicts change`;
}

/** A bar for each history. */
function overview(histories: readonly History[], isFull: boolean): Block[] {
  if (histories.length === 0) return [];
  const lanes = histories.map((history) => ({ history, lane: verdictLane(history) }));
  const ruleSets = new Set(histories.map(({ ruleSet }) => ruleSet.digest));
  const [first] = histories;
  const shared = first && ruleSets.size === 1 ? first : null;
  return [
    ...(shared ? [paragraph(`${ruleSetTitled(shared.ruleSet)}, read as ${shared.ruleSet.readAs}`, 'lead')] : []),
    {
      is: 'statuses',
      of: 'verdict',
      head: ['History', 'Verdicts'],
      items: lanes.map(({ history, lane }, index) => {
        const last = lane.spans.at(-1);
        const name = nameOf(history, histories);
        return {
          outcome: last?.outcome ?? 'undetermined',
          words: last?.words ?? '',
          label: isFull ? [link(name, historyId(index))] : name,
          text: spanWords(apart(history).inForce),
          items: [],
        };
      }),
    },
    ...(isFull
      ? [
          {
            is: 'timeline' as const,
            head: 'History',
            title: `At the end: ${verdictCounts(histories.map(({ start, days }) => (days.at(-1) ?? start).verdict))}`,
            lanes: lanes.map(({ history, lane }) => ({ ...lane, title: nameOf(history, histories), isVerdict: false })),
            marks: [],
            from: shared ? dayOf(shared, 'in-force') : null,
            until: shared ? dayOf(shared, 'no-longer-in-force') : null,
          },
        ]
      : []),
  ];
}

/** The city where there are several, and the rule set where there are several. */
function nameOf(history: History, all: readonly History[]): string {
  const has = (key: (each: History) => string) => new Set(all.map(key)).size > 1;
  const { city, ruleSet } = history;
  const names = [
    ...(has(({ input }) => inputKey(input)) ? [shownName(city)] : []),
    ...(has((each) => each.ruleSet.digest) ? [`${ruleSetName(ruleSet)}, read as ${ruleSet.readAs}`] : []),
  ];
  return names.length === 0 ? shownName(city) : names.join(', ');
}

/** One history: the verdicts while the rule set is in force, then its days, those before apart. */
function historyBlocks(history: History, sourcesId: string, show: Depth, notRead: readonly Block[] = []): Block[] {
  const { ruleSet, compiledBy, start, days } = history;
  const cites = citations(sourcesId);
  const isAll = show === 'all';
  const { inForce, before, after } = apart(history);
  const begins = dayOf(history, 'in-force');
  const place: Place = { history, cites, isAll };
  // Sources are numbered in the order in which they are read.
  const [own, early] = [entriesOf(history, place, false), entriesOf(history, place, true)];
  return [
    paragraph(`${ruleSetTitled(ruleSet)}, read as ${ruleSet.readAs}`, 'lead'),
    ...notRead,
    {
      is: 'statuses',
      of: 'verdict',
      head: ['Verdict', 'When'],
      items: inForce.map(({ outcome, words, when }) => ({ outcome, label: capital(words), text: when })),
    },
    ...(before.length === 0 ? [] : [paragraph(`Before the rule set was in force: ${spanWords(before)}.`)]),
    ...(after.length === 0 ? [] : [paragraph(`When it was no longer in force: ${spanWords(after)}.`)]),
    ...(compiledBy === null ? [] : [paragraph(`Compiled by ${shownName(compiledBy)}, not by the city.`, 'quiet')]),
    ...(isAll && days.length > 0 ? [timelineOf(history)] : []),
    ...section('Day by day', own),
    ...section(`Before the rule set was in force, ${begins}`, early),
    ...(isAll ? section(days[0] ? `Before ${days[0].date}` : 'On any day', start.outcomes.map(startEntry)) : []),
    ...(isAll ? folded('Sources', cites.list()) : []),
  ];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const dayOf = ({ marks }: Pick<History, 'marks'>, kind: Mark['kind']): Day | null =>
  marks.find((mark) => mark.kind === kind)?.date ?? null;

const spanWords = (spans: readonly LaneSpan[]): string => spans.map(({ words, when }) => `${words} ${when}`).join('; ');

/** What a verdict or an outcome is from one turn to the next. */
type Turn = Pick<ChangeDay, 'date' | 'unknownDay'>;

function verdictLane({ start, days, marks }: Pick<History, 'start' | 'days' | 'marks'>): Lane {
  const turns = days.filter(({ before, verdict }) => before !== verdict);
  const spans = [start, ...turns].map(({ verdict }, index) =>
    span(verdictOutcomes[verdict], verdictWords[verdict], turns[index - 1] ?? null, turns[index] ?? null),
  );
  return { title: 'Verdict', isVerdict: true, spans, ends: dayOf({ marks }, 'record-ends') };
}

function conditionLane(
  { condition, title, outcome }: History['start']['outcomes'][number],
  { days, marks }: Pick<History, 'days' | 'marks'>,
): Lane {
  const turns = days.flatMap((day) =>
    day.changes.filter((change) => change.condition === condition).map((change) => ({ day, outcome: change.outcome })),
  );
  const spans = [{ outcome }, ...turns].map((step, index) =>
    span(step.outcome, outcomeWords[step.outcome], turns[index - 1]?.day ?? null, turns[index]?.day ?? null),
  );
  return { title, isVerdict: false, spans, ends: dayOf({ marks }, 'record-ends') };
}

function span(outcome: Outcome, words: string, from: Turn | null, until: Turn | null): LaneSpan {
  return { outcome, words, from: from?.date ?? null, until: until?.date ?? null, when: when(from, until) };
}

function when(from: Turn | null, until: Turn | null): string {
  const last = until === null ? null : shifted(until.date, -1);
  if (from === null) return last === null ? 'on any day' : `to ${last}`;
  if (from.unknownDay && !from.unknownDay.isLast) return `from some day of ${from.unknownDay.within} (day not known)`;
  const begins = from.unknownDay ? `${from.date} at the latest` : from.date;
  if (last === null) return `from ${begins}`;
  return last === from.date ? `on ${from.date}` : `${begins} to ${last}`;
}

/** The verdict's spans by whether the rule set is in force; one that goes across is cut in two. */
function apart(history: History): Record<'inForce' | 'before' | 'after', readonly LaneSpan[]> {
  const [begins, ends, recordEnds] = [
    dayOf(history, 'in-force'),
    dayOf(history, 'no-longer-in-force'),
    dayOf(history, 'record-ends'),
  ];
  const { spans } = verdictLane(history);
  const isBefore = ({ until }: LaneSpan) => begins !== null && until !== null && until <= begins;
  const isAfter = ({ from }: LaneSpan) => ends !== null && from !== null && from >= ends;
  const before = spans.filter(isBefore);
  const late = spans.find((each) => ends !== null && !isAfter(each) && (each.until === null || each.until > ends));
  const after = [
    ...(late?.until ? [{ ...late, when: `to ${shifted(late.until, -1)}` }] : []),
    ...spans.filter(isAfter),
  ];
  const inForce = spans
    .filter((each) => !isBefore(each) && !isAfter(each))
    .map((each): LaneSpan => {
      const isCut = begins !== null && (each.from === null || each.from < begins);
      const goesOn = ends !== null && (each.until === null || each.until > ends);
      const isOpen = !goesOn && each.until === null;
      const start = isCut ? `from ${begins}, when the rule set came into force` : startWords(each);
      const last = goesOn
        ? `until ${ends}, when it no longer was`
        : isOpen && recordEnds !== null
          ? `to ${recordEnds}, where the record ends`
          : each.until === null
            ? ''
            : `to ${shifted(each.until, -1)}`;
      if (!isCut && !goesOn && !(isOpen && recordEnds !== null)) return each;
      return { ...each, when: [start, last].filter(Boolean).join(isCut ? ', ' : ' ') };
    });
  const early = spans.find((each) => !isBefore(each) && begins !== null && (each.from === null || each.from < begins));
  const beforeToo =
    early && begins !== null && (early.from !== null || before.length > 0)
      ? [{ ...early, when: startWords(early) }]
      : [];
  return { inForce, before: [...before, ...beforeToo], after };
}

/** `from 2017-08-14`; empty where it begins before all days. */
function startWords({ from, when: told }: LaneSpan): string {
  if (from === null) return '';
  const start = told.replace(/ to [\d-]+$/, '');
  return /^(?:from|on) /.test(start) ? start : `from ${start}`;
}

function timelineOf(history: History): Timeline {
  const { start, marks } = history;
  const { inForce } = apart(history);
  return {
    is: 'timeline',
    head: 'Condition',
    title: `${shownName(history.city)}: ${spanWords(inForce)}`,
    lanes: [verdictLane(history), ...start.outcomes.map((each) => conditionLane(each, history))],
    marks: marks
      .filter(({ kind }) => kind === 'decision' || kind === 'record-ends')
      .map(({ date, kind, given, says }) =>
        kind === 'decision'
          ? { date, kind, words: `decision of ${given}` }
          : { date, kind: 'record-ends', words: says.replace(/[:.].*$/s, '').toLowerCase() },
      ),
    from: dayOf(history, 'in-force'),
    until: dayOf(history, 'no-longer-in-force'),
  };
}

type Place = { readonly history: History; readonly cites: Citations; readonly isAll: boolean };

/** Days of changes, and days that change nothing by themselves, in their order; "record ends" is the last of its day. */
function entriesOf(history: History, place: Place, isEarly: boolean): Block[] {
  const begins = dayOf(history, 'in-force');
  const isWanted = ({ date }: { readonly date: Day }) => (begins !== null && date < begins) === isEarly;
  const rank = (mark: Mark) => (mark.kind === 'record-ends' ? 2 : mark.kind === 'in-force' ? 0 : 1.5);
  const all = [
    ...history.days.filter(isWanted).map((day) => ({ date: day.date, rank: 1, make: () => daySections(day, place) })),
    ...history.marks
      .filter(isWanted)
      .map((mark) => ({ date: mark.date, rank: rank(mark), make: () => [markBlock(mark, place)] })),
  ];
  return all.toSorted((a, b) => byDay(a.date, b.date) || a.rank - b.rank).flatMap(({ make }) => make());
}

/** `2017-08-14`, `during 2017 (day not known)`, `2017-12-31 at the latest`. */
function turnWords({ date, unknownDay }: Turn): string {
  if (unknownDay === null) return date;
  return unknownDay.isLast ? `${date} at the latest` : `during ${unknownDay.within} (day not known)`;
}

function daySections({ date, unknownDay, before, verdict, changes }: ChangeDay, place: Place): Block[] {
  const words =
    before === verdict ? `still ${verdictWords[verdict]}` : `${verdictWords[verdict]}, ${verdictBefore[before]}`;
  return section(
    [`${capital(turnWords({ date, unknownDay }))}: `, sign(verdictOutcomes[verdict]), ` ${words}`],
    changes.map((change) => changeEntry(change, place)),
  );
}

function changeEntry({ title, outcome, before, reason, causes }: ConditionChange, { cites, isAll }: Place): Entry {
  const because: Row = { label: 'because', items: causes.map(({ says }) => sentence(says)) };
  return {
    is: 'entry',
    outcome,
    title: `${title}: ${outcomeWords[outcome]}, was ${outcomeWords[before]}`,
    blocks: isAll ? [paragraph(reason), ...rows([because, ...causeRows(causes, cites)])] : rows([because]),
  };
}

function causeRows(causes: readonly Cause[], { cited }: Citations): Row[] {
  const evidence = causes.flatMap((cause) => cause.evidence);
  const places = causes.flatMap(({ location }) =>
    location ? [`${location.path}:${location.line}:${location.column}`] : [],
  );
  return [
    {
      label: 'evidence',
      items: evidence.map(({ source, says }) => cited(citation(source, says), source)),
    },
    { label: 'in file', items: [...new Set(places)] },
  ];
}

function citation({ title, publisher, date }: Source, says: string | null): string {
  return says === null ? title : `${publisher ?? title}${date === null ? '' : `, ${date}`}: ${onOneLine(says)}`;
}

function markBlock({ given, kind, says, source }: Mark, { cites, isAll }: Place): Block {
  const text = kind === 'decision' ? `Decided, not evaluated: ${onOneLine(says)}` : sentence(says);
  const told = isAll ? cites.cited(text, source) : text;
  return paragraph([strong(given), ': ', ...(typeof told === 'string' ? [told] : told)]);
}

const startEntry = ({ outcome, title, reason }: History['start']['outcomes'][number]): Entry => ({
  is: 'entry',
  outcome,
  title,
  blocks: [paragraph(reason)],
});

function footBlocks(histories: readonly History[], { show, version }: HistoryDocumentOptions): Block[] {
  const ruleSets = [...new Map(histories.map(({ ruleSet }) => [ruleSet.digest, ruleSet])).values()];
  const inputs = [...new Map(histories.map(({ input }) => [inputKey(input), input])).values()];
  const more =
    histories.length === 1
      ? 'Reasons, evidence, sources and the reading: --show all, or --format html'
      : 'Day by day: --show open, or one city at a time. A page: --format html';
  return [
    ...(show === 'all'
      ? [
          ...folded(
            'How the text is read',
            ruleSets.flatMap((each) => [
              paragraph([strong(`${ruleSetName(each)}, read as ${each.readAs}`)]),
              ...paragraphs(each.reading).map((text) => paragraph(text)),
            ]),
          ),
          ...folded(
            'Made from',
            rows([
              ...ruleSets.map((each) => ({ label: 'rule set', items: [ruleSetName(each), [code(each.digest)]] })),
              ...inputs.map(({ path, digest }) => ({ label: 'city file', items: [[code(path)], [code(digest)]] })),
              { label: 'made by', items: [`psp-check ${version}`] },
            ]),
          ),
        ]
      : []),
    ...[...new Set(ruleSets.map(notLegalAdvice))].map((text) => paragraph(text, 'quiet')),
    ...(show === 'brief' && histories.length > 0 ? [paragraph(more, 'quiet')] : []),
  ];
}
