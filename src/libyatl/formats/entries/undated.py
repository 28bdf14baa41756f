"""A file in which no event has a date, though something in it may well be one.

What is not called as a date is (`construction_start`) is kept as a key of the author's own, and the
event is undated: where that befalls all the events of a file, and nothing else orders them, it is
said. Of a file in our keys `date` is read alone, and many others are called as a date is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from libyatl.dates import DateError, parse_date
from libyatl.dates.no_date import is_no_date
from libyatl.findings.diagnostics import Diagnostic, Severity, Span
from libyatl.text.inert import shorten

_DATES = {
    *("date", "dates", "datetime", "timestamp", "when", "day", "month", "year"),
    *("startdate", "enddate", "begindate", "fromdate", "todate", "eventdate", "incidentdate"),
    *("startyear", "endyear", "datum", "fecha", "jahr"),
}
_LAST = {
    *("time", "start", "starts", "started", "begin", "begins", "began", "begun", "since"),
    *("end", "ends", "ended", "finish", "finished", "until", "starttime", "endtime"),
}
"""Words that name a date where they stand last: `construction_start`, but not `start_url`."""
_TITLES = {"title", "titles", "headline", "heading", "titel", "titre"}
_CAMEL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile("[0-9]")
_SHOWN = 5
_LONGEST = 60
SAMPLE = 25
"""So many cells of a column tell whether it holds dates."""
_TRIED = 1_000
"""Texts that are tried as dates in a file, at most: to refuse one is slow beside reading."""
_NEARLY_A_YEAR = 360


def names_a_date(key: str) -> bool:
    """Whether a key (`date_local`, `startTime`) is called as a date is."""
    words = _words_of_key(key)
    return not _DATES.isdisjoint(words) or not _LAST.isdisjoint(words[-1:])


def names_a_title(key: str) -> bool:
    """Whether a key is called as a title is."""
    return not _TITLES.isdisjoint(_words_of_key(key))


def _words_of_key(key: str) -> list[str]:
    return _WORD.findall(_CAMEL.sub(" ", key[:_LONGEST]).casefold())


def sought(
    extras: Sequence[Mapping[str, object]],
    header: Span | None,
    place: Callable[[int, str], Span | None],
    *,
    foreign: bool = False,
) -> Iterator[Diagnostic]:
    """Yield the finding that the dates of events may stand under some of their further keys.

    These bear a date's name; or they are columns of a table, whose header stands at `header`,
    most of whose cells are dates finer than a year, told by a sample of them. `place` tells
    where the event of a number has a key. In a `foreign` file, which is one of another tool, it can
    be said which holds the date.
    """
    values: dict[str, list[object]] = {}
    first: dict[str, int] = {}
    for number, extra in enumerate(extras):
        for key, value in extra.items():
            if value not in ("", [], {}):
                values.setdefault(key, []).append(value)
                first.setdefault(key, number)
    tried: dict[str, bool] = {}
    keys = [
        key
        for key, some in values.items()
        if (names_a_date(key) and not all(map(_says_none, some)))
        or (header and are_dates(some, tried))
    ]
    if keys:
        where = header or place(first[keys[0]], keys[0])
        yield _no_date(keys, where, "key" if header is None else "column", foreign=foreign)


def _says_none(value: object) -> bool:
    return isinstance(value, str) and is_no_date(value.strip())


def _no_date(keys: Sequence[str], place: Span | None, what: str, *, foreign: bool) -> Diagnostic:
    shown = [f"'{shorten(key)}'" for key in keys[:_SHOWN]]
    if len(keys) > _SHOWN:
        shown.append(f"{len(keys) - _SHOWN} more")
    *others, last = shown
    listed = f"{what}s {', '.join(others)} and {last}" if others else f"{what} {last}"
    help = f"write the date in the {what} 'date', which alone is read; until then every event is "
    help += "undated"
    if foreign:
        from shlex import quote

        which = quote(f"date={keys[0]}")
        help = f"say which holds it: --map {which}; or that there is none: --map date=none"
    return Diagnostic(
        code="no-date-column",
        severity=Severity.ERROR if foreign or what == "column" else Severity.WARNING,
        message=f"no event has a date, but the {listed} may hold one",
        span=place,
        help=help,
    )


def are_dates(cells: Sequence[object], tried: dict[str, bool]) -> bool:
    """Whether most of some cells are dates; `tried` has those of which it is known."""
    sample = cells[:: -(-len(cells) // SAMPLE)]
    return sum(_is_date(str(cell), tried) for cell in sample) * 2 > len(sample)


def _is_date(cell: str, tried: dict[str, bool]) -> bool:
    if cell not in tried:
        if len(cell) > _LONGEST or len(tried) >= _TRIED or not _DIGIT.search(cell):
            return False
        tried[cell] = _is_fine_date(cell)
    return tried[cell]


def _is_fine_date(cell: str) -> bool:
    try:
        when = parse_date(cell)
    except DateError:
        return False
    return when.last_day - when.first_day < _NEARLY_A_YEAR
