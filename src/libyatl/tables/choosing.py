"""Which engine reads: memory, or DuckDB for tables that are large or packed.

It is asked of inputs that weigh enough (`libyatl.files.weighing`), so that a small file costs no
import of it. The answer never depends on it; only how long it takes, and what it needs.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import partial
from importlib.util import find_spec
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from libyatl import formats
from libyatl.errors import InputError, UsageError
from libyatl.files.inputs import SHOWN_STDIN, STDIN, each_once, read_again, see_readable
from libyatl.files.weighing import LARGE, VARIABLE, Weighed
from libyatl.formats.all_formats import FORMATS, PACKED, READERS, SUFFIXES
from libyatl.formats.how import How
from libyatl.model import Timeline
from libyatl.on_demand import see_known
from libyatl.tables.declined import Declined
from libyatl.text.inert import one_line, shorten

if TYPE_CHECKING:
    from libyatl.findings.diagnostics import Diagnostic
    from libyatl.tables.asked_table import Table

ENGINES = ("memory", "duckdb")
MOST = 64_000_000
"""So many bytes of tables are read in memory where no engine is installed."""
INSTALL = "pip install 'libyatl[tables]'"
_BEGINNING = 1 << 16
_TABLES = ("csv", "tsv", *dict.fromkeys(PACKED.values()))
"""The formats that are tables."""


class Inputs(NamedTuple):
    """What is read: tables, those of them that nothing but an engine reads, and all else.

    `shown` has another name in messages of some.
    """

    tables: list[str]
    packed: list[str]
    others: list[str]
    again: list[Diagnostic]
    shown: Mapping[str, str]

    @property
    def table(self) -> str:
        """The first table, as it is called in messages; of those that an engine must read first."""
        name = [*self.packed, *self.tables][0]
        return one_line(self.shown.get(name, name))


def opened(found: Weighed, format: str | None, how: How) -> Table | None:
    """Return the tables among the inputs as one on an engine; None where memory reads them.

    Raises:
        InputError: an input is missing or cannot be read.
        UsageError: LIBYATL_ENGINE names none, what is needed is not installed, or events stand
            beside the tables.
    """
    wanted = os.environ.get(VARIABLE, "")
    if wanted:
        see_known(wanted, f"engine for {VARIABLE} to name", ENGINES)
    held = _sorted_out(found, format)
    weight = sum(map(os.path.getsize, held.tables))
    if not held.tables or not _calls_for_engine(wanted, held, weight):
        return None
    from libyatl.tables.asked_table import Table

    in_memory: Callable[[], Timeline] = partial(_otherwise, held, found, format, how)
    beside = _registries_beside(held, format, how)
    try:
        table = Table.open(
            held.tables, how, beside, format=format or "", shown=held.shown, otherwise=in_memory
        )
    except Declined as reason:
        _see_memory_reads(held, f"{reason}")
        return None
    for one in held.again:
        table.report.add(one)
    return table


def in_memory_read(found: Weighed, format: str | None, how: How) -> Timeline:
    """Read what was weighed in memory, as small files are."""
    paths = [found.spooled if path == STDIN and found.spooled else path for path in found.paths]
    shown = _called_so(found)
    return formats.read(paths, format=format, how=how, held=found.held, shown=shown)


def _called_so(found: Weighed) -> dict[str, str]:
    return {found.spooled: SHOWN_STDIN} if found.spooled else {}


def _sorted_out(found: Weighed, format: str | None) -> Inputs:
    """Tell tables from all else, each file once."""
    sorted_out = Inputs([], [], [], [], _called_so(found))
    folders = [*(suffix for suffix, name in SUFFIXES.items() if name in READERS), *PACKED]
    for each in each_once(found.paths, folders):
        if each.first:
            first = SHOWN_STDIN if each.first == STDIN else each.first
            sorted_out.again.append(read_again(each.name, first))
            continue
        name = found.spooled if each.name == STDIN and found.spooled else each.name
        # A table of a few rows from standard input is in memory already.
        if name == STDIN or (kind := _kind(name, format)) is None:
            sorted_out.others.append(name)
            continue
        sorted_out.tables.append(name)
        if kind == "packed":
            sorted_out.packed.append(name)
    return sorted_out


def _kind(name: str, format: str | None) -> str | None:
    """Return how a table is read, `packed` or `plain`; None of what is no table."""
    small = PurePath(name.lower())
    if small.suffix in PACKED or "".join(small.suffixes[-2:]) in PACKED:
        see_readable(name)
        return "packed"
    chosen = format or SUFFIXES.get(small.suffix) or _told_by_beginning(name)
    if chosen not in _TABLES or not os.path.isfile(name):
        return None
    return "plain" if chosen in READERS else "packed"


def _told_by_beginning(name: str) -> str:
    beginning = _beginning(name)
    for each in FORMATS.values():
        if each.magic and beginning.startswith(each.magic):
            return each.name
    return formats.told(name, beginning)


def _beginning(name: str) -> bytes:
    try:
        with open(name, "rb") as file:
            return file.read(_BEGINNING)
    except (OSError, ValueError):
        return b""  # who reads it says why


def _calls_for_engine(wanted: str, held: Inputs, weight: int) -> bool:
    """Whether an engine reads the tables.

    Raises:
        UsageError: one must, and is not installed or not wanted.
    """
    if wanted == "memory":
        if held.packed:
            raise UsageError(
                f"{held.table}: {VARIABLE}=memory reads no {_kind_of(held.packed[0])}",
                help=f"unset {VARIABLE}",
            )
        return False
    if not (wanted or held.packed or weight > LARGE):
        return False
    if find_spec("duckdb") is not None:
        return True
    if held.packed:
        name = held.packed[0]
        raise UsageError(f"{held.table}: {_kind_of(name)} is read with an extra", help=INSTALL)
    if wanted:
        raise UsageError(f"{VARIABLE}={wanted} takes what is not installed", help=INSTALL)
    if weight > MOST:
        raise UsageError(
            f"{held.table}: tables of {weight // 1_000_000} MB are asked with an extra",
            help=f"{INSTALL}; or {VARIABLE}=memory reads them all the same, in much memory",
        )
    return False


def _kind_of(name: str) -> str:
    return {".gz": "packed CSV", ".zst": "packed CSV"}.get(PurePath(name).suffix.lower(), "Parquet")


def _registries_beside(held: Inputs, format: str | None, how: How) -> Timeline:
    """Return the registries that are read beside tables.

    Raises:
        UsageError: events stand beside them.
    """
    beside = formats.read(held.others, format=format, how=how)
    if beside.events:
        file = next(iter(beside.positions.files))
        raise UsageError(
            f"'{shorten(file)}' holds events, and '{shorten(held.table)}' is read as a table",
            help="put the registries into a file of their own, or ask the two apart",
        )
    return beside


def _otherwise(held: Inputs, found: Weighed, format: str | None, how: How) -> Timeline:
    """Read in memory what an engine declined.

    Raises:
        InputError: memory cannot.
    """
    _see_memory_reads(held, "it is a table that is asked in memory alone, and packed")
    return in_memory_read(found, format, how)


def _see_memory_reads(held: Inputs, why: str) -> None:
    if held.packed:
        raise InputError(f"{held.table}: {one_line(why)}", help="make a plain CSV of it")
