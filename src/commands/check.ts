import type { Command } from 'commander';
import type { Problem } from '../errors.ts';
import { exitCode, type FailOn } from '../exit-code.ts';
import type { Io } from '../io.ts';
import type { Day } from '../model/day.ts';
import type { ReporterOptions } from '../report/reporter.ts';
import { type Format, isFormat, reporters } from '../report/reporters.ts';
import { stepSummary } from '../report/step-summary.ts';
import { suggest } from '../text/suggest.ts';
import { version } from '../version.ts';
import { commandNames } from './command-names.ts';
import {
  asOfOption,
  choiceOption,
  failOnOption,
  type ReportFile,
  reportOption,
  rootOption,
  rulesOption,
} from './options.ts';
import { destinationsOf, publish, publishStepSummary } from './publish.ts';
import { tellNotes } from './tell.ts';

export type CheckOptions = {
  /** Ids or paths; none: each city's own, or the default. */
  readonly rules: readonly string[];
  /** Null: each city's own, or today. */
  readonly asOf: Day | null;
  readonly format: Format;
  readonly report: readonly ReportFile<Format>[];
  readonly failOn: FailOn;
  readonly show: ReporterOptions['show'];
  readonly quiet: boolean;
  /** The folder inside which agency files have to be; null: the repository of the city file, or the working directory. */
  readonly root: string | null;
};

export const checkDefaults: CheckOptions = {
  rules: [],
  asOf: null,
  format: 'text',
  report: [],
  failOn: 'undetermined',
  show: 'all',
  quiet: false,
  root: null,
};

const formats = Object.keys(reporters).filter(isFormat);

export function addCheck(program: Command, io: Io): Command {
  const { format, failOn, show } = checkDefaults;
  const command = program.command('check', { isDefault: true });
  return command
    .description('check cities against a rule set (the default)')
    .argument('<files...>', 'city files, folders of them, globs, - for standard input')
    .addOption(rulesOption(command))
    .addOption(asOfOption(command))
    .addOption(choiceOption(command, '-f, --format <name>', 'what standard output carries', formats, format))
    .addOption(reportOption(command, formats))
    .addOption(failOnOption(command, failOn))
    .addOption(
      choiceOption(command, '--show <which>', 'open: leave out what is met or not applicable', ['all', 'open'], show),
    )
    .option('-q, --quiet', 'nothing on standard output')
    .addOption(rootOption(command))
    .action((files: readonly string[], options: Partial<CheckOptions>) =>
      check(files, { ...checkDefaults, ...options }, io),
    );
}

export async function check(files: readonly string[], options: CheckOptions, io: Io): Promise<void> {
  const { evaluateFiles } = await import('./evaluate-files.ts');
  const destinations = await destinationsOf(options, [...files, ...options.rules]);
  const asOf = options.asOf === null ? [] : [options.asOf];
  const { reports, errors } = await evaluateFiles(files, { rules: options.rules, asOf, root: options.root }, io);
  await tellMistypedCommand(files, errors, io);
  const { show } = options;
  const written = await publish(
    destinations,
    (format, paper) => reporters[format](reports, { ...paper, version, errors, show }),
    io,
  );
  const summed = await publishStepSummary(
    destinations,
    (bytes, paper) => stepSummary(reports, { ...paper, version, errors, show }, bytes),
    io,
  );
  const verdicts = reports.map(({ verdict }) => verdict);
  io.exitCode = exitCode(verdicts, errors.length > 0 || !written || !summed, options.failOn);
}

/** A command that is spelled wrong reads as a file that is not there. */
async function tellMistypedCommand([first = '']: readonly string[], errors: readonly Problem[], io: Io): Promise<void> {
  if (!errors.some(({ code, path }) => code === 'not-found' && path === first)) return;
  const command = suggest(first, commandNames);
  if (command !== null)
    await tellNotes([`\`${first}\` was taken for a file. Did you mean the command \`${command}\`?`], io);
}
