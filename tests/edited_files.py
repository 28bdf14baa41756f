"""Files as people type them, edited by lot in their own style: what two sides make of one file."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from libyatl.editing.refusal import Refusal
from libyatl.editing.segments import begin_of, end_of
from libyatl.editing.splices import Splice
from libyatl.editing.yaml_document import ORDER, Document
from libyatl.formats.yaml.placed import Pairs, Text, Value, value_of

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
            if lot < 0.55:
                splices = _changed(document, draw)
            elif lot < 0.65:
                splices = _moved(document, draw)
            elif lot < 0.72:
                splices = _without(document, draw)
            elif lot < 0.8:
                splices = _with_one_more(document, draw, f"{who}{number}")
            elif lot < 0.87:
                splices = _with_a_comment(document, draw, f"# {who} {number}")
            elif lot < 0.92:
                splices = _called_otherwise(document, draw, who)
            elif lot < 0.97:
                splices = _in_a_registry(document, draw, f"{who}{number}")
            else:
                splices = _further_in(document)
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


def _with_a_comment(document: Document, draw: Random, comment: str) -> list[Splice]:
    begin, _ = _lines(document, number := draw.randrange(len(document.parts.items)))
    end, layout = document.style.line_break, document.layout
    pad = " " * layout.column(document.parts.items[number].dash)
    if draw.random() < 0.5:
        return [Splice(begin, begin, f"{pad}{comment}{end}")]
    pairs = document.parts.event(number)
    last = pairs.pairs[-1]
    at = layout.line_end(last.end)
    if pairs.flow or (isinstance(last.value, Text) and last.value.style in ("|", ">")):
        raise Refusal("there is no place for it")
    return [Splice(at, at, f"{end}{pad}    {comment}")]


def _called_otherwise(document: Document, draw: Random, who: str) -> list[Splice]:
    """Give an event another id, and let the others refer to that."""
    items = range(len(document.parts.items))
    events = [value_of(document.parts.event(number)) for number in items]
    ids = [event["id"] for event in events if isinstance(event, dict) and "id" in event]
    if not ids:
        raise Refusal("nothing is called anything")
    old = draw.choice(ids)
    found: list[Splice] = []
    for number, event in enumerate(events):
        said = {
            key: _with_id(value, old, f"{old}-{who}") if key in ("id", "after", "with") else value
            for key, value in (event.items() if isinstance(event, dict) else ())
        }
        found += document.saying(ORDER).splices(document.parts.event(number), said)
    return found


def _with_id(value: Value, old: Value, new: str) -> Value:
    if isinstance(value, list):
        return [_with_id(one, old, new) for one in value]
    if isinstance(value, dict):
        return {key: _with_id(one, old, new) for key, one in value.items()}
    return new if value == old else value


def _in_a_registry(document: Document, draw: Random, who: str) -> list[Splice]:
    registry = document.parts.registry(draw.choice(["actors", "sources"]))
    if registry is None or not isinstance(registry.value, Pairs):
        raise Refusal("there is none")
    pair = draw.choice(registry.value.pairs)
    said = value_of(pair.value)
    if not isinstance(said, dict) or not isinstance(pair.value, Pairs):
        raise Refusal("it is no mapping")
    if draw.random() < 0.5:
        key = "aliases" if registry.key.value == "actors" else "note"
        said[key] = draw.choice([f"{who} says", "both say"])
        return [*document.saying(("name", "title", "aliases")).splices(pair.value, said)]
    at = document.layout.line_start(pair.key.start)
    pad = " " * document.layout.column(pair.key.start)
    end = document.style.line_break
    if not document.layout.begins_line(pair.key.start):
        raise Refusal("it has no lines")
    return [Splice(at, at, f"{pad}{who}: {{note: new}}{end}")]


def _further_in(document: Document) -> list[Splice]:
    """Let all events stand two columns further in."""
    layout, events = document.layout, document.parts.events
    if events is None or events.flow or document.parts.head is None:
        raise Refusal("it has no lines")
    begin, end = layout.line_start(events.items[0].dash), events.end
    found = []
    while begin < end:
        if layout.text[begin : layout.line_end(begin)].strip():
            found.append(Splice(begin, begin, "  "))
        begin = layout.next_line(begin)
    return found
