/** Prose of files by paragraph. A line break of YAML that is left in it ends one. */
export function paragraphs(prose: string): string[] {
  return prose
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Prose of files on one line. */
export const folded = (prose: string): string => paragraphs(prose).join(' ');
