"""Which output heeds which options, where not every one does; what would do nothing is refused.

--color, --width, --no-pager and --all say what a terminal is to show. Aliases and scripts set them
once for all, so they are taken in a pipe and with -o too; but --width beside a format of data that
was asked for by name is a slip, and refused like the others.
"""

from __future__ import annotations

from collections.abc import Mapping

from libyatl.drawings import DRAWINGS, listed
from libyatl.errors import UsageError
from libyatl.formats import FORMATS
from libyatl.formats.format import Part

Heeding = Mapping[str, tuple[str, ...]]
"""By option, as a parameter of its command is called: the outputs that heed it."""


def _data(part: Part) -> tuple[str, ...]:
    """Return the formats of data that heed a part of a `Shape`."""
    return tuple(each.name for each in FORMATS.values() if part in each.heeds)


ROWS: Heeding = {
    "no_header": (*_data("header"), "table"),
    "raw": _data("raw"),
    "group_by": (
        *(each.name for each in FORMATS.values() if "groups" in each.carries),
        "table",
    ),
    "tz": (
        *(each.name for each in FORMATS.values() if "dates in your words" not in each.carries),
        "table",
    ),
    "width": ("table",),
}
"""Of what hands rows on: `filter` and the tallies."""

SHOWN: Heeding = {
    option: tuple(each.name for each in DRAWINGS.values() if option in each.heeds)
    for option in ("view", "ids", "theme", "lanes", "rows", "scale")
}
"""Of `show`."""

COUNT: Heeding = dict.fromkeys(
    (
        *("view", "fields", "no_header", "raw", "csv", "json", "format", "group_by", "tz"),
        *("theme", "lanes", "rows", "scale"),
    ),
    (),
)
"""Of --count, whose answer is a number alone."""


def see(output: str, heeding: Heeding, given: Mapping[str, object]) -> None:
    """See that the output heeds each option that was given: one that is not empty or no.

    Raises:
        UsageError: it does not; what would is named.
    """
    for option, outputs in heeding.items():
        if given.get(option) and output not in outputs:
            name = option.replace("_", "-")
            raise UsageError(f"--{name} does nothing with {output}", help=_remedy(output, outputs))


def _remedy(output: str, outputs: tuple[str, ...]) -> str:
    if output.startswith("-"):
        return f"use it without {output}"
    return f"use it with -O {listed(outputs)}"
