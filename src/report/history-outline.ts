import type { Problem } from '../errors.ts';
import { type Day, shifted } from '../model/day.ts';
import type { Cause, ChangeDay, ConditionChange, History, Mark } from '../model/history.ts';
import { inputKey } from '../model/input.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Source } from '../model/rule-set.ts';
import { pluralize, sentence } from '../text/list.ts';
import { placeOf } from '../text/problem.ts';
import { folded, paragraphs } from '../text/prose.ts';
import { ruleSetName } from '../text/rule-set-name.ts';
import { shownName } from '../text/shown-name.ts';
import { notLegalAdvice, outcomeWords, verdictWords } from '../text/words.ts';
import { type Cite, citations } from './citations.ts';
import { verdictOutcomes } from './outcome-table.ts';
import type { Item, Outline, Row } from './outline.ts';

/** What a document of histories says to people: its sentences in their order, so that all formats say the same. Text of files is in it as it came. */
export type HistoriesOutline = {
  /** Without a full stop. */
  readonly headline: string;
  /** How the verdict of each went, in one line. */
  readonly lines: readonly { readonly text: string; readonly outcome: Outcome }[];
  readonly histories: readonly HistoryOutline[];
  readonly notRead: readonly string[];
  /** Paragraphs, once for each rule set. */
  readonly reading: readonly string[];
  readonly identity: Outline['identity'];
  readonly notLegalAdvice: readonly string[];
};

export type HistoryOutline = {
  readonly city: string;
  readonly ruleSet: { readonly title: string; readonly issuer: string };
  /** `Under psp-2017-08, read as conditions to meet`, without a full stop. */
  readonly under: string;
  readonly attribution: readonly string[];
  readonly verdict: Lane;
  readonly conditions: readonly Lane[];
  readonly entries: readonly Entry[];
  /** Null: nothing ever changes. */
  readonly firstDay: Day | null;
  readonly start: readonly StartOutline[];
  /** Numbered from 1, in the order in which they are cited. */
  readonly sources: readonly Source[];
};

/** What the verdict or a condition comes out as, one span after the other. */
export type Lane = { readonly title: string; readonly condition: string | null; readonly spans: readonly Span[] };

export type Span = {
  readonly outcome: Outcome;
  readonly words: string;
  /** Null: from the beginning. */
  readonly from: Day | null;
  /** The first day on which it is another; null: still. */
  readonly until: Day | null;
  readonly when: string;
};

export type Entry = ChangesEntry | MarkEntry;

/** A day on which outcomes change. `outcome` is that of the verdict. */
export type ChangesEntry = {
  readonly kind: 'changes';
  readonly date: Day;
  /** The date in words, where its day is not known. */
  readonly given: string;
  readonly outcome: Outcome;
  /** `does not qualify`, or `still does not qualify` */
  readonly verdict: string;
  /** `until then undetermined`; null where it was the same. */
  readonly before: string | null;
  readonly changes: readonly ChangeOutline[];
};

export type ChangeOutline = Pick<ConditionChange, 'condition' | 'title' | 'outcome' | 'reason'> & {
  /** `not met` */
  readonly words: string;
  /** `until then undetermined` */
  readonly before: string;
  readonly rows: readonly Row[];
};

/** A day that changes nothing by itself; the date as it was given. */
export type MarkEntry = {
  readonly kind: 'mark';
  readonly date: Day;
  readonly given: string;
  readonly item: Item;
};

export type StartOutline = History['start']['outcomes'][number] & { readonly words: string };

