"""`libyatl completion`: the scripts by which shells ask libyatl what can stand at the cursor.

Each script hands over the line up to the cursor and gets an answer of lines, as
`libyatl.cli.completing` writes it: first `files` (the shell is to offer its own files) or
`words`, then the words, each with a tab and what it means. No text of a file is ever
evaluated by a shell: typer's own scripts do that, and split words that hold blanks.

To add a shell, add its script to `SCRIPTS`, and its way to replace a word to
`completing.as_typed`.
"""

from __future__ import annotations

from typing import Annotated

from libyatl.cli.process import streams
from libyatl.cli.typer_face import argument
from libyatl.errors import EXIT_DONE
from libyatl.on_demand import see_known

EXAMPLES = """
libyatl completion bash >> ~/.bashrc
libyatl completion zsh >> ~/.zshrc
libyatl completion fish > ~/.config/fish/completions/libyatl.fish
"""

_BASH = r"""
_libyatl() {
    local kind word
    COMPREPLY=()
    {
        IFS= read -r kind
        while IFS= read -r word; do COMPREPLY+=("$word"); done
    } < <(_LIBYATL_COMPLETE=bash COMP_LINE="${COMP_LINE:0:COMP_POINT}" \
          COMP_WORDBREAKS="$COMP_WORDBREAKS" "$1" 2>/dev/null)
    [[ $kind == files ]] || compopt +o default 2>/dev/null
}
complete -o default -F _libyatl libyatl
"""

_ZSH = r"""
#compdef libyatl
_libyatl() {
    local kind word meaning
    local -a found shown
    {
        IFS= read -r kind
        while IFS=$'\t' read -r word meaning; do
            found+=("$word")
            shown+=("$word${meaning:+  -- $meaning}")
        done
    } < <(_LIBYATL_COMPLETE=zsh COMP_LINE="${(j: :)words[1,CURRENT]}" "$words[1]" 2>/dev/null)
    if [[ $kind == files ]]; then
        compset -P '--[^=]#='
        _files
    else
        compadd -l -d shown -a found
    fi
}
if [[ $funcstack[1] == _libyatl ]]; then _libyatl; else compdef _libyatl libyatl; fi
"""

_FISH = r"""
function __libyatl_complete
    set -l answer (_LIBYATL_COMPLETE=fish COMP_LINE=(commandline -cp | string collect) libyatl 2>/dev/null)
    set -l option (string match -r '^--[^=]*=' -- (commandline -ct))
    switch "$answer[1]"
        case files
            for path in (__fish_complete_path (string replace -r '^--[^=]*=' '' -- (commandline -ct)))
                printf '%s%s\n' "$option" $path
            end
        case words
            if set -q answer[2]
                printf '%s\n' $answer[2..]
            end
    end
end
complete --command libyatl --no-files --arguments '(__libyatl_complete)'
"""  # noqa: E501 (a line of fish cannot be broken within a substitution)

SCRIPTS: dict[str, str] = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}


def completion(
    shell: Annotated[
        str,
        argument(metavar="SHELL", help="bash, zsh or fish.", offers="shell"),
    ],
) -> int:
    """Print the script by which a shell completes commands, options, names and ids.

    Append it to what the shell reads when it starts, as below (in zsh, behind compinit), and
    open a new shell. Names and ids come from the files that the command would read.
    """
    see_known(shell, "shell", SCRIPTS)
    streams.stdout().write([SCRIPTS[shell].lstrip()], encoding="utf-8")
    return EXIT_DONE
