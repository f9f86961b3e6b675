import type { Location } from '../model/city.ts';
import type { Report } from '../model/report.ts';
import type { Reporter } from './reporter.ts';
import { shownFindings } from './shown-findings.ts';

/** The document of `--format json`: the same keys always, for one city, several and none. */
export type Envelope = {
  /** Counts up when a key is removed or changes its meaning; new keys may appear without. */
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'psp-check'; readonly version: string };
  readonly reports: readonly Report[];
  readonly errors: readonly (Location & { readonly code: string; readonly message: string })[];
};

/** JSON, for programs. */
export const json: Reporter = (reports, { version, errors, show }) => {
  const envelope: Envelope = {
    schemaVersion: 1,
    tool: { name: 'psp-check', version },
    reports: reports.map((report) => ({ ...report, findings: shownFindings(report, show) })),
    errors: errors.map(({ path, line, column, code, message }) => ({ path, line, column, code, message })),
  };
  return `${toJson(envelope)}\n`;
};

/**
 * Pretty JSON that is safe to print and to read: control, bidi, zero-width and line-separating characters become escapes, which lose
 * nothing, as does `[` after `##`, which a runner of GitHub Actions would take for a command; half a surrogate pair, which strict readers
 * refuse, becomes U+FFFD.
 */
export function toJson(value: unknown): string {
  const text = JSON.stringify(value, wellFormed, 2);
  return text.replace(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu, escapeUnits).replaceAll('##[', '##\\u005b');
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
