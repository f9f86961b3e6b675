// Random rule sets and cities, with texts that some format obeys, through every reporter; what comes out is read back by a parser of its format.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { HtmlValidate } from 'html-validate';
import { afterAll, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import { evaluate } from '../../src/evaluate/evaluate.ts';
import { historyOf } from '../../src/evaluate/history/history.ts';
import { toCity } from '../../src/load/city/city.ts';
import type { City } from '../../src/model/city.ts';
import { comparisonEnvelopeSchema } from '../../src/model/comparison.ts';
import { historyEnvelopeSchema } from '../../src/model/history.ts';
import { reportEnvelopeSchema } from '../../src/model/report.ts';
import type { RuleSet } from '../../src/model/rule-set.ts';
import type { ComparisonFormat, Format, HistoryFormat } from '../../src/report/index.ts';
import { hasSchemas, schema, schemaPath } from '../conformance/schemas.ts';
import { sampleErrors, sampleOptions } from '../fixtures/sample-reports.ts';
import { asOf } from '../support/arbitrary.ts';
import { ciCommands, parseCiCommand } from '../support/ci-log.ts';
import { cityData } from '../support/city-data.ts';
import { tagsOf } from '../support/markup.ts';
import { cityOf, sample } from '../support/random-sample.ts';
import { comparisonReporters, historyReporters, reporters } from '../support/reporters.ts';
import { nasty } from '../support/retold.ts';
import { documentOf, rivertownRules, ruleSets } from '../support/rivertown.ts';
import { parseXml } from '../support/xml.ts';
import { fuzz, soon } from './fuzz.ts';

const folder = mkdtempSync(join(tmpdir(), 'psp-check-fuzz-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Input = { readonly rules: RuleSet; readonly city: City };

/** What people write in files, by its key. */
const texts: ReadonlySet<string> = new Set(
  [
    'title',
    'question',
    'issuer',
    'readAs',
    'reading',
    'name',
    'note',
    'says',
    'publisher',
    'label',
    'yes',
    'no',
    'meaning',
  ].concat(['unit', 'definition', 'toMeet', 'answeredBy', 'compiledBy', 'at', 'path']),
);

/** The same with other texts, maps and all. */
function retold<T>(value: T, next: () => string): T;
function retold(value: unknown, next: () => string): unknown {
  if (value instanceof Map) return new Map([...value].map(([key, each]) => [key, retold(each, next)]));
  if (Array.isArray(value)) return value.map((each) => retold(each, next));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      texts.has(key) && typeof each === 'string' ? next() : retold(each, next),
    ]),
  );
}

const random: fc.Arbitrary<Promise<Input>> = fc.oneof(
  sample.map(async ({ rules, layers, answeredOn }) => ({ rules, city: cityOf(layers, answeredOn) })),
  cityData.map(async (data) => ({
    rules: rivertownRules,
    city: await toCity(documentOf(JSON.stringify(data), 'city.json'), ruleSets),
  })),
);
const inputs: fc.Arbitrary<readonly Promise<Input>[]> = fc
  .tuple(fc.array(random, { minLength: 1, maxLength: 3 }), fc.array(nasty, { minLength: 1, maxLength: 30 }))
  .map(([all, words]) => {
    let at = 0;
    const next = () => words[at++ % words.length] ?? '';
    return all.map(async (each) => retold(await each, next));
  });

const parsed = (document: string) => JSON.parse(document) as unknown;

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: { 'long-title': 'off', 'doctype-style': 'off' },
});

