// Text for `programme`: the sites by date, each selection with its sources.
import type { Programme } from '../../model/programme.ts';
import { joinWith } from '../../text/list.ts';
import { type Paper, penFor, separated } from '../render/pen.ts';
import { citations } from './citations.ts';

export function programmeText({ title, issuer, kinds, selections }: Programme, paper: Paper): string {
  const pen = penFor(paper);
  const { cite, sources } = citations();
  const wordWidth = Math.max(...kinds.map(({ word }) => word.length)) + 1;
  const listed = selections.map((selection) => {
    const { date, kind, says, sites } = selection;
    const numbers = selection.sources.map((source) => `[${cite(source)}]`).join(' ');
    return [
      ...pen.write(`${date}  ${kind}`, '', pen.style.bold),
      ...pen.write(`${says} ${numbers}`, '  ', pen.style.dim),
      ...sites.flatMap((site) => pen.write(joinWith(site, 'and'), '  - ')),
    ];
  });
  const lines = [
    ...pen.write(title, '', pen.style.bold),
    ...pen.write(issuer),
    '',
    ...separated(listed),
    ...pen.section(
      'Kinds',
      kinds.flatMap(({ word, meaning }) => pen.write(meaning, `  ${word.padEnd(wordWidth)}`)),
    ),
    ...pen.section('Sources', pen.sources(sources())),
    '',
    ...pen.write('Selections are shown in reports on these cities and never evaluated.'),
  ];
  return `${lines.join('\n')}\n`;
}
