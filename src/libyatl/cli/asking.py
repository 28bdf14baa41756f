"""What every command does with a question: read, report, select, count."""

from __future__ import annotations

import os

from libyatl import api
from libyatl.cli import streams
from libyatl.cli.options import Reading, Selecting, Shaping
from libyatl.diagnostics import Report
from libyatl.errors import EXIT_DATA, EXIT_DONE
from libyatl.model import Timeline
from libyatl.query import Selection


def loaded(reading: Reading) -> Timeline:
    """Read what the options or the environment name, else the curated chronology."""
    named = reading.file or [path for path in (os.environ.get("LIBYATL_FILE"),) if path]
    return api.load(*named, format=reading.input_format)


def selected(
    timeline: Timeline, selecting: Selecting, shaping: Shaping, **more: object
) -> Selection:
    """Return what the options select, in their order."""
    options = {name: value for name, value in selecting._asdict().items() if value is not None}
    return api.select(timeline, **options, **shaping._asdict(), **more)  # type: ignore[arg-type]


def report(found: Report, *, color: str = "auto", every: bool = False) -> int:
    """Print what was found wrong, and return the exit status that it calls for."""
    if len(found):
        from libyatl.views.report import concise, full

        lines = (full if streams.stderr_is_terminal() else concise)(found, every=every)
        streams.say(streams.drawn(lines, color=streams.stderr_color(color)))
    return EXIT_DATA if found.has_errors else EXIT_DONE


def footer(selection: Selection) -> None:
    """Say on standard error how names were taken, and, at a terminal, how many events there are."""
    for note in selection.notes:
        streams.complain(f"libyatl: {note}")
    if streams.stderr_is_terminal():
        streams.complain(counted(selection))


def counted(selection: Selection) -> str:
    """Return the footer: `17 events: 12 certainly, 5 possibly`."""
    count = len(selection)
    if not count:
        return f"no event of {len(selection.timeline.events)} matches"
    noun = "event" if count == 1 else "events"
    of = f" of {selection.matching}" if count < selection.matching else ""
    answers = ""
    if selection.possible:
        answers = f": {selection.certain} certainly, {selection.possible} possibly"
    return f"{count}{of} {noun}{answers}"
