"""YAML, our own file: what a selection says, written as a person would.

Registries stand before the events, keys in the order of the file format, one blank line
between events, short lists of names in brackets, long texts folded. What says nothing is
left out: an empty field, the status `occurred`, an id that was made from the title. So is
what was derived. Reading the file gives equal events; comments are not promised.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from libyatl.formats.entries.acceptances import accepted_plain
from libyatl.formats.entries.format_version import VERSION
from libyatl.formats.entries.plain import event_plain, registries_plain
from libyatl.formats.format import Shape
from libyatl.formats.yaml.scalars import WIDTH, block, number, scalar
from libyatl.model import RELATION_KINDS, Event
from libyatl.query import Selection

_STEP = "  "
_HOLDERS = (list, tuple, dict, Mapping)
_LONGEST_KEY = 120
"""A longer key is written after a `?`: loaders look no further for its colon than 1024."""


def write_yaml(selection: Selection, shape: Shape) -> Iterator[str]:
    """Yield the selection as a file of ours (`libyatl.formats.Write`)."""
    timeline = selection.timeline
    head: dict[str, object] = {"title": timeline.title} if timeline.title else {}
    if timeline.timezone:
        head["timezone"] = timeline.timezone
    if timeline.excerpt or selection.is_excerpt:
        head["excerpt"] = "true"
    if timeline.accepted:
        head["check"] = accepted_plain(timeline.accepted)
    for key, value in chain(head.items(), timeline.extra.items()):
        bare = key == "excerpt" and value == "true"
        yield "excerpt: true\n" if bare else _lines(_pair(key, value, ""))
    registries = registries_plain(selection)
    if not registries and _seems_foreign([*selection.events]):
        yield f"libyatl: {VERSION}\n"
        head["libyatl"] = VERSION
    between = "\n" if head or timeline.extra else ""
    for kind in sorted(registries, key=lambda kind: kind != "sources"):  # who says so, first
        yield f"{between}{kind}:\n"
        between = "\n"
        for id, entry in registries[kind].items():
            yield _lines(_pair(id, entry, _STEP, flow=False))
    yield from _yaml_events(selection, shape, between + "events:\n")


def _seems_foreign(events: Sequence[Event]) -> bool:
    """Whether keys of the author's own may be taken for the dates that no event has."""
    return any(event.extra for event in events) and not any(
        event.when or event.date_as_written or event.relations for event in events
    )


def _yaml_events(selection: Selection, shape: Shape, separator: str) -> Iterator[str]:
    for event in selection.events:
        said = event_as_written(event)
        if shape.fields:
            said = {key: said[key] for key in shape.fields if key in said}
        yield separator + _lines(_item(said, _STEP, flow=False))
        separator = "\n"
    if separator != "\n":
        yield "events: []\n"


def event_as_written(event: Event) -> dict[str, object]:
    """Return the event in the keys of the file, as a person writes it."""
    said = event_plain(event)
    if not event.named:
        del said["id"]
    if said["status"] == "occurred":
        del said["status"]
    if event.date_as_written:
        said = {"date" if key == "date_as_written" else key: each for key, each in said.items()}
    for kind in RELATION_KINDS:
        match said.get(kind):
            case [str(only)]:
                said[kind] = only
    return said


def pairs_in_lines(said: Mapping[str, object]) -> str:
    """Return keys with their values as the lines of a file that holds nothing else."""
    return "".join(_lines(_pair(key, value, "")) for key, value in said.items())


def _lines(lines: list[str]) -> str:
    return "\n".join(lines) + "\n"


def _pair(key: str, value: object, pad: str, *, flow: bool = True) -> list[str]:
    """Return a key and its value as lines; `flow` where a mapping may stand in braces."""
    said = scalar(key)
    start = f"{pad}{said}:"
    before = []
    if len(said) > _LONGEST_KEY:
        start, before = f"{pad}:", [f"{pad}? {said}"]
    return [*before, *_value(start, value, pad + _STEP, flow=flow)]


def _value(start: str, value: object, pad: str, *, flow: bool = True) -> list[str]:
    if isinstance(value, str):
        if lines := block(value, pad):
            return [f"{start} {lines[0]}", *lines[1:]]
        return [f"{start} {scalar(value)}"]
    short = _flow(value, WIDTH - len(start)) if flow or not value else None
    if short is not None:
        return [f"{start} {short}"]
    if isinstance(value, list | tuple):
        return [start, *chain.from_iterable([_item(each, pad) for each in value])]
    if isinstance(value, Mapping):
        pairs = [_pair(str(key), each, pad) for key, each in value.items()]
        return [start, *chain.from_iterable(pairs)]
    return [f"{start} {_bare(value)}"]


def _item(value: object, pad: str, *, flow: bool = True) -> list[str]:
    """Return an item of a list as lines; a mapping begins on the line of the dash."""
    if not isinstance(value, Mapping):
        return _value(f"{pad}-", value, pad + _STEP)
    if (flow or not value) and _flow(value, WIDTH - len(pad) - 2) is not None:
        return _value(f"{pad}-", value, pad + _STEP)
    pairs = (_pair(str(key), each, pad + _STEP) for key, each in value.items())
    first, *others = chain.from_iterable(pairs)
    return [f"{pad}- {first[len(pad) + 2 :]}", *others]


def _flow(value: object, width: int) -> str | None:
    """Return a list or a mapping of scalars on one line, or None where it is no such, or long."""
    if isinstance(value, list | tuple):
        if any(isinstance(each, _HOLDERS) for each in value):
            return None
        said = "[" + ", ".join([_atom(each) for each in value]) + "]"
    elif isinstance(value, Mapping):
        if any(isinstance(each, _HOLDERS) for each in value.values()):
            return None
        pairs = [f"{scalar(str(key), flow=True)}: {_atom(each)}" for key, each in value.items()]
        said = "{" + ", ".join(pairs) + "}"
    else:
        return None
    return said if len(said) < width else None


def _atom(value: object) -> str:
    return scalar(value, flow=True) if isinstance(value, str) else _bare(value)


def _bare(value: object) -> str:
    if isinstance(value, float | int) and not isinstance(value, bool):
        return number(value)
    return scalar(str(value))
