// What differs between two states of a city's record: its answers, its agencies and theirs, its sources, what else its file says.
import { valueWords } from '../evaluate/reasons/brief.ts';
import { subjectLabel } from '../fields/test-words.ts';
import type { Agency, Answer, City, CitySource, Evidence, Location, Period, Statement } from '../model/city.ts';
import type { Condition, RuleSet } from '../model/rule-set.ts';
import { inYaml } from '../text/in-yaml.ts';
import { joinWith } from '../text/list.ts';
import { folded } from '../text/prose.ts';
import { titleOf } from '../text/title.ts';
import { replyWords } from '../text/words.ts';
import { type Found, found } from './found.ts';
import type { Factor } from './mixture.ts';
import { changedParts, type Part, part } from './parts.ts';

/** One side: the record, and the rule set that says what its answers are called. */
export type CityUnder = { readonly city: City; readonly ruleSet: RuleSet };

export function cityDifferences(before: CityUnder, after: CityUnder): readonly Found[] {
  if (before.city === after.city) return [];
  const agencies = new Set([...after.city.agencies.keys(), ...before.city.agencies.keys()]);
  return [
    ...factDifferences(before.city, after.city),
    ...answerDifferences(before, after, null),
    ...[...agencies].flatMap((id) => [
      ...agencyDifferences(before.city, after.city, id),
      ...answerDifferences(before, after, id),
    ]),
    ...sourceDifferences(before.city, after.city),
  ];
}

function factDifferences(before: City, after: City): readonly Found[] {
  return found({
    of: 'the city file',
    factors: [{ of: 'facts' }],
    change: 'changed',
    parts: changedParts(factsOf(before), factsOf(after)),
    before: before.locations.root,
    after: after.locations.root,
  });
}

/** What a city file says beside answers, agencies and sources; its rule set and its day are told as what they make of the report. */
const factsOf = (city: City): readonly Part[] => [
  ...part('city', city.name),
  ...part('answered by', city.answeredBy),
  ...part('answered on', city.answeredOn),
  ...part('compiled by', city.compiledBy),
  ...part('record until', city.recordUntil),
  ...part('covered by', city.coveredBy.length === 0 ? null : joinWith(city.coveredBy, 'and')),
  ...city.decisions.flatMap(({ date, says }) => part(`decision of ${date}`, folded(says))),
];

function agencyDifferences(before: City, after: City, id: string): readonly Found[] {
  const [old, now] = [before.agencies.get(id), after.agencies.get(id)];
  return found({
    of: 'what the file says of the agency',
    agency: (now ?? old)?.name ?? id,
    factors: [{ of: 'agency', id }],
    change: !old ? 'added' : !now ? 'removed' : 'changed',
    parts: changedParts(old ? agencyParts(old) : [], now ? agencyParts(now) : []),
    before: old?.location ?? null,
    after: now?.location ?? null,
  });
}

const agencyParts = ({ name, own }: Agency): readonly Part[] => [
  ...part('name', name),
  ...part("the city's own", own ? 'yes' : 'no'),
];

/** Of the city itself, or of an agency. */
function answerDifferences(before: CityUnder, after: CityUnder, agency: string | null): readonly Found[] {
  const [old, now] = [holderOf(before.city, agency), holderOf(after.city, agency)];
  const ids = new Set([...(now?.answers.keys() ?? []), ...(old?.answers.keys() ?? [])]);
  return [...ids].flatMap((id) => {
    const [was, is] = [old?.answers.get(id) ?? null, now?.answers.get(id) ?? null];
    const condition = conditionOf(after.ruleSet, id) ?? conditionOf(before.ruleSet, id);
    const [from, to] = [was && partsOf(was, id, before, after), is && partsOf(is, id, after, before)];
    return found({
      of: condition ? titleOf(condition) : id,
      condition: id,
      agency: agency === null ? null : ((now ?? old)?.name ?? agency),
      factors: [{ of: 'answer', agency, condition: id }],
      change: was === null ? 'added' : is === null ? 'removed' : 'changed',
      parts: changedParts(from ?? [], to ?? []),
      ...placesOf(was, is, old?.location ?? null, now?.location ?? null),
    });
  });
}

type Holder = { readonly name: string; readonly answers: City['answers']; readonly location: Location };

function holderOf({ name, answers, locations, agencies }: City, agency: string | null): Holder | null {
  return agency === null ? { name, answers, location: locations.answers } : (agencies.get(agency) ?? null);
}

const conditionOf = ({ conditions }: RuleSet, id: string): Condition | null =>
  conditions.find((condition) => condition.id === id) ?? null;

