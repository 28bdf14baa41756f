"""Components with clocks, resolved in seconds within the days that were found."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from libyatl.chronology.answers.attempt import Attempt
from libyatl.chronology.layers import FOUND, Layer, Moments, Timed
from libyatl.chronology.solved import Solved, days_found
from libyatl.chronology.solver.members import Lowered
from libyatl.chronology.solver.network import Network, Out
from libyatl.chronology.statements.constraints import bounded
from libyatl.chronology.statements.own import alone, own
from libyatl.chronology.statements.rules import Rules
from libyatl.chronology.statements.runs import Run, offsets_of
from libyatl.chronology.statements.zoning import runs_in_seconds
from libyatl.dates import OPEN_FUTURE, OPEN_PAST, When
from libyatl.dates.axis import Four, Offsets, in_utc
from libyatl.dates.zones import ZoneError, offset_at


def resolved_in_seconds(
    solved: Solved, places: Sequence[int]
) -> tuple[dict[int, Timed], Run | None]:
    """Return the moments of the events of a component with clocks; or the run in which none fit.

    Args:
        solved: the days that were found.
        places: the events.
    """
    layers: tuple[Layer, ...] = ()
    for run in runs_in_seconds(solved.rules, places, first_day(solved, places)):
        plain = not (solved.rules.set_aside or solved.rules.sets(places, run))
        solve = _solved_by if plain else _solved_by_the_rest
        layer = solve(solved, places, run)
        if layer is None:
            return {}, run
        layers += (layer,)
    return {place: Timed(moments_of(solved, place, layers), layers) for place in places}, None


def first_day(solved: Solved, places: Sequence[int]) -> int:
    """Return the earliest bound that was found of any of the events."""
    found = (day for place in places for day in solved.reach(place))
    return min((day for day in found if OPEN_PAST < day < OPEN_FUTURE), default=OPEN_FUTURE)


def _solved_by(solved: Solved, places: Sequence[int], run: Run) -> Layer | None:
    """Return the tightest seconds of a component in a run; None where it contradicts itself."""
    found = days_found(solved, places, run)
    earliest: list[int] = []
    latest: list[int] = []
    out: Out = {}
    for number, place in enumerate(places):
        event = solved.rules.events[place]
        said = own(event, solved.rules.publications, run)
        (a, b), (c, d) = found[2 * place], found[2 * place + 1]
        low, last_begin, first_end, high = said.window
        within = max(low, a), min(last_begin, b), max(first_end, c), min(high, d)
        begin, last_begin, end, last_end = alone(said._replace(window=within))
        if begin > last_begin or end > last_end:
            return None
        earliest += (begin, end)
        latest += (last_begin, last_end)
        out[number] = [2 * number + 1, 2 * number, -max(said.least, 0)]
        if said.most is not None:
            out[number] += (2 * number, 2 * number + 1, said.most)
    # What one event says of itself alone is settled.
    if len(places) > 1 and _tightened(solved.rules, places, run, out, earliest, latest):
        return None
    bounds = dict(zip(found, zip(earliest, latest, strict=True), strict=True))
    return Layer(solved.rules, run, found, bounds, Lowered.none(), solved)


def _solved_by_the_rest(solved: Solved, places: Sequence[int], run: Run) -> Layer | None:
    """Return the same where some statements were set aside, or some dates are one of several."""
    rules, found = solved.rules, days_found(solved, places, run)
    drawn = list(rules.of(places, run))
    for point, (low, high) in found.items():
        drawn += bounded(point, low, high, (FOUND,))
    attempt = Attempt(places, drawn, rules.sets(places, run))
    if attempt.fails:
        return None
    bounds = {point: (attempt.earliest(point), attempt.latest(point)) for point in found}
    return Layer(rules, run, found, bounds, attempt.lowered, solved)


def _tightened(
    rules: Rules,
    places: Sequence[int],
    run: Run,
    out: Out,
    earliest: list[int],
    latest: list[int],
) -> bool:
    """Tighten the bounds by what relates the events, in place; say whether they contradict."""
    number = {place: index for index, place in enumerate(places)}
    for place in places:
        for relation in rules.events[place].relations:
            linked = rules.linked(place, relation, run)
            if linked is None:
                continue
            points = [2 * number[point >> 1] + (point & 1) for point in linked.points]
            for u, v, apart in linked.links:
                out[points[u] >> 1].extend((points[u], points[v], apart))
    return bool(Network(out).tighten(earliest, latest))


def moments_of(solved: Solved, place: int, layers: Sequence[Layer]) -> Moments:
    """Return the moments of an event by the layers of its component."""
    by_frame = {layer.run.frame: layer for layer in layers}
    when = solved.rules.written(place)
    offsets: Offsets | None
    if wall := by_frame.get("wall"):
        offset = wall.run.offset
        offsets = None if offset is None else (offset, offset, offset, offset)
        bounds = wall.bounds(place)
        return Moments(bounds, in_utc(bounds, offsets), offsets, wall.run.zone)
    instants = by_frame["instants"].bounds(place)
    if when is not None and when.offsets is not None:
        return _by_its_clocks(when.reach, instants)
    local = by_frame.get("local")
    if local and (when is not None or not _closer(instants, local.bounds(place))):
        return Moments(local.bounds(place), instants)
    return Moments(instants, instants, (0, 0, 0, 0))


def _closer(instants: Four, local: Four) -> bool:
    """Whether an event without a date is known more closely in UTC than by a clock without a zone.

    What has a zone bounds it closely in UTC, and what has none by its own clock.
    """
    slack = 0
    for instant, shown, sign in zip(instants, local, (1, -1, 1, -1), strict=True):
        if OPEN_PAST < instant < OPEN_FUTURE and OPEN_PAST < shown < OPEN_FUTURE:
            slack += sign * (instant - shown)
    return slack > 0


def _by_its_clocks(when: When, instants: Four) -> Moments:
    """Return bounds in UTC by the clocks of a date; what it states itself, as it states it."""
    shown = [_shown(when, number, instant) for number, instant in enumerate(instants)]
    (a, of_a), (b, of_b), (c, of_c), (d, of_d) = shown
    return Moments((a, b, c, d), instants, (of_a, of_b, of_c, of_d), when.zone)


def _shown(when: When, number: int, instant: int) -> tuple[int, int | None]:
    """Return a bound in UTC by the clock of a date's own bound, and the offset of that clock."""
    assert when.offsets is not None
    stated, own = when.wall[number], when.offsets[number]
    if instant == when.instants[number]:
        return stated, own
    first, last = when.instants[number & 2], when.instants[number | 1]
    if own is None and OPEN_PAST < stated < OPEN_FUTURE and first <= instant <= last:
        return stated, None  # nobody knows what that clock showed at the instant
    offset = next((known for known in (own, *offsets_of(when)) if known is not None), 0)
    if not OPEN_PAST < instant < OPEN_FUTURE:
        return instant, offset
    if when.zone:
        with suppress(ZoneError):  # long before or after there are zones
            offset = offset_at(when.zone, instant)
    return instant + offset, offset
