// The questions of a rule set, one by one, to whoever fills in a city file.

import { assessAll, type HolderAnswer } from '../../evaluate/assess.ts';
import { evaluate } from '../../evaluate/evaluate.ts';
import { dateProblem, dateWritten, dayProblem } from '../../fields/date.ts';
import type { Agency, City, Period } from '../../model/city.ts';
import type { Day } from '../../model/day.ts';
import type { Condition, RuleSet } from '../../model/rule-set.ts';
import { sentence } from '../../text/list.ts';
import { folded } from '../../text/prose.ts';
import { outcomeWords } from '../../text/words.ts';
import type { Asker } from './asker.ts';
import { noCity } from './blank.ts';
import type { Path } from './city-text.ts';
import type { Draft } from './draft.ts';
import { askField } from './field-answer.ts';
import { idFor } from './id-for.ts';
import { isUnanswered, nextField } from './next-field.ts';

/** Asks what the file does not say. Stopped when whoever answers stops; what was answered is in the draft by then. */
export async function converse(draft: Draft, ruleSet: RuleSet, today: Day, asker: Asker): Promise<void> {
  const conditions = ruleSet.conditions.filter(({ asks }) => asks.length > 0);
  const isNew = conditions.every(({ id }) => {
    const answer = draft.city().answers.get(id);
    return (
      !answer || answer.periods.every(({ heldBy, statements }) => heldBy.length === 0 && statements.every(isUnanswered))
    );
  });
  if (isNew) await askAboutFile(draft, asker);
  for (const [index, condition] of conditions.entries()) {
    const place = `${index + 1} of ${conditions.length}`;
    await askCondition(condition, place, { draft, ruleSet, today, asker });
  }
}

export const required = (text: string): string | null => (text === '' ? 'This is needed.' : null);

async function askAboutFile(draft: Draft, asker: Asker): Promise<void> {
  const { name, answeredBy, compiledBy } = draft.city();
  if (name === noCity) {
    await draft.set(['city'], await asker.write('Which city is this about? Such as Rivertown, Ohio', required));
  }
  const anything = () => null;
  const hint = 'Enter: leave it out';
  if (answeredBy === null) {
    const by = await asker.write("Who gave the city's own reply to the questions?", anything, { hint });
    if (by !== '') {
      await draft.set(['answered-by'], by);
      const on = await asker.write('On which day? Such as 2017-08-14', dateProblem, { hint });
      if (on !== '') await draft.set(['answered-on'], dateWritten(on));
    }
  }
  if (compiledBy === null) {
    const by = await asker.write('Who writes this file, when it is not the city?', anything, { hint });
    if (by !== '') await draft.set(['compiled-by'], by);
  }
  if (draft.city().asOf === null) {
    const message = 'On which day are the answers looked at? Such as 2017-08-18; left out, it is always today';
    const day = await asker.write(message, dayProblem, { hint });
    if (day !== '') await draft.set(['as-of'], day);
  }
}

type Talk = { readonly draft: Draft; readonly ruleSet: RuleSet; readonly today: Day; readonly asker: Asker };

async function askCondition(condition: Condition, place: string, talk: Talk): Promise<void> {
  const { draft, asker } = talk;
  const { id, title, question } = condition;
  const heading = `${place}: ${folded(title)}`;
  const holderAnswers = groupsOf(condition, talk);
  const missing = holderAnswers.filter((group) => isAskedFor(condition, group));
  if (missing.length === 0) return;
  if (!isSimple(draft.city(), id, missing)) {
    asker.say(heading, 'The file has dates or claims here: complete these answers by hand.');
    return;
  }
  asker.say(heading, folded(question));
  const answer = draft.city().answers.get(id);
  if (!answer || isBare(condition, answer.periods[0], draft.at(['answers', id]))) {
    if (!(await askWho(condition, talk))) return;
  }
  let asked = 0;
  for (const { holder } of groupsOf(condition, talk)) {
    const agency = holder.agency?.id ?? null;
    const path = pathOf(id, agency);
    if (agency !== null && draft.at(['agencies', agency, 'file']) !== undefined) {
      asker.say(`${holder.agency?.name} answers in a file of its own`, holder.agency?.location.path);
      continue;
    }
    asked += await askFields(condition, agency, path, talk);
    if (needsEvidence(groupOf(condition, agency, talk))) await askEvidence(condition, path, talk);
  }
  if (asked > 0) printOutcome(condition, talk);
}

const pathOf = (condition: string, agency: string | null): Path =>
  agency === null ? ['answers', condition] : ['agencies', agency, 'answers', condition];

/** A field is missing, or the evidence for the others is. */
function isAskedFor(condition: Condition, group: HolderAnswer): boolean {
  const [judged] = group.judged;
  return judged !== undefined && (nextField(condition, judged, new Set()) !== null || needsEvidence(group));
}

function needsEvidence(group: HolderAnswer | null): boolean {
  if (!group || group.judged.length > 1) return false;
  return group.judged.every(({ statement }) => !isUnanswered(statement) && statement.evidence.length === 0);
}

/** One answer for all days, by one source. */
function isSimple(city: City, id: string, holderAnswers: readonly HolderAnswer[]): boolean {
  const answers = [city.answers.get(id), ...holderAnswers.map(({ holder }) => holder.agency?.answers.get(id))];
  return answers.every(
    (answer) => !answer || answer.periods.every(({ from, statements }) => from === null && statements.length < 2),
  );
}

