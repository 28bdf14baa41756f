"""On which date each bound rests: how exactly it is known, and how sure.

A bound may follow in several ways. Of these the surest is told, and of the surest the one from the
date that is stated most exactly; but an event's own date goes before all others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations
from typing import NamedTuple

from libyatl.chronology.answers.tight import FIRM, Ways, first_of, stands_on, ways_to
from libyatl.chronology.layers import FOUND, Applied
from libyatl.chronology.solved import Solved
from libyatl.chronology.sources.publication import Giving
from libyatl.chronology.statements.constraints import (
    ORIGIN,
    ByPublication,
    Constraint,
    Statement,
    Support,
)
from libyatl.chronology.statements.grounds import OF_STATUS, Ground
from libyatl.chronology.statements.rules import Rules
from libyatl.dates import When


class Anchor(NamedTuple):
    """On what a bound rests: the date from which it follows, and why that is not certain.

    The date has no ends and no parts.
    """

    date: When
    grounds: frozenset[Ground]


_DOUBTFUL = frozenset({Ground.QUALIFIED})
_Known = dict[int, When | None]


class Anchors:
    """The anchors of a chronology's bounds, each worked out when it is asked for, and kept."""

    def __init__(self, solved: Solved) -> None:
        """Take what was solved."""
        self._solved = solved
        self._rules = solved.rules
        self._of_sources: dict[tuple[Giving, bool], When | None] = {}
        self._ways: dict[tuple[Applied, int], Ways] = {}
        self._found: dict[tuple[Applied, int, bool], Anchor | None] = {}
        self._known: dict[tuple[Applied, bool, frozenset[Ground]], _Known] = {}
        self._degrees = list(_degrees(_all_grounds(solved.rules)))

    def of(self, point: int, *, latest: bool, by: Applied | None = None) -> Anchor | None:
        """Return the anchor of a point's earliest or latest moment; None where nothing gives it.

        By the run in seconds, where its component has clocks and nothing else is asked for.
        """
        if by is None and self._solved.keeps_its_date(point >> 1):
            return self._by_its_date(point, latest=latest)
        by = by or first_of(self._solved, point >> 1)
        key = by, point, latest
        if key not in self._found:
            self._found[key] = self._anchor(by, point, latest=latest)
        return self._found[key]

    def _anchor(self, by: Applied, point: int, *, latest: bool) -> Anchor | None:
        dated = (Statement(point >> 1, "date"),)
        for before, constraint in self._tight(by, point, latest=latest):
            if before == ORIGIN and constraint[3] == dated:
                return self._by_its_date(point, latest=latest)
        found = (
            (self._date(by, point, latest=latest, allowed=allowed), allowed)
            for allowed in self._degrees
        )
        return next((Anchor(date, allowed) for date, allowed in found if date is not None), None)

    def admitted(
        self, by: Applied, point: int, *, latest: bool, allowed: frozenset[Ground]
    ) -> Iterator[tuple[int, Constraint]]:
        """Yield the tight constraints of a point that stand on no other grounds than some."""
        found = self._tight(by, point, latest=latest)
        if len(self._degrees) == 1:
            yield from found
            return
        for before, constraint in found:
            if stands_on(self._rules, constraint, reached=point, before=before) <= allowed:
                yield before, constraint

    def _tight(self, by: Applied, point: int, *, latest: bool) -> Sequence[tuple[int, Constraint]]:
        key = by, point >> 1
        ways = self._ways.get(key)
        if ways is None:
            ways = self._ways[key] = ways_to(by, point >> 1)
        return ways[2 * (point & 1) + latest]

    def date_of(
        self, constraint: Constraint, point: int, *, latest: bool, allowed: frozenset[Ground]
    ) -> When | None:
        """Return the date on which a constraint rests that bounds a point by itself."""
        support = constraint[3]
        if support == (FOUND,):
            return self._date(self._solved, point, latest=latest, allowed=allowed)
        if isinstance(support, ByPublication):
            return self._by_publication(support.giving, latest=latest)
        return _date_of(self._rules, support, point, latest=latest)

    def _by_publication(self, giving: Giving, *, latest: bool) -> When | None:
        """Return the least exact date by which a source was published, by any citation of it."""
        key = giving, latest
        if key not in self._of_sources:
            dates = map(self._rules.publications.date, giving.dates)
            self._of_sources[key] = _least_exact(leaf(date, 3 * latest) for date in dates)
        return self._of_sources[key]

    def _by_its_date(self, point: int, *, latest: bool) -> Anchor | None:
        """Return the event's own date; None where it has none."""
        dated = Statement(point >> 1, "date")
        date = _date_of(self._rules, (dated,), point, latest=latest)
        if date is None:
            return None
        return Anchor(date, _DOUBTFUL if self._rules.qualified(dated) else FIRM)

    def _date(
        self, by: Applied, point: int, *, latest: bool, allowed: frozenset[Ground]
    ) -> When | None:
        """Return the most exact date of all from which a way leads to a point on some grounds."""
        known = self._known.setdefault((by, latest, allowed), {})
        if point not in known:
            self._search(known, by, point, latest=latest, allowed=allowed)
        return known[point]

    def _search(
        self, known: _Known, by: Applied, point: int, *, latest: bool, allowed: frozenset[Ground]
    ) -> None:
        """Find the dates of a point and of all that are met on its ways, each looked at once."""
        onward: dict[int, list[int]] = {}
        begun: list[tuple[When, int]] = []
        reached = [point]
        met = {point}
        for here in reached:
            for before, constraint in self.admitted(by, here, latest=latest, allowed=allowed):
                if before == ORIGIN:
                    date = self.date_of(constraint, here, latest=latest, allowed=allowed)
                elif before in known:
                    date = known[before]
                else:
                    onward.setdefault(before, []).append(here)
                    if before not in met:
                        met.add(before)
                        reached.append(before)
                    continue
                if date is not None:
                    begun.append((date, here))
        # From the most exact on, each is handed along to all that follow from it. Whoever has one
        # keeps it, so that what comes of this is the same whichever bound is asked for first.
        for date, start in sorted(begun, key=lambda each: _exactness(each[0])):
            waiting = [start]
            while waiting:
                here = waiting.pop()
                if here not in known:
                    known[here] = date
                    waiting.extend(onward.get(here, ()))
        for here in reached:
            known.setdefault(here, None)


