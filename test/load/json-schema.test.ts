import { readdirSync, readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { InputError } from '../../src/errors.ts';
import { evaluate } from '../../src/evaluate/evaluate.ts';
import { loadCities } from '../../src/load/city/cities.ts';
import { loadCity, toCity } from '../../src/load/city/city.ts';
import { citySchema } from '../../src/load/city/city-schema.ts';
import { ownRules } from '../../src/load/city/own-rules.ts';
import { type JsonSchema, jsonSchema } from '../../src/load/json-schema.ts';
import { resolve } from '../../src/load/rule-set/resolve.ts';
import { loadRuleSet, shippedRuleSets } from '../../src/load/rule-set/rule-set.ts';
import { ruleSetFileSchema } from '../../src/load/rule-set/rule-set-file.ts';
import { plain } from '../../src/report/reporter.ts';
import { sampleOptions, sampleReports } from '../fixtures/sample-reports.ts';
import { changed, type Path, pathOf, placesIn } from '../support/places.ts';
import { reporters } from '../support/reporters.ts';
import { documentOf, ruleSets as rivertownRules } from '../support/rivertown.ts';
import { isThorough } from '../support/runs.ts';

const { json } = reporters;

const shipped = await shippedRuleSets();

const made = new Map<string, ValidateFunction>();

/** Each is compiled once, which takes most of a second. */
function validator(schema: JsonSchema): ValidateFunction {
  const key = JSON.stringify(schema);
  const validate =
    made.get(key) ??
    // Unions take several types, and `required` names keys that stand elsewhere in the schema.
    new Ajv({
      strict: true,
      strictTypes: false,
      strictRequired: false,
      keywords: ['enumDescriptions', 'errorMessage'],
    }).compile(schema);
  made.set(key, validate);
  return validate;
}

const rules = validator(jsonSchema('rules', []));
const report = validator(jsonSchema('report', []));
const city = validator(jsonSchema('city', shipped));
const yaml = (path: string): unknown => parse(readFileSync(path, 'utf8'));
const yamlIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));

describe('what the loader accepts, the schema accepts', () => {
  test.each(yamlIn('data/cities'))('data/cities/%s', (name) => {
    city(yaml(`data/cities/${name}`));
    expect(city.errors).toBeNull();
  });

  test.each(shipped.map(({ id }) => id))('data/rules/%s.yaml', (id) => {
    rules(yaml(`data/rules/${id}.yaml`));
    expect(rules.errors).toBeNull();
  });

  test('fixtures', async () => {
    const paths = yamlIn('test/fixtures')
      .filter((name) => !name.startsWith('hostile'))
      .map((name) => `test/fixtures/${name}`);
    const accepted: string[] = [];
    for (const path of paths) {
      const data = yaml(path);
      if (!has(data, 'city') && !has(data, 'reading')) continue;
      const load = has(data, 'city') ? () => loadCity(path, shipped) : () => loadRuleSet(path);
      if ((await codesOf(load)).length > 0) continue;
      const validate = has(data, 'city') ? await cityValidator(data, path) : rules;
      accepted.push(path);
      validate(data);
      expect(validate.errors, path).toBeNull();
    }
    expect(accepted.length).toBeGreaterThan(3);
  });

  test('the files for --columns in the docs, and no others', () => {
    const columns = validator(jsonSchema('columns', []));
    const inDocs = readFileSync('docs/many-cities.md', 'utf8').matchAll(
      /^```yaml (?:columns|qualtrics)\.yaml\n(.*?)^```/gms,
    );
    const maps = Array.from(inDocs, ([, text = '']): object => parse(text));
    expect(maps).toHaveLength(2);
    for (const map of maps) {
      columns({ ...map, $schema: 'columns.json' });
      expect(columns.errors).toBeNull();
    }
    const wrong = [
      {},
      { columns: { A: { mean: 'city' } } },
      { columns: { A: { means: 'as-of', dates: 'day/year' } } },
      { columns: {}, 'heading-rows': 0 },
      { columns: {}, 'every-city': { 'as-of': '2017-02-30' } },
    ];
    expect(wrong.filter((map) => columns(map))).toEqual([]);
  });

  test('reports', async () => {
    const { cities } = await loadCities(['data/cities'], shipped);
    const reports = cities.flatMap((each) =>
      shipped.map((ruleSet) => evaluate(ruleSet, each, { asOf: '2017-08-18', asOfGiven: true, alternatives: shipped })),
    );
    report(JSON.parse(json([...reports, ...sampleReports], sampleOptions)));
    expect(report.errors).toBeNull();
    const problem = {
      path: 'a.yaml',
      line: 1,
      column: 2,
      code: 'empty',
      message: 'The file is empty.',
      frame: null,
    } as const;
    report(JSON.parse(json([], { ...sampleOptions, style: plain, errors: [problem] })));
    expect(report.errors).toBeNull();
  });
});

