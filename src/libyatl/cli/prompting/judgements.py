"""Answers that are judged as they come: what each means, in words and days, or why it cannot be."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from libyatl import formats
from libyatl.cli.prompting.questions import Question
from libyatl.dates.parsing import parse_date
from libyatl.dates.problem import DateError
from libyatl.editing.adding import made_id
from libyatl.editing.judging import see_sound
from libyatl.editing.names_written import Naming
from libyatl.errors import UsageError
from libyatl.formats.yaml.placed import Value
from libyatl.model import STATUSES, Timeline
from libyatl.model.kinds import BY_PLURAL, KINDS, Kind
from libyatl.model.registers import Register, names_of
from libyatl.text.inert import is_blank, one_line, shorten
from libyatl.text.plurals import number_of
from libyatl.text.spelling import beginning_else_nearest, did_you_mean
from libyatl.views import Glyphs, Line, Piece
from libyatl.views.words.date_words import date_rows, date_words


class Judged(NamedTuple):
    """What came of an answer.

    Attributes:
        value: what is to be written; None leaves it out.
        said: what it means, a line each.
        refusal: why it cannot be, or empty.
        help: what to type instead, or empty.
        mends: what may be meant, the likeliest first, for ↑ to bring.
        near: of a name that nobody bears, who may be meant; then the answer may be taken too.
    """

    value: Value = None
    said: tuple[Line, ...] = ()
    refusal: str = ""
    help: str = ""
    mends: tuple[str, ...] = ()
    near: str = ""

    @property
    def is_taken(self) -> bool:
        """Whether it can be written."""
        return not self.refusal


class Judge:
    """Judges answers by the chronology to which the event comes."""

    def __init__(self, timeline: Timeline, head: Value, glyphs: Glyphs) -> None:
        """Take the chronology, of all of its files, what the file says, and the marks to use."""
        self._timeline = timeline
        self._head = head if isinstance(head, dict) else {}
        self._glyphs = glyphs
        self._naming = Naming(timeline)

    def __call__(self, question: Question, typed: str, event: Mapping[str, Value]) -> Judged:
        """Judge an answer.

        Args:
            question: what was asked.
            typed: what was typed, without blanks around it.
            event: what the event says so far.
        """
        if is_blank(typed):
            return self._left_out(question)
        kind = BY_PLURAL.get(question.key)
        try:
            if kind is not None:
                return self._judged_name(kind, typed)
            match question.key:
                case "date":
                    return self._judged_date(typed)
                case "after":
                    return self._judged_after(typed)
                case "id":
                    return self._judged_id(typed)
                case "status":
                    return self._judged_status(typed)
                case "title":
                    self._see({"title": typed})
        except UsageError as failure:
            return Judged(refusal=failure.message, help=failure.help)
        return Judged(typed)

    def usual(self, question: Question, event: Mapping[str, Value]) -> str:
        """Return what an empty answer stands for; empty where it leaves out."""
        if question.key == "id":
            return made_id(str(event.get("title", "")), self._timeline.shown_ids)
        return STATUSES[0] if question.key == "status" else ""

    def _left_out(self, question: Question) -> Judged:
        if question.key == "title":
            return Judged(refusal="a title is needed", help="say in a few words what happened")
        return Judged()

    def _see(self, event: Mapping[str, Value]) -> None:
        see_sound({}, event, self._head)

    def _judged_date(self, typed: str) -> Judged:
        try:
            parse_date(typed)
        except DateError as failure:
            mends = dict.fromkeys(filter(None, [failure.mend, *failure.readings]))
            return Judged(refusal=failure.reason, help=failure.help, mends=(*mends,))
        self._see({"date": typed})
        head = {key: self._head[key] for key in ("timezone",) if key in self._head}
        data = json.dumps({**head, "events": [{"title": "-", "date": typed}]}).encode()
        event = formats.read_data([("", data)], format="json").events[0]
        rows = [row.line for row in date_rows(event, self._glyphs)]
        return Judged(typed, (rows[0][:1], *rows[1:]))

    def _judged_after(self, typed: str) -> Judged:
        place = self._timeline.referred(typed)
        if place is None or not self._timeline.events[place].named:
            if typed in self._timeline.shown_ids:
                return Judged(refusal="that event has no id of its own, by which to name it")
            near = beginning_else_nearest(typed, self._timeline.index)
            return Judged(
                refusal=f"no event has the id '{shorten(typed)}'",
                help=did_you_mean(near) or "it is found by words of its title too",
                mends=(*near,),
            )
        return Judged([typed], (self.told_of(place),))

    def told_of(self, place: int) -> Line:
        """Return an event in a line: its id, its title and its date."""
        event = self._timeline.events[place]
        line = [Piece(f"#{one_line(event.shown_id)} ", "id"), Piece(one_line(event.title))]
        if event.when is not None:
            line.append(Piece(f" ({date_words(event.when, self._glyphs)})", "date"))
        return line

    def _judged_id(self, typed: str) -> Judged:
        if typed in self._timeline.shown_ids:
            return Judged(refusal="another event is called so", help="type another id")
        self._see({"id": typed})
        return Judged(typed)

    def _judged_status(self, typed: str) -> Judged:
        if typed not in STATUSES:
            help = f"it is one of {', '.join(STATUSES)}"
            mends = beginning_else_nearest(typed, STATUSES)
            return Judged(refusal="that is no status", help=help, mends=(*mends,))
        return Judged(typed)

    def _judged_name(self, kind: Kind, typed: str) -> Judged:
        """Judge a name; of an actor, behind a colon, a role too."""
        register = names_of(self._timeline).of(kind)
        name, colon, role = typed.rpartition(":")
        has_role = bool(kind == "actor" and colon and name and typed not in register.spellings())
        who = name if has_role else typed
        try:
            written = self._naming.written(kind, who)
        except UsageError as failure:
            near = "" if register.bearers(who) else register.suggest(who) or ""
            said = failure.message if near else f"{failure.message}; {failure.help}"
            return Judged(refusal=said, near=f"{near}:{role}" if near and has_role else near)
        self._see({KINDS[kind].plural: [written]})
        value: Value = {"id": written, "role": role} if has_role else written
        return Judged(value, (self._who(kind, written, register),))

    def _who(self, kind: Kind, written: str, register: Register) -> Line:
        if meant := register.bearers(written):
            shown = register.shown(written)
            named = "" if shown == written else f" ({one_line(shown)})"
            via = "" if written in register.entries else f" #{one_line(meant[0])}"
            return [Piece(f"{one_line(written)}{named}{via}")]
        count = self._borne[kind].get(register.key(written), 0)
        said = f"in {number_of(count, 'event')}" if count else "new: no event has it yet"
        return [Piece(f"{one_line(written)} "), Piece(f"({said})", "dim")]

    @cached_property
    def _borne(self) -> dict[Kind, dict[str, int]]:
        """How many events bear each name, by kind."""
        names = names_of(self._timeline)
        found: dict[Kind, dict[str, int]] = {kind: {} for kind in KINDS}
        for event in self._timeline.events:
            for kind, one in KINDS.items():
                for key in {names.of(kind).key(name) for name in one.borne(event)}:
                    found[kind][key] = found[kind].get(key, 0) + 1
        return found
