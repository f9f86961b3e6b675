import { comparisonPage } from './comparison-page.ts';
import type { ComparisonReporter } from './comparison-reporter.ts';
import { comparisonStyle } from './comparison-style.ts';
import { page } from './page.ts';

/** A page in one file, to publish: a matrix whose cells open to their reasons and evidence. */
export const comparisonHtml: ComparisonReporter = (comparison, options) =>
  page({ ...comparisonPage(comparison, options), style: comparisonStyle });
