import type { Finding } from '../../model/report.ts';

/** What decided, value by value: `River County Jail: limits: judicial warrant; asked: none, or only on request`. */
export function decidingWords({ deciding, heldBy }: Pick<Finding, 'deciding' | 'heldBy'>): string[] {
  return deciding.map(({ label, value, needed, agency, claim }) => {
    const name = heldBy.find((held) => held.agency === agency)?.name ?? agency;
    const whose = [name, claim === null ? null : `claim ${claim}`].filter((part) => part !== null);
    const lead = whose.length === 0 ? '' : `${whose.join(', ')}: `;
    return `${lead}${label}: ${value ?? 'not answered'}${needed === '' ? '' : `; asked: ${needed}`}`;
  });
}
