import type { Column, Row } from '../model/comparison.ts';
import type { Finding } from '../model/report.ts';
import { folded } from '../text/prose.ts';
import type { Cite } from './citations.ts';
import { placed } from './comparison-outline.ts';
import { findingOutline, type Row as Labelled } from './outline.ts';

/** What is the same for all cities and stands beside the condition, once. */
const ofCondition: ReadonlySet<string> = new Set(['asked in', 'context']);

/** What a cell tells of its finding. */
export const ofCity = (rows: readonly Labelled[]): Labelled[] => rows.filter(({ label }) => !ofCondition.has(label));

/** The question, where it was asked, what would meet it, the context: one list for each way in which the rule sets put it. */
export function askedRows(row: Row, columns: readonly Column[], cite: Cite): Labelled[][] {
  const ways = new Map<string, { readonly finding: Finding; readonly column: Column }>();
  for (const { cell, column } of placed(row, columns)) {
    if (cell === null) continue;
    const { question, source, context, toMeet } = cell.finding;
    const key = JSON.stringify([question, source, context, toMeet]);
    if (!ways.has(key)) ways.set(key, { finding: cell.finding, column });
  }
  return Array.from(ways.values(), ({ finding, column }) => [
    ...(ways.size === 1 ? [] : [textRow('rule set', column.ruleSet.id)]),
    textRow('question', folded(finding.question)),
    ...(finding.toMeet === null ? [] : [textRow('to meet', folded(finding.toMeet))]),
    ...findingOutline(finding, column.asOf, cite).rows.filter(({ label }) => ofCondition.has(label)),
  ]);
}

const textRow = (label: string, text: string): Labelled => ({ label, items: [{ text, source: null, outcome: null }] });
