import type { Problem } from '../../errors.ts';
import type { Finding, Report } from '../../model/report.ts';
import { preformatted, render, type Html as Xml, html as xml } from '../../text/html.ts';
import { pluralize } from '../../text/list.ts';
import { problemText } from '../../text/problem.ts';
import { ruleSetName } from '../../text/rule-set-name.ts';
import { verdictLine } from '../../text/verdict-line.ts';
import { notLegalAdvice } from '../../text/words.ts';
import { placesOf, placeWords, reasonWithOrder } from '../documents/finding-words.ts';
import { shownFindings } from '../documents/shown-findings.ts';
import { looks } from '../outcome-table.ts';
import { keptFor, plain, type ReporterOptions, type Reporters, wholeOf } from '../reporter.ts';
import { distinctNames } from './distinct.ts';
import { evidenceTexts, wayLine } from './finding-lines.ts';
import { safeText } from './safe-text.ts';
import { text } from './text.ts';

/**
 * JUnit XML, for CI servers: a suite per city, a test case per condition, and a suite for the inputs that could not be read. The profile that both the
 * schema of Ant's tasks and that of Jenkins accept.
 */
export const junit: Pick<Reporters, 'report'> = { report: keptFor(suitesOf) };

function suitesOf(reports: readonly Report[], options: ReporterOptions): string {
  // Servers keep one test case of a class and a name.
  const names = distinctNames(reports.map(className));
  const suites = reports.map((report, index) => citySuite(report, index, names[index] ?? '', options));
  if (options.errors.length > 0)
    suites.push(inputSuite(options.errors, suites.length, reports[0]?.asOf ?? '1970-01-01'));
  return withoutAttachments(
    render(xml`<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
${suites}
</testsuites>
`),
  );
}

/** What Jenkins, GitLab and Azure take in the output of a test for a file to attach, or for a property: `[[ATTACHMENT|/etc/passwd]]`. */
const withoutAttachments = (document: string): string => document.replace(/\[\[(?=\s*\w+\s*\|)/g, '[\\');

function citySuite(report: Report, index: number, classname: string, options: ReporterOptions): Xml {
  const findings = shownFindings(report, options.show);
  const count = (element: 'failure' | 'skipped') =>
    findings.filter(({ outcome }) => looks[outcome].junit === element).length;
  return suite({
    name: report.city,
    packageName: report.ruleSet.id,
    index,
    asOf: report.asOf,
    failures: count('failure'),
    errors: 0,
    skipped: count('skipped'),
    properties: properties(report, options),
    cases: findings.map((finding) => conditionCase(finding, report, classname)),
    out: wholeOf(text.report)([report], { ...options, errors: [], columns: 120, unicode: true, style: plain }),
    err: report.warnings.map((warning) => `${warning.message} (${placeWords(warning)})`).join('\n'),
  });
}

/** A test case per file: JUnit has room for one error in each. */
function inputSuite(problems: readonly Problem[], index: number, asOf: string): Xml {
  const byPath = new Map<string, [Problem, ...Problem[]]>();
  for (const problem of problems) {
    const others = byPath.get(problem.path);
    if (others) others.push(problem);
    else byPath.set(problem.path, [problem]);
  }
  return suite({
    name: 'Inputs that could not be read',
    packageName: 'psp-check',
    index,
    asOf,
    failures: 0,
    errors: byPath.size,
    skipped: 0,
    properties: [],
    cases: Array.from(byPath.values(), inputCase),
    out: '',
    err: '',
  });
}

type Suite = {
  readonly name: string;
  readonly packageName: string;
  readonly index: number;
  readonly asOf: string;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
  readonly properties: readonly Xml[];
  readonly cases: readonly Xml[];
  readonly out: string;
  readonly err: string;
};

/** There is no clock in a report: its time is the as-of date at midnight, and nothing takes any. */
function suite(of: Suite): Xml {
  return xml`<testsuite name="${of.name}" package="${of.packageName}" id="${of.index}" timestamp="${of.asOf}T00:00:00" hostname="localhost" tests="${of.cases.length}" failures="${of.failures}" errors="${of.errors}" skipped="${of.skipped}" time="0">
<properties>
${of.properties}
</properties>
${of.cases}
<system-out>${preformatted(of.out)}</system-out>
<system-err>${preformatted(of.err)}</system-err>
</testsuite>`;
}

function properties(report: Report, { version }: ReporterOptions): Xml[] {
  const { verdict, turnsOnReading, notAsked, counts, ruleSet, input, asOf } = report;
  const named: readonly (readonly [name: string, value: string | number])[] = [
    ['verdict', verdict],
    ['verdict line', verdictLine(report)],
    ['turns on the reading', turnsOnReading ? 'yes' : 'no'],
    ['met', counts.met],
    ['not met', counts.notMet],
    ['undetermined', counts.undetermined],
    ['not applicable', counts.notApplicable],
    ['answers not asked', notAsked],
    ['rule set', ruleSetName(ruleSet)],
    ['rule set digest', ruleSet.digest],
    ['city file', input.path],
    ['city file digest', input.digest],
    ['as of', asOf],
    ['made by', `psp-check ${version}`],
    ['not legal advice', notLegalAdvice(ruleSet)],
  ];
  return named.map(([name, value]) => xml`<property name="${name}" value="${value}"/>`);
}

/** Servers cut a class name at its full stops, so St. Louis goes without. */
const className = ({ city, ruleSet }: Report): string => `${ruleSet.id}.${city.replaceAll('.', '')}`;

function conditionCase(finding: Finding, report: Report, classname: string): Xml {
  const { condition, title, outcome } = finding;
  const reason = reasonWithOrder(finding);
  const attributes = xml`name="${condition}: ${title}" classname="${classname}" time="0"`;
  const lines = [
    reason,
    wayLine(finding, report.toQualify),
    finding.saidBy && `Said by: ${finding.saidBy}`,
    ...evidenceTexts(finding).map((evidence) => `Evidence: ${evidence}`),
    ...placesOf(finding).map((place) => `In file: ${place}`),
    '',
    verdictLine(report),
    notLegalAdvice(report.ruleSet),
  ];
  const body = preformatted(safeText(lines.filter((line) => line !== null)));
  switch (looks[outcome].junit) {
    case null:
      return xml`<testcase ${attributes}/>`;
    case 'failure':
      return xml`<testcase ${attributes}><failure type="${outcome}" message="${reason}">${body}</failure></testcase>`;
    case 'skipped':
      return xml`<testcase ${attributes}><skipped message="${reason}">${body}</skipped></testcase>`;
  }
}

function inputCase(problems: readonly [Problem, ...Problem[]]): Xml {
  const [{ path, code, message }] = problems;
  const others = problems.length > 1 ? ` (${pluralize(problems.length, 'problem')})` : '';
  const body = preformatted(problems.map((problem) => problemText(problem)).join('\n'));
  return xml`<testcase name="${path}" classname="psp-check.inputs" time="0"><error type="${code}" message="${message}${others}">${body}</error></testcase>`;
}
