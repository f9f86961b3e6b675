import type { Problem } from '../../errors.ts';
import type { ChangedCondition, ChangeSet, Difference } from '../../model/change-set.ts';
import type { Location } from '../../model/city.ts';
import { outcomes } from '../../model/outcome.ts';
import type { Report } from '../../model/report.ts';
import { cut } from '../../text/cut.ts';
import { joinWith, pluralize, sentence } from '../../text/list.ts';
import { isAtLine } from '../../text/problem.ts';
import { shownName } from '../../text/shown-name.ts';
import { verdictLine } from '../../text/verdict-line.ts';
import { type Move, movesOf } from '../documents/change-set.ts';
import { differenceText, outcomeChange, verdictChange } from '../documents/change-words.ts';
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
export const github: Pick<Reporters, 'report' | 'changeSet'> = {
  report: keptFor((reports, options) =>
    commandsOf(
      annotations(reports, options),
      'Report',
      wholeOf(text.report)(reports, { ...options, ...logPaper }),
      reports.map((report) => `${shownName(report.city)}: ${verdictLine(report)}`),
    ),
  ),
  changeSet: (changeSet, options) =>
    commandsOf(
      changeAnnotations(changeSet, options),
      'What differs',
      text.changeSet(changeSet, { ...options, ...logPaper }),
      changeSet.cities
        .filter(({ direction }) => direction !== 'same')
        .map((city) => `${shownName(city.city)}: ${verdictChange(city)}`),
    ),
};

const logPaper = { columns: 120, unicode: true, style: plain } as const;

function commandsOf(all: readonly Annotation[], group: string, report: string, verdicts: readonly string[]): string {
  const kept = types.flatMap((type) => all.filter((each) => each.type === type).slice(0, annotationsPerStep));
  const lines = [
    ...kept.map(command),
    `::group::${group}`,
    report.trimEnd(),
    '::endgroup::',
    ...verdicts.map((line) => safeText([line])),
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

const types = ['error', 'warning', 'notice'] as const;

type Annotation = {
  readonly type: (typeof types)[number];
  /** Null: of no file. */
  readonly place: Location | Pick<Location, 'path'> | null;
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
    ...errors.map(problemAnnotation),
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

const problemAnnotation = (problem: Problem): Annotation => ({
  type: 'error',
  place: isAtLine(problem) ? problem : { path: problem.path },
  title: `Not checked: ${problem.path}`,
  lines: [problem.message],
});

/** One for each move of a condition, where the answer or the rule that moved it stands now, with the cities of which it is one. */
function changeAnnotations(changeSet: ChangeSet, { errors }: ReporterOptions): Annotation[] {
  return [
    ...errors.map(problemAnnotation),
    ...movesOf(changeSet).map((move): Annotation => {
      const { changed, cities } = move;
      const causes = changed.causes.flatMap((place) => changeSet.differences[place] ?? []);
      const { after, location } = { after: changed.after, location: (changed.after ?? changed.before)?.location };
      const verdicts = new Set(cities.map(verdictChange));
      return {
        type: typeOf(move),
        place: placeIn(causes) ?? location ?? null,
        title: `${changed.title}: ${outcomeChange(changed)}`,
        lines: [
          (changed.causesAre === 'possible' ? 'One or more of these: ' : '') +
            causes
              .map((cause) => sentence(differenceText(cause, { most: 90, parts: 4, beside: changed.condition })))
              .join(' '),
          after === null ? '' : after.reason,
          sentence(
            `${joinWith(
              cities.map(({ city }) => shownName(city)),
              'and',
            )}: ${[...verdicts].join('; ')}`,
          ),
        ],
      };
    }),
  ];
}

/** Worse verdicts fail, worse outcomes warn, and everything else is worth a notice. */
function typeOf({ changed, cities }: Move): Annotation['type'] {
  if (cities.some(({ direction, conditions }) => direction === 'worse' && isMover(changed, conditions))) return 'error';
  const { before, after } = changed;
  return before &&
    after &&
    outcomes.indexOf(after.outcome) < outcomes.indexOf(before.outcome) &&
    before.outcome !== 'not-applicable'
    ? 'warning'
    : 'notice';
}

const isMover = ({ condition }: ChangedCondition, conditions: readonly ChangedCondition[]): boolean =>
  conditions.some((each) => each.condition === condition && each.movesVerdict);

/** Where the first difference that is still somewhere stands. */
function placeIn(causes: readonly Difference[]): Annotation['place'] {
  const [place] = causes.flatMap(({ places }) => places.flatMap(({ after }) => after ?? []));
  if (!place) return null;
  const { path, line, column } = place;
  return line === null || column === null ? { path } : { path, line, column };
}

function command({ type, place, title, lines }: Annotation): string {
  const at = [
    ...(place === null ? [] : [`file=${property(safeText([place.path]))}`]),
    ...(place !== null && 'line' in place ? [`line=${place.line}`, `col=${place.column}`] : []),
    `title=${property(cut(safeText([title]), titleUnits))}`,
  ].join();
  const shown = lines.filter((line) => line !== '').map((line) => cut(line, lineUnits));
  return `::${type} ${at}::${data(cut(safeText(shown), messageUnits))}`;
}

/** The last line, when there is more than the runner keeps. */
function leftOut(others: readonly Annotation[]): string[] {
  if (others.length === 0) return [];
  const counts = types
    .map((type) => pluralize(others.filter((each) => each.type === type).length, type))
    .filter((words) => !words.startsWith('0 '));
  const titles = others.map(({ title }) => title).join('; ');
  const message = `${joinWith(counts, 'and')} left out, since GitHub keeps ${annotationsPerStep} of each for a step: ${titles}`;
  return [`::notice title=psp-check::${data(cut(safeText([message]), messageUnits))}`];
}

/** A command ends at the end of its line; `%` begins an escape. */
const data = (value: string): string => value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (value: string): string => data(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
