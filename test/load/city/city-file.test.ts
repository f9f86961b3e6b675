import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { cityFileSchema } from '../../../src/load/city/city-file.ts';
import { unionOfConditions } from '../../../src/load/rule-set/union.ts';
import { statementSchema } from '../../../src/load/schema/statement.ts';
import { cityData } from '../../support/city-data.ts';
import { hold, inPlace, limits, rate, ruleSets } from '../../support/rivertown.ts';

const schema = cityFileSchema(unionOfConditions(ruleSets), new Map([['readiness', 'Is the city ready?']]));
const takes = (answer: unknown, condition = 'detainer-hold') =>
  schema.validate({ city: 'x', answers: { [condition]: answer } });

test('any valid city file is taken', () => {
  fc.assert(
    fc.property(cityData, (data) => {
      expect(schema.safeParse(data).error?.issues).toBeUndefined();
    }),
    { numRuns: 100 },
  );
}, 60_000);

describe('an answer', () => {
  test.each([
    ['the short form', 'yes'],
    ['a boolean', false],
    ['y and n in any case', 'N'],
    ['a map of fields', { 'in-place': 'yes', hold: '48h', limits: ['conviction'] }],
    ['fields with what stands beside them', { hold: 'P2D', note: 'x', evidence: { manual: 'x' }, reply: 'declined' }],
    ['a reply alone', { reply: 'none' }],
    ['an agency', { 'held-by': 'jail', reply: 'held-elsewhere' }],
    ['several agencies', { 'held-by': ['jail', 'prison'], note: 'x' }],
    [
      'claims',
      {
        claims: [
          { hold: '48h', note: 'x' },
          { hold: '24h', reply: 'no' },
        ],
        reply: 'disputed',
      },
    ],
    [
      'dated entries',
      [
        { from: 2017, hold: '48h' },
        { from: '2018-02', until: '2019-01-02', 'held-by': 'jail' },
      ],
    ],
    ['a dated entry with claims', [{ from: 2017, claims: [{ hold: '48h' }, { hold: '24h' }] }]],
  ])('may be %s', (_, answer) => {
    expect(takes(answer)).toBe(true);
  });
  test.each([
    ['null', null],
    ['a word that is no yes or no', 'maybe'],
    ['a number', 1],
    ['an empty list', []],
    ['a list of words, where the first field is no set', ['conviction']],
    ['an unknown field', { hodl: '48h' }],
    ['fields beside held-by', { 'held-by': 'jail', hold: '48h' }],
    ['fields beside claims', { claims: [{ hold: '48h' }, { hold: '24h' }], hold: '48h' }],
    ['held-by beside claims', { claims: [{ hold: '48h' }, { hold: '24h' }], 'held-by': 'jail' }],
    ['one claim', { claims: [{ hold: '48h' }] }],
    ['no agency', { 'held-by': [] }],
    ['an entry without from', [{ hold: '48h' }]],
    ['from outside a list', { from: 2017, hold: '48h' }],
    ['entries in entries', [{ from: 2017, claims: [[{ from: 2017, hold: '48h' }]] }]],
    ['a bare number for a duration', { hold: 48 }],
    ['declined for a field that is no yes-no', { hold: 'declined' }],
    ['none among words', { limits: ['none'] }],
    ['a field that is empty', { hold: null }],
    ['a reply that is none', { reply: 'perhaps' }],
  ])('cannot be %s', (_, answer) => {
    expect(takes(answer)).toBe(false);
  });
  test('to a condition whose first field is a set or has years may be its words or its numbers', () => {
    expect(takes(['conviction'], 'reservations')).toBe(true);
    expect(takes([], 'reservations')).toBe(true);
    expect(takes('none', 'reservations')).toBe(true);
    expect(takes([{ from: 2017, limits: 'none' }], 'reservations')).toBe(true);
    expect(takes({ 2015: 1, 2016: 'unknown' }, 'violence')).toBe(true);
    expect(takes({ rate: { 2015: 1 } }, 'violence')).toBe(true);
    expect(takes({ 2015: 1, note: 'x' }, 'violence')).toBe(false);
  });
  test('cannot be given to a condition that asks nothing, or that nobody asks', () => {
    expect(takes('yes', 'reply-in-time')).toBe(false);
    expect(takes('yes', 'constructor')).toBe(false);
  });
  test('of an agency has neither held-by nor reply', () => {
    const ofAgency = (answer: unknown) =>
      schema.validate({ city: 'x', answers: {}, agencies: { jail: { name: 'x', answers: { readiness: answer } } } });
    expect(ofAgency({ ready: 'yes', note: 'x' })).toBe(true);
    expect(ofAgency({ ready: 'yes', reply: 'yes' })).toBe(false);
    expect(ofAgency({ 'held-by': 'prison' })).toBe(false);
    expect(ofAgency([{ from: 2017, 'held-by': 'prison' }])).toBe(false);
  });
});

