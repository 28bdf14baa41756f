"""What every command does that writes to a file of events: read it, and say what was done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from libyatl.cli import asking
from libyatl.cli.default_files import files_to_read
from libyatl.cli.editing_options import Citing, Editing, Saying
from libyatl.cli.importing import Importing
from libyatl.cli.options import Reading, Writing
from libyatl.cli.process import streams
from libyatl.editing.begun_files import put_schema_beside
from libyatl.editing.rewritten_files import Rewritten
from libyatl.editing.targets import not_yours
from libyatl.editing.unified import differences
from libyatl.errors import EXIT_DATA, EXIT_DONE, UsageError
from libyatl.formats.yaml.placed import Value
from libyatl.model import Timeline
from libyatl.text.inert import one_line, shorten
from libyatl.text.plurals import number_of


def read(editing: Editing, command: str) -> Timeline:
    """Return the chronology that is written to, of all of its files.

    Raises:
        UsageError: there is no file of the user's, or it is a table on an engine.
    """
    if not files_to_read(editing.file).paths:
        raise not_yours(f"name a file with -f; libyatl init begins one, then libyatl {command}")
    loaded = asking.loaded(Reading(file=editing.file), Importing(), Writing())
    return asking.see_timeline(loaded, command)


def texts(saying: Saying) -> dict[str, str]:
    """Return the keys that options set, with their texts.

    Raises:
        UsageError: --set has no text, or a key is set twice.
    """
    found = {
        "id" if key == "new_id" else key: text
        for key, text in saying._asdict().items()
        if isinstance(text, str)
    }
    for one in saying.set or ():
        key, sign, text = one.partition("=")
        if not key or not sign:
            raise UsageError(
                f"--set {shorten(one)}: there is no =", help="such as --set kind=state"
            )
        if key in found:
            raise UsageError(f"'{shorten(key)}' is set twice", help="set it once")
        found[key] = text
    return found


def with_roles(names: Iterable[str], known: Iterable[str]) -> list[Value]:
    """Return actors, each with what stands behind its last colon as its role."""
    whole = {*known}
    found: list[Value] = []
    for name in names:
        who, colon, role = name.rpartition(":")
        found.append({"id": who, "role": role} if colon and name not in whole and who else name)
    return found


def citations(names: Sequence[str], citing: Citing) -> list[Value]:
    """Return sources with what is said of each.

    Raises:
        UsageError: it cannot be told of which source something is said.
    """
    said: list[dict[str, Value]] = [{"id": name} for name in names]
    for option, texts in citing._asdict().items():
        several = texts or []
        name = option.replace("_", "-")
        if several and len(several) != len(names):
            raise UsageError(
                f"--{name} is given {number_of(len(several), 'time')}, for "
                f"{number_of(len(names), 'source')}",
                help=f"repeat it as often, in the same order; --{name} '' says nothing of one",
            )
        key = "note" if option == "source_note" else option
        for one, text in zip(said, several, strict=False):
            if text:
                one[key] = text
    return [one if len(one) > 1 else one["id"] for one in said]


def see_nothing_cited(citing: Citing, source: str, there: str = "") -> None:
    """See that nothing is said of sources where none comes.

    Args:
        citing: what is said of sources.
        source: the option for one that comes.
        there: what changes one that is there, if there is any: `--set sources/NAME`.

    Raises:
        UsageError: something is.
    """
    for name, given in citing._asdict().items():
        if given:
            said = name.replace("_", "-")
            key = "note" if name == "source_note" else name
            more = f"; of one that is there: {there}/{key}=TEXT" if there else ""
            raise UsageError(
                f"--{said} goes with a source that is added, and none is",
                help=f"{source} NAME --{said} TEXT{more}",
            )


class Done(NamedTuple):
    """What was done to something: `#loan`, and where it stands in its file."""

    file: str
    line: int
    what: str


def told(rewritten: Sequence[Rewritten], done: Iterable[Done], editing: Editing) -> int:
    """Show what would change, or say what did; return the exit status."""
    changes = [one for one in rewritten if one.edits]
    if editing.diff:
        lines = differences(changes, "changed")
        streams.stdout().write(lines, encoding="utf-8")
        return EXIT_DATA if changes else EXIT_DONE
    if editing.quiet:
        return EXIT_DONE
    if not changes:
        streams.complain("libyatl: nothing to change")
    for each in done if changes else ():
        streams.complain(f"libyatl: {one_line(each.file)}:{each.line}: {each.what}")
    return EXIT_DONE


def say_begun(file: str, editing: Editing) -> None:
    """Put beside a file that was made what an editor checks it by, and say what was written."""
    beside = put_schema_beside(file)
    if not editing.quiet:
        more = f", and {one_line(beside)} for your editor" if beside else ""
        streams.complain(f"libyatl: wrote {one_line(file)}{more}")


def lines_of(rewritten: Sequence[Rewritten]) -> Mapping[tuple[str, str], int]:
    """Return the line of each event that was touched and has an id, by file and id."""
    return {(one.file, id): line for one in rewritten for id, line in one.lines.items()}
