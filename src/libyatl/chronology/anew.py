"""What a contradiction costs: the statements that it names, and not the component around them.

They are set aside, those that are not firm alone where there are any, and the component is resolved
anew without them, in days and in seconds. What then contradicts is found in the same way, and so
on: first in what relations join, where that of which there is no end is given up, so that its
events keep their own dates, and nothing follows from one for another; then over the moments at
which sources were published, which tie nothing any more where there is no end of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from functools import partial

from libyatl.chronology.answers import contradictions
from libyatl.chronology.answers.contradictions import Contradiction
from libyatl.chronology.answers.seeking import InDays, in_order
from libyatl.chronology.answers.seeking_in_seconds import in_seconds
from libyatl.chronology.layers import Timed
from libyatl.chronology.seconds import resolved_in_seconds
from libyatl.chronology.solved import Solved
from libyatl.chronology.solver.circles import on_circles
from libyatl.chronology.statements.constraints import Statement
from libyatl.chronology.statements.grounds import grounds
from libyatl.chronology.statements.own import alone, own
from libyatl.chronology.statements.rules import Rules
from libyatl.chronology.statements.runs import Run
from libyatl.chronology.statements.zoning import joined, joined_by_relations, stands_alone

TIMES = 8
"""So often a component is resolved anew."""
MOST = 1000
"""Of so many contradictions a file is told; where there are more, what contradicts is given up."""


class Anew:
    """Components that contradict themselves, resolved without what contradicts.

    Attributes:
        found: the contradictions.
        kept: the events that keep their own dates.
        timed: what was found in seconds, by event.
    """

    def __init__(self, solved: Solved, clocked: Container[int], *, strict: bool) -> None:
        """Take what was found in days, which is replaced, and which events have clocks."""
        self.found: list[Contradiction] = []
        self.kept: set[int] = set()
        self.timed: dict[int, Timed] = {}
        self._untold: list[Sequence[int]] = []
        self._solved = solved
        self._clocked = clocked
        self._strict = strict

    def resolve(self, some: Sequence[int]) -> Sequence[int]:
        """Resolve the component of some events, and the moments of publication that tie them.

        Return all of it: a relation that bounds nothing joins what no constraint does.
        """
        rules = self._solved.rules
        whole = joined(rules, _events(rules, some))
        places = sorted(place for component in whole for place in component)
        events = _events(rules, places)
        if len(self.found) >= MOST:
            self._give_up(events)
            self._untold.append(events)
            rules.untied.update(events)
        elif len(events) == len(places):
            self._resolve_alone(events)
        else:
            self._resolve_tied(places, events)
        return places

    def _resolve_tied(self, places: Sequence[int], events: Sequence[int]) -> None:
        """Resolve a component of events that moments of publication tie."""
        rules = self._solved.rules
        # What contradicts without any tie is found first, in each that relations alone join.
        rules.untied.update(events)
        self._resolve_alone(event for event in events if not self._agrees_by_itself(event))
        rules.untied -= set(events) - rules.given_up
        rest = [place for place in places if place not in rules.given_up]
        if self._agrees(rest):
            return
        rules.untied.update(events)
        if len(self.found) >= MOST:
            self._give_up(events)
        else:
            self._resolve_alone(event for event in events if event not in rules.given_up)

    def _resolve_alone(self, events: Iterable[int]) -> None:
        """Resolve events by relations alone; give up those of which there is no end."""
        rules = self._solved.rules
        for some in joined_by_relations(rules, events):
            if not self._agrees(some):
                self._give_up(some)

    def _give_up(self, events: Sequence[int]) -> None:
        """Let events keep their own dates, and nothing follow from one for another."""
        self._solved.rules.given_up.update(events)
        self.kept.update(events)
        for place in events:
            self.timed.pop(place, None)

    def _agrees_by_itself(self, place: int) -> bool:
        """Say whether an event agrees that nothing relates to others, if that is seen at once."""
        rules = self._solved.rules
        event = rules.events[place]
        if event.relations or place in rules.referring or place in self._clocked:
            return False
        if event.when is not None and event.when.choice == "one":
            return False
        begin, last_begin, end, last_end = alone(own(event, rules.publications))
        return begin <= last_begin and end <= last_end

    def _agrees(self, places: Sequence[int]) -> bool:
        """Resolve a component without what contradicts; say whether that came to an end."""
        rules = self._solved.rules
        if len(self.found) >= MOST and InDays(rules, places, strict=self._strict).fails():
            self._untold.append(_events(rules, places))
            return False
        for count, (tell, statements) in enumerate(self._contradictions(places)):
            if len(self.found) >= MOST:
                self._untold.append(_events(rules, places))
                return False
            found = tell(rules, places, statements)
            self.found.append(found)
            self._leave_aside(found)
            if count == TIMES:
                return False
        return True

    def told(self) -> list[Contradiction]:
        """Return the contradictions in the order of the file; last, that there are more of them."""
        told = sorted(self.found, key=lambda found: found.places)
        if self._untold:
            told.append(contradictions.more(self._solved.rules, MOST, self._untold))
        return told

    def _leave_aside(self, found: Contradiction) -> None:
        """Set aside what a contradiction costs."""
        rules = self._solved.rules
        aside = {said for said in found.statements if grounds(rules, said)}
        if not aside or self._strict:
            aside = set(found.statements)
        said_of = Counter(said.owner for said in aside)
        for owner, path in aside:
            # A date in doubt alone is left aside for what else bounds its event.
            alone = found.is_qualified and said_of[owner] == 1
            if path == "date" and isinstance(owner, int) and not alone:
                self.kept.add(owner)
        rules.set_aside |= _of_events(aside, found.statements)

    def _contradictions(
        self, places: Sequence[int]
    ) -> Iterator[tuple[Callable[..., Contradiction], Sequence[Statement]]]:
        """Yield what contradicts in a component, and how it is told; resolve it once nothing does.

        Of each something is set aside before the next is sought.
        """
        rules, strict = self._solved.rules, self._strict
        tell = partial(contradictions.found, strict=strict)
        in_days = InDays(rules, places, strict=strict)
        for statements in in_days:
            yield tell, statements
        near = on_circles(in_days.attempt.tied) | rules.in_utc_days & set(places)
        resolved = True
        for circle in in_order(rules, sorted(near)):
            resolved = False
            yield contradictions.found_circle, circle
        clocked = [place for place in places if place in self._clocked]
        agree = False
        while not agree:
            if not resolved:
                in_days.resolve()
            self._solved.put(in_days.attempt.bounds, in_days.attempt.lowered)
            agree, resolved = True, False
            for some in joined_by_relations(rules, clocked):
                run = self.resolve_in_seconds(some)
                if run is not None:
                    agree = False
                    for statements in in_seconds(self._solved, some, run, strict=strict):
                        yield tell, statements

    def resolve_in_seconds(self, places: Sequence[int]) -> Run | None:
        """Resolve in seconds what relations join; return the run in which nothing fits, if any."""
        if stands_alone(self._solved.rules, places):
            return None
        timed, run = resolved_in_seconds(self._solved, places)
        self.timed |= timed
        return run


def _events(rules: Rules, places: Iterable[int]) -> list[int]:
    """Return places that are not moments of publication."""
    return [place for place in places if place < len(rules.events)]


def _of_events(aside: set[Statement], statements: Sequence[Statement]) -> set[Statement]:
    """Return what is set aside of the events alone: of a source, the citations that rest on it.

    What is stated of a source bears on all that it tells of, where it stands.
    """
    of_sources = {said for said in aside if not isinstance(said.owner, int)}
    if not of_sources:
        return aside
    citing = {said for said in statements if said.path.startswith("sources/")}
    return citing | (aside - of_sources) if citing else aside
