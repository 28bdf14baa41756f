"""The file that an editor is given: an event or an entry, and below it what helps to change it."""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Iterable, Iterator

from libyatl import api, views
from libyatl.editing.begun_files import BEGINNING, SCHEMA
from libyatl.files.drafts import removed_with_all
from libyatl.files.safe_file import replace_file
from libyatl.model import Timeline
from libyatl.model.keys import ENTRIES, EntryName
from libyatl.model.kinds import KINDS
from libyatl.model.registers import names_of
from libyatl.text.inert import one_line
from libyatl.text.measure import wrap

ABOVE = "# ------ >8 ------ nothing above this line is kept"
BELOW = "# ------ >8 ------ nothing below this line is kept"
_WIDTH = 90
_MOST = 200
"""So many names of a kind are listed."""


class EditorFile:
    """A text in a file of its own, in a folder that nobody else can look into.

    Attributes:
        path: where it is.
    """

    def __init__(self, id: str, text: str, helping: Iterable[str]) -> None:
        """Write it.

        Args:
            id: what the file is called after.
            text: the text.
            helping: what helps to change it, in lines.
        """
        from libyatl.formats.json.json_schema import json_schema

        name = re.sub(r"[^\w-]", "", id, flags=re.ASCII)[:60] or "event"
        self._folder = tempfile.mkdtemp(prefix="libyatl-")  # of mode 0700
        self.path = os.path.join(self._folder, f"{name}.yaml")
        with open(os.path.join(self._folder, SCHEMA), "x", encoding="utf-8") as schema:
            json.dump(json_schema(), schema)
        below = (f"#  {line}".rstrip() for line in helping)
        self._below = [BELOW, *(one_line(line) for line in below)]
        self.put(text)

    def put(self, text: str) -> None:
        """Let another text stand in the file, with what helps to change it.

        Raises:
            OutputError: it cannot be written; what stood there still stands.
        """
        above = [BEGINNING.removesuffix("\n"), ABOVE]
        lines = [*above, text.removesuffix("\n"), *self._below]
        replace_file(self.path, (f"{line}\n" for line in lines))

    def edited(self) -> tuple[str, int]:
        """Return the text as it is now, and how many lines stand above it.

        Raises:
            OSError: it cannot be read.
            UnicodeError: it is not UTF-8.
        """
        with open(self.path, encoding="utf-8-sig", newline="") as file:
            lines = file.read().replace("\r\n", "\n").split("\n")
        begin = lines.index(ABOVE) + 1 if ABOVE in lines else 0
        ends = [at for at, line in enumerate(lines) if line == BELOW]
        some = lines[begin : ends[-1] if ends else len(lines)]
        while some and not some[0].strip():
            begin, some = begin + 1, some[1:]
        while some and not some[-1].strip():
            some = some[:-1]
        return "".join(f"{line}\n" for line in some), begin

    def remove(self) -> None:
        """Remove it: its text is written, or nobody wants it."""
        removed_with_all(self._folder)


def file_of_event(timeline: Timeline, place: int, text: str) -> EditorFile:
    """Return a file with an event's text, and its card, the keys and the names in use below it.

    Args:
        timeline: the chronology, of all of its files.
        place: the event's place in it.
        text: the event's text.
    """
    id = timeline.events[place].shown_id
    return EditorFile(
        id, text, [*_card(timeline, id), "", *_keys_in_words("event"), *_names(timeline)]
    )


def file_of_entry(timeline: Timeline, kind: EntryName, id: str, text: str) -> EditorFile:
    """Return a file with the text of a registry's entry, and the keys and names below it.

    Args:
        timeline: the chronology, of all of its files.
        kind: what kind of entry it is.
        id: its id.
        text: its text.
    """
    return EditorFile(id, text, [*_keys_in_words(kind), *_names(timeline)])


def _card(timeline: Timeline, id: str) -> Iterator[str]:
    selection = api.select(timeline, id=[id])
    page = views.Page(_WIDTH - 4, views.UNICODE)
    for line in views.plain(views.view("cards")(selection, page)):
        yield line.rstrip("\n")


def _keys_in_words(form: EntryName) -> Iterator[str]:
    for key in ENTRIES[form].keys:
        if key.kind != "unread":
            head, *more = wrap(key.says, _WIDTH - 14)
            yield f"{key.key:9} {head}"
            yield from (f"{'':9} {row}" for row in more)


def _names(timeline: Timeline) -> Iterator[str]:
    """Yield the names and the ids in use."""
    names = names_of(timeline)
    for kind, one in KINDS.items():
        register = names.of(kind)
        known = dict.fromkeys([*register.entries, *map(register.key, register.spellings())])
        yield from _names_in_use(one.plural, known)
    yield from _names_in_use("ids", (event.id for event in timeline.events if event.named))


def _names_in_use(head: str, names: Iterable[str]) -> Iterator[str]:
    known = [one_line(name) for name in names]
    rest = [f"and {len(known) - _MOST} more"] if len(known) > _MOST else []
    if known:
        yield ""
        yield from wrap(f"{head}: {', '.join([*known[:_MOST], *rest])}", _WIDTH - 4)
