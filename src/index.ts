/**
 * The public API of psp-check: load a rule set, load a city, evaluate, report. docs/api.md has more examples.
 *
 * @example
 * const ruleSet = await loadRuleSet('psp-2017-08');
 * const city = await loadCity('city.yaml');
 * const report = await evaluate(ruleSet, city, '2017-08-18');
 * report.verdict; // 'does-not-qualify'
 *
 * @module
 */
export {
  diff,
  evaluate,
  history,
  jsonSchema,
  loadCities,
  loadCity,
  parseCity,
  renderChangeSet,
  renderComparison,
  renderHistories,
  renderReports,
  type Side,
} from './api.ts';
export { compare } from './compare/compare.ts';
export { InputError, type Problem } from './errors.ts';
export {
  changeExitCode,
  type ExitCode,
  exitCode,
  exitCodes,
  type FailOn,
  type FailOnChange,
} from './exit-code.ts';
export { type Cities, eachCity, type Loaded, type LoadOptions } from './load/city/cities.ts';
export { type InputKind, inputKinds } from './load/files/input-kind.ts';
export type { JsonSchema } from './load/json-schema.ts';
export { loadRuleSet, loadRuleSets, shippedRuleSets } from './load/rule-set/rule-set.ts';
export type {
  ChangedCity,
  ChangedCondition,
  ChangeSet,
  ChangeSetEnvelope,
  Difference,
} from './model/change-set.ts';
export type {
  Agency,
  Answer,
  City,
  CitySource,
  Decision,
  Evidence,
  Location,
  Period,
  Statement,
  Value,
} from './model/city.ts';
export type { Column, Comparison, ComparisonEnvelope, Group, Row } from './model/comparison.ts';
export { type Day, parseDay } from './model/day.ts';
export type { Cause, ChangeDay, ConditionChange, History, HistoryEnvelope, Mark } from './model/history.ts';
export type { Outcome, Reply, Verdict } from './model/outcome.ts';
export type {
  Alternative,
  Deciding,
  Finding,
  Report,
  ReportEnvelope,
  ReportEvidence,
  ReportOrder,
  ToQualifyItem,
  Warning,
} from './model/report.ts';
export type { Condition, Field, Figure, Matcher, Order, RuleSet, Source, Test } from './model/rule-set.ts';
export {
  type ChangeSetFormat,
  type ComparisonFormat,
  type Format,
  type HistoryFormat,
  isFormat,
} from './report/index.ts';
export { plain, type ReporterOptions, type Style } from './report/reporter.ts';
export { version } from './version.ts';
