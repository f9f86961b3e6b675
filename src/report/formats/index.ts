// Every format loaded, for programs, which get a document at once. A command loads what it writes.
import type { DocumentKind, FormatName } from '../index.ts';
import type { Reporters } from '../reporter.ts';
import { csv } from './csv.ts';
import { github } from './github.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { ndjson } from './ndjson.ts';
import { sarif } from './sarif.ts';
import { svg } from './svg.ts';
import { text } from './text.ts';

type In<Kind extends DocumentKind> = { readonly [Name in FormatName<Kind>]: Pick<Reporters, Kind> };

export const loadedFormats = {
  text,
  json,
  ndjson,
  markdown,
  html,
  svg,
  junit,
  sarif,
  github,
  csv,
} satisfies In<'report'> & In<'comparison'> & In<'history'> & In<'changeSet'>;
