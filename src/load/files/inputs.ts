import { fstatSync, statSync } from 'node:fs';

/** By device, the numbers of the regular files that this process has read. Those of Windows are longer than a double is exact. */
const read = new Map<bigint, Set<bigint>>();

/** Notes a file that is read, by its descriptor: what a city file or a rule set names is only known then. */
export function noteInput(descriptor: number): void {
  const { dev, ino } = fstatSync(descriptor, { bigint: true });
  const onDevice = read.get(dev) ?? new Set();
  read.set(dev, onDevice.add(ino));
}

/** Whether a path leads to a file that was read, by whatever name. */
export function isInput(path: string): boolean {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found !== undefined && read.get(found.dev)?.has(found.ino) === true;
}
