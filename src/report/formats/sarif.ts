import type { Problem } from '../../errors.ts';
import type { Location } from '../../model/city.ts';
import { type ProblemCode, problemCodes } from '../../model/problem-codes.ts';
import type { Finding, Report } from '../../model/report.ts';
import type { RuleSet } from '../../model/rule-set.ts';
import { type WarningCode, warningCodes } from '../../model/warning-codes.ts';
import { fingerprint } from '../../text/fingerprint.ts';
import { sentence } from '../../text/list.ts';
import { markdownText } from '../../text/markdown.ts';
import { isAtLine } from '../../text/problem.ts';
import { folded } from '../../text/prose.ts';
import { outcomeWords } from '../../text/words.ts';
import {
  type CitedSource,
  cityPassage,
  findingPassage,
  type Passage,
  safeText,
  sourceText,
  verdictLines,
} from '../finding-text.ts';
import { sourceItem } from '../markdown.ts';
import { ordinals } from '../ordinals.ts';
import { looks } from '../outcome-table.ts';
import { type Outline, outlineOf } from '../outline.ts';
import { type OutlinedFinding, outlinedFindings } from '../outlined-findings.ts';
import type { Reporter, ReporterOptions } from '../reporter.ts';
import { httpsAddress } from '../source-link.ts';
import { artifactLocation } from './artifact-location.ts';
import { findingInJson, reportInJson } from './in-json.ts';
import { toJson } from './json.ts';

/**
 * SARIF 2.1.0, for code scanning: a run per city, a rule per condition and a result per finding, met ones too. Inputs that could not be read are told in
 * a run of their own. Properties hold the rest of the JSON report.
 */
export const sarif: Reporter = (reports, options) => {
  const occurrences = ordinals(reports, ({ ruleSet, city }) => JSON.stringify([ruleSet.id, city]));
  const hasInputRun = options.errors.length > 0 || reports.length === 0;
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      ...reports.map((report, index) => cityRun(report, occurrences[index] ?? 1, options)),
      ...(hasInputRun ? [inputRun(options)] : []),
    ],
  };
  return `${toJson(log)}\n`;
};

function cityRun(report: Report, occurrence: number, options: ReporterOptions) {
  const { ruleSet, input, city, asOf, findings, warnings } = report;
  const { findings: _, warnings: __, ...properties } = reportInJson(report);
  const outline = outlineOf(report, options);
  return run({
    id: [
      'psp-check',
      ruleSet.id,
      input.path,
      `${city.replaceAll('/', '-')}${occurrence === 1 ? '' : ` (${occurrence})`}`,
      asOf,
    ],
    description: cityPassage(outline),
    version: options.version,
    rules: findings.map((finding) => rule(finding, outline)),
    notices: warnings,
    level: 'warning',
    results: outlinedFindings(report, outline, options.show).map((each) =>
      result(each, findings.indexOf(each.finding), outline, { ...report, occurrence }),
    ),
    properties: { ...properties, ruleSet: ruleSetIdentity(ruleSet), notEnforced: report.notEnforced },
  });
}

/** A run is of one rule set and has no other place for what it is. */
const ruleSetIdentity = ({ id, path, title, issuer, digest, readAs, reading }: RuleSet) => ({
  id,
  path,
  title,
  issuer,
  digest,
  readAs,
  reading,
});

function inputRun({ errors, version }: ReporterOptions) {
  return run({
    id: ['psp-check', 'inputs', ''],
    description: { lines: ['Inputs that could not be read.'], sources: [] },
    version,
    rules: [],
    notices: errors.map((problem) => {
      const { code, message, path } = problem;
      return isAtLine(problem) ? problem : { code, message, path };
    }),
    level: 'error',
    results: [],
    properties: {},
  });
}

type Run = {
  /** §3.17.3: what comes before the last part says which runs of several days are one and the same check. */
  readonly id: readonly string[];
  readonly description: Passage;
  readonly version: string;
  readonly rules: readonly object[];
  readonly notices: readonly Notice[];
  readonly level: 'warning' | 'error';
  readonly results: readonly object[];
  readonly properties: object;
};
type Notice = Pick<Problem, 'message'> & { readonly code: ProblemCode | WarningCode } & (
    | Location
    | Pick<Location, 'path'>
  );

