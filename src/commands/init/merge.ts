// Takes what a returned file says into a city file: what is missing is added, what differs stands beside it as a claim, and nothing is replaced.
import { basename, dirname, isAbsolute } from 'node:path';
import { InputError } from '../../errors.ts';
import { kindOf } from '../../fields/index.ts';
import { parseYesNo } from '../../fields/yes-no.ts';
import { pathBetween, pathNamedIn } from '../../load/files/paths.ts';
import { cityKey } from '../../model/city.ts';
import type { Field } from '../../model/rule-set.ts';
import { joinWith } from '../../text/list.ts';
import { noCity } from './blank.ts';
import { asFirstClaim, type Path, type Written, withItem } from './city-text.ts';
import { asMap, type Draft } from './draft.ts';
import { valueInWords } from './field-answer.ts';
import { idFor } from './id-for.ts';

type DataMap = Readonly<Record<string, unknown>>;

/** A city file or that of an agency, as plain data that is known to be valid. */
type Returned = { readonly path: string; readonly data: DataMap };

type Merged = {
  /** A line for each change. */
  readonly changes: readonly string[];
  /** What the file says otherwise outside its answers, and goes on to say. */
  readonly kept: readonly string[];
  /** Answers that could not be taken in. */
  readonly left: readonly string[];
};

/** The fields of every condition. */
type Conditions = ReadonlyMap<string, readonly Field[]>;

type Work = {
  readonly draft: Draft;
  readonly city: string;
  readonly returned: Returned;
  readonly conditions: Conditions;
  readonly changes: string[];
  readonly kept: string[];
  readonly left: string[];
};

export async function merge(draft: Draft, city: string, returned: Returned, conditions: Conditions): Promise<Merged> {
  const work: Work = { draft, city, returned, conditions, changes: [], kept: [], left: [] };
  if (returned.data['city'] !== undefined) await mergeCity(work);
  else if (!isReadAlready(work)) await mergeAgencyFile(work);
  const { changes, kept, left } = work;
  return { changes, kept, left };
}

async function mergeCity(work: Work): Promise<void> {
  const { data } = work.returned;
  await mergeTop(work);
  const sourceIds = await mergeSources(work);
  const agencyIds = await mergeAgencies(mapOf(data['agencies']), sourceIds, work);
  for (const [id, answer] of Object.entries(mapOf(data['answers']))) {
    await mergeAnswer(['answers', id], id, withHolders(withSources(answer, sourceIds), agencyIds), work);
  }
  await mergeLists(work, sourceIds);
}

const mapOf = (data: unknown): DataMap => (isMap(data) ? data : {});

const isMap = (data: unknown): data is DataMap => typeof data === 'object' && data !== null && !Array.isArray(data);

/** What is valid in the file that is returned may not be beside what the city file has: then nothing changes, and why is told. */
async function attempt(work: Work, change: string, what: string, edit: () => Promise<void>): Promise<void> {
  try {
    await edit();
    work.changes.push(change);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    work.left.push(`${what}: ${error.problems.map(({ message }) => message).join(' ')}`);
  }
}

const topKeys = ['answered-by', 'answered-on', 'compiled-by', 'as-of', 'record-until', 'rules'];

/** Without it a city file is answered on later days as well, which it would no longer be. */
const neverAdded = 'record-until';

async function mergeTop(work: Work): Promise<void> {
  const { draft, returned } = work;
  if (draft.at(['city']) === noCity) {
    const city = String(returned.data['city']);
    await attempt(work, `city: ${city}`, 'city', () => draft.set(['city'], city));
  }
  for (const key of topKeys) {
    const value = returned.data[key];
    const before = draft.at([key]);
    if (value === undefined || isSame(before, value)) continue;
    if (before === undefined && key === neverAdded) {
      work.kept.push(`${key}: ${work.city} has none; ${returned.path} has ${String(value)}`);
    } else if (before !== undefined)
      work.kept.push(`${key}: ${String(before)} stays; ${returned.path} has ${String(value)}`);
    else await attempt(work, `${key}: ${String(value)}`, key, () => draft.set([key], written(value)));
  }
}

