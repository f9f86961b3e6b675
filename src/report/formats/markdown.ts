import { changeSetDocument } from '../documents/change-set.ts';
import { shortComparison } from '../documents/comparison.ts';
import { historyDocument } from '../documents/history.ts';
import { reportsDocument } from '../documents/reports.ts';
import { renderMarkdown } from '../render/markdown.ts';
import { keptFor, type Reporters } from '../reporter.ts';

/** GitHub-flavoured Markdown, for a pull request: never more than GitHub takes as a comment. */
export const markdown: Reporters = {
  report: keptFor((reports, options) => renderMarkdown(reportsDocument(reports, options))),
  comparison: (comparison, options) => renderMarkdown(shortComparison(comparison, options)),
  history: (histories, options) => renderMarkdown(historyDocument(histories, options)),
  changeSet: (changeSet, options) => renderMarkdown(changeSetDocument(changeSet, options)),
};
