"""Values of other tools that hold more than a text, told flat: what a cell of a table could hold.

In lists of names `{tag: x}` and `[[x]]` are x; a mapping of sources is the list of them. Dates of
`{year, month, day}` are a text. Titles and dates have no HTML. Wherever that leaves letters out,
what was typed stays too, under a key of its own: `title as typed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Table

from libyatl.formats.entries.cells import Cell, scalar_in, with_text
from libyatl.formats.entries.nodes import REFUSED, Mapping, Node, Scalar, Sequence
from libyatl.formats.foreign.date_parts import PARTS, text_of_parts, words_of_parts
from libyatl.formats.foreign.html_words import has_markup, without_tags
from libyatl.formats.foreign.roles import BY_NAME, LISTS, ROLES, Role, folded
from libyatl.formats.how import How
from libyatl.text.inert import is_blank

_LINK = re.compile(r"\[\[([^\[\]|#]+)((?:[#|][^\[\]]*)?)\]\]")
_HOISTED = {"properties": "geometry", "text": "headline"}
"""Keys whose mappings are told as if their keys were the entry's: of GeoJSON, and of TimelineJS;
each with the key by which it is known, beside it or within."""


def roles_of(names: Iterable[str], how: How) -> dict[str, Role]:
    """Return the role of each of the names that has one."""
    mapped = {column: role for role, column in how.map}
    roles = {name: mapped.get(name) or BY_NAME.get(folded(name), ("",))[0] for name in names}
    return {name: role for name, role in roles.items() if role in ROLES}


def columns_of(roles: Table[str, Role]) -> dict[str, str]:
    """Return by the key of an event the first of the names that has its role."""
    columns: dict[str, str] = {}
    for name in sorted(roles, key=lambda name: BY_NAME.get(folded(name), ("", -1))[1]):
        columns.setdefault(roles[name], name)
    if "year" in columns:
        columns.setdefault("date", columns["year"])
    return columns


def flattened(entry: Mapping, roles: Table[str, Role]) -> Mapping:
    """Return the entry with each of its values told flat, as far as its role wants it."""
    flat = Mapping()
    flat.start_mark, flat.end_mark, flat.flow = entry.start_mark, entry.end_mark, entry.flow
    for name, (key, value) in entry.items():
        if value is None or value is REFUSED or name not in roles:
            flat[name] = key, value
            continue
        if roles[name] in LISTS:
            told: Node = _list_told(value, roles[name])
        elif roles[name] in ("date", "end"):
            told = _date_told(value)
        elif roles[name] == "title":
            told = _without_html(value)
        else:
            told = value
        flat[name] = key, told
        if told is not value and not _holds_all(told, value):
            flat.setdefault(f"{name} as typed", (key, value))
    return flat


def hoisted(entry: Mapping) -> Mapping:
    """Return the entry, its inner mapping told as if its keys were the entry's own."""
    for name, known_by in _HOISTED.items():
        inner = entry.get(name, (None, None))[1]
        if isinstance(inner, Mapping) and (known_by in entry or known_by in inner):
            flat = Mapping(inner)
            for key, pair in entry.items():
                if key != name:
                    flat.setdefault(key if key not in inner else f"{key} of {name}", pair)
            flat.start_mark, flat.end_mark, flat.flow = entry.start_mark, entry.end_mark, entry.flow
            return flat
    return entry


def _list_told(value: Node, role: Role) -> Node:
    if isinstance(value, Mapping):
        if role != "sources":
            return value
        inner = [one for _, one in value.values() if one is not REFUSED]
        if not inner or not all(isinstance(one, Mapping) for one in inner):
            return value
        items = [one for one in inner if isinstance(one, Mapping)]
        return _as_list(items, value)
    if isinstance(value, Sequence):
        flat = _as_list(_items_told(value, role), value)
        return value if list(flat) == list(value) else flat
    return _unlinked(value)


def _items_told(value: Sequence, role: Role) -> Iterator[Node]:
    for item in value:
        if item is REFUSED:
            continue
        if isinstance(item, Sequence):  # [[x]] without quotes is a list in a list
            yield from _items_told(item, role)
        elif isinstance(item, Mapping):
            only = next(iter(item.values()))[1] if len(item) == 1 else None
            if isinstance(only, Sequence | Mapping | bool | None) or role == "sources":
                yield item
            else:
                yield only
        elif not is_blank(item.value):
            yield _unlinked(item)


def _as_list(items: Iterable[Node], like: Sequence | Mapping) -> Sequence:
    made: Sequence = Sequence(items)
    made.start_mark, made.end_mark, made.flow = like.start_mark, like.end_mark, False
    return made


def _unlinked(cell: Scalar) -> Scalar:
    if "[[" not in cell.value:
        return cell
    return with_text(cell, _LINK.sub(lambda found: found[1].strip(), cell.value))


def _without_html(value: Node) -> Node:
    """Return a text without its tags, its entities told as characters."""
    if isinstance(value, Sequence | Mapping):
        return value
    if not has_markup(value.value):
        return value
    return with_text(value, " ".join(without_tags(value.value).split()))


def _date_told(value: Node) -> Node:
    if not isinstance(value, Mapping):
        return _without_html(value)
    parts = [_text_under(value, name) for name in PARTS]
    told = text_of_parts(parts)
    if told is None:
        return value
    return Cell(told or words_of_parts(parts), value.start_mark, value.end_mark, '"')


def _text_under(of: Mapping, name: str) -> str:
    cell = scalar_in(of.get(name, (None, None))[1])
    return "" if cell is None else cell.value.strip()


def _holds_all(told: Node, value: Node) -> bool:
    """Whether what is told holds all that was typed, but for brackets and the names of parts."""
    if isinstance(value, Mapping):
        return not isinstance(told, Sequence) and all(
            name in PARTS or _text_under(value, name) == "" for name in value
        )
    if isinstance(value, Sequence):
        return all("|" not in one and "#" not in one for one in _links(value))
    return bool(_LINK.search(value.value)) and all(
        "|" not in one and "#" not in one for one in _links([value])
    )


def _links(values: Iterable[Node | bool]) -> Iterator[str]:
    for value in values:
        if isinstance(value, Sequence):
            yield from _links(value)
        elif not isinstance(value, Mapping | bool):
            yield from (found[2] for found in _LINK.finditer(value.value))
