import type { Command } from 'commander';
import { UsageError } from '../errors.ts';
import { exitCode, type FailOn } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { ruleSetFile } from '../load/rule-set/named.ts';
import type { Day } from '../model/day.ts';
import type { Verdict } from '../model/outcome.ts';
import type { Report } from '../model/report.ts';
import { type Format, formats } from '../report/index.ts';
import type { Paper } from '../report/render/pen.ts';
import { suggest } from '../text/suggest.ts';
import { version } from '../version.ts';
import { commandNames } from './command-names.ts';
import {
  addCityOptions,
  asOfOption,
  type DocumentOptions,
  depthOption,
  documentDefaults,
  failOnOption,
  formatOption,
  reportOption,
  rulesOption,
} from './options.ts';
import { destinationsOf, openPublication, publishStepSummary, repositoryPaths, stepSummaryPath } from './publish.ts';

type CheckOptions = DocumentOptions<Format> & {
  /** Null: each city's own, or today. */
  readonly asOf: Day | null;
  readonly failOn: FailOn;
};

export const checkDefaults: CheckOptions = {
  ...documentDefaults,
  asOf: null,
  failOn: 'undetermined',
};

export function addCheck(program: Command, io: Io): Command {
  const { format, failOn } = checkDefaults;
  const command = program.command('check', { isDefault: true });
  command
    .description('check cities against a rule set (the default)')
    .argument('<files...>', 'city files, folders, glob patterns, or - for standard input')
    .addOption(rulesOption(command))
    .addOption(asOfOption(command))
    .addOption(formatOption(command, 'report', format))
    .addOption(reportOption(command, 'report'))
    .addOption(failOnOption(command, failOn))
    .addOption(depthOption(command));
  return addCityOptions(command).action((files: readonly string[], options: Partial<CheckOptions>) =>
    check(files, { ...checkDefaults, ...options }, io),
  );
}

export async function check(files: readonly string[], options: CheckOptions, io: Io): Promise<void> {
  await checkIsNotCommand(files);
  const [{ evaluateFiles }, { explain, outlineOf }] = await Promise.all([
    import('./evaluate-files.ts'),
    import('../evaluate/explain.ts'),
  ]);
  const destinations = await destinationsOf(options, [...files, ...options.rules.map(ruleSetFile)], options);
  const { show, failOn } = options;
  const publication = await openPublication(
    'report',
    destinations,
    (begin, paper, format) => begin({ ...paper, version, show: show ?? formats[format].usualDepth }),
    io,
  );
  const summary = stepSummaryPath(destinations, io);
  const summed: Report[] = [];
  const summarise = async (path: string) => {
    const [{ stepSummary }, { problemWithPath, withPaths }] = await Promise.all([
      import('../report/formats/step-summary.ts'),
      import('../report/formats/with-paths.ts'),
    ]);
    const pathOf = repositoryPaths(io);
    const placed = {
      reports: summed.map((report) => withPaths(report, pathOf)),
      errors: errors.map((problem) => problemWithPath(problem, pathOf)),
    };
    const render = (bytes: number, paper: Paper) =>
      stepSummary(
        placed.reports,
        { ...paper, version, errors: placed.errors, show: show ?? formats.markdown.usualDepth },
        bytes,
      );
    return publishStepSummary(path, render, io);
  };
  const verdicts = new Set<Verdict>();
  const question = { ...options, asOf: options.asOf === null ? [] : [options.asOf] };
  const errors = await evaluateFiles(files, question, io, (evaluation) => {
    verdicts.add(evaluation.verdict);
    // With --quiet nobody reads a word.
    if (publication.isEmpty && summary === null) return;
    const outline = outlineOf(evaluation);
    let report: Report | null = null;
    const whole = () => (report ??= explain(evaluation, outline));
    publication.add(outline, whole);
    if (summary !== null) summed.push(whole());
  });
  const written = await publication.end(errors);
  const isSummed = summary === null || (await summarise(summary));
  io.exitCode = exitCode([...verdicts], errors.length > 0 || !written || !isSummed, failOn);
}

/** UsageError when the first word is a command that is spelled wrong, and not a file. */
async function checkIsNotCommand([first = '']: readonly string[]): Promise<void> {
  if (!/^[a-z-]+$/i.test(first) || first === '-' || suggest(first, commandNames) === null) return;
  const { expandOperands } = await import('../load/files/operands.ts');
  if (expandOperands([first]).problems.some(({ code }) => code === 'not-found'))
    throw new UsageError(`\`${first}\` is not a file or a command. Did you mean \`${suggest(first, commandNames)}\`?`);
}
