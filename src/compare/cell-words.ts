import { idPattern } from '../model/id.ts';
import { type Reply, replies } from '../model/outcome.ts';
import type { Deciding, Finding } from '../model/report.ts';
import { joinWith } from '../text/list.ts';
import { outcomeWords, replyWords } from '../text/words.ts';

/** The value that decides a finding, in the words of the answer: `24h`, `judicial warrant`, `sources disagree`, `held by River County Jail`. */
export function valueInWords(finding: Finding): string {
  if (finding.outcome === 'not-applicable') return 'does not apply';
  const silent = silentHolders(finding);
  const told = Array.from(byHolder(finding.deciding), ([agency, deciding]) =>
    silent.some((held) => held.agency === agency) ? '' : holderWords(deciding, finding),
  );
  const held =
    silent.length === 0
      ? ''
      : `held by ${joinWith(
          silent.map(({ name }) => name),
          'and',
        )}`;
  const words = [...new Set([...told, held])].filter((part) => part !== '');
  return words.length === 0 ? outcomeWords[finding.outcome] : words.join('; ');
}

/** On whose word a finding rests, without the sources that tell of it; null when nobody answered. */
export function byInWords(finding: Finding): string | null {
  const holders = telling(finding);
  if (finding.saidBy === null || holders.length === 0) return finding.saidBy;
  const names = holders.filter((held) => !isSilent(held, finding)).map(({ name }) => name);
  return names.length === 0 ? null : joinWith(names, 'and');
}

type Holder = Finding['heldBy'][number];

/** The agencies whose answers, or want of answers, decide. */
function telling({ heldBy, deciding }: Finding): Holder[] {
  return heldBy.filter(({ agency }) => deciding.some((each) => each.agency === agency));
}

/** Of whom nothing is recorded for the day. */
const isSilent = ({ agency, answer }: Holder, { deciding }: Finding): boolean =>
  answer === null || deciding.every((each) => each.agency !== agency || each.value === null);

const silentHolders = (finding: Finding): Holder[] => telling(finding).filter((held) => isSilent(held, finding));

function byHolder(deciding: readonly Deciding[]): ReadonlyMap<string | null, Deciding[]> {
  const groups = new Map<string | null, Deciding[]>();
  for (const each of deciding) groups.set(each.agency, [...(groups.get(each.agency) ?? []), each]);
  return groups;
}

function holderWords(deciding: readonly Deciding[], finding: Finding): string {
  const claims = [...new Set(deciding.map(({ claim }) => claim))];
  if (claims.length > 1 && finding.outcome === 'undetermined') return 'sources disagree';
  const told = claims.map((claim) =>
    claimWords(
      deciding.filter((each) => each.claim === claim),
      finding,
    ),
  );
  return joinWith([...new Set(told)], 'or');
}

/** What is open, where something is; else what is answered, a plain yes or an empty set only when there is nothing more telling. */
function claimWords(deciding: readonly Deciding[], finding: Finding): string {
  const open = deciding.filter(isOpen);
  if (finding.outcome === 'undetermined' && open.length > 0) return openWords(open);
  const told = deciding.filter(isTold);
  const more = told.filter(({ value }) => value !== 'yes' && value !== 'none');
  const plain = told.filter(({ value }) => value !== 'none');
  const [best = []] = [more, plain, told].filter(({ length }) => length > 0);
  return [...new Set(best.map((each) => answerWords(each, finding)))].join(', ').replace(`${notInPlace}, `, `${notInPlace}; `);
}

const notInPlace = 'none in place';

const whyWords: Readonly<Record<string, string>> = {
  unknown: 'unknown',
  declined: 'declined to answer',
  'not-applicable': 'answered as not applicable',
};

/** A reply is an answer whatever it says. */
const isOpen = ({ field, value }: Deciding): boolean =>
  value === null || (field !== 'reply' && Object.hasOwn(whyWords, value));

type DecidingCell = Deciding & { readonly value: string };

const isTold = (each: Deciding): each is DecidingCell => !isOpen(each);