export function historiesOutline(
  histories: readonly History[],
  { version, errors }: { readonly version: string; readonly errors: readonly Problem[] },
): HistoriesOutline {
  const ruleSets = [...new Map(histories.map(({ ruleSet }) => [ruleSet.digest, ruleSet])).values()];
  const inputs = [...new Map(histories.map(({ input }) => [inputKey(input), input])).values()];
  return {
    headline: headline(histories),
    lines: histories.map((history) => line(history, histories)),
    histories: histories.map(historyOutline),
    notRead: errors.map((problem) => `${placeOf(problem)}: ${problem.message}`),
    reading: ruleSets.flatMap((each) => paragraphs(`${ruleSetName(each)}, read as ${each.readAs}: ${each.reading}`)),
    identity: [
      ...ruleSets.map((each) => ({ label: 'rule set', value: ruleSetName(each), digest: each.digest })),
      ...inputs.map(({ path, digest }) => ({ label: 'city file', value: path, digest })),
      { label: 'made by', value: `psp-check ${version}`, digest: null },
    ],
    notLegalAdvice: [...new Set(ruleSets.map(notLegalAdvice))],
  };
}

function headline(histories: readonly History[]): string {
  const [first] = histories;
  if (!first) return 'No city has a history here';
  const cities = new Set(histories.map(({ input }) => inputKey(input))).size;
  return cities === 1
    ? `${shownName(first.city)}: when the verdict changes`
    : `${pluralize(cities, 'city').replace(/ys$/, 'ies')}: when their verdicts change`;
}

/** The city where there are several, the rule set where there are several, and the verdicts one after the other. */
function line(history: History, all: readonly History[]): HistoriesOutline['lines'][number] {
  const has = (key: (each: History) => string) => new Set(all.map(key)).size > 1;
  const names = [
    ...(has(({ input }) => inputKey(input)) ? [shownName(history.city)] : []),
    ...(has(({ ruleSet }) => ruleSet.digest)
      ? [`${ruleSetName(history.ruleSet)}, read as ${history.ruleSet.readAs}`]
      : []),
  ];
  const told = verdictLane(history).spans.map(({ words, when }) => `${words} ${when}`);
  const { verdict } = history.days.at(-1) ?? history.start;
  return {
    text: [...(names.length === 0 ? [] : [names.join(', ')]), told.join('; ')].join(': '),
    outcome: verdictOutcomes[verdict],
  };
}

function historyOutline(history: History): HistoryOutline {
  const { city, ruleSet, start, days, marks } = history;
  const { cite, sources } = citations();
  const entries = [
    ...days.map((day) => ({ date: day.date, make: () => changesEntry(day, history, cite) })),
    ...marks.map((mark) => ({ date: mark.date, make: () => markEntry(mark, cite) })),
  ]
    .toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)))
    // Sources are numbered in the order in which they are read.
    .map(({ make }) => make());
  return {
    city: shownName(city),
    ruleSet: { title: ruleSet.title, issuer: ruleSet.issuer },
    under: `Under ${ruleSetName(ruleSet)}, read as ${ruleSet.readAs}`,
    attribution: attribution(history),
    verdict: verdictLane(history),
    conditions: start.outcomes.map((each) => conditionLane(each, days)),
    entries,
    firstDay: days[0]?.date ?? null,
    start: start.outcomes.map((each) => ({ ...each, words: outcomeWords[each.outcome] })),
    sources: sources(),
  };
}

function attribution({ compiledBy }: History): string[] {
  return compiledBy === null ? [] : [`Compiled by ${compiledBy}, not by the city.`];
}

/** What is to be said of a verdict that holds from one day until another (null: without an end) while the rule set is not in force. */
function forceNote({ marks }: Pick<History, 'marks'>, from: Day | null, until: Day | null): string {
  const dayOf = (kind: Mark['kind']) => marks.find((mark) => mark.kind === kind)?.date ?? null;
  const [begins, ends] = [dayOf('in-force'), dayOf('no-longer-in-force')];
  if (begins !== null && until !== null && until <= begins) return ', before the rule set is in force';
  if (ends !== null && from !== null && from >= ends) return ', when the rule set is no longer in force';
  const first = begins !== null && (from === null || from < begins) ? [`from ${begins}`] : [];
  const last = ends !== null && (until === null || until > ends) ? [`until ${ends}`] : [];
  const both = [...first, ...last];
  return both.length === 0 ? '' : `, in force only ${both.join(' ')}`;
}

