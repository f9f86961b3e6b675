// A city file as people write it. What it is read into is city.ts; what a shape cannot say (a source that is not defined, a date that
// does not exist) is checked in load/.
import * as z from 'zod';
import { replies } from '../../model/outcome.ts';
import type { Field } from '../../model/rule-set.ts';
import {
  dateSchema,
  idSchema,
  schemaKeySchema,
  sourcesFileSchema,
  textSchema,
  wholeDaySchema,
} from '../../model/source-file.ts';
import { inJsonSchema, type Message, notAKeyOf, wording } from '../../model/wording.ts';
import { unknownField, valueSchema, valueShape } from '../schema/statement.ts';

/** The fields of every condition that an answer may be given to; a condition that asks nothing has none. */
export type Conditions = ReadonlyMap<string, readonly Field[]>;

/** A city file that answers these conditions, for the loader and for editors. `questions`, by condition, become descriptions. */
export function cityFileSchema(conditions: Conditions, questions: ReadonlyMap<string, string> = new Map()) {
  return z
    .strictObject({
      city: textSchema.describe('The name of the city, such as Rivertown, Ohio.'),
      rules: textSchema
        .describe('The rule set to check against: the id of a shipped one, or a path. `--rules` wins.')
        .optional(),
      'as-of': wholeDaySchema
        .describe(
          'The day on which the answers are looked at, such as 2017-08-18. `--as-of` wins; without either it is today.',
        )
        .optional(),
      'answered-by': textSchema
        .describe("Who gave the city's own reply to the issuer. Left out when that was not found.")
        .optional(),
      'answered-on': dateSchema.describe("The day of the city's own reply to the issuer.").optional(),
      'compiled-by': textSchema
        .describe('Who wrote this file, when it was not the city. Every report says so.')
        .optional(),
      'record-until': wholeDaySchema
        .describe(
          'The day up to which changes of the answers were looked for, such as 2019-06-30. After it nothing is answered.',
        )
        .optional(),
      sources: sourcesFileSchema.optional(),
      agencies: z
        .record(idSchema, agencySchema(conditions, questions))
        .describe(
          'Bodies or facilities whose answers are kept apart, such as a county jail, each under an id of your choice.',
        )
        .optional(),
      answers: answersSchema(conditions, questions, 'city').describe(
        'The answers of the city, by condition. A condition that is left out is not answered.',
      ),
      'covered-by': z
        .array(z.string().min(1))
        .register(inJsonSchema, { uniqueItems: true })
        .register(wording, { noun: 'a list of orders' })
        .describe('Ids of orders of rule sets, such as those of a court, that cover this city. Left out, none does.')
        .optional(),
      decisions: z
        .array(decisionSchema)
        .describe('What the issuer decided on the city. Reports show it; it is never evaluated.')
        .optional(),
      $schema: schemaKeySchema.optional(),
    })
    .register(wording, {
      noun: 'a map with the keys `city` and `answers`',
      unknownKey: (key) => keyOutsideAnswers(key, 'a city file', conditions),
    })
    .meta({ title: 'psp-check city file' });
}

/** The answers of one agency in a file of its own, which the files of several cities can name. */
export function agencyFileSchema(conditions: Conditions, questions: ReadonlyMap<string, string>) {
  return z
    .strictObject({
      ...agencyShape(conditions, questions),
      sources: sourcesFileSchema.optional(),
      $schema: schemaKeySchema.optional(),
    })
    .register(wording, {
      noun: 'a map with the keys `name` and `answers`',
      unknownKey: (key) => keyOutsideAnswers(key, 'an agency file', conditions),
    })
    .meta({ title: 'psp-check agency file' });
}

/** An agency of a city file: its answers, or the file that has them. */
function agencySchema(conditions: Conditions, questions: ReadonlyMap<string, string>) {
  const inline = z
    .strictObject(agencyShape(conditions, questions))
    .register(wording, { unknownKey: (key) => keyOfAgency(key, conditions) });
  const shared = z
    .strictObject({
      file: textSchema.describe(
        'A file with the `name` and the `answers` of an agency that several cities share. The path starts from the folder of this file.',
      ),
    })
    .register(wording, { unknownKey: besideFile });
  return z.union([inline, shared]).register(wording, {
    noun: 'a map with `name` and `answers`, or with `file`',
    mismatch: (data, name) =>
      typeof data === 'object' && data !== null && !['name', 'answers', 'file'].some((key) => Object.hasOwn(data, key))
        ? { code: 'missing-key', message: `${name} needs \`name\` and \`answers\`, or the \`file\` that has them.` }
        : null,
  });
}

