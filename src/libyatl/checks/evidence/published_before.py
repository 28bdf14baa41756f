"""`published-before`: a source that was published before what it tells, or was seen too early.

That an event begins after a source that reports it is a contradiction, and the chronology
finds it; here is what it does not look at, or does not come to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from libyatl.checks.examined import Examined, Finding, Pointed
from libyatl.chronology.sources.publication import Published
from libyatl.chronology.statements.constraints import Statement
from libyatl.chronology.statements.rules import citation_path
from libyatl.dates import OPEN_FUTURE, OPEN_PAST, When
from libyatl.dates.saying.in_words import bounds_in_words
from libyatl.model import Source
from libyatl.text.inert import shorten


def check(examined: Examined) -> Iterator[Finding]:
    """Yield what surely lies after the publication that tells of it, or sight before that."""
    for id, source in examined.timeline.sources.items():
        yield from _seen_too_early(examined, id, source)
    reported = {said for one in examined.chronology.contradictions for said in one.statements}
    for place, event in enumerate(examined.events):
        for number, citation in enumerate(event.sources if event.status != "planned" else ()):
            last = examined.publications.of(citation.source)[1]
            later = event.when is not None and event.when.first_day > last
            if citation.tells == "past" and (later or citation.says):
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
            related=_publications(examined, [id]),
        )


def _told_too_early(examined: Examined, said: Statement, *, reported: bool) -> Iterator[Finding]:
    """Yield what a citation tells as past and was yet to come; not what is reported anyhow."""
    place, path = said
    assert isinstance(place, int)
    event = examined.events[place]
    citation = event.sources[int(path.rpartition("/")[2])]
    days = examined.publications.of(citation.source)
    last = _last(examined, days)
    about = event.id, examined.names.sources.key(citation.source)
    published = f"'{shorten(citation.source)}' was published {_by(last)}, and"
    if event.when and _after(event.when, last) and not reported:
        yield examined.finding(
            place,
            path,
            message=f"{published} the event began {_from(event.when.first_day)}",
            help=_MEND,
            related=_publications(examined, days[2]),
            about=about,
        )
    says = citation.says.when if citation.says else None
    if says and _after(says, last):
        yield examined.finding(
            place,
            f"{path}/says/date",
            message=f"{published} is said to tell of a day {_from(says.first_day)}",
            help=_MEND,
            related=_publications(examined, days[2]),
            about=about,
        )


_MEND = "correct the one or the other; `tells: ahead` marks an announcement"


def _after(when: When, day: int) -> bool:
    return when.first_day > day and not when.qualified


def _by(day: int) -> str:
    return bounds_in_words(OPEN_PAST, day)


def _from(day: int) -> str:
    return bounds_in_words(day, OPEN_FUTURE)


def _last(examined: Examined, days: Published) -> int:
    """Return the last day of publication, as far as that is sure."""
    stated = map(examined.publications.stated, days[2])
    return OPEN_FUTURE if any(one and one.qualified for one in stated) else days[1]


def _publications(examined: Examined, holders: Iterable[str]) -> Pointed:
    """Return where it is said when each source was published."""
    span = examined.timeline.span
    return tuple(
        (span(("sources", id), "published"), f"when '{shorten(id)}' was published")
        for id in holders
    )
