// The columns of a table for many cities, for a spreadsheet, with a row below them that explains them.
import { kindOf } from '../../fields/index.ts';
import { wordsOf } from '../../fields/words.ts';
import type { Day } from '../../model/day.ts';
import type { Condition, Field, RuleSet } from '../../model/rule-set.ts';
import { cellText } from '../../report/formats/csv-cell.ts';
import { joinWith, sentence } from '../../text/list.ts';
import { folded } from '../../text/prose.ts';
import { labelOf } from './field-words.ts';

type Column = { readonly name: string; readonly explained: string };

/** With a byte order mark, without which Excel takes UTF-8 for something else. */
export function template(ruleSet: RuleSet, delimiter: ',' | '\t', today: Day): string {
  const columns = columnsOf(ruleSet, today);
  const row = (cells: readonly string[]) => `${cells.map(cellText).join(delimiter)}\r\n`;
  return `\ufeff${row(columns.map(({ name }) => name))}${row(columns.map(({ explained }) => explained))}`;
}

/** The reader passes over a row whose city begins with this, right below the heading. */
const explanation = '# ';

function columnsOf(ruleSet: RuleSet, today: Day): readonly Column[] {
  const conditions = ruleSet.conditions.filter(({ asks }) => asks.length > 0);
  return [
    {
      name: 'city',
      explained: `${explanation}This row explains the columns and is not read. Below it, each row is one city: here its name, such as Rivertown, Ohio. A cell that is left empty is not answered, and a column that is not needed can be deleted.`,
    },
    {
      name: 'as-of',
      explained: 'The day as of which the answers are read, such as 2017-08-18. Format columns of dates as text.',
    },
    { name: 'answered-by', explained: "Who gave the city's own reply. Empty: not known." },
    { name: 'answered-on', explained: 'The day, month or year of that reply.' },
    ...conditions.flatMap((condition) => answerColumns(condition, yearsOf(ruleSet, today))),
    { name: 'sources.source.title', explained: 'What the source of these answers is called.' },
    { name: 'sources.source.date', explained: 'When it was published: a day, a month or a year.' },
    { name: 'sources.source.url', explained: 'Its web address, with https://.' },
  ];
}

/** The years that a figure of the rule set has, or the last one that is over. */
function yearsOf({ figures }: RuleSet, today: Day): readonly number[] {
  const years = new Set(figures.flatMap(({ values }) => values.map(({ year }) => year)));
  return years.size === 0 ? [Number(today.slice(0, 4)) - 1] : [...years].sort((one, other) => one - other);
}

function answerColumns({ id, title, question, asks }: Condition, years: readonly number[]): readonly Column[] {
  const fields = asks.flatMap((field, index): readonly Column[] => {
    const lead = index === 0 ? `${folded(question)} ` : '';
    const name = `${id}.${field.id}`;
    if (kindOf(field).isYearly) {
      return years.map((year) => ({
        name: `${name}.${year}`,
        explained: `${lead}${sentence(`${labelOf(field)} in ${year}: a number (${field.unit}), such as 431.5; or unknown`)}`,
      }));
    }
    const label = index === 0 && field.type === 'yes-no' ? '' : `${labelOf(field)}: `;
    return [{ name, explained: `${lead}${sentence(`${label}${takes(field)}`)}` }];
  });
  return [
    ...fields,
    { name: `${id}.note`, explained: `A note on ${folded(title)}; needed where it is not-applicable.` },
    { name: `${id}.evidence.source`, explained: 'What the source says of it, in one sentence of your own.' },
  ];
}

function takes(field: Field): string {
  const kind = kindOf(field);
  switch (kind.cell) {
    case 'yes-no':
      return 'yes, no, unknown, declined or not-applicable';
    case 'word':
      return joinWith([...wordsOf(field), 'unknown'], 'or');
    case 'set':
      return `none, unknown, or words of these with ; between them: ${wordsOf(field).join(', ')}`;
    default:
      return `${kind.takes(field)}; or unknown`;
  }
}
