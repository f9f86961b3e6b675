# Completion of psp-check in bash. With the bash-completion package, this is the file
#   ~/.local/share/bash-completion/completions/psp-check
# Without it, give it another name and source it in ~/.bashrc.

_psp_check() {
  # The words as psp-check gets them: bash splits them at the characters of COMP_WORDBREAKS, too.
  local IFS=$' \t\n' line=${COMP_LINE:0:COMP_POINT} words=() word apart
  for word in "${COMP_WORDS[@]:0:COMP_CWORD+1}"; do
    apart=
    while [[ $line == [[:space:]]* ]]; do
      line=${line#?}
      apart=1
    done
    # The last one ends at the cursor.
    [[ $line == "$word"* ]] || word=$line
    line=${line#"$word"}
    if [[ ${#words[@]} == 0 || $apart ]]; then
      words+=("$word")
    else
      words[${#words[@]}-1]+=$word
    fi
  done

  # A reply takes the place of what follows the last character of COMP_WORDBREAKS.
  local whole=${words[${#words[@]}-1]} breaks=${COMP_WORDBREAKS//[^:=]/} kept=
  [[ $breaks ]] && kept=${whole%"${whole##*["$breaks"]}"}
  local head paths= before= colon=
  COMPREPLY=()
  {
    IFS= read -r head
    paths=${head%%$'\t'*} before=${head#*$'\t'}
    while IFS= read -r word; do
      word=$before${word%%$'\t'*}
      [[ $word == *: ]] && colon=1
      COMPREPLY+=("${word#"$kept"}")
    done
  } < <(command psp-check completion bash -- "${words[@]:1}" 2> /dev/null)
  while IFS= read -r word; do
    word=$before$word
    COMPREPLY+=("${word#"$kept"}")
  done < <(
    case $paths in
      files) compgen -f -- "${whole#"$before"}" ;;
      folders) compgen -d -- "${whole#"$before"}" ;;
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
