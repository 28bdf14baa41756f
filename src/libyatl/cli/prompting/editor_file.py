"""The file that an editor is given: an event, and below it what helps to change it."""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Iterable, Iterator

from libyatl import api, views
from libyatl.files.drafts import removed_with_all
from libyatl.files.safe_file import replace_file
from libyatl.model import Timeline
from libyatl.model.keys import ENTRIES
from libyatl.model.kinds import KINDS
from libyatl.model.registers import names_of
from libyatl.text.inert import one_line
from libyatl.text.measure import wrap

ABOVE = "# ------ >8 ------ nothing above this line is kept"
BELOW = "# ------ >8 ------ nothing below this line is kept"
_SCHEMA = ".libyatl.schema.json"
_WIDTH = 90
_MOST = 200
"""So many names of a kind are listed."""


class EditorFile:
    """An event's text in a file of its own, in a folder that nobody else can look into.

    Attributes:
        path: where it is.
    """

    def __init__(self, timeline: Timeline, place: int, text: str) -> None:
        """Write it.

        Args:
            timeline: the chronology, of all of its files.
            place: the event's place in it.
            text: the event's text.
        """
        from libyatl.formats.json.json_schema import json_schema

        id = timeline.events[place].shown_id
        name = re.sub(r"[^\w-]", "", id, flags=re.ASCII)[:60] or "event"
        self._folder = tempfile.mkdtemp(prefix="libyatl-")  # of mode 0700
        self.path = os.path.join(self._folder, f"{name}.yaml")
        with open(os.path.join(self._folder, _SCHEMA), "x", encoding="utf-8") as schema:
            json.dump(json_schema(), schema)
        below = (f"#  {line}".rstrip() for line in _helping(timeline, id))
        self._below = [BELOW, *(one_line(line) for line in below)]
        self.put(text)

    def put(self, text: str) -> None:
        """Let another text of the event stand in the file, with what helps to change it.

        Raises:
            OutputError: it cannot be written; what stood there still stands.
        """
        above = [f"# yaml-language-server: $schema={_SCHEMA}", ABOVE]
        lines = [*above, text.removesuffix("\n"), *self._below]
        replace_file(self.path, (f"{line}\n" for line in lines))

    def edited(self) -> tuple[str, int]:
        """Return the event's text as it is now, and how many lines stand above it.

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


def _helping(timeline: Timeline, id: str) -> Iterator[str]:
    """Yield what helps to change an event: its card, the keys, the names in use."""
    selection = api.select(timeline, id=[id])
    page = views.Page(_WIDTH - 4, views.UNICODE)
    for line in views.plain(views.view("cards")(selection, page)):
        yield line.rstrip("\n")
    yield ""
    for key in ENTRIES["event"].keys:
        if key.kind != "unread":
            head, *more = wrap(key.says, _WIDTH - 14)
            yield f"{key.key:9} {head}"
            yield from (f"{'':9} {row}" for row in more)
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
