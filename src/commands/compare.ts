import type { Command } from 'commander';
import { OutputError } from '../errors.ts';
import { exitCode, type FailOn } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { ruleSetFile } from '../load/rule-set/newest-of.ts';
import type { Day } from '../model/day.ts';
import { mostCells } from '../model/limits.ts';
import type { Report } from '../model/report.ts';
import { type ComparisonFormat, comparisonFormats } from '../report/comparison-formats.ts';
import { version } from '../version.ts';
import {
  addCityOptions,
  type CityOptions,
  choiceOption,
  cityDefaults,
  daysOption,
  failOnOption,
  type ReportFile,
  reportOption,
  rulesOption,
} from './options.ts';
import { destinationsOf, publish } from './publish.ts';

export type CompareOptions = CityOptions & {
  /** None: each city's own, or today. */
  readonly asOf: readonly Day[];
  readonly format: ComparisonFormat;
  readonly report: readonly ReportFile<ComparisonFormat>[];
  readonly failOn: FailOn;
  /** Only the conditions on which they differ. */
  readonly differences: boolean;
  /** Cities in rows. */
  readonly transpose: boolean;
};

export const compareDefaults: CompareOptions = {
  ...cityDefaults,
  asOf: [],
  format: 'text',
  report: [],
  failOn: 'undetermined',
  differences: false,
  transpose: false,
};

export function addCompare(program: Command, io: Io): void {
  const { format, failOn } = compareDefaults;
  const command = program.command('compare');
  command
    .description('show cities side by side, under one or more rule sets, on one or more dates')
    .argument('<files...>', 'city files, folders, glob patterns, or - for standard input')
    .addOption(rulesOption(command))
    .addOption(daysOption(command))
    .option('--differences', 'show only the conditions on which the cities differ')
    .option('--transpose', 'show cities in rows; text does so when they do not fit in columns')
    .addOption(
      choiceOption(command, '-f, --format <name>', 'report format on standard output', comparisonFormats, format),
    )
    .addOption(reportOption(command, comparisonFormats))
    .addOption(failOnOption(command, failOn));
  addCityOptions(command).action((files: readonly string[], options: Partial<CompareOptions>) =>
    compareFiles(files, { ...compareDefaults, ...options }, io),
  );
}

export async function compareFiles(files: readonly string[], options: CompareOptions, io: Io): Promise<void> {
  const [{ evaluateFiles }, { explain }, { compare }, { comparisonReporters }] = await Promise.all([
    import('./evaluate-files.ts'),
    import('../evaluate/explain.ts'),
    import('../compare/compare.ts'),
    import('../report/comparison-reporters.ts'),
  ]);
  const destinations = await destinationsOf(options, [...files, ...options.rules.map(ruleSetFile)], options);
  const reports: Report[] = [];
  const errors = await evaluateFiles(files, options, io, (evaluation) => void reports.push(explain(evaluation)));
  const comparison = compare(reports, options.differences ? 'differences' : 'all');
  const { transpose } = options;
  const written = await publish(
    destinations,
    (format, paper) => {
      checkSize(reports, format);
      return comparisonReporters[format](comparison, { ...paper, version, errors, transpose });
    },
    io,
  );
  const verdicts = reports.map(({ verdict }) => verdict);
  io.exitCode = exitCode(verdicts, errors.length > 0 || !written, options.failOn);
}

/** OutputError when a format says so much of each cell that it could not be read. */
function checkSize(reports: readonly Report[], format: ComparisonFormat): void {
  if (format === 'text' || format === 'csv') return;
  const cells = reports.reduce((sum, { findings }) => sum + findings.length, 0);
  if (cells <= mostCells) return;
  throw new OutputError(
    `The comparison has ${cells.toLocaleString('en')} cells; the limit is ${mostCells.toLocaleString('en')} as ${format}. Compare fewer cities at a time, or use text or csv.`,
  );
}
