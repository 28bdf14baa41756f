"""Dates as views say them: short beside a rail, in full on a card."""

from __future__ import annotations

import re
from typing import NamedTuple

from libyatl.chronology import Chronology
from libyatl.dates import OPEN_FUTURE, OPEN_PAST, When
from libyatl.dates.calendar_names import MONTHS, year_name
from libyatl.dates.civil import civil
from libyatl.dates.saying.in_words import bounds_in_words, in_words
from libyatl.dates.saying.moments_said import moments_in_words
from libyatl.model import Event
from libyatl.query import Row as Selected
from libyatl.text.inert import one_line
from libyatl.text.measure import cut
from libyatl.views.indented import Row, Rows
from libyatl.views.page import Glyphs, Piece
from libyatl.views.words.value_words import value_words

_LONGEST_UNREAD = 40
"""Cells that a date which cannot be read takes at most, but on a card."""
_MINUTE = 60
_AFTER, _BETWEEN = "on or after ", "between "
_BEFORE_CLOCK = r", (?=\d\d:|(?:morning|afternoon|evening|noon)\b)"
_MONTH = "|".join(month[:3] for month in MONTHS)
_year_after_month = re.compile(rf"\b({_MONTH}) (AD \d+|\d+ BC|\d+)")


def date_words(when: When | None, glyphs: Glyphs, *, year: int | None = None) -> str:
    """Return the date, short; nothing for none.

    With the `year` of the heading above (astronomical), dates that name a month do not
    repeat it: `25 Jul`, `early Aug`, but `since 2015`.
    """
    if when is None:
        return ""
    words = in_words(when, short=True)
    if year is not None and _all_in(when, year):
        words = _without(words, year)
    return glyphs.dashed(words)


class Beginning(NamedTuple):
    """When something began, in words, short; or, where nobody can say that, when it ended.

    `is_derived` says that they follow from other statements than its own date; `as_written` is
    what stands where the date would, and is none: marked where it should be one.
    """

    words: str
    is_derived: bool = False
    as_written: str = ""


def beginning(
    row: Selected, chronology: Chronology, glyphs: Glyphs, *, year: int | None = None
) -> Beginning:
    """Return when an event began, as exactly as what says so is stated.

    With the `year` of the heading above (astronomical), nothing repeats it where a month is named.
    """
    event = row.event
    if event.when is not None:
        return Beginning(date_words(event.when, glyphs, year=year))
    words = "" if row.bounds.is_open else _derived(chronology, row.place)
    named = [day for day in row.bounds if OPEN_PAST < day < OPEN_FUTURE]
    if year is not None and all(civil(day)[0] == year for day in named):
        words = _without(words, year)
    written = cut(written_words(event), _LONGEST_UNREAD, ellipsis=glyphs.ellipsis)
    marked = f"date? {written}" if event.has_unread_date else written
    return Beginning(glyphs.dashed(words), bool(words), marked)


def dated(row: Selected, chronology: Chronology, glyphs: Glyphs) -> str:
    """Return when an event began, for a line of its own: what is derived has its mark before it."""
    words, is_derived, as_written = beginning(row, chronology, glyphs)
    words = in_brief(words, glyphs, stated=not is_derived)
    if is_derived:
        words = f"{glyphs.derived} {words}"
    return f"{as_written} {words}".strip()


def in_brief(words: str, glyphs: Glyphs, *, stated: bool = False) -> str:
    """Return words of a date that fit a column better: `25 Jul–Aug 2017`, `from Sep 2017`.

    Where no mark stands beside a `stated` date, `between` keeps it apart from what lasted.
    """
    if ", " in words:
        words = re.sub(_BEFORE_CLOCK, " ", words)
    if words.startswith(_AFTER):
        return f"from {words.removeprefix(_AFTER)}"
    if words.endswith(_unknown := f" {glyphs.dash} unknown"):
        return f"{words.removesuffix(_unknown)}{glyphs.dash}?"
    if not stated and words.startswith(_BETWEEN) and words.count(" and ") == 1:
        low, high = words.removeprefix(_BETWEEN).split(" and ")
        return f"{low} {glyphs.dash} {high}" if ":" in words else f"{low}{glyphs.dash}{high}"
    return words


