import { oncePer } from '../../model/once-per.ts';
import type { Finding } from '../../model/report.ts';
import { type MakeStreamingReporter, wholeOf } from '../draft.ts';
import type { Reporter } from '../reporter.ts';
import { shownFindings } from '../shown-findings.ts';
import { errorOf, toJsonLine } from './json.ts';

/**
 * NDJSON, for streams: each report of the JSON document on a line of its own, and after them each error, as `{ error }`. What the document has around
 * them, every line begins with.
 */
export const streamNdjson: MakeStreamingReporter = ({ version, show }) => {
  const head = toJsonLine({ schemaVersion: 1, tool: { name: 'psp-check', version } }).slice(0, -1);
  return {
    add: ({ ruleSet, findings: all, ...report }) => {
      const findings = shownFindings({ findings: all }, show).map(findingJson);
      const rest = toJsonLine(report).slice(1, -1);
      return `${head},"ruleSet":${sharedJson(ruleSet)},"findings":[${findings.join(',')}],${rest}}\n`;
    },
    end: (errors) => errors.map((error) => `${head},"error":${toJsonLine(errorOf(error))}}\n`).join(''),
  };
};

export const ndjson: Reporter = wholeOf(streamNdjson);

/** What the rule set says is the same object in every report, and most of a line. */
const sharedJson = oncePer((value: object): string => toJsonLine(value));

function findingJson({ source, context, ...finding }: Finding): string {
  return `${toJsonLine(finding).slice(0, -1)},"source":${sharedJson(source)},"context":${sharedJson(context)}}`;
}
