import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Does something in a new folder with these files, which goes afterwards. */
export async function inFolder(
  files: Readonly<Record<string, string>>,
  use: (path: string) => Promise<void>,
): Promise<void> {
  const path = mkdtempSync(join(tmpdir(), 'psp-check-test-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), text);
    }
    await use(path);
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}
