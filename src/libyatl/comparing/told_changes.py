"""What differs between two timelines, told for eyes: a line for each event, one for each field."""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.comparing.difference import Change, ChangeKind, Difference
from libyatl.comparing.item_words import item_words
from libyatl.comparing.value_changes import FieldChange, ItemChanges
from libyatl.dates.saying.in_words import in_words
from libyatl.model import Event
from libyatl.text.inert import one_line
from libyatl.views import Line, Piece
from libyatl.views.page import Page, Style
from libyatl.views.words.value_words import value_words

_SIGNS: dict[ChangeKind, tuple[str, Style]] = {
    "changed": ("~", "said"),
    "added": ("+", "mark"),
    "removed": ("-", "disputed"),
}
_LABEL = 9
_LONG = 60
"""Of a text that is longer, no more is shown than what differs and what stands around it."""
_AROUND = 20


def told(found: Difference, page: Page) -> Iterator[Line]:
    """Yield the lines: what changed with each field below it, what was added, what was removed.

    Args:
        found: what differs.
        page: with which marks it is told; lines are as long as what they tell.
    """
    for change in found.changes:
        yield [*_entry_line(change)]
        for field in change.fields:
            label = Piece(f"    {one_line(field.path):{_LABEL - 1}} ", "label")
            for line in _field_lines(field, page):
                yield [label, *line]


def _entry_line(change: Change) -> Iterator[Piece]:
    sign, style = _SIGNS[change.change]
    yield Piece(f"{sign} ", style)
    entry = change.after or change.before
    if entry is None:
        yield Piece("the file", "title")
        return
    if not isinstance(entry, Event):
        yield Piece(f"{change.kind} {one_line(entry.id)}", "label")
        if entry.name != entry.id:
            yield Piece(f"  {one_line(entry.name)}", "title")
        return
    yield Piece(one_line(entry.title), "title")
    if entry.named:
        yield Piece(f" #{one_line(entry.id)}", "id")
    if change.change != "changed" and (date := _date_change(entry)):
        yield Piece(f"  ({date})", "date")


def _date_change(event: Event) -> str:
    return one_line(event.date_as_written) if event.when is None else in_words(event.when)


def _field_lines(field: FieldChange, page: Page) -> Iterator[Line]:
    behind = [Piece(f"({', '.join(field.said)})", "dim")] if field.said else []
    items = field.items
    if items is None or not (field.said or any(items)):
        yield _with_what_is_said([*_became(field.before, field.after, page)], behind)
        return
    if items.come or items.gone or field.said:
        yield _with_what_is_said([*_came_and_went(items)], behind)
    for name, inner in items.altered:
        for one in inner:
            yield from (
                [Piece(f"{one_line(name)} {one.path}: "), *line] for line in _field_lines(one, page)
            )


def _with_what_is_said(line: Line, behind: Line) -> Line:
    """Return a line with what is said behind it, two blanks between them."""
    return [*line, *([Piece("  ")] if line and behind else []), *behind]


def _came_and_went(items: ItemChanges) -> Iterator[Piece]:
    pieces = [
        *((f"+{item_words(one)}", "mark") for one in items.come),
        *((f"-{item_words(one)}", "disputed") for one in items.gone),
    ]
    for number, (text, style) in enumerate(pieces):
        yield Piece(f"{'  ' if number else ''}{text}", style)  # type: ignore[arg-type]


def _became(before: object, after: object, page: Page) -> Iterator[Piece]:
    was, now = _value_said(before), _value_said(after)
    if isinstance(before, str) and isinstance(after, str):
        was, now = _where_they_differ(was, now, page.glyphs.ellipsis)
    arrow = "→" if page.glyphs.dash == "–" else "->"
    yield Piece(was, "" if before is not None else "dim")
    yield Piece(f" {arrow} ", "dim")
    yield Piece(now, "" if after is not None else "dim")


def _value_said(value: object) -> str:
    if value is None:
        return "none"
    return value_words(value) or "''"


def _where_they_differ(was: str, now: str, ellipsis: str) -> tuple[str, str]:
    """Return two texts, of long ones no more than the words that differ and some around them."""
    if max(len(was), len(now)) <= _LONG:
        return was, now
    same = _alike_from_the_start(was, now)
    room = min(len(was), len(now)) - same
    behind = min(_alike_from_the_start(was[::-1], now[::-1]), room)
    return _around_it(was, same, behind, ellipsis), _around_it(now, same, behind, ellipsis)


def _alike_from_the_start(one: str, other: str) -> int:
    """Return how many characters two texts begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def _around_it(text: str, same: int, behind: int, ellipsis: str) -> str:
    begin = _word_start(text, same - _AROUND) if same > _AROUND + len(ellipsis) else 0
    end = len(text)
    if behind > _AROUND + len(ellipsis):
        end = end - behind + _AROUND
    return f"{ellipsis if begin else ''}{text[begin:end]}{ellipsis if end < len(text) else ''}"


def _word_start(text: str, place: int) -> int:
    found = text.find(" ", place)
    return place if found < 0 or found > place + _AROUND // 2 else found + 1
