import type * as z from 'zod';
import type { Problem } from '../../errors.ts';
import { type SourceFile, sourceFileSchema, textSchema } from '../../model/source-file.ts';
import { childValue, itemsOf, mapOf } from '../source/data.ts';
import { addProblem, inside, type Place } from '../source/place.ts';
import type { Layer } from './layers.ts';
import {
  type ConditionFile,
  conditionFileSchema,
  type FigureFile,
  figureFileSchema,
  type LabelFile,
  labelFileSchema,
  type OrderFile,
  orderFileSchema,
} from './rule-set-file.ts';

/** A part of a rule set with its place; no `file` where its shape is wrong, which has been reported. */
export type Part<T> = { readonly place: Place; readonly file: T | null };

export type Table<T> = ReadonlyMap<string, Part<T>>;

/** What a rule set is made of. What has the id of something in a base takes its place; words are merged one by one. */
export type Parts = {
  readonly sources: Table<SourceFile>;
  readonly figures: Table<FigureFile>;
  readonly orders: Table<OrderFile>;
  readonly vocabularies: ReadonlyMap<string, Table<string>>;
  readonly labels: Table<LabelFile>;
  readonly conditions: Table<ConditionFile>;
};

/** The parts of a rule set and its bases, base first. A condition that stands twice in one file is reported. */
export function mergeParts(layers: readonly Layer[], problems: Problem[]): Parts {
  const roots = layers.map(({ document }): Place => ({ document, path: [], problems }));
  return {
    sources: tableOf(roots, sourceFileSchema, 'sources'),
    figures: tableOf(roots, figureFileSchema, 'figures'),
    orders: tableOf(roots, orderFileSchema, 'orders'),
    vocabularies: vocabulariesOf(roots),
    labels: tableOf(roots, labelFileSchema, 'labels'),
    conditions: new Map(roots.flatMap((root) => [...conditionsOf(root)])),
  };
}

/** What stands under a key of each root, where that is a map. */
function entriesOf(root: Place, ...keys: readonly string[]): readonly (readonly [string, unknown, Place])[] {
  const data = mapOf(keys.reduce<unknown>(childValue, root.document.data));
  return Object.entries(data).map(([key, entry]) => [key, entry, inside(root, ...keys, key)]);
}

function tableOf<T>(roots: readonly Place[], schema: z.ZodType<T>, ...keys: readonly string[]): Table<T> {
  return new Map(
    roots
      .flatMap((root) => entriesOf(root, ...keys))
      .map(([key, entry, place]) => [key, { place, file: fits(schema, entry) ? entry : null }]),
  );
}

function vocabulariesOf(roots: readonly Place[]): ReadonlyMap<string, Table<string>> {
  const names = roots.flatMap((root) => entriesOf(root, 'vocabularies').map(([name]) => name));
  return new Map(names.map((name) => [name, tableOf(roots, textSchema, 'vocabularies', name)]));
}

function conditionsOf(root: Place): Table<ConditionFile> {
  const conditions = new Map<string, Part<ConditionFile>>();
  for (const [index, entry] of itemsOf(childValue(root.document.data, 'conditions')).entries()) {
    const id = childValue(entry, 'id');
    if (typeof id !== 'string') continue;
    const place = inside(root, 'conditions', index);
    if (conditions.has(id)) {
      const message = `The condition \`${id}\` is already defined above. Give this one an id of its own, or remove one of them.`;
      addProblem(inside(place, 'id'), 'value', 'repeated-id', message);
    } else conditions.set(id, { place, file: fits(conditionFileSchema, entry) ? entry : null });
  }
  return conditions;
}

/** No schema of a rule set transforms, so data that passes is what it describes. */
function fits<T>(schema: z.ZodType<T>, data: unknown): data is T {
  return schema.safeParse(data).success;
}
