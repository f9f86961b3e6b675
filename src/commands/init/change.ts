// What somebody wants to change in a city file that has answers.
import { InputError } from '../../errors.ts';
import { dateProblem, dateWritten } from '../../fields/date.ts';
import type { Condition } from '../../model/rule-set.ts';
import { folded } from '../../text/prose.ts';
import { asItIs, notKnown, required } from './asker.ts';
import { asFirstClaim, asFirstEntry, type Path, type Written, type WrittenMap, withItem } from './city-text.ts';
import { asMap } from './draft.ts';
import { askField, fieldInWords, valueInWords } from './field-answer.ts';
import { idFor } from './id-for.ts';
import {
  askAgency,
  askAsOf,
  askingConditions,
  askReply,
  askWhatIsOpen,
  firstAnswer,
  setField,
  type Talk,
} from './questions.ts';
import { askEvidence, changeSource, chooseSource, nameOf } from './sources.ts';
import { fieldsOf, isDated, type Spot, spotsOf } from './spots.ts';
import { typedDate } from './typed.ts';

const finish = '.finish';
const open = '.open';
const sources = '.sources';
const about = '.about';

/** Shows the answers and asks what to change, until nothing more is. */
export async function changeAnswers(talk: Talk): Promise<void> {
  const { draft, ruleSet, asker } = talk;
  const conditions = askingConditions(ruleSet);
  let preset = conditions.some((each) => isOpen(each, talk)) ? open : finish;
  for (;;) {
    const chosen = await asker.choose(
      `${folded(draft.city().name)}: what do you want to change?`,
      [
        { value: finish, label: 'nothing more' },
        { value: open, label: 'answer what is open, and name the sources that are missing' },
        ...conditions.map((each) => ({ value: each.id, label: folded(each.title), hint: answerInWords(each, talk) })),
        { value: sources, label: 'the sources' },
        { value: about, label: 'the city, its reply and the date' },
      ],
      preset,
    );
    preset = finish;
    if (chosen === finish) return;
    if (chosen === open) await askWhatIsOpen(talk);
    else if (chosen === sources) await changeSource(draft, asker);
    else if (chosen === about) await changeAbout(talk);
    else {
      const condition = conditions.find(({ id }) => id === chosen);
      if (condition) await changeAnswer(condition, talk);
    }
  }
}

const isOpen = (condition: Condition, { draft }: Talk): boolean => {
  const fields = spotsOf(draft, condition).flatMap((spot) => [...fieldsOf(spot, condition).values()]);
  return fields.every((value) => value === 'unknown');
};

/** `yes, policy, 36h`; `held by River County Jail: no`; `2 dated entries`. */
function answerInWords(condition: Condition, { draft }: Talk): string {
  const data = draft.at(['answers', condition.id]);
  if (data === undefined) return 'not answered';
  if (isDated(data, condition)) return `${data.length} dated ${data.length === 1 ? 'entry' : 'entries'}`;
  const { 'held-by': heldBy, claims } = Object(data);
  if (Array.isArray(claims)) return `${claims.length} claims that disagree`;
  if (heldBy !== undefined) {
    const names = [heldBy].flat().map((id) => draft.city().agencies.get(id)?.name ?? id);
    return `held by ${names.join(' and ')}`;
  }
  const values = fieldsOf({ data }, condition).values();
  return Array.from(values, valueInWords).join('; ');
}

async function changeAbout({ draft, asker }: Talk): Promise<void> {
  const { name, answeredBy, asOf, compiledBy } = draft.city();
  const chosen = await asker.choose(
    'What is to be changed?',
    [
      { value: '', label: 'nothing' },
      { value: 'city', label: 'the name of the city', hint: name },
      { value: 'reply', label: "who gave the city's own reply, and when", hint: answeredBy ?? notKnown },
      { value: 'as-of', label: 'the date as of which the answers are read', hint: asOf ?? 'the day of each check' },
      { value: 'compiled-by', label: 'who writes this file', hint: compiledBy ?? 'the city itself' },
    ],
    '',
  );
  const change = async (key: string, message: string, none: string) => {
    const text = await asker.write(message, () => null, { none });
    if (text !== '') await draft.set([key], text);
  };
  if (chosen === 'city') await change('city', 'Which city is this about?', asItIs);
  if (chosen === 'reply') await askReply(draft, asker);
  if (chosen === 'as-of') await askAsOf(draft, asker);
  if (chosen === 'compiled-by')
    await change('compiled-by', 'Who is writing this file?', compiledBy === null ? 'the city itself' : asItIs);
}

