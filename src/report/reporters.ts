import { csv, csvDraft } from './csv.ts';
import { type Drafter, keptFor } from './draft.ts';
import { github } from './github.ts';
import { html } from './html.ts';
import { json, jsonDraft } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { ndjson, ndjsonDraft } from './ndjson.ts';
import type { Reporter } from './reporter.ts';
import { sarif } from './sarif.ts';
import { text, textDraft } from './text.ts';

/** Every format a report can be written in: what `--format` and `--report` take. */
export const reporters = { text, json, ndjson, markdown, html, junit, sarif, github, csv } satisfies Record<
  string,
  Reporter
>;
export type Format = keyof typeof reporters;

export const isFormat = (name: string): name is Format => Object.hasOwn(reporters, name);

/** The formats whose documents can be written while their reports come. */
const drafters: { readonly [name in Format]?: Drafter } = {
  text: textDraft,
  json: jsonDraft,
  ndjson: ndjsonDraft,
  csv: csvDraft,
};

export const drafterOf = (format: Format): Drafter => drafters[format] ?? keptFor(reporters[format]);
