import type { Command } from 'commander';
import { UsageError } from '../errors.ts';
import type { Io } from '../io.ts';
import { newestOf, ruleSetFile } from '../load/rule-set/named.ts';
import type { History } from '../model/history.ts';
import { formats, type HistoryFormat } from '../report/index.ts';
import { version } from '../version.ts';
import {
  addCityOptions,
  type DocumentOptions,
  depthOption,
  documentDefaults,
  formatOption,
  reportOption,
  rulesOption,
} from './options.ts';
import { destinationsOf, publish } from './publish.ts';

type HistoryOptions = DocumentOptions<HistoryFormat>;

export function addHistory(program: Command, io: Io): void {
  const command = program.command('history');
  command
    .description('list the dates on which a verdict changes, and why')
    .argument('<files...>', 'city files, folders, glob patterns, or - for standard input')
    .addOption(rulesOption(command))
    .addOption(depthOption(command))
    .addOption(formatOption(command, 'history', documentDefaults.format))
    .addOption(reportOption(command, 'history'));
  addCityOptions(command).action((files: readonly string[], options: Partial<HistoryOptions>) =>
    historyOfFiles(files, { ...documentDefaults, ...options }, io),
  );
}

/** Exit code 2 when something could not be read or written, else 0: no verdict is the last. */
async function historyOfFiles(files: readonly string[], options: HistoryOptions, io: Io): Promise<void> {
  const [{ forEachCity, once }, { loadRuleSet }, { historyOf }] = await Promise.all([
    import('./evaluate-files.ts'),
    import('../load/rule-set/rule-set.ts'),
    import('../evaluate/history/history.ts'),
  ]);
  if (options.rules.some((name) => newestOf(name) !== null)) {
    throw new UsageError(
      '`newest-of:` chooses by the as-of date, and a history has many days. Name the rule set itself.',
    );
  }
  const destinations = await destinationsOf(options, [...files, ...options.rules.map(ruleSetFile)], options);
  const histories: History[] = [];
  const errors = await forEachCity(
    files,
    options,
    io,
    once((idOrPath) => loadRuleSet(idOrPath, options.root)),
    (city, [ruleSet]) => {
      histories.push(historyOf(ruleSet, city));
    },
  );
  const written = await publish(
    'history',
    destinations,
    (render, paper, format) =>
      render(histories, { ...paper, version, errors, show: options.show ?? formats[format].usualDepth }),
    io,
  );
  io.exitCode = errors.length > 0 || !written ? 2 : 0;
}
