// What makes documents of each kind in each of its formats.
import type { ChangeSet } from '../../src/model/change-set.ts';
import type { Comparison } from '../../src/model/comparison.ts';
import type { History } from '../../src/model/history.ts';
import { loadedFormats } from '../../src/report/formats/index.ts';
import { type DocumentKind, type FormatName, formatsOf } from '../../src/report/index.ts';
import { partsOf, type Reporter, type ReporterOptions, wholeOf } from '../../src/report/reporter.ts';

type Each<Kind extends DocumentKind, Value> = { readonly [Name in FormatName<Kind>]: Value };

const each = <Kind extends DocumentKind, Value>(kind: Kind, of: (name: FormatName<Kind>) => Value) =>
  Object.fromEntries(formatsOf(kind).map((name) => [name, of(name)])) as Each<Kind, Value>;

export const reporters = each('report', (name): Reporter => wholeOf(loadedFormats[name].report));

export const comparisonReporters = each(
  'comparison',
  (name) =>
    (comparison: Comparison, options: ReporterOptions): string =>
      [...partsOf(loadedFormats[name].comparison(comparison, options))].join(''),
);

export const historyReporters = each(
  'history',
  (name) =>
    (histories: readonly History[], options: ReporterOptions): string =>
      loadedFormats[name].history(histories, options),
);

export const changeSetReporters = each(
  'changeSet',
  (name) =>
    (changeSet: ChangeSet, options: ReporterOptions): string =>
      loadedFormats[name].changeSet(changeSet, options),
);
