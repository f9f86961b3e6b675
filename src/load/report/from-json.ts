// What a JSON report says, with objects where JSON has ids. Only what is said of a rule set is in a report: its tests, fields and figures are not.
import { oncePer } from '../../model/once-per.ts';
import type { Report, ReportJson, RuleSetJson, SourceRef } from '../../model/report.ts';
import type { RuleSet, Source } from '../../model/rule-set.ts';
import type { WarningCode } from '../../model/warning-codes.ts';
import { titleOf } from '../../text/title.ts';

/** A report by the rule sets of its file, each of which it has. */
export function reportOf(report: ReportJson, ruleSetNamed: (id: string) => RuleSet): Report {
  const ruleSet = ruleSetNamed(report.ruleSet);
  const sources = new Map(report.sources.map((source) => [`${source.file} ${source.id}`, source]));
  const sourceNamed = ({ file, source }: SourceRef): Source =>
    file === null ? namedIn(ruleSet.sources, source) : (sources.get(`${file} ${source}`) ?? undescribed(source));
  return {
    ...report,
    ruleSet,
    notEnforced: report.findings.filter(({ notEnforced }) => notEnforced !== null).length,
    findings: report.findings.map((finding) => {
      const { title, label, question, toMeet, source, context } = conditionIn(ruleSet, finding.condition);
      return {
        ...finding,
        title: titleOf({ label, title }),
        question,
        toMeet,
        source,
        context,
        evidence: finding.evidence.map((each) => ({ ...each, source: sourceNamed(each.source) })),
        series: finding.series.map((series) => ({
          ...series,
          years: series.years.map((year) => ({
            ...year,
            figures: year.figures.map((each) => ({
              ...each,
              title: ruleSet.figures.find(({ id }) => id === each.figure)?.title ?? each.figure,
              source: each.source === null ? null : namedIn(ruleSet.sources, each.source),
            })),
          })),
        })),
      };
    }),
    alternatives: report.alternatives.map((other) => {
      const of = ruleSetNamed(other.ruleSet);
      const open = other.open.map((each) => ({ ...each, title: titleOf(conditionIn(of, each.condition)) }));
      return { ...other, of, path: of.path, readAs: of.readAs, open };
    }),
    orders: report.orders.map((order) => ({ ...order, source: namedIn(ruleSet.sources, order.source) })),
    decisions: report.decisions.map((decision) => ({
      ...decision,
      source: decision.source && sourceNamed(decision.source),
    })),
    // Another psp-check may have others, which are told by their messages.
    warnings: report.warnings.map((warning) => ({ ...warning, code: warning.code as WarningCode })),
  };
}

/** A rule set with what a report says of it. Nothing can be evaluated under it. */
export const ruleSetOf = oncePer(({ addressedTo, conditions, figures, ...said }: RuleSetJson): RuleSet => {
  const named = (id: string) => namedIn(said.sources, id);
  return {
    ...said,
    addressedTo: addressedTo && { ...addressedTo, source: named(addressedTo.source) },
    conditions: conditions.map((condition) => ({
      ...condition,
      source: condition.source.map(({ source, at }) => ({ source: named(source), at })),
      context: condition.context.map(({ source, says }) => ({ source: named(source), says })),
      asks: [],
      appliesWhen: null,
      metWhen: { all: [] },
      notMetWhen: null,
    })),
    figures: figures.map((figure) => ({ ...figure, values: [] })),
    lastSeen: null,
    appliesWhen: null,
    staleAfter: { period: { years: 0, months: 0, days: 0 }, text: '' },
    alternatives: [],
    orders: [],
  };
});

const namedIn = (sources: readonly Source[], id: string): Source =>
  sources.find((source) => source.id === id) ?? undescribed(id);

/** A source of which a report has the id alone. */
const undescribed = (id: string): Source => ({ id, title: id, publisher: null, date: null, url: null });

type Conditions = Pick<RuleSet, 'conditions'>;

function conditionIn({ conditions }: Conditions, id: string): Conditions['conditions'][number] {
  const condition = conditions.find((each) => each.id === id);
  if (!condition) throw new Error(`A report was taken whose rule set does not have ${id}.`);
  return condition;
}
