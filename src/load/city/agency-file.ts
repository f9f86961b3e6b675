// Agencies whose answers stand in a file of their own, so that several cities can share them.
import { InputError, type Problem } from '../../errors.ts';
import type { RuleSet } from '../../model/rule-set.ts';
import { noSuchFile, pathNamedIn } from '../files/paths.ts';
import { readBytes } from '../files/read.ts';
import { type Root, realOf, refusalOf } from '../files/root.ts';
import { type CityCounts, cityExcess, newCityCounts } from '../schema/limits.ts';
import { childOf, isMap } from '../source/data.ts';
import { type Document, parseWithProblems } from '../source/document.ts';
import { firstOf, withFaults } from '../source/faults.ts';
import { addProblem, inside, type Place } from '../source/place.ts';
import { acceptsCity } from './accept.ts';

/** A file of an agency, and where the city file names it. */
type AgencyFile = {
  /** Null: it could not be read. */
  readonly document: Document | null;
  readonly place: Place;
  /** Those of the file, found so far. */
  readonly problems: Problem[];
};

/** By the id of the agency. */
export type AgencyFiles = ReadonlyMap<string, AgencyFile>;

/** What many city files that name the same agency file have in common: it is read once. */
export type Reading = {
  readonly root: Root;
  /** By their real paths. */
  readonly documents: Map<string, Read | InputError>;
};

/** An agency file that was read, with what was wrong with a key or a value then. */
type Read = { readonly document: Document; readonly faults: readonly Problem[] };

export const newReading = (root: Root = null): Reading => ({ root, documents: new Map() });

/** The agency files that the agencies of a city file name, with the problems of their shape. One that cannot be read is reported where it is named. */
export async function readAgencyFiles(
  agencies: unknown,
  place: Place,
  ruleSets: readonly RuleSet[],
  reading: Reading,
  counts: CityCounts = newCityCounts(),
): Promise<AgencyFiles> {
  const files = new Map<string, AgencyFile>();
  if (!isMap(agencies)) return files;
  let length = 0;
  for (const id of Object.keys(agencies)) {
    const [agency, at] = childOf(agencies, id, place);
    const file = isMap(agency) ? agency['file'] : undefined;
    if (typeof file !== 'string' || file.trim() === '') continue;
    const named = inside(at, 'file');
    const opened = await open(file, named, reading);
    if (opened instanceof InputError) {
      files.set(id, { document: null, place: named, problems: [...opened.problems] });
    } else if (opened !== null) {
      const { document, faults } = opened;
      length += document.text.length;
      if (length > mostTogether) {
        addProblem(named, 'value', 'too-large', tooLarge);
        break;
      }
      const excess = cityExcess(document, counts);
      const problems = [...withFaults(faults, excess.length > 0 ? excess : await shapeProblemsOf(document, ruleSets))];
      files.set(id, { document, place: named, problems });
    }
  }
  return files;
}

/** Characters of the agency files that one city names, and of those that are kept in case another city names them, too. */
const mostTogether = 4 * 2 ** 20;
const tooLarge =
  'With this file, the agency files of this city are larger than 4 MiB together, and no more is read for one city.';

/** The agency files that cannot be used are reported where they are named; returns what is wrong in each of them. */
export function unusableFiles(files: AgencyFiles): readonly Problem[] {
  return [...files.values()].flatMap(({ place, problems }) => {
    if (problems.length === 0) return [];
    const message = 'This agency file cannot be used: it is not valid.';
    addProblem(place, 'value', 'unusable-agency-file', message);
    return firstOf(problems);
  });
}

/** Null, and told at the name, when it leads to no file that may be read. */
async function open(file: string, place: Place, reading: Reading): Promise<Read | InputError | null> {
  const from = place.document.path;
  const path = pathNamedIn(from, file);
  const refusal = refusalOf(reading.root, from, file, path);
  if (refusal) return addProblem(place, 'value', refusal.code, refusal.message);
  const real = realOf(path);
  const known = reading.documents.get(real) ?? (await read(path, real));
  keep(reading.documents, real, known);
  const isMissing = known instanceof InputError && known.problems.some(({ code }) => code === 'not-found');
  return isMissing ? addProblem(place, 'value', 'not-found', noSuchFile(path)) : known;
}

/** The last that were read are kept: what thousands of cities name does not fit in memory. */
function keep(documents: Reading['documents'], real: string, known: Read | InputError): void {
  documents.delete(real);
  documents.set(real, known);
  const lengthOf = (each: Read | InputError) => (each instanceof InputError ? 0 : each.document.text.length);
  let length = [...documents.values()].reduce((sum, each) => sum + lengthOf(each), 0);
  for (const [oldest, each] of documents) {
    if (length <= mostTogether && documents.size <= mostKept) return;
    documents.delete(oldest);
    length -= lengthOf(each);
  }
}

const mostKept = 100;

/** `real` is read, so that nothing is followed that was not looked at; `path` is what people know it by. */
async function read(path: string, real: string): Promise<Read | InputError> {
  try {
    const { document, problems } = await parseWithProblems(path, readBytes(real));
    return { document, faults: problems };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return new InputError(error.problems.map((problem) => ({ ...problem, path })));
  }
}

/** An agency that stands in a city file has the same shape but for the sources. */
async function shapeProblemsOf(document: Document, ruleSets: readonly RuleSet[]): Promise<readonly Problem[]> {
  const { data } = document;
  if (isMap(data) && !Object.hasOwn(data, 'file')) {
    const { sources, $schema: _, ...agency } = data;
    const city = { city: 'a city', answers: {}, agencies: { agency }, ...(sources === undefined ? {} : { sources }) };
    if (await acceptsCity(city, ruleSets)) return [];
  }
  const [{ agencySchema }, { shapeProblems }] = await Promise.all([
    import('./city-schema.ts'),
    import('../schema/shape.ts'),
  ]);
  return shapeProblems(document, agencySchema(ruleSets));
}
