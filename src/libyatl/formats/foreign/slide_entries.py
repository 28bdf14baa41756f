"""A slide of TimelineJS in flat keys, as a list of another tool's events has them.

Its own names stay: `start_date`, `headline`, `text`, `media`, `group`; `--map` knows them by these.
A slide of version 2 is told in the keys of version 3.
"""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.formats.entries.cells import scalar_in, with_text
from libyatl.formats.entries.nodes import REFUSED, Mapping, Node, Scalar, Sequence, Value
from libyatl.formats.foreign.date_parts import PARTS
from libyatl.formats.foreign.html_words import without_tags
from libyatl.formats.foreign.slides import (
    cited_media,
    date_cell,
    headline_of,
    said_text,
    title_of_text,
)
from libyatl.model.entries import AS_TYPED
from libyatl.text.inert import is_blank

DATES = ("start_date", "end_date")
_NOTHING: tuple[None, None] = None, None
_WHEREABOUTS = {"lat": "lat", "latitude": "lat", "lon": "lon", "lng": "lon", "longitude": "lon"}
_OF_VERSION_2 = {"startDate": "start_date", "endDate": "end_date", "tag": "group", "asset": "media"}
_MEDIA_OF_VERSION_2 = {"media": "url"}


class SlideEntries:
    """What makes flat entries of slides; `titled` counts the titles that were made of texts."""

    def __init__(self) -> None:
        """Start with none."""
        self.titled = 0

    def of(self, slide: Mapping) -> Mapping:
        """Return a slide of version 3 in flat keys."""
        flat = _empty_at(slide)
        for name, (key, value) in slide.items():
            if name in DATES:
                _tell_date(flat, name, key, value)
            elif name == "text":
                _tell_text(flat, key, value)
            elif name == "media":
                _tell_media(flat, key, value)
            elif name == "location":
                _tell_location(flat, key, value)
            elif name == "group":
                _tell_group(flat, key, value)
            else:
                flat[name] = key, value
        if "headline" not in flat and "text" in flat:
            made = title_of_text(scalar_in(flat["text"][1]))
            if made is not None:
                self.titled += 1
                flat["headline"] = made, made
        return flat


def in_version_3(slide: Mapping) -> Mapping:
    """Return a slide of version 2 in the keys of version 3."""
    told, text = _empty_at(slide), _empty_at(slide)
    for name, (key, value) in slide.items():
        if name in ("headline", "text"):
            text[name] = key, value
        elif name == "asset" and isinstance(value, Mapping):
            media = _empty_at(value)
            for inner, pair in value.items():
                media[_MEDIA_OF_VERSION_2.get(inner, inner)] = pair
            told["media"] = key, media
        elif name in ("startDate", "endDate"):
            told[_OF_VERSION_2[name]] = key, _in_parts(value)
        else:
            told[_OF_VERSION_2.get(name, name)] = key, value
    if text:
        told["text"] = next(iter(text.values()))[0], text
    return told


def _in_parts(value: Value) -> Value:
    """Return `2012,1,26` as a date of parts; any other text as it is."""
    cell = scalar_in(value)
    if cell is None:
        return value
    parts = [part.strip() for part in cell.value.split(",")]
    if len(parts) > len(PARTS) or not all(part.lstrip("+-").isdecimal() for part in parts if part):
        return value
    made = Mapping()
    made.start_mark, made.end_mark, made.flow = cell.start_mark, cell.end_mark, False
    for name, part in zip(PARTS, parts, strict=False):
        made[name] = with_text(cell, name), with_text(cell, part)
    return made


def _empty_at(node: Mapping) -> Mapping:
    made = Mapping()
    made.start_mark, made.end_mark, made.flow = node.start_mark, node.end_mark, False
    return made


def parts_of(date: Mapping) -> list[str]:
    """Return the parts of a date, empty where one is not stated."""
    return [said_text(date.get(name, _NOTHING)[1]) for name in PARTS]


def _tell_date(flat: Mapping, name: str, key: Scalar, value: Value) -> None:
    if not isinstance(value, Mapping):
        flat[name] = key, value
        return
    told = date_cell(parts_of(value), value)
    if told is not None:
        flat[name] = key, told
    for inner, (written, said) in value.items():
        if inner == "display_date" and inner not in flat:
            flat[inner] = written, said
        elif inner not in PARTS or scalar_in(said) is None:
            _keep_beside(flat, f"{inner} of {name}", written, said)


def _tell_text(flat: Mapping, key: Scalar, value: Value) -> None:
    if not isinstance(value, Mapping):
        flat["text"] = key, value
        return
    for name, (written, said) in value.items():
        if name == "headline":
            cell = scalar_in(said)
            if cell is None:
                _keep_beside(flat, f"headline{AS_TYPED}", written, said)
            headline_of(flat, "headline", cell)
        elif name == "text":
            flat["text"] = written, said
        else:
            _keep_beside(flat, f"{name} of text", written, said)


def _tell_media(flat: Mapping, key: Scalar, value: Value) -> None:
    if not isinstance(value, Mapping):
        flat["media"] = key, value
        return
    cited = cited_media({name: said for name, (_, said) in value.items()}, value)
    if cited is not None:
        flat["media"] = key, cited
    elif any(map(_is_filled, (said for _, said in value.values()))):
        flat[f"media{AS_TYPED}"] = key, value


def _tell_location(flat: Mapping, key: Scalar, value: Value) -> None:
    """Tell a place that has a name; coordinates alone are of none, and kept."""
    name = said_text(value.get("name", _NOTHING)[1]) if isinstance(value, Mapping) else ""
    if not isinstance(value, Mapping) or not name:
        flat["location" if scalar_in(value) else f"location{AS_TYPED}"] = key, value
        return
    for inner, (written, said) in value.items():
        where = _WHEREABOUTS.get(inner, "")
        if inner == "name":
            flat["location"] = written, _one_name(said)
        elif where and scalar_in(said) is not None and where not in flat:
            flat[where] = written, said
        else:
            _keep_beside(flat, f"{inner} of location", written, said)


def _tell_group(flat: Mapping, key: Scalar, value: Value) -> None:
    cell = scalar_in(value)
    if cell is None:
        flat["group"] = key, value
        return
    words = " ".join(without_tags(cell.value).split())
    if is_blank(words) or "<" in cell.value:
        _keep_beside(flat, f"group{AS_TYPED}", key, value)
    if not is_blank(words):
        flat["group"] = key, _one_name(with_text(cell, words))


def _one_name(value: Value) -> Value:
    """Return a name as the only one of a list: a `;` in it parts it from nothing."""
    cell = scalar_in(value)
    if cell is None:
        return value
    made = Sequence([cell])
    made.start_mark, made.end_mark, made.flow = cell.start_mark, cell.end_mark, False
    return made


def _keep_beside(flat: Mapping, name: str, key: Scalar, value: Value) -> None:
    if _is_filled(value):
        flat.setdefault(name, (key, value))


def _is_filled(value: Value) -> bool:
    """Whether a value holds more than what is absent for TimelineJS: empty texts."""
    if value is None or value is REFUSED:
        return False
    if isinstance(value, Mapping | Sequence):
        return any(map(_is_filled, _values_in(value)))
    return value.value != ""


def _values_in(node: Node) -> Iterator[Value]:
    if isinstance(node, Mapping):
        yield from (value for _, value in node.values())
    elif isinstance(node, Sequence):
        yield from node
