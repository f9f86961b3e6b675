import type { Report } from '../../src/model/report.ts';
import { citations } from '../../src/report/documents/citations.ts';
import { findingRows } from '../../src/report/documents/finding-rows.ts';

/** What a report in full says beside its findings, a text each. */
export function rowsOf({ findings, asOf, toQualify }: Report): readonly string[] {
  const cites = citations('');
  return findings
    .flatMap((finding) => Object.values(findingRows(finding, asOf, cites, toQualify.moot)).flat())
    .map((item) =>
      typeof item === 'string' ? item : item.filter((span) => typeof span === 'string' && span !== ' ').join(''),
    );
}