def _date_of(rules: Rules, support: Support, point: int, *, latest: bool) -> When | None:
    """Return the least exact date of a support: where there are several, it rests on them all."""
    own = support == (Statement(point >> 1, "date"),)
    leaves = []
    for said in support:
        when = rules.date(said)
        if when is None:
            continue
        if own:
            leaves.append(leaf(when, 2 * (point & 1) + latest))
        elif said.path == "date":  # counted from any of its ends
            leaves.append(max(_leaves(when), key=_days))
        else:
            leaves.append(leaf(when, 3 * latest))
    return _least_exact(leaves)


def _least_exact(leaves: Iterable[When]) -> When | None:
    """Return the date of most days, the first of them; None where there is none."""
    return max(leaves, key=_days, default=None)


def leaf(when: When, number: int) -> When:
    """Return the date without ends or parts that gives a date's bound of a number (0 to 3)."""
    latest = bool(number & 1)
    while when.ends or when.parts:
        if when.parts:
            of_all = when.choice == "all"
            bounds = [part.wall[number if of_all else 3 * latest] for part in when.parts]
            first = number < 2 if of_all else not latest
            when = when.parts[bounds.index(min(bounds) if first else max(bounds))]
        else:
            last = latest if when.form == "between" else number > 1
            when = when.ends[-1 if last else 0]
    return when


def _leaves(when: When) -> Iterator[When]:
    inner = when.ends or when.parts
    if not inner:
        yield when
    for each in inner:
        yield from _leaves(each)


def _exactness(date: When) -> tuple[object, ...]:
    """Return what puts the more exact of two dates first; of two as exact, either always."""
    return _days(date), date.stated, date.text


def _days(date: When) -> int:
    """Return how many days a date spans; 0 of a clock."""
    return 0 if date.clocked else date.last_day - date.first_day + 1


def _all_grounds(rules: Rules) -> list[Ground]:
    """Return on what grounds statements of a timeline stand, but for what is firm."""
    dates: Iterable[When | None] = chain(
        (event.when for event in rules.events),
        (source.published for source in rules.timeline.sources.values()),
        (source.accessed for source in rules.timeline.sources.values()),
    )
    found = {OF_STATUS[status] for status in {event.status for event in rules.events}}
    if any(when is not None and when.qualified for when in dates):
        found.add(Ground.QUALIFIED)
    return [ground for ground in Ground if ground in found]


def _degrees(present: list[Ground]) -> Iterator[frozenset[Ground]]:
    """Yield on which grounds a bound may stand, from what is firm to what stands on all of them."""
    for count in range(len(present) + 1):
        yield from map(frozenset, combinations(present, count))