/** Nothing is answered, by nobody, and nothing stands beside it. */
function isBare(condition: Condition, period: Period | undefined, data: unknown): boolean {
  if (!period || period.heldBy.length > 0) return false;
  if (!period.statements.every(isUnanswered)) return false;
  const ids: readonly string[] = condition.asks.map((field) => field.id);
  return typeof data !== 'object' || data === null || Object.keys(data).every((key) => ids.includes(key));
}

/** Who holds the answer. False when it is left for later. */
async function askWho({ id }: Condition, { draft, asker }: Talk): Promise<boolean> {
  const who = await asker.choose('Who has the answer?', [
    { value: 'city', label: 'the city itself' },
    { value: 'agency', label: 'another agency holds this', hint: 'such as a county jail' },
    { value: 'later', label: 'leave it for now' },
  ]);
  if (who !== 'agency') return who === 'city';
  const agency = await askAgency(draft, asker);
  await draft.set(['answers', id], { 'held-by': agency });
  return true;
}

/** A key that no id can be. */
const another = '+';

async function askAgency(draft: Draft, asker: Asker): Promise<string> {
  const agencies = [...draft.city().agencies.values()];
  if (agencies.length > 0) {
    const chosen = await asker.choose('Which one?', [
      ...agencies.map(({ id, name }: Agency) => ({ value: id, label: name, hint: id })),
      { value: another, label: 'another one' },
    ]);
    if (chosen !== another) return chosen;
  }
  const name = await asker.write('What is the agency called? Such as River County Jail', required);
  const id = idFor(name, 'agency', new Set(draft.city().agencies.keys()));
  await draft.set(['agencies', id], { name, answers: {} });
  return id;
}

/** How many fields were asked for. */
async function askFields(condition: Condition, agency: string | null, path: Path, talk: Talk): Promise<number> {
  const { draft, asker } = talk;
  const asked = new Set<string>();
  for (;;) {
    const [judged] = groupOf(condition, agency, talk)?.judged ?? [];
    const field = judged ? nextField(condition, judged, asked) : null;
    if (!field) return asked.size;
    asked.add(field.id);
    const value = await askField(field, asker);
    const note = value === 'not-applicable' && field.type === 'yes-no' ? await askNote(path, talk) : undefined;
    await draft.setField(path, condition.asks, field.id, value, note);
  }
}

async function askNote(path: Path, { draft, asker }: Talk): Promise<string | undefined> {
  const before = draft.at([...path, 'note']);
  return before === undefined ? asker.write('Why does it not apply? One sentence', required) : undefined;
}

async function askEvidence(condition: Condition, path: Path, { draft, asker }: Talk): Promise<void> {
  for (let count = 0; ; count++) {
    const used = draft.at([...path, 'evidence']);
    const ids = typeof used === 'object' && used !== null ? Object.keys(used) : [];
    const known = draft.city().sources.filter(({ id }) => !ids.includes(id));
    const chosen = await asker.choose(count === 0 ? 'Where is that written?' : 'Does another source say so?', [
      { value: '', label: count === 0 ? 'no source for now' : 'no' },
      ...known.map(({ id, title }) => ({ value: id, label: title, hint: id })),
      { value: another, label: 'a new source' },
    ]);
    if (chosen === '') return;
    const source = chosen === another ? await askSource(draft, asker) : chosen;
    const says = await asker.write('What does it say? One sentence of your own', required);
    await draft.setBeside(path, condition.asks, ['evidence', source], says);
  }
}

async function askSource(draft: Draft, asker: Asker): Promise<string> {
  const hint = 'Enter: leave it out';
  const title = await asker.write('The title of the source', required);
  const publisher = await asker.write('Who published it?', () => null, { hint });
  const date = await asker.write('When? A day, a month or a year, such as 2016-05', dateProblem, { hint });
  const url = await asker.write('Its web address', urlProblem, { hint });
  const id = idFor(title, 'source', new Set(draft.city().sources.map((source) => source.id)));
  await draft.set(['sources', id], {
    title,
    ...(publisher === '' ? {} : { publisher }),
    ...(date === '' ? {} : { date: dateWritten(date) }),
    ...(url === '' ? {} : { url }),
  });
  return id;
}

const urlProblem = (text: string): string | null =>
  text === '' || /^https?:\/\/[^\s]+$/.test(text) ? null : 'Write an address that begins with https:// or http://.';

/** Only once there is nothing more to ask: it must not steer an answer. */
function printOutcome(condition: Condition, { draft, ruleSet, today, asker }: Talk): void {
  const city = draft.city();
  const report = evaluate(ruleSet, city, { asOf: city.asOf ?? today, asOfGiven: true, alternatives: [] });
  const finding = report.findings.find((each) => each.condition === condition.id);
  if (finding) asker.say(`${folded(condition.title)}: ${outcomeWords[finding.outcome]}`, sentence(finding.reason));
}

function groupsOf(condition: Condition, { draft, ruleSet, today }: Talk): readonly HolderAnswer[] {
  const city = draft.city();
  const all = assessAll(ruleSet, city, city.asOf ?? today);
  return all.find((each) => each.condition.id === condition.id)?.holderAnswers ?? [];
}

const groupOf = (condition: Condition, agency: string | null, talk: Talk): HolderAnswer | null =>
  groupsOf(condition, talk).find(({ holder }) => (holder.agency?.id ?? null) === agency) ?? null;
