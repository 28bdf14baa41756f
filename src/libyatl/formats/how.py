"""How files of other tools are read, as far as a person says it."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

LEFT_OUT = "-"
"""In a map, the role of columns that are left out."""
NONE = "none"
"""In a map, the column of a role that no column has."""

Order = Literal["", "day", "month"]
"""Which number stands first in `18/04/2001`; empty where the column tells."""

Epoch = Literal["", "s", "ms", "us", "ns"]
"""The unit of numbers that are dates; empty where numbers are none."""
EPOCHS: tuple[Epoch, ...] = get_args(Epoch)


class How(NamedTuple):
    """What is said of foreign files; what is empty is told by the file itself.

    It holds for every input that is not written in the keys of libyatl; one that is heeds of it
    nothing but `encoding` and `delimiter`.
    """

    map: tuple[tuple[str, str], ...] = ()
    """Pairs of a role (`libyatl.formats.foreign.roles.Role`) and the column that has it; `none` for
    a column says that the role has none, and the role `-` that the column is left out."""
    title: str = ""
    """How titles are made: `{Missile} test, {Facility}` (`libyatl.formats.foreign.templates`)."""
    order: Order = ""
    """Which number stands first in dates of numbers."""
    century: int | None = None
    """What is added to years of two digits: 2000."""
    missing: tuple[str, ...] = ()
    """Cells that say nothing, beside the usual ones: `7777`, `9999`."""
    split: str = ""
    """What stands between the names of a list, beside `;`."""
    encoding: str = ""
    """In which encoding the bytes are, as Python calls it: `cp1252`."""
    delimiter: str = ""
    """What stands between the cells of a row."""
    sheet: str = ""
    """The name of a sheet of a workbook, or its number from 1."""
    epoch: Epoch = ""
    """The unit of dates that are a number since 1970; empty: such numbers are no dates."""
    drop_mirrored: bool = False
    """Whether of two rows that say the same the other way round the second is left out."""
    trust_days: bool = False
    """Whether 1 January is a day where a result of Wikidata does not tell how precise it is."""


AS_IT_IS = How()
"""Nothing is said."""
OF_FOREIGN = ("map", "title", "order", "century", "missing", "split", "epoch")
"""What every file heeds that is not written in the keys of libyatl; a format names what it heeds
beside (`libyatl.formats.format.Format.how`)."""
