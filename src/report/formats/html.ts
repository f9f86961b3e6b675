import { changeSetDocument } from '../documents/change-set.ts';
import { comparisonDocument } from '../documents/comparison.ts';
import { historyDocument } from '../documents/history.ts';
import { reportsDocument } from '../documents/reports.ts';
import { renderHtml } from '../render/html.ts';
import { wideStyle } from '../render/wide-style.ts';
import { keptFor, type Reporters } from '../reporter.ts';

/** A page in one file, for a council and its public. */
export const html: Reporters = {
  report: keptFor((reports, options) => renderHtml(reportsDocument(reports, options))),
  comparison: (comparison, options) => renderHtml(comparisonDocument(comparison, options), wideStyle),
  history: (histories, options) => renderHtml(historyDocument(histories, options), wideStyle),
  changeSet: (changeSet, options) => renderHtml(changeSetDocument(changeSet, options)),
};
