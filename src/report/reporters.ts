import { json } from './json.ts';
import type { Reporter } from './reporter.ts';
import { text } from './text.ts';

/** Every format a report can be written in: what `--format` and `--report` take. */
export const reporters = { text, json } satisfies Record<string, Reporter>;
export type Format = keyof typeof reporters;

export const isFormat = (name: string): name is Format => Object.hasOwn(reporters, name);
