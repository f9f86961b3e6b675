// A city file to fill in: valid as it is, with nothing answered.

import { kindOf } from '../../fields/index.ts';
import type { Condition, Field, RuleSet } from '../../model/rule-set.ts';
import { toJsonLine } from '../../report/formats/json.ts';
import { withoutCiCommands } from '../../text/ci-commands.ts';
import { folded } from '../../text/prose.ts';
import { wrapSanitised } from '../../text/wrap.ts';

/** What stands for the city until somebody writes its name. */
export const noCity = 'Name of the city, State';

/** What a new file says of its surroundings. */
export type Beside = {
  /** As the file names it. */
  readonly rules: string;
  /** The path of a JSON Schema, from the folder of the file; null: there is none for this rule set. */
  readonly schema: string | null;
};

/** The first lines of a new city file. */
export function modeline({ rules, schema }: Beside): string {
  if (schema !== null) return `# yaml-language-server: $schema=${schema}\n`;
  return comment(
    `For an editor that completes and explains: psp-check schema city --rules ${rules} > city.schema.json, and then a first line with \`yaml-language-server: $schema=city.schema.json\` behind a #.`,
    '',
  );
}

/** Every question of a rule set with what it takes; every answer is `unknown`. No word of what would meet a condition: a form does not steer. */
export function blank(ruleSet: RuleSet, beside: Beside): string {
  const known = new Set<string>();
  const conditions = ruleSet.conditions.filter(({ asks }) => asks.length > 0);
  return `${modeline(beside)}
${comment(`The answers of one city to: ${folded(ruleSet.title)} (${ruleSet.id}).`, '')}#
${comment(intro, '')}
city: ${noCity}
rules: ${/^[\w -]+$/.test(beside.rules) ? beside.rules : toJsonLine(beside.rules)}
${head}
answers:${conditions.length === 0 ? ' {}\n' : `\n${conditions.map((each, index) => asked(each, index + 1, known)).join('\n')}`}`;
}

const intro =
  'Put what is known in the place of `unknown` and leave the rest: what is unknown is never taken for a no. A yes or no can also be `declined` (the city declined to say) or `not-applicable` (with a note that says why). Lines behind a # are for you to read, or to use without it.';

const head = `# as-of: 2017-08-18          # the day on which the answers are looked at; left out, it is today
# answered-by: Police Department   # who gave the city's own reply; left out when that was not found
# answered-on: 2017-08-14    # the day of that reply
# compiled-by: …             # who wrote this file, when it was not the city

# Where the answers come from, each source under an id of your choice:
# sources:
#   jail-manual: { title: Jail manual, publisher: River County, date: 2016-05, url: https://example.org/manual }

# Who holds an answer when the city does not, such as a county jail. Its answers stand here in the same form, or in a
# file that several cities share; the answer of the city is then { held-by: county-jail }.
# agencies:
#   county-jail:
#     name: River County Jail
#     answers: {}
#   state-prison: { file: ../agencies/state-prison.yaml }

# Beside an answer may stand:
#   note: What a reader should know about it.
#   evidence: { jail-manual: What the source says in one sentence of your own. }
#   reply: yes               # what the city itself said, where that differs from what is in place
`;

function asked({ id, title, question, asks }: Condition, number: number, known: Set<string>): string {
  const fields = asks.map((field) => {
    const name = field.type === 'yes-no' ? '' : `${labelOf(field)}: `;
    return `${comment(`${name}${kindOf(field).takes(field)}`, '    ')}${words(field, known)}    ${field.id}: unknown\n`;
  });
  return `${comment(`${number}. ${folded(title)}`, '  ')}${comment(folded(question), '  ')}  ${id}:\n${fields.join('')}`;
}

const labelOf = ({ id, label }: Field): string => (typeof label === 'string' ? label : id);

/** The words of a vocabulary, with what they mean where it comes first. */
function words(field: Field, known: Set<string>): string {
  const { vocabulary, words: all = [] } = field;
  if (vocabulary === undefined) return '';
  const isKnown = known.has(vocabulary);
  known.add(vocabulary);
  if (isKnown) return comment(all.map(({ word }) => word).join(', '), '    ', '#   ');
  return all.map(({ word, meaning }) => comment(`${word}: ${folded(meaning)}`, '    ', '# - ')).join('');
}

function comment(text: string, indent: string, lead = '# '): string {
  const more = `#${' '.repeat(lead.length - 1)}`;
  const lines = wrapSanitised(text, 110 - indent.length - lead.length);
  return withoutCiCommands(lines.map((line, index) => `${indent}${index === 0 ? lead : more}${line}\n`).join(''));
}
