"""Mends of more than scalars: keys and entries that go or come, and events that move.

Their remedies have one reading, or the author chose it: `ON_REQUEST` are made where the code is
named, for there the page of the code tells of more than one thing to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from libyatl.checks import Checked, Examined
from libyatl.checks.file_order import Dated, by_file
from libyatl.editing.judging import see_sound
from libyatl.editing.larger_outcome import NOTHING, Larger, said_then
from libyatl.editing.moving import blocks, moved, slots
from libyatl.editing.refusal import Refusal
from libyatl.editing.splices import Splice
from libyatl.editing.taking_out import Step, steps_to, taken_out
from libyatl.editing.yaml_document import Document
from libyatl.errors import UsageError
from libyatl.findings.diagnostics import Diagnostic, Span
from libyatl.formats.yaml.placed import Item, Items, Pair, Pairs, Text, Value, value_of
from libyatl.model.kinds import REGISTERED

_OUT_OF_ORDER = "out-of-order"
_DISPUTED = "accounts-differ"
_CERTAIN = frozenset({"duplicate-id", "duplicate-key"})
_RENAMED = frozenset({"unknown-acceptance", "unknown-key"})
_OF_KEYS = frozenset({"duplicate-key", "idle-acceptance", "unused-entry", *_RENAMED})
"""Codes of which the findings stand where a key does."""
ON_REQUEST = frozenset(
    {_OUT_OF_ORDER, _DISPUTED, "idle-acceptance", "idle-relation", "unused-entry", *_RENAMED}
)
"""Codes that have other remedies too, or of which the finding may stay as it is."""
LARGER = ON_REQUEST | _CERTAIN
"""Codes with a mend of this kind; of some findings alone."""


class Mending:
    """Works out the larger mends of a file.

    Attributes:
        judging: whether each event is read that has a key renamed, and those refused that cannot
            be. It takes longer, and is of use where all together do harm.
    """

    judging = False

    def __init__(self, checked: Checked, document: Document) -> None:
        """Take what was found, and the file."""
        self._checked = checked
        self._document = document

    def larger(self, found: Iterable[Diagnostic]) -> Larger:
        """Return what the mends of some findings in the file make of it."""
        done = Larger([], [], [], set(), [], {}, {})
        going: list[tuple[Diagnostic, Sequence[Step]]] = []
        disputed: list[tuple[Diagnostic, Step]] = []
        moving: list[tuple[Diagnostic, int]] = []
        for one in found:
            assert one.span is not None
            try:
                steps = self._way_to(one.span, key=one.code in _OF_KEYS)
                if one.code == _OUT_OF_ORDER:
                    moving.append((one, self._way_to_event(steps)[-1].number))
                elif one.code == _DISPUTED:
                    disputed.append((one, self._way_to_event(steps)[-1]))
                elif one.code in _RENAMED:
                    self._rename_key(one, steps, done)
                elif goes := self._way_to_what_goes(one, steps):
                    going.append((one, goes))
            except Refusal as why:
                done.refused.append((one, why))
        out = taken_out(self._document, going)
        done.splices.extend(out.splices)
        done.made.extend(out.made)
        done.refused.extend(out.refused)
        done.gone.update(out.gone)
        # What may meet in one place is made one after the other: the next time.
        if not done.splices:
            self._call_disputed(disputed, done)
        if not done.splices:
            self._move_into_order(moving, done)
        return done

    def _way_to(self, span: Span, *, key: bool = False) -> Sequence[Step]:
        return steps_to(self._document.layout.root, self._place_of_span(span), key=key)

    def _way_to_event(self, steps: Sequence[Step]) -> Sequence[Step]:
        for number, step in enumerate(steps):
            if step.holder is self._document.parts.events:
                return steps[: number + 1]
        raise Refusal("it is in no event")

    def _way_to_what_goes(self, one: Diagnostic, steps: Sequence[Step]) -> Sequence[Step]:
        """Return the way to what goes; none where that is not certain.

        Of two events with one id, and of two values under one key, the later goes if they say the
        same; of acceptances under one code none but the only one; and of relations the one that is
        told of, or its gap.
        """
        value = steps[-1].part.value
        if one.code == "idle-acceptance":
            return () if isinstance(value, Items) and len(value.items) > 1 else steps
        if one.code == "idle-relation":
            return steps if _is_relation(steps[-1].part, one) else ()
        if one.code not in _CERTAIN:
            return steps
        if not one.related or one.related[0][0].file != self._document.file:
            return ()
        first = self._way_to(one.related[0][0], key=one.code in _OF_KEYS)
        if one.code == "duplicate-id":
            first, steps = map(self._way_to_event, (first, steps))
        same = value_of(first[-1].part.value) == value_of(steps[-1].part.value)
        return steps if same and first[-1].part is not steps[-1].part else ()

    def _rename_key(self, one: Diagnostic, steps: Sequence[Step], done: Larger) -> None:
        """Give a key the name that alone may be meant, unless another key has it."""
        holder, pair = steps[-1].holder, steps[-1].part
        if not (one.guess and isinstance(pair, Pair) and isinstance(holder, Pairs)):
            return
        if holder.pair(one.guess):
            return
        key = pair.key
        if self.judging:
            self._see_readable(steps, NOTHING._replace(named={key.start: one.guess}))
        done.splices.append(Splice(key.start, key.end, f"{key.style}{one.guess}{key.style}"))
        done.named[key.start] = one.guess
        done.made.append(one)

    def _see_readable(self, steps: Sequence[Step], renamed: Larger) -> None:
        """See that the event, or the entry, in which a key gets another name can be read then.

        Raises:
            Refusal: it cannot.
        """
        events = self._document.parts.events
        level = next((at for at, step in enumerate(steps) if step.holder is events), 1)
        if len(steps) <= level + 1:
            return  # a key of the file itself, or of what it accepts
        entry, head = steps[level].part.value, steps[0].part
        registry = None if steps[level].holder is events or not isinstance(head, Pair) else head.key
        known = next((one for one in REGISTERED if registry and one == registry.value), None)
        if registry and not known:
            return
        said: Any = value_of(entry)
        try:
            see_sound(said, said_then(entry, entry, renamed, None), self._file_says, known)
        except UsageError as why:
            raise Refusal(str(why), place=steps[-1].holder.start, help=why.help) from why

    @cached_property
    def _file_says(self) -> Value:
        return self._document.tree

    def _call_disputed(self, disputed: Iterable[tuple[Diagnostic, Step]], done: Larger) -> None:
        for one, event in disputed:
            pairs = event.part.value
            assert isinstance(pairs, Pairs)
            if pairs.start not in done.said:
                new: dict[str, Value] = {"status": "disputed"}
                said: Any = value_of(pairs)
                try:
                    splices = [*self._document.saying().splices(pairs, said | new)]
                except Refusal as why:
                    done.refused.append((one, why))
                    continue
                done.splices.extend(splices)
                done.said[pairs.start] = new
            done.made.append(one)

    # --- events that move

    def _move_into_order(self, moving: Sequence[tuple[Diagnostic, int]], done: Larger) -> None:
        if not moving:
            return
        items, dated = self._dated_items
        at_item = {item: at for at, item in enumerate(items)}
        found = {at_item[item]: one for one, item in moving}
        displaced = {at_item[item] for item in self._displaced_items}
        behind = {
            items[target] if target >= 0 else -1: [items[at] for at in several]
            for target, several in slots(dated, found, displaced | found.keys()).items()
        }
        events = self._document.parts.events
        assert events is not None
        new = moved(self._document, blocks(len(events.items), items), behind)
        done.splices.extend(new.splices)
        done.order.extend(new.order)
        for at, one in sorted(found.items()):
            why = new.refused.get(items[at])
            if why is None:
                done.made.append(one)
            else:
                done.refused.append((one, why))

    @cached_property
    def _dated_items(self) -> tuple[list[int], list[Dated]]:
        """The numbers of the items that are dated events, and these."""
        timeline, events = self._checked.timeline, self._document.parts.events
        assert events is not None
        numbers = {
            item.value.start: number
            for number, item in enumerate(events.items)
            if item.value is not None
        }
        for dated in by_file(Examined.of(timeline)):
            span = timeline.span(dated[0].place)
            if span is not None and span.file == self._document.file:
                spans = (timeline.span(one.place) for one in dated)
                return [numbers[self._place_of_span(span)] for span in spans if span], dated
        raise AssertionError("a file without dates is not out of order")

    @cached_property
    def _displaced_items(self) -> set[int]:
        """The numbers of the items that are out of order, those among them that are accepted."""
        both = (*self._checked.report, *(one for one, _ in self._checked.accepted))
        spans = (one.span for one in both if one.code == _OUT_OF_ORDER)
        return {
            self._way_to_event(self._way_to(span))[-1].number
            for span in spans
            if span is not None and span.file == self._document.file
        }

    def _place_of_span(self, span: Span) -> int:
        return self._document.layout.place(span.line, span.column)


def _is_relation(part: Pair | Item, one: Diagnostic) -> bool:
    """Whether something in a file is the relation, or the gap, that a finding calls idle."""
    if isinstance(part, Pair) and part.key.value == "at_least":
        return True
    node = part.value
    if isinstance(node, Items) and len(node.items) == 1:
        node = node.items[0].value
    if isinstance(node, Pairs):
        if one.message.startswith("'at_least'"):
            return False
        pair = node.pair("event")
        node = None if pair is None else pair.value
    return isinstance(node, Text) and node.value in one.about[1:]
