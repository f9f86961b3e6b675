import type { Location } from '../../model/city.ts';
import type { Outcome } from '../../model/outcome.ts';
import { type ProblemCode, problemCodes } from '../../model/problem-codes.ts';
import type { Finding, Report } from '../../model/report.ts';
import { type WarningCode, warningCodes } from '../../model/warning-codes.ts';
import { fingerprint } from '../../text/fingerprint.ts';
import { pluralize, sentence } from '../../text/list.ts';
import { markdownText } from '../../text/markdown.ts';
import { numberWords } from '../../text/number-words.ts';
import { isAtLine } from '../../text/problem.ts';
import { folded, paragraphs } from '../../text/prose.ts';
import { ruleSetName, ruleSetTitle } from '../../text/rule-set-name.ts';
import { shownName } from '../../text/shown-name.ts';
import { verdictLine } from '../../text/verdict-line.ts';
import { notLegalAdvice } from '../../text/words.ts';
import { decidingPlace, reasonWithOrder } from '../documents/finding-words.ts';
import { shownFindings } from '../documents/shown-findings.ts';
import { looks } from '../outcome-table.ts';
import { httpsAddress } from '../render/source-link.ts';
import { keptFor, type ReporterOptions, type Reporters } from '../reporter.ts';
import { artifactLocation } from './artifact-location.ts';
import { distinctNames } from './distinct.ts';
import { titleOf, wayLine } from './finding-lines.ts';
import { findingInJson, reportInJson, ruleSetInJson } from './in-json.ts';
import { toJson } from './json.ts';
import { safeText } from './safe-text.ts';

/**
 * SARIF 2.1.0, for code scanning: a run per rule set with the results of all its cities, met ones too. What is wrong with inputs stands in the first run,
 * and so does a count of what a log has no room for.
 */
export const sarif: Pick<Reporters, 'report'> = { report: keptFor(log, leftOut) };

function log(reports: readonly Report[], options: ReporterOptions): string {
  const { parts, left } = partsOf(reports, options);
  const problems: Notice[] = options.errors.map((problem) => {
    const { code, message, path } = problem;
    return { level: 'error', code, message, place: isAtLine(problem) ? problem : { path } };
  });
  const rest: Notice[] = left.map((text) => ({
    level: 'warning',
    code: 'results-left-out',
    message: text,
    place: null,
  }));
  const runs =
    parts.length === 0
      ? [run(inputs, problems, options)]
      : parts.map((part, index) => run(partRun(part), index === 0 ? [...problems, ...rest] : [], options));
  return `${toJson({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs,
  })}\n`;
}

/** What a log has no room for, in sentences. */
function leftOut(reports: readonly Report[], options: Pick<ReporterOptions, 'show'>): readonly string[] {
  return partsOf(reports, options).left;
}

/** What GitHub takes of a log, and of a run. */
const mostRuns = 20;
const mostResults = 25_000;

/** The results under one rule set. */
type Part = {
  readonly ruleSet: Report['ruleSet'];
  readonly reports: readonly Report[];
  readonly results: readonly Result[];
};
/** `name`: the city's, told apart from others of its name. */
type Result = { readonly report: Report; readonly finding: Finding; readonly name: string };

const bySeverity: readonly Outcome[] = ['not-met', 'undetermined', 'met', 'not-applicable'];
const severity = ({ finding }: Result): number => bySeverity.indexOf(finding.outcome);