const has = (data: unknown, key: string): boolean => typeof data === 'object' && data !== null && key in data;

/** A city file may name a rule set of its own. */
async function cityValidator(data: unknown, path: string): Promise<ValidateFunction> {
  const own = has(data, 'rules') ? ownRules(String(Reflect.get(Object(data), 'rules')), path) : null;
  return own === null ? city : validator(jsonSchema('city', [...shipped, await loadRuleSet(own)]));
}

/** The codes of the problems for which the loader rejects something; none: it accepts it. */
async function codesOf(load: () => unknown): Promise<readonly string[]> {
  try {
    await load();
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(({ code }) => code);
    throw error;
  }
}

/** As YAML, for in JSON a `null` is left out. */
const documentOfData = (data: unknown) => documentOf(JSON.stringify(data), 'given.yaml');

/** A city file with a field of every type and an answer of every form. */
const rivertown = {
  city: 'Rivertown, Ohio',
  'as-of': '2017-08-18',
  'answered-by': 'Rivertown Police Department',
  'answered-on': '2017-08-14',
  'compiled-by': 'a clerk',
  'record-until': '2019-06-30',
  sources: {
    manual: {
      title: 'Jail manual',
      publisher: 'River County',
      date: '2016-05',
      url: 'https://rivertown.example/manual',
    },
    'annual-report': { title: 'Annual report', date: 2016 },
  },
  agencies: {
    'county-jail': {
      name: 'River County Jail',
      own: 'no',
      answers: {
        'detainer-hold': {
          'in-place': 'yes',
          instrument: 'policy',
          hold: '48h',
          limits: ['judicial-warrant'],
          evidence: { manual: 'Says so.' },
        },
        readiness: 'no',
      },
    },
  },
  answers: {
    readiness: 'yes',
    violence: { 2014: 402.1, 2015: 431 },
    'detainer-hold': [
      { from: '2014-01-01', until: '2015-06', 'held-by': ['county-jail'], reply: 'declined' },
      { from: 2016, 'in-place': 'not-applicable', note: 'The city has no jail.' },
      {
        from: '2017-02',
        claims: [
          { 'in-place': 'not-applicable', instrument: 'unknown', note: 'No jail.' },
          { hold: 'unknown', evidence: { manual: 'Says nothing.' } },
        ],
      },
    ],
    reservations: { limits: ['on-request', 'conviction'], remark: 'Asked twice.' },
    staffing: {
      officers: 12,
      signed: '2016-02-29',
      hold: 'PT48H',
      remark: 'unknown',
      evidence: { 'annual-report': 'Lists them.' },
    },
  },
  decisions: [{ date: '2018-01', says: 'Another city was chosen.', source: 'manual' }],
};

const cityOf = validator(jsonSchema('city', rivertownRules));
const loadRivertown = (data: unknown) => toCity(documentOfData(data), rivertownRules);

