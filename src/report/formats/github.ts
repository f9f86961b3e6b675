import type { Location } from '../../model/city.ts';
import type { Report } from '../../model/report.ts';
import { cut } from '../../text/cut.ts';
import { joinWith, pluralize } from '../../text/list.ts';
import { isAtLine } from '../../text/problem.ts';
import { shownName } from '../../text/shown-name.ts';
import { verdictLine } from '../../text/verdict-line.ts';
import { outcomeWords } from '../../text/words.ts';
import { findingPassage, passageText, safeText, verdictLines } from '../finding-text.ts';
import { looks } from '../outcome-table.ts';
import { outlineOf } from '../outline.ts';
import { outlinedFindings } from '../outlined-findings.ts';
import { plain, type Reporter, type ReporterOptions } from '../reporter.ts';
import { text } from '../text.ts';

/**
 * Workflow commands for the log of a GitHub Actions step: annotations where the answers stand, worst first; the whole report in a group that folds; the
 * verdicts; and what was left out, since the runner keeps no more than ten annotations of a type.
 */
export const github: Reporter = (reports, options) => {
  const all = annotations(reports, options);
  const kept = (['error', 'warning'] as const).flatMap((type) =>
    all.filter((each) => each.type === type).slice(0, annotationsPerStep),
  );
  const lines = [
    ...kept.map(command),
    '::group::The whole report',
    text(reports, { ...options, columns: 120, unicode: true, style: plain }).trimEnd(),
    '::endgroup::',
    ...reports.map((report) => safeText([`${shownName(report.city)}: ${verdictLine(report)}`])),
    ...leftOut(all.filter((each) => !kept.includes(each))),
  ];
  return lines.map((line) => `${line}\n`).join('');
};

/** What the runner keeps of a type for a step. */
const annotationsPerStep = 10;
/** What the runner keeps of a message, and GitHub of a title. */
const messageUnits = 4096;
const titleUnits = 255;

type Annotation = {
  readonly type: 'error' | 'warning';
  readonly place: Location | Pick<Location, 'path'>;
  readonly title: string;
  /** Both are safe to be shown, as people read them. A message too long is cut before its end. */
  readonly message: string;
  readonly end: string;
};

/** Worst first, each kind in the order of the reports. */
function annotations(reports: readonly Report[], options: ReporterOptions): Annotation[] {
  const outlines = reports.map((report) => ({ report, outline: outlineOf(report, options) }));
  const findings = (type: Annotation['type']) =>
    outlines.flatMap(({ report, outline }) =>
      outlinedFindings(report, outline, options.show)
        .filter(({ finding }) => looks[finding.outcome].github === type)
        .map(({ finding, outline: told }) => ({
          type,
          place: finding.location,
          title: `${report.city}: ${outcomeWords[finding.outcome]}: ${finding.title}`,
          message: passageText(findingPassage(told, outline)),
          end: `\n\n${safeText(verdictLines(outline))}`,
        })),
    );
  return [
    ...options.errors.map((problem) => ({
      type: 'error' as const,
      place: isAtLine(problem) ? problem : { path: problem.path },
      title: `Not checked: ${problem.path}`,
      message: safeText([problem.message]),
      end: '',
    })),
    ...findings('error'),
    ...findings('warning'),
    ...reports.flatMap(({ city, warnings }) =>
      warnings.map((warning) => ({
        type: 'warning' as const,
        place: warning,
        title: `${city}: warning`,
        message: safeText([warning.message]),
        end: '',
      })),
    ),
  ];
}

function command({ type, place, title, message, end }: Annotation): string {
  const at = [
    `file=${property(safeText([place.path]))}`,
    ...('line' in place ? [`line=${place.line}`, `col=${place.column}`] : []),
  ].join();
  return `::${type} ${at},title=${property(cut(safeText([title]), titleUnits))}::${data(cut(cut(message, messageUnits - end.length) + end, messageUnits))}`;
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
