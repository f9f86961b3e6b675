import type { Report } from '../model/report.ts';
import { cut } from '../text/cut.ts';
import { pluralize } from '../text/list.ts';
import { markdownText } from '../text/markdown.ts';
import { ruleSetName } from '../text/rule-set-name.ts';
import { markdown } from './markdown.ts';
import type { ReporterOptions } from './reporter.ts';

/**
 * The Markdown report in at most so many bytes of UTF-8, for the summary of a GitHub Actions step, which would be dropped whole if it were larger: as many
 * reports as fit, in their order, and a last line that says what was left out. Of a single one that is too large, the blocks that fit; nothing where
 * not even the last line does.
 */
export function stepSummary(reports: readonly Report[], options: ReporterOptions, bytes: number): string {
  const whole = markdown(reports, options);
  if (size(whole) <= bytes) return whole;
  const first = (count: number) =>
    `${markdown(reports.slice(0, count), options)}\n${withoutRest(reports.slice(count))}\n`;
  let fitting = 0;
  let excess = reports.length;
  while (excess - fitting > 1) {
    const count = (fitting + excess) >>> 1;
    if (size(first(count)) <= bytes) fitting = count;
    else excess = count;
  }
  return fitting > 0 ? first(fitting) : firstBlocks(whole, bytes);
}

const limit = 'since GitHub drops a summary of more than 1 MiB';

function withoutRest(rest: readonly Report[]): string {
  const cities = rest.map(({ city, ruleSet }) => `${city} (${ruleSetName(ruleSet)})`).join('; ');
  return markdownText(`${pluralize(rest.length, 'report')} left out, ${limit}: ${cut(cities, 2000)}`);
}

function firstBlocks(document: string, bytes: number): string {
  const end = '</details>\n\n';
  const note = `The rest is left out, ${limit}.\n`;
  let kept = '';
  let used = size(end) + size(note);
  for (const block of document.split('\n\n')) {
    used += size(block) + 2;
    if (used > bytes) break;
    kept += `${block}\n\n`;
  }
  const isOpen = kept.lastIndexOf('<details>') > kept.lastIndexOf('</details>');
  return size(note) > bytes ? '' : `${kept}${isOpen ? end : ''}${note}`;
}

const size = (text: string): number => new TextEncoder().encode(text).length;
