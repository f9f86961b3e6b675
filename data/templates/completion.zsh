#compdef psp-check
# Completion of psp-check in zsh. It is the file _psp-check in a folder of $fpath.

_psp-check() {
  local -a typed=("${(@)words[1,CURRENT-1]}" "$PREFIX") lines offered suffix
  lines=("${(@f)$(command psp-check completion zsh -- "${(@)typed[2,-1]}" 2> /dev/null)}")
  local tab=$'\t' line word meaning ret=1
  local paths=${lines[1]%%$tab*} before=${lines[1]#*$tab}
  compset -p ${#before}
  for line in "${(@)lines[2,-1]}"; do
    word=${line%%$tab*} meaning=${line#*$tab}
    [[ $word == *: ]] && suffix=(-S '')
    offered+=("${word//:/\\:}${meaning:+:${meaning//\\/\\\\}}")
  done
  (( $#offered )) && _describe -t words word offered "${(@)suffix}" && ret=0
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
