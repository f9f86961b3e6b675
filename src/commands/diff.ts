import type { Command } from 'commander';
import type { DiffSide, State } from '../compare/diff.ts';
import { type Problem, UsageError } from '../errors.ts';
import { changeExitCode, type FailOnChange } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { pathBelow } from '../load/files/paths.ts';
import { ruleSetFile } from '../load/rule-set/named.ts';
import { defaultRuleSet } from '../load/rule-set/shipped.ts';
import type { ChangeSet } from '../model/change-set.ts';
import type { Day } from '../model/day.ts';
import { changeSetWithPaths, problemWithPath } from '../report/formats/with-paths.ts';
import { type ChangeSetFormat, formats } from '../report/index.ts';
import type { Paper } from '../report/render/pen.ts';
import { version } from '../version.ts';
import type { CheckRequest } from './evaluate-files.ts';
import {
  addCityOptions,
  type DocumentOptions,
  daysOption,
  depthOption,
  documentDefaults,
  failOnChangeOption,
  formatOption,
  reportOption,
  rulesOption,
} from './options.ts';
import { printError } from './print-problems.ts';
import {
  checkCells,
  type Destinations,
  destinationsOf,
  publish,
  publishStepSummary,
  repositoryPaths,
  stepSummaryPath,
} from './publish.ts';

export type DiffOptions = DocumentOptions<ChangeSetFormat> & {
  /** One for both sides, or one for each; none: each city's own, or today. */
  readonly asOf: readonly Day[];
  readonly failOn: FailOnChange;
};

export const diffDefaults: DiffOptions = {
  ...documentDefaults,
  asOf: [],
  failOn: 'worse',
};

export function addDiff(program: Command, io: Io): void {
  const { format, failOn } = diffDefaults;
  const command = program.command('diff');
  command
    .description('show what a change of answers, rules, dates or psp-check does to outcomes and verdicts')
    .argument('<before>', 'city file or folder as it was, - for standard input, or an earlier JSON report of psp-check')
    .argument('[after]', 'the same as it is now, or a report; left out with two --rules or two --as-of')
    .addOption(rulesOption(command, rulesDescription))
    .addOption(daysOption(command, daysDescription))
    .addOption(depthOption(command))
    .addOption(formatOption(command, 'changeSet', format))
    .addOption(reportOption(command, 'changeSet'))
    .addOption(failOnChangeOption(command, failOn));
  addCityOptions(command).action((before: string, after: string | undefined, options: Partial<DiffOptions>) =>
    diffFiles(before, after ?? null, { ...diffDefaults, ...options }, io),
  );
}

const rulesDescription = `rule set of both sides; given twice, of the one before and of the one after: the id of a shipped one, or a file; newest-of:<id|file> takes the version in force on the as-of date (default: that of a report on the other side, the city file's own, or ${defaultRuleSet})`;
const daysDescription =
  "as-of date of both sides; given twice, of the one before and of the one after (default: that of a report on the other side, the city file's own, or today)";

/** `after` null: the files before, under the second rule set or on the second day. */
export async function diffFiles(before: string, after: string | null, options: DiffOptions, io: Io): Promise<void> {
  checkSides(before, after, options);
  const [{ diff }, { placeInRuleSet }] = await Promise.all([
    import('../compare/diff.ts'),
    import('../load/rule-set/places.ts'),
  ]);
  const inputs = [before, ...(after === null ? [] : [after]), ...options.rules.map(ruleSetFile)];
  const destinations = await destinationsOf(options, inputs, options);
  const [old, now] = await readSides(before, after, options, io);
  const changeSet = diff(old, now, placeInRuleSet, version);
  const errors = distinct([...old.errors, ...now.errors]);
  const written = await publishChangeSet(changeSet, errors, destinations, options, io);
  const isCompared = await checkCompared(changeSet, io);
  io.exitCode = changeExitCode(changeSet, errors.length > 0 || !written || !isCompared, options.failOn);
}

/** UsageError where there are not two sides. */
function checkSides(before: string, after: string | null, { rules, asOf }: DiffOptions): void {
  if (rules.length > 2 || asOf.length > 2) {
    throw new UsageError(
      `\`${rules.length > 2 ? '--rules' : '--as-of'}\` is given at most twice: for the side before and for the side after. To see more of them side by side: psp-check compare.`,
    );
  }
  if (after === null && rules.length < 2 && asOf.length < 2) {
    throw new UsageError(
      `\`diff\` compares two sides: \`psp-check diff <before> <after>\`, or one of them with two \`--rules\` or two \`--as-of\`.`,
    );
  }
  if (before === '-' && (after === null || after === '-'))
    throw new UsageError('Standard input can be read for one side only. Give the other a file.');
}

/** What a side is evaluated under. */
function requestOf({ rules, asOf, ...options }: DiffOptions, side: 'before' | 'after'): CheckRequest {
  const own = <Each>(each: readonly Each[]): readonly Each[] => (side === 'before' ? each.slice(0, 1) : each.slice(-1));
  return { ...options, rules: own(rules), asOf: own(asOf) };
}

