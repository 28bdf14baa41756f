"""`date-word`: words whose days may be others than a reader expects, with the very days.

A row of `_ROWS` answers with what to say of one date, or with nothing; to add one, write it
here, and give it a line in the page and in the case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from libyatl.checks.examined import Examined, Finding
from libyatl.dates import When, day_to_iso
from libyatl.dates.calendar_names import year_name
from libyatl.dates.civil import civil, year_to_iso
from libyatl.dates.saying.in_words import bounds_in_words
from libyatl.model import Event
from libyatl.text.inert import shorten

_TROPIC = -23.4
_LONG = 31
_NORTHERN = range(21, 29)


class _Word(NamedTuple):
    label: str
    help: str


def check(examined: Examined) -> Iterator[Finding]:
    """Yield the dates with such words, each with the days that they are read as."""
    for place, event in enumerate(examined.events):
        for when in _dates(event.when) if event.when else ():
            for row in _ROWS:
                said = row(examined, event, when)
                if said is not None:
                    yield examined.finding(
                        place,
                        "date",
                        message=f"'{shorten(when.text)}' is {_read_as(when)}",
                        label=said.label,
                        help=said.help,
                    )


def _dates(when: When) -> Iterator[When]:
    """Yield a date, or its bounds and members, and `by` a date as a whole."""
    if when.precision == "day" and when.text[0] in "123456789":
        return
    inner = when.ends or when.parts
    if not inner or when.form == "by":
        yield when
    for one in inner:
        yield from _dates(one)


def _read_as(when: When) -> str:
    if when.form == "by":
        return f"read as {day_to_iso(when.last_day)} or before"
    if civil(when.last_day)[0] < 1:
        return f"read as {bounds_in_words(when.first_day, when.last_day)}"
    return f"read as {day_to_iso(when.first_day)} to {day_to_iso(when.last_day)}"


def _season(when: When) -> int:
    """Return the EDTF code of a season of a known year, 0 where it is none."""
    return int(when.edtf.rstrip("~?%")[-2:] or 0) if when.precision == "season" else 0


def _winter(examined: Examined, event: Event, when: When) -> _Word | None:
    if _season(when) not in (24, 28):
        return None
    year = civil(when.first_day)[0]
    return _Word(
        "it runs into the next year",
        f"for the winter that ends in it write winter {year_name(year - 1)}",
    )


def _southern(examined: Examined, event: Event, when: When) -> _Word | None:
    if _season(when) not in _NORTHERN:
        return None
    for name in event.places:
        found = examined.timeline.places.get(examined.names.places.key(name))
        if found and found.at and found.at[0] < _TROPIC:
            code = 29 + (_season(when) - 21) % 4
            year = year_to_iso(civil(when.first_day)[0])
            return _Word(
                f"a northern season, and '{shorten(found.name)}' lies south",
                f"for the southern season write {year}-{code}",
            )
    return None


def _before_christ(examined: Examined, event: Event, when: When) -> _Word | None:
    year = civil(when.first_day)[0]
    if not when.text.startswith(("-", "0000")) or year > 0 or "X" in when.text:
        return None
    return _Word(
        "EDTF has a year 0: 0000 is 1 BC, and -0001 is 2 BC",
        f"if {year_name(year + 1)} is meant, write {year_to_iso(year + 1)}",
    )


def _third(examined: Examined, event: Event, when: When) -> _Word | None:
    if when.precision != "third" or when.last_day - when.first_day < _LONG:
        return None
    length = when.last_day - when.first_day
    whole = (
        "year, four months"
        if length < 366
        else "decade, four years or three"
        if length < 4 * 366
        else "century, with a year at each end that may be of its neighbour"
    )
    return _Word(f"a third of the {whole}", "where the text knows it better, write the days")


def _century(examined: Examined, event: Event, when: When) -> _Word | None:
    if when.precision != "century" or when.edtf:
        return None
    return _Word(
        "some count it from a year with two noughts, some from the next",
        "where the text knows it better, write the years",
    )


def _by_year(examined: Examined, event: Event, when: When) -> _Word | None:
    if when.form != "by" or when.ends[0].precision != "year":
        return None
    year = when.ends[0].text
    return _Word(
        "it may lie within that year",
        f"if it was over when the year began, write before {shorten(year)}",
    )


_ROWS: tuple[Callable[[Examined, Event, When], _Word | None], ...] = (
    _winter,
    _southern,
    _before_christ,
    _third,
    _century,
    _by_year,
)
