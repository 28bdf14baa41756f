"""What is told below the headline of a slide, as HTML that is all ours, and back.

A paragraph for each thing, known by its class: the summary, the status, who and where, the tags,
the sources. Every text of an author is escaped, so that nothing of it is markup.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape
from typing import NamedTuple

from libyatl.text.inert import inert
from libyatl.views.words.addresses import is_of_the_web

CLASS = "libyatl-"
"""Begins the class of each paragraph that is ours."""
NAMES = ("actors", "places", "tags", "sources")
"""What is a list of names, each in a paragraph of its own."""
_PARAGRAPH = re.compile(rf'<p class="{CLASS}([a-z]+)">(.*?)</p>', re.DOTALL)
_NAME = re.compile(r'<(?:span|a href="([^"]*)")>([^<]*)</(?:span|a)>(?:; )?')


class SlideText(NamedTuple):
    """What the text of a slide says.

    Attributes:
        summary: as it is, lines and all.
        status: a word of ours; empty where it occurred.
        names: of each of `NAMES` the names, in their order.
        links: addresses of sources, by their names.
    """

    summary: str = ""
    status: str = ""
    names: Mapping[str, tuple[str, ...]] = {}
    links: Mapping[str, str] = {}


def escaped(text: str) -> str:
    """Return a text as HTML that shows it and holds nothing else."""
    return escape(inert(text), quote=False)


def plain(html: str) -> str:
    """Return the text of what `escaped` made of one."""
    return unescape(html)


def escaped_label(text: str) -> str:
    """Return a text for a group or a date in words, which TimelineJS takes for HTML twice.

    It strips these of their markup, by which `&lt;` becomes `<`, and then puts them into the page
    as HTML (`stripMarkup` in TimelineConfig.js of 3.9.11): what is escaped once would run there.
    """
    return escaped(escaped(text))


def plain_label(html: str) -> str:
    """Return the text of what `escaped_label` made of one."""
    return plain(plain(html))


def html_of(text: SlideText) -> str:
    """Return the text of a slide as HTML."""
    summary = escaped(text.summary).replace("\n", "<br>")
    return "".join(
        (
            _paragraph_html("summary", summary),
            _paragraph_html("status", escaped(text.status)),
            *(_paragraph_html(kind, _names_html(kind, text)) for kind in NAMES),
        )
    )


def text_of(html: str) -> SlideText | None:
    """Return what HTML says that `html_of` made; None of any other."""
    summary = status = ""
    names: dict[str, tuple[str, ...]] = {}
    links: dict[str, str] = {}
    place = 0
    for found in _PARAGRAPH.finditer(html):
        kind, said = found.groups()
        if found.start() != place:
            return None
        place = found.end()
        if kind == "summary":
            summary = plain(said.replace("<br>", "\n"))
        elif kind == "status":
            status = plain(said)
        else:
            pairs = [(plain(one[2]), plain(one[1] or "")) for one in _NAME.finditer(said)]
            names[kind] = tuple(name for name, _ in pairs)
            links |= {name: link for name, link in pairs if link}
    if place != len(html) or not names.keys() <= {*NAMES}:
        return None
    made = SlideText(summary, status, names, links)
    return made if html_of(made) == html else None


def _paragraph_html(kind: str, html: str) -> str:
    return f'<p class="{CLASS}{kind}">{html}</p>' if html else ""


def _names_html(kind: str, text: SlideText) -> str:
    links = text.links if kind == "sources" else {}
    return "; ".join(_name_html(name, links.get(name, "")) for name in text.names.get(kind, ()))


def _name_html(name: str, link: str) -> str:
    if is_of_the_web(link):
        return f'<a href="{escape(inert(link))}">{escaped(name)}</a>'
    return f"<span>{escaped(name)}</span>"
