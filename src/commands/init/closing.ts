// What a file comes to, for whoever has just filled it in.
import { evaluate } from '../../evaluate/evaluate.ts';
import type { City } from '../../model/city.ts';
import type { Day } from '../../model/day.ts';
import type { Report, ToQualifyItem } from '../../model/report.ts';
import type { Condition, RuleSet } from '../../model/rule-set.ts';
import { joinWith, sentence } from '../../text/list.ts';
import { folded } from '../../text/prose.ts';
import { ruleSetName } from '../../text/rule-set-name.ts';
import { verdictWords } from '../../text/words.ts';
import { labelOf } from './field-words.ts';

/** The verdict, and for what is not met or open the ways to meet it, a line each. */
export function closing(ruleSet: RuleSet, city: City, today: Day): { readonly verdict: string; readonly ways: string } {
  const asOf = city.asOf ?? today;
  const report = evaluate(ruleSet, city, { asOf, asOfGiven: true, alternatives: [] });
  const verdict = `${verdictWords[report.verdict]} under ${ruleSetName(ruleSet)}, read as ${ruleSet.readAs}, as of ${asOf}`;
  return { verdict: sentence(verdict), ways: waysOf(report, ruleSet).join('\n') };
}

function waysOf({ findings, toQualify }: Report, { conditions }: RuleSet): readonly string[] {
  return findings.flatMap(({ condition, title, outcome }) => {
    const asked = conditions.find(({ id }) => id === condition);
    if (!asked || (outcome !== 'not-met' && outcome !== 'undetermined')) return [];
    const isOpen = outcome === 'undetermined';
    const heading = `${isOpen ? 'Open' : 'Not met'}: ${folded(title)}.`;
    if (!isOpen && asked.toMeet === null) return [`${heading} It is not the city's to change.`];
    const items = [...toQualify.change, ...toQualify.findOut].filter((item) => item.condition === condition);
    const ways = [...new Set(items.flatMap((item) => wayOf(item, asked, isOpen)))].join('; or ');
    return [ways === '' ? heading : `${heading} ${isOpen ? 'To find out' : 'To change'}: ${ways}.`];
  });
}

function wayOf({ sets }: ToQualifyItem, { asks }: Condition, isOpen: boolean): readonly string[] {
  const inWords = (id: string, needs: string | null): string => {
    const field = asks.find((each) => each.id === id);
    if (field === undefined) return needs === null ? id : `${id} (${needs})`;
    if (typeof field.label !== 'string' && (needs === 'yes' || needs === 'no')) {
      return `${isOpen ? 'whether ' : ''}${field.label[needs]}`;
    }
    return needs === null ? labelOf(field) : `${labelOf(field)} (${needs})`;
  };
  return sets.map((fields) =>
    joinWith(
      fields.map(({ field, needs }) => inWords(field, needs)),
      'and',
    ),
  );
}
