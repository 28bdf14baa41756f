"""A chronology as facts, a line each, for programs that compare lines: `git diff`, `git log -p`.

An event begins with its title at the first column, by which git heads what it shows; what it says
stands below, further in. Events stand in order of date. Of what cannot be read the lines are told
as they are, harmless: whatever the bytes, something is told of them, and nothing is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from libyatl.comparing.difference import head_of, registered, registries_of, stated
from libyatl.comparing.item_words import item_words
from libyatl.findings.diagnostics import Severity, Span
from libyatl.formats import read_data
from libyatl.model import Event, Timeline
from libyatl.query import everything
from libyatl.text.inert import one_line
from libyatl.views.words.value_words import value_words

_LABEL = 9


def facts(file: str, data: bytes) -> Iterator[str]:
    """Yield the facts of a file as lines with their ends; it never raises for what is in it.

    Args:
        file: what it is called, which may tell its format.
        data: its bytes.
    """
    try:
        lines = [*_facts(file, data)]
        if data and not lines:  # blanks, or comments
            lines = [*_as_they_are(data)]
    except Exception:  # whatever is wrong, who compares is shown what there is
        lines = [*_as_they_are(data)]
    yield from (f"{line}\n" for line in lines)


def _facts(file: str, data: bytes) -> Iterator[str]:
    timeline = read_data([(file, data)])
    errors = [one for one in timeline.report if one.severity is Severity.ERROR]
    wrong = [one.span for one in errors if one.span is not None and one.span.line]
    if len(wrong) < len(errors) or any(place.line <= 1 for place in timeline.unread):
        yield from _as_they_are(data)
        return
    for key, value in head_of(timeline).items():
        yield from _fact("file", key, value)
    for kind, entries in registries_of(timeline):
        for entry in entries.values():
            yield f"{kind} {one_line(entry.id)}"
            yield from _said_lines(registered(entry), but=("id",))
    for event in everything(timeline).events:
        yield from _event(event, "event")
    for event in timeline.left_out:
        yield from _event(event, "event that is left out:")
    yield from _unread(timeline, wrong, data)


def _event(event: Event, what: str) -> Iterator[str]:
    named = f" #{one_line(event.id)}" if event.named else ""
    yield f"{what} {one_line(event.title)}{named}"
    yield from _said_lines(stated(event), but=("id", "title"))


def _said_lines(plain: Mapping[str, object], but: Iterable[str]) -> Iterator[str]:
    for key, value in plain.items():
        if key not in but:
            yield from _fact("", key, value)


def _fact(of: str, key: str, value: object) -> Iterator[str]:
    """Yield a line for a value, and one for each item of a list."""
    head = f"{of} {one_line(key)}" if of else f"    {one_line(key):{_LABEL}}"
    if isinstance(value, list) and value:
        said = [item_words(item) for item in value]
    elif isinstance(value, str):
        said = [one_line(line) for line in value.split("\n")]
    else:
        said = [value_words(value)]
    yield from (f"{head} {words}" if words else head.rstrip() for words in said)


def _unread(timeline: Timeline, places: Iterable[Span], data: bytes) -> Iterator[str]:
    """Yield the lines in which something is wrong, and all from where on nothing is read."""
    stop = min((place.line for place in timeline.unread if not place.length), default=None)
    wrong = {place.line for place in (*places, *timeline.unread)}
    for number, line in enumerate(_as_they_are(data), 1):
        if stop is not None and number >= stop:
            yield f"unread: {line}"
        elif number in wrong:
            yield f"wrong: {line}"


def _as_they_are(data: bytes) -> Iterator[str]:
    text = data.decode("utf-8-sig", "backslashreplace")
    yield from (one_line(line.removesuffix("\r")) for line in text.removesuffix("\n").split("\n"))
