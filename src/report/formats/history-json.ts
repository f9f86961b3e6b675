import type { HistoryEnvelope } from '../../model/history.ts';
import type { HistoryReporter } from '../history-reporter.ts';
import { errorInJson, historyInJson, ruleSetsSeen } from './in-json.ts';
import { headed, toJson } from './json.ts';

/** JSON, for programs. */
export const historyJson: HistoryReporter = (histories, { version, errors }) => {
  const envelope: HistoryEnvelope = {
    ...headed(version),
    ruleSets: [...ruleSetsSeen()(histories.map(({ ruleSet }) => ruleSet))],
    histories: histories.map(historyInJson),
    errors: errors.map(errorInJson),
  };
  return `${toJson(envelope)}\n`;
};
