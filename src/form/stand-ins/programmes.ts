// The page of the form knows nothing of whom a programme selected: it writes a city file, and decisions are not asked.
import type { Programme } from '../../model/programme.ts';

export const shippedProgrammes = (): Promise<readonly Programme[]> => Promise.resolve([]);