/** By their ids in the file that is returned, those in the city file. */
async function mergeSources(work: Work): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const [id, source] of Object.entries(mapOf(work.returned.data['sources']))) {
    const before = mapOf(work.draft.at(['sources']));
    const [same] = Object.entries(before).find(([, each]) => isSame(each, source)) ?? [];
    const free = same ?? (Object.hasOwn(before, id) ? idFor(id, 'source', new Set(Object.keys(before))) : id);
    ids.set(id, free);
    if (same !== undefined) continue;
    const title = String(mapOf(source)['title']);
    await attempt(work, `source ${free} added: ${title}`, `source ${id}`, () =>
      work.draft.set(['sources', free], written(source)),
    );
  }
  return ids;
}

/** An answer with the ids of the sources that its evidence cites in the city file. */
function withSources(data: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(data)) return data.map((each) => withSources(each, ids));
  if (!isMap(data)) return data;
  const entries = Object.entries(data).map(([key, value]) => {
    if (key === 'evidence' && isMap(value)) {
      return [key, Object.fromEntries(Object.entries(value).map(([id, says]) => [ids.get(id) ?? id, says]))];
    }
    // The number of a year has a source of its own.
    if (key === 'source' && data['value'] !== undefined) return [key, ids.get(String(value)) ?? value];
    return [key, withSources(value, ids)];
  });
  return Object.fromEntries(entries);
}

/** An agency with the ids of the sources that its answers cite in the city file. */
function withCited(agency: DataMap, ids: ReadonlyMap<string, string>): DataMap {
  const { answers } = agency;
  if (!isMap(answers)) return agency;
  const cited = Object.entries(answers).map(([id, answer]) => [id, withSources(answer, ids)]);
  return { ...agency, answers: Object.fromEntries(cited) };
}

/** An answer with the ids of its agencies in the city file. */
function withHolders(answer: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(answer)) return answer.map((each) => withHolders(each, ids));
  if (!isMap(answer) || answer['held-by'] === undefined) return answer;
  const known = (id: unknown) => ids.get(String(id)) ?? id;
  const { 'held-by': heldBy } = answer;
  return { ...answer, 'held-by': Array.isArray(heldBy) ? heldBy.map(known) : known(heldBy) };
}

async function mergeAgencies(
  agencies: DataMap,
  sourceIds: ReadonlyMap<string, string>,
  work: Work,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const [id, agency] of Object.entries(agencies)) {
    const given = rebased(withCited(mapOf(agency), sourceIds), work);
    const same = sameAgency(given, work) ?? null;
    ids.set(id, same ?? (await addAgency(given, id, work)));
    if (same !== null) await mergeAgency(same, given, work);
  }
  return ids;
}

/** The path of an agency's file starts from the folder of the file that names it. */
function rebased(agency: DataMap, { city, returned }: Work): DataMap {
  const { file } = agency;
  if (typeof file !== 'string' || isAbsolute(file)) return agency;
  return {
    ...agency,
    file: pathBetween(dirname(city), pathNamedIn(returned.path, file)),
  };
}

/** The id of an agency of the city file that has the same name, be it in a file of its own, or the same file. */
function sameAgency({ name, file }: DataMap, { draft }: Work): string | undefined {
  const isSameAgency = ([id, other]: readonly [string, { readonly name: string }]) =>
    file === undefined
      ? cityKey(other.name) === cityKey(String(name))
      : mapOf(draft.at(['agencies', id]))['file'] === file;
  return [...draft.city().agencies].find(isSameAgency)?.[0];
}

async function addAgency(agency: DataMap, wish: string, work: Work): Promise<string> {
  const taken = new Set(Object.keys(mapOf(work.draft.at(['agencies']))));
  const id = taken.has(wish) ? idFor(wish, 'agency', taken) : wish;
  const name = String(agency['name'] ?? agency['file']);
  await attempt(work, `agency ${id} added: ${name}`, `agency ${id}`, () =>
    work.draft.set(['agencies', id], written(agency)),
  );
  return id;
}

async function mergeAgency(id: string, agency: DataMap, work: Work): Promise<void> {
  const { draft, returned } = work;
  const { file, own: before } = mapOf(draft.at(['agencies', id]));
  const { file: _, own, answers } = agency;
  if (file !== undefined) {
    const conditions = Object.keys(mapOf(answers));
    if (conditions.length === 0) return;
    const others = `${returned.path} answers ${joinWith(conditions, 'and')} for it`;
    work.left.push(`agency ${id}: its answers are read from ${String(file)}; ${others}. Put them into that file`);
    return;
  }
  if (own !== undefined && before === undefined) {
    await attempt(work, `${id}: own ${String(own)}`, id, () => draft.set(['agencies', id, 'own'], String(own)));
  } else if (own !== undefined && parseYesNo(own) !== parseYesNo(before)) {
    work.kept.push(`${id}: own ${String(before)} stays; ${returned.path} has ${String(own)}`);
  }
  for (const [condition, answer] of Object.entries(mapOf(answers))) {
    await mergeAnswer(['agencies', id, 'answers', condition], condition, answer, work);
  }
}

