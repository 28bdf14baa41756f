"""`libyatl actors`, `places`, `sources` and `tags`: who and what occurs, and how often.

Annotations are no strings here: what a NAME may be is known where the command is made, alone.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, NamedTuple

from libyatl import api, formats, views
from libyatl.cli import asking, telling
from libyatl.cli.importing import Importing
from libyatl.cli.options import Dating, Names, Reading, Reasoning, Selecting, Width, Writing
from libyatl.cli.process import streams
from libyatl.cli.row_options import Rows
from libyatl.cli.typer_face import argument, option, whole
from libyatl.formats.format import Shape
from libyatl.model.kinds import KINDS, Kind
from libyatl.on_demand import see_known
from libyatl.query import Named, as_selection
from libyatl.query.tallies import Tally, crowded
from libyatl.query.tally_columns import cells_of, tally_table
from libyatl.text.plurals import number_of
from libyatl.views.terminal.company import draw_company
from libyatl.views.terminal.tally_table import draw_tallies

if TYPE_CHECKING:
    from libyatl.api import Selected

EXAMPLES = """
libyatl actors
libyatl actors Hifter
libyatl actors --sort last --reverse --limit 5
libyatl actors --from 2017 -o actors.gexf
libyatl places --actor Hifter --from 2017-07
libyatl sources --json
libyatl sources -O csl -o sources.json
libyatl tags -f my-events.yaml
"""
FORMATS = ("table", *formats.TABLE_WRITERS)
_BESIDE: Mapping[str, tuple[str, ...]] = {
    "actor": tuple(formats.NETWORK_WRITERS),
    "source": tuple(formats.SOURCE_WRITERS),
}
"""What some kinds are handed on as, too: actors as their network, sources as their entries."""


def formats_of(kind: Kind) -> tuple[str, ...]:
    """Return how names of a kind are handed on."""
    return (*FORMATS, *_BESIDE.get(kind, ()))


class Ranking(NamedTuple):
    """In which order the names stand, and how many."""

    sort: Annotated[
        str,
        option(
            "--sort",
            "-s",
            metavar="KEY",
            panel="Order",
            offers="ranking",
            help="events, name, first or last.",
        ),
    ] = "events"
    reverse: Annotated[
        bool, option("--reverse", "-r", panel="Order", help="The other way round.")
    ] = False
    limit: Annotated[
        int | None,
        option(
            "--limit",
            "-n",
            metavar="N",
            panel="Order",
            help="The first N names.",
            parser=whole("--limit", "names", 10),
        ),
    ] = None


def _command(kind: Kind, sentence: str) -> Callable[..., int]:
    some = f"Only these {KINDS[kind].plural}, in any spelling."

    def run(
        names: Annotated[Names, argument(metavar="[NAME]...", offers=kind, help=some)] = None,
        *,
        reading: Reading,
        importing: Importing,
        selecting: Selecting,
        dating: Dating,
        reasoning: Reasoning,
        ranking: Ranking,
        writing: Writing,
        rows: Rows,
        width: Width = None,
    ) -> int:
        out = streams.stdout(color=writing.color, width=width)
        format = asking.data_format(formats_of(kind), out, writing, rows, width)
        shape = _shape(rows, kind)
        read = asking.loaded(reading, importing, writing)
        chosen = asking.selected(read, selecting, dating, reasoning)
        asked = names or []
        held = _to_tally(chosen, format)
        tallies = api.tally(held, KINDS[kind].plural, names=asked, **ranking._asdict())
        status = telling.report(chosen, writing, importing)
        if format == "table":
            asking.draw(_with_company(tallies, out, shape, wanted=bool(asked)), out, writing)
        else:
            asking.hand_on(_as_data(tallies, held, kind, format, shape), out, writing)
        if not writing.quiet:
            _say_of(asked, held, kind, format)
        telling.footer(chosen, writing, number_of(len(tallies), kind))
        return status

    run.__doc__ = f"{sentence}\n\n{_SAID}{_FURTHER.get(kind, '')}"
    return run


_SAID = """
    With names, only those, and with whom each occurs. A table at a terminal, CSV in a pipe. The
    options choose the events that are counted; what only possibly matches is counted apart.
