// The sites of a programme by date, each selection with its sources: what `programme` says.
import type { Programme } from '../../model/programme.ts';
import { joinWith } from '../../text/list.ts';
import { type Block, list, paragraph, rows, section } from '../document.ts';
import { citations } from './citations.ts';

export function programmeBlocks({ title, issuer, kinds, selections }: Programme): Block[] {
  const cites = citations('source');
  const listed = selections.flatMap(({ date, kind, says, sites, sources }) =>
    section(`${date} ${kind}`, [
      paragraph([says, ...sources.flatMap((source) => [' ', cites.cite(source)])], 'lead'),
      ...list(sites.map((site) => joinWith(site, 'and'))),
    ]),
  );
  return section(title, [
    paragraph(issuer, 'lead'),
    ...listed,
    ...section('Kinds', rows(kinds.map(({ word, meaning }) => ({ label: word, items: [meaning] })))),
    ...section('Sources', cites.list()),
    paragraph('Selections are shown in reports on these cities and never evaluated.', 'quiet'),
  ]);
}