describe('a statement alone', () => {
  const takesStatement = (data: unknown) => statementSchema('detainer-hold', [inPlace, hold, limits]).validate(data);
  test('is a value of the first field or a map of fields, with nothing beside', () => {
    expect(['no', { hold: '48h' }, {}].map(takesStatement)).toEqual([true, true, true]);
    expect([['no'], { hold: '48h', note: 'x' }, { 'held-by': 'x' }, null].map(takesStatement)).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(statementSchema('violence', [rate]).validate({ 2015: 3 })).toBe(true);
  });
});

describe('for an editor', () => {
  const json = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
  const at = (...path: readonly string[]): unknown =>
    path.reduce<unknown>(
      (inner, key) => (typeof inner === 'object' && inner !== null ? Object(inner)[key] : undefined),
      json,
    );

  const describedIn = (properties: unknown) =>
    Object.entries<{ description?: unknown }>(Object(properties)).map(
      ([key, { description }]) => `${key}: ${description}`,
    );

  test('nothing is lost: the schema can be written as JSON Schema', () => {
    expect(json).toMatchObject({ type: 'object', required: ['city', 'answers'], additionalProperties: false });
  });
  test('every key says what it is for', () => {
    const keys = describedIn(at('properties'));
    expect(keys.join('\n')).toMatchInlineSnapshot(`
      "city: The name of the city, such as Rivertown, Ohio.
      rules: The rule set to check against: the id of a shipped one, or a path. \`--rules\` wins.
      as-of: The day on which the answers are looked at, such as 2017-08-18. \`--as-of\` wins; without either it is today.
      answered-by: Who gave the city's own reply to the issuer. Left out when that was not found.
      answered-on: The day of the city's own reply to the issuer.
      compiled-by: Who wrote this file, when it was not the city. Every report says so.
      record-until: The day up to which changes of the answers were looked for, such as 2019-06-30. After it nothing is answered.
      sources: The sources, each under an id of your choice that the rest of the file refers to.
      agencies: Bodies or facilities whose answers are kept apart, such as a county jail, each under an id of your choice.
      answers: The answers of the city, by condition. A condition that is left out is not answered.
      covered-by: Ids of orders of rule sets, such as those of a court, that cover this city. Left out, none does.
      decisions: What the issuer decided on the city. Reports show it; it is never evaluated.
      $schema: The JSON Schema that an editor checks this file with."
    `);
  });
  test('a condition is its question, where that is known', () => {
    expect(at('properties', 'answers', 'properties', 'readiness', 'description')).toBe('Is the city ready?');
    expect(at('properties', 'answers', 'properties', 'violence', 'description')).toBe('The answer to `violence`.');
  });
  test('a field is its label, its type and its words with their meanings', () => {
    const fieldsOf = (condition: string) =>
      at('properties', 'answers', 'properties', condition, 'anyOf', '0', 'properties');
    const texts = ['detainer-hold', 'violence', 'staffing'].flatMap((condition) => describedIn(fieldsOf(condition)));
    expect([...new Set(texts)].join('\n')).toMatchInlineSnapshot(`
      "in-place: In place: yes (in-place is there) or no (in-place is not there). Also unknown, declined, or not-applicable with a note that says why.
      instrument: Instrument: statute (meaning of statute); policy (meaning of policy); practice (meaning of practice); or unknown.
      hold: Time held: a number with its unit, such as 48h, 90m or 2d; or unknown.
      limits: Limits, a list of: judicial-warrant (meaning of judicial-warrant); conviction (meaning of conviction); on-request (meaning of on-request). Or none, when none is stated; or unknown. Left out, it is not answered.
      reply: What the city itself said to this question, whatever is in place. Left out, it follows from the answer.
      note: What a reader should know about this answer.
      evidence: Which sources say so, by id, each with what it says in one sentence of your own.
      rate: Rate: a number (offenses) for each year, such as { 2015: 402.1 }; or unknown.
      officers: Officers: a number (officers), or unknown.
      signed: Day of signing: a day, a month or a year; or unknown.
      remark: Remark, in words; or unknown."
    `);
  });
});
