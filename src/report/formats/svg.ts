import { comparisonDocument } from '../documents/comparison.ts';
import { historyDocument } from '../documents/history.ts';
import { renderSvg } from '../render/svg.ts';
import type { Reporters } from '../reporter.ts';
import { madeFrom } from './made-from.ts';

/** A picture, for a page or a paper of others. */
export const svg: Pick<Reporters, 'comparison' | 'history'> = {
  comparison: (comparison, options) =>
    renderSvg(
      comparisonDocument(comparison, { ...options, show: 'all', isDrawn: true }),
      madeFrom(comparison.columns, options.version),
    ),
  history: (histories, options) =>
    renderSvg(historyDocument(histories, { ...options, show: 'all' }), madeFrom(histories, options.version)),
};
