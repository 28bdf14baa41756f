"""What had been told by a day, or by a moment of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from libyatl.chronology.answers.appearing import Appearing
from libyatl.chronology.chronology import Chronology
from libyatl.chronology.sources.publication import firm_publications
from libyatl.chronology.statements.constraints import Statement
from libyatl.dates import When
from libyatl.dates.axis import Scale
from libyatl.dates.when import of_parts
from libyatl.model import Event, Timeline
from libyatl.model.accounts import as_first_told
from libyatl.model.registers import names_of
from libyatl.model.renumbered import RenumberedPositions
from libyatl.truth import Truth


class AsOf(NamedTuple):
    """What had been published by a day or a moment.

    Attributes:
        timeline: the events with a source that was, or may have been, published by then,
            each with those citations alone.
        shown: for each event of it, YES or MAYBE: whether some citation of it had surely
            been published by then.
        places: for each event of it, its place in the whole timeline.
        left_out: how many events of the whole timeline it lacks.
        cited: its events, each with the citations alone that had surely been published.
        sure: the same, and of an event that has none neither its date nor its relations, nor
            those of others to it: all that surely had been told.
    """

    timeline: Timeline
    shown: tuple[Truth, ...]
    places: tuple[int, ...]
    left_out: int
    cited: tuple[Event, ...]
    sure: tuple[Event, ...]


def as_of(known: Chronology, day: int | When) -> AsOf:
    """Return what of a timeline had been published by the end of a day, as far as is known today.

    A citation had been published when its source had: by what is stated of sources, and not before
    anything that it tells as past, as far as all statements together date that (`Appearing`). What
    surely had rests on firm statements alone. Where both may be, the answer is MAYBE.

    Of a vague `day`, its last possible day counts, and its last second where it has a clock; of a
    [] set, that of one of its dates, and nobody knows which. A clock without a zone is compared
    with the dates of publication as they are written, one with a zone as an instant. Events that
    cite nothing are left out. Relations to what is left out stay, and name nothing.

    Args:
        known: what all statements of the timeline imply.
        day: the day, or the date.
    """
    appeared = _Appeared(known)
    names = names_of(known.timeline)
    timeline = known.timeline
    doubtful = isinstance(day, When) and day.qualified
    events: list[Event] = []
    answers: list[list[Truth]] = []
    shown: list[Truth] = []
    places: list[int] = []
    paths: list[Mapping[str, str]] = []
    for place, event in enumerate(timeline.events):
        told = [appeared.by_the_end(day, place, number) for number in range(len(event.sources))]
        kept = [number for number, answer in enumerate(told) if answer]
        if not kept:
            continue
        best = max(told)
        shown.append(min(best, Truth.MAYBE) if doubtful else best)
        places.append(place)
        answers.append([told[number] for number in kept])
        if len(kept) == len(event.sources):
            paths.append({})
        else:
            paths.append({f"sources/{new}": f"sources/{old}" for new, old in enumerate(kept)})
            event = event._replace(sources=tuple(event.sources[number] for number in kept))
        events.append(as_first_told(event, names))
    moved = RenumberedPositions(timeline.positions, places, paths)
    is_excerpt = timeline.excerpt or len(events) < len(timeline.events) or any(paths)
    cut = replace(timeline, events=tuple(events), positions=moved, excerpt=is_excerpt)
    sourced = tuple(as_first_told(event, names) for event in _cited(events, answers))
    left_out = len(timeline.events) - len(events)
    return AsOf(cut, tuple(shown), tuple(places), left_out, sourced, _sure(sourced))


class _Appeared:
    """Whether the citations of a timeline had appeared by some moments."""

    def __init__(self, known: Chronology) -> None:
        self._known = known
        self._firm = known.firm
        self._on: dict[Scale, tuple[Appearing, Appearing]] = {}

    def by_the_end(self, day: int | When, place: int, number: int) -> Truth:
        """Say whether a citation had appeared by the end of a day, or of any of its parts."""
        if not isinstance(day, When):
            return self._by((day, "days"), place, number)
        if day.parts:
            answers = [self.by_the_end(part, place, number) for part in day.parts]
            answer = of_parts(answers, day.choice)
            # A range in a [] set is one of more dates than its ends.
            if day.choice == "one":
                begun = [
                    self._by(_bound(part, 0), place, number)
                    for part in day.parts
                    if part.precision == "range"
                ]
                answer = min([answer, *(max(each, Truth.MAYBE) for each in begun)])
            return answer
        surely = self._by(_bound(day, 3), place, number)
        possibly = self._by(_bound(day.reach, 3), place, number)
        return max(surely, min(possibly, Truth.MAYBE))

    def _by(self, moment: tuple[int, Scale], place: int, number: int) -> Truth:
        at, scale = moment
        earliest, latest = self._on.get(scale) or self._bounded(scale)
        if earliest.of(place, number) > at:
            return Truth.NO
        return Truth.MAYBE if latest.of(place, number) > at else Truth.YES

    def _bounded(self, scale: Scale) -> tuple[Appearing, Appearing]:
        known, firm = self._known, self._firm
        publications = known.rules.publications
        surely = firm_publications(publications)
        self._on[scale] = (
            Appearing(known, publications, scale, latest=False, set_aside=_set_aside(known)),
            Appearing(firm, surely, scale, latest=True, set_aside=_set_aside(firm)),
        )
        return self._on[scale]


def _set_aside(chronology: Chronology) -> frozenset[Statement]:
    """Return all that some contradiction names: nothing rests on it."""
    found = (statement for each in chronology.contradictions for statement in each.statements)
    return frozenset(found)


def _bound(date: When, number: int) -> tuple[int, Scale]:
    """Return a bound of a date on its scale: an instant where it has a zone, else as written."""
    if not date.clocked:
        return date.days[number], "days"
    if date.offsets is None or date.offsets[number] is None:
        return date.wall[number], "wall"
    return date.instants[number], "instants"


def _cited(events: Sequence[Event], answers: Sequence[Sequence[Truth]]) -> tuple[Event, ...]:
    """Return the events with what had surely been published alone (`AsOf.cited`)."""
    return tuple(
        event
        if Truth.MAYBE not in told
        else event._replace(
            sources=tuple(
                citation
                for citation, answer in zip(event.sources, told, strict=True)
                if answer is Truth.YES
            )
        )
        for event, told in zip(events, answers, strict=True)
    )


def _sure(cited: Iterable[Event]) -> tuple[Event, ...]:
    """Return what surely had been told, of events with what was surely published (`AsOf.sure`)."""
    unsure = {event.id for event in cited if not event.sources}
    return tuple(
        event._replace(when=None, relations=())
        if event.id in unsure
        else event._replace(relations=tuple(r for r in event.relations if r.event not in unsure))
        for event in cited
    )
