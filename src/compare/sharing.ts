import type { Account, Finding } from '../model/report.ts';

/**
 * Gives reports that share what is the same in them, so that many can be kept at once: what one city answers comes to much the same under every rule set and
 * on every day. Of the cities before the last one nothing is looked for again.
 */
export function sharing(): (report: Account) => Account {
  let city = '';
  const known = new Map<string, unknown>();
  function shared<Part>(part: Part, kept: () => Part = () => part): Part {
    const key = JSON.stringify(part);
    const first = known.get(key) ?? kept();
    known.set(key, first);
    return first as Part;
  }
  /** On another day, a finding may differ in a part of it alone. */
  const sharedFinding = (finding: Finding): Finding =>
    shared(
      finding,
      () => Object.fromEntries(Object.entries(finding).map(([name, part]) => [name, shared(part)])) as Finding,
    );
  return (report) => {
    const { input } = report;
    const now = `${input.path} ${input.digest}`;
    if (now !== city) known.clear();
    city = now;
    const { findings, alternatives, orders, decisions, sources, warnings, counts } = report;
    return {
      ...report,
      counts: shared(counts),
      findings: findings.map(sharedFinding),
      alternatives: shared(alternatives),
      orders: shared(orders),
      decisions: shared(decisions),
      sources: shared(sources),
      warnings: shared(warnings),
    };
  };
}
