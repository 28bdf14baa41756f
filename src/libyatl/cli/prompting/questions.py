"""What is asked of a new event, one question after another: each hangs on the answers before it."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping
from typing import Literal, NamedTuple

from libyatl.formats.yaml.placed import Value
from libyatl.model import RELATION_KINDS

Asked = Literal[
    "title",
    "date",
    "after",
    "actors",
    "role",
    "places",
    "tags",
    "sources",
    "at",
    "quote",
    "status",
    "id",
]
"""What an answer tells: a key of an event, or of what was named last."""


class Question(NamedTuple):
    """A question: what it is about, how it is asked, and how many of its kind came before it."""

    key: Asked
    label: str
    nth: int = 0

    @property
    def slot(self) -> tuple[Asked, int]:
        """What tells it from all others about one event."""
        return self.key, self.nth


class Answer(NamedTuple):
    """An answer that was taken: what was typed, and what it means; None leaves out."""

    question: Question
    typed: str
    value: Value


def next_question(answers: Iterable[Answer], given: Mapping[str, Value]) -> Question | None:
    """Return what is asked after some answers; None where all is.

    Args:
        answers: all so far, in their order.
        given: what is known of the event already, by key, and not asked.
    """
    plan = _plan(given)
    try:
        question = next(plan)
        for answer in answers:
            question = plan.send(answer)
    except StopIteration:
        return None
    return question


def told(answers: Iterable[Answer], given: Mapping[str, Value]) -> dict[str, Value]:
    """Return what the event says, by what is known of it and by the answers."""
    event = dict(given)
    lists: dict[str, list[Value]] = {}
    for (key, *_), _, value in answers:
        if value is None:
            continue
        if key in ("role", "at", "quote"):
            last = lists["actors" if key == "role" else "sources"]
            said = last[-1] if isinstance(last[-1], dict) else {"id": last[-1]}
            last[-1] = {**said, key: value}
        elif key in ("actors", "places", "tags", "sources"):
            event[key] = lists.setdefault(key, [])
            lists[key].append(value)
        else:
            event[key] = value
    return event


_Plan = Generator[Question, Answer, None]


def _plan(given: Mapping[str, Value]) -> _Plan:
    """Yield the questions; each answer is sent."""
    if "title" not in given:
        yield Question("title", "Title")
    yield from _time_questions(given)
    yield from _name_questions(given, "actors", "Actors")
    yield from _name_questions(given, "places", "Places")
    yield from _name_questions(given, "tags", "Tags")
    yield from _name_questions(given, "sources", "Sources")
    if "status" not in given:
        yield Question("status", "Status")
    if "id" not in given:
        yield Question("id", "Id")


def _time_questions(given: Mapping[str, Value]) -> _Plan:
    if "date" not in given:
        date = yield Question("date", "Date")
        if date.value is None and given.keys().isdisjoint(RELATION_KINDS):
            yield Question("after", "After")


def _name_questions(given: Mapping[str, Value], key: Asked, label: str) -> _Plan:
    """Yield a question for each name, until one is left out, and those about that name."""
    if key in given:
        return
    nth = 0
    while (answer := (yield Question(key, label, nth))).value is not None:
        if key == "actors" and isinstance(answer.value, str):
            yield Question("role", "  role", nth)
        elif key == "sources":
            yield Question("at", "  at", nth)
            yield Question("quote", "  quote", nth)
        nth += 1
