import type { Command } from 'commander';
import type { Io } from '../io.ts';
import { printBlocks } from './publish.ts';

export function addProgramme(program: Command, io: Io): void {
  program
    .command('programme')
    .description('who was selected for the programme, and when')
    .action(() => showProgrammes(io));
}

async function showProgrammes(io: Io): Promise<void> {
  const [{ shippedProgrammes }, { programmeBlocks }] = await Promise.all([
    import('../load/programme/programmes.ts'),
    import('../report/documents/programme.ts'),
  ]);
  for (const programme of await shippedProgrammes()) await printBlocks(programmeBlocks(programme), io);
}
