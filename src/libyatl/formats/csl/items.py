"""A CSL item in the keys of a source, and back: each way is the other's law.

What an item says beyond the keys of a source is kept beside them, and comes back out. A key of the
item is kept too where it would not come back to the letter from what was made of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from libyatl.formats.csl.csl_dates import date_of, date_text
from libyatl.formats.csl.csl_names import names_of, names_text
from libyatl.formats.foreign.urls import is_url
from libyatl.text.inert import is_blank

Item = Mapping[str, object]
Fields = Mapping[str, str]
"""The keys of a source, each with its text."""

TOLD = (
    *("title", "author", "container-title", "publisher", "issued", "accessed", "URL", "DOI"),
    *("archive", "language", "note"),
)
"""What of an item the keys of a source may hold."""
DOI = "https://doi.org/"
_PUBLISHED = frozenset(("book", "thesis", "report", "pamphlet", "manuscript", "map", "dataset"))
"""Types of what a publisher brings out; all else appears in something."""


def fields_of(item: Item) -> dict[str, str]:
    """Return what an item says in the keys of a source."""
    said = {key: read(item) for key, read in _READ.items()}
    return {key: text for key, text in said.items() if not is_blank(text)}


def kept_of(item: Item, fields: Fields) -> dict[str, object]:
    """Return what has to be kept of an item, so that `item_of` gives it back."""
    kept = dict(item)
    for key in TOLD:
        if key in kept:
            rest = {name: value for name, value in kept.items() if name != key}
            if _filled(rest, fields) == item:
                kept = rest
    return kept


def item_of(fields: Fields, kept: Item) -> dict[str, object]:
    """Return the item of what is said in the keys of a source, and was kept of an item."""
    usual = "webpage" if "url" in fields else "document"
    return _filled({"type": usual, **kept}, fields)


def _filled(kept: Item, fields: Fields) -> dict[str, object]:
    item = dict(kept)
    for key, (write, same) in _WRITTEN.items():
        text = fields.get(key, "")
        if not same(_READ[key](item), text) and text:
            name, value = write(item, text)
            item[name] = value
    return item


def _text_under(key: str) -> Callable[[Item], str]:
    def read(item: Item) -> str:
        value = item.get(key)
        plain = isinstance(value, str | int | float) and not isinstance(value, bool)
        return str(value) if plain else ""

    return read


_csl_title, _language, _csl_note, _container, _publisher, _url, _doi, _archive = map(
    _text_under,
    ("title", "language", "note", "container-title", "publisher", "URL", "DOI", "archive"),
)


def _address(item: Item) -> str:
    doi = _doi(item)
    return _url(item) or (doi if is_url(doi) else doi and DOI + doi)


def _archived(item: Item) -> str:
    text = _archive(item)
    return text if is_url(text) else ""


_READ: dict[str, Callable[[Item], str]] = {
    "title": _csl_title,
    "author": lambda item: names_text(item.get("author", [])),
    "publisher": lambda item: _container(item) or _publisher(item),
    "published": lambda item: date_text(item.get("issued")),
    "accessed": lambda item: date_text(item.get("accessed")),
    "url": _address,
    "archived": _archived,
    "language": _language,
    "note": _csl_note,
}
Write = Callable[[Item, str], tuple[str, object]]


def _under(name: str) -> Write:
    return lambda item, text: (name, text)


def _as_publisher(item: Item, text: str) -> tuple[str, object]:
    alone = item.get("type") in _PUBLISHED and not {"container-title", "publisher"} & item.keys()
    return ("publisher" if alone else "container-title"), text


def _same_text(one: str, other: str) -> bool:
    return one == other


def _same_date(one: str, other: str) -> bool:
    return one == other or bool(one and other and date_of(one) == date_of(other))


_WRITTEN: dict[str, tuple[Write, Callable[[str, str], bool]]] = {
    "title": (_under("title"), _same_text),
    "author": (lambda item, text: ("author", names_of(text)), _same_text),
    "publisher": (_as_publisher, _same_text),
    "published": (lambda item, text: ("issued", date_of(text)), _same_date),
    "accessed": (lambda item, text: ("accessed", date_of(text)), _same_date),
    "url": (_under("URL"), _same_text),
    "archived": (_under("archive"), _same_text),
    "language": (_under("language"), _same_text),
    "note": (_under("note"), _same_text),
}
FIELDS = tuple(_WRITTEN)
"""The keys of a source that an item can say."""
