"""The last line at a terminal: how many events there are, what was not read, and of which file.

`17 events: 8 dated, 9 placed · 5 possibly · 1 date unreadable (line 77) · mine.yaml`
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from libyatl.curated import CURATED_NAME
from libyatl.findings.diagnostics import Report, Severity, Span
from libyatl.query import Selection
from libyatl.query.how_dated import how_dated
from libyatl.text.inert import one_line
from libyatl.text.measure import cells
from libyatl.text.plurals import number_of

if TYPE_CHECKING:
    from libyatl.api import Selected

_UNREAD = {
    "date-unreadable": ("date unreadable", "dates unreadable"),
    "unknown-status": ("status unknown", "statuses unknown"),
    "unknown-key": ("key unknown", "keys unknown"),
}
"""By code: what a file holds and nothing is made of, one and several. Other errors are one sum."""
_MOST = 3
"""So many lines, or files, are named."""
_YOURS = "built-in example, -f FILE reads yours"


def last_line(chosen: Selected, width: int, tallied: str = "") -> str:
    """Return what the last line says of a selection; several lines where it is too wide for one.

    What was tallied of its events is said first.
    """
    parts = [*filter(None, [tallied]), counted(chosen)]
    if chosen.possible:
        parts.append(f"{chosen.certain} certainly, {chosen.possible} possibly")
    if chosen.matching and chosen.unpublished:
        parts.append(f"{chosen.unpublished} not published yet")
    files = files_of(chosen)
    parts += _flaws(chosen.report, several=len(files) > 1)
    if held(chosen) or chosen.unpublished:
        parts.append(_files_in_words(files))
    return "\n".join(_in_width(parts, width))


def counted(chosen: Selected) -> str:
    """Return how many events there are, and of how many it is known when; or why there are none."""
    count, all_of_them = len(chosen), held(chosen)
    if not all_of_them and not chosen.unpublished:
        return f"no events in {_files_in_words(files_of(chosen))}"
    if not chosen.matching:
        reasons = [f"none of {number_of(all_of_them, 'event')} matches"] if all_of_them else []
        reasons += [f"{chosen.unpublished} not published yet"] if chosen.unpublished else []
        return f"no events: {', '.join(reasons)}"
    of = f" of {chosen.matching}" if count < chosen.matching else ""
    noun = "event" if chosen.matching == 1 else "events"
    return f"{count}{of} {noun}{_when(chosen)}"


def held(chosen: Selected) -> int:
    """Return how many events there are, selected or not."""
    if isinstance(chosen, Selection):
        return len(chosen.timeline.events) + chosen.beyond
    return chosen.held


def _in_width(parts: Sequence[str], width: int) -> Iterator[str]:
    line = ""
    for part in parts:
        longer = f"{line} · {part}" if line else part
        if line and cells(longer) > width:
            yield line
            longer = f"  {part}"
        line = longer
    yield line


def files_of(chosen: Selected) -> list[str]:
    """Return what was read, each once, as it is called in messages."""
    if not isinstance(chosen, Selection):
        return [*chosen.files]
    timeline = chosen.timeline
    unread = (place.file for place in timeline.unread)
    return list(dict.fromkeys([*timeline.positions.files, *unread]))


def _when(chosen: Selected) -> str:
    """Return of how many events a date is stated, how many reasoning places, and the rest."""
    told = how_dated(chosen.rows) if isinstance(chosen, Selection) else chosen.how_dated()
    counts = told._asdict()
    said = ", ".join(f"{number} {word}" for word, number in counts.items() if number)
    return f": {said}" if said else ""


def _flaws(report: Report, *, several: bool) -> Iterator[str]:
    """Yield what a report has in short: kinds of what was not read with their lines, and errors."""
    places: dict[str, list[str]] = {code: [] for code in _UNREAD}
    errors = 0
    for found in report:
        if found.code in places and found.span is not None:
            places[found.code].append(_place(found.span, several=several))
        else:
            errors += found.severity is Severity.ERROR
    for code, at in places.items():
        if at:
            yield f"{len(at)} {_UNREAD[code][len(at) > 1]} ({_in_lines(at)})"
    if errors:
        yield number_of(errors, "further error" if any(places.values()) else "error")


def _place(span: Span, *, several: bool) -> str:
    place = str(span.line) if span.line else span.pointer
    return f"{span.file}:{place}" if several else place


def _in_lines(places: Sequence[str]) -> str:
    """Return `line 77`: the first few places."""
    lines = "" if not places[0].isdigit() else "line " if len(places) == 1 else "lines "
    more = ["…"] if len(places) > _MOST else []
    return lines + one_line(", ".join([*places[:_MOST], *more]))


def _files_in_words(files: Sequence[str]) -> str:
    if files == [CURATED_NAME]:
        return _YOURS
    return ", ".join(map(one_line, files)) if len(files) <= _MOST else f"{len(files)} files"
