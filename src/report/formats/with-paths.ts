import type { Problem } from '../../errors.ts';
import type { ChangedSide, ChangePlace, ChangeSet } from '../../model/change-set.ts';
import type { Location } from '../../model/city.ts';
import type { Finding, Report } from '../../model/report.ts';
import type { RuleSet } from '../../model/rule-set.ts';

type PathOf = (path: string) => string;

/** A report whose paths are others: those of a repository instead of those on the command line. */
export function withPaths(report: Report, pathOf: PathOf): Report {
  return {
    ...sideWithPaths(report, pathOf),
    findings: report.findings.map((finding) => findingWithPaths(finding, pathOf)),
    toQualify: report.toQualify,
  };
}

/** The same for a change set. */
export function changeSetWithPaths(changeSet: ChangeSet, pathOf: PathOf): ChangeSet {
  const moved = (place: ChangePlace | null) => place && { ...place, path: pathOf(place.path) };
  const lonely = <City extends ChangeSet['added'][number]>(city: City): City => ({ ...city, ...ofSide(city, pathOf) });
  return {
    ...changeSet,
    differences: changeSet.differences.map((difference) => ({
      ...difference,
      places: difference.places.map(({ before, after }) => ({ before: moved(before), after: moved(after) })),
    })),
    groups: changeSet.groups.map((group) => ({
      ...group,
      before: { ...group.before, ruleSet: ruleSetWithPath(group.before.ruleSet, pathOf) },
      after: { ...group.after, ruleSet: ruleSetWithPath(group.after.ruleSet, pathOf) },
    })),
    cities: changeSet.cities.map((city) => ({
      ...city,
      before: sideWithPaths(city.before, pathOf),
      after: sideWithPaths(city.after, pathOf),
      conditions: city.conditions.map((changed) => ({
        ...changed,
        before: changed.before && findingWithPaths(changed.before, pathOf),
        after: changed.after && findingWithPaths(changed.after, pathOf),
      })),
    })),
    added: changeSet.added.map(lonely),
    removed: changeSet.removed.map(lonely),
    notCompared: changeSet.notCompared.map(({ before, after, ...rest }) => ({
      ...rest,
      before: before && pathOf(before),
      after: after && pathOf(after),
    })),
  };
}

function sideWithPaths<Side extends ChangedSide>(side: Side, pathOf: PathOf): Side {
  return {
    ...side,
    ...ofSide(side, pathOf),
    alternatives: side.alternatives.map((other) => ({
      ...other,
      path: other.path === null ? null : pathOf(other.path),
    })),
    warnings: side.warnings.map((place) => moved(place, pathOf)),
  };
}

function ofSide({ input, ruleSet }: Pick<Report, 'input' | 'ruleSet'>, pathOf: PathOf) {
  return {
    input: { ...input, path: pathOf(input.path) },
    ruleSet: ruleSetWithPath(ruleSet, pathOf),
  };
}

const ruleSetWithPath = (ruleSet: RuleSet, pathOf: PathOf): RuleSet =>
  ruleSet.path === null ? ruleSet : { ...ruleSet, path: pathOf(ruleSet.path) };

function findingWithPaths(finding: Finding, pathOf: PathOf): Finding {
  return {
    ...finding,
    location: moved(finding.location, pathOf),
    heldBy: finding.heldBy.map((held) => ({ ...held, location: moved(held.location, pathOf) })),
  };
}

const moved = <Place extends Location>(place: Place, pathOf: PathOf): Place => ({ ...place, path: pathOf(place.path) });

/** The same for a problem. What names no file stays as it is. */
export const problemWithPath = (problem: Problem, pathOf: (path: string) => string): Problem =>
  problem.code === 'unknown-rule-set' ? problem : { ...problem, path: pathOf(problem.path) };
