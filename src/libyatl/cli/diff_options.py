"""The options of `libyatl diff`: what is told of what differs, and how git is served.

Annotations are no strings here: see `libyatl.cli.options`.
"""

from functools import partial
from typing import Annotated, NamedTuple

from libyatl.cli.typer_face import option

_what = partial(option, panel="What is told")
_git = partial(option, panel="For git")


class Differing(NamedTuple):
    """What is told of what differs, and how git is served."""

    derived: Annotated[
        bool,
        _what("--derived", help="Tell bounds too that follow otherwise, though nobody wrote them."),
    ] = False
    stat: Annotated[
        bool,
        _what("--stat", help="Only numbers: events, fields, and what of the layout differs."),
    ] = False
    textconv: Annotated[
        bool,
        _git(
            "--textconv",
            help="Print FILE as facts, a line each, by date: what git compares as lines "
            "(diff.libyatl.textconv).",
        ),
    ] = False
    external: Annotated[
        bool,
        _git(
            "--external",
            help="Take the seven words that git gives a program that compares "
            "(diff.external), and exit with 0.",
        ),
    ] = False
