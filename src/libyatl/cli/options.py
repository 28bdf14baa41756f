"""The options that several commands share: each is said once, as a field of a group.

A command takes a group as one parameter (`selecting: Selecting`), which is spelled out for the
command line. What a shell may offer for an option is named beside it (`offers`).

Annotations are no strings here, as elsewhere: to evaluate each again would cost every start.
"""

from functools import partial
from typing import Annotated, NamedTuple

from libyatl.cli.typer_face import argument, option, whole

Names = list[str] | None
_input = partial(option, panel="Input")
_select = partial(option, panel="Which events")
_window = partial(option, panel="When", metavar="DATE")
_order = partial(option, panel="Order")
_output = partial(option, panel="Output")


class Reading(NamedTuple):
    """What is read."""

    file: Annotated[
        Names,
        _input(
            "--file",
            "-f",
            metavar="PATH",
            offers="path",
            help="A file, a folder of files, or - for standard input; repeat it to read several "
            "as one timeline. Default: LIBYATL_FILE, else events.yaml or chronology.yaml of this "
            "folder, else the built-in example. How other people's tables and lists are read, and "
            "how else they can be, libyatl columns FILE shows.",
        ),
    ] = None
    input_format: Annotated[
        str | None,
        _input(
            "--input-format",
            "-F",
            metavar="FORMAT",
            offers="reader",
            help="Read every input as this format. Default: by the suffix.",
        ),
    ] = None


Words = Annotated[
    Names,
    argument(
        metavar="[WORD]...",
        help="An id, else an actor, place, tag or source, else a date, else a text. Of several ids "
        "any may match; of other words all must.",
        offers="word",
    ),
]
"""What is asked for in words."""


class Selecting(NamedTuple):
    """Which events: one option repeated is OR, different options are AND."""

    where: Annotated[
        Names,
        _select(
            "--where",
            metavar="EXPR",
            help="A condition, such as 'actor:Hifter and not place:Moscow'.",
        ),
    ] = None
    actor: Annotated[
        Names,
        _select(
            "--actor", "-a", metavar="NAME", offers="actor", help="With the actor, in any spelling."
        ),
    ] = None
    place: Annotated[
        Names, _select("--place", metavar="NAME", offers="place", help="At the place.")
    ] = None
    tag: Annotated[Names, _select("--tag", metavar="TAG", offers="tag", help="With the tag.")] = (
        None
    )
    source: Annotated[
        Names, _select("--source", metavar="SOURCE", offers="source", help="Citing the source.")
    ] = None
    status: Annotated[
        Names,
        _select(
            "--status",
            metavar="STATUS",
            offers="status",
            help="occurred, reported, claimed, disputed or planned.",
        ),
    ] = None
    text: Annotated[
        Names, _select("--text", metavar="TEXT", help="Whose words hold TEXT, in any case.")
    ] = None
    id: Annotated[Names, _select("--id", metavar="ID", offers="id", help="With the id.")] = None
    not_actor: Annotated[
        Names, _select("--not-actor", metavar="NAME", offers="actor", help="Without the actor.")
    ] = None
    not_place: Annotated[
        Names, _select("--not-place", metavar="NAME", offers="place", help="Not at the place.")
    ] = None
    not_tag: Annotated[
        Names, _select("--not-tag", metavar="TAG", offers="tag", help="Without the tag.")
    ] = None
    not_source: Annotated[
        Names,
        _select("--not-source", metavar="SOURCE", offers="source", help="Not citing the source."),
    ] = None
    not_status: Annotated[
        Names, _select("--not-status", metavar="STATUS", offers="status", help="Of another status.")
    ] = None
    not_text: Annotated[
        Names, _select("--not-text", metavar="TEXT", help="Whose words do not hold TEXT.")
    ] = None
    not_id: Annotated[
        Names, _select("--not-id", metavar="ID", offers="id", help="All but the event with the id.")
    ] = None
    min_sources: Annotated[
        int,
        _select(
            "--min-sources",
            metavar="N",
            help="Supported by N different sources or more.",
            parser=whole("--min-sources", "sources", 2),
        ),
    ] = 0
    min_origins: Annotated[
        int,
        _select(
            "--min-origins",
            metavar="N",
            help="Supported by N sources or more that do not go back to one another.",
            parser=whole("--min-origins", "origins", 2),
        ),
    ] = 0


