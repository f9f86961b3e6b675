import type { Command } from 'commander';
import type { Problem } from '../errors.ts';
import { exitCode, type FailOn } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { ruleSetFile } from '../load/rule-set/newest-of.ts';
import type { Day } from '../model/day.ts';
import type { Verdict } from '../model/outcome.ts';
import type { Report } from '../model/report.ts';
import { type Format, formats } from '../report/formats.ts';
import type { Paper } from '../report/pen.ts';
import { type Depth, usualDepth } from '../report/reporter.ts';
import { suggest } from '../text/suggest.ts';
import { version } from '../version.ts';
import { commandNames } from './command-names.ts';
import {
  addCityOptions,
  asOfOption,
  type CityOptions,
  choiceOption,
  cityDefaults,
  depthOption,
  failOnOption,
  type ReportFile,
  reportOption,
  rulesOption,
} from './options.ts';
import { printNotes } from './print-problems.ts';
import { destinationsOf, isForStepSummary, openPublication, publishStepSummary } from './publish.ts';

export type CheckOptions = CityOptions & {
  /** Null: each city's own, or today. */
  readonly asOf: Day | null;
  readonly format: Format;
  readonly report: readonly ReportFile<Format>[];
  readonly failOn: FailOn;
  /** Null: what the format shows when nobody asks. */
  readonly show: Depth | null;
};

export const checkDefaults: CheckOptions = {
  ...cityDefaults,
  asOf: null,
  format: 'text',
  report: [],
  failOn: 'undetermined',
  show: null,
};

export function addCheck(program: Command, io: Io): Command {
  const { format, failOn } = checkDefaults;
  const command = program.command('check', { isDefault: true });
  command
    .description('check cities against a rule set (the default)')
    .argument('<files...>', 'city files, folders of them, globs, - for standard input')
    .addOption(rulesOption(command))
    .addOption(asOfOption(command))
    .addOption(choiceOption(command, '-f, --format <name>', 'what standard output carries', formats, format))
    .addOption(reportOption(command, formats))
    .addOption(failOnOption(command, failOn))
    .addOption(depthOption(command));
  return addCityOptions(command).action((files: readonly string[], options: Partial<CheckOptions>) =>
    check(files, { ...checkDefaults, ...options }, io),
  );
}

export async function check(files: readonly string[], options: CheckOptions, io: Io): Promise<void> {
  const [{ evaluateFiles }, { explain }, { streamingReporterOf }] = await Promise.all([
    import('./evaluate-files.ts'),
    import('../evaluate/explain.ts'),
    import('../report/reporters.ts'),
  ]);
  const destinations = await destinationsOf(options, [...files, ...options.rules.map(ruleSetFile)], options);
  const { show, failOn } = options;
  const publication = await openPublication(
    destinations,
    (format, paper) => streamingReporterOf(format)({ ...paper, version, show: show ?? usualDepth(format) }),
    io,
  );
  const summed: Report[] | null = isForStepSummary(destinations, io) ? [] : null;
  const summarise = async (reports: readonly Report[]) => {
    const { stepSummary } = await import('../report/step-summary.ts');
    const render = (bytes: number, paper: Paper) =>
      stepSummary(reports, { ...paper, version, errors, show: show ?? usualDepth('markdown') }, bytes);
    return publishStepSummary(destinations, render, io);
  };
  const verdicts = new Set<Verdict>();
  const question = { ...options, asOf: options.asOf === null ? [] : [options.asOf] };
  const errors = await evaluateFiles(files, question, io, (evaluation) => {
    verdicts.add(evaluation.verdict);
    // With --quiet nobody reads a word.
    if (publication.isEmpty && summed === null) return;
    const report = explain(evaluation);
    publication.add(report);
    summed?.push(report);
  });
  await printMistypedCommand(files, errors, io);
  const written = await publication.end(errors);
  const isSummed = summed === null || (await summarise(summed));
  io.exitCode = exitCode([...verdicts], errors.length > 0 || !written || !isSummed, failOn);
}

/** A command that is spelled wrong reads as a file that is not there. */
async function printMistypedCommand(
  [first = '']: readonly string[],
  errors: readonly Problem[],
  io: Io,
): Promise<void> {
  if (!errors.some(({ code, path }) => code === 'not-found' && path === first)) return;
  const command = suggest(first, commandNames);
  if (command !== null)
    await printNotes([`\`${first}\` was taken for a file. Did you mean the command \`${command}\`?`], io);
}
