"""`libyatl diff`: what differs between two files, or a file and an older version of it."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator
from typing import Annotated, Any

from libyatl import formats, views
from libyatl.cli import asking, heeding, telling
from libyatl.cli.compared_sides import Sides, as_git_calls, sides
from libyatl.cli.diff_options import Differing
from libyatl.cli.importing import Importing
from libyatl.cli.options import Dating, Reading, Selecting, Writing
from libyatl.cli.process import streams
from libyatl.cli.sparing import spare_inputs
from libyatl.cli.typer_face import argument, option
from libyatl.comparing import Difference, diff
from libyatl.comparing.changes_json import changes_json
from libyatl.comparing.difference import counted
from libyatl.comparing.fact_lines import facts
from libyatl.comparing.layout_changes import stat
from libyatl.comparing.told_changes import told
from libyatl.errors import EXIT_DATA, EXIT_DONE, UsageError
from libyatl.files.inputs import read_bytes

FORMATS = ("text", "json")
_TEXT = {".txt": "text"}
SUFFIXES = {**_TEXT, **dict.fromkeys(formats.FORMATS["json"].suffixes, "json")}
EXAMPLES = """
libyatl diff old.yaml new.yaml
libyatl diff
libyatl diff HEAD~3 -- my-events.yaml
libyatl diff main..draft --actor Hifter
libyatl diff --derived --json
"""
_OUTPUTS = (*FORMATS, "--stat")
_HEEDING: heeding.Heeding = {
    **dict.fromkeys(
        (
            "derived",
            "quiet",
            "file",
            "input_format",
            *Selecting._fields,
            *Dating._fields,
            *Importing._fields,
        ),
        _OUTPUTS,
    ),
    "format": FORMATS,
}


def diff_(
    words: Annotated[
        list[str] | None,
        argument(
            metavar="[A [B]]",
            help="Two files; or a revision of git and files, or two as REV..REV; or nothing: the "
            "last commit and the files as they are.",
            offers="path",
        ),
    ] = None,
    *,
    reading: Reading,
    importing: Importing,
    selecting: Selecting,
    dating: Dating,
    differing: Differing,
    writing: Writing,
    json: Annotated[
        bool, option("--json", help="Short for -O json: a list, one change a line.", panel="Output")
    ] = False,
) -> int:
    """Say what differs between two chronologies: which events, which fields, and in what.

    Events with one id are one event; others are matched by what they say. Of a date it is said
    what became of it: narrowed, widened, moved. Order in the file and comments are no difference.
    The options that select restrict it to events that either side selects. Exits with 0 where
    nothing differs, with 1 where something does.
    """
    out = streams.stdout(color=writing.color)
    given = words or []
    output = _output(differing, writing, json=json)
    wanted = _wanted(selecting, dating)
    groups = (reading, importing, differing, writing)
    options = ChainMap(wanted, *(group._asdict() for group in groups))
    heeding.see(output, _HEEDING, dict(options), _asked_for)
    if output in ("--textconv", "--external"):
        spare_inputs(given, writing.output)
        if output == "--textconv":
            asking.hand_on(_facts(given), out, writing)
        else:
            asking.draw(as_git_calls(given, views.Page(None, _glyphs(out))), out, writing)
        return EXIT_DONE
    compared = sides(given, reading, importing, writing)
    found = diff(compared.before, compared.after, derived=differing.derived, **wanted)
    _say(found, output, out, writing)
    _say_beside(found, compared, writing, importing)
    return EXIT_DATA if found else EXIT_DONE


def _asked_for(outputs: tuple[str, ...]) -> str:
    return "text or JSON" if outputs == FORMATS else "what is compared here"


def _output(differing: Differing, writing: Writing, *, json: bool) -> str:
    """Return what is asked for: a format, or an option that stands for one.

    Raises:
        UsageError: it is two things, or there is no such format.
    """
    asked = [f"--{name}" for name in ("stat", "textconv", "external") if getattr(differing, name)]
    if json or writing.format is not None:
        asked.append("--json" if json else "-O")
    if len(asked) > 1:
        raise UsageError(f"{' and '.join(asked)} are two answers", help="choose one")
    if asked and asked[0] not in ("--json", "-O"):
        asking.asked_format(writing, _TEXT)
        return asked[0]
    named = asking.asked_format(writing, SUFFIXES, json=json)
    format = "text" if named is None else named
    asking.see_format(format, "format of what differs", FORMATS, writing)
    return format


def _wanted(selecting: Selecting, dating: Dating) -> dict[str, Any]:
    """Return which events are asked for: by the options that were given."""
    usual = Selecting()._asdict() | Dating()._asdict()
    options = selecting._asdict() | dating._asdict()
    return {name: value for name, value in options.items() if value != usual[name]}


def _facts(given: list[str]) -> Iterator[str]:
    if len(given) != 1:
        raise UsageError("--textconv takes one file", help="libyatl diff --textconv FILE")
    return facts(given[0], read_bytes(given[0], nuls=True))


def _glyphs(out: streams.Stdout) -> views.Glyphs:
    return views.ASCII if out.ascii_only else views.UNICODE


def _say(found: Difference, output: str, out: streams.Stdout, writing: Writing) -> None:
    if output == "json":
        asking.hand_on(changes_json(found), out, writing)
        return
    page = views.Page(None, _glyphs(out))
    asking.draw(stat(found) if output == "--stat" else told(found, page), out, writing)


def _say_beside(found: Difference, compared: Sides, writing: Writing, importing: Importing) -> None:
    """Say what could not be read on either side, and how many things differ."""
    if not writing.quiet:
        for timeline in (found.before, found.after):
            telling.say_understood(timeline, importing)
    for note in compared.notes:
        streams.complain(f"libyatl: {note}")
    for timeline in (found.before, found.after):
        telling.report_errors(timeline, writing)
    if not writing.quiet:
        streams.complain(f"libyatl: {counted(found.changes) or 'no event differs'}")
