import type { Agency, Answer, City, Location, Period, Statement, Value } from '../../src/model/city.ts';
import type { Condition, Field, RuleSet } from '../../src/model/rule-set.ts';

export const at: Location = { path: 'city.yaml', line: 1, column: 1 };

export const answered = (value: NonNullable<Value['value']>): Value => ({ given: value, value, why: null });
export const open = (why: 'unknown' | 'declined' | 'not-applicable'): Value => ({ given: why, value: null, why });

export const statement = (fields: Readonly<Record<string, Value>>, more: Partial<Statement> = {}): Statement => ({
  fields: new Map(Object.entries(fields)),
  reply: null,
  note: null,
  evidence: [],
  location: at,
  ...more,
});

export const period = (more: Partial<Period>): Period => ({
  from: null,
  until: null,
  heldBy: [],
  statements: [],
  reply: null,
  note: null,
  evidence: [],
  location: at,
  ...more,
});

export const answer = (...periods: readonly Partial<Period>[]): Answer => ({
  given: {},
  periods: periods.map(period),
  location: at,
});

export const agency = (id: string, answers: Readonly<Record<string, Answer>>): Agency => ({
  id,
  name: `The ${id}`,
  own: false,
  answers: new Map(Object.entries(answers)),
  location: at,
});

export const city = (
  answers: Readonly<Record<string, Answer>>,
  { agencies = [], ...more }: Partial<Omit<City, 'agencies'>> & { readonly agencies?: readonly Agency[] } = {},
): City => ({
  name: 'Rivertown, Ohio',
  rules: null,
  asOf: null,
  answeredBy: null,
  answeredOn: null,
  compiledBy: null,
  recordUntil: null,
  sources: [],
  agencies: new Map(agencies.map((each) => [each.id, each])),
  answers: new Map(Object.entries(answers)),
  decisions: [],
  coveredBy: [],
  cutTexts: [],
  input: { path: 'city.yaml', digest: `sha256:${'0'.repeat(64)}` },
  locations: { root: at, answers: at, answeredOn: at },
  ...more,
});

export const yesNo = (id: string): Field => ({
  id,
  type: 'yes-no',
  label: { yes: `${id} is there`, no: `${id} is not there` },
});

export const condition = (more: Partial<Condition> & Pick<Condition, 'id' | 'asks' | 'metWhen'>): Condition => ({
  label: null,
  title: `Condition ${more.id}`,
  question: `What about ${more.id}?`,
  appliesWhen: null,
  notMetWhen: null,
  source: [],
  toMeet: 'Meet it.',
  context: [],
  ...more,
});

export const ruleSet = (conditions: readonly Condition[], more: Partial<RuleSet> = {}): RuleSet => ({
  id: 'test-rules',
  path: null,
  title: 'Rules for a test',
  issuer: 'Nobody',
  readAs: 'written here',
  reading: 'Read as written.',
  inForce: null,
  lastSeen: null,
  supersedes: null,
  appliesWhen: null,
  addressedTo: null,
  staleAfter: { text: '2y', period: { years: 2, months: 0, days: 0 } },
  alternatives: [],
  sources: [],
  figures: [],
  orders: [],
  conditions,
  digest: `sha256:${'1'.repeat(64)}`,
  ...more,
});
