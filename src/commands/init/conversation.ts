import type { Period } from '../../model/city.ts';
import type { Day } from '../../model/day.ts';
import type { RuleSet } from '../../model/rule-set.ts';
import type { Asker } from './asker.ts';
import { changeAnswers } from './change.ts';
import type { Draft } from './draft.ts';
import { isUnanswered } from './next-field.ts';
import { askAboutFile, askingConditions, askWhatIsOpen } from './questions.ts';

/** Asks what a new file does not say; of one with answers, shows them and asks what to change. What is answered is in the draft at once. */
export async function converse(draft: Draft, ruleSet: RuleSet, today: Day, asker: Asker): Promise<void> {
  const talk = { draft, ruleSet, today, asker };
  const isNew = askingConditions(ruleSet).every(({ id }) => isOpen(draft.city().answers.get(id)?.periods));
  if (!isNew) return changeAnswers(talk);
  await askAboutFile(draft, asker);
  await askWhatIsOpen(talk);
}

const isOpen = (periods: readonly Period[] = []): boolean =>
  periods.every(({ heldBy, statements }) => heldBy.length === 0 && statements.every(isUnanswered));