/** What fits into a log, in the order of the reports, and sentences on the rest. */
function partsOf(
  reports: readonly Report[],
  { show }: Pick<ReporterOptions, 'show'>,
): { readonly parts: readonly Part[]; readonly left: readonly string[] } {
  const byRuleSet = new Map<string, Report[]>();
  for (const report of reports) {
    const others = byRuleSet.get(report.ruleSet.id);
    if (others) others.push(report);
    else byRuleSet.set(report.ruleSet.id, [report]);
  }
  const all = [...byRuleSet.values()].flatMap((of): Part[] => {
    const [first] = of;
    const names = distinctNames(of.map(({ city }) => city));
    const results = of.flatMap((report, index) =>
      shownFindings(report, show).map((finding) => ({ report, finding, name: names[index] ?? '' })),
    );
    return first ? [{ ruleSet: first.ruleSet, reports: of, results }] : [];
  });
  const worst = (part: Part) =>
    part.results.reduce((least, each) => Math.min(least, severity(each)), bySeverity.length);
  const chosen = all.length > mostRuns ? all.toSorted((a, b) => worst(a) - worst(b)).slice(0, mostRuns) : all;
  const parts = all.filter((part) => chosen.includes(part)).map(fitting);
  const others = all.filter((part) => !chosen.includes(part));
  return {
    parts: parts.map(({ part }) => part),
    left: [
      ...(others.length === 0
        ? []
        : [
            `${pluralize(others.length, 'rule set')} left out, since GitHub takes ${mostRuns} runs of a log: ${others
              .map(({ ruleSet, results }) => `${ruleSetName(ruleSet)} (${pluralize(results.length, 'result')})`)
              .join(', ')}.`,
          ]),
      ...parts.flatMap(({ left }) => left),
    ],
  };
}

/** As many results as a run may have: what is not met before what is undetermined, and that before the rest. */
function fitting(part: Part): { readonly part: Part; readonly left: readonly string[] } {
  const { ruleSet, results } = part;
  const excess = results.length - mostResults;
  if (excess <= 0) return { part, left: [] };
  const kept = new Set(results.toSorted((a, b) => severity(a) - severity(b)).slice(0, mostResults));
  const left = `${numberWords(excess)} of ${numberWords(results.length)} results under ${ruleSetName(ruleSet)} left out, since GitHub takes ${numberWords(mostResults)} of a run. What is not met or undetermined comes first.`;
  return { part: { ...part, results: results.filter((each) => kept.has(each)) }, left: [left] };
}

type Run = {
  /** §3.17.3: it ends with a slash, so that all of it is the category, the same on every day. */
  readonly id: string;
  readonly description: readonly string[];
  readonly rules: readonly object[];
  readonly notices: readonly Notice[];
  readonly results: readonly object[];
  readonly properties: object;
};
type Notice = {
  readonly level: 'warning' | 'error';
  readonly code: ProblemCode | WarningCode | keyof typeof sarifCodes;
  readonly message: string;
  readonly place: Location | Pick<Location, 'path'> | null;
};

/** The run of a log that has nothing else. */
const inputs: Run = {
  id: 'psp-check/inputs/',
  description: ['Inputs that could not be read.'],
  rules: [],
  notices: [],
  results: [],
  properties: {},
};

function partRun({ ruleSet, reports, results }: Part): Run {
  const conditions = new Map(reports.flatMap(({ findings }) => findings.map((each) => [each.condition, each])));
  const ids = [...conditions.keys()];
  return {
    id: `psp-check/${ruleSet.id}/`,
    description: [ruleSetTitle(ruleSet), ruleSet.issuer, ...readingOf(ruleSet), notLegalAdvice(ruleSet)],
    rules: Array.from(conditions.values(), (finding) => rule(finding, ruleSet)),
    notices: reports.flatMap(({ warnings }) =>
      warnings.map((warning) => ({ level: 'warning', code: warning.code, message: warning.message, place: warning })),
    ),
    results: results.map((each) => resultOf(each, ids.indexOf(each.finding.condition))),
    properties: {
      ruleSet: ruleSetInJson(ruleSet),
      reports: reports.map((report) => {
        const { findings: _told, warnings: _noticed, ...rest } = reportInJson(report);
        return rest;
      }),
    },
  };
}

const readingOf = (ruleSet: Report['ruleSet']): string[] => paragraphs(`Read as ${ruleSet.readAs}: ${ruleSet.reading}`);

