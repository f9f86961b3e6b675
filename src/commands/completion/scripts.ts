// The scripts only hand the words on: what there is to offer, `psp-check completion <shell> -- <words>` prints. Nothing that is typed is evaluated.
// Its first line says `files`, `folders` or nothing, and after a tab the beginning of the last word that stays; then come words, each with a tab and what it means.

/** Needs neither the bash-completion package nor more than bash 3.2. */
const bash = `# Completion of psp-check in bash. With the bash-completion package, this is the file
#   ~/.local/share/bash-completion/completions/psp-check
# Without it, give it another name and source it in ~/.bashrc.

_psp_check() {
  # The words as psp-check gets them: bash splits them at the characters of COMP_WORDBREAKS, too.
  local IFS=$' \\t\\n' line=\${COMP_LINE:0:COMP_POINT} words=() word apart
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

  # A reply takes the place of what follows the last character of COMP_WORDBREAKS.
  local whole=\${words[\${#words[@]}-1]} breaks=\${COMP_WORDBREAKS//[^:=]/} kept=
  [[ $breaks ]] && kept=\${whole%"\${whole##*["$breaks"]}"}
  local head paths= before= colon=
  COMPREPLY=()
  {
    IFS= read -r head
    paths=\${head%%$'\\t'*} before=\${head#*$'\\t'}
    while IFS= read -r word; do
      word=$before\${word%%$'\\t'*}
      [[ $word == *: ]] && colon=1
      COMPREPLY+=("\${word#"$kept"}")
    done
  } < <(command psp-check completion bash -- "\${words[@]:1}" 2> /dev/null)
  while IFS= read -r word; do
    word=$before$word
    COMPREPLY+=("\${word#"$kept"}")
  done < <(
    case $paths in
      files) compgen -f -- "\${whole#"$before"}" ;;
      folders) compgen -d -- "\${whole#"$before"}" ;;
    esac
  )
  # bash 3.2 has no compopt. A colon of ours is not to be quoted, as that of a file is.
  if [[ $colon ]]; then
    compopt -o nospace +o default
  elif [[ $paths ]]; then
    compopt -o filenames
  else
    compopt +o default
  fi 2> /dev/null
}

complete -o default -F _psp_check psp-check
`;

const zsh = `#compdef psp-check
# Completion of psp-check in zsh. It is the file _psp-check in a folder of $fpath.

_psp-check() {
  local -a typed=("\${(@)words[1,CURRENT-1]}" "$PREFIX") lines offered suffix
  lines=("\${(@f)$(command psp-check completion zsh -- "\${(@)typed[2,-1]}" 2> /dev/null)}")
  local tab=$'\\t' line word meaning ret=1
  local paths=\${lines[1]%%$tab*} before=\${lines[1]#*$tab}
  compset -p \${#before}
  for line in "\${(@)lines[2,-1]}"; do
    word=\${line%%$tab*} meaning=\${line#*$tab}
    [[ $word == *: ]] && suffix=(-S '')
    offered+=("\${word//:/\\\\:}\${meaning:+:\${meaning//\\\\/\\\\\\\\}}")
  done
  (( $#offered )) && _describe -t words word offered "\${(@)suffix}" && ret=0
  case $paths in
    (files) _files && ret=0 ;;
    (folders) _files -/ && ret=0 ;;
  esac
  return ret
}

if [[ $funcstack[1] == _psp-check ]]; then
  _psp-check "$@"
else
  compdef _psp-check psp-check
fi
`;

/** For fish from 3 on. */
const fish = `# Completion of psp-check in fish. It is the file ~/.config/fish/completions/psp-check.fish

function __psp_check_offer
    set -l typed (commandline -opc) (commandline -ct)
    set -l lines (command psp-check completion fish -- $typed[2..-1] 2> /dev/null)
    set -l head (string split \\t -- $lines[1])
    set -e lines[1]
    for line in $lines
        echo $head[2]$line
    end
    set -l value (string sub -s (math (string length -- "$head[2]") + 1) -- $typed[-1])
    switch "$head[1]"
        case files
            set lines (complete -C "'' $value")
        case folders
            set lines (__fish_complete_directories "$value" '')
        case '*'
            return
    end
    for line in $lines
        echo $head[2]$line
    end
end

complete -c psp-check -k -f -a '(__psp_check_offer)'
`;

const scripts = { bash, zsh, fish };
type Shell = keyof typeof scripts;

/** The completion script of a shell. */
export const scriptOf = (shell: Shell): string => scripts[shell];

/** The shells there is a completion script for. */
export const shells = Object.keys(scripts) as readonly Shell[];
