import { type Day, firstDay, lastDay } from '../model/day.ts';
import type { Selection } from '../model/outcome.ts';
import type { ReportDecision } from '../model/report.ts';

/** Whether decisions say that a city had been selected by a day. */
export function selectionOn(decisions: readonly Pick<ReportDecision, 'date' | 'selected'>[], day: Day): Selection {
  const chosen = decisions.filter(({ selected }) => selected === 'on-date' || selected === 'by-date');
  if (chosen.length === 0) return 'not-recorded';
  if (chosen.some(({ date }) => lastDay(date) <= day)) return 'by-as-of-date';
  const isOpen = chosen.some(({ date, selected }) => selected === 'by-date' || firstDay(date) <= day);
  return isOpen ? 'day-not-known' : 'later';
}
