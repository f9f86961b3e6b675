import { type Input, inputKey } from '../model/city.ts';
import type { Comparison } from '../model/comparison.ts';
import type { Account } from '../model/report.ts';
import { ruleSetName } from '../text/rule-set-name.ts';
import { shownName } from '../text/shown-name.ts';

/** What a column is called, which is only what differs between them, and what all share. */
export function titlesOf(reports: readonly Account[]): {
  readonly titleOf: (report: Account) => string[];
  readonly common: Comparison['common'];
} {
  const common = {
    city: shared(reports.map(({ city }) => city)),
    ruleSet: shared(reports.map(({ ruleSet }) => ruleSet.id)),
    asOf: shared(reports.map(({ asOf }) => asOf)),
  };
  const inputs = inputsByCity(reports);
  const titleOf = ({ city, input, ruleSet, asOf, findings: [first] }: Account) => {
    const own = inputs.get(city) ?? [];
    const isAlone = own.filter(({ path }) => path === input.path).length === 1;
    const parts = [
      ...(common.city === null ? [shownName(city)] : []),
      // Two files on one city, or two lines of one, such as an old and a new answer.
      ...(own.length === 1 ? [] : [isAlone || !first ? input.path : `${input.path}:${first.location.line}`]),
      ...(common.ruleSet === null ? [ruleSetName(ruleSet)] : []),
      ...(common.asOf === null ? [asOf] : []),
    ];
    return parts.length === 0 ? [shownName(city)] : parts;
  };
  return { titleOf, common };
}

/** The one value that all have; null when there are several, or none. */
function shared(values: readonly string[]): string | null {
  const [first, ...others] = new Set(values);
  return first === undefined || others.length > 0 ? null : first;
}

function inputsByCity(reports: readonly Account[]): ReadonlyMap<string, readonly Input[]> {
  const byCity = new Map<string, Map<string, Input>>();
  for (const { city, input } of reports) {
    const inputs = byCity.get(city) ?? new Map<string, Input>();
    byCity.set(city, inputs.set(inputKey(input), input));
  }
  return new Map(Array.from(byCity, ([city, inputs]) => [city, [...inputs.values()]]));
}
