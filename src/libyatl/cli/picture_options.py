"""The options of what is drawn on an axis of time.

Annotations are no strings here: see `libyatl.cli.options`.
"""

from functools import partial
from typing import Annotated, NamedTuple

from libyatl.cli.typer_face import option, whole

_output = partial(option, panel="Output")
_picture = partial(option, panel="Pictures")

DrawnWidth = Annotated[
    int | None,
    _output(
        "--width",
        metavar="N",
        help="Lay out for N columns, or pixels of a picture. Default: the terminal's; a pipe is "
        "not wrapped, and a picture is 1000 pixels wide.",
        parser=whole("--width", "columns", 100),
    ),
]
"""How wide what is drawn may be, where that may be a picture."""


class Picturing(NamedTuple):
    """How a picture is drawn."""

    theme: Annotated[
        str | None,
        _picture(
            "--theme",
            metavar="THEME",
            offers="theme",
            help="light or dark. Default: light.",
        ),
    ] = None
    lanes: Annotated[
        int | None,
        _picture(
            "--lanes",
            metavar="N",
            help="With -g: N lanes, and the others as one. Default: 8.",
            parser=whole("--lanes", "lanes", 4),
        ),
    ] = None
    rows: Annotated[
        int | None,
        _picture(
            "--rows",
            metavar="N",
            help="Tell N events of the very same bounds, and count the others. Default: tell all.",
            parser=whole("--rows", "rows", 3),
        ),
    ] = None
    scale: Annotated[
        str | None,
        _picture(
            "--scale",
            metavar="SCALE",
            offers="scale",
            help="folded or true: with long silence cut out, or to scale throughout. "
            "Default: folded.",
        ),
    ] = None