export type Side = DiffSide & { readonly errors: readonly Problem[] };

async function readSides(
  before: string,
  after: string | null,
  options: DiffOptions,
  io: Io,
): Promise<readonly [Side, Side]> {
  const { recordFiles } = await import('../load/report/record-files.ts');
  const filesOf = (operand: string | null) => (operand === null ? null : recordFiles(operand, options));
  const [oldFiles, nowFiles] = [filesOf(before), filesOf(after)];
  if (oldFiles === null && nowFiles === null) {
    // What is said of files that both sides have is said once.
    const sideIo = after === null ? sayingOnce(io) : io;
    const old = await readSide(before, requestOf(options, 'before'), sideIo);
    return [old, await readSide(after ?? before, requestOf(options, 'after'), sideIo)];
  }
  const { readReports, reportedIn } = await import('./report-side.ts');
  checkBesideReports(after, oldFiles !== null && nowFiles !== null, options);
  const old = oldFiles && (await readReports(oldFiles, nowFiles === null ? (after ?? '') : '', options.root, io));
  const now = nowFiles && (await readReports(nowFiles, oldFiles === null ? before : '', options.root, io));
  const evaluated = (operand: string, records: Side | null, side: 'before' | 'after') =>
    readSide(operand, { ...requestOf(options, side), reported: reportedIn(records?.states ?? [], operand) }, io);
  return [old ?? (await evaluated(before, now, 'before')), now ?? (await evaluated(after ?? '', old, 'after'))];
}

/** UsageError where an option has nothing that it could be for. */
function checkBesideReports(after: string | null, areBoth: boolean, { rules, asOf }: DiffOptions): void {
  if (after === null)
    throw new UsageError(
      'This is a report, which is evaluated already. Name what it is compared with: `psp-check diff <report> <files>`.',
    );
  const most = areBoth ? 0 : 1;
  if (rules.length <= most && asOf.length <= most) return;
  const option = rules.length > most ? '--rules' : '--as-of';
  throw new UsageError(
    areBoth
      ? `Both sides are reports, which are evaluated already. Leave \`${option}\` out.`
      : `\`${option}\` is given at most once beside a report, which is evaluated already.`,
  );
}

async function readSide(operand: string, request: CheckRequest, io: Io): Promise<Side> {
  const { evaluateFiles } = await import('./evaluate-files.ts');
  const states: State[] = [];
  const unread = new Set<string>();
  const errors = await evaluateFiles(
    [operand],
    request,
    io,
    (evaluation) => void states.push({ evaluation, path: pathBelow(operand, evaluation.city.input.path) }),
    (file) => void unread.add(pathBelow(operand, file)),
  );
  return { states, unread: states.length === 0 && errors.length > 0 ? 'all' : unread, errors };
}

/** Both sides may have the same files. */
const distinct = (problems: readonly Problem[]): readonly Problem[] => [
  ...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values(),
];

/** An Io on whose standard error nothing is told twice. */
function sayingOnce(io: Io): Io {
  const told = new Set<string>();
  const write = (text: string) => {
    if (told.has(text)) return;
    told.add(text);
    io.stderr.write(text);
  };
  return { ...io, stderr: { ...io.stderr, write } };
}

async function publishChangeSet(
  changeSet: ChangeSet,
  errors: readonly Problem[],
  destinations: Destinations<ChangeSetFormat>,
  { show }: DiffOptions,
  io: Io,
): Promise<boolean> {
  const pathOf = repositoryPaths(io);
  const placed = () => ({
    changeSet: changeSetWithPaths(changeSet, pathOf),
    errors: errors.map((problem) => problemWithPath(problem, pathOf)),
  });
  const isWritten = await publish(
    'changeSet',
    destinations,
    (render, paper, format) => {
      checkCells(
        'change set',
        'outcome',
        changeSet.cities.map(({ conditions }) => conditions),
        format,
      );
      const { hasRepositoryPaths, usualDepth } = formats[format];
      const shown = hasRepositoryPaths ? placed() : { changeSet, errors };
      return render(shown.changeSet, { ...paper, version, show: show ?? usualDepth, errors: shown.errors });
    },
    io,
  );
  const summary = stepSummaryPath(destinations, io);
  if (summary === null) return isWritten;
  const { changeSummary } = await import('../report/formats/step-summary.ts');
  const summarise = (bytes: number, paper: Paper) => {
    const shown = placed();
    const options = { ...paper, version, show: show ?? formats.markdown.usualDepth, errors: shown.errors };
    return changeSummary(shown.changeSet, options, bytes);
  };
  return (await publishStepSummary(summary, summarise, io)) && isWritten;
}

/** False, and told, where there were cities and none of them could be compared: nothing has passed then. */
async function checkCompared({ compared, notCompared }: ChangeSet, io: Io): Promise<boolean> {
  const [first] = notCompared;
  if (compared > 0 || !first) return true;
  await printError(`No city could be compared. ${first.why}`, io);
  return false;
}