const whyOf = ({ field, value }: Deciding): string =>
  whyWords[value ?? ''] ?? (field === 'reply' || field === 'answered-on' ? 'not known' : 'not answered');

/** `unknown` when the question itself is open, else what is open in the answer: `notice unknown`. */
function openWords(open: readonly Deciding[]): string {
  const itself = open.find(({ field, needed }) => field !== 'reply' && (needed === 'yes' || needed === 'no'));
  if (itself) return whyOf(itself);
  // What the record says of a field comes before what it leaves out.
  const whys = [...new Set(open.map(whyOf))].sort(
    (a, b) => Number(a === 'not answered') - Number(b === 'not answered'),
  );
  return whys
    .map((why) => {
      const fields = open.filter((each) => whyOf(each) === why).map(({ field }) => fieldWords(field));
      return `${joinWith([...new Set(fields)], 'and')} ${why}`;
    })
    .join(', ');
}

function fieldWords(field: string): string {
  switch (field) {
    case 'reply':
      return 'reply';
    case 'answered-on':
      return 'day of the answer';
    case 'as-of':
      return 'as-of date';
  }
  return field.replace(/[-.]/g, ' ');
}

function answerWords(told: DecidingCell, finding: Finding): string {
  const { field, value } = told;
  if (field === 'reply') return `reply: ${isReply(value) ? replyWords[value] : value}`;
  if (field === 'answered-on') return `answered on ${value}`;
  if (field === 'as-of') return `as of ${value}`;
  if (field.includes('.')) return `${fieldWords(field)}: ${spaced(value)}`;
  if (field === 'in-place' && value === 'no') return notInPlace;
  return comparedYears(told, finding) ?? durationWords(value) ?? spaced(value);
}

/** `24 hours` for `24h`; null for what is no duration. */
function durationWords(value: string): string | null {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)(h|m|d)$/.exec(value) ?? [];
  if (unit === '') return null;
  const noun = { h: 'hour', m: 'minute', d: 'day' }[unit] ?? unit;
  return `${number} ${noun}${number === '1' ? '' : 's'}`;
}

const isReply = (value: string): value is Reply => replies.some((reply) => reply === value);

/** Words of a vocabulary as people write them; anything else as it is. */
function spaced(value: string): string {
  const parts = value.split(', ');
  return parts.every((part) => idPattern.test(part))
    ? parts.map((part) => part.replaceAll('-', ' ')).join(', ')
    : value;
}

/** More years than this are told as a range. */
const mostYears = 3;

/** The years of a series that have a figure to compare with, then those that are unknown or have none yet (a year before all figures goes without saying); null when the field is no such series. */
function comparedYears({ field, agency, claim }: Deciding, { series }: Finding): string | null {
  const found = series.find((each) => each.field === field && each.agency === agency && each.claim === claim);
  if (!found) return null;
  const compared = found.years.flatMap(({ year, value, figures }) =>
    value === null || figures.every(({ later }) => later) ? [] : [{ year, value }],
  );
  if (compared.length === 0) {
    const unknown = found.years.filter(({ value }) => value === null).map(({ year }) => String(year));
    return unknown.length === 0 ? 'no figure to compare with' : `unknown in ${joinWith(unknown, 'and')}`;
  }
  const latest = Math.max(...compared.map(({ year }) => year));
  const others = found.years.map((each) => ({ ...each, isCompared: each.figures.some(({ later }) => !later) }));
  const unknown = others.filter(({ value, isCompared }) => value === null && isCompared);
  const later = others.filter(({ year, value, isCompared }) => value !== null && !isCompared && year > latest);
  const told = (years: readonly { readonly year: number }[]) =>
    joinWith(
      years.map(({ year }) => String(year)),
      'and',
    );
  const values = compared.map(({ value }) => value);
  return [
    ...(compared.length <= mostYears
      ? compared.map(({ year, value }) => `${value} in ${year}`)
      : [`${Math.min(...values)} to ${Math.max(...values)} in ${compared.length} years`]),
    ...(unknown.length > 0 ? [`unknown in ${told(unknown)}`] : []),
    ...(later.length > 0 ? [`${told(later)} not compared`] : []),
  ].join(', ');
}
