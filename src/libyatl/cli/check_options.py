"""The options of `libyatl check`: which checks run, and what is done.

Annotations are no strings here: see `libyatl.cli.options`.
"""

from functools import partial
from typing import Annotated, NamedTuple

from libyatl.cli.typer_face import option

_which = partial(option, panel="Which checks")
_mend = partial(option, panel="Correcting")


class Checking(NamedTuple):
    """Which checks run, and what is done."""

    select: Annotated[
        list[str] | None,
        _which(
            "--select",
            metavar="CHECK,...",
            offers="check",
            help="Only these: codes or topics of --list, or all.",
        ),
    ] = None
    ignore: Annotated[
        list[str] | None,
        _which(
            "--ignore",
            metavar="CHECK,...",
            offers="check",
            help="But these.",
        ),
    ] = None
    strict: Annotated[
        bool,
        _which(
            "--strict",
            help="Let warnings count as errors do, and approximate and uncertain dates prove a "
            "contradiction.",
        ),
    ] = False
    listing: Annotated[
        bool,
        _which(
            "--list",
            help="List the checks, or those chosen, and exit.",
        ),
    ] = False
    accepted: Annotated[
        bool,
        _which(
            "--accepted",
            help="List what the files accept too, each with the reason.",
        ),
    ] = False
    fix: Annotated[
        bool,
        _mend(
            "--fix",
            help="Correct what has one answer only, then check again.",
        ),
    ] = False
    diff: Annotated[
        bool,
        _mend(
            "--diff",
            help="Show what --fix would change, and change nothing. Exits with 1 if it would.",
        ),
    ] = False
