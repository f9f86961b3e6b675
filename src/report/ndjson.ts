import { type Drafter, wholeOf } from './draft.ts';
import { errorOf, toJsonLine } from './json.ts';
import type { Reporter } from './reporter.ts';
import { shownFindings } from './shown-findings.ts';

/**
 * NDJSON, for streams: each report of the JSON document on a line of its own, and after them each error, as `{ error }`. What the document has around
 * them, every line begins with.
 */
export const ndjsonDraft: Drafter = ({ version, show }) => {
  const envelope = { schemaVersion: 1, tool: { name: 'psp-check', version } };
  return {
    add: (report) => `${toJsonLine({ ...envelope, ...report, findings: shownFindings(report, show) })}\n`,
    end: (errors) => errors.map((error) => `${toJsonLine({ ...envelope, error: errorOf(error) })}\n`).join(''),
  };
};

export const ndjson: Reporter = wholeOf(ndjsonDraft);
