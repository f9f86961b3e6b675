import { type CommandLine, defaultCommand, type Place, type Taken } from './command-line.ts';

/** It needs neither the bash-completion package nor a run of psp-check. */
export function bash({ places, anywhere }: CommandLine, version: string): string {
  const [, ...commands] = places;
  const first = commands.filter(({ path }) => !path.includes(' '));
  const second = commands.filter(({ path }) => path.includes(' '));
  const valued = places.flatMap(({ flags }) => flags).filter(({ takes }) => takes !== null);
  return `# Completion of psp-check ${version} in bash. With the bash-completion package, this is the file
#   ~/.local/share/bash-completion/completions/psp-check
# Without it, give it another name and source it in ~/.bashrc.

_psp_check() {
  COMPREPLY=()
  local IFS=$' \\t\\n'

  # The words as psp-check gets them: bash splits them at the characters of COMP_WORDBREAKS, too.
  local line=\${COMP_LINE:0:COMP_POINT} words=() word apart
  for word in "\${COMP_WORDS[@]:0:COMP_CWORD+1}"; do
    apart=
    while [[ $line == [[:space:]]* ]]; do
      line=\${line#?}
      apart=1
    done
    # The last one ends at the cursor.
    [[ $line == "$word"* ]] || word=$line
    line=\${line#"$word"}
    if [[ \${#words[@]} == 0 || $apart ]]; then
      words+=("$word")
    else
      words[\${#words[@]}-1]+=$word
    fi
  done

  # The command is the first word, options of the whole program apart.
  local last=$((\${#words[@]} - 1)) at=1 place=
  while ((at < last)); do
    case \${words[at]} in
      ${pattern(anywhere)}) ((at += 1)) ;;
      *) break ;;
    esac
  done
  if ((at < last)); then
    case \${words[at]} in
      ${pattern(first.map(({ path }) => path))})
        place=\${words[at]}
        ((at += 1))
        ;;
      *) place=${defaultCommand} ;;
    esac
  fi
  if ((at < last)); then
    case "$place \${words[at]}" in
      ${pattern(second.map(({ path }) => path))})
        place+=" \${words[at]}"
        ((at += 1))
        ;;
    esac
  fi

  # The option whose value comes next, or how many operands have come.
  local flag= operand=0 closed=
  for (( ; at < last; at++)); do
    if [[ $flag ]]; then
      flag=
    elif [[ $closed || \${words[at]} != -?* ]]; then
      ((operand += 1))
    elif [[ \${words[at]} == -- ]]; then
      closed=1
    else
      case \${words[at]} in
        ${pattern(valued.flatMap(({ names }) => names))}) flag=\${words[at]} ;;
      esac
    fi
  done
  local cur=\${words[last]} before=
  if [[ ! $flag && ! $closed && $cur == --*=* ]]; then
    flag=\${cur%%=*}
    before=$flag=
    cur=\${cur#*=}
  fi

  local offered= paths= colon=
  if [[ ! $flag && ! $closed && $cur == -* ]]; then
    case $place in
${places.map(({ path, flags }) => `      ${single(path)}) offered=${single(flags.flatMap(({ names }) => names).join(' '))} ;;`).join('\n')}
    esac
  else
    case $place,\${flag:-$operand} in
${cases(places).join('\n')}
    esac
  fi
  if [[ $colon && $cur == *:* ]]; then
    before+=\${cur%%:*}:
    cur=\${cur#*:}
    offered= colon=
  elif [[ $colon ]]; then
    paths=
  fi

  # A reply takes the place of what follows the last character of COMP_WORDBREAKS.
  local whole=$before$cur breaks=\${COMP_WORDBREAKS//[^:=]/} kept=
  [[ $breaks ]] && kept=\${whole%"\${whole##*["$breaks"]}"}
  while IFS= read -r word; do
    word=$before$word
    COMPREPLY+=("\${word#"$kept"}")
  done < <(
    compgen -W "$offered" -- "$cur"
    case $paths in
      files) compgen -f -- "$cur" ;;
      folders) compgen -d -- "$cur" ;;
    esac
  )
  # bash 3.2 has no compopt.
  if [[ $paths ]]; then
    compopt -o filenames
  elif [[ $colon ]]; then
    compopt -o nospace +o default
  else
    compopt +o default
  fi 2> /dev/null
}

complete -o default -F _psp_check psp-check
`;
}

/** What is offered in each place for an option or an operand; those where it is the same stand together. */
function cases(places: readonly Place[]): readonly string[] {
  const where = new Map<string, string[]>();
  const add = (taken: Taken, name: string) => where.set(offer(taken), [...(where.get(offer(taken)) ?? []), name]);
  for (const { path, flags, operands } of places) {
    for (const { names, takes } of flags) if (takes) for (const name of names) add(takes, single(`${path},${name}`));
    for (const [index, operand] of operands.entries())
      add(operand, operand.variadic ? `${single(`${path},`)}[0-9]*` : single(`${path},${index}`));
  }
  where.delete('');
  return Array.from(where, ([offered, names]) => `      ${names.join(' | ')})\n        ${offered}\n        ;;`);
}

function offer({ words, paths, colon }: Taken): string {
  const offered = words.of.map(({ word }) => (colon ? `${word}:` : word)).join(' ');
  return [
    ...(offered ? [`offered=${single(offered)}`] : []),
    ...(paths ? [`paths=${paths}`] : []),
    ...(colon ? ['colon=1'] : []),
  ].join('\n        ');
}

const pattern = (words: readonly string[]): string =>
  [...new Set(words)].map((word) => (word.includes(' ') ? single(word) : word)).join(' | ');

const single = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
