"""`libyatl diff`: what differs between two files, or a file and an older version of it."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator
from typing import Annotated

from libyatl import formats, views
from libyatl.cli import asking, heeding, telling
from libyatl.cli.compared_sides import Sides, as_git_calls, sides
from libyatl.cli.diff_options import Differing
from libyatl.cli.importing import Importing
from libyatl.cli.options import Dating, Reading, Selecting, Writing
from libyatl.cli.process import streams
from libyatl.cli.typer_face import argument, option
from libyatl.comparing import Difference, diff
from libyatl.comparing.changes_json import changes_json
from libyatl.comparing.difference import counted
from libyatl.comparing.facts import facts
from libyatl.comparing.layout_changes import stat
from libyatl.comparing.told_changes import told
from libyatl.errors import EXIT_DATA, EXIT_DONE, UsageError
from libyatl.files.inputs import read_bytes
from libyatl.on_demand import see_known

FORMATS = ("text", "json")
SUFFIXES = {".txt": "text", **dict.fromkeys(formats.FORMATS["json"].suffixes, "json")}
EXAMPLES = """
libyatl diff old.yaml new.yaml
libyatl diff
libyatl diff HEAD~3 -- my-events.yaml
libyatl diff main..draft --actor Hifter
libyatl diff --derived --json
"""
_FOR_GIT = ("--textconv", "--external")
_OUTPUTS = (*FORMATS, "--stat")
_HEEDING: heeding.Heeding = {
    **dict.fromkeys(
        (
            "derived",
            "quiet",
            "file",
            "input_format",
            *Selecting._fields,
            *(name for name in Dating._fields if name != "undated"),
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
    groups = (reading, importing, selecting, dating, differing, writing)
    heeding.see(output, _HEEDING, dict(ChainMap(*(group._asdict() for group in groups))), _asked)
    if output == "--textconv":
        asking.hand_on(_facts(given), out, writing)
        return EXIT_DONE
    if output == "--external":
        asking.draw(as_git_calls(given, views.Page(None, _glyphs(out))), out, writing)
        return EXIT_DONE
    compared = sides(given, reading, importing, writing)
    options = selecting._asdict() | dating._asdict()
    wanted = {name: value for name, value in options.items() if value}
    if wanted.get("undated") == "include":
        del wanted["undated"]
    found = diff(compared.before, compared.after, derived=differing.derived, **wanted)
    _say(found, output, out, writing)
    _report(found, compared, writing)
    return EXIT_DATA if found else EXIT_DONE


def _asked(outputs: tuple[str, ...]) -> str:
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
        return asked[0]
    format = asking.asked_format(writing, SUFFIXES, json=json) or "text"
    see_known(format, "format of what differs", FORMATS)
    return format


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


def _report(found: Difference, compared: Sides, writing: Writing) -> None:
    """Say what could not be read on either side, and how many things differ."""
    for note in compared.notes:
        streams.complain(f"libyatl: {note}")
    for timeline in (found.before, found.after):
        telling.report_errors(timeline, writing)
    if not writing.quiet:
        streams.complain(f"libyatl: {counted(found.changes) or 'no event differs'}")
