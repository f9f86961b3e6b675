// The questions of a rule set and about a city file, one by one, to whoever fills it in.
import { assessAll, type HolderAnswer } from '../../evaluate/assess.ts';
import { evaluate } from '../../evaluate/evaluate.ts';
import { dateProblem, dateWritten, dayProblem } from '../../fields/date.ts';
import { kindOf } from '../../fields/index.ts';
import type { City, Period } from '../../model/city.ts';
import type { Day } from '../../model/day.ts';
import type { Condition, RuleSet } from '../../model/rule-set.ts';
import { sentence } from '../../text/list.ts';
import { folded } from '../../text/prose.ts';
import { outcomeWords } from '../../text/words.ts';
import { type Asker, asItIs, notKnown, required } from './asker.ts';
import { noCity } from './blank.ts';
import type { Path, Written } from './city-text.ts';
import type { Draft } from './draft.ts';
import { askField } from './field-answer.ts';
import { questionOf } from './field-words.ts';
import { idFor } from './id-for.ts';
import { isUnanswered, nextField } from './next-field.ts';
import { askSources } from './sources.ts';
import { typedDate } from './typed.ts';

export type Talk = { readonly draft: Draft; readonly ruleSet: RuleSet; readonly today: Day; readonly asker: Asker };

/** The questions that are not answered, and then the sources of the answers that have none. */
export async function askWhatIsOpen(talk: Talk): Promise<void> {
  const conditions = askingConditions(talk.ruleSet);
  for (const [index, condition] of conditions.entries()) {
    await askCondition(condition, `${index + 1} of ${conditions.length}`, talk);
  }
  await askSources(talk.draft, talk.ruleSet, talk.asker);
}

export const askingConditions = ({ conditions }: RuleSet): readonly Condition[] =>
  conditions.filter(({ asks }) => asks.length > 0);

export async function askAboutFile(draft: Draft, asker: Asker): Promise<void> {
  const { name, answeredBy, compiledBy, asOf } = draft.city();
  if (name === noCity) {
    await draft.set(['city'], await asker.write('Which city is this about? Such as Rivertown, Ohio', required));
  }
  if (answeredBy === null) await askReply(draft, asker);
  if (compiledBy === null) {
    const none = 'the city itself';
    const by = await asker.write('Who is writing this file, if not the city?', () => null, { none });
    if (by !== '') await draft.set(['compiled-by'], by);
  }
  if (asOf === null) await askAsOf(draft, asker);
}

/** Who gave the city's own reply, and when. */
export async function askReply(draft: Draft, asker: Asker): Promise<void> {
  const message = "Who gave the city's own reply to these questions? Such as Rivertown Police Department";
  const { answeredBy, answeredOn } = draft.city();
  const by = await asker.write(message, () => null, { none: answeredBy === null ? notKnown : asItIs });
  if (by === '') return;
  await draft.set(['answered-by'], by);
  const problem = (text: string) => dateProblem(typedDate(text));
  const none = answeredOn === null ? notKnown : asItIs;
  const on = typedDate(await asker.write('On which day? Such as 2017-08-14', problem, { none }));
  if (on !== '') await draft.set(['answered-on'], dateWritten(on));
}

export async function askAsOf(draft: Draft, asker: Asker): Promise<void> {
  const message = 'As of which date should the answers be read? Such as 2017-08-18';
  const problem = (text: string) => dayProblem(typedDate(text));
  const none = draft.city().asOf === null ? 'the day of each check' : asItIs;
  const day = typedDate(await asker.write(message, problem, { none }));
  if (day !== '') await draft.set(['as-of'], day);
}

/** The questions to a condition that are not answered; of answers with dates or claims, none: what is open in them is not one question. */
async function askCondition(condition: Condition, place: string, talk: Talk): Promise<void> {
  const { draft, asker } = talk;
  const holderAnswers = groupsOf(condition, talk);
  const missing = holderAnswers.filter(({ judged: [first] }) => first && nextField(condition, first, new Set()));
  if (missing.length === 0 || !isSimple(draft.city(), condition.id, missing)) return;
  asker.say(`${place}: ${folded(condition.title)}`);
  const answer = draft.city().answers.get(condition.id);
  let asked = 0;
  if (!answer || isBare(condition, answer.periods[0], draft.at(['answers', condition.id]))) {
    asked += await askFirst(condition, null, talk);
  }
  for (const { holder } of groupsOf(condition, talk)) {
    const agency = holder.agency?.id ?? null;
    if (agency !== null && draft.at(['agencies', agency, 'file']) !== undefined) {
      asker.say(`${holder.agency?.name} answers in a file of its own`, holder.agency?.location.path);
      continue;
    }
    asked += await askRest(condition, agency, asked > 0, talk);
  }
  if (asked > 0) printOutcome(condition, talk);
}

