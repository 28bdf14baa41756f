"""What became of a date: narrowed, widened, moved, reworded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from libyatl.dates import OPEN_FUTURE, OPEN_PAST, DateError, When, parse_date
from libyatl.dates.axis import SECONDS_IN_DAY, Four, Scale
from libyatl.dates.date_forms import WhenKind
from libyatl.text.plurals import number_of

_NOW: dict[WhenKind, str] = {
    "point": "now a point in time",
    "span": "now a span",
    "open": "now open",
}
_UNITS = ((SECONDS_IN_DAY, "day"), (3600, "hour"), (60, "minute"), (1, "second"))


class DateChange(NamedTuple):
    """What is said of a date that changed, and the four days of both, None of what is no date."""

    said: tuple[str, ...]
    days: tuple[Four | None, Four | None]


def date_change(before: object, after: object) -> DateChange:
    """Return what became of a date.

    What is said is any of `dated` and `no longer dated`; of two dates one of `narrowed`, `widened`,
    `shortened`, `lengthened`, `moved 3 days later` (where both are as long; else `moved later`)
    and `other bounds`, with `still overlapping` behind what was moved; `now a span` and its like,
    where it is of another kind; `now approximate`, `no longer uncertain` and their like; and
    `reworded` where none of this is so.

    Args:
        before: what stood there, None where nothing did.
        after: what stands there.
    """
    old, new = _as_date(before), _as_date(after)
    days = None if old is None else old.days, None if new is None else new.days
    if old is None or new is None:
        if old is new:
            return DateChange((), days)
        return DateChange(("dated" if old is None else "no longer dated",), days)
    return DateChange((*_what_became(old, new),) or ("reworded",), days)


def bounds_change(was: Four, now: Four) -> tuple[str, ...]:
    """Return what became of bounds that follow: `narrower`, `wider`, `later` or `earlier`.

    Args:
        was: the four bounds before.
        now: the four bounds after, in the same unit.
    """
    if _inside(now, was):
        return ("narrower",)
    if _inside(was, now):
        return ("wider",)
    return ("later" if now > was else "earlier", *_overlapping(was, now))


def _as_date(text: object) -> When | None:
    try:
        return parse_date(text) if isinstance(text, str) else None
    except DateError:
        return None


def _what_became(old: When, new: When) -> Iterator[str]:
    yield from _of_bounds(old, new)
    if old.kind != new.kind:
        yield _NOW[new.kind]
    for word, was, now in (
        ("approximate", old.approximate, new.approximate),
        ("uncertain", old.uncertain, new.uncertain),
        ("with a time zone", old.zoned, new.zoned),
    ):
        if was != now:
            yield f"now {word}" if now else f"no longer {word}"


def _of_bounds(old: When, new: When) -> Iterator[str]:
    scale = _scale(old, new)
    was, now = old.on(scale), new.on(scale)
    if was == now:
        return
    alike = old.kind == new.kind
    if alike and _inside(now, was):
        yield "narrowed"
    elif alike and _inside(was, now):
        yield "widened"
    elif (far := _shift(was, now)) is not None:
        way = "later" if far > 0 else "earlier"
        yield f"moved {_how_far(abs(far), scale)} {way}"
        yield from _overlapping(was, now)
    elif (was[0], was[3]) == (now[0], now[3]):
        if alike:
            yield "other bounds"
    elif was[0] <= now[0] and now[3] <= was[3] and not (alike and old.kind == "open"):
        yield "shortened" if alike else "narrowed"
    elif now[0] <= was[0] and was[3] <= now[3] and not (alike and old.kind == "open"):
        yield "lengthened" if alike else "widened"
    else:
        yield f"moved {'later' if now > was else 'earlier'}"
        yield from _overlapping(was, now)


def _scale(old: When, new: When) -> Scale:
    if old.zoned and new.zoned and old.offsets != new.offsets:
        return "instants"
    return "wall" if old.clocked or new.clocked else "days"


def _inside(inner: Four, outer: Four) -> bool:
    """Whether it began, and ended, within what the other says of its beginning and its end."""
    (a, b, c, d), (first, last_begin, first_end, last) = inner, outer
    return first <= a and b <= last_begin and first_end <= c and d <= last


def _shift(was: Four, now: Four) -> int | None:
    """Return by how much all bounds have moved that are not open, if by the same."""
    moved = set()
    for old, new in zip(was, now, strict=True):
        if old != new and {old, new} & {OPEN_PAST, OPEN_FUTURE}:
            return None
        if old not in (OPEN_PAST, OPEN_FUTURE):
            moved.add(new - old)
    return moved.pop() if len(moved) == 1 else None


def _how_far(far: int, scale: Scale) -> str:
    if scale == "days":
        return number_of(far, "day")
    size, unit = next((size, unit) for size, unit in _UNITS if far % size == 0)
    return number_of(far // size, unit)


def _overlapping(was: Four, now: Four) -> Iterator[str]:
    if was[0] <= now[3] and now[0] <= was[3]:
        yield "still overlapping"
