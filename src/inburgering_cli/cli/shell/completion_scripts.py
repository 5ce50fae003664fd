"""The completion script of each shell, and its installation."""

import os
from pathlib import Path
from typing import Final

from inburgering_cli.cli.shell.settings import NAME, folder

_BASH: Final = r"""# inburgering: aanvullen met Tab in bash
_inburgering_aanvullen() {
    local regel soort="" IFS=$'\n'
    COMPREPLY=()
    while IFS= read -r regel; do
        if [ -z "$soort" ]; then soort=$regel; else COMPREPLY+=("$regel"); fi
    done < <("${1/#\~\//$HOME/}" --aanvullen "bash:$COMP_TYPE" "$COMP_CWORD" "${COMP_WORDS[@]:1}" 2>/dev/null)
    case $soort in
        bestanden) compopt -o default 2>/dev/null || COMPREPLY=($(compgen -f -- "${COMP_WORDS[COMP_CWORD]}")) ;;
        mappen) compopt -o dirnames 2>/dev/null || COMPREPLY=($(compgen -d -- "${COMP_WORDS[COMP_CWORD]}")) ;;
        *) [[ ${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null ;;
    esac
}
complete -F _inburgering_aanvullen inburgering
"""

_ZSH: Final = r"""#compdef inburgering
# inburgering: aanvullen met Tab in zsh
_inburgering() {
    local -a regels waarden teksten
    local regel soort
    regels=("${(@f)$("${(Q)words[1]}" --aanvullen zsh $((CURRENT - 1)) "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
    soort=$regels[1]
    for regel in "${(@)regels[2,-1]}"; do
        waarden+=("${regel%%$'\t'*}")
        if [[ -n ${regel#*$'\t'} ]]; then
            teksten+=("${regel%%$'\t'*}  -- ${regel#*$'\t'}")
        else
            teksten+=("${regel%%$'\t'*}")
        fi
    done
    case $soort in
        bestanden) _files ;;
        mappen) _files -/ ;;
        naam)
            (( ${#waarden} > 1 )) && compstate[insert]=menu compstate[list]='list force'
            compadd -U -l -d teksten -a waarden ;;
        waarden)
            local -a vervolg
            [[ $waarden[1] == *= ]] && vervolg=(-S '')
            compadd "${(@)vervolg}" -l -d teksten -a waarden ;;
    esac
}
if (( ! $+functions[compdef] )); then autoload -Uz compinit && compinit; fi
if [[ $funcstack[1] == _inburgering ]]; then _inburgering "$@"; else compdef _inburgering inburgering; fi
"""

_FISH: Final = r"""# inburgering: aanvullen met Tab in fish
function __inburgering_aanvullen
    set -l woorden (commandline -opc)
    set -l nu (commandline -ct)
    set -l regels ($woorden[1] --aanvullen fish (count $woorden) $woorden[2..-1] "$nu" 2>/dev/null)
    switch "$regels[1]"
        case bestanden
            __fish_complete_path "$nu"
        case mappen
            __fish_complete_directories "$nu"
        case '*'
            printf '%s\n' $regels[2..-1]
    end
end
complete -c inburgering -f -a '(__inburgering_aanvullen)'
"""

_POWERSHELL: Final = r"""# inburgering: aanvullen met Tab in PowerShell
Register-ArgumentCompleter -Native -CommandName inburgering -ScriptBlock {
    param($woord, $regel, $plaats)
    $woorden = @($regel.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.StartOffset -lt $plaats } | ForEach-Object { $_.Extent.Text })
    $nummer = $woorden.Count
    if (-not $woord) { $nummer += 1 }
    $antwoord = @(& inburgering --aanvullen powershell $nummer @woorden 2>$null)
    if ($antwoord.Count -eq 0) { return }
    if ($antwoord[0] -in 'bestanden', 'mappen') {
        [System.Management.Automation.CompletionCompleters]::CompleteFilename($woord)
        return
    }
    $antwoord | Select-Object -Skip 1 | ForEach-Object {
        $waarde, $uitleg = $_ -split "`t", 2
        if (-not $uitleg) { $uitleg = $waarde }
        [System.Management.Automation.CompletionResult]::new($waarde, "$waarde  $uitleg", 'ParameterValue', $uitleg)
    }
}
"""

SCRIPTS: Final = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH, "powershell": _POWERSHELL}


def install(shell: str) -> str:
    """Install the script where the shell loads it at start-up. Returns a Dutch sentence that says what was done."""
    from shlex import quote

    from inburgering_cli.files.atomic import whole_file

    if shell == "fish":
        path = folder("config").parent / "fish" / "completions" / f"{NAME}.fish"
    else:
        path = folder("data") / f"aanvullen.{'ps1' if shell == 'powershell' else shell}"
    if not path.parent.is_dir():
        path.parent.mkdir(parents=True, mode=0o700)
    with whole_file(path) as fresh:
        fresh.write_text(SCRIPTS[shell], encoding="utf-8")
    if shell == "powershell":
        return f"Het script staat in {path}. Zet deze regel in het bestand dat $PROFILE noemt:\n. '{path}'"
    if shell == "fish":
        return f"Het script staat in {path}. Het werkt in elke nieuwe fish."
    start = Path(os.environ.get("ZDOTDIR") or "~", ".zshrc") if shell == "zsh" else Path("~/.bashrc")
    start = start.expanduser()
    quoted = quote(str(path))
    line = f"[ -f {quoted} ] && . {quoted}"
    known = start.read_text(encoding="utf-8", errors="replace") if start.exists() else ""
    if line in known.splitlines():
        return f"Het script staat in {path}; {start} laadt het al."
    with start.open("a", encoding="utf-8") as file:
        file.write(
            f"{'' if known.endswith(chr(10)) or not known else chr(10)}# inburgering: aanvullen met Tab\n{line}\n"
        )
    return f"Het script staat in {path}, en {start} laadt het. Het werkt in elke nieuwe {shell}."
