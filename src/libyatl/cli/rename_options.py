"""The options of `libyatl rename`: how a name is replaced, and what is done.

Annotations are no strings here: see `libyatl.cli.options`.
"""

from functools import partial
from typing import Annotated, NamedTuple

from libyatl.cli.typer_face import option

_how = partial(option, panel="How")
_output = partial(option, panel="Output")


class Renaming(NamedTuple):
    """How a name is replaced, and what is done."""

    spellings: Annotated[
        bool, _how("--spellings", help="Replace every other spelling of it too.")
    ] = False
    merge: Annotated[
        bool,
        _how(
            "--merge",
            help="Make the two one, where NEW is there: what is said of OLD moves to its entry, "
            "OLD's names become aliases, and OLD's entry goes.",
        ),
    ] = False
    keep: Annotated[
        str | None,
        _how(
            "--keep",
            metavar="WHICH",
            help="new or old: whose words stay where the two entries differ.",
            offers="keep",
        ),
    ] = None
    diff: Annotated[
        bool,
        _output(
            "--diff",
            help="Show what would change, and change nothing. Exits with 1 if it would.",
        ),
    ] = False
    quiet: Annotated[bool, _output("--quiet", "-q", help="Do not say what was done.")] = False
