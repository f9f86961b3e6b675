import type { Location } from '../../model/city.ts';
import type { Report } from '../../model/report.ts';
import { cut } from '../../text/cut.ts';
import { joinWith, pluralize } from '../../text/list.ts';
import { isAtLine } from '../../text/problem.ts';
import { shownName } from '../../text/shown-name.ts';
import { verdictLine } from '../../text/verdict-line.ts';
import { decidingPlace, reasonWithOrder } from '../documents/finding-words.ts';
import { looks } from '../outcome-table.ts';
import { keptFor, plain, type ReporterOptions, type Reporters, wholeOf } from '../reporter.ts';
import { titleOf, wayLine } from './finding-lines.ts';
import { safeText } from './safe-text.ts';
import { text } from './text.ts';

/**
 * Workflow commands for the log of a GitHub Actions step: annotations where the answers stand that decide, worst first, each with its reason and what
 * would change it; the report in a group that folds; the verdicts; and what was left out, since the runner keeps no more than ten annotations of a type.
 */
export const github: Pick<Reporters, 'report'> = { report: keptFor(commandsOf) };

function commandsOf(reports: readonly Report[], options: ReporterOptions): string {
  const all = annotations(reports, options);
  const kept = (['error', 'warning'] as const).flatMap((type) =>
    all.filter((each) => each.type === type).slice(0, annotationsPerStep),
  );
  const lines = [
    ...kept.map(command),
    '::group::Report',
    wholeOf(text.report)(reports, { ...options, columns: 120, unicode: true, style: plain }).trimEnd(),
    '::endgroup::',
    ...reports.map((report) => safeText([`${shownName(report.city)}: ${verdictLine(report)}`])),
    ...leftOut(all.filter((each) => !kept.includes(each))),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** What the runner keeps of a type for a step. */
const annotationsPerStep = 10;
/** What the runner keeps of a message, and GitHub of a title. */
const messageUnits = 4096;
const titleUnits = 255;
/** So that each line has room in a message. */
const lineUnits = 1000;

type Annotation = {
  readonly type: 'error' | 'warning';
  readonly place: Location | Pick<Location, 'path'>;
  readonly title: string;
  /** At most three. */
  readonly lines: readonly string[];
};

/** Worst first, each kind in the order of the reports. */
function annotations(reports: readonly Report[], { errors }: ReporterOptions): Annotation[] {
  const findings = (type: Annotation['type']) =>
    reports.flatMap((report) =>
      report.findings
        .filter(({ outcome }) => looks[outcome].github === type)
        .map((finding) => ({
          type,
          place: decidingPlace(finding),
          title: titleOf(report, finding),
          lines: [reasonWithOrder(finding), wayLine(finding, report.toQualify) ?? '', verdictLine(report)],
        })),
    );
  return [
    ...errors.map((problem) => ({
      type: 'error' as const,
      place: isAtLine(problem) ? problem : { path: problem.path },
      title: `Not checked: ${problem.path}`,
      lines: [problem.message],
    })),
    ...findings('error'),
    ...findings('warning'),
    ...reports.flatMap(({ city, warnings }) =>
      warnings.map((warning) => ({
        type: 'warning' as const,
        place: warning,
        title: `${shownName(city)}: warning`,
        lines: [warning.message],
      })),
    ),
  ];
}

function command({ type, place, title, lines }: Annotation): string {
  const at = [
    `file=${property(safeText([place.path]))}`,
    ...('line' in place ? [`line=${place.line}`, `col=${place.column}`] : []),
  ].join();
  const shown = lines.filter((line) => line !== '').map((line) => cut(line, lineUnits));
  return `::${type} ${at},title=${property(cut(safeText([title]), titleUnits))}::${data(cut(safeText(shown), messageUnits))}`;
}

/** The last line, when there is more than the runner keeps. */
function leftOut(others: readonly Annotation[]): string[] {
  if (others.length === 0) return [];
  const counts = (['error', 'warning'] as const)
    .map((type) => pluralize(others.filter((each) => each.type === type).length, type))
    .filter((words) => !words.startsWith('0 '));
  const titles = others.map(({ title }) => title).join('; ');
  const message = `${joinWith(counts, 'and')} left out, since GitHub keeps ${annotationsPerStep} of each for a step: ${titles}`;
  return [`::notice title=psp-check::${data(cut(safeText([message]), messageUnits))}`];
}

/** A command ends at the end of its line; `%` begins an escape. */
const data = (value: string): string => value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (value: string): string => data(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
