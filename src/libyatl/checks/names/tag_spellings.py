"""`tag-spellings`: one tag in two spellings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from unicodedata import normalize

from libyatl.checks.examined import Examined, Finding
from libyatl.checks.tidiness import tidy
from libyatl.findings.diagnostics import Edit, Span
from libyatl.text.inert import shorten

_USUAL = 3
"""A spelling that is so many times as frequent as another is the one that was meant."""
_JOINTS = re.compile(r"[\s_-]+")
Tagged = tuple[int, int]
"""An event by its place, and a tag of it by its number."""


def check(examined: Examined) -> Iterator[Finding]:
    """Yield the tags that differ from a more frequent one by case, blanks or hyphens alone.

    One finding for each spelling in each file. How many blanks is `untidy-name`.
    """
    found: defaultdict[str, list[Tagged]] = defaultdict(list)
    for place, event in enumerate(examined.events):
        for number, tag in enumerate(event.tags):
            found[tag].append((place, number))
    alike: defaultdict[str, defaultdict[str, list[Tagged]]]
    alike = defaultdict(lambda: defaultdict(list))
    for tag, where in found.items():
        alike[_JOINTS.sub(" ", normalize("NFC", tidy(tag)).casefold())][tidy(tag)] += where
    for spellings in alike.values():
        if len(spellings) > 1:
            usual = max(spellings, key=lambda tag: len(spellings[tag]))
            for tag, where in spellings.items():
                if tag != usual:
                    yield from _other(examined, tag, where, usual, spellings[usual])


def _other(
    examined: Examined, tag: str, where: list[Tagged], usual: str, usually: list[Tagged]
) -> Iterator[Finding]:
    timeline = examined.timeline
    certain = len(usually) >= _USUAL * len(where)
    first = timeline.span(usually[0][0], f"tags/{usually[0][1]}")
    files: defaultdict[str, list[tuple[str, Span]]] = defaultdict(list)
    for place, number in where:
        span = timeline.span(place, f"tags/{number}")
        if span:
            files[span.file].append((timeline.events[place].id, span))
    for places in files.values():
        edits: list[Edit] = []
        for _, span in places if certain else ():
            edits += examined.edit(span, tag, usual)
        yield Finding(
            message=f"the tag '{shorten(tag)}' is elsewhere written '{shorten(usual)}'",
            span=places[0][1],
            label=f"written so {_times(len(where))}, and otherwise {_times(len(usually))}",
            help="write it in one way: two spellings are two tags",
            related=((first, f"here it is '{shorten(usual)}'"),),
            edits=tuple(edits),
            about=tuple(dict.fromkeys(id for id, _ in places)),
        )


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
