"""Events as the slides of TimelineJS 3, a slide a line.

An event without a year in its date has no slide: it is left out, and counted as lost. A date is as
fine as it is stated, `display_date` says it in words, and what no slide has a place for is told
below the headline (`libyatl.formats.timelinejs.slide_texts`).
"""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.formats.entries.format_version import VERSION
from libyatl.formats.foreign.slides import TITLE_SLIDE
from libyatl.formats.format import Shape
from libyatl.formats.timelinejs.slide_dates import display_date, slide_dates
from libyatl.formats.timelinejs.slide_keys import (
    ERAS,
    as_written,
    keys_of_show,
    keys_of_slide,
)
from libyatl.formats.timelinejs.slide_texts import SlideText, escaped, escaped_label, html_of
from libyatl.model import Event
from libyatl.query import Selection
from libyatl.text.inert import inert
from libyatl.text.json_line import json_line
from libyatl.views.page import UNICODE
from libyatl.views.words.addresses import is_of_the_web
from libyatl.views.words.labels import Labels


def write_timelinejs(selection: Selection, shape: Shape) -> Iterator[str]:
    """Yield the selection as one JSON document (`libyatl.formats.Write`)."""
    slides = _Slides(selection)
    yield "{\n"
    for key, value in _show_head(selection).items():
        yield f"  {json_line(key)}: {json_line(value)},\n"
    yield '  "events": ['
    separator = "\n    "
    for event in selection.events:
        if (slide := slides.of(event)) is not None:
            yield separator + json_line(slide)
            separator = ",\n    "
    yield "\n  ]\n}\n" if separator[0] == "," else "]\n}\n"


def _show_head(selection: Selection) -> dict[str, object]:
    known = keys_of_show(selection.timeline)
    head: dict[str, object] = {"libyatl": VERSION}
    title = selection.timeline.title
    if TITLE_SLIDE in known:
        head["title"] = known[TITLE_SLIDE]
    elif title:
        head["title"] = {"text": {"headline": escaped(title)}}
    return head | {key: known[key] for key in ("scale", ERAS) if key in known}


class _Slides:
    def __init__(self, selection: Selection) -> None:
        self._names = selection.names
        self._labels = Labels(selection, UNICODE)

    def of(self, event: Event) -> dict[str, object] | None:
        """Return the slide of an event; None where it has none."""
        dates = slide_dates(event.when) if event.when is not None else None
        if event.when is None or dates is None:
            return None
        slide: dict[str, object] = {"unique_id": inert(event.id), "start_date": dates.start}
        if dates.end is not None:
            slide["end_date"] = dates.end
        slide["display_date"] = escaped_label(display_date(event.when))
        links = self._addresses(event)
        slide["text"] = {"headline": escaped(event.title), **self._said_below(event, links)}
        if media := self._shown_media(event, links):
            slide["media"] = media
        if event.tags:
            slide["group"] = escaped_label(event.tags[0])
        return slide | {key: as_written(value) for key, value in keys_of_slide(event).items()}

    def _said_below(self, event: Event, links: dict[str, str]) -> dict[str, str]:
        names = self._names
        html = html_of(
            SlideText(
                event.summary,
                "" if event.status == "occurred" else event.status,
                {
                    "actors": tuple(names.actors.shown(part.actor) for part in event.actors),
                    "places": tuple(map(names.places.shown, event.places)),
                    "tags": event.tags if len(event.tags) > 1 else (),
                    "sources": tuple(names.sources.shown(one.source) for one in event.sources),
                },
                {names.sources.shown(source): link for source, link in links.items()},
            )
        )
        return {"text": html} if html else {}

    def _addresses(self, event: Event) -> dict[str, str]:
        """Return the addresses of the sources of an event, by how it cites them."""
        cited = (one.source for one in event.sources)
        links = {source: self._labels.link(source) or source for source in cited}
        return {source: link for source, link in links.items() if is_of_the_web(link)}

    def _shown_media(self, event: Event, links: dict[str, str]) -> dict[str, str]:
        source = next(iter(links), None)
        if source is None:
            return {}
        entry = self._labels.source(source)
        credit = {"credit": escaped(entry.publisher)} if entry and entry.publisher else {}
        return {"url": links[source], **credit}
