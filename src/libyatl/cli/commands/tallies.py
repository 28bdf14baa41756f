"""`libyatl actors`, `places`, `sources` and `tags`: who and what occurs, and how often."""

from __future__ import annotations

from collections.abc import Callable

from libyatl import api, formats, views
from libyatl.cli import asking
from libyatl.cli.options import Dating, Reading, Reasoning, Rows, Selecting, Width, Writing
from libyatl.cli.process import streams
from libyatl.model.kinds import KINDS, Kind
from libyatl.on_demand import see_known
from libyatl.query import Selection
from libyatl.query.tallies import crowded
from libyatl.query.tally_columns import cells_of
from libyatl.views.terminal.tally_table import draw_tallies

EXAMPLES = """
libyatl actors
libyatl actors --from 2017-07 --csv
libyatl places --actor Hifter
libyatl sources --json
libyatl tags -f my-events.yaml
"""
FORMATS = ("table", *formats.TALLY_WRITERS)


def _command(kind: Kind, sentence: str) -> Callable[..., int]:
    def run(
        *,
        reading: Reading,
        selecting: Selecting,
        dating: Dating,
        reasoning: Reasoning,
        writing: Writing,
        rows: Rows,
        width: Width = None,
    ) -> int:
        out = streams.stdout(color=writing.color, width=width)
        format = asking.data_format(FORMATS, out, writing, rows, width)
        write = formats.tally_writer(format) if format != "table" else None
        shape = asking.shape(rows)
        for field in shape.fields:
            see_known(field, f"field of {KINDS[kind].plural}", cells_of(kind))
        timeline = asking.loaded(reading, writing)
        chosen = asking.selected(timeline, selecting, dating, reasoning)
        tallies = api.tally(chosen, KINDS[kind].plural)
        status = asking.report(chosen, color=writing.color, every=writing.all)
        if write is None:
            glyphs = views.ASCII if out.ascii_only else views.UNICODE
            page = views.Page(out.width, glyphs, shape.fields, shape.header)
            asking.draw(draw_tallies(tallies, page), out, writing)
        else:
            asking.hand_on(write(tallies, kind, shape), out, writing)
        _say_crowded(chosen, kind)
        asking.footer(chosen)
        return status

    run.__doc__ = f"""{sentence}

    A table at a terminal, CSV in a pipe. The selection chooses the events that are counted;
    what only possibly matches is counted apart.
    """
    return run


def _say_crowded(chosen: Selection, kind: Kind) -> None:
    """Say on standard error which events are left out of the company that names keep."""
    if apart := crowded(chosen, kind):
        least = min(len(row.event.actors) for row in apart)
        events = "an event" if len(apart) == 1 else f"{len(apart)} events"
        streams.complain(
            f"libyatl: 'with' leaves out {events} of {least} actors{' or more' * (len(apart) > 1)}"
        )


actors = _command("actor", "List the actors: spellings, events, first and last, and with whom.")
places = _command("place", "List the places: spellings, events, first and last, and who is there.")
sources = _command("source", "List the sources: what they tell of, first and last, and of whom.")
tags = _command("tag", "List the tags: events, first and last, and who.")
