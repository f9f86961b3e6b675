import { csv } from './csv.ts';
import { github } from './github.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import type { Reporter } from './reporter.ts';
import { sarif } from './sarif.ts';
import { text } from './text.ts';

/** Every format a report can be written in: what `--format` and `--report` take. */
export const reporters = { text, json, markdown, html, junit, sarif, github, csv } satisfies Record<string, Reporter>;
export type Format = keyof typeof reporters;

export const isFormat = (name: string): name is Format => Object.hasOwn(reporters, name);
