import { renderMarkdown } from '../render/markdown.ts';
import type { Reporter } from '../reporter.ts';
import { documentOf } from './html.ts';

/** GitHub-flavoured Markdown, for a pull request: never more than GitHub takes as a comment. */
export const markdown: Reporter = (reports, options) => renderMarkdown(documentOf(reports, options));
