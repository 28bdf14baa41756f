"""How many differ, and of what; and what differs in the layout of a file and in nothing it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from libyatl.comparing.aligned import longest_rise
from libyatl.comparing.difference import THINGS, Difference, counted, registries_of
from libyatl.formats.yaml.text_layout import Layout, NoLayout
from libyatl.model import Timeline
from libyatl.text.inert import one_line
from libyatl.text.plurals import number_of
from libyatl.views import Line, Piece

_LABEL = 9


def stat(found: Difference) -> Iterator[Line]:
    """Yield what differs in numbers: events, entries of registries, fields, and layout.

    Layout is what no event says: in which order they stand, and comments.

    Args:
        found: what differs.
    """
    held = {kind: len(entries) for kind, entries in registries_of(found.after)}
    held["event"] = len(found.after.events)
    for kind in THINGS:
        some = [one._replace(kind="event") for one in found.changes if one.kind == kind]
        same = held.get(kind, 0) - sum(one.change != "removed" for one in some)
        told = [*filter(None, [counted(some), f"{same} the same" if same > 0 else ""])]
        if kind == "file":
            told = ["changed"] if some else []
        if told:
            yield _stat_line("file" if kind == "file" else f"{kind}s", ", ".join(told))
    fields = Counter(
        one_line(field.path) for one in found.changes for field in one.fields if one.kind == "event"
    )
    if fields:
        yield _stat_line(
            "fields", ", ".join(f"{path} {count}" for path, count in fields.most_common())
        )
    if layout := ", ".join(_layout(found)):
        yield _stat_line("layout", layout)


def _stat_line(label: str, told: str) -> Line:
    return [Piece(f"{label:{_LABEL}}", "label"), Piece(told)]


def _layout(found: Difference) -> Iterator[str]:
    order = [theirs for _, theirs in sorted(found.pairs.items())]
    if moved := len(order) - len(longest_rise(order)):
        yield f"{number_of(moved, 'event')} stand{'s' if moved == 1 else ''} elsewhere"
    was, now = _comments_of_file(found.before), _comments_of_file(found.after)
    for word, some in (("added", now - was), ("removed", was - now)):
        if some:
            yield f"{number_of(some.total(), 'comment')} {word}"


def _comments_of_file(timeline: Timeline) -> Counter[str]:
    found: Counter[str] = Counter()
    for file in timeline.positions.files:
        text = timeline.positions.text(file)
        try:
            layout = Layout("" if text is None else text.data.decode("utf-8-sig"))
        except (NoLayout, UnicodeDecodeError):  # no YAML, or none that can be looked at
            continue
        found.update(layout.comments_in(0, len(layout.text)))
    return found
