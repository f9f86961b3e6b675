import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A folder in data/ of the package, whether this runs from src/ or from a build at another depth. */
export function dataFolder(name: string): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return join(folder, 'data', name);
}

/** What somebody starts from, or installs: a file of data/templates/. */
export const templateText = (name: string): string => readFileSync(join(dataFolder('templates'), name), 'utf8');
