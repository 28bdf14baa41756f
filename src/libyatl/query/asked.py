"""What a caller asks in words, as conditions: names, texts, dates and expressions.

`question` takes the keywords of `libyatl.select` together, be it of a timeline, of a table on an
engine or of somebody's frame.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, Protocol, TypedDict, Unpack

from libyatl.dates import DateError, When, parse_date
from libyatl.errors import UsageError
from libyatl.model import Timeline
from libyatl.on_demand import see_known
from libyatl.query.conditions import BY_WORD, AtLeast, Both, Condition, Either, Opposite, Undated
from libyatl.query.sorting import SORTS
from libyatl.text.inert import shorten

Day = str | When | None
Words = str | Iterable[str]
Asked = str | Condition | Iterable[str | Condition]
UNDATED = ("include", "only", "exclude")
"""What is done with the events that have no date."""


class Keywords(TypedDict, total=False):
    """The keywords of `libyatl.select`, which says what each means."""

    words: Words
    where: Asked
    id: Words
    actor: Words
    place: Words
    tag: Words
    source: Words
    status: Words
    text: Words
    not_id: Words
    not_actor: Words
    not_place: Words
    not_tag: Words
    not_source: Words
    not_status: Words
    not_text: Words
    since: Day
    until: Day
    on: Day
    before: Day
    after: Day
    undated: str
    min_sources: int
    min_origins: int
    as_of: Day
    strict: bool
    certain: bool
    sort: str
    reverse: bool
    limit: int | None
    group_by: str | None
    tz: str | None


class Knowing(Protocol):
    """What knows names without holding its events: a table on an engine."""

    def in_words(self, words: Sequence[str]) -> tuple[list[Condition], tuple[str, ...]]:
        """Return what words ask together, and notes on how they were taken."""

    def suggested(self, word: str) -> str:
        """Return how a word alone may be meant in an expression."""


class Shaping(TypedDict):
    """What is done with the events that meet a condition, as `select_where` takes it."""

    certain: bool
    sort: str
    reverse: bool
    limit: int | None
    group_by: str | None
    published: When | None
    timezone: str | None


class Question(NamedTuple):
    """What is asked: the condition, how what meets it is shaped, and notes on how words were taken.

    With `strict`, approximate and uncertain dates prove a contradiction too.
    """

    condition: Condition
    shaping: Shaping
    notes: tuple[str, ...]
    strict: bool


def question(known: Timeline | Knowing, **wanted: Unpack[Keywords]) -> Question:
    """Return what the keywords of `libyatl.select` ask of what knows names.

    Raises:
        UsageError: an unknown word, status, sort or group, an unreadable date or expression, an
            empty window.
    """
    sort, group_by, limit = wanted.get("sort", "date"), wanted.get("group_by"), wanted.get("limit")
    see_known(sort, "sort", SORTS)
    if group_by is not None:
        from libyatl.query.groups import GROUPS

        see_known(group_by, "group", GROUPS)
    see_limit(limit)
    conditions, notes = in_words(known, given(wanted.get("words", ())))
    conditions += _of_names(wanted)
    days = {name: wanted.get(name) for name in _DAYS}
    conditions += window_of(**days) + dated(wanted.get("undated", "include"))
    conditions += supported(wanted.get("min_sources", 0), wanted.get("min_origins", 0))
    conditions += expressions(known, wanted.get("where", ()))
    as_of = wanted.get("as_of")
    shaping = Shaping(
        certain=wanted.get("certain", False),
        sort=sort,
        reverse=wanted.get("reverse", False),
        limit=limit,
        group_by=group_by,
        published=None if as_of is None else date(as_of),
        timezone=wanted.get("tz"),
    )
    return Question(Both(tuple(conditions)), shaping, notes, wanted.get("strict", False))


_DAYS: tuple[Literal["since", "until", "on", "before", "after"], ...] = (
    "since",
    "until",
    "on",
    "before",
    "after",
)


def _of_names(wanted: Keywords) -> list[Condition]:
    return named(
        id=(wanted.get("id", ()), wanted.get("not_id", ())),
        actor=(wanted.get("actor", ()), wanted.get("not_actor", ())),
        place=(wanted.get("place", ()), wanted.get("not_place", ())),
        tag=(wanted.get("tag", ()), wanted.get("not_tag", ())),
        source=(wanted.get("source", ()), wanted.get("not_source", ())),
        status=(wanted.get("status", ()), wanted.get("not_status", ())),
        text=(wanted.get("text", ()), wanted.get("not_text", ())),
    )


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


def expressions(known: Timeline | Knowing, where: Asked) -> list[Condition]:
    """Return the conditions, of which some may be written as `--where` takes them.

    Raises:
        UsageError: one is none; a word alone is told by what is known of it.
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
                raise UsageError(lone.message, help=_suggested(known, lone.word)) from lone
        conditions.append(one)
    return conditions


def _suggested(known: Timeline | Knowing, word: str) -> str:
    if not isinstance(known, Timeline):
        return known.suggested(word)
    from libyatl.query.lone_words import suggested

    return suggested(known, word)


def in_words(
    known: Timeline | Knowing, words: Sequence[str]
) -> tuple[list[Condition], tuple[str, ...]]:
    """Return what words ask together, and notes on how they were taken; nothing without any.

    Raises:
        UsageError: one is nothing that is known.
    """
    if not words:
        return [], ()
    if not isinstance(known, Timeline):
        return known.in_words(words)
    from libyatl.query.lone_words import meant

    asked = meant(known, words)
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
