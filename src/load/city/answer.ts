// An answer to one condition, from the data of a city file: when, who, what. Its shape has been reported by then: what has the wrong shape is
// passed over, so that it raises no further problem.
import { kindOf } from '../../fields/index.ts';
import { sourcesOfYears } from '../../fields/yearly.ts';
import type { Answer, CitySource, Evidence, Location, Period, Statement } from '../../model/city.ts';
import { type Misplaced, misplacedIn } from '../../model/dated.ts';
import { byDay, type Day, firstDay } from '../../model/day.ts';
import type { NonEmpty } from '../../model/non-empty.ts';
import { oncePer } from '../../model/once-per.ts';
import { replies } from '../../model/outcome.ts';
import type { Field } from '../../model/rule-set.ts';
import { instead } from '../schema/choices.ts';
import { isShortForm, toDate, toText, toValues } from '../schema/value.ts';
import { childOf, type DataMap, isMap } from '../source/data.ts';
import { addProblem, inside, type Place } from '../source/place.ts';

/** What an answer may refer to. */
export type Scope = {
  readonly fields: NonEmpty<Field>;
  readonly sources: ReadonlyMap<string, CitySource>;
  /** Ids of the agencies that may hold it; null for the answer of an agency itself. */
  readonly agencies: ReadonlySet<string> | null;
  /** The day on which the record ends. */
  readonly recordUntil: Day | null;
};

export function toAnswer(data: unknown, scope: Scope, place: Place): Answer {
  const location = place.document.locate(place.path, 'key');
  const periods =
    Array.isArray(data) && !isShortForm(data, scope.fields[0])
      ? inOrder(data.flatMap((entry, index) => toEntry(entry, scope, inside(place, index))))
      : [toPeriod(data, scope, place, location)];
  return { given: data, periods, location };
}

type Entry = Period & { readonly place: Place };

function toEntry(data: unknown, scope: Scope, place: Place): readonly Entry[] {
  if (!isMap(data)) return [];
  const period = toPeriod(data, scope, place, place.document.locate(place.path, 'value'));
  const from = toDate(...childOf(data, 'from', place));
  const until = toDate(...childOf(data, 'until', place));
  if (from !== null && scope.recordUntil !== null && firstDay(from) > scope.recordUntil) {
    const message = `The record ends on ${scope.recordUntil} (\`record-until\`), so nothing can begin on ${from}. Correct one of them.`;
    addProblem(inside(place, 'from'), 'value', 'after-record', message);
  }
  return from === null ? [] : [{ ...period, from, until, place }];
}

/** Entries by the first day on which they may begin. */
function inOrder(entries: readonly Entry[]): readonly Period[] {
  const misplaced = misplacedIn(entries);
  if (misplaced) addMisplaced(misplaced);
  const begins = ({ from }: Entry) => firstDay(from ?? '');
  return entries.toSorted((one, other) => byDay(begins(one), begins(other))).map(({ place: _, ...period }) => period);
}

function addMisplaced({ entry: { from, until, place }, beside, isReversed }: Misplaced<Entry>): void {
  if (isReversed) {
    const message = `It ends (${until}) before anything of it holds (${from}). \`until\` is the first day on which it no longer holds.`;
    addProblem(inside(place, 'until'), 'value', 'dates-reversed', message);
  } else if (beside === null) {
    const message = `With the other entries no day of ${from} is left on which it could begin. Correct the dates, or write what they say as \`claims\` of one entry.`;
    addProblem(inside(place, 'from'), 'value', 'dates-overlap', message);
  } else if (beside.until !== null && beside.from !== from) {
    const message = `It holds until ${beside.until}, but another entry begins on ${from}. End it by then, or leave \`until\` out.`;
    addProblem(inside(beside.place, 'until'), 'value', 'dates-overlap', message);
  } else {
    const message = `Another entry begins on ${from}, too. Give them different days, or write both as \`claims\` of one entry.`;
    addProblem(inside(place, 'from'), 'value', 'dates-overlap', message);
  }
}

function toPeriod(data: unknown, scope: Scope, place: Place, location: Location): Period {
  const bare: Period = { from: null, until: null, heldBy: [], statements: [], ...noneBeside, location };
  if (!isMap(data) || isShortForm(data, scope.fields[0]))
    return { ...bare, statements: [toStatement(data, scope, place, location, false)] };
  if (Object.hasOwn(data, 'held-by')) {
    return { ...bare, ...toBeside(data, scope, place), heldBy: toHolders(...childOf(data, 'held-by', place), scope) };
  }
  if (Object.hasOwn(data, 'claims')) {
    const statements = toClaims(...childOf(data, 'claims', place), scope, Object.hasOwn(data, 'note'));
    return { ...bare, ...toBeside(data, scope, place), statements };
  }
  if (hasField(data, scope)) return { ...bare, statements: [toStatement(data, scope, place, location, false)] };
  if (Object.keys(data).every((key) => key === 'from' || key === 'until')) {
    addProblem(place, 'key', 'empty-answer', 'This answer is empty. Give it a field, or remove it.');
  }
  return { ...bare, ...toBeside(data, scope, place) };
}