const small = changed(yaml('test/fixtures/rules/small.yaml'), ['alternatives'], ['psp-2017-08']);
const loadSmall = (data: unknown) =>
  resolve(
    {
      layers: [{ named: { path: 'given.json', root: null }, document: documentOfData(data), faults: [] }],
      problems: [],
    },
    shipped,
  );

test('the city and the rule set that are broken below are valid', async () => {
  expect([await codesOf(() => loadRivertown(rivertown)), cityOf(rivertown)]).toEqual([[], true]);
  expect([await codesOf(() => loadSmall(small)), rules(small)]).toEqual([[], true]);
});

/** What is wrong with a city file: a place, and what stands there; undefined: nothing. */
const brokenCity: readonly (readonly [path: string, value: unknown])[] = [
  ['city', undefined],
  ['city', ''],
  ['city', ' '],
  ['city', 12],
  ['answers', undefined],
  ['answers', []],
  ['mayor', 'somebody'],
  ['rules', ['psp-2017-08']],
  ['as-of', '2017-02-29'],
  ['as-of', 'August 18, 2017'],
  ['as-of', '2017-08'],
  ['as-of', 2017],
  ['record-until', '2019-06'],
  ['record-until', 2019],
  ['record-until', '2019-06-31'],
  ['covered-by', 'rivertown-v-examples'],
  ['covered-by', ['']],
  ['agencies.county-jail.own', 'perhaps'],
  ['agencies.county-jail.own', null],
  ['agencies.county-jail.own', {}],
  ['agencies.county-jail.own', { toString: 'yes' }],
  ['answered-on', '2017-13'],
  ['answered-on', 999],
  ['sources.manual', 'Jail manual'],
  ['sources.manual.title', undefined],
  ['sources.manual.url', 'rivertown.example'],
  ['sources.manual.date', '2017-04-31'],
  ['sources.manual.author', 'a clerk'],
  ['sources."Jail manual"', { title: 'Jail manual' }],
  ['agencies.county-jail.name', undefined],
  ['agencies.county-jail.answers', undefined],
  ['agencies.county-jail.answers.readiness', { 'held-by': 'county-jail' }],
  ['agencies.county-jail.answers.readiness', { ready: 'yes', reply: 'yes' }],
  ['answers.parking', 'yes'],
  ['answers.reply-in-time', 'yes'],
  ['answers.readiness', null],
  ['answers.readiness', 'maybe'],
  ['answers.readiness', 'not-applicable'],
  ['answers.readiness', {}],
  ['answers.readiness', []],
  ['answers.readiness', { ready: null }],
  ['answers.readiness', { ready: 'not-applicable' }],
  ['answers.readiness', { ready: 'yes', reply: 'perhaps' }],
  ['answers.readiness', { ready: 'yes', note: '' }],
  ['answers.readiness', { ready: 'yes', evidence: 'manual' }],
  ['answers.readiness', { ready: 'yes', evidence: { manual: ' ' } }],
  ['answers.readiness', { ready: 'yes', from: 2017 }],
  ['answers.readiness', { ready: 'yes', 'held-by': 'county-jail' }],
  ['answers.readiness', { 'held-by': [] }],
  ['answers.readiness', { 'held-by': ['county-jail', 'county-jail'] }],
  ['answers.readiness', { claims: [{ ready: 'yes' }] }],
  ['answers.readiness', { claims: [{ ready: 'yes' }, { note: 'Says nothing.' }] }],
  ['answers.readiness', { claims: [{ ready: 'yes' }, { ready: 'not-applicable' }] }],
  ['answers.readiness', { claims: [{ ready: 'yes' }, { ready: 'no' }], ready: 'yes' }],
  ['answers.readiness', { claims: [{ ready: 'yes' }, { from: 2017, ready: 'no' }] }],
  ['answers.readiness', [{ ready: 'yes' }]],
  ['answers.readiness', [{ from: 2017 }]],
  ['answers.readiness', [{ from: 2016, until: 2017 }]],
  ['answers.readiness', [{ from: '2017-02-30', ready: 'yes' }]],
  ['answers.readiness', [{ from: 2017, ready: 'not-applicable' }]],
  ['answers.violence', { 15: 402.1 }],
  ['answers.violence', { rate: {} }],
  ['answers.violence', { rate: { 2015: '402.1' } }],
  ['answers.detainer-hold', { instruments: 'policy' }],
  ['answers.detainer-hold', { instrument: 'custom' }],
  ['answers.detainer-hold', { hold: 48 }],
  ['answers.detainer-hold', { hold: '48' }],
  ['answers.detainer-hold', { hold: '2 weeks' }],
  ['answers.detainer-hold', { limits: 'on-request' }],
  ['answers.detainer-hold', { limits: ['none'] }],
  ['answers.detainer-hold', { limits: ['on-request', 'on-request'] }],
  ['answers.reservations', ['on-request', 'on-request']],
  ['answers.staffing', { officers: '12' }],
  ['answers.staffing', { signed: '2017-2-1' }],
  ['answers.staffing', { remark: '' }],
  ['decisions', { date: 2018, says: 'Chosen.' }],
  ['decisions[0].says', undefined],
  ['decisions[0].date', 'later'],
  ['', 'Rivertown'],
  ['', []],
];

