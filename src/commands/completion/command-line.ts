// What may stand where on a command line, read off the commands themselves, for shells to offer.
import type { Command, Option } from 'commander';
import type { RuleSet } from '../../model/rule-set.ts';
import { schemaNames } from '../schema.ts';
import { shells } from './shells.ts';

export type CommandLine = {
  /** The program's own place, that of each command, and those of their commands, in the order of the help. */
  readonly places: readonly Place[];
  /** Names of options that may stand anywhere, before a command too. */
  readonly anywhere: readonly string[];
};
/** A command, or the place of one. */
export type Place = {
  /** The words that lead to it: none for the program itself, `check`, `rules show`. */
  readonly path: string;
  readonly flags: readonly Flag[];
  readonly operands: readonly Operand[];
  /** Commands of its own. */
  readonly commands: Words;
};
export type Flag = {
  /** `-f` and `--format`. */
  readonly names: readonly string[];
  readonly meaning: string;
  readonly repeatable: boolean;
  /** Null when nothing follows it. */
  readonly takes: Taken | null;
};
export type Operand = Taken & { readonly variadic: boolean };
/** What an option or an operand may be. */
export type Taken = {
  /** As help calls it: `id|file`. */
  readonly name: string;
  readonly words: Words;
  readonly paths: 'files' | 'folders' | null;
  /** A word is followed by a colon and a path. */
  readonly colon: boolean;
};
/** Words of one kind, which are the same wherever the kind is; those without meanings need none. */
export type Words = { readonly kind: string; readonly of: readonly Word[] };
export type Word = { readonly word: string; readonly meaning: string };

/** The command whose place it is when none is named. */
export const defaultCommand = 'check';

export function commandLineOf(program: Command, shipped: readonly RuleSet[]): CommandLine {
  const anywhere = program.options.filter(({ long }) => long !== '--version');
  const [own, ...others] = placesBelow(program, '', anywhere, shipped);
  const files = others.find(({ path }) => path === defaultCommand)?.operands ?? [];
  const places = own ? [{ ...own, operands: files.map((each) => ({ ...each, words: own.commands })) }] : [];
  return { places: [...places, ...others], anywhere: anywhere.flatMap(namesOf) };
}

function placesBelow(
  command: Command,
  path: string,
  anywhere: readonly Option[],
  shipped: readonly RuleSet[],
): readonly Place[] {
  const help = command.createHelp();
  const below = help.visibleCommands(command);
  const commands = { kind: `${path} command`.trim(), of: below.map(named) };
  const options = [...new Set([...help.visibleOptions(command), ...anywhere])];
  const operands = command.registeredArguments.map((argument) => ({
    ...taken(argument.name(), [], shipped),
    variadic: argument.variadic,
  }));
  const place: Place = {
    path,
    flags: options.map((option) => flagOf(option, options, shipped)),
    operands: below.length > 0 ? [oneOf('command', commands)] : operands,
    commands,
  };
  // What `help` helps with are the commands beside it.
  const topics = { kind: `${path} topic`.trim(), of: below.filter((each) => each.name() !== 'help').map(named) };
  return [
    place,
    ...below.flatMap((each) => {
      const places = placesBelow(each, `${path} ${each.name()}`.trim(), anywhere, shipped);
      if (each.name() !== 'help') return places;
      return places.map((help) => ({ ...help, operands: [oneOf('command', topics)] }));
    }),
  ];
}

const named = (command: Command): Word => ({ word: command.name(), meaning: command.description() });

const namesOf = ({ short, long }: Option): readonly string[] =>
  [short, long].filter((name) => typeof name === 'string');

function flagOf(option: Option, siblings: readonly Option[], shipped: readonly RuleSet[]): Flag {
  const name = /<(.*)>/.exec(option.flags)?.[1];
  // What `--report` writes is what `--format` prints.
  const formats = siblings.find(({ long }) => long === '--format')?.argChoices ?? [];
  return {
    names: namesOf(option),
    meaning: option.description.replace(/ \(default: .*\)$/, ''),
    repeatable: /\brepeatable\b/.test(option.description),
    takes:
      name === undefined
        ? null
        : option.argChoices
          ? oneOf(name, plain(option.argChoices))
          : taken(name, formats, shipped),
  };
}

/** One of some words. */
const oneOf = (name: string, words: Words): Operand => ({ name, words, paths: null, colon: false, variadic: false });

/** What a name in angle brackets stands for, where it is not one of some choices. A new one has to be told here. */
function taken(name: string, formats: readonly string[], shipped: readonly RuleSet[]): Taken {
  const ids = { kind: 'rule set', of: shipped.map(({ id, title }) => ({ word: id, meaning: title })) };
  switch (name) {
    case 'file':
    case 'files':
    case 'cases':
    case 'glob':
      return { ...oneOf(name, plain([])), paths: 'files' };
    case 'folder':
      return { ...oneOf(name, plain([])), paths: 'folders' };
    case 'id':
      return oneOf(name, ids);
    case 'id|file':
    case 'file|id':
      return { ...oneOf(name, ids), paths: 'files' };
    case 'format>:<path':
      return { name: 'format:path', words: plain(formats), paths: 'files', colon: true };
    case 'condition':
      return oneOf(name, { kind: 'condition', of: conditionsOf(shipped) });
    case 'what':
      return oneOf(name, plain(schemaNames));
    case 'shell':
      return oneOf(name, plain(shells));
    case 'command':
    case 'date':
      return oneOf(name, plain([]));
  }
  throw new Error(`Completion does not know what <${name}> is.`);
}

/** Each once, as the first rule set that has it, which is the default, calls it. */
function conditionsOf(ruleSets: readonly RuleSet[]): readonly Word[] {
  const titles = new Map<string, string>();
  for (const { id, title } of ruleSets.flatMap(({ conditions }) => conditions)) {
    if (!titles.has(id)) titles.set(id, title);
  }
  return Array.from(titles, ([word, meaning]) => ({ word, meaning }));
}

const plain = (words: readonly string[]): Words => ({ kind: '', of: words.map((word) => ({ word, meaning: '' })) });

/** The kinds whose words have meanings. */
export function kindsOf(places: readonly Place[]): readonly Words[] {
  const all = places.flatMap(({ flags, operands }) => [...flags.map(({ takes }) => takes), ...operands]);
  const described = all.flatMap((taken) => (taken && isDescribed(taken.words) ? [taken.words] : []));
  return [...new Map(described.map((words) => [words.kind, words])).values()];
}

export const isDescribed = ({ of }: Words): boolean => of.some(({ meaning }) => meaning !== '');