/** Whether the city file names the file that is returned: nothing of it has to be taken in. */
function isReadAlready(work: Work): boolean {
  const { file } = rebased({ file: basename(work.returned.path) }, work);
  const named = sameAgency({ file }, work);
  if (named !== undefined) work.kept.push(`agency ${named}: its answers are read from ${String(file)} already`);
  return named !== undefined;
}

/** What an agency answers itself counts where the city says that it holds the answer. */
async function mergeAgencyFile(work: Work): Promise<void> {
  const { draft, returned } = work;
  const known = sameAgency(returned.data, work);
  // Sources that nothing would cite are not added.
  if (known !== undefined && mapOf(draft.at(['agencies', known]))['file'] !== undefined)
    return mergeAgency(known, returned.data, work);
  const { sources: _, $schema: __, ...given } = withCited(returned.data, await mergeSources(work));
  const id = known ?? (await addAgency(given, idFor(String(given['name']), 'agency', new Set()), work));
  if (known !== undefined) await mergeAgency(known, given, work);
  for (const condition of Object.keys(mapOf(given['answers']))) {
    const fields = work.conditions.get(condition) ?? [];
    const path = ['answers', condition];
    const before = draft.at(path);
    const isHolder = (data: unknown) => holdersOf(data).includes(id);
    if (isEntries(before, fields) ? before.some(isHolder) : isHolder(before)) continue;
    if (before !== undefined && !isUnanswered(before, fields)) {
      work.kept.push(`${condition}: the file has ${inWords(before, fields)}; it does not say that ${id} holds this`);
      continue;
    }
    await attempt(work, `${condition}: held by ${id}`, condition, () =>
      draft.set(path, written({ 'held-by': id, ...besideOf(before) })),
    );
  }
}

async function mergeAnswer(path: Path, condition: string, given: unknown, work: Work): Promise<void> {
  const fields = work.conditions.get(condition) ?? [];
  const { draft } = work;
  const before = draft.at(path);
  const name = nameOf(path);
  if (isSame(before, given)) return;
  if (before === undefined || (isUnanswered(before, fields) && besideKeys(before).length === 0)) {
    if (before !== undefined && isUnanswered(given, fields) && besideKeys(given).length === 0) return;
    return attempt(work, `${name}: ${inWords(given, fields)}`, name, () => draft.set(path, written(given)));
  }
  const layer = ['held-by', 'claims'].find((key) => mapOf(given)[key] !== undefined);
  if (layer !== undefined && isUnanswered(before, fields)) {
    await attempt(work, `${name}: ${inWords(given, fields)}`, name, () =>
      draft.set(path, written({ [layer]: mapOf(given)[layer], ...besideOf(before) })),
    );
    return mergeBeside(path, given, fields, name, work);
  }
  const [wasDated, isDated] = [isEntries(before, fields), isEntries(given, fields)];
  if (isEntries(before, fields) && isEntries(given, fields)) {
    for (const entry of given) await mergeEntry(path, entry, given, fields, name, work);
  } else if (wasDated || isDated) {
    const [dated, undated] = wasDated ? [work.city, work.returned.path] : [work.returned.path, work.city];
    work.left.push(
      `${name}: ${dated} says from which days on, and ${undated} (${inWords(wasDated ? given : before, fields)}) does not: give that a \`from\``,
    );
  } else await mergeStatements(path, given, fields, name, work);
}