class Dating(NamedTuple):
    """When: all that is given makes one window."""

    since: Annotated[
        str | None,
        _window(
            "--from",
            "--since",
            help="Not over before DATE begins. DATE is any date that a file takes, "
            "such as 2017-07, 'early August 2017' or 2017-07-25T14:30Z.",
        ),
    ] = None
    until: Annotated[str | None, _window("--to", "--until", help="Begun by the end of DATE.")] = (
        None
    )
    on: Annotated[str | None, _window("--on", help="Within DATE, or overlapping it.")] = None
    after: Annotated[str | None, _window("--after", help="Not over by the end of DATE.")] = None
    before: Annotated[str | None, _window("--before", help="Begun before DATE begins.")] = None
    certain: Annotated[
        bool,
        _window("--certain", metavar="", help="Only what surely matches, not what possibly does."),
    ] = False
    undated: Annotated[
        str,
        _window(
            "--undated",
            metavar="HOW",
            offers="undated",
            help="include, only or exclude what has no date.",
        ),
    ] = "include"


class Reasoning(NamedTuple):
    """What is taken into account, and by which clocks it is told."""

    as_of: Annotated[
        str | None,
        _window("--as-of", help="Only what had been published by the end of DATE."),
    ] = None
    strict: Annotated[
        bool,
        _window(
            "--strict",
            metavar="",
            help="Let approximate and uncertain dates prove a contradiction too.",
        ),
    ] = False
    tz: Annotated[
        str | None,
        _output(
            "--tz",
            metavar="ZONE",
            offers="zone",
            help="Say clock times as the clocks of ZONE show them, such as Africa/Tripoli, UTC or "
            "+02:00. Days, and times without a time zone, stay as they are.",
        ),
    ] = None


class Shaping(NamedTuple):
    """In which order, and how many."""

    sort: Annotated[
        str,
        _order(
            "--sort",
            "-s",
            metavar="KEY",
            offers="sort",
            help="date, latest, title, actor, place, id or file.",
        ),
    ] = "date"
    reverse: Annotated[bool, _order("--reverse", "-r", help="The other way round.")] = False
    group_by: Annotated[
        str | None,
        _order(
            "--group-by",
            "-g",
            metavar="KEY",
            offers="group",
            help="century, decade, year, quarter, month, actor, place, tag, source or status.",
        ),
    ] = None
    limit: Annotated[
        int | None,
        _order(
            "--limit",
            "-n",
            metavar="N",
            help="The first N events.",
            parser=whole("--limit", "events", 10),
        ),
    ] = None


def _to_file(path: str | None) -> str | None:
    """Take `-` for standard output, as other commands do."""
    return None if path in ("-", "/dev/stdout") else path


class Writing(NamedTuple):
    """Where the answer goes, and how it looks there."""

    output: Annotated[
        str | None,
        _output(
            "--output",
            "-o",
            metavar="FILE",
            offers="path",
            help="Write to FILE (- is standard output), which is replaced only once "
            "all is written; its suffix tells the format.",
            callback=_to_file,
        ),
    ] = None
    format: Annotated[
        str | None,
        _output(
            "--format", "-O", metavar="FORMAT", offers="format", help="How the answer is written."
        ),
    ] = None
    color: Annotated[
        str,
        _output(
            "--color",
            metavar="WHEN",
            offers="color",
            help="auto, always or never. NO_COLOR and FORCE_COLOR are heeded.",
        ),
    ] = "auto"
    all: Annotated[bool, _output("--all", help="Print every finding, however many.")] = False
    quiet: Annotated[
        bool, _output("--quiet", "-q", help="Say only what is wrong, or lost: no counts, no notes.")
    ] = False


Count = Annotated[bool, _output("--count", help="Only say how many events there are.")]
"""Whether the number of events is the answer."""

Width = Annotated[
    int | None,
    _output(
        "--width",
        metavar="N",
        help="Lay out for N columns. Default: the terminal's; a pipe is not wrapped.",
        parser=whole("--width", "columns", 100),
    ),
]
"""How wide what is drawn may be."""