/** The same for a rule set. */
const brokenRules: readonly (readonly [path: string, value: unknown])[] = [
  ['rule-set', undefined],
  ['rule-set', 'Small Rules'],
  ['title', undefined],
  ['issuer', ''],
  ['read-as', undefined],
  ['reading', ' '],
  ['weight', 3],
  ['extends', ''],
  ['alternatives', 'psp-2017-08'],
  ['in-force.since', 2017],
  ['in-force.from', '2017-02-31'],
  ['last-seen', 'lately'],
  ['sources.act.title', undefined],
  ['figures.national-rate.unit', undefined],
  ['figures.national-rate.values', []],
  ['figures.national-rate.values[0].year', '2018'],
  ['figures.national-rate.values[0].value', '370.1'],
  ['figures.national-rate.values[0].published', undefined],
  ['figures.national-rate.values[0].published', '2019-09'],
  ['in-force.from', 2020],
  ['stale-after', '48h'],
  ['addressed-to', 'Rivertown'],
  ['addressed-to', { cities: [], source: 'act' }],
  ['addressed-to', { cities: ['Rivertown'] }],
  ['in-force.until', '2024-02-30'],
  ['vocabularies.limit', {}],
  ['vocabularies.limit.unknown', 'not known'],
  ['vocabularies.limit.warrant', ''],
  ['vocabularies.limit."On request"', 'only when asked'],
  ['labels.in-place', { yes: 'a rule is in place' }],
  ['labels."notice.time"', { noun: 'time of notice' }],
  ['labels."notice.time"', { noun: 'time of notice', asked: '' }],
  ['labels."notice time"', 'time of notice'],
  ['conditions', undefined],
  ['conditions', []],
  ['conditions[0].id', 'Detains'],
  ['conditions[0].title', 'x'.repeat(81)],
  ['conditions[0].question', undefined],
  ['conditions[0].asks', undefined],
  ['conditions[0].asks.custody', 'boolean'],
  ['conditions[0].asks.beds', 'number'],
  ['conditions[0].asks.beds', { number: '' }],
  ['conditions[0].asks.beds', { number: 'beds', max: 'many' }],
  ['conditions[0].asks.beds', { count: 'beds' }],
  ['conditions[0].asks.reply', 'yes-no'],
  ['conditions[0].asks.as-of', 'date'],
  ['conditions[0].asks."Custody?"', 'yes-no'],
  ['conditions[0].met-when', undefined],
  ['conditions[0].met-when', {}],
  ['conditions[0].met-when', 'yes'],
  ['conditions[0].met-when', { any: [] }],
  ['conditions[0].met-when', { all: { custody: 'yes' } }],
  ['conditions[0].met-when', { not: [] }],
  ['conditions[0].met-when', { not: {} }],
  ['conditions[0].met-when', { custody: [] }],
  ['conditions[0].met-when', { custody: ['yes', 'yes'] }],
  ['conditions[0].met-when', { 'custody?': 'yes' }],
  ['conditions[0].met-when', { beds: {} }],
  ['conditions[0].met-when', { beds: { over: 1 } }],
  ['conditions[0].met-when', { beds: { above: [1] } }],
  ['conditions[0].not-met-when', {}],
  ['conditions[0].applies-when', null],
  ['conditions[0].source', undefined],
  ['conditions[0].source', {}],
  ['conditions[0].source.act', ''],
  ['conditions[0].to-meet', ' '],
  ['conditions[0].context', { act: '' }],
  ['conditions[0].weight', 2],
  ['conditions[0].examples', undefined],
  ['conditions[0].examples', {}],
  ['conditions[0].examples.met', []],
  ['conditions[0].examples.met[0]', null],
  ['conditions[0].examples.met[0]', { 'custody?': 'yes' }],
  ['conditions[0].examples.met[0]', { custody: { answer: {} } }],
  ['conditions[0].examples.met[0]', { reply: 'perhaps' }],
  ['conditions[0].examples.met[0]', { 'as-of': '2017-02-29' }],
  ['conditions[0].examples.maybe', ['yes']],
  ['conditions[1].met-when.signed', { within: '2 fortnights' }],
  ['conditions[1].met-when.signed', { after: '2019-02-29' }],
  ['conditions[1].met-when.limits', { 'none-of': [] }],
  ['conditions[1].met-when.limits', { 'none-of': 'warrant' }],
  ['conditions[1].met-when.limits', { 'any-of': ['warrant', 'warrant'] }],
];

