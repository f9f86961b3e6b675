// One city under several rule sets, as lawyers put awards side by side: a row for each clause, a column for each text.
import type { Column, Comparison, Row } from '../../model/comparison.ts';
import { verdictOutcomes } from '../../model/outcome.ts';
import type { Finding } from '../../model/report.ts';
import { joinWith } from '../../text/list.ts';
import { ruleSetName } from '../../text/rule-set-name.ts';
import { shownName } from '../../text/shown-name.ts';
import { outcomeWords, verdictWords } from '../../text/words.ts';
import { type Block, type Cell, type Inline, link, outcomeSpan, paragraph, type Span, strong } from '../document.ts';
import { outcomeOrder } from '../render/matrix-words.ts';
import { cellId, columnId } from './comparison-matrix.ts';

/** One city under each of several rule sets, on one day: nothing is to be counted, and the texts are what differs. */
export const isOfClauses = ({ groups, common }: Comparison): boolean =>
  common.city !== null &&
  common.asOf !== null &&
  common.ruleSet === null &&
  groups.every(({ columns }) => columns.length === 1);

/** `linked` when all of it is said below. */
export function clauseBlocks({ columns, rows }: Comparison, linked: boolean): Block[] {
  const used = new Set([
    ...columns.map(({ verdict }) => verdictOutcomes[verdict]),
    ...rows.flatMap(({ cells }) => cells.flatMap((cell) => cell?.outcome ?? [])),
  ]);
  const legend = outcomeOrder.filter((outcome) => used.has(outcome));
  return [
    {
      is: 'table',
      isSpread: true,
      caption: 'Clause, and the answer to it',
      head: ['Clause', ...columns.map(({ ruleSet }) => ruleSetName(ruleSet))],
      rows: [
        [
          ['Verdict'],
          ...columns.map(({ verdict }, index): Cell => {
            const words = verdictWords[verdict];
            return [
              [outcomeSpan(verdictOutcomes[verdict], null), ' ', linked ? link(words, columnId(index)) : strong(words)],
            ];
          }),
        ],
        [['In force'], ...columns.map((column): Cell => [inForceWords(column)])],
        ...rows.map((row, at) => clauseRow(row, columns, (index) => (linked ? cellId(index, at) : null))),
      ],
    },
    paragraph(
      legend.flatMap((outcome, index): Span[] => [
        ...(index === 0 ? [] : [', ']),
        outcomeSpan(outcome, null),
        ` ${outcomeWords[outcome]}`,
      ]),
      'quiet',
    ),
  ];
}

function inForceWords({ ruleSet: { inForce }, asOf }: Column): string {
  if (inForce === null) return 'not said';
  if (inForce.from !== null && asOf < inForce.from) return `not before ${inForce.from}`;
  if (inForce.until !== null && asOf >= inForce.until) return `no longer, from ${inForce.until}`;
  return inForce.from === null ? 'yes' : `since ${inForce.from}`;
}

const isInForce = (column: Column): boolean => !inForceWords(column).startsWith('no');

function clauseRow(
  { condition, cells }: Row,
  columns: readonly Column[],
  idOf: (index: number) => string | null,
): readonly Cell[] {
  const answer = answerOfMost(cells);
  return [
    [titleIn(condition, columns), ...(answer === null ? [] : [answer]), ...heldBy(cells)],
    ...columns.map((column, index): Cell => {
      const cell = cells[index] ?? null;
      return cell === null ? ['not asked'] : clauseCell(cell, column, { answer, id: idOf(index) });
    }),
  ];
}

/** The answer that decides most of them, said once; null where each is decided by another. */
function answerOfMost(cells: readonly (Finding | null)[]): string | null {
  const counts = new Map<string, number>();
  for (const cell of cells) if (cell !== null) counts.set(cell.brief, (counts.get(cell.brief) ?? 0) + 1);
  const [[brief, count] = ['', 0]] = [...counts].toSorted(([, one], [, other]) => other - one);
  return count > 1 || counts.size === 1 ? brief : null;
}

function heldBy(cells: readonly (Finding | null)[]): readonly Inline[] {
  const names = new Set(cells.flatMap((cell) => cell?.heldBy.map(({ name }) => shownName(name)) ?? []));
  return names.size === 0 ? [] : [`held by ${joinWith([...names], 'and')}`];
}

/** As the first of the rule sets that ask it calls it. */
function titleIn(condition: string, columns: readonly Column[]): string {
  const [first] = columns.flatMap(({ ruleSet }) => ruleSet.conditions.filter(({ id }) => id === condition));
  return first?.title ?? condition;
}

type Told = { readonly answer: string | null; readonly id: string | null };

/** The outcome and the clause, and what is said of this text alone: its answer where it is another, and that it is not enforced here. */
function clauseCell({ condition, outcome, brief, notEnforced }: Finding, column: Column, { answer, id }: Told): Cell {
  const name = clauseName(condition, column) ?? outcomeWords[outcome];
  return [
    [outcomeSpan(outcome, outcomeWords[outcome]), ' ', id === null ? name : link(name, id)],
    ...(brief === answer ? [] : [brief]),
    ...(isInForce(column) ? [] : ['not in force']),
    ...(notEnforced === null ? [] : [`not enforced since ${notEnforced.from}`]),
  ];
}

/** The issuer's own name for it, else where it stands in the text, such as `question 2`. */
function clauseName(condition: string, { ruleSet }: Column): string | null {
  const asked = ruleSet.conditions.find(({ id }) => id === condition);
  return asked?.label ?? asked?.source[0]?.at.split(/[,;]/)[0] ?? null;
}
