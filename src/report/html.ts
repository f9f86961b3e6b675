import { page } from './page.ts';
import { reportPage } from './report-page.ts';
import type { Reporter } from './reporter.ts';

/** A page in one file, for a council and its public. */
export const html: Reporter = (reports, options) => page(reportPage(reports, options));
