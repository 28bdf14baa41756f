"""The picture of the house, drawn from its imports: `python tests/floors.py > FILE.svg`.

A room stands on its floor; an arrow leads from a room to one that it knows, where no other way
through the house leads there too, and goes between the rooms of other floors. What a room holds is
written in it, floor by floor.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from house import FLOORS, MODULES, imports, meeting

WIDTH, GAP, LINE, PAD, LANE = 1060, 56, 15, 10, 8
LETTER = 6.1
"""Pixels that a letter of the small text takes, amply."""
MEETING = 300
"""How far an arrow may lead aside to spare a crossing."""
STYLE = """
text { font: 11px system-ui, sans-serif; fill: #333 }
text.room { font-weight: 700; font-size: 13px }
rect.room { fill: #f6f4ee; stroke: #8a8371 }
line { stroke: #ddd8cb; stroke-width: 2 }
path { fill: none; stroke: #5b7c99; stroke-width: 1.3 }
path.tip { marker-end: url(#tip) }
marker path { fill: #5b7c99; stroke: none }
"""


def knows() -> dict[str, set[str]]:
    """Return which rooms of the house each room knows."""
    found: dict[str, set[str]] = {room: set() for floor in FLOORS[""] for room in floor}
    for module, path in MODULES.items():
        for other, _ in imports(path):
            room, one, its = meeting(module, other)
            if not room and one:
                found[one].add(its)
    return found


def nearest(graph: dict[str, set[str]]) -> Iterator[tuple[str, str]]:
    """Yield the arrows of a graph without circles that no longer way stands for."""

    def reached(room: str) -> set[str]:
        return graph[room].union(*map(reached, graph[room]))

    for room, others in graph.items():
        beyond = {far for other in others for far in reached(other)}
        yield from ((room, other) for other in sorted(others - beyond))


def lines(room: str) -> list[str]:
    """Return what a room holds, the highest floor first."""
    if room in FLOORS:
        return [", ".join(floor) for floor in reversed(FLOORS[room])]
    inside = sorted(module[1] for module in MODULES if len(module) == 2 and module[0] == room)
    return [", ".join(inside[at : at + 3]) for at in range(0, len(inside), 3)]


Rows = list[list[str]]
"""What stands on each floor, the highest first, from the left: rooms, and `lane`s between them."""


def lane(room: str) -> str:
    """Return the name of the lane in which all arrows to a room pass a floor on their way."""
    return f"to {room}"


@cache
def strokes() -> list[tuple[int, str, str]]:
    """Return the arrows as strokes to the next floor: the floor they leave, and what they join."""
    floors = list(reversed(FLOORS[""]))
    at = {room: number for number, floor in enumerate(floors) for room in floor}
    found: dict[tuple[int, str, str], None] = {}
    for room, other in nearest(knows()):
        for floor in range(at[room], at[other]):
            above = room if floor == at[room] else lane(other)
            below = other if floor + 1 == at[other] else lane(other)
            found[floor, above, below] = None
    return sorted(found)


def is_room(item: str) -> bool:
    return (item,) in MODULES


@cache
def needed(item: str) -> float:
    """Return how wide a room is drawn, or a lane."""
    if not is_room(item):
        return LANE
    return max([len(item) * 9.5, *(len(line) * LETTER for line in lines(item))]) + 2 * PAD


def middles(row: list[str]) -> dict[str, float]:
    """Return where the middle of each room and lane of a floor is."""
    between = (WIDTH - sum(map(needed, row))) / (len(row) + 1)
    assert between > 0, row
    found, left = {}, between
    for item in row:
        found[item] = left + needed(item) / 2
        left += needed(item) + between
    return found


def tangle(rows: Rows) -> float:
    """Return how hard the strokes are to follow: how far they lead aside, how often they meet."""
    placed = [middles(row) for row in rows]
    ends = [(floor, placed[floor][one], placed[floor + 1][two]) for floor, one, two in strokes()]
    aside = sum(abs(one - two) for _, one, two in ends)
    met = sum(
        floor == other and (one - its) * (two - end) < 0
        for number, (floor, one, two) in enumerate(ends)
        for other, its, end in ends[:number]
    )
    return aside + MEETING * met


def arranged() -> Rows:
    """Return the floors, with neighbours exchanged for as long as that untangles the strokes."""
    rows = [list(floor) for floor in reversed(FLOORS[""])]
    for floor, _, below in strokes():
        if below not in rows[floor + 1]:
            rows[floor + 1].append(below)
    least, before = tangle(rows), float("inf")
    while least < before:
        before = least
        for row in rows:
            for one, two in combinations(range(len(row)), 2):
                row[one], row[two] = row[two], row[one]
                if (now := tangle(rows)) < least:
                    least = now
                else:
                    row[one], row[two] = row[two], row[one]
    return rows


def height(room: str) -> float:
    return len(lines(room)) * LINE + LINE + 2 * PAD


def picture() -> str:
    """Return the picture as SVG."""
    rows = arranged()
    placed = [middles(row) for row in rows]
    ceilings, grounds = [float(PAD)], list[float]()
    for row in rows:
        grounds.append(ceilings[-1] + max(height(item) for item in row if is_room(item)))
        ceilings.append(grounds[-1] + GAP)
    tall = grounds[-1] + PAD
    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {tall:.0f}" role="img">',
        "<title>The floors of libyatl: arrows lead from a room to the rooms that it knows</title>",
        f"<style>{STYLE}</style>",
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" '
        'markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>',
        f'<rect width="{WIDTH}" height="{tall:.0f}" fill="#fff"/>',
    ]
    for ground in grounds:
        drawn.append(f'<line x1="0" x2="{WIDTH}" y1="{ground:.0f}" y2="{ground:.0f}"/>')
    for floor, above, below in strokes():
        one, two = placed[floor][above], placed[floor + 1][below]
        top, ceiling, ground = grounds[floor], ceilings[floor + 1] - PAD, grounds[floor + 1]
        arrives = is_room(below)
        end = ground - height(below) if arrives else ground
        drawn.append(
            f'<path class="{"tip" if arrives else "lane"}" d="M{one:.0f} {top:.0f}'
            f"C{one:.0f} {top + GAP / 2:.0f} {two:.0f} {ceiling - GAP / 2:.0f} "
            f'{two:.0f} {ceiling:.0f}V{end:.0f}"/>'
        )
    for middle, ground in zip(placed, grounds, strict=True):
        for room in (item for item in middle if is_room(item)):
            drawn.extend(box(room, middle[room] - needed(room) / 2, ground - height(room)))
    return "\n".join([*drawn, "</svg>\n"])


def box(room: str, left: float, top: float) -> Iterator[str]:
    """Yield a room, and what it holds, with its upper left corner there."""
    yield (
        f'<rect class="room" x="{left:.0f}" y="{top:.0f}" width="{needed(room):.0f}" '
        f'height="{height(room):.0f}" rx="3"/>'
    )
    at = top + PAD + 8
    yield f'<text class="room" x="{left + PAD:.0f}" y="{at:.0f}">{room}</text>'
    for number, line in enumerate(lines(room), 1):
        yield f'<text x="{left + PAD:.0f}" y="{at + number * LINE:.0f}">{line}</text>'


if __name__ == "__main__":
    sys.stdout.write(picture())