function verdictLane({ start, days, marks }: Pick<History, 'start' | 'days' | 'marks'>): Lane {
  const changes = days.filter(({ before, verdict }) => before !== verdict);
  const spans = [start, ...changes].map(({ verdict }, index) => {
    const [from, until] = [changes[index - 1] ?? null, changes[index] ?? null];
    const plain = span(verdictOutcomes[verdict], verdictWords[verdict], from, until);
    return { ...plain, when: plain.when + forceNote({ marks }, from?.date ?? null, until?.date ?? null) };
  });
  return { title: 'Verdict', condition: null, spans };
}

function conditionLane(
  { condition, title, outcome }: History['start']['outcomes'][number],
  days: readonly ChangeDay[],
): Lane {
  const changes = days.flatMap((day) =>
    day.changes.filter((change) => change.condition === condition).map((change) => ({ day, outcome: change.outcome })),
  );
  const spans = [{ outcome }, ...changes].map((step, index) =>
    span(step.outcome, outcomeWords[step.outcome], changes[index - 1]?.day ?? null, changes[index]?.day ?? null),
  );
  return { title, condition, spans };
}

type Turn = Pick<ChangeDay, 'date' | 'unknownDay'>;

function span(outcome: Outcome, words: string, from: Turn | null, until: Turn | null): Span {
  return { outcome, words, from: from?.date ?? null, until: until?.date ?? null, when: when(from, until) };
}

function when(from: Turn | null, until: Turn | null): string {
  const last = until === null ? null : shifted(until.date, -1);
  if (from === null) return last === null ? 'on any day' : `to ${last}`;
  if (from.unknownDay && !from.unknownDay.isLast) return turnWords(from);
  const begins = from.unknownDay ? `${from.date} at the latest` : from.date;
  if (last === null) return `from ${begins}`;
  return last === from.date ? `on ${from.date}` : `${begins} to ${last}`;
}

/** `2017-08-14`, `during 2017 (day not known)`, `2017-12-31 at the latest`. */
function turnWords({ date, unknownDay }: Turn): string {
  if (unknownDay === null) return date;
  return unknownDay.isLast ? `${date} at the latest` : `during ${unknownDay.within} (day not known)`;
}

function changesEntry(
  { date, unknownDay, before, verdict, changes }: ChangeDay,
  history: History,
  cite: Cite,
): ChangesEntry {
  const words = verdictWords[verdict] + forceNote(history, date, shifted(date, 1));
  return {
    kind: 'changes',
    date,
    given: turnWords({ date, unknownDay }),
    outcome: verdictOutcomes[verdict],
    verdict: before === verdict ? `still ${words}` : words,
    before: before === verdict ? null : `until then ${verdictWords[before]}`,
    changes: changes.map((change) => ({
      condition: change.condition,
      title: change.title,
      outcome: change.outcome,
      reason: change.reason,
      words: outcomeWords[change.outcome],
      before: `until then ${outcomeWords[change.before]}`,
      rows: causeRows(change.causes, cite),
    })),
  };
}

function causeRows(causes: readonly Cause[], cite: Cite): Row[] {
  const evidence = causes.flatMap((cause) => cause.evidence);
  const places = causes.flatMap(({ location }) =>
    location ? [`${location.path}:${location.line}:${location.column}`] : [],
  );
  const rows: readonly Row[] = [
    { label: 'because', items: causes.map(({ says }) => item(sentence(says))) },
    { label: 'evidence', items: evidence.map(({ source, says }) => item(cited(source, says), cite(source))) },
    { label: 'in file', items: places.map((place) => item(place)) },
  ];
  return rows.filter(({ items }) => items.length > 0);
}

function cited({ title, publisher, date }: Source, says: string | null): string {
  return says === null ? title : `${publisher ?? title}${date === null ? '' : `, ${date}`}: ${folded(says)}`;
}

function markEntry({ date, given, kind, says, source }: Mark, cite: Cite): MarkEntry {
  const text = kind === 'decision' ? `Decided, not evaluated: ${folded(says)}` : sentence(says);
  return { kind: 'mark', date, given, item: item(text, source && cite(source)) };
}

const item = (text: string, source: number | null = null): Item => ({ text, source, outcome: null });
