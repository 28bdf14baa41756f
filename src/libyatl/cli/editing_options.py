"""The options of the commands that write to a file of events.

Annotations are no strings here: see `libyatl.cli.options`.
"""

from functools import partial
from typing import Annotated, NamedTuple

from libyatl.cli.typer_face import option

Texts = list[str] | None
_input = partial(option, panel="Which file")
_says = partial(option, panel="What it says", metavar="TEXT")
_lists = partial(option, panel="Names")
_cited = partial(option, panel="Sources", metavar="TEXT")
_order = partial(option, panel="Relations", metavar="ID", offers="id")
_asks = partial(option, panel="Writing")
_ROLE = "With a role behind a colon: ann:host."


class Editing(NamedTuple):
    """Which file is written to, and how."""

    file: Annotated[
        Texts,
        _input(
            "--file",
            "-f",
            metavar="PATH",
            offers="path",
            help="A file in YAML; repeat it where registries stand in files of their own. Default: "
            "as everywhere, but the built-in example is nobody's to edit.",
        ),
    ] = None
    diff: Annotated[
        bool,
        _asks(
            "--diff",
            help="Show what would change, and change nothing. Exits with 1 if it would.",
        ),
    ] = False
    quiet: Annotated[bool, _asks("--quiet", "-q", help="Say only what is wrong.")] = False


class Asking(NamedTuple):
    """Whether somebody is asked."""

    no_input: Annotated[
        bool, _asks("--no-input", help="Ask nothing, and open no editor, at a terminal too.")
    ] = False


class Saying(NamedTuple):
    """What an event says in one text each; called as the keys of a file are."""

    date: Annotated[str | None, _says("--date", help="When it was, as exactly as is known.")] = None
    title: Annotated[str | None, _says("--title", help="What happened, in a few words.")] = None
    summary: Annotated[str | None, _says("--summary", help="What happened, in sentences.")] = None
    status: Annotated[
        str | None,
        option(
            "--status",
            panel="What it says",
            metavar="STATUS",
            offers="status",
            help="occurred, reported, claimed, disputed or planned.",
        ),
    ] = None
    lasted: Annotated[
        str | None, _says("--lasted", help="How long it was: 3 days, 2..4 weeks.")
    ] = None
    seq: Annotated[
        str | None, _says("--seq", help="Of events listed at one day, the lower stands first.")
    ] = None
    note: Annotated[str | None, _says("--note", help="How you know, what is unclear.")] = None
    new_id: Annotated[
        str | None,
        option(
            "--id",
            panel="What it says",
            metavar="ID",
            help="Its id, by which others refer to it.",
        ),
    ] = None
    set: Annotated[
        Texts,
        option(
            "--set",
            panel="What it says",
            metavar="KEY=TEXT",
            help="Any key, also one of your own, or one within: sources/ledger/at='p. 4'.",
        ),
    ] = None
    new_names: Annotated[
        bool,
        _lists(
            "--new-names", help="Write names that no registry has, though it has one like them."
        ),
    ] = False


class Citing(NamedTuple):
    """What is said of sources that come: the first of each belongs to the first source."""

    at: Annotated[
        Texts, _cited("--at", help="Where in the source: 'p. 12'. Of several sources, in order.")
    ] = None
    quote: Annotated[Texts, _cited("--quote", help="Its own words, likewise.")] = None
    tells: Annotated[
        Texts,
        _cited("--tells", help="past, over, ongoing, ahead or nothing, likewise."),
    ] = None
    source_note: Annotated[Texts, _cited("--source-note", help="About the citation.")] = None


