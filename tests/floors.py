"""The picture of the house, drawn from its imports: `python tests/floors.py > FILE.svg`.

A room stands on its floor; an arrow leads from a room to one that it knows, where no other way
through the house leads there too. What a room holds is written in it, floor by floor.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from house import FLOORS, MODULES, imports, meeting

WIDTH, GAP, LINE, PAD = 1060, 40, 15, 10
LETTER = 6.1
"""Pixels that a letter of the small text takes, amply."""
STYLE = """
text { font: 11px system-ui, sans-serif; fill: #333 }
text.room { font-weight: 700; font-size: 13px }
rect.room { fill: #f6f4ee; stroke: #8a8371 }
line { stroke: #ddd8cb; stroke-width: 2 }
path { fill: none; stroke: #5b7c99; stroke-opacity: .55; marker-end: url(#tip) }
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


def boxes() -> tuple[dict[str, tuple[float, float, float, float]], float]:
    """Return where each room stands (left, top, width, height), and the height of all."""
    placed: dict[str, tuple[float, float, float, float]] = {}
    top = float(PAD)
    for floor in reversed(FLOORS[""]):
        needed = {
            room: max([len(room) * 8.5, *(len(line) * LETTER for line in lines(room))]) + 2 * PAD
            for room in floor
        }
        tall = {room: len(lines(room)) * LINE + LINE + 2 * PAD for room in floor}
        ground = top + max(tall.values())
        between = (WIDTH - sum(needed.values())) / (len(floor) + 1)
        assert between > 0, floor
        left = between
        for room in floor:
            placed[room] = (left, ground - tall[room], needed[room], tall[room])
            left += needed[room] + between
        top = ground + GAP
    return placed, top - GAP + PAD


def picture() -> str:
    """Return the picture as SVG."""
    placed, height = boxes()
    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" role="img">',
        "<title>The floors of libyatl: arrows lead from a room to the rooms that it knows</title>",
        f"<style>{STYLE}</style>",
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" '
        'markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>',
        f'<rect width="{WIDTH}" height="{height:.0f}" fill="#fff"/>',
    ]
    for ground in sorted({top + tall for _, top, _, tall in placed.values()}):
        drawn.append(f'<line x1="0" x2="{WIDTH}" y1="{ground:.0f}" y2="{ground:.0f}"/>')
    for room, other in nearest(knows()):
        left, top, width, tall = placed[room]
        its_left, its_top, its_width, _ = placed[other]
        begin, end = (left + width / 2, top + tall), (its_left + its_width / 2, its_top)
        bend = (end[1] - begin[1]) / 2
        drawn.append(
            f'<path d="M{begin[0]:.0f} {begin[1]:.0f}C{begin[0]:.0f} {begin[1] + bend:.0f} '
            f'{end[0]:.0f} {end[1] - bend:.0f} {end[0]:.0f} {end[1]:.0f}"/>'
        )
    for room, (left, top, width, tall) in placed.items():
        drawn.append(
            f'<rect class="room" x="{left:.0f}" y="{top:.0f}" width="{width:.0f}" '
            f'height="{tall:.0f}" rx="3"/>'
        )
        at = top + PAD + 8
        drawn.append(f'<text class="room" x="{left + PAD:.0f}" y="{at:.0f}">{room}</text>')
        for number, line in enumerate(lines(room), 1):
            drawn.append(f'<text x="{left + PAD:.0f}" y="{at + number * LINE:.0f}">{line}</text>')
    return "\n".join([*drawn, "</svg>\n"])


if __name__ == "__main__":
    sys.stdout.write(picture())
