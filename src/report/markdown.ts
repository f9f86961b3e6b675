import type { Outcome } from '../model/outcome.ts';
import type { Source } from '../model/rule-set.ts';
import { markdownCode, markdownLink, markdownText } from '../text/markdown.ts';
import { outcomeWords } from '../text/words.ts';
import { documentOf } from './html.ts';
import { looks } from './outcome-table.ts';
import type { Item, Outline, Row } from './outline.ts';
import { renderMarkdown } from './render/markdown.ts';
import type { Reporter } from './reporter.ts';
import { httpsAddress } from './source-link.ts';

/** GitHub-flavoured Markdown, for a pull request: never more than GitHub takes as a comment. */
export const markdown: Reporter = (reports, options) => renderMarkdown(documentOf(reports, options));

export const headOf = (outcome: Outcome): string => `${looks[outcome].sign} ${outcomeWords[outcome]}:`;

export function rowItem({ label, items }: Row): string {
  const texts = items.map(label === 'in file' ? ({ text }) => markdownCode(text) : itemText);
  return texts.length === 1 ? `${label}: ${texts.join('')}` : [`${label}:`, ...indented(list(texts))].join('\n');
}

function itemText({ text, source, outcome }: Item): string {
  return [
    ...(outcome === null ? [] : [looks[outcome].sign]),
    markdownText(text),
    ...(source === null ? [] : [markdownText(`[${source}]`)]),
  ].join(' ');
}

/** With the address as text where it cannot be a link. */
export function sourceItem(source: Source): string {
  const { title, publisher, date, url } = source;
  const address = httpsAddress(source);
  const about = [publisher, date, address === null ? url : null].filter((part) => part !== null);
  const name = address === null ? markdownText(title) : markdownLink(title, address);
  return `1. ${[name, ...about.map(markdownText)].join(', ')}`;
}

export function identityItem({ label, value, digest }: Outline['identity'][number]): string {
  return `${label}: ${markdownCode(value)}${digest === null ? '' : `, ${markdownCode(digest)}`}`;
}

export function section(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [title, list(items)];
}

/** The empty lines around what it holds are what makes a renderer take that for Markdown. */
export function folding(summary: string, blocks: readonly string[]): string[] {
  return blocks.length === 0 ? [] : [`<details>\n<summary>${summary}</summary>`, ...blocks, '</details>'];
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

export const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');

const indented = (lines: string): string[] => (lines === '' ? [] : lines.split('\n').map((line) => `  ${line}`));
