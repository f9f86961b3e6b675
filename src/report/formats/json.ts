import type { Problem } from '../../errors.ts';
import type { Report } from '../../model/report.ts';
import { isAtLine } from '../../text/problem.ts';
import { type MakeStreamingReporter, wholeOf } from '../draft.ts';
import type { Reporter } from '../reporter.ts';
import { shownFindings } from '../shown-findings.ts';

/** The document of `--format json`: the same keys always, for one city, several and none. */
export type Envelope = {
  /** Counts up when a key is removed or changes its meaning; new keys may appear without. */
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'psp-check'; readonly version: string };
  readonly reports: readonly Report[];
  readonly errors: readonly ToldError[];
};

/** Without a line where the path leads to no file that has lines. */
type ToldError = {
  readonly path: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly code: string;
  readonly message: string;
};

/** JSON, for programs. */
export const streamJson: MakeStreamingReporter = ({ version, show }) => {
  const empty: Envelope = { schemaVersion: 1, tool: { name: 'psp-check', version }, reports: [], errors: [] };
  // Around the two lists, which have nothing in them.
  const [head = '', middle = '', tail = ''] = `${toJson(empty)}\n`.split('[]');
  let count = 0;
  return {
    add: (report) => {
      const lead = count++ === 0 ? `${head}[` : ',';
      return `${lead}\n    ${indented(toJson({ ...report, findings: shownFindings(report, show) }), 4)}`;
    },
    end: (errors) => {
      const lead = count === 0 ? `${head}[]` : '\n  ]';
      return `${lead}${middle}${indented(toJson(errors.map(errorOf)), 2)}${tail}`;
    },
  };
};

export const json: Reporter = wholeOf(streamJson);

/** What JSON says of a problem. */
export function errorOf(problem: Problem): ToldError {
  const { path, line, column, code, message } = problem;
  return { path, ...(isAtLine(problem) ? { line, column } : { line: null, column: null }), code, message };
}

/** No text within JSON has line breaks of its own. */
const indented = (lines: string, blanks: number): string => lines.replaceAll('\n', `\n${' '.repeat(blanks)}`);

/**
 * Pretty JSON that is safe to print and to read: control, bidi, zero-width and line-separating characters become escapes, which lose
 * nothing, as does the second `#` of `##[name]`, `##vso[…]` and `##teamcity[…]`, which CI servers would take for commands; half a surrogate pair, which strict readers
 * refuse, becomes U+FFFD.
 */
export const toJson = (value: unknown): string => written(value, 2);

/** The same on one line. */
export const toJsonLine = (value: unknown): string => written(value, 0);

function written(value: unknown, indent: number): string {
  const text = JSON.stringify(value, null, indent);
  // JSON writes half a pair as an escape. Looking at every value for one would take five times as long.
  const whole = text.includes('\\ud') ? JSON.stringify(value, wellFormed, indent) : text;
  return whole
    .replace(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu, escapeUnits)
    .replace(/##(?=[\w.-]*\[)/g, '#\\u0023')
    .replace(/(?<=section|travis)_(?=start|end|fold|time)/g, '\\u005f');
}

function wellFormed(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/\p{Cs}/gu, '\ufffd') : value;
}

function escapeUnits(character: string): string {
  return Array.from({ length: character.length }, (_, index) => {
    const unit = character.charCodeAt(index).toString(16).padStart(4, '0');
    return `\\u${unit}`;
  }).join('');
}
