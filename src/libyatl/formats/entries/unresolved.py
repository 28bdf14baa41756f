"""Relations that lead nowhere: to the event itself, or to one that is not there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from libyatl.findings.diagnostics import Diagnostic, Remedy, Severity, Span
from libyatl.formats.entries.suggestions import Suggestions
from libyatl.model import Event, Relation
from libyatl.model.positions import Positions
from libyatl.model.rewriting import remedy
from libyatl.model.timeline import shared_ids
from libyatl.text.inert import shorten
from libyatl.text.plurals import number_of
from libyatl.text.spelling import fold

_ID = "write the id of an event that is read, or give that event this id"


def unresolved(
    events: Sequence[Event],
    positions: Positions,
    named: Collection[str] | None,
    left_out: Collection[str],
    suggest: Suggestions,
    *,
    excerpt: bool,
    owned: Collection[str] = (),
) -> Iterator[Diagnostic]:
    """Yield a finding for each relation that leads nowhere.

    `named` are the ids of events, None where nobody knows what else there is; `left_out` those of
    events left out for a reason that was given: a relation to one is a note, as in an excerpt.
    """
    alike: dict[str, str] | None = None
    shared: Mapping[str, tuple[int, ...]] | None = None
    for place, event in enumerate(events):
        if not event.relations:
            continue
        numbers: Counter[str] = Counter()
        for relation in event.relations:
            path = f"{relation.kind}/{numbers[relation.kind]}"
            numbers[relation.kind] += 1
            if event.named and relation.event == event.id:
                yield _to_itself(relation, positions.span(place, path))
                continue
            shared = shared_ids(events) if shared is None else shared
            if (bearing := shared.get(relation.event)) and relation.event not in owned:
                spans = [positions.span(one, "id") for one in bearing[:2]]
                yield _ambiguous(relation, positions.span(place, path), len(bearing), spans)
            elif named is None or relation.event in named:
                continue
            elif relation.event in left_out:
                yield _suspended(relation, positions.span(place, path))
            else:
                alike = _ids_by_fold({} if excerpt else named) if alike is None else alike
                meant = alike.get(fold(relation.event), "")
                guess = suggest.nearest(relation.event, named, "an event's id")
                help: str | Remedy = f"did you mean '{shorten(guess)}'?" if guess else _ID
                if meant and meant != event.id:
                    at = positions.span(place, f"{path}/event")
                    help = remedy(positions, [(at, relation.event)], meant)
                weighs = Severity.NOTE if excerpt else Severity.ERROR
                yield _dangling(relation, positions.span(place, path), help, weighs)


def _to_itself(relation: Relation, span: Span | None) -> Diagnostic:
    return Diagnostic(
        code="self-relation",
        severity=Severity.ERROR,
        message=f"'{shorten(relation.event)}' is stated to be {relation.kind} itself",
        span=span,
        help="name the other event",
    )


def _ambiguous(
    relation: Relation, span: Span | None, bearing: int, spans: Iterable[Span | None]
) -> Diagnostic:
    words = "one that bears it", "another"
    return Diagnostic(
        code="duplicate-id",
        severity=Severity.ERROR,
        message=f"the id '{shorten(relation.event)}' is borne by {number_of(bearing, 'event')}, "
        "and a relation names one event",
        span=span,
        help="give the one that is meant an id of its own; until then, the relation says nothing",
        related=tuple((at, word) for at, word in zip(spans, words, strict=True) if at),
    )


def _suspended(relation: Relation, span: Span | None) -> Diagnostic:
    return Diagnostic(
        code="suspended-relation",
        severity=Severity.NOTE,
        message=f"the event '{shorten(relation.event)}' is left out",
        span=span,
        help="until that event is mended, the relation says nothing",
    )


def _ids_by_fold(named: Iterable[str]) -> dict[str, str]:
    """Return the ids by what they fold to, less those that fold to the same or to nothing."""
    found: dict[str, str] = {}
    for id in named:
        folded = fold(id)
        found[folded] = "" if folded in found else id
    return {folded: id for folded, id in found.items() if folded}


def _dangling(
    relation: Relation, span: Span | None, help: str | Remedy, weighs: Severity
) -> Diagnostic:
    return Diagnostic(
        code="dangling-relation",
        severity=weighs,
        message=f"no event has the id '{shorten(relation.event)}'",
        span=span,
        help=help,
    )
