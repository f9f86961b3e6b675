import type { ComparisonEnvelope } from '../../model/comparison.ts';
import type { ComparisonReporter } from '../comparison-reporter.ts';
import { comparisonInJson, errorInJson, ruleSetsOf, ruleSetsSeen } from './in-json.ts';
import { headed, toJson } from './json.ts';

/** JSON, for programs. */
export const comparisonJson: ComparisonReporter = (comparison, { version, errors }) => {
  const envelope: ComparisonEnvelope = {
    ...headed(version),
    ruleSets: [...ruleSetsSeen()(comparison.columns.flatMap(ruleSetsOf))],
    comparison: comparisonInJson(comparison),
    errors: errors.map(errorInJson),
  };
  return `${toJson(envelope)}\n`;
};
