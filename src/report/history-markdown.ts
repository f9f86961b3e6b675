import { markdownCode, markdownText } from '../text/markdown.ts';
import {
  type ChangesEntry,
  type Entry,
  type HistoriesOutline,
  type HistoryOutline,
  historiesOutline,
  type Lane,
  type StartOutline,
} from './history-outline.ts';
import type { HistoryReporter } from './history-reporter.ts';
import { folding, headOf, identityItem, list, rowItem, section, sourceItem, table } from './markdown.ts';
import { looks } from './outcome-table.ts';
import type { Item } from './outline.ts';

/** GitHub-flavoured Markdown: the verdicts one after the other, then day by day; the rest folds. */
export const historyMarkdown: HistoryReporter = (histories, options) => {
  const outline = historiesOutline(histories, options);
  const blocks = [
    ...(histories.length === 1 ? [] : indexBlocks(outline)),
    ...section('## Not read', outline.notRead.map(markdownText)),
    ...outline.histories.flatMap(historyBlocks),
    ...folding('Reading', outline.reading.map(markdownText)),
    ...folding('Made from', [list(outline.identity.map(identityItem))]),
    ...outline.notLegalAdvice.map(markdownText),
  ];
  return `${blocks.join('\n\n')}\n`;
};

function indexBlocks({ headline, lines }: HistoriesOutline): string[] {
  return [
    `## ${markdownText(headline)}`,
    ...(lines.length === 0
      ? []
      : [list(lines.map(({ text, outcome }) => `${looks[outcome].sign} ${markdownText(text)}`))]),
  ];
}

function historyBlocks({
  city,
  ruleSet,
  under,
  attribution,
  verdict,
  conditions,
  entries,
  firstDay,
  start,
  sources,
}: HistoryOutline): string[] {
  return [
    `## ${markdownText(city)}`,
    ...[`${ruleSet.title}, ${ruleSet.issuer}`, ...attribution, `${under}:`].map(markdownText),
    list(spanItems(verdict)),
    table(
      ['Condition', 'Outcomes'],
      conditions.map((lane) => [markdownText(lane.title), spanItems(lane).join('<br>')]),
    ),
    ...(entries.length === 0 ? [] : ['### Day by day', ...entries.flatMap(entryBlocks)]),
    ...folding(firstDay === null ? 'On any day' : `Before ${firstDay}`, [list(start.map(startItem))]),
    ...folding('Sources', sources.length === 0 ? [] : [sources.map(sourceItem).join('\n')]),
  ];
}

const spanItems = ({ spans }: Lane): string[] =>
  spans.map(({ outcome, words, when }) => `${looks[outcome].sign} ${words} ${when}`);

function entryBlocks(entry: Entry): string[] {
  if (entry.kind === 'mark') return [`**${markdownText(entry.given)}** ${itemText(entry.item)}`];
  return changeBlocks(entry);
}

function changeBlocks({ given, outcome, verdict, before, changes }: ChangesEntry): string[] {
  return [
    `#### ${given}: ${looks[outcome].sign} ${before === null ? verdict : `${verdict}, ${before}`}`,
    ...changes.flatMap(({ condition, title, outcome: of, words, before: earlier, reason, rows }) => [
      `${looks[of].sign} **${markdownText(title)}** (${markdownCode(condition)}): ${words}, ${earlier}. ${markdownText(reason)}`,
      list(rows.map(rowItem)),
    ]),
  ];
}

const startItem = ({ condition, title, outcome, reason }: StartOutline): string =>
  `${headOf(outcome)} ${markdownText(title)} (${markdownCode(condition)}). ${markdownText(reason)}`;

const itemText = ({ text, source }: Item): string =>
  `${markdownText(text)}${source === null ? '' : ` ${markdownText(`[${source}]`)}`}`;