function run(
  { id, description, rules, notices, results, properties }: Run,
  more: readonly Notice[],
  { version }: ReporterOptions,
) {
  const all = [...more, ...notices];
  const codes = [...new Set(all.map(({ code }) => code))];
  return {
    tool: {
      driver: {
        name: 'psp-check',
        version,
        semanticVersion: version,
        rules,
        notifications: codes.map(notificationDescriptor),
      },
    },
    automationDetails: { id: safeText([id]), description: message(description) },
    originalUriBaseIds: {
      SRCROOT: { description: message(['The root of the repository, or the folder psp-check was run in.']) },
    },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: all.every(({ level }) => level !== 'error'),
        toolExecutionNotifications: all.map(({ level, code, message: text, place }) => ({
          descriptor: { id: code, index: codes.indexOf(code) },
          level,
          message: message([text]),
          ...(place === null ? {} : { locations: [{ physicalLocation: physicalLocation(place) }] }),
        })),
      },
    ],
    results,
    properties,
  };
}

/** What only a log has to say. */
const sarifCodes = { 'results-left-out': 'GitHub takes no more results of one log.' } as const;

const meanings: Readonly<Record<Notice['code'], string>> = { ...problemCodes, ...warningCodes, ...sarifCodes };

/** Every text that GitHub asks of a descriptor. */
function notificationDescriptor(code: Notice['code']) {
  const text = message([meanings[code]]);
  return { id: code, shortDescription: text, fullDescription: text, help: text };
}

function rule({ condition, title, question, source, toMeet }: Finding, ruleSet: Report['ruleSet']) {
  const [helpUri] = source.map((asked) => httpsAddress(asked.source)).filter((address) => address !== null);
  const help = [
    question,
    ...source.map((asked) => `Asked in: ${asked.source.title}, ${asked.at}`),
    ...(toMeet === null ? ["Not the city's to change."] : [`To meet it: ${folded(toMeet)}`]),
    ...readingOf(ruleSet),
    notLegalAdvice(ruleSet),
  ];
  return {
    id: condition,
    shortDescription: message([sentence(title)]),
    fullDescription: message([sentence(question)]),
    help: message(help),
    ...(helpUri === undefined ? {} : { helpUri }),
    defaultConfiguration: { level: 'error' },
  };
}

function resultOf({ report, finding, name }: Result, ruleIndex: number) {
  const { condition, location, ...properties } = findingInJson(finding);
  const { city, ruleSet, asOf, verdict } = report;
  const { kind, level } = looks[finding.outcome].sarif;
  // Neither lines nor the path: what is told again after an edit, or of a file that was renamed, is the same.
  const hash = fingerprint(ruleSet.id, name, condition);
  const place = decidingPlace(finding);
  const others = [
    ...(place === location ? [] : [{ name: city, location }]),
    ...finding.heldBy.filter((held) => held.location !== place),
  ];
  const lines = [
    sentence(titleOf(report, finding)),
    reasonWithOrder(finding),
    wayLine(finding, report.toQualify),
    verdictLine(report),
  ];
  return {
    ruleId: condition,
    ruleIndex,
    kind,
    level,
    message: message(lines.filter((line) => line !== null)),
    locations: [
      {
        physicalLocation: physicalLocation(place),
        logicalLocations: [{ name: condition, fullyQualifiedName: safeText([`${name}/${condition}`]) }],
      },
    ],
    relatedLocations: others.map((other, index) => ({
      id: index + 1,
      physicalLocation: physicalLocation(other.location),
      message: message([shownName(other.name)]),
    })),
    partialFingerprints: { primaryLocationLineHash: `${hash}:1`, 'conditionOfCity/v1': hash },
    properties: { city, asOf, verdict, ...properties },
  };
}

function physicalLocation(place: Location | Pick<Location, 'path'>) {
  return {
    artifactLocation: artifactLocation(place.path),
    ...('line' in place ? { region: { startLine: place.line, startColumn: place.column } } : {}),
  };
}

/** The same as plain text and as Markdown. §3.11.5 and §3.11.6: braces are doubled, and what only looks like a link is kept from being one. */
function message(lines: readonly string[]) {
  const markdown = lines.map(markdownText).join('  \n');
  return { text: doubled(safeText(lines)).replaceAll('](', '] ('), markdown: doubled(markdown) };
}

const doubled = (text: string): string => text.replace(/[{}]/g, '$&$&');