/** An entry of a dated answer. What another file says from some day on ends what was said before, and that is told. */
async function mergeEntry(
  path: Path,
  entry: DataMap,
  given: readonly DataMap[],
  fields: readonly Field[],
  name: string,
  work: Work,
): Promise<void> {
  const { draft, city, returned } = work;
  const from = String(entry['from']);
  const now = `${name} from ${from}`;
  const fromOf = (each: DataMap) => String(each['from']);
  const entries = draft.at(path) as readonly DataMap[];
  const index = entries.findIndex((each) => fromOf(each) === from);
  if (index >= 0) {
    const ends = [entries[index], entry].map((each) => (each?.['until'] === undefined ? null : String(each['until'])));
    const [before, after] = ends.map((end) => (end === null ? 'no last day' : `until ${end}`));
    if (before === after) return mergeStatements([...path, String(index)], entry, fields, now, work);
    work.left.push(`${now}: ${city} has ${before}, and ${returned.path} ${after} (${inWords(entry, fields)})`);
    return;
  }
  const vague = entries.map(fromOf).find((each) => each.startsWith(from) || from.startsWith(each));
  if (vague !== undefined) {
    const unclear = `which of the two days comes first is not known`;
    work.left.push(`${now}: ${city} has an entry from ${vague}, and ${unclear} (${inWords(entry, fields)})`);
    return;
  }
  const isOpen = (each: DataMap | undefined) => each !== undefined && each['until'] === undefined;
  const earlier = entries
    .toSorted((one, other) => (fromOf(one) < fromOf(other) ? 1 : -1))
    .find((each) => fromOf(each) < from);
  const later = [...entries, ...given]
    .map(fromOf)
    .filter((each) => each > from)
    .sort()[0];
  const effects = [
    ...(earlier && isOpen(earlier) ? [`what ${city} says from ${fromOf(earlier)} ends there`] : []),
    ...(isOpen(entry) && later !== undefined && !given.some((each) => fromOf(each) === later)
      ? [`it ends with the entry of ${city} from ${later}`]
      : []),
  ];
  const change = [`${now}: ${inWords(entry, fields)}`, ...effects].join('; ');
  await attempt(work, change, now, () => draft.edit((text) => withItem(text, path, written(entry))));
}

/** What two files say of the same time. */
async function mergeStatements(path: Path, given: unknown, fields: readonly Field[], name: string, work: Work) {
  const before = work.draft.at(path);
  const [holders, others] = [before, given].map(holdersOf);
  if (holders?.length || others?.length) {
    const isOfSame = isSame(holders?.toSorted(), others?.toSorted());
    if (isOfSame || isUnanswered(given, fields)) return mergeBeside(path, given, fields, name, work);
    const more = besideKeys(given).filter((key) => key !== 'held-by' && key !== 'claims');
    const said = joinWith([inWords(given, fields), ...more], 'and');
    work.left.push(`${name}: ${inWords(before, fields)} stays; ${work.returned.path} has ${said}`);
    return;
  }
  const claims = claimsOf(given, fields);
  for (const claim of claims) await mergeClaim(path, claim, claims.length === 1, fields, name, work);
  if (isMap(given) && given['claims'] !== undefined) await mergeBeside(path, given, fields, name, work);
}

/** One set of fields: it is there already, fills in what a single answer leaves open, or stands beside what there is. */
async function mergeClaim(
  path: Path,
  claim: DataMap,
  isAlone: boolean,
  fields: readonly Field[],
  name: string,
  work: Work,
) {
  const { draft } = work;
  const before = draft.at(path);
  const several = isMap(before) && Array.isArray(before['claims']);
  const claims = claimsOf(before, fields);
  const known = fields.filter(({ id }) => isKnown(claim[id]));
  const says = (each: DataMap) => known.every((field) => isSameValue(each, claim, field));
  const leavesOpen = (each: DataMap) =>
    known.every(
      (field) =>
        !isKnown(each[field.id]) || isSameValue(each, claim, field) || isSameInCommon(each[field.id], claim[field.id]),
    );
  const alike = claims.flatMap((each, index) => (says(each) ? [index] : []));
  const same = alike.find((index) => saysBeside(claims[index], claim)) ?? alike[0] ?? -1;
  const index = same < 0 && isAlone && !several ? claims.findIndex(leavesOpen) : same;
  if (index < 0) {
    const { from: _, until: __, ...said } = claim;
    const words = joinWith(
      [...claims, claim].map((each) => inWords(each, fields)),
      'and',
    );
    return attempt(work, `${name}: sources differ: ${words}`, name, () =>
      draft.edit((text) => {
        const claimed = several ? text : asFirstClaim(asMap(text, path, fields), path, ['from', 'until']);
        return withItem(claimed, [...path, 'claims'], written(said));
      }),
    );
  }
  const at = several ? [...path, 'claims', String(index)] : path;
  const there = claims[index] ?? {};
  for (const { id } of known) {
    const years = newYears(there[id], claim[id]);
    for (const [year, amount] of Object.entries(years)) {
      const change = `${name}: ${year}: ${valueInWords(amount)}`;
      await attempt(work, change, name, () => draft.setIn(at, fields, [id, year], written(amount)));
    }
  }
  const news = known.filter(({ id }) => !isKnown(there[id]));
  for (const field of news) {
    const change = `${name}: ${field.id} ${valueInWords(claim[field.id])}`;
    // Why it does not apply stands beside it, or it is not valid.
    const note = claim[field.id] === 'not-applicable' && there['note'] === undefined ? claim['note'] : undefined;
    await attempt(work, change, name, async () => {
      if (note !== undefined) await draft.setIn(at, fields, ['note'], String(note));
      await draft.setIn(at, fields, [field.id], written(claim[field.id]));
    });
  }
  await mergeBeside(at, claim, fields, name, work);
}

