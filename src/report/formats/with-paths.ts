import type { Problem } from '../../errors.ts';
import type { Location } from '../../model/city.ts';
import type { Report } from '../../model/report.ts';

/** A report whose paths are others: those of a repository instead of those on the command line. */
export function withPaths(report: Report, pathOf: (path: string) => string): Report {
  const moved = <Place extends Location>(place: Place): Place => ({ ...place, path: pathOf(place.path) });
  const own = report.ruleSet.path;
  return {
    ...report,
    input: { ...report.input, path: pathOf(report.input.path) },
    ruleSet: own === null ? report.ruleSet : { ...report.ruleSet, path: pathOf(own) },
    findings: report.findings.map((finding) => ({
      ...finding,
      location: moved(finding.location),
      heldBy: finding.heldBy.map((held) => ({ ...held, location: moved(held.location) })),
    })),
    alternatives: report.alternatives.map((other) => ({
      ...other,
      path: other.path === null ? null : pathOf(other.path),
    })),
    warnings: report.warnings.map(moved),
  };
}

/** The same for a problem. What names no file stays as it is. */
export const problemWithPath = (problem: Problem, pathOf: (path: string) => string): Problem =>
  problem.code === 'unknown-rule-set' ? problem : { ...problem, path: pathOf(problem.path) };
