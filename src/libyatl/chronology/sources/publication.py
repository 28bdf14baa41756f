"""When each source was published, at the earliest and at the latest, as far as is known.

A source is published when its `published` says, and was by the day on which it was `accessed`. What
reached us through another source (`via`) was said no later than that was published: of several,
than the latest, since it is not known which relayed the words in question. What drew on another
(`derived_from`) was published no earlier than it.

A source whose `published` is one date is one moment within it. All others (a channel, an inquiry,
a voice) are as many moments as they are cited, so that no bound passes from one of these to
another. What a source states of itself goes before what follows from others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from libyatl.chronology.sources.passed_back import Passing, Said, Way, steps_of
from libyatl.chronology.sources.stemming import Stemming
from libyatl.dates import OPEN_FUTURE, OPEN_PAST, When
from libyatl.model import Source


class Published(NamedTuple):
    """Between which days a source was published, both inclusive, and the dates that say so.

    Of the first day there is one date at most; of the last there are several where the source
    reached us through several.
    """

    first: int = OPEN_PAST
    last: int = OPEN_FUTURE
    first_of: tuple[Said, ...] = ()
    last_of: tuple[Said, ...] = ()

    def dates(self, *, latest: bool) -> tuple[Said, ...]:
        """Return the dates that give the last day, or the first."""
        return self.last_of if latest else self.first_of


UNKNOWN = Published()


def firm_sources(sources: Mapping[str, Source]) -> Mapping[str, Source]:
    """Return what of the sources is firm: the same object if all is.

    A doubtful date of publication, or of reading, says nothing; what it came through still does.
    """
    if not any(_is_doubtful(s.published) or _is_doubtful(s.accessed) for s in sources.values()):
        return sources
    return {id: _firm_source(source) for id, source in sources.items()}


def _firm_source(source: Source) -> Source:
    return source._replace(
        published=None if _is_doubtful(source.published) else source.published,
        accessed=None if _is_doubtful(source.accessed) else source.accessed,
    )


def _is_doubtful(when: When | None) -> bool:
    return when is not None and when.qualified


class _Edge(NamedTuple):
    """A first or last day of publication, and the dates that give it.

    `told` are the dates in the order in which the ways to them are gone. `others` are the sources
    that it came from, by the statements `by`; none where it is a source's own. Of the closest that
    is passed back (`Passed`) the statements are made when they are told.
    """

    day: int
    dates: tuple[Said, ...] = ()
    told: tuple[Said, ...] = ()
    others: tuple[str, ...] = ()
    by: Way = None


def _stated(id: str, key: str, day: int) -> _Edge:
    """Return the first or last day by a date that a source states of itself under a key."""
    dates = ((id, key),)
    return _Edge(day, dates, dates)


class Giving:
    """What gives the last day of publication of a source, or the first.

    Attributes:
        dates: the dates that say so, in the order in which the ways to them are gone.
    """

    def __init__(
        self, publications: Publications, id: str, dates: tuple[Said, ...], *, latest: bool
    ) -> None:
        """Take whose days it gives, by id, and the dates."""
        self.dates = dates
        self._publications = publications
        self._id = id
        self._latest = latest

    @cached_property
    def qualified(self) -> bool:
        """Whether any of the dates is approximate or uncertain."""
        return any(self._publications.date(date).qualified for date in self.dates)

    def steps(self) -> tuple[Said, ...]:
        """Return by which ways the source stems from those with the dates, or these from it."""
        return self._publications.steps(self._id, latest=self._latest)


class Publications:
    """The days of publication of a registry's sources, by any name that means one."""

    def __init__(
        self,
        sources: Mapping[str, Source],
        key: Callable[[str], str],
        whole: Publications | None = None,
    ) -> None:
        """Take the registry, and whom a name in an event means.

        `whole` has dates that do not count here: one of them still says that a source was published
        at one moment, and what clashes with one bounds nothing.
        """
        self.sources = sources
        self.key = key
        self._whole = whole
        self._lasts: dict[str, _Edge] = {}
        self._firsts: dict[str, _Edge] = {}
        self._named: dict[str, Published] = {}
        self._giving: dict[tuple[str, bool], Giving] = {}

    @cached_property
    def stemming(self) -> Stemming:
        """From which sources each stems."""
        return Stemming(self.sources, self.key)

    @cached_property
    def _passing(self) -> tuple[Passing, Passing]:
        """What is passed back of first days, and of last days."""
        stemming = self.stemming
        return (
            Passing(stemming.relayed, "via", self.is_moment),
            Passing(stemming.drawing, "derived_from", self.is_moment),
        )

    def of(self, name: str) -> Published:
        """Return when the source that a name means was published."""
        found = self._named.get(name)
        if found is None:
            id = self.key(name)
            first, last = self._edge(id, latest=False), self._edge(id, latest=True)
            found = Published(first.day, last.day, first.dates, last.dates)
            self._named[name] = found
        return found

    def stated(self, id: str) -> When | None:
        """Return a source's own `published`."""
        source = self.sources.get(id)
        return source.published if source else None

    def date(self, said: Said) -> When:
        """Return the date that a source states under a key."""
        source = self.sources[said[0]]
        when = source.accessed if said[1] == "accessed" else source.published
        assert when is not None
        return when

    def is_moment(self, id: str) -> bool:
        """Whether a source was published at one moment, known or not."""
        source = (self._whole or self).sources.get(id)
        published = source.published if source else None
        return published is not None and published.kind == "point"

    def giving(self, name: str, *, latest: bool) -> Giving:
        """Return what gives the last day of publication, or the first: always the same object."""
        key = id, _ = self.key(name), latest
        if key not in self._giving:
            told = self._edge(id, latest=latest).told
            self._giving[key] = Giving(self, id, told, latest=latest)
        return self._giving[key]

    def steps(self, id: str, *, latest: bool) -> tuple[Said, ...]:
        """Return by which ways a source has the dates that give its last day, or its first."""
        steps: dict[Said, None] = {}
        waiting, met = [id], set[str]()
        while waiting:
            id = waiting.pop()
            if id in met:
                continue
            met.add(id)
            edge = self._edge(id, latest=latest)
            if edge.others and edge.by is None:
                steps |= dict.fromkeys(self._passing[latest].way(id))
            steps |= dict.fromkeys(reversed([*steps_of(edge.by)]))
            waiting += edge.others
        return tuple(reversed(steps))

    def _edge(self, root: str, *, latest: bool) -> _Edge:
        """Return the last day of publication, or the first; those that it rests on come first."""
        known = self._lasts if latest else self._firsts
        passing = self._passing[latest]
        stack = [(root, False)]  # of each source its day, or what is passed back to it
        while stack:
            id, back = stack[-1]
            if id in (passing if back else known):
                stack.pop()
                continue
            # A source of a circle rests on none of it, so that there is an end.
            resting = passing.resting(id) if back else self._rests(id, latest=latest)
            waiting = [one for one in resting if one[0] not in (passing if one[1] else known)]
            stack += waiting
            if back and not waiting:
                passing.find(id, lambda other: known[other].day if latest else -known[other].day)
            elif not waiting:
                known[id] = self._as_by_all(id, latest=latest)
        return known[root]

    def _as_by_all(self, id: str, *, latest: bool) -> _Edge:
        """Return the last day of a source, or the first; none that does not hold by all dates."""
        edge = self._last(id) if latest else self._first(id)
        if self._whole is None:
            return edge
        by_all = self._whole._edge(id, latest=latest)
        closer = edge.day < by_all.day if latest else edge.day > by_all.day
        return _Edge(OPEN_FUTURE if latest else OPEN_PAST) if closer else edge

    def _rests(self, id: str, *, latest: bool) -> Iterator[tuple[str, bool]]:
        """Yield the sources on which the day of one rests, and whether on what is passed back."""
        stems = self.stemming.via if latest else self.stemming.drawn_on
        yield from ((other, False) for other in stems.get(id, ()))
        if self.is_moment(id):
            yield id, True

    def _by_passing(self, id: str, limit: int, *, latest: bool) -> Iterator[_Edge]:
        """Yield the closest of the days that are passed back to a source, not beyond a limit."""
        passing = self._passing[latest]
        closest = passing.closest(id) if self.is_moment(id) else None
        if closest is None:
            return
        known = self._lasts if latest else self._firsts
        edge = known[closest.source]._replace(others=(closest.source,), by=None)
        if (edge.day >= limit) if latest else (edge.day <= limit):
            yield edge
            return
        # What clashes counts for nothing, and then the closest of all the others is to be found.
        for other, by in passing.all(id):
            edge = known[other]._replace(others=(other,), by=by)
            if (edge.day >= limit) if latest else (edge.day <= limit):
                yield edge

    def _last(self, id: str) -> _Edge:
        """Return the last day of a source, those of all that it rests on being known."""
        source = self.sources.get(id)
        if source is None:
            return _Edge(OPEN_FUTURE)
        floor = OPEN_PAST if source.published is None else source.published.reach.first_day
        edges = [_Edge(OPEN_FUTURE)]
        if source.published is not None:
            edges.append(_stated(id, "published", source.published.reach.last_day))
        edges += self._last_by_relays(id)
        edges += self._by_passing(id, floor, latest=True)
        if source.accessed is not None:
            edges.append(_stated(id, "accessed", source.accessed.reach.last_day))
        return min((edge for edge in edges if edge.day >= floor), key=lambda edge: edge.day)

    def _last_by_relays(self, id: str) -> Iterator[_Edge]:
        relays = self.stemming.via.get(id, ())
        if relays:
            lasts = [self._lasts[relay] for relay in relays]
            dates = tuple(dict.fromkeys(date for edge in lasts for date in edge.dates))
            told = tuple(dict.fromkeys(date for edge in reversed(lasts) for date in edge.told))
            day = max(edge.day for edge in lasts)
            yield _Edge(day, dates, told, relays, ((id, "via"), None))

    def _first(self, id: str) -> _Edge:
        """Return the first day of a source, those of all that it rests on being known."""
        source = self.sources.get(id)
        if source is None:
            return _Edge(OPEN_PAST)
        edges = [_Edge(OPEN_PAST)]
        if source.published is not None:
            edges.append(_stated(id, "published", source.published.reach.first_day))
        roof = self._edge(id, latest=True).day
        for other in self.stemming.drawn_on.get(id, ()):
            edge = self._firsts[other]
            if edge.day <= roof:
                edges.append(edge._replace(others=(other,), by=((id, "derived_from"), None)))
        edges += self._by_passing(id, roof, latest=False)
        return max(edges, key=lambda edge: edge.day)


def firm_publications(publications: Publications) -> Publications:
    """Return the same by firm statements alone: the same object if all are."""
    sources = firm_sources(publications.sources)
    if sources is publications.sources:
        return publications
    return Publications(sources, publications.key, publications)
