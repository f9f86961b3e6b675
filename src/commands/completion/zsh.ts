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

/** For zsh from 5 on, whose completion system it needs. */
export function zsh({ places, anywhere }: CommandLine, version: string): string {
  const [, ...commands] = places;
  const first = commands.filter(({ path }) => !path.includes(' '));
  const second = commands.filter(({ path }) => path.includes(' '));
  return `#compdef psp-check
# Completion of psp-check ${version} in zsh. It is the file _psp-check in a folder of $fpath.

_psp-check() {
  # The command is the first word, options of the whole program apart.
  local place=
  integer at=2
  while (( at < CURRENT )) && [[ $words[at] == (${anywhere.join('|')}) ]]; do
    (( at += 1 ))
  done
  if (( at < CURRENT )); then
    case $words[at] in
      (${first.map(({ path }) => path).join('|')})
        place=$words[at]
        (( at += 1 ))
        ;;
      (*) place=${defaultCommand} ;;
    esac
  fi
  if (( at < CURRENT )); then
    case "$place $words[at]" in
      (${second.map(({ path }) => single(path)).join('|')})
        place+=" $words[at]"
        (( at += 1 ))
        ;;
    esac
  fi
  words=(psp-check "\${(@)words[at,-1]}")
  (( CURRENT -= at - 2 ))

  case $place in
${places.map(placeCase).join('\n')}
  esac
}

# Words of one kind with what they mean, and perhaps files.
_psp-check-offer() {
  local -a offered
  local ret=1
  case $1 in
${kindsOf(places).map(kindCase).join('\n')}
  esac
  _describe -t words $1 offered && ret=0
  if [[ $2 == files ]]; then
    _files && ret=0
  fi
  return ret
}

# A format, a colon and a path.
_psp-check-report() {
  if compset -P "(\${(j:|:)@}):"; then
    _files
  else
    compadd -S : -- "$@"
  fi
}

if [[ $funcstack[1] == _psp-check ]]; then
  _psp-check "$@"
else
  compdef _psp-check psp-check
fi
`;
}

function placeCase({ path, flags, operands }: Place): string {
  const specs = [...flags.map(flagSpec), ...operands.map(operandSpec)];
  return `    (${single(path)})
      _arguments -s -S : \\
${specs.map((spec) => `        ${spec}`).join(' \\\n')}
      ;;`;
}

/** `'(-f --format)'{-f+,--format=}'[what standard output carries]:name:(text json)'` */
function flagSpec({ names, meaning, repeatable, takes }: Flag): string {
  const ended = names.map((name) => `${name}${takes ? (name.startsWith('--') ? '=' : '+') : ''}`);
  const alone = names.some((name) => name === '--help' || name === '--version');
  const before = repeatable ? '*' : alone ? '(- : *)' : names.length > 1 ? `(${names.join(' ')})` : '';
  const after = `[${meaning.replace(/[[\]\\]/g, '\\$&')}]${takes ? `:${action(takes)}` : ''}`;
  return ended.length > 1
    ? `${before ? single(before) : ''}{${ended.join(',')}}${single(after)}`
    : single(`${before}${ended[0]}${after}`);
}

function operandSpec(operand: Operand, index: number): string {
  return single(`${operand.variadic ? '*' : index + 1}:${action(operand)}`);
}

/** The name of what is taken, a colon, and how it is completed. After a blank, a function gets no other arguments than its own. */
function action({ name, words, paths, colon }: Taken): string {
  const plain = words.of.map(({ word }) => word).join(' ');
  const message = name.replaceAll(':', '\\:');
  if (colon) return `${message}: _psp-check-report ${plain}`;
  if (isDescribed(words)) return `${message}: _psp-check-offer "${words.kind}" ${paths ?? ''}`.trim();
  if (paths) return `${message}:_files${paths === 'folders' ? ' -/' : ''}`;
  return `${message}:${plain ? `(${plain})` : ' '}`;
}

function kindCase({ kind, of }: Words): string {
  const described = of.map(({ word, meaning }) => `        ${single(`${word}:${meaning.replaceAll('\\', '\\\\')}`)}`);
  return `    (${single(kind)})
      offered=(
${described.join('\n')}
      )
      ;;`;
}

const single = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
