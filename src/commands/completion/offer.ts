// What a shell may offer for the last word of a command line, read off the commands themselves.
import type { Command, Option } from 'commander';
import { schemaNames } from '../../load/schema/schema-names.ts';
import type { RuleSet } from '../../model/rule-set.ts';
import { shells } from './scripts.ts';

type Offer = Taken & {
  /** The beginning of the last word that stays as it is, such as `--format=`. */
  readonly before: string;
};
type Taken = {
  readonly words: readonly Word[];
  /** Names of files or folders are offered, too. */
  readonly paths: 'files' | 'folders' | null;
};
type Word = { readonly word: string; readonly meaning: string };

/** For words as they are typed, without the program's name; the last one ends at the cursor and may be empty. */
export function offerFor(program: Command, typed: readonly string[], shipped: readonly RuleSet[]): Offer {
  const { command, parent, rest } = commandOf(program, typed.slice(0, -1));
  const last = typed.at(-1) ?? '';
  const options = optionsOf(program, command);
  const valued = (name: string) => options.find((each) => each.flags.includes('<') && namesOf(each).includes(name));
  let option: Option | undefined;
  let operand = 0;
  let isClosed = false;
  for (const word of rest) {
    if (option) option = undefined;
    else if (isClosed || !/^-./.test(word)) operand++;
    else if (word === '--') isClosed = true;
    else option = valued(word);
  }
  const offer = (before: string, { words, paths }: Taken): Offer => {
    const value = last.slice(before.length);
    return { before, words: words.filter(({ word }) => word.startsWith(value)), paths };
  };
  if (!option && !isClosed && last.startsWith('-')) {
    const [before, name] = /^(--[^=]+)=/.exec(last) ?? [];
    if (before === undefined) return offer('', { words: options.flatMap(flagsOf), paths: null });
    option = valued(name ?? '');
    return option ? ofOption(option, before) : offer(before, nothing);
  }
  return option ? ofOption(option, '') : offer('', operandOf(program, command, parent, operand, shipped));

  function ofOption(of: Option, before: string): Offer {
    const name = /<(.*)>/.exec(of.flags)?.[1] ?? '';
    if (name !== '[format:]path') return offer(before, of.argChoices ? plain(of.argChoices) : taken(name, shipped));
    // What `--report` writes is what `--format` prints.
    const [format] = /^[^:]*:/.exec(last.slice(before.length)) ?? [];
    if (format !== undefined) return offer(before + format, { words: [], paths: 'files' });
    const formats = options.find(({ long }) => long === '--format')?.argChoices ?? [];
    return offer(before, { ...plain(formats.map((each) => `${each}:`)), paths: 'files' });
  }
}

/** The command is the first word, options of the whole program apart; without one, files are checked. */
function commandOf(program: Command, words: readonly string[]) {
  const anywhere = program.options.flatMap(namesOf);
  const rest = words.slice(words.findIndex((word) => !anywhere.includes(word)));
  if (words.every((word) => anywhere.includes(word))) return { command: program, parent: program, rest: [] };
  let [command, parent] = [program, program];
  for (;;) {
    const below = commandsOf(command).find((each) => each.name() === rest[0]);
    if (!below) break;
    [parent, command] = [command, below];
    rest.shift();
  }
  const check = program.commands.find((each) => each.name() === 'check') ?? program;
  return { command: command === program ? check : command, parent, rest };
}

const commandsOf = (command: Command): readonly Command[] => command.createHelp().visibleCommands(command);

/** The program has those of the default command, too. */
const optionsOf = (program: Command, command: Command): readonly Option[] => [
  ...new Set([
    ...(command === program ? (program.commands.find((each) => each.name() === 'check')?.options ?? []) : []),
    ...command.createHelp().visibleOptions(command),
    ...program.options,
  ]),
];

const namesOf = ({ short, long }: Option): readonly string[] =>
  [short, long].filter((name) => typeof name === 'string');

const flagsOf = (option: Option): readonly Word[] =>
  namesOf(option).map((word) => ({ word, meaning: option.description }));

const named = (commands: readonly Command[]): readonly Word[] =>
  commands.map((each) => ({ word: each.name(), meaning: each.description() }));

function operandOf(
  program: Command,
  command: Command,
  parent: Command,
  number: number,
  shipped: readonly RuleSet[],
): Taken {
  const below = commandsOf(command);
  if (below.length > 0) return { words: number > 0 ? [] : named(below), paths: command === program ? 'files' : null };
  if (command.name() === 'help') {
    const topics = commandsOf(parent).filter((each) => each !== command && each.name() !== 'help');
    return { words: number > 0 ? [] : named(topics), paths: null };
  }
  const operands = command.registeredArguments;
  const operand = operands[number] ?? operands.findLast(({ variadic }) => variadic);
  return operand ? taken(operand.name(), shipped) : nothing;
}

/** What a name in angle brackets stands for, where it is not one of some choices. A new one has to be told here. */
function taken(name: string, shipped: readonly RuleSet[]): Taken {
  const ids = shipped.map(({ id, title }) => ({ word: id, meaning: title }));
  switch (name) {
    case 'file':
    case 'files':
    case 'before':
    case 'after':
    case 'cases':
    case 'glob':
      return { words: [], paths: 'files' };
    case 'folder':
      return { words: [], paths: 'folders' };
    case 'id':
      return { words: ids, paths: null };
    case 'id|file':
    case 'file|id':
      return { words: ids, paths: 'files' };
    case 'condition':
      return { words: conditionsOf(shipped), paths: null };
    case 'what':
      return plain(schemaNames);
    case 'shell':
      return plain(shells);
    case 'key':
      return { words: [...plain(['name', 'verdict']).words, ...conditionsOf(shipped)], paths: null };
    case 'date':
      return nothing;
  }
  throw new Error(`Completion does not know what <${name}> is.`);
}

/** Each once, as the first rule set that has it, which is the default, calls it. */
function conditionsOf(ruleSets: readonly RuleSet[]): readonly Word[] {
  const conditions = ruleSets.flatMap((ruleSet) => ruleSet.conditions).toReversed();
  const titles = new Map(conditions.map(({ id, title }) => [id, title]));
  return Array.from(titles, ([word, meaning]) => ({ word, meaning })).toReversed();
}

const plain = (words: readonly string[]): Taken => ({
  words: words.map((word) => ({ word, meaning: '' })),
  paths: null,
});

const nothing: Taken = plain([]);