/** Years that only one of the two has do not count as a difference. */
const isSameInCommon = (one: unknown, other: unknown): boolean =>
  isYears(one) &&
  isYears(other) &&
  Object.keys(other).every((year) => !isKnown(one[year]) || isSame(one[year], other[year]));

/** What one knows of years of which the other says nothing. */
const newYears = (there: unknown, given: unknown): DataMap =>
  isYears(there) && isYears(given)
    ? Object.fromEntries(Object.entries(given).filter(([year, amount]) => isKnown(amount) && !isKnown(there[year])))
    : {};

const isYears = (data: unknown): data is DataMap =>
  isMap(data) && Object.keys(data).length > 0 && Object.keys(data).every((key) => /^\d{4}$/.test(key));

/** Whether a text has another in it, not as a part of a word: `Page 1` is not in `Page 12`. */
function has(text: unknown, said: unknown): boolean {
  if (said === undefined) return true;
  if (typeof text !== 'string') return false;
  const sought = String(said).trim();
  const isPart = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
    if (!isPart(text[at - 1]) && !isPart(text[at + sought.length])) return true;
  }
  return false;
}

/** A text behind what is there, as a sentence of its own. */
function behind(before: unknown, text: string): string {
  if (before === undefined) return text;
  const start = String(before).trim();
  return `${start}${/[.!?;:]["')]?$/.test(start) ? '' : ';'} ${text}`;
}

/** Whether the note and the evidence of a claim stand beside another already. */
function saysBeside(there: unknown, { note, evidence }: DataMap): boolean {
  const beside = mapOf(there);
  const cited = mapOf(beside['evidence']);
  return (
    has(beside['note'], note) && Object.entries(mapOf(evidence)).every(([source, says]) => has(cited[source], says))
  );
}

/** Evidence, note and reply: what is new stands behind what is there. */
async function mergeBeside(
  at: Path,
  given: unknown,
  fields: readonly Field[],
  name: string,
  work: Work,
): Promise<void> {
  const { draft } = work;
  if (!isMap(given)) return;
  const beside = () => mapOf(draft.at(at));
  for (const [source, says] of Object.entries(mapOf(given['evidence']))) {
    const before = mapOf(beside()['evidence'])[source];
    if (has(before, says)) continue;
    const text = behind(before, String(says));
    await attempt(work, `${name}: evidence of ${source}`, name, () =>
      draft.setIn(at, fields, ['evidence', source], text),
    );
  }
  const { note, reply } = given;
  const { note: noted, reply: replied } = beside();
  if (typeof note === 'string' && !has(noted, note)) {
    const text = behind(noted, note);
    await attempt(work, `${name}: note`, name, () => draft.setIn(at, fields, ['note'], text));
  }
  if (typeof reply !== 'string' || reply === replied) return;
  if (replied !== undefined)
    work.left.push(`${name}: reply ${String(replied)} stays; ${work.returned.path} has ${reply}`);
  else await attempt(work, `${name}: reply ${reply}`, name, () => draft.setIn(at, fields, ['reply'], reply));
}

