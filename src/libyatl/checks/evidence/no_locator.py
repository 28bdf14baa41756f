"""`no-locator`: a citation that does not say where in its source to look."""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.checks.examined import Examined, Finding
from libyatl.text.inert import shorten

_EXAMPLE = "say where in it, as in `at: p. 3`"


def check(examined: Examined) -> Iterator[Finding]:
    """Yield the citations without `at`; once for a source of which no citation has one."""
    key = examined.names.sources.key
    without: dict[str, list[tuple[int, int]]] = {}
    located = set()
    for place, event in enumerate(examined.events):
        for number, citation in enumerate(event.sources):
            source = key(citation.source)
            if citation.at:
                located.add(source)
            else:
                without.setdefault(source, []).append((place, number))
    for source, citations in without.items():
        if source not in located and len(citations) > 1:
            yield _never(examined, source, citations)
            continue
        for place, number in citations:
            yield examined.finding(
                place,
                f"sources/{number}",
                message=f"the citation of '{shorten(source)}' does not say where in it to look",
                help=_EXAMPLE,
                about=(examined.events[place].id, source),
            )


def _never(examined: Examined, source: str, citations: list[tuple[int, int]]) -> Finding:
    """Say of a source that none of its citations says where in it to look."""
    place, number = citations[0]
    first = examined.timeline.span(place, f"sources/{number}")
    span = examined.timeline.span(("sources", source))
    return Finding(
        message=f"'{shorten(source)}' is cited {len(citations)} times, "
        "and never with where in it to look",
        span=span or first,
        help=_EXAMPLE,
        related=((first, "the first of them"),) if span else (),
        about=(source,),
    )