/** Every value of an answer with what stands beside it. */
function partsOf(answer: Answer, id: string, { city, ruleSet }: CityUnder, other: CityUnder): readonly Part[] {
  const own = conditionOf(ruleSet, id);
  // What a rule set does not ask it does not name.
  const [condition, named] = own ? [own, ruleSet] : [conditionOf(other.ruleSet, id), other.ruleSet];
  return answer.periods.flatMap((period) => {
    const when = whenOf(period);
    const holders = period.heldBy.map((each) => city.agencies.get(each)?.name ?? each);
    return [
      ...part(`${when}held by`, holders.length === 0 ? null : joinWith(holders, 'and')),
      ...besideParts(period, when),
      ...period.statements.flatMap((statement, index) => {
        const lead = period.statements.length > 1 ? `${when}claim ${index + 1}: ` : when;
        return [...fieldParts(statement, lead, condition, named), ...besideParts(statement, lead)];
      }),
    ];
  });
}

function whenOf({ from, until }: Period): string {
  const dates = [...(from === null ? [] : [`from ${from}`]), ...(until === null ? [] : [`until ${until}`])];
  return dates.length === 0 ? '' : `${dates.join(' ')}: `;
}

const fieldParts = (
  { fields }: Statement,
  lead: string,
  condition: Condition | null,
  ruleSet: RuleSet,
): readonly Part[] =>
  Array.from(fields, ([id, value]) => {
    const field = condition?.asks.find((each) => each.id === id);
    return {
      key: `${lead}${id}`,
      label: `${lead}${condition ? subjectLabel({ kind: 'field', field: id }, condition, ruleSet) : id}`,
      words: field ? valueWords(value, field) : inYaml(value.given),
    };
  });

function besideParts({ reply, note, evidence }: Pick<Statement, 'reply' | 'note' | 'evidence'>, lead: string): Part[] {
  return [
    ...part(`${lead}reply`, reply === null ? null : replyWords[reply]),
    ...part(`${lead}note`, note === null ? null : folded(note)),
    ...evidence.flatMap(({ source, says }) =>
      part(`${lead}evidence, ${source.publisher ?? source.title}`, folded(says), `${lead}evidence ${source.id}`),
    ),
  ];
}

/** The entry or claim that differs where there is one of it on both sides, else the answer; where there is none, the answers in which it would stand. */
function placesOf(was: Answer | null, is: Answer | null, old: Location | null, now: Location | null) {
  const [from, to] = [was && layersOf(was), is && layersOf(is)];
  const index = from && to && from.length === to.length ? from.findIndex((each, at) => !isSame(each, to[at])) : -1;
  return {
    before: from?.[index]?.location ?? was?.location ?? old,
    after: to?.[index]?.location ?? is?.location ?? now,
  };
}

const layersOf = ({ periods }: Answer): readonly (Period | Statement)[] =>
  periods.flatMap((period): readonly (Period | Statement)[] =>
    period.statements.length > 0 ? period.statements : [period],
  );

const isSame = (one: Period | Statement, other: Period | Statement | undefined): boolean =>
  other !== undefined && JSON.stringify(inPlain(one)) === JSON.stringify(inPlain(other));

const inPlain = (layer: Period | Statement) => ({
  ...layer,
  location: null,
  fields: 'fields' in layer ? [...layer.fields] : [],
  statements: [],
  evidence: layer.evidence.map(({ source, says }: Evidence) => [source.id, says]),
});

/** Sources by their ids, those of the city file and of each agency file apart. */
function sourceDifferences(before: City, after: City): readonly Found[] {
  const [old, now] = [sourcesIn(before), sourcesIn(after)];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key) ?? null, now.get(key) ?? null];
    const source = is ?? was;
    return found({
      of: `source ${source?.id ?? key}`,
      factors: [...(was ? citing(before, was) : []), ...(is ? citing(after, is) : [])],
      change: was === null ? 'added' : is === null ? 'removed' : 'changed',
      parts: changedParts(was ? sourceParts(was) : [], is ? sourceParts(is) : []),
      before: was && { path: was.file, line: null, column: null },
      after: is && { path: is.file, line: null, column: null },
    });
  });
}

const sourceParts = ({ title, publisher, date, url }: CitySource): readonly Part[] => [
  ...part('title', title),
  ...part('publisher', publisher),
  ...part('date', date),
  ...part('address', url),
];

/** The file of an agency is the same on both sides where the agency is. */
function sourcesIn({ sources, input, agencies }: City): ReadonlyMap<string, CitySource> {
  const byFile = new Map(
    Array.from(agencies.values(), ({ id, location }): readonly [string, string] => [location.path, id]).reverse(),
  );
  return new Map(
    sources.map((source) => {
      const of = source.file === input.path ? '' : (byFile.get(source.file) ?? source.file);
      return [`${of} ${source.id}`, source];
    }),
  );
}

/** The answers that rest on a source. */
function citing({ answers, agencies }: City, source: CitySource): readonly Factor[] {
  const holders = [
    { agency: null, answers },
    ...Array.from(agencies.values(), (agency) => ({ agency: agency.id, answers: agency.answers })),
  ];
  return holders.flatMap((holder) =>
    Array.from(holder.answers)
      .filter(([, { periods }]) =>
        periods.some(({ evidence, statements }) =>
          [{ evidence }, ...statements].some((layer) => layer.evidence.some((each) => each.source === source)),
        ),
      )
      .map(([condition]): Factor => ({ of: 'answer', agency: holder.agency, condition })),
  );
}