class Adding(NamedTuple):
    """What names a new event has."""

    actor: Annotated[
        Texts,
        _lists("--actor", "-a", metavar="NAME", offers="actor", help=f"Who took part. {_ROLE}"),
    ] = None
    place: Annotated[
        Texts, _lists("--place", metavar="NAME", offers="place", help="Where it was.")
    ] = None
    tag: Annotated[
        Texts, _lists("--tag", metavar="TAG", offers="tag", help="A word to find it by.")
    ] = None
    source: Annotated[
        Texts,
        option("--source", panel="Sources", metavar="SOURCE", offers="source", help="Who says so."),
    ] = None
    after: Annotated[Texts, _order("--add-after", help="It began when that ended, or later.")] = (
        None
    )
    before: Annotated[
        Texts, _order("--add-before", help="It ended when that began, or earlier.")
    ] = None
    during: Annotated[Texts, _order("--add-during", help="It lies within that.")] = None
    with_: Annotated[Texts, _order("--add-with", help="It was at the same time.")] = None


class Bringing(NamedTuple):
    """How events come to a file that is not there, or from a program."""

    create: Annotated[
        bool, _asks("--create", help="Make the file if it is not there, with the event alone.")
    ] = False
    from_json: Annotated[
        str | None,
        option(
            "--from-json",
            panel="What it says",
            metavar="PATH",
            offers="path",
            help="Events as filter --json or -O jsonl writes them; - for standard input. All come, "
            "or none.",
        ),
    ] = None


class Several(NamedTuple):
    """Which events, where several are to change in one way."""

    where: Annotated[
        str | None,
        _input("--where", metavar="EXPR", help="All events that meet a condition, not ids."),
    ] = None
    yes: Annotated[bool, _asks("--yes", help="Change several events without asking.")] = False


class Changing(NamedTuple):
    """What comes to an event, and what goes."""

    add_actor: Annotated[
        Texts,
        _lists("--add-actor", metavar="NAME", offers="actor", help=f"Who took part too. {_ROLE}"),
    ] = None
    remove_actor: Annotated[
        Texts, _lists("--remove-actor", metavar="NAME", offers="actor", help="Who did not.")
    ] = None
    add_place: Annotated[
        Texts, _lists("--add-place", metavar="NAME", offers="place", help="Where it was too.")
    ] = None
    remove_place: Annotated[
        Texts, _lists("--remove-place", metavar="NAME", offers="place", help="Where it was not.")
    ] = None
    add_tag: Annotated[
        Texts, _lists("--add-tag", metavar="TAG", offers="tag", help="A further tag.")
    ] = None
    remove_tag: Annotated[
        Texts, _lists("--remove-tag", metavar="TAG", offers="tag", help="A tag that goes.")
    ] = None
    add_alias: Annotated[
        Texts, _lists("--add-alias", metavar="NAME", help="Of an entry: a further spelling.")
    ] = None
    remove_alias: Annotated[
        Texts, _lists("--remove-alias", metavar="NAME", help="Of an entry: one that goes.")
    ] = None
    add_source: Annotated[
        Texts,
        option(
            "--add-source",
            panel="Sources",
            metavar="NAME",
            offers="source",
            help="Who says so too.",
        ),
    ] = None
    remove_source: Annotated[
        Texts,
        option(
            "--remove-source",
            panel="Sources",
            metavar="NAME",
            offers="source",
            help="Who does not.",
        ),
    ] = None
    add_after: Annotated[Texts, _order("--add-after", help="It came after that.")] = None
    remove_after: Annotated[Texts, _order("--remove-after", help="Not after that.")] = None
    add_before: Annotated[Texts, _order("--add-before", help="It came before that.")] = None
    remove_before: Annotated[Texts, _order("--remove-before", help="Not before that.")] = None
    add_during: Annotated[Texts, _order("--add-during", help="It lies within that.")] = None
    remove_during: Annotated[Texts, _order("--remove-during", help="Not within that.")] = None
    add_with: Annotated[Texts, _order("--add-with", help="At the same time as that.")] = None
    remove_with: Annotated[Texts, _order("--remove-with", help="Not at the same time.")] = None
    unset: Annotated[
        Texts,
        option(
            "--unset",
            panel="What it says",
            metavar="KEY",
            help="A key that goes; or one within: sources/ledger/at.",
        ),
    ] = None
