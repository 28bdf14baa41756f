"""The three files of a merge: what each says, and the lines of each thing in it.

A *thing* is what comes and goes whole: an event, an entry of a registry, what is accepted of a
code. It has the lines in which it stands, the comments that belong to it among them, and a name
that is the same in all files that have it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from libyatl.comparing.matching import by_what_they_say, matched
from libyatl.editing.refusal import Refusal
from libyatl.editing.segments import end_of
from libyatl.editing.yaml_document import Document
from libyatl.findings.diagnostics import Report, Severity
from libyatl.formats import read_data
from libyatl.formats.yaml.placed import Item, Pairs, Value, value_of
from libyatl.model.keys import EntryName
from libyatl.model.kinds import REGISTERED

Name = tuple[str, str]
"""What a thing is called in all files: what it is, and its id there, or a number of ours."""
EVENT, CHECK = "event", "check"


class Thing(NamedTuple):
    """A thing of a file.

    Attributes:
        begin: where its lines begin.
        end: where they end, behind the last line end.
        column: how far it stands in.
        holder: the mapping that says it, or None where it is none.
        said: what it says, as it is typed.
        comments: those among its lines.
    """

    begin: int
    end: int
    column: int
    holder: Pairs | None
    said: Value
    comments: Counter[str]


class Side:
    """One of the three files.

    Attributes:
        document: its text, and where everything stands in it.
        timeline: what it says, as libyatl reads it.
        events: its events, in order.
        entries: the other things by name.
        events_stand_apart: whether each event has lines of its own.
    """

    def __init__(self, file: str, data: bytes) -> None:
        """Look at the file.

        Raises:
            Refusal: it is of a kind that is not edited.
        """
        self.document = Document(file, data)
        self.timeline = read_data([(file, data)], format="yaml")
        items = self.document.parts.items
        if len(items) != len(self.timeline.events):
            raise Refusal("some events of it are left out")
        self.events = self._things(items)
        self.entries = dict(self._other_things())

    @property
    def text(self) -> str:
        """Its text, with the line ends that it has."""
        return self.document.layout.text

    @cached_property
    def errors(self) -> Counter[str]:
        """The errors in it by code, but for relations to what is not there."""
        return errors(self.timeline.report)

    @cached_property
    def dangling(self) -> Counter[str]:
        """The relations to what is not there."""
        found = (one for one in self.timeline.report if one.code == "dangling-relation")
        return Counter(one.message for one in found)

    @cached_property
    def comments(self) -> Counter[str]:
        """All comments in it."""
        return Counter(self.document.layout.comments_in(0, len(self.text)))

    def head(self) -> dict[str, Value]:
        """Return what the file says beside its things, as it is typed."""
        tree = self.document.tree
        known = {"events", *(kind for kind, _ in self.entries)}
        return {} if not isinstance(tree, dict) else {
            key: value for key, value in tree.items() if key not in known
        }  # fmt: skip

    def lines(self, thing: Thing) -> str:
        """Return the lines of a thing, each with a line feed."""
        return whole_lines(self.text[thing.begin : thing.end])

    def _other_things(self) -> Iterator[tuple[Name, Thing]]:
        """Yield the entries of registries on lines of their own, and what is accepted."""
        head = self.document.parts.head
        for kind in (*REGISTERED, CHECK):
            pair = None if head is None else head.pair(kind)
            if pair is None or not isinstance(pair.value, Pairs) or pair.value.flow:
                continue
            pairs = pair.value.pairs
            things = self._things([Item(one.key.start, one.value, one.end) for one in pairs])
            for one, thing in zip(pairs, things, strict=True):
                yield (kind, one.key.value), thing

    def _things(self, items: Sequence[Item]) -> list[Thing]:
        found: list[Thing] = []
        for item in items:
            found.append(self._thing(item, found[-1].end if found else 0))
        return found

    def _thing(self, item: Item, first: int) -> Thing:
        layout, parts = self.document.layout, self.document.parts
        events = parts.events
        if (events is not None and events.flow) or not layout.begins_line(item.dash):
            raise Refusal("something else stands on the lines of an event", place=item.dash)
        holder = item.value if isinstance(item.value, Pairs) else None
        begin, end = self._begin_with_comments(item, first), layout.next_line(end_of(parts, item))
        comments = Counter(layout.comments_in(begin, end))
        return Thing(begin, end, layout.column(item.dash), holder, value_of(item.value), comments)

    def _begin_with_comments(self, item: Item, first: int) -> int:
        """Return where a thing begins with the comments directly above it.

        They are its own at whatever column: whoever indents a file anew may leave them behind.
        """
        layout = self.document.layout
        begin = layout.line_start(item.dash)
        while begin > first:
            above = layout.line_start(begin - 1)
            if not layout.text[above:begin].lstrip(" \t").startswith("#"):
                break
            begin = above
        return max(begin, first)


def whole_lines(text: str) -> str:
    """Return a text with line feeds alone, the last line ended too."""
    lines = text.replace("\r\n", "\n")
    return lines if not lines or lines.endswith("\n") else lines + "\n"


def comments_lost(
    base: Counter[str], ours: Counter[str], theirs: Counter[str], now: Counter[str]
) -> Counter[str]:
    """Return the comments that are not there now, of those that all had and a side added."""
    return (base & ours & theirs) + ((ours - base) | (theirs - base)) - now


def errors(report: Report) -> Counter[str]:
    """Return the errors of a report by code, but for relations to what is not there."""
    return Counter(
        one.code
        for one in report
        if one.severity is Severity.ERROR and one.code != "dangling-relation"
    )


_FORMS: dict[str, EntryName] = {
    EVENT: "event",
    "actors": "actor",
    "places": "place",
    "sources": "source",
    CHECK: "acceptance",
}


def form_of(name: Name) -> EntryName:
    """Return what kind of entry a thing is."""
    return _FORMS[name[0]]


class Things(NamedTuple):
    """The things of the three files by name, in the order of each."""

    base: Mapping[Name, Thing]
    ours: Mapping[Name, Thing]
    theirs: Mapping[Name, Thing]


def named(base: Side, ours: Side, theirs: Side) -> Things:
    """Return the things of the three files under names that they have in common.

    Events are matched with those of the base. Of those that are new on both sides, two with one id
    are one event, and two that say the same.
    """
    old = base.timeline.events
    ours_in, theirs_in = (
        {new: was for was, new in matched(old, side.timeline.events).items()}
        for side in (ours, theirs)
    )
    new_ours = [n for n in range(len(ours.events)) if n not in ours_in]
    new_theirs = [n for n in range(len(theirs.events)) if n not in theirs_in]
    together = _new_on_both(ours, theirs, new_ours, new_theirs)
    our_names = {n: f"base {ours_in[n]}" if n in ours_in else f"ours {n}"
                 for n in range(len(ours.events))}  # fmt: skip
    their_names = {
        n: f"base {theirs_in[n]}" if n in theirs_in
        else our_names[together[n]] if n in together else f"theirs {n}"
        for n in range(len(theirs.events))
    }  # fmt: skip
    base_names = {n: f"base {n}" for n in range(len(base.events))}
    return Things(
        *(
            {**{(EVENT, names[n]): thing for n, thing in enumerate(side.events)}, **side.entries}
            for side, names in ((base, base_names), (ours, our_names), (theirs, their_names))
        )
    )


def _new_on_both(
    ours: Side, theirs: Side, new_ours: list[int], new_theirs: list[int]
) -> dict[int, int]:
    """Return which new events of theirs are new events of ours."""
    our, their = ours.timeline.events, theirs.timeline.events
    ids = {our[n].id: n for n in new_ours if our[n].named}
    found = {n: ids[their[n].id] for n in new_theirs if their[n].named and their[n].id in ids}
    return found | by_what_they_say(
        theirs.events, ours.events, new_theirs, new_ours, lambda one: repr(one.said)
    )
