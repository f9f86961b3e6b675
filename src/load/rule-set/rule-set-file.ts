// A rule set as people write it in YAML. What a schema cannot say (do the words, sources, figures and fields exist, does a matcher fit
// its field) is checked in load/.
import * as z from 'zod';
import { fieldKinds, typesInWords } from '../../fields/index.ts';
import { keyedMatchers } from '../../fields/matchers.ts';
import { periodPattern } from '../../model/day.ts';
import { idPattern, reservedInAsks } from '../../model/id.ts';
import { replies } from '../../model/outcome.ts';
import {
  dateSchema,
  idSchema,
  schemaKeySchema,
  sourcesFileSchema,
  textSchema,
  wholeDaySchema,
} from '../../model/source-file.ts';
import { inJsonSchema, type Message, notAKeyOf, notText, wording } from '../../model/wording.ts';
import { joinWith } from '../../text/list.ts';
import { schemaTools } from '../schema/schema-tools.ts';

const scalarSchema = z.union([
  // Not only blank space.
  z.string().register(inJsonSchema, { pattern: '^$|\\S' }),
  z.number(),
  z.boolean(),
]);

const matcherMapSchema = z
  .strictObject(
    Object.fromEntries(Object.entries(keyedMatchers).map(([key, { schema }]) => [key, schema(schemaTools).optional()])),
  )
  .register(wording, { unknownKey: unknownMatcher })
  .register(inJsonSchema, { minProperties: 1 });

export const matcherFileSchema = z
  .union([scalarSchema, z.array(scalarSchema).min(1).register(inJsonSchema, { uniqueItems: true }), matcherMapSchema])
  .register(wording, { noun: 'a value, a list of values or a comparison such as { at-least: 48h }' })
  .describe(
    'What the value has to be: one value, a list of values of which it is one, or a comparison such as `{ at-least: 48h }`. For a set, `none` means that it is empty.',
  );

/** A field of the condition, or of another one as `condition.field`. */
const fieldNamePattern = new RegExp(`^${inside(idPattern)}(?:\\.${inside(idPattern)})?$`);

/** A test: all of its keys have to hold. Beside the combinators a key is a field id, `reply`, `answered-on`, `as-of`, or `condition.field`. */
export const testFileSchema = z
  .object({
    get all() {
      return z.array(testFileSchema).min(1).describe('Tests that all have to hold.').optional();
    },
    get any() {
      return z.array(testFileSchema).min(1).describe('Tests of which one has to hold.').optional();
    },
    get not() {
      return testFileSchema.describe('A test that must not hold.').optional();
    },
  })
  .catchall(matcherFileSchema)
  .meta({
    id: 'test',
    description:
      'A test that holds when each of its keys does. A key is a field of the condition, `reply`, `answered-on`, `as-of` (the day that is looked at), a field of another condition as `condition.field`, or one of `all`, `any`, `not`.',
  });

inJsonSchema.add(testFileSchema, { minProperties: 1, propertyNames: { pattern: fieldNamePattern.source } });
wording.add(testFileSchema, { noun: 'a test: a map such as { in-place: yes }' });

const fieldTypeFileSchema = z
  .union([
    z.enum(Object.keys(fieldKinds).filter((name) => fieldKinds[name]?.parameter === null)),
    ...Object.values(fieldKinds).flatMap(({ parameter }) =>
      parameter === null ? [] : [parameter.schema(schemaTools)],
    ),
  ])
  .register(wording, { noun: `a type: ${joinWith(typesInWords(), 'or')}`, mismatch: unknownType })
  .describe(`What an answer looks like: ${joinWith(typesInWords(), 'or')}.`);

const exampleValueSchema = z.union([scalarSchema, z.array(scalarSchema), z.record(z.string(), scalarSchema)]);

const exampleMapSchema = z
  .object({
    reply: z.enum(replies).describe('What the city itself said. Left out, it follows from the fields.').optional(),
    'answered-on': dateSchema.describe('The day on which the city answered.').optional(),
    'as-of': dateSchema
      .describe('The day to look at. Left out, it is the first day the rule set is in force.')
      .optional(),
  })
  .catchall(exampleValueSchema)
  // The years of a first field that is yearly may stand by themselves.
  .register(inJsonSchema, { propertyNames: { pattern: `${fieldNamePattern.source}|^\\d{4}$` } });