const shown = (rows: typeof brokenCity) => rows.map(([path, value]) => [path, JSON.stringify(value), value] as const);

test.each(shown(brokenCity))('a city file with %s = %s is rejected', async (path, _, value) => {
  const broken = changed(rivertown, pathOf(path), value);
  expect(await codesOf(() => loadRivertown(broken))).not.toEqual([]);
  expect(cityOf(broken)).toBe(false);
});

test.each(shown(brokenRules))('a rule set with %s = %s is rejected', async (path, _, value) => {
  const broken = changed(small, pathOf(path), value);
  expect(await codesOf(() => loadSmall(broken))).not.toEqual([]);
  expect(rules(broken)).toBe(false);
});

const sampleReport: unknown = JSON.parse(json(sampleReports, sampleOptions));

test.each(
  shown([
    ['schemaVersion', 3],
    ['tool', undefined],
    ['reports', undefined],
    ['reports[0].verdict', 'passes'],
    ['reports[0].asOf', '2017-8-18'],
    ['reports[0].answeredBy', undefined],
    ['reports[0].score', 3],
    ['reports[0].findings[0].outcome', null],
    ['reports[0].findings[0].location.line', 0],
    ['ruleSets[0].digest', 'sha256:0'],
    ['errors', null],
  ]),
)('a report with %s = %s is rejected', (path, _, value) => {
  expect(report(changed(sampleReport, pathOf(path), value))).toBe(false);
});

/** What may stand wrongly, or rightly, at any place of a file. */
const oddities: readonly unknown[] = [
  undefined,
  null,
  true,
  false,
  0,
  -1,
  12.5,
  2017,
  99999,
  '',
  ' ',
  'yes',
  'NO',
  'unknown',
  'none',
  'declined',
  'not-applicable',
  'policy',
  'on-request',
  'county-jail',
  'Not An Id',
  '48h',
  '48',
  '2d',
  '2017-02-29',
  '2016-02-29',
  '2017-13',
  '2017-8-1',
  '2y',
  [],
  {},
  ['on-request'],
  ['on-request', 'on-request'],
  ['county-jail', 'county-jail'],
  [{}, {}],
  { 2015: 1 },
  { from: '2017' },
  { from: '2017', note: 'A note.' },
  { 'in-place': 'yes' },
  { 'at-least': '48h' },
  { manual: 'Says so.' },
];

