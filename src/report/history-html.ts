import { historyPage } from './history-page.ts';
import type { HistoryReporter } from './history-reporter.ts';
import { historyStyle } from './history-style.ts';
import { page } from './page.ts';

/** A page in one file, to publish: a timeline without a script. */
export const historyHtml: HistoryReporter = (histories, options) =>
  page({ ...historyPage(histories, options), style: historyStyle });
