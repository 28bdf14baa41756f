"""What it means that the engine cannot read a file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from libyatl.errors import InputError
from libyatl.files.shut_in import engine
from libyatl.tables.declined import Declined
from libyatl.text.inert import one_line


@contextmanager
def reading(called: str) -> Iterator[None]:
    """Say of a file, by what it is called, that it is to be read whole, or cannot be read at all.

    Raises:
        Declined: the engine does not take it.
        InputError: nobody can read it.
    """
    duckdb = engine()
    try:
        yield
    except (duckdb.InvalidInputException, duckdb.ConversionException) as failure:
        raise Declined(f"the engine cannot read '{called}'") from failure
    except (duckdb.IOException, OSError) as failure:
        reason = getattr(failure, "strerror", None) or str(failure).partition("\n")[0]
        raise InputError(f"{one_line(called)}: {one_line(reason)}") from failure
