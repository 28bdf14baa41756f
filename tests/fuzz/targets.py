"""What a fuzzer asks: each target takes any bytes and fails where libyatl breaks a promise.

`python tests/fuzz/run.py TARGET SECONDS` lets atheris look for such bytes. What it finds is
kept as a file in `cases/TARGET/`, and `tests/test_fuzz_cases.py` replays all that are there.
"""

from __future__ import annotations

import csv
import io
import json
import re
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import chain

import yaml

from libyatl import Checked, check, formats, mends, select
from libyatl.checks.outputs import OUTPUTS
from libyatl.dates import OPEN_FUTURE, OPEN_PAST, DateError, When, parse_date, to_edtf
from libyatl.dates.gap import parse_gap
from libyatl.dates.saying.in_words import in_words
from libyatl.errors import UsageError
from libyatl.files import decoding
from libyatl.findings.diagnostics import Report, Span
from libyatl.formats import READERS, WRITERS
from libyatl.formats.entries.assembly import Assembly
from libyatl.formats.entries.file_assembly import FileAssembly
from libyatl.formats.format import CountEntries, Shape
from libyatl.formats.how import AS_IT_IS
from libyatl.model import Timeline
from libyatl.on_demand import imported, lookup
from libyatl.query.expression import parse_expression
from libyatl.text.inert import inert, one_line
from libyatl.views import UNICODE, VIEWS, Line, Page, view
from libyatl.views.terminal.report import concise, full

LONGEST = 2.0
"""Seconds of processor time that any input may take."""
FORMATS = tuple(name for name in READERS if not formats.is_binary(name))
OF_OTHERS = ("timelinejs", "geojson", "ics", "wikidata", "markwhen", "simile")
_LINE_ENDS = {
    **dict.fromkeys(("yaml", "md"), r"\r\n|[\r\n\u2028\u2029]"),
    **dict.fromkeys(("json", "csv", "csl", *OF_OTHERS), r"\r\n|[\r\n]"),
    **dict.fromkeys(("jsonl", "tsv"), r"\n"),
}
_PATHS = ("", "id", "date", "title", "actors/0", "places/1", "sources/0/at", "sources/1/says/date")


def read(text: bytes, format: str) -> Timeline:
    """Read bytes as the command does."""
    whole = Assembly()
    sound = decoding.sound_text(text, "t", whole.report)
    if sound is not None:
        into = FileAssembly(whole, "t")
        lookup(READERS, format, "format")(sound, "t", into, whole.report)
        into.close()
    return whole.finish()


def reader(data: bytes) -> None:
    """Read the bytes behind the first one, a digit from 0 that chooses the format."""
    text, format = _chosen(data)
    timeline = read(text, format)
    if not timeline.report.has_errors:
        sound = decoding.sound_text(text, "t", Report())
        assert sound is not None
        held = _events(sound, format)
        assert held is None or len(timeline.events) in held, "an event is lost in silence"
    _places_are_in_the_input(timeline, text, format)
    _are_inert(full(timeline.report))
    _are_inert(concise(timeline.report, every=True))


def writers(data: bytes) -> None:
    """Read as `reader` does, and draw and hand on what was read."""
    timeline = read(*_chosen(data))
    chosen = select(timeline, sort="file")
    for name in VIEWS:
        _are_inert(view(name)(chosen, Page(80, UNICODE)))
    for format in WRITERS:
        written = formats.written(format, chosen, Shape())
        if isinstance(written, bytes):
            continue
        lines = written.replace("\r\n", "\n") if format == "ics" else written
        assert inert(lines) == lines, f"{format} is not inert"
        if format in ("json", "yaml", "geojson"):
            again = _less_made_ids(read(written.encode(), format))
            assert again == _less_made_ids(timeline), f"{format} does not read back"


def checks(data: bytes) -> None:
    """Read as `reader` does, run every check, and make each mend that is certain."""
    text, format = _chosen(data)
    timeline = read(text, format)
    checked = check(timeline, select=["all"])
    _are_inert(full(checked.report))
    _are_inert(concise(checked.report, every=True))
    for output in OUTPUTS:
        written = "".join(lookup(OUTPUTS, output, "output")(checked))
        assert inert(written) == written, f"{output} is not inert"
    _mends_come_to_an_end(checked, format)


def _mends_come_to_an_end(checked: Checked, format: str) -> None:
    if any(one.code == "other-version" for one in checked.report):
        return  # a file of another version is not mended
    for _ in range(5):
        made = mends(checked)
        if not made:
            return
        again = read(made[0].after, format)
        assert len(again.events) >= len(checked.timeline.events), "an event is lost by a mend"
        checked = check(again, select=["all"])
    assert not mends(checked), "mends make mends"


def _chosen(data: bytes) -> tuple[bytes, str]:
    return data[1:], FORMATS[(data[0] - ord("0")) % len(FORMATS)] if data else "yaml"


def _less_made_ids(timeline: Timeline) -> Timeline:
    events = (event if event.named else event._replace(id="") for event in timeline.events)
    return replace(timeline, events=tuple(events))