const pathOf = (condition: string, agency: string | null): Path =>
  agency === null ? ['answers', condition] : ['agencies', agency, 'answers', condition];

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

/** A key that no word of an answer can be. */
const byAgency = '+agency';

/** The question of the condition itself, which another agency may have to answer. How many fields were asked for. */
async function askFirst(condition: Condition, agency: string | null, talk: Talk): Promise<number> {
  const { draft, asker } = talk;
  if (agency !== null) asker.say(`What ${draft.city().agencies.get(agency)?.name} answers`);
  const answer = await firstAnswer(condition, talk, agency === null);
  if (typeof answer === 'object' && 'heldBy' in answer) {
    await draft.set(['answers', condition.id], { 'held-by': answer.heldBy });
    const known = draft.at(['agencies', answer.heldBy]) as { readonly file?: string; readonly answers?: object };
    const isKnown = known.file !== undefined || Object.hasOwn(Object(known.answers), condition.id);
    return isKnown ? 0 : askFirst(condition, answer.heldBy, talk);
  }
  await setField(condition, pathOf(condition.id, agency), condition.asks[0]?.id ?? '', answer.value, draft, asker);
  return 1;
}

type FirstAnswer = { readonly value: Written } | { readonly heldBy: string };

/** What is said of the first field, or who holds the answer. */
export async function firstAnswer(condition: Condition, talk: Talk, mayBeHeld: boolean): Promise<FirstAnswer> {
  const [field] = condition.asks;
  if (!field) throw new Error(`${condition.id} asks nothing.`);
  const { asker } = talk;
  const isChoice = kindOf(field).question(field).ask === 'choose';
  const question = folded(condition.question);
  if (!isChoice) asker.say(question);
  const held = { value: byAgency, label: 'another agency holds this', hint: 'such as a county jail' };
  const message =
    field.type === 'yes-no' ? question : isChoice ? `${question} ${questionOf(field)}` : questionOf(field);
  const value = await askField(field, asker, message, mayBeHeld ? [held] : []);
  return value === byAgency ? { heldBy: await askAgency(talk) } : { value };
}

/** Writes a field, and why it does not apply where that is the answer. */
export async function setField(
  { asks }: Condition,
  path: Path,
  id: string,
  value: Written,
  draft: Draft,
  asker: Asker,
): Promise<void> {
  const needsNote = value === 'not-applicable' && draft.at([...path, 'note']) === undefined;
  const note = needsNote ? await asker.write('Why does it not apply? One sentence', required) : null;
  if (note === null) return draft.setIn(path, asks, [id], value);
  // Together: one without the other is not valid.
  if (draft.at(path) === undefined) return draft.set(path, { [id]: value, note });
  await draft.setIn(path, asks, ['note'], note);
  await draft.setIn(path, asks, [id], value);
}

const another = '+';

/** The id of an agency that the file has by then. */
export async function askAgency({ draft, asker }: Talk, except: readonly string[] = []): Promise<string> {
  const agencies = [...draft.city().agencies.values()].filter(({ id }) => !except.includes(id));
  if (agencies.length > 0) {
    const choices = [
      ...agencies.map(({ id, name }) => ({ value: id, label: name, hint: id })),
      { value: another, label: 'another one' },
    ];
    const chosen = await asker.choose('Which agency?', choices, agencies[0]?.id ?? another);
    if (chosen !== another) return chosen;
  }
  const name = await asker.write('What is the agency called? Such as River County Jail', required);
  const id = idFor(name, 'agency', new Set(draft.city().agencies.keys()));
  await draft.set(['agencies', id], { name, answers: {} });
  return id;
}

/** The fields that still matter. How many were asked for. */
async function askRest(condition: Condition, agency: string | null, isBegun: boolean, talk: Talk): Promise<number> {
  const { draft, asker } = talk;
  const [first] = condition.asks;
  const asked = new Set<string>(isBegun && first ? [first.id] : []);
  const before = asked.size;
  for (;;) {
    const [judged] = groupOf(condition, agency, talk)?.judged ?? [];
    const field = judged ? nextField(condition, judged, asked) : null;
    if (!field) return asked.size - before;
    asked.add(field.id);
    const path = pathOf(condition.id, agency);
    if (field === first) {
      const answer = await firstAnswer(condition, talk, false);
      if ('value' in answer) await setField(condition, path, field.id, answer.value, draft, asker);
    } else await setField(condition, path, field.id, await askField(field, asker), draft, asker);
  }
}

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
