import { existsSync, statSync } from 'node:fs';
import type { RuleSet } from '../../model/rule-set.ts';
import { joinWith } from '../../text/list.ts';
import { suggest } from '../../text/suggest.ts';
import { noSuchFile, pathNamedIn } from '../files/paths.ts';
import { type Refusal, type Root, refusalOf } from '../files/root.ts';
import { shippedIds } from './shipped.ts';

/** Which rule set is meant: a shipped one, or a file, which may name others inside the root. */
export type Named = { readonly shipped: string } | { readonly path: string; readonly root: Root };

/**
 * The rule set an operand means: a path when it has a slash or ends in .yaml, .yml or .json, else the id of a shipped one, whatever files lie
 * about: a file that is called like a shipped rule set must not take its place. Null when there is none. A path in a file starts from its folder.
 */
export function namedRuleSet(idOrPath: string, root: Root = null, namer: string | null = null): Named | null {
  if (!isPath(idOrPath)) return shippedNamed(idOrPath);
  const path = namer === null ? idOrPath : pathNamedIn(namer, idOrPath);
  return { path: isPath(path) ? path : `./${path}`, root };
}

/** Whether a rule set is named by its path: it has a slash or a known ending. */
export const isPath = (idOrPath: string): boolean => /[/\\]|\.(?:ya?ml|json)$/i.test(idOrPath);

/** The rule set that another one names in `extends` or `alternatives`, or why it cannot be used. */
export function namedBy(namer: Named, idOrPath: string): Named | { readonly missing: string } {
  // A shipped rule set names only shipped ones: no file of the same name can come between.
  const meant =
    'path' in namer ? namedIn(namer.path, idOrPath, namer.root) : (shippedNamed(idOrPath) ?? unknown(idOrPath));
  if ('message' in meant) return { missing: meant.message };
  return 'shipped' in meant || isFile(meant.path) ? meant : { missing: noSuchFile(meant.path) };
}

/** The rule set that a file at a path names, or why it may not be read. */
export function namedIn(namer: string, idOrPath: string, root: Root): Named | Refusal {
  const named = namedRuleSet(idOrPath, root, namer) ?? unknown(idOrPath);
  return ('path' in named ? refusalOf(root, namer, idOrPath, named.path) : null) ?? named;
}

const unknown = (idOrPath: string): Refusal => ({ code: 'unknown-rule-set', message: unknownRuleSet(idOrPath) });

/** What is wrong with a name that leads to a rule set in which something is wrong. */
export const unusable = (idOrPath: string): Refusal => ({
  code: 'unusable-rule-set',
  message: `The rule set \`${idOrPath}\` cannot be used: it is not valid.`,
});

/** What to say of an id that no shipped rule set has. */
export function unknownRuleSet(id: string): string {
  const ids = shippedIds();
  const shipped = joinWith(
    ids.map((each) => `\`${each}\``),
    'and',
  );
  const guess = suggest(id, ids);
  const meant = guess === null ? '' : ` Did you mean \`${guess}\`?`;
  const file = isFile(id) ? ` The file of that name is \`./${id}\`.` : '';
  return `\`${id}\` is not the id of a shipped rule set.${meant}${file} Valid values: ${shipped}, or the path of a rule set of your own, such as \`./${id}.yaml\`.`;
}

/** Why an id cannot be that of another rule set, too. */
export const takenId = (id: string, { path }: Pick<RuleSet, 'path'>): string =>
  path === null
    ? `\`${id}\` is the id of a rule set that comes with psp-check, and this file says something else. Give it an id of its own.`
    : `\`${id}\` is also the id of \`${path}\`, which says something else. Give one of them another id.`;

/** The name of a rule set as its author would write it. */
export const nameOf = (named: Named) => ('path' in named ? named.path : named.shipped);

const shippedNamed = (id: string): Named | null => (shippedIds().includes(id) ? { shipped: id } : null);

const isFile = (path: string) => existsSync(path) && !statSync(path).isDirectory();

const prefix = 'newest-of:';

/** Of `newest-of:psp-2017-08` the rule set; null for the name of a rule set itself. */
export const newestOf = (name: string): string | null => (name.startsWith(prefix) ? name.slice(prefix.length) : null);

/** The rule set that is named, whether by itself or behind `newest-of:`. */
export const ruleSetFile = (name: string): string => newestOf(name) ?? name;
