"""What can stand at the cursor: the answer to a shell that asks.

A script of `libyatl.cli.commands.completion` sets `_LIBYATL_COMPLETE` to the name of the shell and
COMP_LINE to the line up to the cursor. The answer is `files`, where a path is wanted, or
`words` and the words, a line each, with a tab and what the word means. Whatever happens, a
shell gets nothing else: no diagnostic, no traceback.

`typer_face.offered` finds the option or argument that is being typed, and calls what its `offers`
names in `libyatl.cli.offers`.
"""

from __future__ import annotations

import os
import shlex
from typing import NamedTuple

from libyatl.cli.offers import OFFERS, FilesWanted
from libyatl.cli.process import streams
from libyatl.cli.typer_face import HELP, OPTIONS, Offered, Program, offered
from libyatl.errors import EXIT_DONE
from libyatl.text.inert import one_line

_CURSOR = "\0"
_BARE = frozenset("%+,-./:=@_")


class Typed(NamedTuple):
    """A line up to the cursor: the words before the one at the cursor, that one, its open quote."""

    before: list[str]
    word: str
    quote: str


def answer(shell: str, program: Program) -> int:
    """Write what can stand at the cursor, and return the exit status."""
    try:
        typed = typed_line(os.environ.get("COMP_LINE", ""))
        lines = ["words\n"]
        for word, meaning in _found(typed, program):
            if one_line(word) == word:
                told = f"\t{one_line(meaning)}" if meaning and shell != "bash" else ""
                lines.append(f"{as_typed(word, typed, shell)}{told}\n")
    except FilesWanted:
        lines = ["files\n"]
    except Exception:
        # Whatever is wrong is said when the command is run; at a prompt it would be noise.
        return EXIT_DONE
    streams.stdout().write(lines, encoding="utf-8")
    return EXIT_DONE


def typed_line(line: str) -> Typed:
    """Return the words of a line that ends at the cursor, as a shell takes quotes."""
    for quote in ("", "'", '"'):
        try:
            words = shlex.split(f"{line}{_CURSOR}{quote}")
        except ValueError:
            continue
        return Typed(words[1:-1], words[-1].removesuffix(_CURSOR), quote)
    return Typed([], "", "")


def as_typed(word: str, typed: Typed, shell: str) -> str:
    """Return the word as the shell wants it for what stands at the cursor.

    zsh and fish replace the whole word and quote by themselves. bash replaces what follows
    the last of COMP_WORDBREAKS, and quotes nothing.
    """
    option, equals, _ = typed.word.partition("=")
    whole = f"{option}{equals}{word}" if equals and option.startswith("--") else word
    if shell != "bash":
        return whole
    if not typed.quote:
        breaks = os.environ.get("COMP_WORDBREAKS", "=:")
        kept = max((typed.word.rfind(char) + 1 for char in "=:" if char in breaks), default=0)
        return "".join(
            char if char.isalnum() or char in _BARE else f"\\{char}" for char in whole[kept:]
        )
    if typed.quote == "'":
        return word.replace("'", "'\\''")
    return "".join(f"\\{char}" if char in '\\"$`' else char for char in word)


def _found(typed: Typed, program: Program) -> Offered:
    place = next((n for n, word in enumerate(typed.before) if not word.startswith("-")), None)
    if place is None or typed.before == [HELP]:
        first = [*program.commands.items()]
        if typed.word.startswith("-"):
            first = [(option, "") for option in OPTIONS]
        return [pair for pair in first if pair[0].startswith(typed.word)]
    name = typed.before[place]
    if name not in program.commands:
        return []
    return offered(program, name, typed.before[place + 1 :], typed.word, OFFERS)
