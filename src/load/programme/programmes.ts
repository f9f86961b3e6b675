// The programmes whose sites come with psp-check. They were read when the package was built; without a build they are read from their YAML.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Programme } from '../../model/programme.ts';
import { dataFolder } from '../files/data-folder.ts';
import { built } from '../schema/built.ts';

let shipped: Promise<readonly Programme[]> | null = null;

/** What is shipped does not change while psp-check runs. */
export function shippedProgrammes(): Promise<readonly Programme[]> {
  shipped ??= load();
  return shipped;
}

async function load(): Promise<readonly Programme[]> {
  const atBuild = built('programmes.json');
  if (atBuild) return atBuild;
  const folder = dataFolder('programmes');
  const { readProgramme } = await import('./read-programme.ts');
  const names = (existsSync(folder) ? readdirSync(folder) : []).sort();
  // Reports name the file as it stands in the package, wherever that is.
  return Promise.all(names.map((name) => readProgramme(`data/programmes/${name}`, readFileSync(join(folder, name)))));
}
