import type { Finding } from '../model/report.ts';

/** What decided, value by value: `River County Jail: limits: judicial-warrant; needed: none, or only on-request`. */
export function decidingWords({ deciding, heldBy }: Pick<Finding, 'deciding' | 'heldBy'>): string[] {
  return deciding.map(({ field, value, needed, agency, claim }) => {
    const name = heldBy.find((held) => held.agency === agency)?.name ?? agency;
    const whose = [name, claim === null ? null : `claim ${claim}`].filter((part) => part !== null);
    const lead = whose.length === 0 ? '' : `${whose.join(', ')}: `;
    return `${lead}${field}: ${value ?? 'not answered'}${needed === '' ? '' : `; needed: ${needed}`}`;
  });
}
