"""The whole page: its head, its policy, its sections."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from itertools import chain

from libyatl.query import Selection
from libyatl.views.page import UNICODE, Canvas
from libyatl.views.pictured import Picture, pictured, remarks
from libyatl.views.vector.elements import escaped
from libyatl.views.vector.palette import NAMED
from libyatl.views.vector.signs import signs
from libyatl.views.vector.still import plot_svg
from libyatl.views.web.assets import script, styles
from libyatl.views.web.entries import Entries
from libyatl.views.web.facets import Facets
from libyatl.views.web.months import are_counted, months
from libyatl.views.web.page_ids import PageIds
from libyatl.views.web.source_list import SourceList
from libyatl.views.web.told import NOMINAL, told
from libyatl.views.words.labels import Labels

_UNTITLED = "A chronology"
_TOGETHER = 50
"""So many events stand in one list, which a browser lays out when it comes into sight."""
_BAR = """\
<div class="bar js" role="search">
<input class="search" type="search" aria-label="Search" placeholder="Titles, people, sources (/)">
<label>Lanes by <select class="by"></select></label>
<span class="count" role="status"></span>
<button class="scale" type="button">True scale</button>
<button class="out" type="button" aria-label="Zoom out">−</button>
<button class="in" type="button" aria-label="Zoom in">+</button>
<button class="all" type="button">All</button>
<button class="theme" type="button" aria-label="Light or dark">◐</button>
</div>
<div class="facets js"></div>
<div class="chips js"></div>
"""
_FOOTER = "<footer>This page loads nothing and sends nothing.</footer>\n"


def draw_html(selection: Selection, canvas: Canvas) -> str:
    """Return a selection as a page (`libyatl.drawings.Draw`); its lanes begin as its groups.

    Raises:
        UsageError: it is grouped by what lanes cannot be of.
    """
    picture = pictured(selection, lanes=canvas.layout.lanes)
    ids = PageIds(selection.events)
    title = picture.title or _UNTITLED
    is_listed = bool(len(selection)) and not are_counted(selection)
    code = script() if is_listed else ""
    sources = SourceList(Labels(selection, UNICODE), ids)
    parts = [
        *_head_of_page(title, code),
        '<div class="page">\n',
        _header(selection, picture),
        "<main>\n",
    ]
    block = ""
    if len(selection):
        still = plot_svg(picture, canvas.layout, wide=NOMINAL, prefix=ids.own("still"))
        parts += [_BAR * is_listed, _stage(still, _legend(picture, ids))]
    if is_listed:
        facets = Facets(selection)
        entries = Entries(selection, picture, facets, sources, ids)
        parts.append(_events_section([*entries.all()]))
        block = told(selection, picture, facets, canvas.layout, ids.prefix)
    elif len(selection):
        parts.append(months(selection))
        sources.cite(selection.events)
    parts += [_sources_section([*sources.items()]), f"</main>\n{_FOOTER}</div>\n"]
    if is_listed:
        data = f'<script type="application/json" class="data">{block}</script>'
        parts.append(f"{data}\n<script>{code}</script>\n")
    return "".join(parts)


def _head_of_page(title: str, code: str) -> Iterator[str]:
    runs = f"script-src {_hashed(code)}; " if code else ""
    policy = (
        f"default-src 'none'; {runs}style-src {_hashed(styles())}; "
        "base-uri 'none'; form-action 'none'"
    )
    yield '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield '<meta name="referrer" content="no-referrer">\n'
    # Else a browser may look up the hosts of links before anybody follows one.
    yield '<meta http-equiv="x-dns-prefetch-control" content="off">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{escaped(title)}</title>\n<style>{styles()}</style>\n"


def _hashed(text: str) -> str:
    """Return by which hash a policy lets exactly this text run."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _header(selection: Selection, picture: Picture) -> str:
    said = f'<h1 dir="auto">{escaped(picture.title or _UNTITLED)}</h1>\n'
    said += f'<p class="deck">{escaped(" ".join([picture.deck, *remarks(selection)]))}</p>\n'
    unplaced = f"{picture.unplaced}." if picture.unplaced else ""
    if notes := " ".join(filter(None, (unplaced, picture.clocks))):
        said += f'<p class="notes">{escaped(notes)}</p>\n'
    return f"<header>\n{said}</header>\n"


def _stage(still: str, legend: str) -> str:
    return (
        f'<div class="stage">\n<div class="picture">\n<div class="track">{still}</div>\n'
        f'<p class="hint js"></p>\n<canvas class="overview js"></canvas>\n{legend}</div>\n'
        '<aside class="panel" hidden></aside>\n<p class="said" role="status"></p>\n</div>\n'
    )


def _legend(picture: Picture, ids: PageIds) -> str:
    every = chain.from_iterable(picture.items.values())
    told = [
        f"<li>{sign.svg}{escaped(sign.words)}</li>\n"
        for sign in signs(every, NAMED, ids.own("sign"), is_clocked=picture.is_clocked)
    ]
    head = '<details class="legend" open>\n<summary>How to read it</summary>'
    return f"{head}\n<ul>\n{''.join(told)}</ul>\n</details>\n" if told else ""


def _events_section(items: list[str]) -> str:
    lists = (
        f'<ol class="list" start="{first + 1}">\n{"".join(items[first : first + _TOGETHER])}</ol>\n'
        for first in range(0, len(items), _TOGETHER)
    )
    return (
        '<section class="events">\n<h2>The events</h2>\n'
        '<p class="none" hidden>No event matches. Remove a filter to see more.</p>\n'
        f"{''.join(lists)}</section>\n"
    )


def _sources_section(items: list[str]) -> str:
    if not items:
        return ""
    return f'<section class="sources">\n<h2>Sources</h2>\n<ol>\n{"".join(items)}</ol>\n</section>\n'