function agencyShape(conditions: Conditions, questions: ReadonlyMap<string, string>) {
  return {
    name: textSchema.describe('The name of the agency, as a report should say it.'),
    own: yesNoSchema
      .describe("Whether it is a facility of the city's own, such as its lock-up: yes or no. Left out, it is not.")
      .optional(),
    answers: answersSchema(conditions, questions, 'agency').describe(
      'Its answers, by condition. One counts where the answer of the city says `held-by` this agency.',
    ),
  };
}

/** Who gives an answer. An agency speaks for itself: its answers have no `held-by` and no `reply`. */
type Speaker = 'city' | 'agency';

function answersSchema(conditions: Conditions, questions: ReadonlyMap<string, string>, speaker: Speaker) {
  const shape: Record<string, z.ZodOptional> = {};
  for (const [id, [first, ...more]] of conditions) {
    if (first === undefined) continue;
    const description = questions.get(id) ?? `The answer to \`${id}\`.`;
    shape[id] = answerSchema(id, [first, ...more], speaker)
      .describe(description)
      .optional();
  }
  return z.strictObject(shape).register(wording, {
    noun: 'a map of answers by condition, or {}',
    unknownKey: (key) =>
      conditions.has(key)
        ? { code: 'asks-nothing', message: `\`${key}\` asks nothing and takes no answer. Remove it.` }
        : (fieldAmongConditions(key, conditions) ?? {
            code: 'unknown-condition',
            message: `\`${key}\` is not a condition of any rule set in this run.`,
            listKnown: true,
          }),
  });
}

/** A field that is not indented below its condition. */
function fieldAmongConditions(key: string, conditions: Conditions): Message | null {
  const [condition, ...more] = [...conditions].flatMap(([id, fields]) =>
    fields.some((field) => field.id === key) ? [`\`${id}\``] : [],
  );
  if (condition === undefined) return null;
  const asking = more.length === 0 ? condition : `conditions such as ${condition}`;
  const message = `\`${key}\` is a field of ${asking}. Indent it below its condition, one level more.`;
  return { code: 'misplaced-key', message };
}

function answerSchema(condition: string, fields: readonly [Field, ...Field[]], speaker: Speaker): z.ZodType {
  const values = valueShape(fields);
  const beside = speaker === 'city' ? cityBesideShape : besideShape;
  const layerSchema = (layer: Layer, shape: z.core.$ZodShape) =>
    z
      .strictObject({ ...shape, ...beside })
      .register(wording, {
        noun: 'a map of fields',
        unknownKey: (key) => strayKey(key, layer, condition, values, speaker),
      })
      .register(inJsonSchema, { ...layerRules(layer, fields, 'from' in shape) });

  const claims = z
    .array(z.union([layerSchema('claim', values), shortFormSchema(fields[0])]))
    .min(2)
    .register(wording, { noun: 'a list of two or more claims' })
    .describe(
      'What sources that disagree say: two or more sets of fields, each with a note, evidence and reply of its own.',
    );
  const layers = (when: z.core.$ZodShape) => [
    layerSchema('fields', { ...when, ...values }),
    layerSchema('claims', { ...when, claims }),
    ...(speaker === 'city' ? [layerSchema('held-by', { ...when, 'held-by': heldBySchema })] : []),
  ];
  const entries = z
    .array(z.union(layers(whenShape)).register(wording, { noun: 'an entry with `from`' }))
    .min(1)
    .register(wording, { noun: 'a list of dated entries' });
  return z.union([...layers({}), entries, shortFormSchema(fields[0])]);
}

/** A value that stands for the whole answer: beside it there is no place for a note. */
function shortFormSchema(first: Field): z.ZodType {
  const schema = valueSchema(first);
  if (first.type !== 'yes-no') return schema;
  const errorMessage = `Needs a note that says why: { ${first.id}: not-applicable, note: … }.`;
  const noted = implies({ const: 'not-applicable' }, { type: 'object', errorMessage });
  return schema.clone().register(inJsonSchema, { ...noted });
}

/** Keywords for a layer of an answer beside its keys: it says something, and it says why where it does not apply. */
function layerRules(layer: Layer, fields: readonly Field[], isDated: boolean): object {
  const noted = fields
    .filter(({ type }) => type === 'yes-no')
    .map(({ id }) =>
      implies({ properties: { [id]: { const: 'not-applicable' } }, required: [id] }, { required: ['note'] }),
    );
  switch (layer) {
    case 'fields':
      return {
        ...(isDated ? { minProperties: 2, dependencies: { until: { minProperties: 3 } } } : { minProperties: 1 }),
        ...all(noted),
      };
    case 'claim':
      return { anyOf: fields.map(({ id }) => ({ required: [id] })) };
    case 'claims':
      return noted.length === 0
        ? {}
        : implies({ not: { required: ['note'] } }, { properties: { claims: { items: all(noted) } } });
    case 'held-by':
      return {};
  }
}

// biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
const implies = (condition: object, rule: object): object => ({ if: condition, then: rule });

const all = (rules: readonly object[]): object => (rules.length === 0 ? {} : { allOf: rules });

const yesNoSchema = z.union([z.enum(['yes', 'no']), z.boolean()]).register(wording, { noun: '`yes` or `no`' });

const whenShape = {
  from: dateSchema.describe('The first day on which this holds.'),
  until: dateSchema
    .describe('The first day on which it no longer holds. Without it, it holds until the `from` of the next entry.')
    .optional(),
};

const besideShape = {
  note: textSchema.describe('What a reader should know about this answer.').optional(),
  evidence: z
    .record(idSchema, textSchema)
    .register(wording, { noun: 'a map of source and what it says, such as `{ manual: Section 4. }`' })
    .describe('Which sources say so, by id, each with what it says in one sentence of your own.')
    .optional(),
};

const cityBesideShape = {
  reply: z
    .enum(replies)
    .describe('What the city itself said to this question, whatever is in place. Left out, it follows from the answer.')
    .optional(),
  ...besideShape,
};

const heldBySchema = z
  .union([z.string(), z.array(z.string()).min(1).register(inJsonSchema, { uniqueItems: true })])
  .register(wording, { noun: 'the id of an agency, or a list of ids' })
  .describe('The agency whose answer counts, or a list of agencies that each have to meet the condition.');

const decisionSchema = z.strictObject({
  date: dateSchema.describe('When it was decided: a day, a month or a year.'),
  says: textSchema.describe('What was decided, in one sentence.'),
  selected: yesNoSchema
    .describe(
      'Whether by this decision the city was selected for the programme. Left out where the decision is on something else.',
    )
    .optional(),
  source: z.string().describe('The id of the source that says so.').optional(),
});

/** Where in an answer a key stands. */
type Layer = 'fields' | 'held-by' | 'claims' | 'claim';

/** A key that the other layers of an answer know is told apart from a mistyped one. */
function strayKey(key: string, layer: Layer, condition: string, values: object, speaker: Speaker): Message {
  const misplaced = (message: string): Message => ({ code: 'misplaced-key', message });
  if (Object.hasOwn(values, key)) {
    return layer === 'held-by'
      ? misplaced(`\`${key}\` cannot be combined with \`held-by\`: what the agency answers counts. Write it there.`)
      : misplaced(`\`${key}\` cannot be combined with \`claims\`. Write it in each claim.`);
  }
  if (key === 'from' || key === 'until') {
    return layer === 'claim'
      ? misplaced(`\`${key}\` is not allowed in a claim. Write it beside \`claims\`, in an entry of a list.`)
      : misplaced(
          `\`${key}\` belongs to an entry of a list. Write \`- from: …\`, and what holds from then on below it.`,
        );
  }
  if (speaker === 'agency' && key === 'held-by')
    return misplaced("An agency's answer has no `held-by`: the agency is the one that answers.");
  if (speaker === 'agency' && key === 'reply')
    return misplaced("An agency's answer has no `reply`: a reply is what the city itself said.");
  if (key === 'held-by' || key === 'claims') {
    return layer === 'claim'
      ? misplaced(`\`${key}\` is not allowed in a claim.`)
      : misplaced(`\`${key}\` cannot be combined with \`${layer}\`. Keep one of them.`);
  }
  return unknownField(key, condition);
}

const besideFile = (key: string): Message => ({
  code: 'misplaced-key',
  message: `\`${key}\` cannot be combined with \`file\`: the file has the name and the answers.`,
});

function keyOfAgency(key: string, conditions: Conditions): Message {
  if (key === 'file') {
    const message = '`file` cannot be combined with `name` and `answers`: keep them here, or move them to the file.';
    return { code: 'misplaced-key', message };
  }
  if (key === 'sources') {
    const message = '`sources` stand at the top of the file, not in an agency. Move them there.';
    return { code: 'misplaced-key', message };
  }
  return keyOutsideAnswers(key, 'an agency', conditions);
}

function keyOutsideAnswers(key: string, of: string, conditions: Conditions): Message {
  return conditions.has(key)
    ? { code: 'misplaced-key', message: `\`${key}\` is a condition. Write it under \`answers\`.` }
    : notAKeyOf(of)(key);
}
