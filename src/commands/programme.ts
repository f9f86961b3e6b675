import type { Command } from 'commander';
import { type Io, paperOf } from '../io.ts';

export function addProgramme(program: Command, io: Io): void {
  program
    .command('programme')
    .description('who was selected for the programme, and when')
    .action(() => showProgrammes(io));
}

export async function showProgrammes(io: Io): Promise<void> {
  const [{ shippedProgrammes }, { programmeText }] = await Promise.all([
    import('../load/programme/programmes.ts'),
    import('../report/documents/programme.ts'),
  ]);
  const paper = await paperOf(io.stdout);
  for (const programme of await shippedProgrammes()) io.stdout.write(programmeText(programme, paper));
}
