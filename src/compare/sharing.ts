import type { Finding, Report } from '../model/report.ts';

/**
 * Gives reports that share what is the same in them, so that many can be kept at once: what one city answers comes to much the same under every rule set and
 * on every day. Of the cities before the last one nothing is looked for again.
 */
export function sharing(): (report: Report) => Report {
  let city = '';
  const known = new Map<string, unknown>();
  function shared<Part>(part: Part): Part {
    const key = JSON.stringify(part);
    const first = known.get(key);
    if (first !== undefined) return first as Part;
    known.set(key, part);
    return part;
  }
  return (report) => {
    const { input } = report;
    const now = `${input.path} ${input.digest}`;
    if (now !== city) known.clear();
    city = now;
    const { findings, alternatives, orders, decisions, warnings, counts } = report;
    return {
      ...report,
      counts: shared(counts),
      findings: findings.map((finding): Finding => shared(finding)),
      alternatives: shared(alternatives),
      orders: shared(orders),
      decisions: shared(decisions),
      warnings: shared(warnings),
      // A comparison does not say what would have to change.
      toQualify: shared({ change: [], findOut: [], moot: [] }),
    };
  };
}
