import { loadCities } from '../../src/load/city/cities.ts';
import { shippedRuleSets } from '../../src/load/rule-set/rule-set.ts';
import { inFolder } from './folder.ts';

const shipped = await shippedRuleSets();

/** The cities of a table whose columns a file maps, as the loader keeps them, and what is wrong or noted. */
export async function loadMapped(map: string, table: string) {
  let loaded: Awaited<ReturnType<typeof loadCities>> = { cities: [], errors: [], notes: [] };
  let told: readonly string[] = [];
  await inFolder({ 'map.yaml': map, 'c.csv': table }, async (folder) => {
    const short = (text: string) => text.replaceAll(`${folder}/`, '');
    try {
      loaded = await loadCities([`${folder}/c.csv`], shipped, {
        root: null,
        input: 'yaml',
        columns: `${folder}/map.yaml`,
      });
      told = loaded.notes.map((note) => `note: ${short(note)}`);
    } catch (error) {
      told = [String((error as Error).message)];
      loaded = { ...loaded, errors: (error as { problems?: typeof loaded.errors }).problems ?? [] };
    }
    told = [
      ...(loaded.errors.length > 0 ? [] : told),
      ...loaded.errors.map(
        ({ path, line, column, code, message }) => `${short(path)}:${line}:${column} ${code}: ${short(message)}`,
      ),
    ];
  });
  const cities = loaded.cities.map(({ name, asOf, answeredOn, compiledBy, answers, sources }) => ({
    name,
    asOf,
    answeredOn,
    compiledBy,
    sources: sources.map(({ id }) => id),
    answers: Object.fromEntries([...answers].map(([id, { given }]) => [id, given])),
  }));
  return { cities, told };
}
