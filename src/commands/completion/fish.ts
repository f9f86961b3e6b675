import {
  type CommandLine,
  defaultCommand,
  type Flag,
  isDescribed,
  kindsOf,
  type Operand,
  type Place,
  type Taken,
  type Words,
} from './command-line.ts';

/** For fish from 3 on. */
export function fish({ places, anywhere }: CommandLine, version: string): string {
  const [, ...commands] = places;
  const first = commands.filter(({ path }) => !path.includes(' '));
  const second = commands.filter(({ path }) => path.includes(' '));
  const valued = places.flatMap(({ flags }) => flags).filter(({ takes }) => takes !== null);
  return `# Completion of psp-check ${version} in fish. It is the file ~/.config/fish/completions/psp-check.fish

# Whether the cursor is where a command has its options, or its operand of some number, from 0 on.
function __psp_check_at --argument-names command number
    set -l words (commandline -opc)
    set -e words[1]
    # The command is the first word, options of the whole program apart.
    while set -q words[1]; and contains -- $words[1] ${anywhere.join(' ')}
        set -e words[1]
    end
    set -l place ''
    if set -q words[1]
        set place ${defaultCommand}
        if contains -- $words[1] ${first.map(({ path }) => path).join(' ')}
            set place $words[1]
            set -e words[1]
        end
    end
    if set -q words[1]; and contains -- "$place $words[1]" ${second.map(({ path }) => single(path)).join(' ')}
        set place "$place $words[1]"
        set -e words[1]
    end
    test "$place" = "$command"; or return 1
    test -n "$number"; or return 0
    set -l operand 0
    set -l closed no
    while set -q words[1]
        if test $closed = yes; or not string match -q -- '-?*' $words[1]
            set operand (math $operand + 1)
        else if test $words[1] = --
            set closed yes
        else if contains -- $words[1] ${listed(valued)}
            set -e words[1]
        end
        set -e words[1]
    end
    test $number = any; or test $operand = $number
end

${kindsOf(places).map(kindFunction).join('\n\n')}

complete -c psp-check -f
${places.map(placeLines).join('\n')}
`;
}

const listed = (flags: readonly Flag[]) => [...new Set(flags.flatMap(({ names }) => names))].join(' ');

function placeLines({ path, flags, operands }: Place): string {
  return [
    '',
    ...flags.map((flag) => flagLine(flag, condition(path))),
    ...operands.map((operand, index) => operandLine(operand, condition(path, operand.variadic ? 'any' : `${index}`))),
  ].join('\n');
}

const condition = (path: string, number = '') =>
  `complete -c psp-check -n ${single(`__psp_check_at ${path === '' || path.includes(' ') ? `"${path}"` : path} ${number}`.trim())}`;

function flagLine({ names, meaning, takes }: Flag, start: string): string {
  const flags = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
  return [start, ...flags, ...(takes ? ['-r', ...offered(takes)] : []), `-d ${single(meaning)}`].join(' ');
}

function operandLine(operand: Operand, start: string): string {
  return [start, '-k', ...offered(operand)].join(' ');
}

/** Files or none, and the words with what they mean. Completion of files goes on after a colon by itself. */
function offered({ words, paths, colon }: Taken): readonly string[] {
  const each = words.of.map(({ word }) => (colon ? `${word}:` : word)).join(' ');
  return [
    paths === 'files' ? '-F' : '-f',
    ...(paths === 'folders' ? ["-a '(__fish_complete_directories)'"] : []),
    ...(each ? [`-a ${single(isDescribed(words) ? `(${nameOf(words)})` : each)}`] : []),
  ];
}

function kindFunction(words: Words): string {
  const lines = words.of.map(({ word, meaning }) => `        ${word} ${single(meaning)}`);
  return `function ${nameOf(words)}
    printf '%s\\t%s\\n' \\
${lines.join(' \\\n')}
end`;
}

const nameOf = ({ kind }: Words) => `__psp_check_${kind.replaceAll(' ', '_')}s`;

const single = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;
