import type { Command } from 'commander';
import { exitCode, type FailOn } from '../exit-code.ts';
import type { Io } from '../io.ts';
import type { InputKind } from '../load/input-kind.ts';
import type { Day } from '../model/day.ts';
import type { Report } from '../model/report.ts';
import { type ComparisonFormat, comparisonFormats } from '../report/comparison-formats.ts';
import { version } from '../version.ts';
import {
  choiceOption,
  daysOption,
  failOnOption,
  inputOption,
  type ReportFile,
  reportOption,
  rootOption,
  rulesOption,
} from './options.ts';
import { destinationsOf, publish } from './publish.ts';

export type CompareOptions = {
  /** Ids or paths; none: each city's own, or the default. */
  readonly rules: readonly string[];
  /** None: each city's own, or today. */
  readonly asOf: readonly Day[];
  readonly format: ComparisonFormat;
  readonly report: readonly ReportFile<ComparisonFormat>[];
  readonly failOn: FailOn;
  /** Only the conditions on which they differ. */
  readonly differences: boolean;
  /** Cities in rows. */
  readonly transpose: boolean;
  readonly quiet: boolean;
  /** The folder inside which files that files name have to be; null: the repository of each, or its folder and the working directory. */
  readonly root: string | null;
  /** What standard input is, and every file whose ending does not say. */
  readonly input: InputKind;
};

export const compareDefaults: CompareOptions = {
  rules: [],
  asOf: [],
  format: 'text',
  report: [],
  failOn: 'undetermined',
  differences: false,
  transpose: false,
  quiet: false,
  root: null,
  input: 'yaml',
};

export function addCompare(program: Command, io: Io): void {
  const { format, failOn } = compareDefaults;
  const command = program.command('compare');
  command
    .description('cities side by side, under one or several rule sets, on one or several days')
    .argument('<files...>', 'city files, folders of them, globs, - for standard input')
    .addOption(rulesOption(command))
    .addOption(daysOption(command))
    .option('--differences', 'only the conditions on which they differ')
    .option('--transpose', 'cities in rows; text does so by itself when they do not fit in columns')
    .addOption(choiceOption(command, '-f, --format <name>', 'what standard output carries', comparisonFormats, format))
    .addOption(reportOption(command, comparisonFormats))
    .addOption(failOnOption(command, failOn))
    .option('-q, --quiet', 'nothing on standard output')
    .addOption(inputOption(command))
    .addOption(rootOption(command))
    .action((files: readonly string[], options: Partial<CompareOptions>) =>
      compareFiles(files, { ...compareDefaults, ...options }, io),
    );
}

export async function compareFiles(files: readonly string[], options: CompareOptions, io: Io): Promise<void> {
  const [{ evaluateFiles }, { compare }, { comparisonReporters }] = await Promise.all([
    import('./evaluate-files.ts'),
    import('../compare/compare.ts'),
    import('../report/comparison-reporters.ts'),
  ]);
  const destinations = await destinationsOf(options, [...files, ...options.rules]);
  const reports: Report[] = [];
  const errors = await evaluateFiles(files, options, io, (report) => void reports.push(report));
  const comparison = compare(reports, options.differences ? 'differences' : 'all');
  const { transpose } = options;
  const written = await publish(
    destinations,
    (format, paper) => comparisonReporters[format](comparison, { ...paper, version, errors, transpose }),
    io,
  );
  const verdicts = reports.map(({ verdict }) => verdict);
  io.exitCode = exitCode(verdicts, errors.length > 0 || !written, options.failOn);
}