/** Orders that cover the city, and decisions of the issuer. */
async function mergeLists(work: Work, sourceIds: ReadonlyMap<string, string>): Promise<void> {
  const { draft, returned } = work;
  for (const key of ['covered-by', 'decisions']) {
    for (const item of Array.isArray(returned.data[key]) ? returned.data[key] : []) {
      const before = draft.at([key]);
      const { source } = mapOf(item);
      const value =
        isMap(item) && source !== undefined ? { ...item, source: sourceIds.get(String(source)) ?? source } : item;
      if (Array.isArray(before) && before.some((each) => isSame(each, value))) continue;
      const what = isMap(value)
        ? `decision of ${String(value['date'])}: ${String(value['says'])}`
        : `covered by ${String(value)}`;
      await attempt(work, what, key, () =>
        Array.isArray(before) && before.length > 0
          ? draft.edit((text) => withItem(text, [key], written(value)))
          : draft.set([key], [written(value)]),
      );
    }
  }
}

/** Whose answer, in a line for people: `dhs-access`, `county-jail, dhs-access`. */
const nameOf = (path: Path): string => path.filter((key) => key !== 'answers' && key !== 'agencies').join(', ');

const besideKeys = (data: unknown): readonly string[] =>
  Object.keys(mapOf(data)).filter((key) => ['note', 'evidence', 'reply', 'held-by', 'claims'].includes(key));

/** What stands beside any layer of an answer. */
const besideOf = (data: unknown): DataMap =>
  Object.fromEntries(Object.entries(mapOf(data)).filter(([key]) => ['note', 'evidence', 'reply'].includes(key)));

const holdersOf = (data: unknown): readonly string[] => [mapOf(data)['held-by'] ?? []].flat().map(String);

function isEntries(data: unknown, fields: readonly Field[]): data is readonly DataMap[] {
  return Array.isArray(data) && !isShort(data, fields);
}

function isShort(data: unknown, [first]: readonly Field[]): boolean {
  if (typeof data !== 'object' || data === null) return true;
  return first !== undefined && kindOf(first).isShortForm(data);
}

/** The sets of fields of an answer: one, or several that differ. A short form says the first field. */
function claimsOf(data: unknown, fields: readonly Field[]): readonly DataMap[] {
  const [first] = fields;
  if (isMap(data) && Array.isArray(data['claims'])) return data['claims'].flatMap((each) => claimsOf(each, fields));
  if (first && isShort(data, fields)) return [{ [first.id]: data }];
  return isMap(data) ? [data] : [];
}

const isKnown = (value: unknown): boolean => value !== undefined && value !== 'unknown';

/** Claims that say why nothing is known are not nothing: their notes and evidence have a place only there. */
function isUnanswered(data: unknown, fields: readonly Field[]): boolean {
  const { 'held-by': heldBy, claims } = mapOf(data);
  if (isEntries(data, fields) || heldBy !== undefined) return false;
  return claimsOf(data, fields).every(
    (claim) =>
      fields.every(({ id }) => !isKnown(claim[id])) && (claims === undefined || besideKeys(claim).length === 0),
  );
}

/** `48h` and `2 days` are the same, and so are sets in another order. */
function isSameValue(one: DataMap, other: DataMap, field: Field): boolean {
  const [a, b] = [one[field.id], other[field.id]].map((given) => {
    const reading = { addProblem: () => null, spelling: () => String(given) };
    const value = kindOf(field).parse(given, field, reading);
    const isSet = kindOf(field).cell === 'set';
    return JSON.stringify(isSet && Array.isArray(value) ? [...value].sort() : (value ?? given));
  });
  return a === b;
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

function sorted(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(sorted);
  if (!isMap(data)) return data;
  return Object.fromEntries(
    Object.keys(data)
      .sort()
      .map((key) => [key, sorted(data[key])]),
  );
}

/** An answer in a few words: `yes, policy`, `held by county-jail`. */
function inWords(data: unknown, fields: readonly Field[]): string {
  if (isEntries(data, fields)) return `${data.length} dated ${data.length === 1 ? 'entry' : 'entries'}`;
  const { 'held-by': heldBy } = mapOf(data);
  if (heldBy !== undefined) return `held by ${joinWith([heldBy].flat().map(String), 'and')}`;
  const claims = claimsOf(data, fields).map((claim) =>
    fields.flatMap(({ id }) => (claim[id] === undefined ? [] : [valueInWords(claim[id])])).join(', '),
  );
  return claims.map((claim) => (claim === '' ? 'no answer' : claim)).join(' / ');
}

/** The data of a valid file is what can be written. */
const written = (data: unknown): Written => data as Written;
