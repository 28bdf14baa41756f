"""Files as people type them, edited by lot in their own style: what two sides make of one file."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from libyatl.editing.document import ORDER, Document
from libyatl.editing.refusal import Refusal
from libyatl.editing.segments import begin_of, end_of
from libyatl.editing.splices import Splice
from libyatl.formats.yaml.placed import Value, value_of

Change = Callable[[dict[str, Value], Random], None]


def _listed(value: Value) -> list[Value]:
    return list(value) if isinstance(value, list) else [] if value is None else [value]


def _title(said: dict[str, Value], draw: Random) -> None:
    said["title"] = f"{said['title']} {draw.choice(['anew', 'once more', 'again'])}"


def _date(said: dict[str, Value], draw: Random) -> None:
    said["date"] = draw.choice(["1801", "May 1802", "c. 1803", "1804-05-06"])


def _tag(said: dict[str, Value], draw: Random) -> None:
    said["tags"] = [*_listed(said.get("tags")), draw.choice(["new", "newer", "newest"])]


def _less_tags(said: dict[str, Value], draw: Random) -> None:
    tags = _listed(said.get("tags"))
    if len(tags) > 1:
        tags.pop(draw.randrange(len(tags)))
        said["tags"] = tags


def _source(said: dict[str, Value], draw: Random) -> None:
    said["sources"] = [*_listed(said.get("sources")), draw.choice(["diary", "ledger"])]


def _note(said: dict[str, Value], draw: Random) -> None:
    said["note"] = draw.choice(["noted", "noted well"])


def _no_note(said: dict[str, Value], draw: Random) -> None:
    said.pop("note", None)


def _status(said: dict[str, Value], draw: Random) -> None:
    said["status"] = draw.choice(["disputed", "claimed"])


CHANGES: tuple[Change, ...] = (
    _title, _date, _tag, _less_tags, _source, _note, _no_note, _status,
)  # fmt: skip


def edited(data: bytes, draw: Random, count: int = 1, who: str = "") -> bytes:
    """Return a file after some edits; those that cannot be made are left out.

    Args:
        data: the file.
        draw: by what is chosen.
        count: how many edits.
        who: stands in the ids of new events, so that two sides make others.
    """
    for number in range(count):
        document = Document("x.yaml", data)
        lot = draw.random()
        try:
            if lot < 0.7:
                splices = _changed(document, draw)
            elif lot < 0.8:
                splices = _moved(document, draw)
            elif lot < 0.88:
                splices = _without(document, draw)
            else:
                splices = _with_one_more(document, draw, f"{who}{number}")
        except Refusal:
            continue
        data = document.spliced(splices)
    return data


def _changed(document: Document, draw: Random) -> list[Splice]:
    pairs = document.parts.event(draw.randrange(len(document.parts.items)))
    said = value_of(pairs)
    assert isinstance(said, dict)
    draw.choice(CHANGES)(said, draw)
    return [*document.saying(ORDER).splices(pairs, said)]


def _lines(document: Document, number: int) -> tuple[int, int]:
    layout, parts = document.layout, document.parts
    item = parts.items[number]
    begin, end = begin_of(parts, item), layout.next_line(end_of(parts, item))
    if not layout.begins_line(item.dash) or not layout.text[begin:end].endswith("\n"):
        raise Refusal("its lines are not whole")
    if document.parts.events is None or document.parts.events.flow:
        raise Refusal("it has no lines")
    return begin, end


def _moved(document: Document, draw: Random) -> list[Splice]:
    count = len(document.parts.items)
    number, place = draw.randrange(count), draw.randrange(count)
    begin, end = _lines(document, number)
    if number == place or count < 2:
        raise Refusal("it stands there")
    at = _lines(document, place)[0]
    return [Splice(at, at, document.layout.text[begin:end]), Splice(begin, end)]


def _without(document: Document, draw: Random) -> list[Splice]:
    if len(document.parts.items) < 2:
        raise Refusal("it is the only one")
    return [Splice(*_lines(document, draw.randrange(len(document.parts.items))))]


def _with_one_more(document: Document, draw: Random, id: str) -> list[Splice]:
    at = _lines(document, draw.randrange(len(document.parts.items)))[0]
    item = document.parts.items[0]
    pad = " " * document.layout.column(item.dash)
    end = document.style.line_break
    title = draw.choice(["All is new", "Nobody knew of it", "It came as news"])
    lines = [f"- id: new-{id}", f"  title: {title} {id}", "  date: 1899"]
    return [Splice(at, at, "".join(f"{pad}{line}{end}" for line in lines))]
