import type { Command } from 'commander';
import { UsageError } from '../errors.ts';
import { exitCode, type FailOn } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { ruleSetFile } from '../load/rule-set/named.ts';
import { instead } from '../load/schema/choices.ts';
import type { Day } from '../model/day.ts';
import type { Account } from '../model/report.ts';
import { type ComparisonFormat, formats } from '../report/index.ts';
import { version } from '../version.ts';
import {
  addCityOptions,
  type DocumentOptions,
  daysOption,
  depthOption,
  documentDefaults,
  failOnOption,
  formatOption,
  reportOption,
  rulesOption,
} from './options.ts';
import { checkCells, destinationsOf, publish } from './publish.ts';

type CompareOptions = DocumentOptions<ComparisonFormat> & {
  /** None: each city's own, or today. */
  readonly asOf: readonly Day[];
  readonly failOn: FailOn;
  /** `name`, `verdict` or a condition; null: as given. */
  readonly sort: string | null;
  /** Only the conditions on which they differ. */
  readonly differences: boolean;
};

const compareDefaults: CompareOptions = {
  ...documentDefaults,
  asOf: [],
  failOn: 'undetermined',
  sort: null,
  differences: false,
};

export function addCompare(program: Command, io: Io): void {
  const { format, failOn } = compareDefaults;
  const command = program.command('compare');
  command
    .description('show cities side by side, under one or more rule sets, on one or more dates')
    .argument('<files...>', 'city files, folders, glob patterns, or - for standard input')
    .addOption(rulesOption(command))
    .addOption(daysOption(command))
    .option('--sort <key>', 'order of the cities: name, verdict, or a condition such as violence (default: as given)')
    .option('--differences', 'show only the conditions on which the cities differ')
    .addOption(depthOption(command))
    .addOption(formatOption(command, 'comparison', format))
    .addOption(reportOption(command, 'comparison'))
    .addOption(failOnOption(command, failOn));
  addCityOptions(command).action((files: readonly string[], options: Partial<CompareOptions>) =>
    compareFiles(files, { ...compareDefaults, ...options }, io),
  );
}

async function compareFiles(files: readonly string[], options: CompareOptions, io: Io): Promise<void> {
  const [{ evaluateFiles }, { account }, { compare }, { sharing }, { sortKeys }] = await Promise.all([
    import('./evaluate-files.ts'),
    import('../evaluate/explain.ts'),
    import('../compare/compare.ts'),
    import('../compare/sharing.ts'),
    import('../compare/sort.ts'),
  ]);
  const destinations = await destinationsOf(options, [...files, ...options.rules.map(ruleSetFile)], options);
  const reports: Account[] = [];
  const shared = sharing();
  const errors = await evaluateFiles(
    files,
    options,
    io,
    (evaluation) => void reports.push(shared(account(evaluation))),
  );
  if (reports.length > 0) checkSort(sortKeys(reports), options.sort);
  const comparison = compare(reports, { shown: options.differences ? 'differences' : 'all', sort: options.sort });
  const written = await publish(
    'comparison',
    destinations,
    (render, paper, format) => {
      checkCells(
        'comparison',
        'cell',
        reports.map(({ findings }) => findings),
        format,
      );
      return render(comparison, { ...paper, version, errors, show: options.show ?? formats[format].usualDepth });
    },
    io,
  );
  const verdicts = reports.map(({ verdict }) => verdict);
  io.exitCode = exitCode(verdicts, errors.length > 0 || !written, options.failOn);
}

/** UsageError when no report has such a condition. */
function checkSort(keys: readonly string[], sort: string | null): void {
  if (sort !== null && !keys.includes(sort))
    throw new UsageError(`\`${sort}\` is not a value of \`--sort\`. ${instead(sort, keys)}`);
}
