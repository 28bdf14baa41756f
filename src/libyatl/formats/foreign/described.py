"""A source that is described by keys of another tool, told in the keys of a source and a citation.

What has no key of ours is kept under its own name, and a date that cannot be read too.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from libyatl.dates import DateError
from libyatl.dates.parsing import Effort, read_date
from libyatl.formats.entries.cells import Cell
from libyatl.formats.entries.forms import REGISTRIES
from libyatl.formats.entries.nodes import REFUSED, Mapping, Node, Scalar, Sequence, Value
from libyatl.formats.entries.values import plain_value
from libyatl.formats.foreign.roles import folded
from libyatl.model import Extra
from libyatl.text.inert import is_blank

_OF_A_SOURCE = {
    "id": "id key citation_key citekey",
    "title": "title headline heading label name",
    "author": "author authors by byline writer",
    "publisher": "publisher outlet publication newspaper journal office media site source",
    "published": "published date published_at published_date publication_date pub_date issued year",
    "accessed": "accessed accessed_at accessed_date date_accessed access_date retrieved "
    "retrieval_date date_retrieved",
    "url": "url link href uri website",
    "archived": "archived archive archive_url archived_url archive_link url_archived",
    "language": "language lang",
}
_OF_A_CITATION = {
    "at": "at page pages paragraph para line locator",
    "quote": "quote quotation excerpt",
    "note": "note notes comment comments remark remarks",
}
_NAMES = {
    name: (key, place)
    for keys in (_OF_A_SOURCE, _OF_A_CITATION)
    for key, names in keys.items()
    for place, name in enumerate(names.split())
}
"""By a folded name: the key of ours, and how far the name stands behind others of it."""
_DATES = frozenset(("published", "accessed"))
_OURS = frozenset(REGISTRIES["sources"].keys)
_NOTHING = frozenset(("null", "~"))
_BARE = frozenset(("title", "publisher"))


class Described(NamedTuple):
    """A source as it was described.

    Attributes:
        id: the id that it has; empty where it has none.
        entry: what its entry says, in the keys of a source.
        further: what no key of it holds, under its own name.
        cited: what is said of this citation alone, in the keys of a citation.
        bare: the name, where nothing but a name is said.
        content: what `entry` and `further` say, as one text.
    """

    id: str
    entry: Mapping
    further: Extra
    cited: dict[str, tuple[Scalar, Value]]
    bare: Scalar | None
    content: str

    def said(self, key: str) -> str:
        """Return the text of a key of the entry; empty where it has none."""
        value = self.entry[key][1] if key in self.entry else None
        return "" if value is None or isinstance(value, bool | Sequence | Mapping) else value.value

    @property
    def outlet(self) -> str:
        """Where it appeared; empty where that is not said."""
        return self.said("publisher")


def is_known_key(name: str) -> bool:
    """Whether a key of a mapping is known to tell of a source, or of a citation."""
    return folded(name) in _NAMES


def described(node: Mapping) -> Described:
    """Return what the mapping says of a source."""
    chosen = _columns_of_source(node)
    entry, cited = Mapping(), dict[str, tuple[Scalar, Value]]()
    entry.start_mark, entry.end_mark, entry.flow = node.start_mark, node.end_mark, False
    further: dict[str, object] = {}
    texts: dict[str, Scalar] = {}
    id = ""
    for name, (written, value) in node.items():
        said = said_in(value)
        if said is None:
            continue
        key = chosen.get(name)
        text = _one_text_of(said) if key else None
        if key is None or text is None or (key in _DATES and not _reads_as_date(text.value)):
            further[f"{name} as typed" if name in _OURS else name] = plain_value(said)
        elif key == "id":
            id = text.value.strip()
        elif key in _OF_A_CITATION:
            cited[key] = written, text
        else:
            entry[key], texts[key] = (written, text), text
    alone = len(texts) == 1 and not (id or further or cited)
    bare = next((text for key, text in texts.items() if alone and key in _BARE), None)
    content = repr([(key, text.value) for key, text in texts.items()])
    return Described(id, entry, further, cited, bare, content + repr(further))


def said_in(value: Value) -> Node | None:
    """Return a value, if it says something.

    What was refused, a blank, and a word for nothing that stands without quotes do not.
    """
    if value is None or value is REFUSED:
        return None
    if isinstance(value, Sequence | Mapping):
        return value
    nothing = is_blank(value.value) or (not value.style and value.value.lower() in _NOTHING)
    return None if nothing else value


def _columns_of_source(node: Mapping) -> dict[str, str]:
    """Return the key of ours that each name has: of several names the first in our order."""
    best: dict[str, tuple[int, str]] = {}
    for name, (_, value) in node.items():
        key, place = _NAMES.get(folded(name), ("", 0))
        if key and said_in(value) is not None:
            best[key] = min(best.get(key, (place, name)), (place, name))
    return {name: key for key, (_, name) in best.items()}


def _one_text_of(value: Value) -> Scalar | None:
    """Return what a key holds as one text; of several texts, such as authors, all joined."""
    if isinstance(value, Sequence):
        parts = [_one_text_of(item) for item in value]
        if not parts or None in parts:
            return None
        joined = "; ".join(part.value for part in parts if part)
        return Cell(joined, value.start_mark, value.end_mark, '"')
    if value is None or value is REFUSED or isinstance(value, Mapping):
        return None
    return value


@lru_cache(maxsize=1 << 12)
def _reads_as_date(text: str) -> bool:
    try:
        read_date(text, Effort(0))
    except DateError:
        return False
    return True