async function changeAnswer(condition: Condition, talk: Talk): Promise<void> {
  const { draft, asker } = talk;
  const path = ['answers', condition.id];
  const data = draft.at(path);
  if (data === undefined) return answerAnew(condition, path, talk);
  const spots = spotsOf(draft, condition);
  for (const spot of spots) {
    const fields = condition.asks.map((field) => fieldInWords(field, fieldsOf(spot, condition).get(field.id)));
    asker.say(nameOf({ spot, condition }, draft), fields.join('\n'));
  }
  const isHeld = Object(data)['held-by'] !== undefined;
  const chosen = await asker.choose(
    'What do you want to do?',
    [
      { value: '', label: 'nothing' },
      ...(spots.length === 0 ? [] : [{ value: 'correct', label: 'correct the answer' }]),
      { value: 'dated', label: 'add what holds from a later day on', hint: 'the answer has changed' },
      ...(spots.length === 0
        ? []
        : [{ value: 'claim', label: 'add what another source says', hint: 'sources disagree' }]),
      isDated(data, condition)
        ? { value: '', label: '' }
        : {
            value: 'agency',
            label: isHeld ? 'add another agency that holds this, too' : 'say that another agency holds this, too',
          },
      ...(spots.length === 0 ? [] : [{ value: 'evidence', label: 'add a source for the answer' }]),
      { value: 'note', label: 'write a note', hint: 'what a reader should know about it' },
    ].filter(({ value, label }) => value !== '' || label !== ''),
    '',
  );
  try {
    switch (chosen) {
      case 'correct':
        return await correct(await chooseSpot(spots, condition, talk), condition, talk);
      case 'dated':
        return await addEntry(condition, await choosePath(spots, condition, talk), talk);
      case 'claim':
        return await addClaim(await chooseSpot(spots, condition, talk), condition, talk);
      case 'agency':
        return await addAgency(condition, talk);
      case 'evidence':
        return await addEvidence(await chooseSpot(spots, condition, talk), condition, talk);
      case 'note': {
        const at = spots.length > 0 ? (await chooseSpot(spots, condition, talk)).path : path;
        const note = await asker.write('What should a reader know? One sentence', required);
        return await draft.setIn(at, condition.asks, ['note'], note);
      }
    }
  } catch (error) {
    // Nothing has changed then: the dates of entries that overlap, for one.
    if (!(error instanceof InputError)) throw error;
    asker.say('This was not taken into the file', error.problems.map(({ message }) => message).join(' '));
  }
}

async function chooseSpot(spots: readonly Spot[], condition: Condition, { draft, asker }: Talk): Promise<Spot> {
  const [first, ...more] = spots;
  if (!first) throw new Error(`${condition.id} has no answer.`);
  if (more.length === 0) return first;
  const choices = spots.map((spot, index) => ({ value: String(index), label: nameOf({ spot, condition }, draft) }));
  return spots[Number(await asker.choose('Which of them?', choices, '0'))] ?? first;
}

/** Whose answer it is that gets another entry. */
async function choosePath(spots: readonly Spot[], condition: Condition, talk: Talk): Promise<Path> {
  const city = ['answers', condition.id];
  const paths = new Map<string, Path>();
  const { draft } = talk;
  if (Object(draft.at(city))['held-by'] === undefined) paths.set('', city);
  for (const { agency } of spots) if (agency !== null) paths.set(agency, ['agencies', agency, 'answers', condition.id]);
  const [[first, only] = ['', city], ...more] = paths;
  if (more.length === 0) return only;
  const choices = [...paths.keys()].map((id) => ({
    value: id,
    label: id === '' ? 'the city itself' : (draft.city().agencies.get(id)?.name ?? id),
  }));
  return paths.get(await talk.asker.choose('Whose answer?', choices, first)) ?? city;
}

async function answerAnew(condition: Condition, path: Path, talk: Talk): Promise<void> {
  const answer = await collect(condition, talk, true);
  await talk.draft.set(path, answer);
}

/** All of an answer at once, so that it is written whole or not at all. */
async function collect(condition: Condition, talk: Talk, mayBeHeld: boolean): Promise<WrittenMap> {
  const { asker } = talk;
  const [first, ...rest] = condition.asks;
  const answer = await firstAnswer(condition, talk, mayBeHeld);
  if (!first || 'heldBy' in answer) return 'heldBy' in answer ? { 'held-by': answer.heldBy } : {};
  const values: Record<string, Written> = { [first.id]: answer.value };
  if (answer.value === 'not-applicable')
    values['note'] = await asker.write('Why does it not apply? One sentence', required);
  if (first.type === 'yes-no' && answer.value !== 'yes') return values;
  for (const field of rest) values[field.id] = await askField(field, asker);
  return values;
}

