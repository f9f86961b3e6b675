/** What a GitHub Actions runner takes for commands in a log: `::name::` at the start of a line, blanks apart, and `##[name]` anywhere. */
export function ciCommands(log: string): string[] {
  return log.split(/\r\n|\n|\r/).filter((line) => line.trim().startsWith('::') || line.includes('##['));
}

export type CiCommand = { readonly name: string; readonly properties: Record<string, string>; readonly data: string };

/** A line as the runner reads it; it has no way to fail, so a line that is no command is an error here. */
export function parseCiCommand(line: string): CiCommand {
  const [, name, properties, data] = /^::([a-z]+)(?: ([^:]*))?::(.*)$/s.exec(line) ?? [];
  if (name === undefined || data === undefined) throw new Error(`no command: ${line}`);
  return {
    name,
    properties: Object.fromEntries(
      (properties ?? '').split(',').flatMap((pair) => {
        const at = pair.indexOf('=');
        const value = pair
          .slice(at + 1)
          .replaceAll('%3A', ':')
          .replaceAll('%2C', ',');
        return at < 0 ? [] : [[pair.slice(0, at), decoded(value)]];
      }),
    ),
    data: decoded(data),
  };
}

const decoded = (value: string): string => value.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');

/** Lines that the log of any CI server would obey: GitHub's, Azure's, TeamCity's, GitLab's, Travis', Buildkite's. */
export function obeyed(log: string): string[] {
  return log
    .split(/\r\n|\n|\r/)
    .filter(
      (line) =>
        line.trimStart().startsWith('::') ||
        /##[\w.-]*\[/.test(line) ||
        /(?:section_(?:start|end)|travis_(?:fold|time)):/.test(line) ||
        /^\s*(?:---|\+\+\+|~~~|\^\^\^)\s+\S/.test(line),
    );
}
