import type { Outcome } from '../../model/outcome.ts';
import { type Html, html, inline } from '../../text/html.ts';
import { outcomeWords } from '../../text/words.ts';
import type { Matrix, MatrixCell, MatrixCondition, MatrixRow, Tally } from '../document.ts';
import { tallyWords } from './matrix-words.ts';
import { outcomeSign } from './outcome-badge.ts';

/** Of more rows than this the heading stays in sight. */
const mostInSight = 12;

/** A row for each city, the verdict first; a card for each on a phone. Every cell leads to where more is said of it. */
export function matrixHtml({ caption, conditions, groups }: Matrix): Html {
  const rows = groups.reduce((sum, group) => sum + group.rows.length, 0);
  const width = conditions.length <= 7 ? 'few' : conditions.length <= 11 ? 'some' : 'many';
  const isLinked = conditions.some(({ to }) => to !== undefined);
  return html`<div class="matrix ${width} ${rows > mostInSight ? 'long' : 'short'}"${width === 'many' ? html` tabindex="0" role="group" aria-labelledby="matrix"` : null}>
<table>
<caption id="matrix">${`${caption}.${isLinked ? ' Every cell leads to its reason, evidence and sources below.' : ''}`}</caption>
<thead>
<tr><th scope="col">City</th><th scope="col">Verdict</th>${inline(conditions.map((each) => html`<th scope="col">${conditionName(each)}</th>`))}</tr>
</thead>
${groups.map(
  ({ title, rows: own }) => html`<tbody>
${[
  title === ''
    ? null
    : html`<tr class="group"><th scope="rowgroup" colspan="${conditions.length + 2}" dir="auto">${title}</th></tr>`,
  ...own.map((row) => matrixRow(row, conditions, title !== '')),
]}
</tbody>`,
)}
</table>
</div>`;
}

const conditionName = ({ title, to }: MatrixCondition): Html =>
  to === undefined ? html`<bdi>${title}</bdi>` : html`<a href="#${to}" dir="auto">${title}</a>`;

function matrixRow(
  { title, name, verdict, cells, to }: MatrixRow,
  conditions: readonly MatrixCondition[],
  isGrouped: boolean,
): Html {
  const parts = isGrouped ? [name] : title;
  const named = inline(
    parts.map((part, index) => html`<span class="${index === 0 ? 'city-name' : 'part'}" dir="auto">${part}</span>`),
  );
  return html`<tr><th scope="row">${to === undefined ? named : html`<a href="#${to}">${named}</a>`}</th><td class="verdict-cell">${cellContent(verdict, false)}</td>${inline(
    conditions.map(
      (condition, at) =>
        html`<td><span class="of" dir="auto">${condition.title}</span>${cellContent(cells[at] ?? null, true)}</td>`,
    ),
  )}</tr>`;
}

/** The outcome's word is for who does not see the sign; a verdict says it itself. */
function cellContent(cell: MatrixCell | null, hasWord: boolean): Html {
  if (cell === null) return html`<span class="quiet">not asked</span>`;
  const { outcome, text, to } = cell;
  const content = html`${outcomeSign(outcome)}${hasWord ? html`<span class="heard">${outcomeWords[outcome]}: </span>` : null}<span class="${hasWord ? 'value' : `value ${outcome}`}" dir="auto">${text}</span>`;
  return to === undefined
    ? html`<span class="in-cell">${content}</span>`
    : html`<a class="in-cell" href="#${to}">${content}</a>`;
}

/** Of more than this a bar is shown in place of signs. */
const mostSigns = 24;

/** For each condition a sign for each city, the same outcomes together; the numbers beside it in words. */
export function tallyHtml({ caption, groups, rows }: Tally): Html {
  return html`<table class="tally">
<caption>${caption}</caption>
<thead>
<tr><th scope="col">Condition</th>${inline(groups.map((group) => html`<th scope="col" dir="auto">${group === '' ? 'Outcomes' : group}</th>`))}</tr>
</thead>
<tbody>
${rows.map(
  ({ condition, outcomes }) =>
    html`<tr><th scope="row">${conditionName(condition)}</th>${inline(
      outcomes.map(
        (own, at) =>
          html`<td>${groups[at] === '' || groups[at] === undefined ? null : html`<span class="of" dir="auto">${groups[at]}</span>`}${own.length === 0 ? null : picture(own)}<span class="quiet">${tallyWords(own)}</span></td>`,
      ),
    )}</tr>`,
)}
</tbody>
</table>`;
}

const order: readonly Outcome[] = ['met', 'undetermined', 'not-met', 'not-applicable'];

function picture(all: readonly Outcome[]): Html {
  const sorted = order.flatMap((outcome) => all.filter((each) => each === outcome));
  if (sorted.length <= mostSigns)
    return html`<span class="signs" aria-hidden="true">${inline(sorted.map(outcomeSign))}</span>`;
  let before = 0;
  const share = (count: number) => Math.round((count / sorted.length) * 10_000) / 100;
  const bands = order.flatMap((outcome) => {
    const count = all.filter((each) => each === outcome).length;
    const left = share(before);
    before += count;
    return count === 0 ? [] : [html`<rect class="band ${outcome}" x="${left}%" width="${share(count)}%" height="14"/>`];
  });
  return html`<svg class="bar" height="14" aria-hidden="true">${inline(bands)}</svg>`;
}
