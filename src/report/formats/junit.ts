import type { Problem } from '../../errors.ts';
import type { Report } from '../../model/report.ts';
import { preformatted, render, type Html as Xml, html as xml } from '../../text/html.ts';
import { pluralize } from '../../text/list.ts';
import { problemText } from '../../text/problem.ts';
import { findingPassage, passageText, safeText, verdictLines } from '../finding-text.ts';
import { ordinals } from '../ordinals.ts';
import { looks } from '../outcome-table.ts';
import { type FindingOutline, type Outline, outlineOf } from '../outline.ts';
import { plain, type Reporter, type ReporterOptions } from '../reporter.ts';
import { text } from '../text.ts';

/**
 * JUnit XML, for CI servers: a suite per city, a test case per condition, and a suite for the inputs that could not be read. The profile that both the
 * schema of Ant's tasks and that of Jenkins accept.
 */
export const junit: Reporter = (reports, options) => {
  // Servers keep one test case of a class and a name.
  const occurrences = ordinals(reports, className);
  const suites = reports.map((report, index) => citySuite(report, index, occurrences[index] ?? 1, options));
  if (options.errors.length > 0)
    suites.push(inputSuite(options.errors, suites.length, reports[0]?.asOf ?? '1970-01-01'));
  return withoutAttachments(
    render(xml`<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
${suites}
</testsuites>
`),
  );
};

/** What Jenkins, GitLab and Azure take in the output of a test for a file to attach, or for a property: `[[ATTACHMENT|/etc/passwd]]`. */
const withoutAttachments = (document: string): string => document.replace(/\[\[(?=\s*\w+\s*\|)/g, '[\\');

function citySuite(report: Report, index: number, occurrence: number, options: ReporterOptions): Xml {
  const outline = outlineOf(report, options);
  const count = (element: 'failure' | 'skipped') =>
    outline.findings.filter(({ outcome }) => looks[outcome].junit === element).length;
  return suite({
    name: report.city,
    packageName: report.ruleSet.id,
    index,
    asOf: report.asOf,
    failures: count('failure'),
    errors: 0,
    skipped: count('skipped'),
    properties: properties(report, outline),
    cases: outline.findings.map((finding) =>
      conditionCase(finding, outline, `${className(report)}${occurrence === 1 ? '' : ` (${occurrence})`}`),
    ),
    out: text([report], { ...options, errors: [], columns: 120, unicode: true, style: plain }),
    err: outline.warnings.join('\n'),
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

function properties({ verdict, turnsOnReading, notAsked, counts }: Report, outline: Outline): Xml[] {
  const named: readonly (readonly [name: string, value: string | number])[] = [
    ['verdict', verdict],
    ['verdict line', outline.verdict.line],
    ['turns on the reading', turnsOnReading ? 'yes' : 'no'],
    ['met', counts.met],
    ['not met', counts.notMet],
    ['undetermined', counts.undetermined],
    ['not applicable', counts.notApplicable],
    ['answers not asked', notAsked],
    ...outline.identity.flatMap(({ label, value, digest }) => [
      [label, value] as const,
      ...(digest === null ? [] : [[`${label} digest`, digest] as const]),
    ]),
    ['not legal advice', outline.notLegalAdvice],
  ];
  return named.map(([name, value]) => xml`<property name="${name}" value="${value}"/>`);
}

/** Servers cut a class name at its full stops, so St. Louis goes without. */
const className = ({ city, ruleSet }: Report): string => `${ruleSet.id}.${city.replaceAll('.', '')}`;

function conditionCase(finding: FindingOutline, outline: Outline, classname: string): Xml {
  const { condition, title, outcome, reason } = finding;
  const attributes = xml`name="${condition}: ${title}" classname="${classname}" time="0"`;
  const body = preformatted(`${passageText(findingPassage(finding, outline))}\n\n${safeText(verdictLines(outline))}`);
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