function run({ id, description, version, rules, notices, level, results, properties }: Run) {
  const codes = [...new Set(notices.map(({ code }) => code))];
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
    automationDetails: { id: safeText([id.join('/')]), description: message(description.lines, description.sources) },
    originalUriBaseIds: { SRCROOT: { description: message(['The folder psp-check was run in.']) } },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: level !== 'error' || notices.length === 0,
        toolExecutionNotifications: notices.map((notice) => ({
          descriptor: { id: notice.code, index: codes.indexOf(notice.code) },
          level,
          message: message([notice.message]),
          locations: [{ physicalLocation: physicalLocation(notice) }],
        })),
      },
    ],
    results,
    properties,
  };
}

const meanings: Readonly<Record<Notice['code'], string>> = { ...problemCodes, ...warningCodes };

/** Every text that GitHub asks of a descriptor. */
function notificationDescriptor(code: Notice['code']) {
  const text = message([meanings[code]]);
  return { id: code, shortDescription: text, fullDescription: text, help: text };
}

function rule({ condition, title, question, source, toMeet }: Finding, { reading, notLegalAdvice }: Outline) {
  const [helpUri] = source.map((asked) => httpsAddress(asked.source)).filter((address) => address !== null);
  const help = [
    question,
    ...source.map((asked) => `Asked in: ${asked.source.title}, ${asked.at}`),
    ...(toMeet === null ? ["Not the city's to change."] : [`To meet it: ${folded(toMeet)}`]),
    ...reading,
    notLegalAdvice,
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

function result(
  { finding, outline: told }: OutlinedFinding,
  ruleIndex: number,
  outline: Outline,
  { city, ruleSet, occurrence }: Report & { readonly occurrence: number },
) {
  const { condition, title, location } = finding;
  const { condition: _, location: __, ...properties } = findingInJson(finding);
  const { kind, level } = looks[finding.outcome].sarif;
  const { lines, sources } = findingPassage(told, outline);
  const lead = `${city}: ${outcomeWords[finding.outcome]}: ${title} (${condition})`;
  // Neither lines nor the path: what is told again after an edit, or of a file that was renamed, is the same.
  const hash = fingerprint(ruleSet.id, city, condition, ...(occurrence === 1 ? [] : [String(occurrence)]));
  return {
    ruleId: condition,
    ruleIndex,
    kind,
    level,
    message: message([lead, ...lines], sources, ['', ...verdictLines(outline)]),
    locations: [{ physicalLocation: physicalLocation(location) }],
    relatedLocations: finding.heldBy.map((held, index) => ({
      id: index + 1,
      physicalLocation: physicalLocation(held.location),
      message: message([held.name]),
    })),
    partialFingerprints: { primaryLocationLineHash: `${hash}:1`, 'conditionOfCity/v1': hash },
    properties,
  };
}

function physicalLocation(place: Location | Pick<Location, 'path'>) {
  return {
    artifactLocation: artifactLocation(place.path),
    ...('line' in place ? { region: { startLine: place.line, startColumn: place.column } } : {}),
  };
}

/** The same as plain text and as Markdown. §3.11.5 and §3.11.6: braces are doubled, and what only looks like a link is kept from being one. */
function message(lines: readonly string[], sources: readonly CitedSource[] = [], end: readonly string[] = []) {
  const text = safeText([...lines, ...sources.map(sourceText), ...end]);
  const markdown = [...lines.map(markdownText), ...sources.map(sourceMarkdown), ...end.map(markdownText)].join('  \n');
  return { text: doubled(text).replaceAll('](', '] ('), markdown: doubled(markdown) };
}

const doubled = (text: string): string => text.replace(/[{}]/g, '$&$&');

const sourceMarkdown = ({ number, source }: CitedSource): string =>
  `${markdownText(`[${number}]`)} ${sourceItem(source).replace(/^1\. /, '')}`;
