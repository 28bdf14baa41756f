"""`libyatl examples`: the chronologies that come along, to read and to try things on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

from libyatl import formats
from libyatl.cli.process import streams
from libyatl.cli.sparing import spare_inputs
from libyatl.cli.typer_face import argument
from libyatl.curated import examples as found
from libyatl.files.inputs import read_bytes
from libyatl.on_demand import see_known
from libyatl.text.inert import one_line
from libyatl.text.measure import cells, pad

EXAMPLES = """
libyatl examples
libyatl examples titanic > titanic.yaml
libyatl examples titanic | libyatl show -f -
"""


def examples(
    *,
    name: Annotated[
        str | None,
        argument(metavar="[NAME]", help="The chronology to print.", offers="example"),
    ] = None,
) -> None:
    """List the chronologies that come with libyatl, or print the file of one of them.

    The list has the name of each, its title, how many events it has, and its path, which -f
    takes. With a name, the file is printed as it is, with its comments.
    """
    known = found()
    out = streams.stdout()
    spare_inputs([str(path) for path in known.values()], None)
    if name is None:
        out.write(_example_rows(known))
        return
    see_known(name, "chronology that comes with libyatl", known)
    out.write([read_bytes(str(known[name])).decode("utf-8")], encoding="utf-8")


def _example_rows(known: Mapping[str, Path]) -> Iterator[str]:
    """Yield a line for each: its name, its title, how many events it has, and its path."""
    rows = [
        (name, one_line(read.title), f"{len(read.events)} events", one_line(str(path)))
        for name, path in known.items()
        for read in [formats.read([str(path)])]
    ]
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield f"{'  '.join(map(pad, row, widths)).rstrip()}\n"
