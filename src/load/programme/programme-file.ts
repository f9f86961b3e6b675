// A programme's sites as people write them. What they are read into is model/programme.ts.
import * as z from 'zod';
import { dateSchema, idSchema, sourcesFileSchema, textSchema } from '../../model/source-file.ts';
import { wording } from '../../model/wording.ts';

const nameSchema = textSchema.max(200).describe('The name of a city, as its city file gives it.');

const siteSchema = z
  .union([
    nameSchema,
    z.strictObject({
      joint: z.array(nameSchema).min(2).describe('Cities that were selected as one site.'),
    }),
  ])
  .register(wording, { noun: 'the name of a city, or `{ joint: […] }` with several' });

const selectionSchema = z.strictObject({
  date: dateSchema.describe('When they were selected, or listed: a day, a month or a year.'),
  listed: z
    .literal('yes')
    .describe('`yes` where the date is that of a list with them on it: since when they are sites is not known.')
    .optional(),
  kind: idSchema.describe('One of the `kinds`.'),
  says: textSchema.describe('What was decided of each of them, in one neutral sentence.'),
  sources: z.array(idSchema).min(1).describe('Ids of the sources; a report cites the first.'),
  sites: z.array(siteSchema).min(1).describe('Who was selected.'),
});

export const programmeFileSchema = z
  .strictObject({
    programme: idSchema.describe('The id of the programme. It is the name of the file.'),
    title: textSchema.describe('What the list is called.'),
    issuer: textSchema.describe('Who selects.'),
    kinds: z.record(idSchema, textSchema).describe('What a site can be called, each with its meaning.'),
    sources: sourcesFileSchema,
    selections: z.array(selectionSchema).min(1).describe('By date, earliest first.'),
  })
  .register(wording, { noun: 'a map that begins with `programme`' });

export type ProgrammeFile = z.infer<typeof programmeFileSchema>;