function toClaims(data: unknown, place: Place, scope: Scope, isNoted: boolean): readonly Statement[] {
  if (!Array.isArray(data)) return [];
  return data.flatMap((claim, index) => {
    const isShort = isShortForm(claim, scope.fields[0]);
    if (!isMap(claim) && !isShort) return [];
    const at = inside(place, index);
    if (isMap(claim) && !isShort && !hasField(claim, scope)) {
      const message = `This claim answers no field. Give it at least one of ${scope.fields.map(({ id }) => `\`${id}\``).join(', ')}.`;
      addProblem(at, 'value', 'empty-claim', message);
    }
    return [toStatement(claim, scope, at, at.document.locate(at.path, 'value'), isNoted)];
  });
}

function toStatement(data: unknown, scope: Scope, place: Place, location: Location, isNoted: boolean): Statement {
  const fields = toValues(data, scope.fields, place);
  const own = isMap(data) && !isShortForm(data, scope.fields[0]) ? data : null;
  const silent = silentIn(fields);
  if (silent !== null && !isNoted && !(own && Object.hasOwn(own, 'note'))) {
    const message = own
      ? '`not-applicable` needs a `note` beside it that says why.'
      : `\`not-applicable\` needs a note that says why. Write \`{ ${silent}: not-applicable, note: … }\`.`;
    addProblem(own ? inside(place, silent) : place, 'value', 'no-note', message);
  }
  const beside = own ? toBeside(own, scope, place) : noneBeside;
  const ofYears = yearlyOf(scope.fields).flatMap((field) => {
    if (own) return evidenceOfYears(...childOf(own, field.id, place), field, scope);
    return field === scope.fields[0] ? evidenceOfYears(data, place, field, scope) : [];
  });
  const evidence = ofYears.length === 0 ? beside.evidence : [...beside.evidence, ...ofYears];
  return { fields, reply: beside.reply, note: beside.note, evidence, location };
}

/** The first field that is said not to apply. */
function silentIn(fields: Statement['fields']): string | null {
  let silent: string | null = null;
  fields.forEach(({ why }, id) => {
    if (why === 'not-applicable') silent ??= id;
  });
  return silent;
}

const yearlyOf = oncePer((fields: readonly Field[]) => fields.filter((field) => kindOf(field).isYearly));

/** What sources give that are named beside the numbers of years. */
function evidenceOfYears(given: unknown, place: Place, field: Field, { sources }: Scope): readonly Evidence[] {
  const label = typeof field.label === 'string' ? field.label : field.id;
  return sourcesOfYears(given).flatMap(({ year, source: id }) => {
    const source = toSourceOf(id, sources, inside(place, year, 'source'), 'value');
    return source ? [{ source, says: `Gives the ${label} of ${year}.` }] : [];
  });
}

const hasField = (data: DataMap, { fields }: Scope) => fields.some(({ id }) => Object.hasOwn(data, id));

function toHolders(data: unknown, place: Place, { agencies }: Scope): readonly string[] {
  const listed = Array.isArray(data)
    ? [...data.entries()].map(([index, id]) => [id, inside(place, index)] as const)
    : [[data, place] as const];
  const holders = new Set<string>();
  for (const [id, at] of listed) {
    if (typeof id !== 'string' || agencies === null) continue;
    if (!agencies.has(id)) addProblem(at, 'value', 'unknown-agency', () => unknown(id, 'agency', 'agencies', agencies));
    if (holders.has(id)) addProblem(at, 'value', 'repeated-agency', `\`${id}\` is listed twice. Remove one.`);
    holders.add(id);
  }
  return [...holders];
}

type Beside = Pick<Statement, 'reply' | 'note' | 'evidence'>;

const noneBeside: Beside = { reply: null, note: null, evidence: [] };

function toBeside(data: DataMap, scope: Scope, place: Place): Beside {
  return {
    reply: replies.find((reply) => reply === data['reply']) ?? null,
    note: toText(...childOf(data, 'note', place)),
    evidence: toEvidence(...childOf(data, 'evidence', place), scope),
  };
}

function toEvidence(data: unknown, place: Place, { sources }: Scope): readonly Evidence[] {
  if (!isMap(data)) return [];
  return Object.keys(data).flatMap((id) => {
    const at = inside(place, id);
    const says = toText(data[id], at);
    const source = toSourceOf(id, sources, at, 'key');
    return source && says !== null ? [{ source, says }] : [];
  });
}

/** The source of an id. One that is missing is reported. */
export function toSourceOf(
  id: string,
  sources: ReadonlyMap<string, CitySource>,
  place: Place,
  at: 'key' | 'value',
): CitySource | null {
  return sources.get(id) ?? addProblem(place, at, 'unknown-source', () => unknown(id, 'source', 'sources', sources));
}

/** Among more ids than this no likely one is suggested: looking for it would take too long. */
const mostIds = 200;

function unknown(id: string, noun: string, key: string, known: Ids): string {
  const message = `\`${id}\` is not ${noun === 'agency' ? 'an' : 'a'} ${noun} of this file.`;
  if (known.size === 0) return `${message} Describe it under \`${key}\`.`;
  return known.size > mostIds ? message : `${message} ${instead(id, [...known.keys()])}`;
}

type Ids = Pick<ReadonlySet<string>, 'size' | 'keys'>;
