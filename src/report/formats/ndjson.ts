import { shownFindings } from '../documents/shown-findings.ts';
import type { Reporters } from '../reporter.ts';
import { errorInJson, reportInJson, ruleSetsOf, ruleSetsSeen } from './in-json.ts';
import { headed, toJsonLine } from './json.ts';

/**
 * NDJSON, for streams: each report of the JSON document on a line of its own, and after them each error, as `{ error }`. A line
 * `{ schemaVersion, tool, ruleSets }` with one rule set stands before the first report that refers to it.
 */
export const ndjson: Pick<Reporters, 'report'> = {
  report: ({ version, show }) => {
    const seen = ruleSetsSeen();
    return {
      add: (report) => {
        const ruleSets = seen(ruleSetsOf(report)).map((ruleSet) => ({ ...headed(version), ruleSets: [ruleSet] }));
        const shown = reportInJson({ ...report, findings: [...shownFindings(report, show)] });
        return [...ruleSets, shown].map((line) => `${toJsonLine(line)}\n`).join('');
      },
      end: (errors) => errors.map((error) => `${toJsonLine({ error: errorInJson(error) })}\n`).join(''),
    };
  },
};
