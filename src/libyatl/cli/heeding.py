"""Which output heeds which options, where not every one does; what would do nothing is refused.

--color, --width, --no-pager and --all say what a terminal is to show. Aliases and scripts set them
once for all, so they are taken in a pipe and with -o too; but --width beside a format of data, or
a page or a document, that was asked for by name is a slip, and refused like the others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from libyatl.errors import UsageError
from libyatl.formats import FOLDER_WRITERS, FORMATS, WRITERS
from libyatl.formats.format import Part
from libyatl.text.plurals import either

Heeding = Mapping[str, tuple[str, ...]]
"""By option, as a parameter of its command is called: the outputs that heed it."""


def _data(part: Part) -> tuple[str, ...]:
    """Return the formats of data that heed a part of a `Shape`."""
    return tuple(each.name for each in FORMATS.values() if part in each.heeds)


ROWS: Heeding = {
    "no_header": (*_data("header"), "table"),
    "raw": _data("raw"),
    "bom": _data("bom"),
    "located": _data("located"),
    "imprecise": _data("imprecise"),
    "lossless": (*WRITERS, *FOLDER_WRITERS),
    "fields": (
        *(each.name for each in FORMATS.values() if each.fields is not None),
        "table",
    ),
    "group_by": (
        *(each.name for each in FORMATS.values() if "groups" in each.carries),
        "table",
    ),
    "tz": (
        *(
            each.name
            for each in FORMATS.values()
            if (each.write or each.sources) and "dates in your words" not in each.carries
        ),
        "table",
    ),
    "width": ("table",),
}
"""Of what hands rows on: `filter` and the tallies."""

COUNT: Heeding = dict.fromkeys(
    (
        *(
            "view",
            "fields",
            "no_header",
            "raw",
            "bom",
            "located",
            "imprecise",
            "csv",
            "json",
            "format",
            "group_by",
            "tz",
        ),
        *("theme", "lanes", "rows", "scale"),
    ),
    (),
)
"""Of --count, whose answer is a number alone."""


def see(
    output: str,
    heeding: Heeding,
    given: Mapping[str, object],
    asking: Callable[[tuple[str, ...]], str] = lambda outputs: f"-O {either(outputs)}",
) -> None:
    """See that the output heeds each option that was given: one that is not empty or no.

    `asking` says how one of some outputs is asked for.

    Raises:
        UsageError: it does not; what would is named.
    """
    for option, outputs in heeding.items():
        if given.get(option) and output not in outputs:
            name = option.replace("_", "-")
            asked = f"without {output}" if output.startswith("-") else f"with {asking(outputs)}"
            raise UsageError(f"--{name} does nothing with {output}", help=f"use it {asked}")
