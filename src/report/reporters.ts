import { csv, csvDraft } from './csv.ts';
import { type Drafter, keptFor } from './draft.ts';
import type { Format } from './formats.ts';
import { github } from './github.ts';
import { html } from './html.ts';
import { json, jsonDraft } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { ndjson, ndjsonDraft } from './ndjson.ts';
import type { Reporter } from './reporter.ts';
import { sarif } from './sarif.ts';
import { text, textDraft } from './text.ts';

export const reporters: Readonly<Record<Format, Reporter>> = {
  text,
  json,
  ndjson,
  markdown,
  html,
  junit,
  sarif,
  github,
  csv,
};

/** The formats whose documents can be written while their reports come. */
const drafters: { readonly [name in Format]?: Drafter } = {
  text: textDraft,
  json: jsonDraft,
  ndjson: ndjsonDraft,
  csv: csvDraft,
};

/** @internal */
export const drafterOf = (format: Format): Drafter => drafters[format] ?? keptFor(reporters[format]);
