import { keptFor, type MakeStreamingReporter } from './draft.ts';
import { csv, streamCsv } from './formats/csv.ts';
import { github } from './formats/github.ts';
import { html } from './formats/html.ts';
import { json, streamJson } from './formats/json.ts';
import { junit } from './formats/junit.ts';
import { markdown } from './formats/markdown.ts';
import { ndjson, streamNdjson } from './formats/ndjson.ts';
import { leftOutOfSarif, sarif } from './formats/sarif.ts';
import { streamText, text } from './formats/text.ts';
import type { Format } from './formats.ts';
import type { Reporter } from './reporter.ts';

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

/** The formats whose documents can be written while their reports come, or that leave something out. */
const streamingReporters: { readonly [name in Format]?: MakeStreamingReporter } = {
  text: streamText,
  json: streamJson,
  ndjson: streamNdjson,
  csv: streamCsv,
  sarif: keptFor(sarif, leftOutOfSarif),
};

/** @internal */
export const streamingReporterOf = (format: Format): MakeStreamingReporter =>
  streamingReporters[format] ?? keptFor(reporters[format]);