const exampleFileSchema = z
  .union([scalarSchema, z.array(scalarSchema), exampleMapSchema])
  .describe(
    'Fields as an answer would give them, or only a value of the first field. It may also give `reply`, `answered-on`, `as-of` and fields of other conditions as `condition.field`.',
  );

const examplesOf = (outcome: string) =>
  z.array(exampleFileSchema).min(1).describe(`Answers for which the condition comes out as ${outcome}.`).optional();

const examplesFileSchema = z
  .strictObject({
    met: examplesOf('met'),
    'not-met': examplesOf('not met'),
    undetermined: examplesOf('undetermined'),
    'not-applicable': examplesOf('not applicable'),
  })
  .register(inJsonSchema, { minProperties: 1 })
  .describe('The proof of the condition: answers, under the outcome each of them has to give.');

const titleSchema = textSchema.max(80).register(wording, {
  noun: 'text of at most 80 characters',
  mismatch: (data, name) =>
    typeof data === 'string' && data.length > 80
      ? { code: 'too-long', message: `${name} has ${data.length} characters; the limit is 80. Shorten it.` }
      : notText(data, name),
});

export const conditionFileSchema = z
  .strictObject({
    id: idSchema.describe('Permanent, since other files refer to it. The same id means the same in every rule set.'),
    label: titleSchema
      .describe("The issuer's own name for it, such as `question 3` or `article 11 (1)(c)`.")
      .optional(),
    title: titleSchema.describe('What the condition asks for, in one short statement.'),
    question: textSchema.describe('The question put to the city, in plain words that keep its scope.'),
    asks: z
      .record(idSchema, fieldTypeFileSchema)
      .register(inJsonSchema, { propertyNames: { pattern: idPattern.source, not: { enum: reservedInAsks } } })
      .describe(
        'The fields of an answer and their types, in the order in which they are asked; {} when it asks nothing.',
      ),
    'applies-when': testFileSchema
      .describe(
        'When the condition applies at all; left out when it always does. Where this fails it is not applicable.',
      )
      .optional(),
    'met-when': testFileSchema.describe('When the condition is met.'),
    'not-met-when': testFileSchema
      .describe(
        'When the condition is not met; looked at first. Where neither this nor met-when holds, the outcome is undetermined. Left out: not met is when met-when fails.',
      )
      .optional(),
    source: z
      .record(idSchema, textSchema)
      .register(inJsonSchema, { minProperties: 1 })
      .describe('Where the question stands: a source and the place in it, such as `letter: question 2`.'),
    'to-meet': textSchema
      .describe("What this reading would need, in one sentence. Left out when it is not the city's to change.")
      .optional(),
    context: z
      .record(idSchema, textSchema)
      .describe('Sources and what they say that belongs beside the outcome, each in a neutral sentence.')
      .optional(),
    examples: examplesFileSchema,
  })
  .register(wording, {
    noun: 'a condition: a map with an `id`',
    unknownKey: notAKeyOf('a condition'),
  });

export const figureFileSchema = z.strictObject({
  title: textSchema.describe('What is counted, and where.'),
  unit: textSchema.describe('The unit, the same as that of the yearly fields it is compared with.'),
  values: z
    .array(
      z.strictObject({
        year: z.int().min(1000).max(9999).describe('The year the value is for.'),
        value: z.number().describe('The published value.'),
        published: wholeDaySchema.describe('When it was published. Before that day it is not looked at.'),
        definition: textSchema.describe('What was counted, where definitions or revisions differ.').optional(),
        source: idSchema.describe('The source that gives the value.'),
      }),
    )
    .min(1)
    .describe('The published values; several for a year where definitions or revisions differ.'),
});