def _events(text: bytes, format: str) -> tuple[int, ...] | None:
    """Count the events of a sound text by other means; several where it may be read as either."""
    typed = text.decode()
    if format in OF_OTHERS and format != "geojson":
        record = formats.FORMATS[format]
        count: CountEntries = imported(record.recount or record.entries or "")
        held = count(text, AS_IT_IS)
        return None if held is None else (held,)
    if format == "md":
        return (0, 1)  # what is no note is passed over, and said to be
    if format == "csl":
        return (0,)
    if format in ("csv", "tsv"):
        return (_rows(typed, format),)
    if format == "jsonl":
        return (sum(not line.isspace() for line in typed.split("\n") if line),)
    if format == "geojson":
        file = json.loads(typed) if typed.strip() else {"features": []}
        held = len(file["features"])
        # Of ours, an event has as many features as it has places.
        return (*range(held + 1),) if "libyatl" in file else (held,)
    if format == "json":
        whole = json.loads(typed) if typed.strip() else []
    else:
        root = yaml.compose(typed, Loader=yaml.CSafeLoader)
        if isinstance(root, yaml.MappingNode):
            whole = {key.value: value.value for key, value in root.value}
        else:
            whole = root.value if isinstance(root, yaml.SequenceNode) else []
    if isinstance(whole, dict) and not whole.get("events"):
        # Another tool's may stand under another key, and a whole file may be one event.
        return (0, 1, *(len(some) for some in whole.values() if isinstance(some, list)))
    return (len(whole["events"] if isinstance(whole, dict) else whole),)


def _rows(typed: str, format: str) -> int:
    """Count the rows below the header; each once where an event may stand in several."""
    rows: list[list[str]] = [line.split("\t") for line in typed.split("\n") if line.strip("\r")]
    if format == "csv":
        rows = [row for row in csv.reader(io.StringIO(typed, newline="")) if row]
    header, *rest = rows or [[]]
    id = [cell.strip() for cell in header].index("id") if "id" in map(str.strip, header) else 0
    if header[:1] != ["group"] or not id:
        return len(rest)
    unnamed = [row for row in rest if not row[id]]
    return len(unnamed) + len({tuple(row[1:]) for row in rest if row[id]})


def _places_are_in_the_input(timeline: Timeline, text: bytes, format: str) -> None:
    sound = decoding.sound_text(text, "t", Report())
    read = text.removeprefix(b"\xef\xbb\xbf") if sound is None else sound
    lines = re.split(_LINE_ENDS["yaml" if sound is None else format], read.decode(errors="replace"))
    owners = [*range(len(timeline.events)), *(("actors", id) for id in timeline.actors)]
    asked = (timeline.span(owner, path) for owner in owners for path in _PATHS)
    said = ((found.span, *(span for span, _ in found.related)) for found in timeline.report)
    for span in filter(None, chain(asked, *said)):
        _is_in(span, lines)
        quoted = timeline.report.quote(span)
        assert quoted is None or quoted == lines[span.line - 1].rstrip("\r\u2028\u2029"), (
            span,
            quoted,
        )


def _is_in(span: Span, lines: list[str]) -> None:
    if not span.line:
        assert not span.pointer or span.pointer.startswith("/"), span
        return
    assert 1 <= span.line <= len(lines), span
    line_end = len(lines[span.line - 1]) + 1
    assert 1 <= span.column <= span.column + max(span.length - 1, 0) <= line_end, span


def _are_inert(lines: Iterable[Line]) -> None:
    for line in lines:
        for piece in line:
            assert one_line(piece.text + piece.link) == piece.text + piece.link, piece


def dates(data: bytes) -> None:
    """Read the bytes as a date and as a length of time."""
    text = data.decode("utf-8", "surrogateescape")
    try:
        gap = parse_gap(text)
    except DateError as failure:
        _says_why(failure, text)
    else:
        assert gap.low >= 0
        assert gap.high is None or gap.low <= gap.high
        assert gap.text == text
    try:
        when = parse_date(text)
    except DateError as failure:
        _says_why(failure, text)
    else:
        assert when.text == text
        _is_sound(when)


def _is_sound(when: When) -> None:
    assert OPEN_PAST <= when.a <= when.b <= when.d <= OPEN_FUTURE
    assert when.a <= when.c <= when.d
    again = parse_date(to_edtf(when))
    assert (again.a, again.b, again.c, again.d) == (when.a, when.b, when.c, when.d)
    assert (again.kind, again.clock) == (when.kind, when.clock)
    assert (again.approximate, again.uncertain) == (when.approximate, when.uncertain)
    assert to_edtf(again) == to_edtf(when)
    for words in (in_words(when), in_words(when, short=True)):
        assert words == one_line(words.strip()) != ""
        try:
            said = parse_date(words)
        except DateError:
            continue
        assert (said.a, said.b, said.c, said.d) == (when.a, when.b, when.c, when.d), words


def _says_why(failure: DateError, text: str) -> None:
    assert failure.text == text
    assert 0 <= failure.start <= failure.end <= len(text)
    assert failure.reason
    assert failure.help
    assert (failure.reason + failure.help).isprintable()


def expressions(data: bytes) -> None:
    """Read the bytes as an expression of --where."""
    text = data.decode("utf-8", "surrogateescape")
    try:
        condition = parse_expression(text)
    except UsageError as caught:
        said = caught.message
    else:
        printed = str(condition)
        if len(printed) <= 10_000:
            assert parse_expression(printed) == condition
            assert str(parse_expression(printed)) == printed
        return
    assert inert(said) == said
    assert said.endswith("^") or len(text) > 10_000


def _timed(target: Callable[[bytes], None]) -> Callable[[bytes], None]:
    def run(data: bytes) -> None:
        start = time.process_time()
        target(data)
        assert time.process_time() - start < LONGEST, "slow"

    return run


TARGETS: dict[str, Callable[[bytes], None]] = {
    "reader": _timed(reader),
    "writers": _timed(writers),
    "checks": _timed(checks),
    "dates": _timed(dates),
    "expressions": _timed(expressions),
}
