import { type Stats, statSync } from 'node:fs';

/** By device, the numbers of the regular files that this process has read. */
const read = new Map<number, Set<number>>();

/** Notes a file that is read: what a city file or a rule set names is only known then. */
export function noteInput({ dev, ino }: Stats): void {
  const onDevice = read.get(dev) ?? new Set();
  read.set(dev, onDevice.add(ino));
}

/** Whether a path leads to a file that was read, by whatever name. */
export function isInput(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && read.get(found.dev)?.has(found.ino) === true;
}
