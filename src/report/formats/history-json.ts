import type { HistoryEnvelope } from '../../model/history.ts';
import type { HistoryReporter } from '../history-reporter.ts';
import { toJson } from './json.ts';

/** JSON, for programs. */
export const historyJson: HistoryReporter = (histories, { version, errors }) => {
  const envelope: HistoryEnvelope = {
    schemaVersion: 1,
    tool: { name: 'psp-check', version },
    histories: [...histories],
    errors: errors.map(({ path, line, column, code, message }) => ({ path, line, column, code, message })),
  };
  return `${toJson(envelope)}\n`;
};