export const orderFileSchema = z.strictObject({
  from: wholeDaySchema.describe('The first day on which it holds.'),
  until: wholeDaySchema.describe('The first day on which it no longer holds.').optional(),
  says: textSchema.describe('What was ordered, in one neutral sentence.'),
  covers: textSchema.describe(
    'Whom it covers, in words. The file of a city says with `covered-by` that it is one of them.',
  ),
  conditions: z
    .union([z.enum(['all']), z.array(idSchema).min(1).register(inJsonSchema, { uniqueItems: true })])
    .register(wording, { noun: '`all` or a list of conditions' })
    .describe('The conditions that are not enforced against those it covers: `all`, or a list of ids.'),
  'last-looked': wholeDaySchema.describe('The day on which the docket was last looked at.'),
  source: idSchema.describe('The source that gives the order.'),
});

export const addressedToFileSchema = z.strictObject({
  cities: z
    .array(textSchema.max(200))
    .min(1)
    .register(inJsonSchema, { uniqueItems: true })
    .describe('The names of the cities, as their files give them.'),
  source: idSchema.describe('The source that says so.'),
});

export const labelFileSchema = z
  .union([
    textSchema,
    z.strictObject({
      yes: textSchema.describe('The clause for a yes.'),
      no: textSchema.describe('The clause for a no.'),
    }),
    z.strictObject({
      noun: textSchema.describe('The noun phrase.'),
      asked: textSchema.describe(
        'What the text asks of the field, where its words are not those of the test: `up to 48 hours, read here as the full 48`.',
      ),
    }),
  ])
  .register(wording, {
    noun: 'a noun phrase, with what is asked if need be: { noun: …, asked: … }, or for a yes-no field a clause for each: { yes: …, no: … }',
  });

export const labelKeySchema = z
  .string()
  .regex(fieldNamePattern)
  .register(wording, {
    noun: 'a field id',
    mismatch: (data) => ({
      code: 'not-an-id',
      message: `\`${data}\` names no field. Write its id, such as \`notice\`, or \`release-notice.notice\` for the field of one condition.`,
    }),
  });

export const ruleSetFileSchema = z
  .strictObject({
    'rule-set': idSchema.describe('The id of the rule set. Permanent, since reports and other files refer to it.'),
    title: textSchema.describe('What the rule set is called.'),
    issuer: textSchema.describe('Who set the conditions.'),
    extends: textSchema
      .describe('The rule set this one builds on: the id of a shipped one, or a path from this file.')
      .optional(),
    'read-as': textSchema.describe('The reading in a few words, for the verdict line, such as `conditions to meet`.'),
    reading: textSchema.describe('How unclear text is read here, and what supports that. Printed in every report.'),
    alternatives: z
      .array(textSchema)
      .describe(
        'Other readings of the same text, as ids or paths from this file. Every report gives their verdicts too.',
      )
      .optional(),
    'in-force': z
      .strictObject({
        from: wholeDaySchema.describe('The first day.').optional(),
        until: wholeDaySchema.describe('The first day on which it is no longer in force.').optional(),
      })
      .describe('When the conditions were in force.')
      .optional(),
    'addressed-to': addressedToFileSchema
      .describe(
        'To which cities the text was sent. A report on a city of another name says so; nothing is evaluated. Left out, it is that of the base.',
      )
      .optional(),
    supersedes: textSchema
      .describe(
        'The version of the same text that this one replaces: the id of a shipped one, or a path from this file. `--rules newest-of:` chooses among versions by the as-of date.',
      )
      .optional(),
    'applies-when': testFileSchema
      .describe(
        'When the rule set applies at all; left out when it always does. It looks at fields of its conditions as `condition.field`, at `answered-on` and `as-of`. Where it fails no condition applies. Left out, it is that of the base.',
      )
      .optional(),
    'last-seen': dateSchema.describe('The date of the latest source that shows the conditions in use.').optional(),
    'stale-after': z
      .string()
      .regex(periodPattern)
      .register(wording, { noun: 'a period such as 2y, 6mo, 3w or 30d' })
      .describe(
        'An answer whose newest evidence is older than this on the as-of date gets a warning: `2y`, `6mo`. Left out, it is that of the base, else 2y.',
      )
      .optional(),
    sources: sourcesFileSchema.optional(),
    figures: z.record(idSchema, figureFileSchema).describe('Published numbers that a test compares with.').optional(),
    orders: z
      .record(idSchema, orderFileSchema)
      .describe('Court orders and the like that keep conditions from being enforced against some.')
      .optional(),
    vocabularies: z
      .record(
        idSchema,
        z
          .record(idSchema, textSchema)
          .register(inJsonSchema, { propertyNames: { pattern: idPattern.source, not: { const: 'unknown' } } }),
      )
      .describe('The words an answer may use, each with its meaning.')
      .optional(),
    labels: z
      .record(labelKeySchema, labelFileSchema)
      .describe(
        'The words a sentence uses for a field (`notice`), or for a field of one condition only (`release-notice.notice`): a noun phrase, perhaps with the words for what is asked, or for a yes-no field a clause each for yes and no.',
      )
      .optional(),
    conditions: z
      .array(conditionFileSchema)
      .describe('The conditions. One with the id of a condition of the base replaces it and keeps its place.')
      .optional(),
    $schema: schemaKeySchema.optional(),
  })
  .register(wording, {
    noun: 'a map that begins with `rule-set`',
    unknownKey: notAKeyOf('a rule set'),
  })
  .register(inJsonSchema, {
    // What extends another has the conditions and the words of that one.
    anyOf: [
      { required: ['extends'] },
      {
        required: ['conditions'],
        properties: {
          conditions: { minItems: 1 },
          vocabularies: { additionalProperties: { minProperties: 1 } },
        },
      },
    ],
  })
  .meta({ title: 'psp-check rule set' });

