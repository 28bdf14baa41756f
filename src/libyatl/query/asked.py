"""What a caller asks in words, as conditions: names, texts, dates and expressions."""

from __future__ import annotations

from collections.abc import Iterable

from libyatl.dates import DateError, When, parse_date
from libyatl.errors import UsageError
from libyatl.query.conditions import BY_WORD, Condition, Either, Opposite
from libyatl.text.inert import shorten

Day = str | When | None
Asked = str | Condition | Iterable[str | Condition]


def named(kind: str, some: Iterable[str], none: Iterable[str]) -> list[Condition]:
    """Return that an event bears any of some and none of others: ids, names, statuses, texts."""
    node = BY_WORD[kind]
    wanted = [node(value) for value in some]
    any_of = [Either(tuple(wanted))] if len(wanted) > 1 else wanted
    return [*any_of, *[Opposite(node(value)) for value in none]]


def expressions(where: Asked) -> list[Condition]:
    """Return the conditions, of which some may be written as `--where` takes them."""
    asked = [where] if isinstance(where, str | Condition) else list(where)
    conditions: list[Condition] = []
    for one in asked:
        if isinstance(one, str):
            from libyatl.query.expression import parse_expression

            one = parse_expression(one)
        conditions.append(one)
    return conditions


def window_of(**days: Day) -> list[Condition]:
    """Return the window that dates make together, each by what it bounds; empty without any.

    Raises:
        UsageError: a date cannot be read, or no moment lies in the window.
    """
    given = {name: date(day) for name, day in days.items() if day is not None}
    if not given:
        return []
    from libyatl.query.windows import window

    asked = window(given)
    if asked is None:
        raise UsageError("the window is empty: no moment lies in it")
    return [asked]


def date(day: str | When) -> When:
    """Read a date as a file has it.

    Raises:
        UsageError: it cannot be read.
    """
    if isinstance(day, When):
        return day
    try:
        return parse_date(day)
    except DateError as failure:
        remedy = "" if failure.of_event else failure.help
        if not remedy:
            remedy = "write a date such as 2017-07, 25 July 2017 or 'early August 2017'"
        raise UsageError(
            f"'{shorten(day)}' cannot be read as a date: {failure.reason}", help=remedy
        ) from failure
