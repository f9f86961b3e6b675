import type { Report } from '../../model/report.ts';
import { shownName } from '../../text/shown-name.ts';
import { countsBriefly, verdictCounts, verdictWords } from '../../text/words.ts';
import { type Block, paragraph, section } from '../document.ts';
import { growingBrief } from '../documents/brief-several.ts';
import { changeSetDocument } from '../documents/change-set.ts';
import { shortComparison } from '../documents/comparison.ts';
import { historyDocument } from '../documents/history.ts';
import { notCheckedSentences } from '../documents/not-checked.ts';
import { citySection } from '../documents/report.ts';
import { verdictGroups } from '../documents/summary.ts';
import { penFor } from '../render/pen.ts';
import { renderText } from '../render/text.ts';
import type { Reporters, StreamingOptions, StreamingReporter } from '../reporter.ts';

/** Text for people at a terminal. */
export const text: Reporters = {
  report: (options) => (options.show === 'brief' ? briefText(options) : fullText(options)),
  comparison: (comparison, options) => renderText(shortComparison(comparison, options).blocks, options),
  history: (histories, options) => renderText(historyDocument(histories, options).blocks, options),
  changeSet: (changeSet, options) => renderText(changeSetDocument(changeSet, options).blocks, options),
};

function briefText(options: StreamingOptions): StreamingReporter {
  const document = growingBrief();
  return {
    add: (report) => {
      document.add(report);
      return '';
    },
    addOutline: (outline) => (document.addOutline(outline) ? '' : null),
    end: (errors) => renderText(document.end(errors).blocks, options),
  };
}

/** City after city as they come, then the verdicts of all. */
function fullText(options: StreamingOptions): StreamingReporter {
  const between = `\n${penFor(options).rule}\n\n`;
  const lines: VerdictLine[] = [];
  return {
    add: (report) => {
      lines.push(lineOf(report));
      return `${lines.length === 1 ? '' : between}${renderText([citySection(report, lines.length, options)], options)}`;
    },
    end: (errors) => {
      const blocks = [
        ...(lines.length === 0 ? [paragraph('No city was checked.')] : lines.length === 1 ? [] : indexBlocks(lines)),
        ...notCheckedSentences(errors).map((each) => paragraph(each)),
      ];
      return blocks.length === 0 ? '' : `${lines.length === 0 ? '' : between}${renderText(blocks, options)}`;
    },
  };
}

/** What is kept of a report. */
type VerdictLine = Pick<Report, 'city' | 'ruleSet' | 'asOf' | 'verdict' | 'counts'>;

const lineOf = ({ city, ruleSet, asOf, verdict, counts }: Report): VerdictLine => ({
  city,
  ruleSet,
  asOf,
  verdict,
  counts,
});

function indexBlocks(lines: readonly VerdictLine[]): Block[] {
  return verdictGroups(lines).flatMap(({ under, members }) =>
    section(`${under}: ${verdictCounts(members.map(({ report }) => report.verdict))}`, [
      {
        is: 'statuses',
        of: 'verdict',
        head: ['City', 'Verdict'],
        items: members.map(({ report, outcome }) => ({
          outcome,
          label: shownName(report.city),
          text: `${verdictWords[report.verdict]}: ${countsBriefly(report.counts)}`,
        })),
      },
    ]),
  );
}