"""
_FURTHER: Mapping[str, str] = {
    "actor": "    -O gexf writes a network for Gephi: who takes part in the same events.\n",
    "source": "    -O csl writes the sources themselves, as a library for Zotero.\n",
}


def _to_tally(chosen: "Selected", format: str) -> "Selected":
    """Return what is tallied: in memory where each event is told, and not only their number."""
    return as_selection(chosen) if format in formats.NETWORK_WRITERS else chosen


def _shape(rows: Rows, kind: Kind) -> Shape:
    shape = asking.shape(rows)
    for field in shape.fields:
        see_known(field, f"field of {KINDS[kind].plural}", cells_of(kind))
    return shape


def _with_company(
    tallies: list[Tally], out: streams.Stdout, shape: Shape, *, wanted: bool
) -> Iterator[views.Line]:
    glyphs = views.ASCII if out.ascii_only else views.UNICODE
    page = views.Page(out.width, glyphs, shape.fields, shape.header)
    yield from draw_tallies(tallies, page, alone=not wanted)
    if wanted and not shape.fields:
        yield from draw_company(tallies, page)


def _as_data(
    tallies: list[Tally], chosen: "Selected", kind: Kind, format: str, shape: Shape
) -> Iterable[str]:
    """Return the tallies as rows, or what else they are handed on as, and say what is lost."""
    if format in formats.SOURCE_WRITERS:
        return _as_sources(tallies, chosen, format)
    if format in formats.NETWORK_WRITERS:
        return _as_network(tallies, chosen, format)
    return formats.table_writer(format)(tally_table(tallies, kind), shape)


def _as_sources(tallies: list[Tally], chosen: "Selected", format: str) -> Iterable[str]:
    from libyatl.formats.csl.writer import lost_in_csl

    registry = chosen.to_count("source").timeline.sources
    entries = [registry[tally.id] for tally in tallies if tally.id in registry]
    _say_lost(
        format, lost_in_csl(entries) | {"names without an entry": len(tallies) - len(entries)}
    )
    return formats.source_writer(format)(entries)


def _as_network(tallies: list[Tally], chosen: "Selected", format: str) -> Iterable[str]:
    from libyatl.formats.gexf.writer import lost_in_gexf
    from libyatl.query.networks import network_of

    network = network_of(as_selection(chosen), tallies)
    _say_lost(format, lost_in_gexf(network))
    return formats.network_writer(format)(network)


def _say_lost(format: str, lost: Mapping[str, int]) -> None:
    if said := ", ".join(f"{what} ({count})" for what, count in lost.items() if count):
        streams.complain(f"libyatl: {format} carries no {said}")


def _say_of(names: Iterable[str], chosen: "Selected", kind: Kind, format: str) -> None:
    """Say on standard error whom names may mean, where several, and what company leaves out."""
    for name in names:
        for note in Named(kind, name).notes(chosen.to_count(kind, with_actors=True).names):
            streams.complain(f"libyatl: {note}")
    if apart := crowded(chosen, kind):
        least = min(len(row.event.actors) for row in apart)
        told = "the network" if format in formats.NETWORK_WRITERS else "'with'"
        events = "an event" if len(apart) == 1 else f"{len(apart)} events"
        streams.complain(
            f"libyatl: {told} leaves out {events} of {least} actors{' or more' * (len(apart) > 1)}"
        )


actors = _command("actor", "List the actors: spellings, events, first and last, and with whom.")
places = _command("place", "List the places: spellings, events, first and last, and who is there.")
sources = _command("source", "List the sources: what they tell of, first and last, and of whom.")
tags = _command("tag", "List the tags: events, first and last, and who.")
