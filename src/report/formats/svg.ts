import type { Report } from '../../model/report.ts';
import { ruleSetName } from '../../text/rule-set-name.ts';
import { comparisonDocument } from '../documents/comparison.ts';
import { historyDocument } from '../documents/history.ts';
import { renderSvg } from '../render/svg.ts';
import type { Reporters } from '../reporter.ts';

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

/** The line below a picture: under which rule sets, from which digests, by which program, so that it can be made again. */
function madeFrom(parts: readonly Pick<Report, 'ruleSet' | 'input'>[], version: string): string {
  const ruleSets = new Map(
    parts.map(({ ruleSet }) => [ruleSet.digest, `${ruleSetName(ruleSet)} (${short(ruleSet.digest)})`]),
  );
  const inputs = new Map(parts.map(({ input }) => [input.digest, `${input.path} (${short(input.digest)})`]));
  const files = inputs.size > mostNamed ? `${inputs.size} city files` : [...inputs.values()].join(', ');
  return `Made by psp-check ${version} from ${[...ruleSets.values(), ...(files === '' ? [] : [files])].join(', ') || 'nothing'}.`;
}

const mostNamed = 4;

const short = (digest: string): string => digest.slice(0, 'sha256:'.length + 12);
