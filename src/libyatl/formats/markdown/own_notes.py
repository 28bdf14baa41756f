"""Notes that libyatl wrote: what stands in them beside what they say, and how they are read again.

The front matter of such a note is an event, or an entry of a registry, in the keys of the file
format. Beside these stand keys that are derived or told of the whole (`RESERVED`), and names are
links, `[[note|name]]`. The last key is the mark:

    libyatl: [event, 3f2a91c0d4e7, 77ab01c9e2d4]

what the note is, then sums of its front matter (without the mark) and of its body, which tell
whether a person has changed it; behind them the id of an entry. The body tells the front matter in
words, and is read only where it was changed.
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from libyatl.formats.entries.cells import Cell, scalar_in, with_text
from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.entries.nodes import REFUSED, Mapping, Node, Sequence, Value
from libyatl.model import RELATION_KINDS
from libyatl.model.entries import AS_TYPED
from libyatl.model.kinds import REGISTERED

if TYPE_CHECKING:
    from libyatl.files.written_folder import State

MARK = "libyatl"
RESERVED = (MARK, "start", "end", "timezone", "excerpt")
LINKING = ("actors", "places", "sources", *RELATION_KINDS)
"""Keys of an event whose names are links."""
CHANGED_BODY = "body of the note"
"""Under which key a body is kept that a person has changed."""
NAME = "name"
"""What a note is of a name that no registry has: it says nothing."""
_OF_KIND: dict[str, str] = {kind: registry for registry, kind in REGISTERED.items()}
_KINDS = ("event", NAME, *_OF_KIND)
_LINK = re.compile(r"\[\[([^\[\]|]+)(?:\|(.*))?\]\]", re.DOTALL)
_OWN_KEY = re.compile(f"(?:{'|'.join(RESERVED)})(?:{AS_TYPED})*")
_FENCED = re.compile(f"({_OWN_KEY.pattern}){AS_TYPED}")
_MARKED = re.compile(
    rf"^{MARK}: \[\w+, ([0-9a-f]{{12}}), ([0-9a-f]{{12}})(?:, .*)?\]\n", re.MULTILINE
)
_FRONT = re.compile(r"---\n(.*?)^---\n(.*)\Z", re.DOTALL | re.MULTILINE)


class Mark(NamedTuple):
    """What the mark of a note says.

    Attributes:
        kind: `event`, `name`, or the kind of an entry of a registry.
        body: the sum of the body as it was written.
        id: the id of the entry.
    """

    kind: str
    body: str
    id: Cell | None


def linked(note: str, name: str) -> str:
    """Return a name as a link to a note."""
    return f"[[{note}]]" if note == name else f"[[{note}|{name}]]"


def looks_linked(name: str) -> bool:
    """Whether a name would be read as a link."""
    return _LINK.fullmatch(name) is not None


def fenced(key: str) -> str:
    """Return how a key of an author's own is called in a note, so that it is none of `RESERVED`."""
    return f"{key}{AS_TYPED}" if _OWN_KEY.fullmatch(key) else key


def note_text(kind: str, front: str, body: str, id: str = "") -> str:
    """Return the whole of a note; `id` is that of an entry, as YAML has it."""
    sums = ", ".join(filter(None, (kind, _sum(front), _sum(body), id)))
    return f"---\n{front}{MARK}: [{sums}]\n---\n{body}"


def state_of(data: bytes) -> State:
    """Return whether a file is a note as libyatl wrote it, one that was changed, or another's."""
    text = data.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n")
    found = _FRONT.match(text)
    if found is None or not re.search(f"^{MARK}:", found[1], re.MULTILINE):
        return "other"
    mark = _MARKED.search(found[1])
    if mark is None:
        return "changed"
    front = found[1][: mark.start()] + found[1][mark.end() :]
    return "ours" if (_sum(front), _sum(found[2])) == mark.groups() else "changed"


def mark_in(front: Mapping) -> Mark | None:
    """Return the mark of a note that libyatl wrote; None of any other."""
    _, value = front.get(MARK, (None, None))
    cells = list(map(scalar_in, value)) if isinstance(value, Sequence) else []
    if len(cells) < 3 or None in cells:
        return None
    kind, _, body, *id = [Cell(c.value, c.start_mark, c.end_mark) for c in cells if c is not None]
    if kind.value not in _KINDS or (kind.value in _OF_KIND) != bool(id):
        return None
    return Mark(kind.value, body.value, id[0] if id else None)


def read_own_note(front: Mapping, mark: Mark, body: str, into: FileAssembly) -> None:
    """Read a note that libyatl wrote: an event, an entry, or nothing."""
    zone = scalar_in(front.get("timezone", (None, None))[1])
    into.in_timezone("" if zone is None else zone.value)
    entry = Mapping()
    entry.start_mark, entry.end_mark, entry.flow = front.start_mark, front.end_mark, False
    for name, (key, value) in front.items():
        if name in ("timezone", "excerpt"):
            into.about(key, value)
        elif name not in RESERVED:
            fence = _FENCED.fullmatch(name)
            own = fence[1] if fence else name
            linking = mark.kind == "event" and own in LINKING
            entry[own] = with_text(key, own), _unlinked_names(value) if linking else value
    if _sum(body) != mark.body and body.strip():
        place = Cell(body.strip("\n"), front.end_mark, front.end_mark)
        own = CHANGED_BODY
        while own in entry:
            own += AS_TYPED
        entry[own] = with_text(place, own), place
    if mark.kind == "event":
        into.event(entry)
        return
    if mark.id is not None:
        into.entry(_OF_KIND[mark.kind], mark.id, entry)
    if mark.kind == NAME and entry:  # what a person wrote into it
        into.no_event()
    else:
        into.passed()


def _unlinked_names(value: Value) -> Value:
    """Return names without what makes links of them; each stands alone, or in a mapping first."""
    if value is None or value is REFUSED:
        return value
    if isinstance(value, Sequence):
        items: Sequence = Sequence(
            each if each is REFUSED else _unlinked_name(each) for each in value
        )
        items.start_mark, items.end_mark, items.flow = value.start_mark, value.end_mark, value.flow
        return items
    return _unlinked_name(value)


def _unlinked_name(node: Node) -> Node:
    if isinstance(node, Sequence):
        return node
    if isinstance(node, Mapping):
        for name in ("id", "event"):
            key, value = node.get(name, (None, None))
            if key is not None and (cell := scalar_in(value)) is not None:
                node[name] = key, _unlinked_name(cell)
        return node
    found = _LINK.fullmatch(node.value)
    if found is None:
        return node
    return with_text(node, found[1] if found[2] is None else found[2])


def _sum(text: str) -> str:
    return sha256(text.replace("\r\n", "\n").encode("utf-8", "replace")).hexdigest()[:12]
