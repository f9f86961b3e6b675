import type { ComparisonEnvelope } from '../../model/comparison.ts';
import type { ComparisonReporter } from '../comparison-reporter.ts';
import { toJson } from './json.ts';

/** JSON, for programs. */
export const comparisonJson: ComparisonReporter = (comparison, { version, errors }) => {
  const envelope: ComparisonEnvelope = {
    schemaVersion: 1,
    tool: { name: 'psp-check', version },
    comparison,
    errors: errors.map(({ path, line, column, code, message }) => ({ path, line, column, code, message })),
  };
  return `${toJson(envelope)}\n`;
};