async function correct(spot: Spot, condition: Condition, talk: Talk): Promise<void> {
  const { draft, asker } = talk;
  const fields = fieldsOf(spot, condition);
  const [only, ...more] = condition.asks;
  const id =
    more.length === 0
      ? only?.id
      : await asker.choose(
          'Which part of it?',
          [
            { value: '', label: 'none' },
            ...condition.asks.map((each) => ({ value: each.id, label: fieldInWords(each, fields.get(each.id)) })),
          ],
          '',
        );
  const field = condition.asks.find((each) => each.id === id);
  if (!field) return;
  const isFirst = field === only && field.type === 'yes-no';
  const answer = isFirst ? await firstAnswer(condition, talk, false) : { value: await askField(field, asker) };
  if ('value' in answer) await setField(condition, spot.path, field.id, answer.value, draft, asker);
}

async function askDay(message: string, { asker }: Talk): Promise<Written> {
  const problem = (text: string) => required(text) ?? dateProblem(typedDate(text));
  const hint = 'a day, a month or a year, such as 2017-08-18';
  return dateWritten(typedDate(await asker.write(message, problem, { hint })));
}

/** What holds from a day on. An answer without dates needs a day from which it held as well. */
async function addEntry(condition: Condition, path: Path, talk: Talk): Promise<void> {
  const { draft } = talk;
  const isOfCity = path[0] === 'answers';
  const since = isDated(draft.at(path), condition)
    ? null
    : await askDay('Since when has the answer in the file held?', talk);
  const from = await askDay('From when on does the new answer hold?', talk);
  const entry: WrittenMap = { from, ...(await collect(condition, talk, isOfCity)) };
  await draft.edit((text) => {
    const dated = since === null ? text : asFirstEntry(asMap(text, path, condition.asks), path, 'from', since);
    return withItem(dated, path, entry);
  });
}

/** What another source says beside an answer, or beside claims that there are. */
async function addClaim(spot: Spot, condition: Condition, talk: Talk): Promise<void> {
  const { draft, asker } = talk;
  const claim = await collect(condition, talk, false);
  const source = await chooseSource('Which source says so?', draft, asker);
  const says =
    source === null ? null : await asker.write('What does it say?', required, { hint: 'one sentence of your own' });
  const whole = source === null || says === null ? claim : { ...claim, evidence: { [source]: says } };
  const path = spot.claim === null ? spot.path : spot.path.slice(0, -2);
  await draft.edit((text) => {
    const claimed =
      spot.claim === null ? asFirstClaim(asMap(text, path, condition.asks), path, ['from', 'until']) : text;
    return withItem(claimed, [...path, 'claims'], whole);
  });
}

async function addEvidence(spot: Spot, condition: Condition, { draft, asker }: Talk): Promise<void> {
  const source = await chooseSource('Where is it written?', draft, asker);
  if (source !== null) await askEvidence(source, [{ spot, condition }], draft, asker);
}

/** An agency beside the one that holds the answer, or beside the city: what the city answers itself is then that of a facility of its own. */
async function addAgency(condition: Condition, talk: Talk): Promise<void> {
  const { draft, asker } = talk;
  const path = ['answers', condition.id];
  const before: readonly string[] = [Object(draft.at(path))['held-by'] ?? []].flat();
  const holders = [...before];
  if (before.length === 0 && !isOpen(condition, talk)) {
    asker.say("What the file has is the city's own answer, so it needs a name to stand beside that of the agency.");
    const name = await asker.write('Which facility of the city is it about? Such as City lock-up', required);
    const own = await askOwn(name, condition, talk);
    holders.push(own);
  }
  const agency = await askAgency(talk, holders);
  holders.push(agency);
  const known = Object(draft.at(['agencies', agency]));
  const isKnown = known.file !== undefined || Object.hasOwn(Object(known.answers), condition.id);
  if (!isKnown) asker.say(`What ${known.name} answers`);
  const answer = isKnown ? null : await collect(condition, talk, false);
  if (answer !== null) await draft.set(['agencies', agency, 'answers', condition.id], answer);
  const [only, ...more] = holders;
  const heldBy = more.length === 0 && only !== undefined ? only : holders;
  if (before.length > 0) await draft.set([...path, 'held-by'], heldBy);
  else await draft.set(path, { 'held-by': heldBy });
}

/** Moves the city's answer to a facility of its own; returns the id of that. */
async function askOwn(name: string, condition: Condition, { draft }: Talk): Promise<string> {
  const id = idFor(name, 'facility', new Set(draft.city().agencies.keys()));
  const answer = draft.at(['answers', condition.id]) as Written;
  await draft.set(['agencies', id], { name, own: 'yes', answers: { [condition.id]: answer } });
  return id;
}
