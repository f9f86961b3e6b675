// What options of several commands take, and how bad values are reported.

import type { Command, Option } from 'commander';
import { UsageError } from '../errors.ts';
import { type FailOn, type FailOnChange, failOnChangeChoices, failOnChoices } from '../exit-code.ts';
import { type InputKind, inputKinds } from '../load/files/input-kind.ts';
import { defaultRuleSet } from '../load/rule-set/shipped.ts';
import { instead } from '../load/schema/choices.ts';
import { type Day, parseDay } from '../model/day.ts';
import { type DocumentKind, type FormatName, formats, formatsOf } from '../report/index.ts';
import { type Depth, depths } from '../report/reporter.ts';

/** A report that goes to a file beside the document on standard output. */
export type ReportFile<Format extends string> = { readonly format: Format; readonly path: string };

/** `-r`: ids or paths, several of them. */
export function rulesOption(
  command: Command,
  description = `rule set to check against: the id of a shipped one, or a file; newest-of:<id|file> takes the version in force on the as-of date; repeatable (default: the city file's own, or ${defaultRuleSet})`,
): Option {
  return listOption(command, '-r, --rules <id|file>', description);
}

export function asOfOption(command: Command): Option {
  return command
    .createOption('--as-of <date>', "as-of date, such as 2017-08-18 (default: the city file's own, or today)")
    .argParser((value, before?: Day) => {
      const day = asDay(value);
      if (before !== undefined && before !== day) {
        throw new UsageError(
          `\`--as-of\` was given twice, ${before} and ${day}, but \`check\` takes one date. To see several dates side by side: psp-check compare <files> --as-of ${before} --as-of ${day}`,
        );
      }
      return day;
    });
}

/** `--as-of`, several times. */
export function daysOption(
  command: Command,
  description = "as-of date, such as 2017-08-18; repeatable (default: the city file's own, or today)",
): Option {
  return command
    .createOption('--as-of <date>', description)
    .argParser((value, before: readonly Day[] = []) => [...new Set([...before, asDay(value)])]);
}

export const rootOption = (command: Command): Option =>
  valueOption(
    command,
    '--root <folder>',
    'only follow file references inside this folder (default: the repository of the file, or its folder and the working directory)',
  );

/** Any text but none at all. */
function valueOption(command: Command, flags: string, description: string): Option {
  const option = command.createOption(flags, description);
  return option.argParser((value) => notEmpty(`--${option.name()}`, value));
}

/** The same, several times. */
function listOption(command: Command, flags: string, description: string): Option {
  const option = command.createOption(flags, description);
  return option.argParser((value, before: readonly string[] = []) => [
    ...before,
    notEmpty(`--${option.name()}`, value),
  ]);
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
  /** The path of a file that says what the columns of CSV files mean; null: their headings do. */
  readonly columns: string | null;
};

const cityDefaults: CityOptions = {
  rules: [],
  quiet: false,
  input: 'yaml',
  root: null,
  exclude: [],
  latest: false,
  columns: null,
};

/** What commands that write documents have in common, too. */
export type DocumentOptions<Format extends string> = CityOptions & {
  readonly format: Format;
  readonly report: readonly ReportFile<Format>[];
  /** Null: what the format shows when nobody asks. */
  readonly show: Depth | null;
};

export const documentDefaults = { ...cityDefaults, format: 'text', report: [], show: null } as const;

/** Their last options, `--rules` apart. */
export function addCityOptions(command: Command): Command {
  const description = 'format of standard input and of files without a known extension';
  return command
    .option('-q, --quiet', 'print no report on standard output')
    .addOption(choiceOption(command, '--input <kind>', description, inputKinds, cityDefaults.input))
    .addOption(listOption(command, '--exclude <glob>', 'skip files and folders with this name or path; repeatable'))
    .option('--latest', 'use only the last row of each city in a CSV or NDJSON file')
    .addOption(valueOption(command, '--columns <file>', 'file that says what the columns of CSV files mean'))
    .addOption(rootOption(command));
}

/** One of some words, with a suggestion for any other. */
function choiceOption<Choice extends string>(
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
  const several = name === 'format' ? ' For several formats, add `--report <path>`.' : '';
  return `\`--${name}\` was given twice, as \`${before}\` and as \`${after}\`. Keep one of them.${several}`;
}

export function failOnOption(command: Command, preset: FailOn): Option {
  const description = 'lowest verdict that makes the command fail';
  return choiceOption(command, '--fail-on <verdict>', description, failOnChoices, preset);
}

/** `--fail-on` of a change set. */
export function failOnChangeOption(command: Command, preset: FailOnChange): Option {
  const description = 'what makes the command fail, a verdict that is worse or any verdict or outcome that is another';
  return choiceOption(command, '--fail-on <change>', description, failOnChangeChoices, preset);
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

/** `--format`: those in which there are documents of the kind. */
export const formatOption = <Kind extends DocumentKind>(
  command: Command,
  kind: Kind,
  preset: FormatName<Kind>,
): Option => choiceOption(command, '-f, --format <name>', 'report format on standard output', formatsOf(kind), preset);

export function reportOption(command: Command, kind: DocumentKind): Option {
  return command
    .createOption(
      '--report <[format:]path>',
      'also write a report to a file, in the format of its extension or in the one before the colon; repeatable',
    )
    .argParser((value, before: readonly ReportFile<FormatName>[] = []) => [
      ...before,
      asReportFile(value, formatsOf(kind)),
    ]);
}

function asReportFile(value: string, names: readonly FormatName[]): ReportFile<FormatName> {
  // One letter before a colon is a drive.
  const [, name, path = ''] = /^([^:/\\.]{2,}):(.*)$/s.exec(value) ?? [];
  if (name !== undefined) return { format: oneOf('--report', name, names), path: notEmpty('--report', path) };
  const format = formatOf(notEmpty('--report', value), names);
  if (format === null) {
    throw new UsageError(
      `The extension of \`${value}\` is not that of a report format. Name the format: \`--report ${names[0]}:${value}\`. Valid values: ${names.join(', ')}.`,
    );
  }
  return { format, path: value };
}

/** Null where the extension is that of none. */
function formatOf(path: string, names: readonly FormatName[]): FormatName | null {
  const extension = /\.([a-z]+)$/.exec(path.toLowerCase())?.[1] ?? '';
  return names.find((name) => formats[name].extensions.includes(extension)) ?? null;
}

function oneOf<Choice extends string>(option: string, value: string, choices: readonly Choice[]): Choice {
  const chosen = choices.find((choice) => choice === value);
  if (chosen === undefined)
    throw new UsageError(`\`${value}\` is not a value of \`${option}\`. ${instead(value, choices)}`);
  return chosen;
}

function asDay(value: string): Day {
  const day = parseDay(value);
  if (day === null) {
    throw new UsageError(`\`--as-of\` takes a date such as \`2017-08-18\`, and \`${value}\` is not one.`);
  }
  return day;
}

function notEmpty(option: string, value: string): string {
  if (value === '') throw new UsageError(`\`${option}\` needs a value, and this one is empty.`);
  return value;
}
