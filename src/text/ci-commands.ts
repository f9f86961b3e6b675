/**
 * Lines that no CI server's log takes for commands: GitHub's `::name::` at the start of a line, blanks apart, and `##[name]` anywhere in it; Azure's
 * `##vso[task…]` and TeamCity's `##teamcity[…]`; GitLab's `section_start:` and Travis' `travis_fold:start:`; Buildkite's `--- `, `+++ ` and `~~~ ` at
 * the start of a line. They are obeyed on both streams. One character is replaced by a backslash, so that widths stay.
 */
export function withoutCiCommands(lines: string): string {
  // Most texts have none, and looking for each at every line takes ten times as long.
  if (!marks.test(lines)) return lines;
  return lines
    .replace(/^([^\S\n]*):(?=:)/gm, '$1\\')
    .replace(/##(?=[\w.-]*\[)/g, '#\\')
    .replace(/(section|travis)_(?=start|end|fold|time)/g, '$1\\')
    .replace(/^([^\S\n]*)[-+~^](?=(?:--|\+\+|~~|\^\^)[^\S\n])/gm, '$1\\');
}

const marks = /::|##[\w.-]*\[|section_|travis_|--[^\S\n]|\+\+[^\S\n]|~~[^\S\n]|\^\^[^\S\n]/;
