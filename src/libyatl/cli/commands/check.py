"""`libyatl check`: what is wrong with a chronology, or deserves a second look."""

from __future__ import annotations

import os
from collections import ChainMap, Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated

from libyatl.checks import Checked, check, topics
from libyatl.checks.outputs import OUTPUTS, Output
from libyatl.checks.outputs.counts import counted, summary
from libyatl.checks.running import in_place
from libyatl.checks.topics import ALL, COUNTED, READING, named
from libyatl.cli import asking, heeding, telling
from libyatl.cli.check_options import Checking
from libyatl.cli.default_files import files_to_read
from libyatl.cli.importing import Importing
from libyatl.cli.options import Reading, Writing
from libyatl.cli.process import streams
from libyatl.cli.sparing import spare_inputs
from libyatl.cli.typer_face import argument
from libyatl.editing import mending
from libyatl.errors import EXIT_DATA, EXIT_DONE, OutputError, UsageError
from libyatl.files.inputs import STDIN
from libyatl.findings.codes import first_sentence, severity
from libyatl.formats import SUFFIXES
from libyatl.on_demand import lookup
from libyatl.text.inert import one_line
from libyatl.views import Line, Piece
from libyatl.views.terminal.report import concise, full

if TYPE_CHECKING:
    from libyatl.api import Loaded
    from libyatl.editing.mended_file import Mend

EXAMPLES = """
libyatl check my-events.yaml
libyatl check --ignore single-source --strict
libyatl check --select names --fix my-events.yaml
libyatl check --list
"""
_FOR_EYES = ("full", "concise")
_ROUNDS = 5
FORMATS = (*_FOR_EYES, *OUTPUTS)
_HEEDING: heeding.Heeding = {
    **dict.fromkeys(("file", "input_format", *Importing._fields, "diff"), (*FORMATS, "--diff")),
    **dict.fromkeys(("strict", "quiet", "fix", "format"), FORMATS),
    **dict.fromkeys(("all", "accepted"), _FOR_EYES),
}
"""`--list` and `--diff` write no findings."""
_TEXT = ".txt"
_SUFFIXES = {_TEXT: "concise", **{f".{format}": format for format in OUTPUTS}}


def check_(
    files: Annotated[
        list[str] | None,
        argument(
            metavar="[FILE]...",
            help="Files and folders, as with -f.",
            offers="path",
        ),
    ] = None,
    *,
    reading: Reading,
    importing: Importing,
    checking: Checking,
    writing: Writing,
) -> int:
    """Say what is wrong with a chronology, or deserves a second look.

    Structure, names, evidence, dates, chronology and duplicates are checked. Exits with 1 where
    there are errors. A file accepts findings under its key check, each with the reason; libyatl
    explain CODE says what a code means.

    Formats: full (at a terminal), concise (in a pipe), json, github, sarif.
    """
    out = streams.stdout(color=writing.color)
    reading = reading._replace(file=[*(reading.file or ()), *(files or ())])
    _see_files(checking, files_to_read(reading.file).paths, writing)
    output = _output(checking, writing, out)
    groups = (reading, importing, checking, writing)
    heeding.see(output, _HEEDING, dict(ChainMap(*(group._asdict() for group in groups))))
    select = _words(checking.select)
    if checking.listing:
        asking.draw(_listed(select, _words(checking.ignore)), out, writing)
        return EXIT_DONE

    def check_again() -> Checked:
        return _checked(asking.loaded(reading, importing, writing), checking)

    checked = check_again()
    if checking.diff:
        return EXIT_DATA if _shows_mends(checked, select, out, writing) else EXIT_DONE
    if checking.fix:
        checked = _mended(checked, check_again, select)
    _report(checked, output, out, checking, writing)
    if out.is_terminal and not (checking.fix or writing.quiet):
        _say_fixable(checked, files_to_read(reading.file).paths, select)
    return EXIT_DATA if checked.fails(strict=checking.strict) else EXIT_DONE


def _see_files(checking: Checking, paths: list[str], writing: Writing) -> None:
    """See that what is written is none of the files, and what is corrected is some of them.

    Raises:
        UsageError: it is not.
    """
    if checking.fix and checking.diff:
        raise UsageError("--fix and --diff are two things", help="--diff shows what --fix does")
    if checking.listing:
        return
    spare_inputs(paths, writing.output)
    if checking.fix and not paths:
        raise UsageError("the built-in example is not yours to correct", help="name a file")


def _output(checking: Checking, writing: Writing, out: streams.Stdout) -> str:
    """Return what is written: `--list`, `--diff`, or findings in a format.

    Raises:
        UsageError: there is no such format, or the suffix of the file tells another.
    """
    if checking.listing or checking.diff:
        output = "--list" if checking.listing else "--diff"
        path = PurePath(writing.output or "")
        if (suffix := path.suffix.lower()) in {*SUFFIXES, *_SUFFIXES} - {_TEXT}:
            raise UsageError(
                f"{output} writes text, and '{suffix}' tells another format",
                help=f"call the file {one_line(path.stem)}{_TEXT}",
            )
        return output
    eyes = "full" if out.is_terminal and writing.output is None else "concise"
    asked = asking.asked_format(writing, _SUFFIXES)
    format = eyes if asked is None else asked
    asking.see_format(format, "format of findings", FORMATS, writing)
    return format


def _shows_mends(
    checked: Checked, select: Iterable[str], out: streams.Stdout, writing: Writing
) -> bool:
    """Show what would be mended; return whether anything would."""
    offer = mending.offered(checked, select=select)
    asking.hand_on(_differences(offer.mends), out, writing)
    _say_refused(offer)
    telling.say_unread(checked.timeline, alone=True)
    return bool(offer.mends)


