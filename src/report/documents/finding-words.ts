// What is said of a finding, in the same words in every format. Text of files is in it as it came: a format sanitises and escapes.
import type { Location } from '../../model/city.ts';
import type { Finding, Report, ReportEvidence, ReportOrder } from '../../model/report.ts';
import { sentence } from '../../text/list.ts';
import { folded } from '../../text/prose.ts';
import { shownName } from '../../text/shown-name.ts';
import { replyWords } from '../../text/words.ts';

/** `Not enforced against this city since 2025-09-24, under illinois-v-fema.` behind the reason. */
export function reasonWithOrder({ reason, notEnforced }: Pick<Finding, 'reason' | 'notEnforced'>): string {
  if (notEnforced === null) return reason;
  return `${reason} Not enforced against this city since ${notEnforced.from}, under ${notEnforced.order}.`;
}

/** One order that covers the city, in a few sentences. */
export function orderText({ id, from, until, says, covers, lastLooked }: Omit<ReportOrder, 'conditions'>): string {
  const span = `from ${from}${until === null ? '' : ` until ${until}`}`;
  // An id keeps its small letters.
  const about = [`covers ${folded(covers)}`, `docket last looked at on ${lastLooked}`].map(sentence);
  return [`${id}, ${span}: ${sentence(folded(says))}`, ...about].join(' ');
}

/** Who answered, and who wrote the file: a sentence each. */
export function attribution({
  answeredBy,
  answeredOn,
  compiledBy,
}: Pick<Report, 'answeredBy' | 'answeredOn' | 'compiledBy'>): readonly string[] {
  const by = answeredBy === null ? '' : ` by ${shownName(answeredBy)}`;
  const on = answeredOn === null ? '' : ` on ${answeredOn}`;
  return [
    ...(by + on === '' ? [] : [sentence(`answered${by}${on}`)]),
    ...(compiledBy === null ? [] : [`Compiled by ${shownName(compiledBy)}, not by the city.`]),
  ];
}

export function saidByWords({ saidBy, reply }: Finding): string {
  const who = saidBy ?? 'nobody';
  // A plain yes or no already stands in the reason.
  if (reply === null || reply === 'yes' || reply === 'no' || reply === 'unknown') return who;
  return `${who}; the city's reply: ${replyWords[reply]}`;
}

export function evidenceWords(evidence: ReportEvidence, finding: Finding, asOf: string): string {
  const { source, says, publishedLater } = evidence;
  const published = source.date === null ? '' : `, ${source.date}`;
  const later = publishedLater
    ? `, published later, no support on ${asOf}`
    : publishedLater === null
      ? `, which may be after ${asOf}`
      : '';
  return `${originWords(evidence, finding)}${source.publisher ?? source.title}${published}${later}: ${folded(says)}`;
}

export const noteWords = (finding: Finding): readonly string[] =>
  finding.notes.map((note) => `${originWords(note, finding)}${folded(note.says)}`);

/** Beside whose answer, when several agencies hold it, and beside which claim. */
export function originWords(
  { agency, claim }: Pick<ReportEvidence, 'agency' | 'claim'>,
  { heldBy }: Pick<Finding, 'heldBy'>,
): string {
  const names = [
    ...heldBy.filter((held) => heldBy.length > 1 && held.agency === agency).map(({ name }) => name),
    ...(claim === null ? [] : [`claim ${claim}`]),
  ];
  return names.length === 0 ? '' : `${names.join(', ')}: `;
}

/** What decided, value by value: `River County Jail: limits: judicial warrant; asked: none, or only on request`. */
export function decidingWords({ deciding, heldBy }: Pick<Finding, 'deciding' | 'heldBy'>): readonly string[] {
  return deciding.map(({ label, value, needed, agency, claim }) => {
    const name = heldBy.find((held) => held.agency === agency)?.name ?? agency;
    const whose = [name, claim === null ? null : `claim ${claim}`].filter((part) => part !== null);
    const lead = whose.length === 0 ? '' : `${whose.join(', ')}: `;
    return `${lead}${label}: ${value ?? 'not answered'}${needed === '' ? '' : `; asked: ${needed}`}`;
  });
}

/** The answer that decides: of several holders the first that has the outcome of the condition, else the city's own. */
export const decidingPlace = ({ outcome, heldBy, location }: Finding): Location =>
  (heldBy.find((held) => held.outcome === outcome) ?? { location }).location;

/** Where the answer stands: in the city's answers, and where the agencies that hold it have theirs. */
export function placesOf({ location, heldBy }: Finding): readonly string[] {
  const own = placeWords(location);
  const held = heldBy.filter((each) => placeWords(each.location) !== own);
  return [own, ...held.map((each) => `${placeWords(each.location)} (${each.name})`)];
}

export const placeWords = ({ path, line, column }: Location): string => `${path}:${line}:${column}`;
