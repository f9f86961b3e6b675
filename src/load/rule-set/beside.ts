// What a new city file says of other files, as seen from its folder.
import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve, sep } from 'node:path';
import { pathBetween } from '../files/paths.ts';
import { namedRuleSet } from './named.ts';
import { defaultRuleSet, shippedPath } from './shipped.ts';

/**
 * The JSON Schema of city files that comes with psp-check, from the folder of a file; null where there is none, its path does not fit into a
 * line, or it would lead into an installation that others do not have: only `node_modules` of the project that the file is in is theirs, too.
 */
export function schemaBeside(file: string): string | null {
  const schema = join(dirname(shippedPath(defaultRuleSet)), '..', '..', 'dist', 'schema', 'city.json');
  const [project, inModules] = schema.split(`${sep}node_modules${sep}`);
  const isInProject = inModules !== undefined && `${dirname(resolve(file))}${sep}`.startsWith(`${project}${sep}`);
  if (!isInProject || !existsSync(schema)) return null;
  const path = fromFolderOf(file, schema);
  return /\p{Cc}/u.test(path) ? null : encodeURI(path);
}

/** A rule set as the `rules` of a file name it: a shipped id as it is, a path from the folder of the file. */
export function rulesBeside(file: string, idOrPath: string): string {
  const named = namedRuleSet(idOrPath);
  if (!named || 'shipped' in named) return idOrPath;
  const path = fromFolderOf(file, named.path);
  return path.startsWith('.') || isAbsolute(path) ? path : `./${path}`;
}

const fromFolderOf = (file: string, path: string): string => pathBetween(dirname(resolve(file)), resolve(path));