def _derived(chronology: Chronology, place: int) -> str:
    from libyatl.views.words.moment_words import begun_words  # few events are without a date

    return begun_words(chronology, place)


def written_words(event: Event) -> str:
    """Return what stands where the date would, harmless, of an event that has none."""
    return one_line(event.date_as_written) or value_words(event.extra.get("date", ""))


def date_rows(event: Event, glyphs: Glyphs, typed: str = "") -> Rows:
    """Return the date in words, as written where that differs, and the days that it can mean.

    `typed` is how it is written where it was read as something else.
    """
    when = event.when
    if when is None:
        written = written_words(event)
        if event.has_unread_date:
            unread = Piece(f" {glyphs.between} cannot be read", "dim")
            return [Row([Piece(written, "warn"), unread])]
        as_written = f" {glyphs.between} written {written}" if written else ""
        return [Row([Piece(f"none stated{as_written}", "dim")])]
    said = in_words(when)
    words = glyphs.dashed(said)
    line = [Piece(words, "date")]
    written = typed or when.text
    if written != words:
        line.append(Piece(f" {glyphs.between} written {one_line(written)}", "dim"))
    if when.clocked:
        possible = _possible_moments(when, lasting=event.is_lasting)
    else:
        possible = _possible_days(when, said, lasting=event.is_lasting)
    told = glyphs.dashed(possible)
    return [Row(line), Row([Piece(told, "dim")])] if told else [Row(line)]


def _possible_days(when: When, words: str, *, lasting: bool) -> str:
    """Return which days are possible, or nothing where the words leave no doubt."""
    first, last_begin, first_end, last = when.days
    if when.parts or when.form == "each" or (first, first_end) == (last_begin, last):
        return ""
    if when.kind == "point":
        bounds = bounds_in_words(first, last)
        known = "some days, not known which" if lasting else "one day, not known which"
        if (first, last) == (OPEN_PAST, OPEN_FUTURE):
            return known
        return known if bounds == words else f"{known}: {bounds}"
    return _began_and_ended(
        when, bounds_in_words(first, last_begin), bounds_in_words(first_end, last)
    )


def _possible_moments(when: When, *, lasting: bool) -> str:
    """Return which moments are possible, or nothing where the words leave no doubt."""
    if when.parts or when.form == "each" or _is_told(when):
        return ""
    are_told = all(map(_is_told, when.ends))
    if when.kind == "point":
        bounds = _between(when, 0, 3)
        known = "some time, not known when" if lasting else "one moment, not known which"
        return known if when.form == "between" and are_told else f"{known}: {bounds}"
    if when.form == "lasted" and are_told:
        return ""
    return _began_and_ended(when, _between(when, 0, 1), _between(when, 2, 3))


def _is_told(date: When) -> bool:
    """Whether a date is one day, or one minute or second of it, which its words say."""
    return date.precision == "day" or date.d - date.a < _MINUTE


def _between(when: When, low: int, high: int) -> str:
    """Say what lies between two of the bounds of a clock, by their numbers."""
    offsets = when.offsets or (None, None, None, None)
    return moments_in_words(when.wall[low], when.wall[high], offsets[low], offsets[high])


def _began_and_ended(when: When, began: str, ended: str) -> str:
    """Say when it began and ended, from words for both; what is open is not known."""
    first, last_begin, first_end, last = when.days
    begins, ends = "no known beginning", "no known end"
    if first != OPEN_PAST:
        begins = f"began {_joint(began, one_day=first == last_begin)}{began}"
    if last != OPEN_FUTURE:
        ends = f"ended {_joint(ended, one_day=first_end == last)}{ended}"
    return f"{begins}, {ends}"


def _joint(words: str, *, one_day: bool) -> str:
    is_a_name = words[0].isdigit() or words[0].isupper()
    return "" if not is_a_name else "on " if one_day else "in "


def _without(words: str, year: int) -> str:
    name = year_name(year)
    return _year_after_month.sub(lambda found: found[1] if found[2] == name else found[0], words)


def _all_in(when: When, year: int) -> bool:
    """Say whether every date that is named lies in the year."""
    inner = when.parts or when.ends
    if inner:
        return all(_all_in(part, year) for part in inner)
    if not OPEN_PAST < when.first_day <= when.last_day < OPEN_FUTURE:
        return False
    return civil(when.first_day)[0] == year == civil(when.last_day)[0]
