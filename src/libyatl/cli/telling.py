"""What is said beside an answer, on standard error: how files were read, what is wrong, how many.

--quiet leaves of it what is wrong, and what is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from libyatl import api
from libyatl.cli.importing import Importing, as_typed
from libyatl.cli.options import Writing
from libyatl.cli.process import streams
from libyatl.errors import EXIT_DATA, EXIT_DONE
from libyatl.files.inputs import SHOWN_STDIN
from libyatl.findings.diagnostics import Diagnostic, Report, Severity, unread
from libyatl.formats import FORMATS
from libyatl.formats.format import Shape
from libyatl.model.sayable import LEFT_OUT, SAYABLES
from libyatl.query import Selection
from libyatl.query.in_batches import InBatches
from libyatl.text.inert import one_line, shorten
from libyatl.text.plurals import number_of

if TYPE_CHECKING:
    from libyatl.api import Loaded, Selected
    from libyatl.files.written import WrittenFolder
    from libyatl.model import Timeline
    from libyatl.tables.held_table import HeldTable

_MOST_FILES = 3
_MOST_LEFT = 5
"""Of so many files of other tools a line each says how they were read."""


def report(chosen: Selected, writing: Writing, importing: Importing) -> int:
    """Print how files were read and what is wrong, and return the exit status for that."""
    if not writing.quiet:
        say_understood(read_of(chosen), importing)
    found = chosen.report
    _print(found, writing)
    say_unread(read_of(chosen))
    return EXIT_DATA if found.has_errors else EXIT_DONE


def report_rows(chosen: Selected, writing: Writing) -> int:
    """Print what was found in rows of a big table as they were handed on; return its status."""
    if isinstance(chosen, Selection):
        return EXIT_DONE
    found = chosen.found_on_reading()
    _print(found, writing)
    return EXIT_DATA if found.has_errors else EXIT_DONE


def read_of(chosen: Selected) -> Timeline | HeldTable:
    """Return what was selected from."""
    return chosen.timeline if isinstance(chosen, Selection) else chosen.table


def report_errors(timeline: Timeline, writing: Writing) -> None:
    """Print what could not be read, and from where on nothing was."""
    found = timeline.report
    _print(found.of(one for one in found if one.severity is Severity.ERROR), writing)
    say_unread(timeline)


def report_each_once(timeline: Loaded, writing: Writing) -> int:
    """Print of what is wrong in a file one of each code, and return the exit status for that."""
    found = timeline.report
    firsts: dict[tuple[str, str], Diagnostic] = {}
    for one in found:
        firsts.setdefault((one.code, one.span.file if one.span else ""), one)
    shown = found if writing.all else found.of(firsts.values())
    _print(shown, writing)
    if rest := len(found) - len(shown):
        streams.complain(f"libyatl: and {rest} more of these codes: --all prints them")
    say_unread(timeline)
    return EXIT_DATA if found.has_errors else EXIT_DONE


def _print(found: Report, writing: Writing) -> None:
    if len(found):
        from libyatl.views.terminal.report import concise, full

        lines = (full if streams.stderr_is_terminal() else concise)(found, every=writing.all)
        streams.say(streams.drawn(lines, color=streams.stderr_color(writing.color)))


def say_understood(timeline: Timeline | HeldTable, importing: Importing | None = None) -> None:
    """Say how files of other tools were read: the whole of it, or where options say, a line each.

    The line leads to the command that shows it, which takes the same options.
    """
    if not timeline.understood:
        return
    from shlex import quote

    from libyatl.views.words.understood_words import headline, together

    said = timeline.understood
    options = "".join(f" {one}" for one in as_typed(importing or Importing()))
    if len(said) > _MOST_FILES:
        shown = f"libyatl columns FILE{one_line(options)}"
        streams.complain(f"libyatl: {together(said)}; {shown} says how one was read")
        return
    for one in said:
        file = "-" if one.file == SHOWN_STDIN else quote(one.file)
        shown = f"; libyatl columns {file}{options} says how" if importing else ""
        streams.complain(f"libyatl: {one_line(headline(one, timeline) + shown)}")
        for word, text in () if importing else one.said:
            streams.complain(f"  {word:8}{one_line(text)}")


def say_unread(timeline: Timeline | HeldTable, *, alone: bool = False) -> None:
    """Say from where on, or in which line, a file was not read.

    Where an error says that nothing of it was, that is enough, unless this stands `alone`.
    """
    for place in timeline.unread:
        if alone or place.length or place[1:3] > (1, 1):
            said = one_line(unread(place))
            streams.complain(f"libyatl: {said}; what seems to be missing may stand there")


def watched(selection: Selected, format: str, shape: Shape, *, whole: bool) -> Callable[[], None]:
    """Return what says, once the selection was handed on, what the format does not carry of it.

    Where that is not looked at as a `whole`, it tells of events alone that are left out.
    """
    carried = FORMATS[format].carried(shape)
    if not whole and carried >= LEFT_OUT:
        return lambda: None
    from libyatl.formats.losses import Lost

    lost = Lost(selection, carried if whole else carried | {*SAYABLES} - LEFT_OUT)
    if isinstance(selection, InBatches):
        selection.show(lost.take)

    def say() -> None:
        if told := lost.told():
            streams.complain(f"libyatl: {format} carries no {', '.join(map(str, told))}")

    return say


def folder_words(folder: str, done: WrittenFolder) -> str:
    """Return what became of a folder of notes, and which of its own are none of them any more."""
    said = f"{one_line(folder)}: {number_of(done.written, 'note')} written"
    if done.same:
        said += f", {done.same} as before"
    if done.left:
        shown = ", ".join(map(shorten, done.left[:_MOST_LEFT]))
        more = f" and {len(done.left) - _MOST_LEFT} more" if len(done.left) > _MOST_LEFT else ""
        said += f"; {len(done.left)} from before not selected now, and left: {shown}{more}"
    return said


def say_inexact(selection: Selected, format: str, shape: Shape) -> bool:
    """Say, as errors, what the format would lose, and which files had to be understood; whether."""
    found = list(map(str, api.losses(selection, format, imprecise=shape.imprecise)))
    if found:
        streams.complain(f"libyatl: {format} carries no {', '.join(found)}")
    for said in read_of(selection).understood:
        streams.complain(f"libyatl: {one_line(said.file)}: what it means was inferred")
        found.append(said.file)
    if found:
        streams.complain("  help: nothing is written, as --lossless asks")
    return bool(found)


def say_excel(output: str, format: str, shape: Shape) -> None:
    """Say that Excel would take the letters of a file that was written for others, if it would."""
    path = Path(output)
    if "bom" not in FORMATS[format].heeds or shape.bom or not path.is_file():
        return
    with path.open("rb") as file:
        is_ascii = all(chunk.isascii() for chunk in iter(partial(file.read, 1 << 20), b""))
    if not is_ascii:
        streams.complain(f"libyatl: Excel knows the letters of {one_line(output)} by --bom alone")


def say_nowhere(selection: Selected) -> None:
    """Say how many events were left out because they are nowhere on a map."""
    from libyatl.formats.geojson.writer import nowhere
    from libyatl.query import as_selection

    if count := nowhere(as_selection(selection)):
        said = f"{number_of(count, 'event')} left out: nowhere on the map (--located)"
        streams.complain(f"libyatl: {said}")


def footer(
    selection: Selected, writing: Writing, tallied: str = "", *, notes: Iterable[str] = ()
) -> None:
    """Say how names were taken, and at a terminal what the last line says.

    `tallied` is what was counted, where that is not events: `18 actors`; `notes` say what is not
    drawn as expected.

    That there are no events is said in a pipe too, unless errors have said why.
    """
    if writing.quiet:
        return
    _say_notes(selection)
    for note in notes:
        streams.complain(f"libyatl: {note}")
    if streams.stderr_is_terminal():
        streams.complain(last_line(selection, tallied))
        return
    if len(selection):
        return
    from libyatl.cli.last_line import counted, held

    if held(selection) or not selection.report.has_errors:
        streams.complain(f"libyatl: {counted(selection)}")


def last_line(selection: Selected, tallied: str = "") -> str:
    """Return the last line at a terminal, which may go over several, in its width."""
    from libyatl.cli import last_line

    return last_line.last_line(selection, streams.stderr_width(), tallied)


def possibly(selection: Selected, writing: Writing) -> None:
    """Say, beside a number alone, how names were taken and how many events match only possibly."""
    if writing.quiet:
        return
    _say_notes(selection)
    if selection.possible:
        streams.complain(f"libyatl: {selection.possible} of them possibly")


def _say_notes(selection: Selected) -> None:
    """Say how names were taken."""
    for note in selection.notes:
        streams.complain(f"libyatl: {note}")
