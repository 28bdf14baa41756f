"""The options of rows of data.

Annotations are no strings here: see `libyatl.cli.options`.
"""

from functools import partial
from typing import Annotated, NamedTuple

from libyatl.cli.typer_face import option

_output = partial(option, panel="Output")


class Rows(NamedTuple):
    """How rows of data are written."""

    fields: Annotated[
        str | None,
        _output(
            "--fields",
            metavar="F,F,...",
            offers="field",
            help="Only these fields, in this order.",
        ),
    ] = None
    no_header: Annotated[bool, _output("--no-header", help="Leave the header line out.")] = False
    raw: Annotated[
        bool,
        _output("--raw", help="Leave cells as they are that a spreadsheet would run as a formula."),
    ] = False
    bom: Annotated[
        bool, _output("--bom", help="Begin with a mark by which Excel knows the letters (UTF-8).")
    ] = False
    located: Annotated[
        bool, _output("--located", help="Leave out events that are nowhere on the map (geojson).")
    ] = False
    csv: Annotated[bool, _output("--csv", help="Short for -O csv.")] = False
    json: Annotated[bool, _output("--json", help="Short for -O json.")] = False


Lossless = Annotated[
    bool,
    _output(
        "--lossless",
        help="Write nothing where the format cannot hold something, or what another tool's file "
        "means had to be inferred.",
    ),
]
"""Whether a loss is an error."""
