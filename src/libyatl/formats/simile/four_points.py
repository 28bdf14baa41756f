"""The date of an event of SIMILE, of its up to four points and whether it lasted.

Its own loader (timeline.js 2.3) says what they mean. In XML an event with `start` and `end` was at
one moment between them, unless it says `isDuration="true"`; in JSON it lasted from one to the
other, unless it says `durationEvent: false`. `latestStart` and `earliestEnd` say how far its begin
and its end may lie within. `isDuration` of JSON, which that loader takes for its contrary, is read
as it says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from typing import NamedTuple

from libyatl.dates.parsing import is_date
from libyatl.dates.together.column import DateColumn, Unread, read_together
from libyatl.formats.entries.nodes import Mapping, Scalar
from libyatl.formats.foreign.dating import scalar_of
from libyatl.formats.foreign.spans import choice, in_edtf, open_span, span
from libyatl.formats.how import How

POINTS = ("start", "latestStart", "earliestEnd", "end")
LASTING = ("durationEvent", "isDuration")
_CLOCK = re.compile(r"[0-9]{1,2}:[0-9]{2}")
_MIDNIGHT = re.compile(
    r"[T ]\s?00:00(?::00(?:\.0{1,9})?)?\s?(?:Z|GMT|UTC)?\s?(?:[+-][0-9]{2}:?[0-9]{2})?"
    r"(?: ?\([^()]{0,40}\))?$",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(r"(-?)([0-9]{1,3})")


class Points(NamedTuple):
    """The date of an event.

    Attributes:
        text: a date in the grammar of dates; empty where there is none.
        unread: what stands as the date, where that cannot be read.
        faults: the cells that cannot be read, each with the reason.
        is_four: whether its begin or its end is a stretch of its own, which no date says.
    """

    text: str = ""
    unread: str = ""
    faults: tuple[tuple[Scalar, Unread], ...] = ()
    is_four: bool = False


class FourPoints:
    """Dates the events of a file; `are_days` where each clock time of it is 00:00:00."""

    def __init__(self, events: Iterable[Mapping], how: How, *, lasts: bool) -> None:
        """Take the events, how they are read, and whether one lasts that does not say it."""
        cells = Counter(
            cell.value.strip()
            for event in events
            for key in POINTS
            if (cell := scalar_of(event, key))
        )
        clocks = [cell for cell in cells if _CLOCK.search(cell)]
        self.are_days = bool(clocks) and all(_MIDNIGHT.search(cell) for cell in clocks)
        self._lasts = lasts
        plain: Counter[str] = Counter()
        for typed, count in cells.items():
            plain[self._undecorated(typed)] += count
        # Browsers, which read these dates, take the month for the first number of `3/4/2015`.
        self._column: DateColumn = read_together(
            plain,
            order=how.order or "month",
            century=how.century,
            missing=frozenset(how.missing),
            epoch=how.epoch,
        )

    def of(self, event: Mapping) -> Points:
        """Return the date of an event."""
        cells = {key: cell for key in POINTS if (cell := scalar_of(event, key))}
        texts: dict[str, str] = {}
        faults: list[tuple[Scalar, Unread]] = []
        for key, cell in cells.items():
            told = self._column.read(self._undecorated(cell.value.strip()))
            if isinstance(told, Unread):
                faults.append((cell, told))
            elif told.text:
                texts[key] = told.text
        failed = {key for key, cell in cells.items() if any(cell is one for one, _ in faults)}
        lasted = self._lasted(event, cells)
        if "start" in failed or ("end" in failed and not (lasted and "start" in texts)):
            return Points(unread=_typed(cells), faults=tuple(faults))
        text = _date_of_points(texts, lasted=lasted)
        if text and not is_date(text):
            why = Unread(
                "",
                f"'{_typed(cells)}' cannot be read as a date",
                "see that both are days, and that it ends after it begins",
            )
            at = next(iter(cells.values()))
            return Points(unread=_typed(cells), faults=(*faults, (at, why)))
        is_four = lasted and not {"latestStart", "earliestEnd"}.isdisjoint(texts)
        return Points(text, faults=tuple(faults), is_four=is_four)

    def _undecorated(self, cell: str) -> str:
        """Return a date without a time that says nothing, and its year in four digits."""
        plain = _MIDNIGHT.sub("", cell) if self.are_days else cell
        short = _SHORT_YEAR.fullmatch(plain)
        return f"{short[1]}{short[2]:0>4}" if short else plain

    def _lasted(self, event: Mapping, cells: Collection[str]) -> bool:
        """Whether it lasted: as it says, else, if anything says when it ended, as others do."""
        for key in LASTING:
            cell = scalar_of(event, key)
            if cell is not None and cell.value.strip().lower() in ("true", "false"):
                return cell.value.strip().lower() == "true"
        return self._lasts and ("end" in cells or "earliestEnd" in cells)


def _date_of_points(texts: dict[str, str], *, lasted: bool) -> str:
    """Return the date that the points of an event come to; empty where there are none."""
    begin, end = texts.get("start", ""), texts.get("end", "")
    if not begin:
        return "" if not end else open_span(end) if lasted else f"[..{in_edtf(end)}]"
    latest = texts.get("latestStart", "")
    if not end and latest and not lasted:
        end = latest
    if not end or in_edtf(begin) == in_edtf(end):
        return begin
    return span(begin, end) if lasted else choice(begin, end)


def _typed(cells: dict[str, Scalar]) -> str:
    return " - ".join(cells[key].value.strip() for key in ("start", "end") if key in cells)