def _mended(checked: Checked, check_again: Callable[[], Checked], select: Iterable[str]) -> Checked:
    """Make the mends, and those that they make possible; return what is left."""
    made: Counter[str] = Counter()
    try:
        for _ in range(_ROUNDS):
            offer = mending.offered(checked, select=select)
            if not offer.mends:
                break
            _mend(offer.mends, made)
            checked = check_again()
    finally:  # what was written is said, whatever comes after it
        for file, number in made.items():
            streams.complain(f"libyatl: {file}: corrected {number}")
    _say_refused(offer)
    if left := sum(bool(one.edits) for one in checked.report):
        streams.complain(f"libyatl: left {left}: correct the errors first, then try again")
    elif not (made or offer.refused) and checked.report:
        streams.complain("libyatl: corrected nothing: --fix does it in YAML, where one answer fits")
    return checked


def _mend(mends: Iterable[Mend], made: Counter[str]) -> None:
    numbers = {mend.file: len(mend.made) for mend in mends}
    try:
        mending.mend(mends)
    except OutputError as failure:
        made.update({file: numbers[file] for file in failure.written})
        raise
    made.update(numbers)


def _say_refused(offer: mending.Offer) -> None:
    for one, why in offer.refused:
        assert one.span is not None
        place = f"{one_line(one.span.file)}:{one.span.line}"
        said = str(why).removeprefix(f"{one_line(one.span.file)}: ")
        help = why.help or "edit it by hand"
        streams.complain(f"libyatl: {place}: {one.code} stays: {said}; {help}")


def _say_fixable(checked: Checked, paths: list[str], select: Iterable[str]) -> None:
    """Say to a person how many of the findings --fix would correct, where it may."""
    try:
        mends = mending.mends(checked, select=select) if paths and STDIN not in paths else []
    except OutputError:  # of another version of the format
        return
    if number := sum(len(mend.made) for mend in mends):
        streams.complain(f"libyatl: --fix corrects {number} of them, --diff shows how")


def _checked(loaded: Loaded, checking: Checking) -> Checked:
    read = asking.looked_at(loaded)
    if checking.fix or checking.diff:
        read = asking.see_timeline(read, f"check {'--fix' if checking.fix else '--diff'}")
    return check(
        read,
        select=_words(checking.select),
        ignore=_words(checking.ignore),
        strict=checking.strict,
    )


def _words(given: list[str] | None) -> list[str]:
    return [word.strip() for words in given or () for word in words.split(",")]


def _report(
    checked: Checked, format: str, out: streams.Stdout, checking: Checking, writing: Writing
) -> None:
    if not writing.quiet:
        telling.say_understood(checked.timeline)
        if checked.table is not None:
            _say_left_out()
    listing = ""
    if format in _FOR_EYES:
        listing = "" if checking.accepted else "--accepted"
        asking.draw(_for_eyes(checked, format, out, checking, writing), out, writing)
    else:
        output: Output = lookup(OUTPUTS, format, "format of findings")
        asking.hand_on(output(checked), out, writing)
    if not writing.quiet:
        streams.complain(summary(checked, listing))
    telling.say_unread(checked.timeline)
    if not writing.quiet:
        _say_driver(checked)


def _say_driver(checked: Checked) -> None:
    """Say that git is to merge by events, and does not know how in this clone."""
    from libyatl.files.git_setup import is_promised_only

    files = [] if checked.table is not None else checked.timeline.positions.files
    if any(os.path.isfile(file) and is_promised_only(file) for file in files):
        streams.complain(
            "libyatl: .gitattributes lets git merge by events, and this clone does not know how: "
            "libyatl git install"
        )


def _say_left_out() -> None:
    left = [topic for topic in topics() if topic != READING]
    streams.complain(
        f"libyatl: of a table its structure alone is checked, and not {', '.join(left[:-1])} "
        f"and {left[-1]}"
    )


def _for_eyes(
    checked: Checked, format: str, out: streams.Stdout, checking: Checking, writing: Writing
) -> Iterator[Line]:
    """Yield the findings for eyes: at a terminal not all, and of evidence its number."""
    rest = "" if writing.all or checking.select else counted(checked)
    report = checked.report
    accepted = [
        one._replace(help=f"accepted: {why.because}")
        for one, why in (checked.accepted if checking.accepted else ())
    ]
    if rest or accepted:
        shown = [one for one in report if not rest or one.code not in COUNTED]
        report = report.of(in_place(checked.timeline, [*shown, *accepted]))
    every = writing.all or not out.is_terminal or writing.output is not None
    if format == "full":
        yield from full(report, every=every, accepted=frozenset(accepted))
    else:
        yield from concise(report, every=writing.all, accepted=frozenset(accepted))
    if rest:
        yield [Piece(rest)]


def _differences(mends: Iterable[Mend]) -> Iterator[str]:
    from libyatl.editing.unified import unified

    for mend in mends:
        yield from unified(mend.before, mend.edits, mend.file, f"{mend.file} (corrected)")


def _listed(select: Iterable[str], ignore: Iterable[str]) -> Iterator[Line]:
    """Yield the checks, or those selected: topic, code, severity, and what each finds."""
    listed = set(named(select) or named([ALL])) - set(named(ignore))
    room = max(map(len, listed), default=0) + 2
    for topic, codes in topics().items():
        some = [code for code in codes if code in listed]
        if some:
            yield [Piece(topic)]
        for code in some:
            yield [Piece(f"  {code:{room}}{severity(code):9}{first_sentence(code)}")]
