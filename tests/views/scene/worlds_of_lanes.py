"""Invented worlds to lay out: crowds and deserts, long titles, what is known of one side alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from random import Random

from hypothesis import strategies as st

from libyatl.dates import OPEN_FUTURE, OPEN_PAST
from libyatl.dates.civil import ordinal
from libyatl.views.scene.item import Item, Tone, Track
from libyatl.views.scene.medium import PIXELS
from libyatl.views.scene.shapes import DAY, Shape, coreless, shape_of

PACKED = PIXELS._replace(narrow=0)
"""Pixels on which no plot is so narrow that words stand above their marks."""

_YEAR = 365 * DAY
_NOW = ordinal(2017, 1, 1) * DAY
_WORDS = (
    *("Council", "ceasefire", "embargo", "oil", "delegation", "militia", "parliament", "envoy"),
    *("accord", "harbour", "talks", "airport", "border", "minister", "statement", "visit"),
)
_STRANGE = (
    "المجلس يوافق على وقف إطلاق النار",
    "停戦協定が調印される",
    "e\u0301\u0301\u0301tude de\u0301cale\u0301e a\u0300 Ge\u0300ve",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 reunited \U0001f1f1\U0001f1fe",
    "x" * 5_000,
    "a word " * 400,
    "\u0301\u0301\u0301",
    "</script>",
    "I",
)
_STATUS: tuple[tuple[Tone, str], ...] = (
    ("occurred", ""),
    ("occurred", ""),
    ("occurred", ""),
    ("said", "claimed"),
    ("said", "reported, possibly"),
    ("disputed", "disputed"),
    ("planned", "planned"),
)


def moment(first: int, length: int = DAY) -> Shape:
    """Return the shape of a known day, or of a known second."""
    return shape_of((first, first + length - 1, first, first + length - 1))


def window(first: int, end: int) -> Shape:
    """Return the shape of what was at some time between two seconds, half-open."""
    return shape_of((first, end - 1, first, end - 1), is_stated=(True, first % 2 == 0))


def span(a: int, b: int, c: int, d: int) -> Shape:
    """Return the shape of what lasted; any may be open."""
    ends = (c, OPEN_FUTURE) if d == OPEN_FUTURE else (c, d - 1)
    begins = (OPEN_PAST, b - 1) if a == OPEN_PAST else (a, b - 1)
    return shape_of((*begins, *ends), runs_on=(a == OPEN_PAST, d == OPEN_FUTURE))


def by(end: int, *, is_over: bool = False) -> Shape:
    """Return the shape of what had begun by a second, or was over by it."""
    last = end - 1 if is_over else OPEN_FUTURE
    return shape_of((OPEN_PAST, end - 1, OPEN_PAST, last), is_stated=(False, False))


def after(first: int) -> Shape:
    """Return the shape of what did not begin before a second."""
    return shape_of((first, OPEN_FUTURE, first, OPEN_FUTURE))


def _any_shape(random: Random, first: int, length: int) -> Shape:
    step = max(length // 4 // DAY * DAY, DAY)
    return (
        lambda: moment(first),
        lambda: moment(first),
        lambda: window(first, first + length),
        lambda: span(first, first + step, first + 2 * step, first + 3 * step),
        lambda: span(first, first + DAY, first + step, OPEN_FUTURE),
        lambda: span(OPEN_PAST, first + DAY, first + step, first + 2 * step),
        lambda: by(first),
        lambda: by(first, is_over=True),
        lambda: after(first),
    )[random.randrange(9)]()


def _titled(random: Random, rows: Iterator[int], *shapes: Shape, title: str = "") -> Item:
    tone, said = random.choice(_STATUS)
    words = " ".join(random.choices(_WORDS, k=random.randint(1, 8)))
    return Item(
        next(rows),
        shapes,
        title or words,
        said,
        tone,
        is_approximate=random.random() < 0.1,
        is_uncertain=random.random() < 0.1,
        sources=random.randrange(5),
    )


def _scattered(events: int, years: int) -> Callable[[Random], list[Item]]:
    def make(random: Random) -> list[Item]:
        rows = count()
        begins = sorted(random.randrange(years * 365) * DAY + _NOW for _ in range(events))
        lengths = (random.choice((DAY, 9 * DAY, 31 * DAY, _YEAR)) for _ in begins)
        return [
            _titled(random, rows, _any_shape(random, begin, length))
            for begin, length in zip(begins, lengths, strict=False)
        ]

    return make


def _hours(random: Random) -> list[Item]:
    rows = count()
    shapes = [moment(_NOW + random.randrange(86_000), 60) for _ in range(40)]
    shapes += [window(at, at + 3_000) for at in range(_NOW, _NOW + 80_000, 9_000)]
    shapes += [span(at, at + 300, at + 4_000, at + 4_400) for at in range(_NOW, _NOW + DAY, 9_999)]
    return [_titled(random, rows, shape) for shape in shapes]


def _millennia(random: Random) -> list[Item]:
    rows = count()
    shapes = [by(_NOW - 5_500 * _YEAR), moment(_NOW)]
    for _ in range(25):
        first = _NOW - random.randrange(5_000 * 365) * DAY
        shapes.append(_any_shape(random, first, random.choice((_YEAR, 200 * _YEAR))))
    return [_titled(random, rows, shape) for shape in shapes]


def _strange(random: Random) -> list[Item]:
    rows = count()
    return [
        _titled(random, rows, _any_shape(random, _NOW + at * 11 * DAY, 40 * DAY), title=title)
        for at, title in enumerate(_STRANGE * 3)
    ]


def _far(random: Random) -> list[Item]:
    items = _scattered(20, 2)(random)
    first = -170_000_000 * _YEAR
    return [_titled(random, count(20), window(first, first + 365_000 * _YEAR)), *items]


def _one_day(random: Random) -> list[Item]:
    rows = count()
    some = [_titled(random, rows, moment(_NOW - at * 50 * DAY)) for at in range(1, 8)]
    return [*some, *(_titled(random, rows, moment(_NOW)) for _ in range(500))]


def _same_bounds(random: Random) -> list[Item]:
    rows = count()
    shapes = window(_NOW, _NOW + 31 * DAY), by(_NOW + 31 * DAY), after(_NOW)
    return [_titled(random, rows, random.choice(shapes)) for _ in range(48)]


def _one_sided(random: Random) -> list[Item]:
    rows = count()
    at = [_NOW + random.randrange(300) * DAY for _ in range(70)]
    return [_titled(random, rows, random.choice((by, after))(second)) for second in at]


def _accounts(random: Random) -> list[Item]:
    items = []
    for row in range(12):
        first = _NOW + row * 20 * DAY
        items.append(_titled(random, iter([row]), _any_shape(random, first, 30 * DAY)))
        for teller in range(row % 3):
            said = _any_shape(random, first + 5 * DAY, 9 * DAY)
            items.append(
                Item(row, (said,), f"by witness {teller}", "claimed", "said", is_account=True)
            )
    return items


def _sets(random: Random) -> list[Item]:
    rows = count()
    return [
        _titled(
            random,
            rows,
            *(moment(_NOW + (at * 9 + part * 17) * DAY) for part in range(at % 4)),
            window(_NOW + (at * 9 + 70) * DAY, _NOW + (at * 9 + 90) * DAY),
        )
        for at in range(20)
    ]


def _lasting(random: Random) -> list[Item]:
    rows = count()
    items = []
    for at in range(90):
        first = _NOW + random.randrange(60) * DAY
        last = first + random.randrange(100, 900) * DAY
        items.append(_titled(random, rows, span(first - at * DAY, first + DAY, last, last + DAY)))
    return items


def _crowded(random: Random) -> list[Item]:
    rows = count()
    begins = [random.randrange(300) * _YEAR for _ in range(60)]
    begins += [random.randrange(290 * 365, 292 * 365) * DAY for _ in range(300)]
    begins += [random.randrange(100 * 365, 103 * 365) * DAY for _ in range(80)]
    shapes = moment, moment, moment, by, after, lambda first: window(first, first + 9 * DAY)
    items = [_titled(random, rows, random.choice(shapes)(_NOW + begin)) for begin in sorted(begins)]
    for first in range(0, 250, 50):
        begin, end = _NOW + first * _YEAR, _NOW + (first + 60) * _YEAR
        items.append(_titled(random, rows, window(begin, end)))
        items.append(_titled(random, rows, moment(begin), moment(end)))
    accounts = [
        Item(item.row, (by(item.last),), "by a witness", "claimed", "said", is_account=True)
        for item in items[::20]
    ]
    return sorted([*items, *accounts], key=lambda item: item.row)


_WORLDS: dict[str, Callable[[Random], list[Item]]] = {
    "none": _scattered(0, 1),
    "one": _scattered(1, 1),
    "thirty": _scattered(30, 3),
    "three hundred": _scattered(300, 6),
    "ten thousand": _scattered(10_000, 10),
    "hours": _hours,
    "millennia": _millennia,
    "strange titles": _strange,
    "one far away": _far,
    "all on one day": _one_day,
    "the same bounds": _same_bounds,
    "one side known": _one_sided,
    "accounts": _accounts,
    "sets": _sets,
    "lasting": _lasting,
    "crowded": _crowded,
}
WORLDS = (*_WORLDS,)
"""The names of the worlds."""


def world(name: str) -> list[Item]:
    """Return the items of a world, in order, each account behind its event."""
    return _WORLDS[name](Random(name))


def in_lanes(items: list[Item], lanes: int) -> list[Track]:
    """Return tracks by lot; many an event is in two of them."""
    lots: list[list[Item]] = [[] for _ in range(lanes)]
    for item in items:
        for lane in {item.row % lanes, item.row // 3 % lanes}:
            lots[lane].append(item)
    return [Track(f"Lane {lane}", (*lot,)) for lane, lot in enumerate(lots)]


@st.composite
def _shapes(draw: st.DrawFn) -> Shape:
    """Draw four bounds, in order as far as they are known; any but not all may be open."""
    a, b = sorted(draw(st.tuples(_SECONDS, _SECONDS)))
    c, d = a + draw(st.integers(0, 40)) * DAY, b + draw(st.integers(0, 40)) * DAY
    known = draw(st.tuples(*[st.booleans()] * 4).filter(any))
    opens = OPEN_PAST, OPEN_PAST, OPEN_FUTURE, OPEN_FUTURE
    begin, begun, ending, end = (
        edge if is_known else far
        for edge, is_known, far in zip((a, b, c, max(c, d)), known, opens, strict=True)
    )
    runs_on = draw(st.booleans()) and not known[0], draw(st.booleans()) and not known[3]
    shape = shape_of((begin, begun, ending, end), runs_on=runs_on)
    return coreless(shape) if draw(st.booleans()) else shape


_SECONDS = st.integers(0, 60).map(lambda day: day * DAY) | st.integers(0, 30 * DAY)
_ITEMS = st.builds(
    Item,
    row=st.just(0),
    shapes=st.lists(_shapes(), min_size=1, max_size=3).map(tuple),
    title=st.text("abc \u0301漢", max_size=30),
    after=st.sampled_from(["", "claimed", "planned, possibly"]),
    is_uncertain=st.booleans(),
    sources=st.integers(0, 5),
    is_account=st.just(False),
)


@st.composite
def any_items(draw: st.DrawFn) -> list[Item]:
    """Draw items of any shapes in order, some with accounts behind them."""
    events = [
        item._replace(row=row) for row, item in enumerate(draw(st.lists(_ITEMS, max_size=14)))
    ]
    return [item for event in events for item in (event, *_accounts_of(event))]


def _accounts_of(event: Item) -> Iterator[Item]:
    for teller in range(event.sources % 3):
        yield event._replace(title=f"by witness {teller}", is_account=True)


def by_letters(text: str) -> float:
    """Return a width in which letters differ, as they do in print."""
    wide = (4.5 if char in "ijlt .,'" else 13 if char > "\u3000" else 7.2 for char in text)
    return round(sum(wide), 6)  # whatever the order of adding