export type RuleSetFile = z.infer<typeof ruleSetFileSchema>;
export type ConditionFile = z.infer<typeof conditionFileSchema>;
/** The name of a type, or a map with the name and what it needs. */
export type FieldTypeFile = string | Readonly<Record<string, unknown>>;
export type FigureFile = z.infer<typeof figureFileSchema>;
export type AddressedToFile = z.infer<typeof addressedToFileSchema>;
export type OrderFile = z.infer<typeof orderFileSchema>;
export type LabelFile = z.infer<typeof labelFileSchema>;
export type TestFile = z.infer<typeof testFileSchema>;
export type MatcherFile = z.infer<typeof matcherFileSchema>;
export type ExampleFile = z.infer<typeof exampleFileSchema>;

function unknownMatcher(key: string): Message {
  if (key !== 'all' && key !== 'any' && key !== 'not')
    return { code: 'unknown-key', message: `\`${key}\` is not a matcher.`, listKnown: true };
  const message = `\`${key}\` holds tests and stands beside fields, not under one. For the words of a set there are \`any-of\`, \`all-of\`, \`none-of\` and \`only\`.`;
  return { code: 'misplaced-key', message };
}

function unknownType(data: unknown, name: string): Message | null {
  const kind = typeof data === 'string' && Object.hasOwn(fieldKinds, data) ? fieldKinds[data] : null;
  if (kind?.parameter) {
    const { noun, example } = kind.parameter;
    return { code: 'wrong-value', message: `${name} needs its ${noun}, such as \`{ ${data}: ${example} }\`.` };
  }
  const meant = typeof data === 'string' && Object.hasOwn(otherTypeNames, data) ? otherTypeNames[data] : undefined;
  return meant === undefined
    ? null
    : { code: 'wrong-value', message: `\`${data}\` is not a type here. For ${name} write ${meant}.` };
}

/** What types are called elsewhere. */
const otherTypeNames: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['boolean', 'bool', 'yesno'].map((name) => [name, '`yes-no`'])),
  ...Object.fromEntries(['string', 'str'].map((name) => [name, '`text`'])),
  ...Object.fromEntries(
    ['integer', 'int', 'float', 'numeric'].map((name) => [name, '`{ number: unit }` with its unit, such as officers']),
  ),
  ...Object.fromEntries(
    ['enum', 'choice', 'select'].map((name) => [name, '`{ one-of: vocabulary }` with the id of a vocabulary']),
  ),
  ...Object.fromEntries(
    ['list', 'array', 'set'].map((name) => [name, '`{ some-of: vocabulary }` with the id of a vocabulary']),
  ),
  ...Object.fromEntries(['day', 'datetime', 'timestamp'].map((name) => [name, '`date`'])),
};

/** A pattern without its anchors. */
function inside({ source }: RegExp): string {
  return source.slice(1, -1);
}
