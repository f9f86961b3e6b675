import type { ChangeSetEnvelope } from '../../model/change-set.ts';
import type { ComparisonEnvelope } from '../../model/comparison.ts';
import type { HistoryEnvelope } from '../../model/history.ts';
import { shownFindings } from '../documents/shown-findings.ts';
import type { Reporters, StreamingOptions, StreamingReporter } from '../reporter.ts';
import {
  changeSetInJson,
  comparisonInJson,
  errorInJson,
  historyInJson,
  reportInJson,
  ruleSetsOf,
  ruleSetsSeen,
} from './in-json.ts';

/** JSON, for programs: the same keys always, for one city, several and none. */
export const json: Reporters = {
  report: streamReports,
  comparison: (comparison, { version, errors }) => {
    const envelope: ComparisonEnvelope = {
      ...headed(version),
      ruleSets: [...ruleSetsSeen()(comparison.columns.flatMap(ruleSetsOf))],
      comparison: comparisonInJson(comparison),
      errors: errors.map(errorInJson),
    };
    return `${toJson(envelope)}\n`;
  },
  history: (histories, { version, errors }) => {
    const envelope: HistoryEnvelope = {
      ...headed(version),
      ruleSets: [...ruleSetsSeen()(histories.map(({ ruleSet }) => ruleSet))],
      histories: histories.map(historyInJson),
      errors: errors.map(errorInJson),
    };
    return `${toJson(envelope)}\n`;
  },
  changeSet: (changeSet, { version, errors }) => {
    const sides = changeSet.cities.flatMap(({ before, after }) => [before, after]);
    const others = [
      ...changeSet.groups.flatMap(({ before, after }) => [before, after]),
      ...changeSet.added,
      ...changeSet.removed,
    ];
    const envelope: ChangeSetEnvelope = {
      ...headed(version),
      ruleSets: [
        ...ruleSetsSeen(({ id, digest }) => `${id} ${digest}`)([
          ...others.map(({ ruleSet }) => ruleSet),
          ...sides.flatMap(ruleSetsOf),
        ]),
      ],
      changeSet: changeSetInJson(changeSet),
      errors: errors.map(errorInJson),
    };
    return `${toJson(envelope)}\n`;
  },
};

/** The rule sets come behind the reports, because only then all of them are known. */
function streamReports({ version, show }: StreamingOptions): StreamingReporter {
  const seen = ruleSetsSeen();
  const ruleSets: unknown[] = [];
  let count = 0;
  const lead = () => (count++ === 0 ? `${headOf(version)},\n  "reports": [` : ',');
  return {
    add: (report) => {
      ruleSets.push(...seen(ruleSetsOf(report)));
      const shown = reportInJson({ ...report, findings: [...shownFindings(report, show)] });
      return `${lead()}\n    ${indented(toJson(shown), 4)}`;
    },
    end: (errors) => {
      const reports = count === 0 ? `${headOf(version)},\n  "reports": []` : '\n  ]';
      const rest = { ruleSets, errors: errors.map(errorInJson) };
      return `${reports},\n${toJson(rest).slice(2)}\n`;
    },
  };
}

/** What every document of psp-check begins with. */
export const headed = (version: string) => ({ schemaVersion: 2, tool: { name: 'psp-check', version } }) as const;

/** Its beginning, left open. */
const headOf = (version: string): string => toJson(headed(version)).slice(0, -2);

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
