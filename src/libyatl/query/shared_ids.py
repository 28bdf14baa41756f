"""Rows of a table that share an id: how many of those that are handed on do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from libyatl.findings.diagnostics import Diagnostic, Severity, Span
from libyatl.model import Timeline
from libyatl.model.entries import ID_AS_TYPED, called_by_number
from libyatl.text.inert import shorten
from libyatl.text.plurals import number_of

_MOST_SHOWN = 3


def shared_ids(timeline: Timeline, places: Iterable[int]) -> Iterator[Diagnostic]:
    """Yield a warning where events at some of the places of a timeline are shown with one id."""
    if not timeline.shared_ids:
        return
    chosen = set(places)
    shared: dict[str, int] = {}
    first: int | None = None
    for id, sharing in timeline.shared_ids.items():
        if called_by_number(id):
            continue  # it is a number of a row, and not said by its author
        if further := [place for place in sharing if place in chosen][1:]:
            shared[id] = len(further)
            first = further[0] if first is None else min(first, further[0])
    if first is not None:
        yield shared_by(shared, timeline.span(first, "id") or timeline.span(first))


def shared_by(shared: Mapping[str, int], place: Span | None) -> Diagnostic:
    """Return the warning that events bear ids of earlier ones, each with how many do.

    `place` is where the first of these stands.
    """
    first = ", ".join(f"'{shorten(id)}'" for id in [*shared][:_MOST_SHOWN])
    more = ", ..." if len(shared) > _MOST_SHOWN else ""
    rows = sum(shared.values())
    does = "bears the id of an earlier one" if rows == 1 else "bear the ids of earlier ones"
    return Diagnostic(
        code="duplicate-id",
        severity=Severity.WARNING,
        message=f"{number_of(rows, 'event')} {does}: {first}{more}",
        span=place,
        help="all stand; where ids must differ, as in JSON, the later ones have one that is made, "
        f"and keep theirs under '{ID_AS_TYPED}'",
    )
