// A file that came back: the answers of a city as somebody else filled them in, or of an agency.
import { basename, dirname, join } from 'node:path';
import { InputError } from '../../errors.ts';
import type { RuleSet } from '../../model/rule-set.ts';
import { readBytes } from '../files/read.ts';
import type { Root } from '../files/root.ts';
import { type DataMap, isMap } from '../source/data.ts';
import { parseDocument } from '../source/document.ts';
import { newReading } from './agency-file.ts';
import { toCity } from './city.ts';

/** Its data, once it is known to be valid; an agency's has no `city`. InputError with every problem, and for a city that is not meant. */
export async function readReturned(
  path: string,
  isMeant: (city: string) => boolean,
  ruleSets: readonly RuleSet[],
  root: Root,
): Promise<{ readonly path: string; readonly data: DataMap }> {
  const document = await parseDocument(path, readBytes(path, root));
  const { data } = document;
  if (!isMap(data) || Object.hasOwn(data, 'city') || !Object.hasOwn(data, 'name')) {
    const { name } = await toCity(document, ruleSets, newReading(root));
    if (!isMeant(name)) {
      const message = 'These are the answers of another city. Nothing was changed.';
      throw new InputError([document.problem(['city'], 'value', 'other-city', message)]);
    }
  } else await checkAgency(path, ruleSets, root);
  return { path, data: isMap(data) ? data : {} };
}

/** As a city file that names it would read it. */
async function checkAgency(path: string, ruleSets: readonly RuleSet[], root: Root): Promise<void> {
  const namer = JSON.stringify({ city: 'any', agencies: { returned: { file: basename(path) } }, answers: {} });
  try {
    await toCity(await parseDocument(join(dirname(path), 'any.json'), Buffer.from(namer)), ruleSets, newReading(root));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const own = error.problems.filter((problem) => problem.path === path);
    throw own.length > 0 ? new InputError(own) : error;
  }
}
