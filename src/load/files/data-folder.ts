import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A folder in data/ of the package, whether this runs from src/ or from a build at another depth. */
export function dataFolder(name: string): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return join(folder, 'data', name);
}
