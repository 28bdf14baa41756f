"""A row of a workbook that libyatl wrote: its cells, and what was stated of its entry, as nodes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from libyatl.formats.entries.cells import Cell
from libyatl.formats.entries.nodes import REFUSED, Node, Refused, Sequence, Value
from libyatl.formats.entries.nodes import Mapping as Keys
from libyatl.formats.xlsx.stated import RELATION, STATED, check_sum, is_piece
from libyatl.query.columns import JOIN


class OwnRow(NamedTuple):
    """A row of a sheet: its cells by column, what was stated of it, and its place.

    `known` are the check sums of its cells when it was written; `stated` is None where a row has
    none, since a person has added it.
    """

    cells: Mapping[str, Cell]
    stated: Keys | None
    known: Mapping[str, str]
    place: str
    grouped: bool = False

    def changed(self) -> Iterator[tuple[str, Cell]]:
        """Yield the columns whose cells are not as they were written, each with its cell."""
        for column, cell in self.cells.items():
            if self.known.get(column) != str(check_sum(cell.value)):
                yield column, cell

    def at(self, key: str) -> Value:
        """Return what was stated under a key; None where nothing was."""
        return self.stated[key][1] if self.stated is not None and key in self.stated else None


def pieces_of(names: list[str]) -> list[int]:
    """Return the numbers of the columns with what was stated: the last so called, and on."""
    last = max((number for number, name in enumerate(names) if name == STATED), default=len(names))
    return [number for number in range(last, len(names)) if is_piece(names[number])]


def relation_of(row: OwnRow) -> Node:
    """Return what a row of relations says: the other event, with the gaps that it tells."""
    _, _, other, *gaps = (row.cells[name] for name in RELATION)
    if not any(gap.value for gap in gaps):
        return other
    node = mapping_in(row.place)
    for key, cell in zip(("event", *RELATION[3:]), (other, *gaps), strict=True):
        if cell.value:
            node[key] = cell._replace(value=key), cell
    return node


def cell_at(text: str, place: str, *, kind: str | None = '"') -> Cell:
    """Return a text at a place; `kind` is how it is quoted."""
    return Cell(text, place, place, kind)


def placed_at(node: Keys, places: Mapping[str, str], place: str) -> Keys:
    """Return what was stated, each key of it and all below at the cell of that column."""
    placed = mapping_in(place)
    for name, (key, value) in node.items():
        at = places.get(name, place)
        made: Value = value
        if isinstance(value, Keys):
            made = placed_at(value, places, at)
        elif isinstance(value, Sequence):
            made = Sequence(
                placed_at(item, places, at)
                if isinstance(item, Keys)
                else cell_at(item.value, at, kind=item.style)
                if isinstance(item, Cell)
                else item
                for item in value
            )
            made.start_mark = made.end_mark = at
            made.flow = False
        elif isinstance(value, Cell):
            made = cell_at(value.value, at, kind=value.style)
        placed[name] = cell_at(key.value, at), made
    return placed


def mapping_in(place: str) -> Keys:
    """Return a mapping without keys at a place."""
    node = Keys()
    node.start_mark = node.end_mark = place
    node.flow = False
    return node


def sequence_of(items: list[Node | Refused]) -> Sequence | None:
    """Return a list that stands where its items do; None of none."""
    first = items[0] if items else REFUSED
    if first is REFUSED:
        return None
    node = Sequence(items)
    node.start_mark, node.end_mark, node.flow = first.start_mark, first.end_mark, False
    return node


def value_of(cell: Cell, *, is_list: bool) -> Node | None:
    """Return what a cell says, be it one thing or a list; None where it is empty."""
    if not cell.value:
        return None
    if not is_list or JOIN not in cell.value:
        return cell
    return sequence_of([cell._replace(value=name) for name in cell.value.split(JOIN)])


def put_or_drop(node: Keys, key: str, at: Cell, value: Node | None) -> None:
    """Put a value under a key, or take the key away where there is none."""
    if value is None:
        node.pop(key, None)
    else:
        node[key] = at._replace(value=key), value