/** Reads a document as its readers do. */
const readers: Readonly<Record<Format | ComparisonFormat | HistoryFormat, (document: string) => void>> = {
  text: (document) => {
    expect(document).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u200b\ufeff]/u);
    expect(ciCommands(document)).toEqual([]);
  },
  json: (document) => void parsed(document),
  ndjson: (document) => {
    for (const line of document.split('\n').slice(0, -1)) parsed(line);
  },
  csv: (document) => {
    const rows: string[][] = parse(document, { recordDelimiter: '\r\n', relaxColumnCount: false, bom: false });
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/);
  },
  svg: (document) => void parseXml(document),
  junit: (document) => {
    parseXml(document);
    kept('xml', document);
  },
  sarif: (document) => {
    const log = parsed(document);
    if (validate && !validate(log)) throw new Error(JSON.stringify(validate.errors));
  },
  html: (document) => {
    for (const { name, attributes } of tagsOf(document)) {
      expect(name).not.toMatch(/^(?:script|iframe|object|form|img)$/);
      expect(attributes.get('href') ?? 'https:').toMatch(/^(?:https:|#|data:,$)/);
    }
    // It takes its time.
    if (documents.html++ % 20 > 0) return;
    const { results } = validator.validateStringSync(document);
    expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
  },
  markdown: (document) => kept('md', document),
  github: (document) => {
    for (const command of ciCommands(document)) {
      expect(['error', 'warning', 'notice', 'group', 'endgroup']).toContain(parseCiCommand(command).name);
    }
  },
};

const documents = { html: 0, xml: 0, md: 0 };

/** For programs that read many at a time: not more than a few hundred of a kind. */
function kept(kind: 'xml' | 'md', document: string): void {
  if (documents[kind] < 300) writeFileSync(join(folder, `${documents[kind]}.${kind}`), document);
  documents[kind]++;
}

const ajv = new AjvDraft04.default({ strict: false });
addFormats.default(ajv);
const validate = hasSchemas ? ajv.compile(schema('sarif-schema-2.1.0.json')) : null;

const options = { ...sampleOptions, columns: 72 };

test('every reporter writes what a parser of its format reads', async () => {
  const tried = await fuzz(0.8, fc.tuple(inputs, fc.boolean()), async ([some, isOdd]) => {
    const all = await Promise.all(some);
    const errors = isOdd ? sampleErrors : [];
    const paper = { ...options, errors, show: isOdd ? ('open' as const) : ('all' as const) };
    const reports = await soon(() =>
      all.map(({ rules, city }) =>
        evaluate(rules, city, { asOf, asOfGiven: isOdd, alternatives: isOdd ? [rivertownRules] : [] }),
      ),
    );
    for (const [format, reporter] of Object.entries(reporters))
      readers[format as Format](await soon(() => reporter(reports, paper)));
    reportEnvelopeSchema.parse(parsed(reporters.json(reports, paper)));
    const comparison = compare(reports, { shown: isOdd ? 'differences' : 'all' });
    for (const [format, reporter] of Object.entries(comparisonReporters)) {
      readers[format as ComparisonFormat](await soon(() => reporter(comparison, paper)));
    }
    comparisonEnvelopeSchema.parse(parsed(comparisonReporters.json(comparison, paper)));
    const histories = await soon(() => all.map(({ rules, city }) => historyOf(rules, city)));
    for (const [format, reporter] of Object.entries(historyReporters)) {
      readers[format as HistoryFormat](await soon(() => reporter(histories, paper)));
    }
    historyEnvelopeSchema.parse(parsed(historyReporters.json(histories, paper)));
  });
  expect(tried).toBeGreaterThan(20);
});

const paths = (kind: 'xml' | 'md') =>
  Array.from({ length: Math.min(documents[kind], 300) }, (_, index) => join(folder, `${index}.${kind}`));

test('xmllint reads the JUnit documents among them', () => {
  const schemas = hasSchemas ? ['--schema', schemaPath('junit-windyroad.xsd')] : [];
  execFileSync('xmllint', ['--noout', '--nonet', ...schemas, ...paths('xml')], { stdio: 'pipe' });
});

test('cmark-gfm finds no markup but ours in the Markdown documents among them', () => {
  const extensions = ['table', 'autolink', 'strikethrough', 'tasklist', 'footnotes'].flatMap((name) => ['-e', name]);
  const ours =
    /^(?:h[1-6]|p|ul|ol|li|table|thead|tbody|tr|th|td|a|code|strong|em|del|details|summary|br|blockquote|hr|sub|sup|pre)$/;
  for (const path of paths('md')) {
    const html = execFileSync('cmark-gfm', ['--unsafe', ...extensions, path], { encoding: 'utf8' });
    const names = Array.from(html.matchAll(/<([a-zA-Z][a-zA-Z0-9]*)[ />]/g), ([, name = '']) => name);
    expect(names.filter((name) => !ours.test(name))).toEqual([]);
    expect(html.match(/ (?:href|src)="(?!https:|#)/)).toBe(null);
  }
});
