import type { City } from '../model/city.ts';
import type { Report } from '../model/report.ts';
import type { RuleSet } from '../model/rule-set.ts';
import { decide, type EvaluateOptions } from './decide.ts';
import { explain } from './explain.ts';

export type { EvaluateOptions } from './decide.ts';

/** The report of one city under one rule set on one day. Pure: the same arguments give the same report. */
export const evaluate = (ruleSet: RuleSet, city: City, options: EvaluateOptions): Report =>
  explain(decide(ruleSet, city, options));
