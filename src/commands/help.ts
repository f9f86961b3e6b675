// The help of the program and of its commands.
import type { Command, Help, HelpConfiguration, Option } from 'commander';
import { exitCodes } from '../exit-code.ts';
import { sentence } from '../text/list.ts';

/** How commander lays out help: commands before options; examples and exit codes for the whole program. */
export function helpConfiguration(program: Command, columns: number): HelpConfiguration {
  return {
    ...(columns < narrow ? { formatItem: formatNarrowItem } : {}),
    minWidthToWrap: 20,
    subcommandTerm: (command) => `${command.name()} ${command.usage().replace(/^\[options\] ?/, '')}`.trim(),
    optionDescription: describeOption,
    formatHelp: (command, help) => formatHelp(command, help, command === program),
  };
}

/** Columns below which a second column has no room. */
const narrow = 70;

/** A term, and what it means on the lines below. */
function formatNarrowItem(term: string, _termWidth: number, description: string, help: Help): string {
  const lines = help.boxWrap(description, (help.helpWidth ?? narrow) - 6).split('\n');
  return [`  ${term}`, ...lines.map((line) => `      ${line}`)].join('\n');
}

/** Choices as words without quotes, the default behind them. */
function describeOption({ description, argChoices, defaultValue }: Option): string {
  // Without a default the description says what happens, and what the choices mean.
  return argChoices === undefined || defaultValue === undefined
    ? description
    : `${description}: ${argChoices.join(', ')} (default: ${defaultValue})`;
}

type Item = readonly [term: string, description: string];
type Section = { readonly heading: string; readonly items: readonly Item[] };

function formatHelp(command: Command, help: Help, isProgram: boolean): string {
  const sections = [...(isProgram ? [{ heading: 'Examples', items: examples }] : []), ...sectionsOf(command, help)];
  const width = Math.max(...sections.flatMap(({ items }) => items.map(([term]) => term.length)));
  const lines = [
    `Usage: ${help.commandUsage(command)}`,
    '',
    help.boxWrap(sentence(help.commandDescription(command)), help.helpWidth ?? 80),
    ...sections.flatMap(({ heading, items }) => [
      '',
      `${heading}:`,
      ...items.map(([term, description]) => help.formatItem(term, width, description, help)),
    ]),
    ...(isProgram ? ['', 'Exit codes:', ...exitCodeLines(help)] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function sectionsOf(command: Command, help: Help): readonly Section[] {
  const options = (each: Command): Item[] =>
    help.visibleOptions(each).map((option) => [help.optionTerm(option), help.optionDescription(option)]);
  // The options of the default command are the program's own for whoever asks for help.
  const check = command.commands.find((each) => each.name() === 'check');
  const sections: readonly Section[] = [
    {
      heading: 'Arguments',
      items: help.visibleArguments(command).map((each) => [help.argumentTerm(each), help.argumentDescription(each)]),
    },
    {
      heading: 'Commands',
      items: help.visibleCommands(command).map((each) => [help.subcommandTerm(each), help.subcommandDescription(each)]),
    },
    ...(check && check.parent === command
      ? [{ heading: 'Options of check', items: options(check).filter(([term]) => !term.includes('--help')) }]
      : []),
    { heading: 'Options', items: options(command) },
  ];
  return sections.filter(({ items }) => items.length > 0);
}

const examples: readonly Item[] = [
  ['psp-check city.yaml', 'the verdict on one city'],
  ['psp-check compare cities/', 'the cities of a folder side by side'],
  ['psp-check init city.yaml', 'a city file, made by answering questions'],
];

const exitCodeLines = (help: Help): string[] =>
  Object.entries(exitCodes).map(([code, meaning]) => help.formatItem(code, 2, meaning, help));
