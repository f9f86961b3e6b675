// The sites of a programme as people write them, read into model/programme.ts with every problem at its place.
import * as z from 'zod';
import { InputError, type Problem } from '../../errors.ts';
import type { CitySource } from '../../model/city.ts';
import { firstDay } from '../../model/day.ts';
import type { Programme, Selection } from '../../model/programme.ts';
import { dateSchema, idSchema, sourcesFileSchema, textSchema } from '../../model/source-file.ts';
import { wording } from '../../model/wording.ts';
import { instead } from '../schema/choices.ts';
import { shapeProblems } from '../schema/shape.ts';
import { toDate } from '../schema/value.ts';
import { type Document, parseWithProblems } from '../source/document.ts';
import { firstOf, withFaults } from '../source/faults.ts';
import { addProblem, inside, type Place } from '../source/place.ts';

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

const programmeFileSchema = z
  .strictObject({
    programme: idSchema.describe('The id of the programme. It is the name of the file.'),
    title: textSchema.describe('What the list is called.'),
    issuer: textSchema.describe('Who selects.'),
    kinds: z.record(idSchema, textSchema).describe('What a site can be called, each with its meaning.'),
    sources: sourcesFileSchema,
    selections: z.array(selectionSchema).min(1).describe('By date, earliest first.'),
  })
  .register(wording, { noun: 'a map that begins with `programme`' });

type ProgrammeFile = z.infer<typeof programmeFileSchema>;

/** InputError with every problem. */
export async function readProgramme(path: string, bytes: Uint8Array): Promise<Programme> {
  const { document, problems: faults } = await parseWithProblems(path, bytes);
  const problems: Problem[] = [...shapeProblems(document, programmeFileSchema)];
  const programme = problems.length > 0 ? null : toProgramme(document, problems);
  if (programme === null || faults.length > 0 || problems.length > 0)
    throw new InputError(firstOf(withFaults(faults, problems)));
  return programme;
}

function toProgramme(document: Document, problems: Problem[]): Programme {
  const { path } = document;
  const file = programmeFileSchema.parse(document.data);
  const root: Place = { document, path: [], problems };
  const sources = new Map(
    Object.entries(file.sources).map(([id, { title, publisher = null, date, url = null }]): [string, CitySource] => {
      const at = inside(root, 'sources', id, 'date');
      return [
        id,
        { file: path, location: at.document.locate(at.path, 'key'), id, title, publisher, date: toDate(date, at), url },
      ];
    }),
  );
  const kinds = Object.entries(file.kinds).map(([word, meaning]) => ({ word, meaning }));
  const selections = file.selections.map((selection, index) =>
    toSelection(selection, inside(root, 'selections', index), sources, Object.keys(file.kinds)),
  );
  for (const [index, { date }] of selections.entries()) {
    const before = selections[index - 1];
    if (before && firstDay(date) < firstDay(before.date)) {
      const message = 'The selections are not in the order of their dates. Move this one up.';
      addProblem(inside(root, 'selections', index, 'date'), 'value', 'wrong-value', message);
    }
  }
  return { id: file.programme, title: file.title, issuer: file.issuer, kinds, selections };
}

function toSelection(
  { date, listed: isListed, kind, says, sites, sources: cited }: ProgrammeFile['selections'][number],
  place: Place,
  sources: ReadonlyMap<string, CitySource>,
  kinds: readonly string[],
): Selection {
  if (!kinds.includes(kind)) {
    const message = `\`${kind}\` is not one of the kinds. ${instead(kind, kinds)}`;
    addProblem(inside(place, 'kind'), 'value', 'wrong-value', message);
  }
  const names = new Set<string>();
  const listed = sites.map((site, index) => {
    const all = typeof site === 'string' ? [site] : site.joint;
    for (const name of all) {
      const message = `\`${name}\` stands here twice. Remove one.`;
      if (names.has(name)) addProblem(inside(place, 'sites', index), 'value', 'repeated-id', message);
      names.add(name);
    }
    return all;
  });
  return {
    date: toDate(date, inside(place, 'date')) ?? '',
    isListing: isListed === 'yes',
    kind,
    says,
    sites: listed,
    sources: cited.flatMap((id, index) => {
      const source = sources.get(id);
      if (source) return [source];
      const message = `The file has no source \`${id}\`. ${instead(id, [...sources.keys()])}`;
      addProblem(inside(place, 'sources', index), 'value', 'unknown-source', message);
      return [];
    }),
  };
}