/** Keys that are put where they do not belong. */
const strayKeys = [
  'note',
  'reply',
  'held-by',
  'claims',
  'from',
  'evidence',
  'all',
  'in-place',
  'extends',
  'stray',
  'as-of',
  'unknown',
  'none',
];

type Mutation = { readonly at: Path; readonly data: unknown };

/** Some of all mutations: in turn, so that each place gets some and each oddity comes to many places. */
function mutations(data: unknown, share: number): readonly Mutation[] {
  const all = placesIn(data).flatMap((at) => [
    ...oddities.map((oddity) => ({ at, data: changed(data, at, oddity) })),
    ...strayKeys.map((key) => ({ at: [...at, key], data: changed(data, [...at, key], 'yes') })),
  ]);
  return all.filter((mutation, index) => mutation.data !== undefined && index % share === 0);
}

/** Problems that only the shape of data has, beside those that the zod schema finds. */
const ofShape = {
  city: [
    'empty-answer',
    'empty-claim',
    'empty-text',
    'empty-value',
    'no-note',
    'no-such-date',
    'repeated-agency',
    'repeated-word',
  ],
  rules: [
    'empty-test',
    'empty-text',
    'empty-vocabulary',
    'no-condition',
    'no-example',
    'no-source',
    'no-such-date',
    'repeated-word',
    'reserved-id',
  ],
};

/** Where the schema and the loader do not agree: the place, the data there, what the one says and what the other. */
async function disagreements(
  all: readonly Mutation[],
  {
    fits,
    load,
    validate,
    shape,
  }: {
    fits: (data: unknown) => boolean;
    load: (data: unknown) => unknown;
    validate: ValidateFunction;
    shape: readonly string[];
  },
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { at, data } of all) {
    const codes = await codesOf(() => load(data));
    // What a test or an example may say depends on the type of its field.
    const isTyped = at.some((key) => key === 'examples' || String(key).endsWith('met-when'));
    const isOfShape = !fits(data) || (!isTyped && codes.some((code) => shape.includes(code)));
    const isAccepted = validate(data);
    const here = () =>
      `${at.join('.')} = ${JSON.stringify(at.reduce<unknown>((each, key) => Object(each)[key], data))}: ${codes.join(', ') || 'accepted'}`;
    if (isAccepted && isOfShape) found.push(`${here()} by the loader, accepted by the schema`);
    if (!isAccepted && codes.length === 0) found.push(`${here()} by the loader, rejected by the schema`);
  }
  return found;
}

test('the schema of a city file rejects whatever the loader rejects by shape, and nothing that it accepts', async () => {
  const schema = citySchema(rivertownRules);
  const fits = (data: unknown) => schema.safeParse(data).success;
  const all = mutations(rivertown, isThorough ? 7 : 29);
  expect(all.length).toBeGreaterThan(isThorough ? 300 : 75);
  expect(await disagreements(all, { fits, load: loadRivertown, validate: cityOf, shape: ofShape.city })).toEqual([]);
});

test('the schema of a rule set rejects whatever the loader rejects by shape, and nothing that it accepts', async () => {
  const fits = (data: unknown) => ruleSetFileSchema.safeParse(data).success;
  const all = mutations(small, isThorough ? 29 : 113);
  expect(all.length).toBeGreaterThan(isThorough ? 300 : 75);
  expect(await disagreements(all, { fits, load: loadSmall, validate: rules, shape: ofShape.rules })).toEqual([]);
});
