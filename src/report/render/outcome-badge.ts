import type { Outcome } from '../../model/outcome.ts';
import { type Html, html } from '../../text/html.ts';
import { outcomeWords } from '../../text/words.ts';
import { looks } from '../outcome-table.ts';

/** An outcome by sign, word and colour. A screen reader reads the word. `words` for a verdict. */
export const outcomeBadge = (outcome: Outcome, words: string = outcomeWords[outcome]): Html =>
  html`<span class="badge ${outcome}">${outcomeSign(outcome)} ${words}</span>`;

/** The sign alone, for where the word stands anyway. */
export const outcomeSign = (outcome: Outcome): Html =>
  html`<span class="sign ${outcome}" aria-hidden="true">${looks[outcome].sign}</span>`;
