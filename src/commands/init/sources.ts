// Where answers are written: each source is named once, whatever it is evidence for.
import { dateProblem, dateWritten } from '../../fields/date.ts';
import type { Condition, RuleSet } from '../../model/rule-set.ts';
import { folded } from '../../text/prose.ts';
import { type Asker, asItIs, notKnown, required } from './asker.ts';
import type { Draft } from './draft.ts';
import { idFor } from './id-for.ts';
import { lacksEvidence, type Spot, spotsOf } from './spots.ts';
import { typedDate, typedUrl } from './typed.ts';

type Cited = { readonly spot: Spot; readonly condition: Condition };

/** Key of a choice that no id can be. */
const another = '+';
const everything = '*';

/** Asks for the sources of the answers that have none, until they have one or nobody knows any. */
export async function askSources(draft: Draft, { conditions }: RuleSet, asker: Asker): Promise<void> {
  for (;;) {
    const open = conditions.flatMap((condition) =>
      spotsOf(draft, condition)
        .filter((spot) => lacksEvidence(spot, condition))
        .map((spot) => ({ spot, condition })),
    );
    if (open.length === 0) return;
    const answers = open.length === 1 ? 'One answer has no source yet' : `${open.length} answers have no source yet`;
    const source = await chooseSource(`${answers}. Where is it written?`, draft, asker);
    if (source === null) return;
    await askEvidence(source, await chooseAnswers(open, draft, asker), draft, asker);
  }
}

/** The id of a source that the file has by then; null: none for now. */
export async function chooseSource(message: string, draft: Draft, asker: Asker): Promise<string | null> {
  const chosen = await asker.choose(
    message,
    [
      { value: '', label: 'no source for now' },
      ...draft.city().sources.map(({ id, title }) => ({ value: id, label: folded(title), hint: id })),
      { value: another, label: 'a new source' },
    ],
    '',
  );
  if (chosen === '') return null;
  return chosen === another ? askSource(draft, asker) : chosen;
}

async function chooseAnswers(open: readonly Cited[], draft: Draft, asker: Asker): Promise<readonly Cited[]> {
  if (open.length === 1) return open;
  const choices = [
    { value: everything, label: 'all of these' },
    ...open.map((cited, index) => ({ value: String(index), label: nameOf(cited, draft) })),
  ];
  const chosen = await asker.chooseSome('Which answers does it support?', choices, 'none of these');
  return chosen.includes(everything) ? open : open.filter((_, index) => chosen.includes(String(index)));
}

/** What a spot is the answer to, and whose it is. */
export function nameOf({ spot: { agency, from, claim }, condition }: Cited, draft: Draft): string {
  const of = [
    ...(agency === null ? [] : [draft.city().agencies.get(agency)?.name ?? agency]),
    ...(from === null ? [] : [`from ${from}`]),
    ...(claim === null ? [] : [`claim ${claim}`]),
  ];
  return `${folded(condition.title)}${of.length === 0 ? '' : ` (${of.join(', ')})`}`;
}

/** Asks what a source says of some answers: one sentence for each of them. */
export async function askEvidence(source: string, of: readonly Cited[], draft: Draft, asker: Asker): Promise<void> {
  if (of.length === 0) return;
  const hint = 'one sentence of your own, such as: Section 4 lets agents in when they ask.';
  const says = await asker.write('What does it say?', required, { hint });
  for (const { spot, condition } of of) await draft.setIn(spot.path, condition.asks, ['evidence', source], says);
}

/** Asks what identifies a source, adds it to the file and returns its id. */
async function askSource(draft: Draft, asker: Asker): Promise<string> {
  const title = await asker.write('What is the source called? Such as Jail manual, River County', required);
  const date = await askDate(asker);
  const url = await askUrl(asker);
  const id = idFor(title, 'source', new Set(draft.city().sources.map((source) => source.id)));
  await draft.set(['sources', id], {
    title,
    ...(date === null ? {} : { date }),
    ...(url === null ? {} : { url }),
  });
  return id;
}

async function askUrl(asker: Asker, none: string = notKnown): Promise<string | null> {
  const typed = await asker.write('What is its web address?', (text) => urlProblem(typedUrl(text)), { none });
  const url = typedUrl(typed);
  if (url !== typed) asker.say(`Read as ${url}`);
  return url === '' ? null : url;
}

async function askDate(asker: Asker, none: string = notKnown): Promise<string | number | null> {
  const message = 'When was it published? A day, a month or a year, such as 2016-05';
  const typed = await asker.write(message, (text) => dateProblem(typedDate(text)), { none });
  const date = typedDate(typed);
  if (date !== typed) asker.say(`Read as ${date}`);
  return date === '' ? null : (dateWritten(date) as string | number);
}

const urlProblem = (text: string): string | null =>
  text === '' || /^https?:\/\/[^\s]+$/.test(text) ? null : 'Write an address that begins with https:// or http://.';

/** Adds to a source what it lacks, or corrects it. */
export async function changeSource(draft: Draft, asker: Asker): Promise<void> {
  const { sources } = draft.city();
  const id = await asker.choose(
    'Which source?',
    [
      { value: '', label: 'none' },
      ...sources.map((source) => ({ value: source.id, label: folded(source.title), hint: source.id })),
      { value: another, label: 'a new source' },
    ],
    '',
  );
  if (id === '') return;
  if (id === another) return void (await askSource(draft, asker));
  const source = sources.find((each) => each.id === id);
  const key = await asker.choose(
    'What is to be written of it?',
    [
      { value: '', label: 'nothing' },
      { value: 'title', label: 'its title', hint: source?.title ?? '' },
      { value: 'publisher', label: 'who published it', hint: source?.publisher ?? 'not given' },
      { value: 'date', label: 'when it was published', hint: source?.date ?? 'not given' },
      { value: 'url', label: 'its web address', hint: source?.url ?? 'not given' },
    ],
    '',
  );
  if (key === '') return;
  const none = source?.[key] ? asItIs : notKnown;
  const value =
    key === 'url'
      ? await askUrl(asker, none)
      : key === 'date'
        ? await askDate(asker, none)
        : await asker.write(key === 'title' ? 'What is it called?' : 'Who published it?', () => null, { none });
  if (value !== null && value !== '') await draft.set(['sources', id, key], value);
}
