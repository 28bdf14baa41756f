"""`published-before`: a source that was published before what it tells, or was seen too early.

That an event begins after a source that reports it is a contradiction, and the chronology
finds it; here is what it does not look at, or does not come to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from libyatl.checks.examined import Examined, Finding, Pointed
from libyatl.chronology.sources.passed_back import Said
from libyatl.chronology.sources.publication import Published
from libyatl.chronology.statements.constraints import Statement, citation_path
from libyatl.dates import OPEN_FUTURE, OPEN_PAST, When
from libyatl.dates.saying.in_words import bounds_in_words
from libyatl.model import Citation, Event, Source
from libyatl.model.accounts import share_a_day
from libyatl.text.inert import shorten


def check(examined: Examined) -> Iterator[Finding]:
    """Yield what surely lies after the publication that tells of it, or sight before that."""
    for id, source in examined.timeline.sources.items():
        yield from _seen_too_early(examined, id, source)
        yield from _came_through_earlier(examined, id, source)
        yield from _drew_on_later(examined, id, source)
    reported = {said for one in examined.chronology.contradictions for said in one.statements}
    for place, event in enumerate(examined.events):
        for number, citation in enumerate(event.sources):
            last = examined.publications.of(citation.source).last
            when = _told_date(event, citation)
            later = when is not None and when.first_day > last
            if event.told_by(citation) in ("past", "over") and (later or citation.says):
                said = Statement(place, citation_path(number))
                yield from _told_too_early(examined, said, reported=said in reported)


def _seen_too_early(examined: Examined, id: str, source: Source) -> Iterator[Finding]:
    accessed, published = source.accessed, source.published
    if accessed and published and not accessed.qualified and _after(published, accessed.last_day):
        yield examined.finding(
            ("sources", id),
            "accessed",
            message=f"'{shorten(id)}' was seen {_by(accessed.last_day)}, "
            f"and published {_from(published.first_day)}",
            help="correct the one or the other",
            related=_places_of_dates(examined, [(id, "published")]),
        )


def _came_through_earlier(examined: Examined, id: str, source: Source) -> Iterator[Finding]:
    """Yield what is stated to be later than all that it came through."""
    published, relays = source.published, _keyed(examined, source.via)
    if published is None or published.qualified:
        return
    last, dates = _relayed_by(examined, relays)
    if published.first_day > last:
        listed = ", ".join(f"'{shorten(relay)}'" for relay in relays[:_NAMED])
        yield examined.finding(
            ("sources", id),
            "via",
            message=f"'{shorten(id)}' was published {_from(published.first_day)}, and reached us "
            f"through what was published {_by(last)}: {listed}",
            help=_MEND_VIA,
            related=_places_of_dates(examined, [(id, "published"), *dates]),
            about=(id, *relays),
        )


def _drew_on_later(examined: Examined, id: str, source: Source) -> Iterator[Finding]:
    """Yield what is earlier than what it drew on: as stated, as read, or as it reached us."""
    for other in _keyed(examined, source.derived_from):
        days = examined.publications.of(other)
        doubtful = any(examined.publications.date(date).qualified for date in days.first_of)
        for last, came, dates in _by_itself(examined, id, source):
            if last < days.first and not doubtful:
                yield examined.finding(
                    ("sources", id),
                    "derived_from",
                    message=f"'{shorten(id)}' {came} {_by(last)}, and drew on "
                    f"what was published {_from(days.first)}: '{shorten(other)}'",
                    help="correct the one or the other",
                    related=_places_of_dates(examined, [*dates, *days.first_of]),
                    about=(id, other),
                )
                break


def _by_itself(
    examined: Examined, id: str, source: Source
) -> Iterator[tuple[int, str, Sequence[Said]]]:
    """Yield the last days of a source by what is said of it: with the words, and whose dates."""
    for field, when in (("published", source.published), ("accessed", source.accessed)):
        if when is not None and not when.qualified:
            yield when.last_day, _DID[field], [(id, field)]
    last, dates = _relayed_by(examined, _keyed(examined, source.via))
    yield last, "reached us through what was published", dates


def _relayed_by(examined: Examined, relays: Sequence[str]) -> tuple[int, Sequence[Said]]:
    """Return the last day of all that a source came through, where it is sure, and its dates."""
    days = [examined.publications.of(relay) for relay in relays]
    last = max((_last_if_sure(examined, each) for each in days), default=OPEN_FUTURE)
    return last, [date for each in days for date in each.last_of]


def _keyed(examined: Examined, names: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(map(examined.names.sources.key, names)))


def _told_too_early(examined: Examined, said: Statement, *, reported: bool) -> Iterator[Finding]:
    """Yield what a citation tells as past and was yet to come; not what is reported anyhow."""
    place, path = said
    assert isinstance(place, int)
    event = examined.events[place]
    citation = event.sources[int(path.rpartition("/")[2])]
    days = examined.publications.of(citation.source)
    last = _last_if_sure(examined, days)
    about = event.id, examined.names.sources.key(citation.source)
    published = f"'{shorten(citation.source)}' was published {_by(last)}, and"
    when = _told_date(event, citation)
    if when and _after(when, last) and not reported:
        yield examined.finding(
            place,
            path,
            message=f"{published} the event began {_from(when.first_day)}",
            help=_MEND,
            related=_places_of_dates(examined, days.last_of),
            about=about,
        )
    says = citation.says.when if citation.says else None
    if says and _after(says, last):
        yield examined.finding(
            place,
            f"{path}/says/date",
            message=f"{published} is said to tell of a day {_from(says.first_day)}",
            help=_MEND,
            related=_places_of_dates(examined, days.last_of),
            about=about,
        )


_DID = {"published": "was published", "accessed": "was read"}


def _told_date(event: Event, citation: Citation) -> When | None:
    """Return the date that an event has, unless a source tells of it on another: then it has none.

    What that one says is looked at by itself.
    """
    when, said = event.when, citation.says
    if when is None or said is None or said.when is None or share_a_day(when, said.when):
        return when
    return None


_NAMED = 3
"""So many sources through which one came are named."""

_MEND_VIA = (
    "correct the one or the other; what copied or drew on another says `derived_from`, not `via`"
)
_MEND = "correct the one or the other; `tells: ahead` marks an announcement"


def _after(when: When, day: int) -> bool:
    return when.first_day > day and not when.qualified


def _by(day: int) -> str:
    return bounds_in_words(OPEN_PAST, day)


def _from(day: int) -> str:
    return bounds_in_words(day, OPEN_FUTURE)


def _last_if_sure(examined: Examined, days: Published) -> int:
    """Return the last day of publication, as far as that is sure."""
    dates = map(examined.publications.date, days.last_of)
    return OPEN_FUTURE if any(when.qualified for when in dates) else days.last


def _places_of_dates(examined: Examined, dates: Iterable[Said]) -> Pointed:
    """Return where dates of sources stand."""
    span = examined.timeline.span
    return tuple(
        (span(("sources", id), path), f"when '{shorten(id)}' {_DID[path]}") for id, path in dates
    )
