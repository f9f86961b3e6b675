/**
 * The public API of psp-check: load a rule set, load a city, evaluate, report.
 *
 * @example
 * const ruleSet = await loadRuleSet('psp-2017-08');
 * // Of a file that answers conditions of other shipped rule sets, too, no answer is an error.
 * const city = await loadCity('city.yaml', await shippedRuleSets());
 * const report = evaluate(ruleSet, city, { asOf: '2017-08-18', asOfGiven: true, alternatives: [] });
 * report.verdict; // 'does-not-qualify'
 *
 * @module
 */
export { InputError, type Problem } from './errors.ts';
export { type EvaluateOptions, evaluate } from './evaluate/evaluate.ts';
export { type ExitCode, exitCode, exitCodes, type FailOn } from './exit-code.ts';
export { type Cities, eachCity, type Loaded, type LoadOptions, loadCities } from './load/city/cities.ts';
export { loadCity } from './load/city/city.ts';
export { type InputKind, inputKinds } from './load/files/input-kind.ts';
export { loadRuleSet, loadRuleSets, shippedRuleSets } from './load/rule-set/rule-set.ts';
export type { Agency, Answer, City, Decision, Evidence, Location, Period, Statement, Value } from './model/city.ts';
export { type Day, parseDay } from './model/day.ts';
export type { Outcome, Reply, Verdict } from './model/outcome.ts';
export type { Deciding, Finding, Report, ReportEvidence, ReportOrder, ToQualifyItem, Warning } from './model/report.ts';
export type { Condition, Field, Figure, Matcher, Order, RuleSet, Source, Test } from './model/rule-set.ts';
export { type Format, isFormat } from './report/formats.ts';
export { plain, type Reporter, type ReporterOptions, type Style } from './report/reporter.ts';
export { reporters } from './report/reporters.ts';
export { version } from './version.ts';
