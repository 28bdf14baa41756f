"""What a caller asks in words, as conditions: names, texts, dates and expressions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from libyatl.dates import DateError, When, parse_date
from libyatl.errors import UsageError
from libyatl.model import Timeline
from libyatl.on_demand import see_known
from libyatl.query.conditions import BY_WORD, AtLeast, Condition, Either, Opposite, Undated
from libyatl.text.inert import shorten

Day = str | When | None
Words = str | Iterable[str]
Asked = str | Condition | Iterable[str | Condition]
UNDATED = ("include", "only", "exclude")
"""What is done with the events that have no date."""


def named(**wanted: tuple[Words, Words]) -> list[Condition]:
    """Return that an event bears any of some and none of others, by what these are.

    By the key of `BY_WORD`: ids, names, statuses, texts.
    """
    conditions: list[Condition] = []
    for kind, (some, none) in wanted.items():
        node = BY_WORD[kind]
        any_of = [node(value) for value in given(some)]
        conditions += [Either(tuple(any_of))] if len(any_of) > 1 else any_of
        conditions += [Opposite(node(value)) for value in given(none)]
    return conditions


def dated(undated: str) -> list[Condition]:
    """Return what is asked of events without a date, a word of `UNDATED`.

    Raises:
        UsageError: it is none.
    """
    see_known(undated, "value of undated", UNDATED)
    if undated == "include":
        return []
    return [Undated() if undated == "only" else Opposite(Undated())]


def supported(min_sources: int, min_origins: int) -> list[Condition]:
    """Return that so many sources, and sources of so many origins, support an event."""
    some: list[Condition] = [AtLeast(min_sources)] if min_sources else []
    return [*some, AtLeast(min_origins, "origins")] if min_origins else some


def see_limit(limit: int | None) -> None:
    """See that a limit is none, or a number that something can have.

    Raises:
        UsageError: it is negative.
    """
    if limit is not None and limit < 0:
        raise UsageError("a limit may not be negative")


def given(words: Words) -> list[str]:
    """Return the words, of which one may be given alone."""
    return [words] if isinstance(words, str) else list(words)


def expressions(timeline: Timeline, where: Asked) -> list[Condition]:
    """Return the conditions, of which some may be written as `--where` takes them.

    Raises:
        UsageError: one is none; a word alone is told by what the timeline knows of it.
    """
    asked = [where] if isinstance(where, str | Condition) else list(where)
    conditions: list[Condition] = []
    for one in asked:
        if isinstance(one, str):
            from libyatl.query.expression import parse_expression
            from libyatl.query.near_misses import LoneWord

            try:
                one = parse_expression(one)
            except LoneWord as lone:
                from libyatl.query.lone_words import suggested

                raise UsageError(lone.message, help=suggested(timeline, lone.word)) from lone
        conditions.append(one)
    return conditions


def in_words(timeline: Timeline, words: Sequence[str]) -> tuple[list[Condition], tuple[str, ...]]:
    """Return what words ask together, and notes on how they were taken; nothing without any.

    Raises:
        UsageError: one is nothing that the timeline knows.
    """
    if not words:
        return [], ()
    from libyatl.query.lone_words import meant

    asked = meant(timeline, words)
    return [asked.condition], asked.notes


def window_of(**days: Day) -> list[Condition]:
    """Return the window that dates make together, each by what it bounds; empty without any.

    Raises:
        UsageError: a date cannot be read, or no moment lies in the window.
    """
    dates = {name: date(day) for name, day in days.items() if day is not None}
    if not dates:
        return []
    from libyatl.query.windows import window

    asked = window(dates)
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
