"""Plain tables of name to `"module:ATTR"`: the formats, the views, the checks.

What a table names is imported when it is first asked for, so that a command pays only for
what it uses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any

from libyatl.errors import UsageError
from libyatl.text.inert import shorten
from libyatl.text.spelling import nearest


def lookup(table: Mapping[str, str], name: str, what: str) -> Any:
    """Return what a table of `"module:ATTR"` names, importing its module.

    Raises:
        UsageError: the table has no such name; the nearest is suggested.
    """
    where = table.get(name)
    if where is None:
        raise unknown(name, what, table)
    return imported(where)


def imported(where: str) -> Any:
    """Return what a `"module:ATTR"` names, importing its module."""
    module, _, attribute = where.partition(":")
    return getattr(import_module(module), attribute)


def see_known(word: str, what: str, known: Iterable[str], *, listing: str = "") -> None:
    """See that the word is one of the known; `listing` is as for `unknown`.

    Raises:
        UsageError: it is not; the nearest is suggested.
    """
    if word not in known:
        raise unknown(word, what, known, listing=listing)


def unknown(word: str, what: str, known: Iterable[str], *, listing: str = "") -> UsageError:
    """Return the error that `word` is none of the known `what`; the nearest is suggested.

    `listing` says where the known are listed, if there are too many to name them all.
    """
    listed = list(known)
    guess = nearest(word, listed)
    hint = f"did you mean '{guess}'? " if guess else ""
    return UsageError(
        f"'{shorten(word)}' is no {what}",
        help=hint + (listing or f"known are {', '.join(listed)}"),
    )
