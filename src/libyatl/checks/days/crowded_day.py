"""`crowded-day`: one day that bears far more events of a file than any other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from libyatl.checks.days.placeholder_date import placeholder_events
from libyatl.checks.days_in_text import named_days, names, texts_of
from libyatl.checks.examined import Examined, Finding
from libyatl.checks.file_order import Dated, by_file
from libyatl.dates import When
from libyatl.dates.civil import civil
from libyatl.text.inert import shorten

_FEWEST = 10
_TIMES = 5
_OTHERS = 6
"""Of fewer other days nobody knows how many events a day bears in that file."""
_SHOWN = 5


def check(examined: Examined) -> Iterator[Finding]:
    """Yield one finding for each file with a date that is written far more often than any other.

    A date that was filled down in a spreadsheet is the same text, clock and all; what happened in
    one day has its clocks, or days beside it that bear many events too, or texts that name the day.
    """
    texts = (event.when.text for event in examined.events if event.when and _is_day(event.when))
    if max(Counter(texts).values(), default=0) < _FEWEST:
        return
    for dated in by_file(examined):
        days = [one for one in dated if _is_day(one.when)]
        often = Counter(one.when.text for one in days)
        if len(often) <= _OTHERS:
            continue
        (text, count), (_, next) = often.most_common(2)
        if count >= max(_FEWEST, _TIMES * next):
            crowd = [one for one in days if one.when.text == text]
            if not _is_told(examined, crowd):
                yield _crowded(examined, crowd, len(days), next)


def _is_day(when: When) -> bool:
    return when.form == "date" and when.precision in ("day", "time") and not when.qualified


def _is_told(examined: Examined, crowd: Sequence[Dated]) -> bool:
    """Say whether the day is known to stand for none, or half of the events name it themselves."""
    if crowd[0].place in placeholder_events(examined):
        return True
    year, month, day = civil(crowd[0].when.first_day)
    texts = (texts_of(examined.events[one.place]) for one in crowd)
    naming = sum(
        any(names(named_days(text), year, month, day) for _, text in fields) for fields in texts
    )
    return 2 * naming >= len(crowd)


def _crowded(examined: Examined, crowd: Sequence[Dated], count: int, next: int) -> Finding:
    others = (examined.timeline.span(one.place, "date") for one in crowd[1 : _SHOWN + 1])
    return examined.finding(
        crowd[0].place,
        "date",
        message=f"{len(crowd)} of {count} events are dated {shorten(crowd[0].when.text)}, "
        f"and on no other day more than {next}",
        label="was it filled down in a spreadsheet?",
        help="correct the days that are others; if all are that day, accept this with the reason",
        related=tuple((span, "the same day") for span in others),
    )
