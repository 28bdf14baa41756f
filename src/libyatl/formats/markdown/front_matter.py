"""A note in Markdown with front matter (Jekyll, Hugo, Obsidian): one event.

Between two lines `---` stand its keys, in YAML, with the places of the file; below them its body,
which is the summary, where no key is. What a key does not say, the file's name may: the id, and the
date with which a post of Jekyll is called.
"""

from __future__ import annotations

import re
from itertools import chain, count
from pathlib import PurePath

import yaml

from libyatl.findings.diagnostics import Report
from libyatl.formats.controls import in_whole
from libyatl.formats.entries.cells import Cell, Line
from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.entries.nodes import Mapping
from libyatl.formats.foreign.nested import hoisted, roles_of
from libyatl.formats.foreign.roles import Role
from libyatl.formats.how import How
from libyatl.formats.markdown.own_notes import mark_in, read_own_note
from libyatl.formats.yaml.nodes import Stop, YamlNodes, open_entry
from libyatl.model.source_text import SourceText

_FRONT = re.compile(rb"---[ \t]*\r?\n(?:.*\r?\n)*?(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
_POSTED = re.compile(r"(\d{4}-\d{2}-\d{2})[-_ ]+(.+)")
_HEADING = re.compile(r"#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\n|\Z)")


def read_note(data: bytes, name: str, into: FileAssembly, report: Report) -> None:
    """Read a note, an event if it has a date and a title (`libyatl.formats.format.Read`)."""
    found = _FRONT.match(data)
    front = data[: found.end()] if found else b""
    if in_whole(front, name, report):
        into.stop()
        return
    text = SourceText(front)
    nodes = YamlNodes(text, name, report)
    try:
        node = nodes.node(nodes.next(), 1) if nodes.document() is not None else None
    except Stop:
        into.stop()
        return
    except yaml.YAMLError as failure:
        from libyatl.formats.yaml.complaints import explain

        into.stop()
        report.add(explain(failure, text, name))
        return
    if not isinstance(node, Mapping):
        into.no_event()
        return
    into.keep_text(text, open_entry)
    if (mark := mark_in(node)) is not None:
        below = data[len(front) :].decode().removeprefix("\ufeff")
        read_own_note(node, mark, below, into)
        return
    entry = _entry_in_front(
        node, data[len(front) :].decode(), text.place(len(front))[0] - 1, name, into.how
    )
    if entry is None:
        into.no_event()
    else:
        into.note(entry)


def count_notes(data: bytes, how: How) -> int | None:
    """Tell that a note is one entry (`libyatl.formats.format.CountEntries`)."""
    return 1


def _entry_in_front(front: Mapping, below: str, line: int, name: str, how: How) -> Mapping | None:
    """Return the note with what its keys leave to its body and its name; None if it is no event."""
    entry = hoisted(front)
    body = below.replace("\r\n", "\n").strip("\n").rstrip()
    stem = PurePath(name).stem
    posted = _POSTED.fullmatch(stem)
    said = _said_of_note(entry, how)

    def add(key: str, text: str, at: int) -> None:
        cell = Cell(text, Line(at), Line(at + 1))
        entry[key] = cell, cell

    if said.isdisjoint(("date", "year")) and posted:
        add("date", posted[1], 0)
        said.add("date")
    if "title" not in said:
        if heading := _HEADING.match(body):
            add("title", heading[1], line)
            said.add("title")
        elif " " in stem:  # it is no slug: where notes have no title, their name is
            add("title", posted[2] if posted else stem, 0)
            said.add("title")
    if said.isdisjoint(("date", "year")) or "title" not in said:
        return None
    if "id" not in said:
        add("id", stem, 0)
    if body:
        add(_unsaid(entry, "body" if "summary" in said else "summary"), body, line)
    return entry


def _unsaid(entry: Mapping, key: str) -> str:
    """Return the key, or the first of `key-2`, `key-3`... by which the note says nothing."""
    made = (f"{key}-{number}" for number in count(2))
    return next(each for each in chain((key,), made) if not _is_said(entry, each))


def _is_said(entry: Mapping, key: str) -> bool:
    return entry.get(key, (None, None))[1] not in (None, False)


def _said_of_note(entry: Mapping, how: How) -> set[Role]:
    """Return the roles of which a key of the note says something."""
    roles = roles_of(entry, how)
    return {role for name, role in roles.items() if _is_said(entry, name)}
