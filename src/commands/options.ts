// What options of several commands take, and how bad values are told.

import type { Command, Option } from 'commander';
import { UsageError } from '../errors.ts';
import { type FailOn, failOnChoices } from '../exit-code.ts';
import { type InputKind, inputKinds } from '../load/files/input-kind.ts';
import { defaultRuleSet } from '../load/rule-set/shipped.ts';
import { instead } from '../load/schema/choices.ts';
import { type Day, parseDay } from '../model/day.ts';
import { depths } from '../report/reporter.ts';

/** A report that goes to a file beside the document on standard output. */
export type ReportFile<Format extends string> = { readonly format: Format; readonly path: string };

/** `-r`: ids or paths, several of them. */
export function rulesOption(
  command: Command,
  description = `a shipped rule set or a file of your own, repeatable; newest-of:<id|file>: of its versions the one in force on the as-of date (default: the city file's own, or ${defaultRuleSet})`,
): Option {
  return command
    .createOption('-r, --rules <id|file>', description)
    .argParser((value, before: readonly string[] = []) => [...before, notEmpty('--rules', value)]);
}

export function asOfOption(command: Command): Option {
  return command
    .createOption(
      '--as-of <date>',
      "the day that counts: a day, a month or a year (default: the city file's own, or today)",
    )
    .argParser((value, before?: Day) => {
      const day = asDay(value);
      if (before !== undefined && before !== day) {
        throw new UsageError(
          `\`--as-of\` was given twice, ${before} and ${day}, and \`check\` looks at one day. For several, run: psp-check compare`,
        );
      }
      return day;
    });
}

/** `--as-of`, several times. */
export function daysOption(command: Command): Option {
  return command
    .createOption(
      '--as-of <date>',
      "the day that counts: a day, a month or a year, repeatable (default: the city file's own, or today)",
    )
    .argParser((value, before: readonly Day[] = []) => [...new Set([...before, asDay(value)])]);
}

export function rootOption(command: Command): Option {
  return command
    .createOption(
      '--root <folder>',
      'what a file names is read from inside this folder only (default: its repository, or its folder and the working directory)',
    )
    .argParser((value) => notEmpty('--root', value));
}

/** What check, compare and history have in common. */
export type CityOptions = {
  /** Ids or paths; none: each city's own, or the default. */
  readonly rules: readonly string[];
  readonly quiet: boolean;
  /** What standard input is, and every file whose ending does not say. */
  readonly input: InputKind;
  /** The folder inside which files that files name have to be; null: the repository of each, or its folder and the working directory. */
  readonly root: string | null;
  /** Patterns of what is left out of folders, and of what a pattern matches. */
  readonly exclude: readonly string[];
  /** Of a file of many cities, only the last row of each counts. */
  readonly latest: boolean;
};

export const cityDefaults: CityOptions = {
  rules: [],
  quiet: false,
  input: 'yaml',
  root: null,
  exclude: [],
  latest: false,
};

/** Their last options, `--rules` apart. */
export function addCityOptions(command: Command): Command {
  const description = 'what standard input is, and files whose name does not say';
  return command
    .option('-q, --quiet', 'nothing on standard output')
    .addOption(choiceOption(command, '--input <kind>', description, inputKinds, cityDefaults.input))
    .addOption(excludeOption(command))
    .option('--latest', 'of a CSV or NDJSON file, only the last row of each city counts')
    .addOption(rootOption(command));
}

function excludeOption(command: Command): Option {
  return command
    .createOption('--exclude <glob>', 'leave files and folders of this name or path out of folders, repeatable')
    .argParser((value, before: readonly string[] = []) => [...before, notEmpty('--exclude', value)]);
}

/** One of some words, with a suggestion for any other. */
export function choiceOption<Choice extends string>(
  command: Command,
  flags: string,
  description: string,
  choices: readonly Choice[],
  /** Null: the description says what happens without. */
  preset: Choice | null,
): Option {
  const option = command.createOption(flags, description).choices(choices);
  if (preset !== null) option.default(preset);
  let before: Choice | null = null;
  return option.argParser((value) => {
    const chosen = oneOf(`--${option.name()}`, value, choices);
    if (before !== null && before !== chosen) throw new UsageError(givenTwice(option.name(), before, chosen));
    before = chosen;
    return chosen;
  });
}

function givenTwice(name: string, before: string, after: string): string {
  const several = name === 'format' ? ' For several formats, add `--report <format>:<path>`.' : '';
  return `\`--${name}\` was given twice, \`${before}\` and \`${after}\`. Keep one of them.${several}`;
}

export function failOnOption(command: Command, preset: FailOn): Option {
  const description = 'the mildest verdict that is not exit code 0';
  return choiceOption(command, '--fail-on <verdict>', description, failOnChoices, preset);
}

/** `--show`. */
export const depthOption = (command: Command): Option =>
  choiceOption(
    command,
    '--show <depth>',
    'brief: one screen; open: all about what is not met or open; all: everything (default: brief in text and Markdown, else all)',
    depths,
    null,
  );

export function reportOption<Format extends string>(command: Command, formats: readonly Format[]): Option {
  return command
    .createOption('--report <format>:<path>', 'write a report to a file as well, repeatable')
    .argParser((value, before: readonly ReportFile<Format>[] = []) => [...before, asReportFile(value, formats)]);
}

function asReportFile<Format extends string>(value: string, formats: readonly Format[]): ReportFile<Format> {
  const [format = '', ...path] = value.split(':');
  if (path.length === 0) {
    throw new UsageError(
      `\`--report\` takes a format, a colon and a path, such as \`${formats[0]}:out/report\`. It was given \`${value}\`.`,
    );
  }
  return { format: oneOf('--report', format, formats), path: notEmpty('--report', path.join(':')) };
}

function oneOf<Choice extends string>(option: string, value: string, choices: readonly Choice[]): Choice {
  const chosen = choices.find((choice) => choice === value);
  if (chosen === undefined) throw new UsageError(`\`${option}\` cannot be \`${value}\`. ${instead(value, choices)}`);
  return chosen;
}

function asDay(value: string): Day {
  const day = parseDay(value);
  if (day === null) {
    throw new UsageError(`\`--as-of\` takes a day of the calendar, such as \`2017-08-18\`. It was given \`${value}\`.`);
  }
  return day;
}

function notEmpty(option: string, value: string): string {
  if (value === '') throw new UsageError(`\`${option}\` was given nothing.`);
  return value;
}
