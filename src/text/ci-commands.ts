/**
 * Lines that a CI runner's log cannot take for commands. GitHub's obeys `::name::` at the start of a line, blanks apart, and `##[name]` anywhere in
 * it, on both streams. One character is replaced by a backslash, so that widths stay.
 */
export function withoutCiCommands(lines: string): string {
  // Most texts have neither, and looking for a regular expression at every line takes ten times as long.
  if (!lines.includes('::') && !lines.includes('##[')) return lines;
  return lines.replace(/^([^\S\n]*):(?=:)/gm, '$1\\').replace(/##(?=\[)/g, '#\\');
}
