"""When the words of each citation appeared, by what is said of sources and what follows of events.

What a source tells as past had begun when it was published, so that it was not out before: here
the solved bounds of events bear on the moments of publication. A source of one moment is one for
all its citations. Of any other (a channel, an inquiry, a voice) each citation appeared at a moment
of its own, and nothing passes from one of these to another.
"""

from __future__ import annotations

from collections.abc import Container, Iterable

from libyatl.chronology.solved import Solved
from libyatl.chronology.sources.publication import Publications
from libyatl.chronology.statements.constraints import Statement, citation_path
from libyatl.chronology.statements.own import TELLING
from libyatl.chronology.statements.runs import days_apart
from libyatl.dates import OPEN_PAST
from libyatl.dates.axis import SECONDS_IN_DAY, Four, Scale
from libyatl.model import Citation, Event, Status
from libyatl.model.redated import dates_of

_IN_DOUBT: frozenset[Status] = frozenset(("claimed", "disputed", "planned"))
"""What is told of an event of such a status is no firm ground for anything else."""


class Appearing:
    """The first moment at which each citation can have appeared, or the last, on a scale.

    A greater number is always the closer bound: last moments are kept with their sign changed.
    """

    def __init__(
        self,
        solved: Solved,
        publications: Publications,
        scale: Scale,
        *,
        latest: bool,
        set_aside: Container[Statement] = (),
    ) -> None:
        """Take what was solved and what is said of sources, of which some may be set aside.

        With `latest` the bounds are the last moments, and both are to be firm: then what is told
        of events that are claimed, disputed or planned bounds nothing.
        """
        self._solved = solved
        self._publications = publications
        self._scale = scale
        self._latest = latest
        self._set_aside = set_aside
        self._slack = 0
        if scale != "instants":
            dates = dates_of(solved.timeline.events, publications.sources.values())
            self._slack = days_apart(dates) * (1 if scale == "days" else SECONDS_IN_DAY)
        self._tellings: dict[tuple[int, int], int] = {}
        self._at: dict[str, int] = {}
        self._through: dict[str, int] = {}
        self._pass_on(self._told())

    def of(self, place: int, number: int) -> int:
        """Return the bound of a citation of an event, open where nothing bounds it."""
        citation = self._solved.timeline.events[place].sources[number]
        id = self._publications.key(citation.source)
        at = self._at[id] if id in self._at else self._by_what_is_stated(id)
        told = self._tellings.get((place, number))
        if told is not None:
            at = self._closest(id, at, (told,))
        return self._signed(at)

    def _told(self) -> dict[str, list[int]]:
        """Return by source what it tells of events says of when it appeared."""
        told: dict[str, list[int]] = {}
        latest = self._latest
        for place, event in enumerate(self._solved.timeline.events):
            for number, citation in enumerate(event.sources):
                points = [
                    point for point, past in TELLING[event.told_by(citation)] if past != latest
                ]
                bound = self._telling(place, number, points) if points else OPEN_PAST
                if bound > OPEN_PAST:
                    self._tellings[place, number] = bound
                    told.setdefault(self._publications.key(citation.source), []).append(bound)
        return told

    def _telling(self, place: int, number: int, points: Iterable[int]) -> int:
        """Return what a citation says of when it appeared, by points of its event that it tells."""
        event = self._solved.timeline.events[place]
        citation = event.sources[number]
        if Statement(place, citation_path(number)) in self._set_aside:
            return OPEN_PAST
        if self._latest and (event.status in _IN_DOUBT or _says_in_doubt(citation)):
            return OPEN_PAST
        bounds = self._dated(place, event, citation)
        return max(self._off(self._signed(bounds[2 * point + self._latest])) for point in points)

    def _dated(self, place: int, event: Event, citation: Citation) -> Four:
        """Return the bounds of an event by what is cited: its own, and those of that account.

        An account answers for itself. What follows of the event makes its date no more than closer,
        within it: so nobody who leaves other citations out makes a source come later by that.
        """
        own, other = event.when, citation.says.when if citation.says else None
        found = self._solved.reach_on(self._scale, place)
        if other is None:
            return found
        begin, last_begin, end, last_end = told = other.reach.on(self._scale)
        if own is not None:
            apart = other.reach.first_day > own.reach.last_day
            if apart or other.reach.last_day < own.reach.first_day:
                return told
        a, b = (max(begin, min(each, last_begin)) for each in found[:2])
        c, d = (max(end, min(each, last_end)) for each in found[2:])
        return a, b, c, d

    def _pass_on(self, told: dict[str, list[int]]) -> None:
        """Bound each source, those first that bound others.

        Of what a source came through, or drew on, its own bound counts (`_at`); in the other
        direction all that is told by it passes through (`_through`), though it be of many moments.
        """
        stemming = self._publications.stemming
        for id in reversed(stemming.order) if self._latest else stemming.order:
            at = self._by_what_is_stated(id)
            if self._latest:  # of several through which it came, it is not known which it was
                stems = [self._at.get(each, OPEN_PAST) for each in stemming.via.get(id, ())]
                stems = [min(stems)] if stems else []
                back = stemming.drawing
            else:
                stems = [self._at.get(each, OPEN_PAST) for each in stemming.drawn_on.get(id, ())]
                back = stemming.relayed
            at = self._closest(id, at, map(self._off, stems))
            passed = [self._off(self._through.get(each, OPEN_PAST)) for each in back.get(id, ())]
            through = self._closest(id, at, (*told.get(id, ()), *passed))
            self._at[id] = through if self._publications.is_moment(id) else at
            self._through[id] = through

    def _by_what_is_stated(self, id: str) -> int:
        """Return the bound by what is stated of sources alone."""
        return self._signed(self._by_sources(id, latest=self._latest))

    def _by_sources(self, id: str, *, latest: bool) -> int:
        published = self._publications.of(id)
        day = published.last if latest else published.first
        if self._scale == "days":
            return day
        dates = map(self._publications.date, published.dates(latest=latest))
        bounds = [when.reach.on(self._scale) for when in dates]
        if latest:
            return max((bound[3] for bound in bounds), default=day)
        return min((bound[0] for bound in bounds), default=day)

    def _closest(self, id: str, at: int, others: Iterable[int]) -> int:
        """Return the closest of some bounds of a source.

        What is stated of sources goes before what follows from events, if the two clash.
        """
        limit = self._signed(self._by_sources(id, latest=not self._latest))
        return max(at, max((each for each in others if each <= limit), default=at))

    def _signed(self, bound: int) -> int:
        return -bound if self._latest else bound

    def _off(self, bound: int) -> int:
        """Return a bound as far off as other clocks may be."""
        return bound - self._slack if bound > OPEN_PAST else bound


def _says_in_doubt(citation: Citation) -> bool:
    says = citation.says
    return says is not None and says.when is not None and says.when.qualified
