"""Further keys that TimelineJS knows, as far as they are harmless: what came in with them goes out.

A text in them is shown as it is, so that one that could be markup stays behind, and is counted.
"""

from __future__ import annotations

from collections.abc import Mapping

from libyatl.formats.foreign.date_parts import PARTS, text_of_parts
from libyatl.formats.foreign.slides import TITLE_SLIDE
from libyatl.model import Event, Timeline
from libyatl.text.inert import inert
from libyatl.views.words.addresses import is_of_the_web

ERAS = "eras"
SCALES = ("human", "cosmological")
_TRUTHS = {"true": True, "false": False}
_ADDRESSES = ("url", "link", "thumbnail")
_MARKUP = frozenset("<>&")
_DATES = ("start_date", "end_date")
_OF_BACKGROUND = frozenset(("url", "color", "opacity", "text_background", "alt"))
_OF_TITLE = frozenset(("text", "media", "background", "autolink", "unique_id"))
_OF_TEXT = frozenset(("headline", "text"))
_DEEPEST = 4


def keys_of_slide(event: Event) -> dict[str, object]:
    """Return the further keys of an event that its slide has, with their values as they came."""
    said = event.extra
    known: dict[str, object] = {}
    shown = said.get("display_date")
    if isinstance(shown, str) and shown and _is_harmless(shown):
        known["display_date"] = shown
    if is_background(said.get("background")):
        known["background"] = said["background"]
    if isinstance(said.get("autolink"), str) and said["autolink"] in _TRUTHS:
        known["autolink"] = said["autolink"]
    return known


def keys_of_show(timeline: Timeline) -> dict[str, object]:
    """Return the further keys of a file that TimelineJS knows, with their values as they came."""
    said = timeline.extra
    known = {}
    if is_title(said.get(TITLE_SLIDE), timeline.title):
        known[TITLE_SLIDE] = said[TITLE_SLIDE]
    if said.get("scale") in SCALES:
        known["scale"] = said["scale"]
    eras = said.get(ERAS)
    if isinstance(eras, list) and eras and all(map(_is_era, eras)):
        known[ERAS] = eras
    return known


def as_written(value: object) -> object:
    """Return a value as JSON has it: yes and no are texts in an event."""
    return _TRUTHS.get(value, value) if isinstance(value, str) else value


def is_background(value: object) -> bool:
    """Whether a value is a background of a slide, and harmless."""
    return isinstance(value, dict) and value.keys() <= _OF_BACKGROUND and _is_harmless(value)


def is_title(value: object, title: str) -> bool:
    """Whether a value is a title slide of the title, and harmless."""
    if not isinstance(value, dict) or not value.keys() <= _OF_TITLE or not _is_harmless(value):
        return False
    text = value.get("text")
    told = isinstance(text, dict) and text.keys() <= _OF_TEXT and text.get("headline", "") == title
    return told or ("text" not in value and not title)


def _is_era(value: object) -> bool:
    if not isinstance(value, dict) or not _is_harmless(value):
        return False
    return all(_has_parts(value.get(name)) for name in _DATES)


def _has_parts(value: object) -> bool:
    if not isinstance(value, Mapping):
        return False
    parts = value.get
    return bool(text_of_parts([str(parts(name, "")) for name in PARTS]))


def _is_harmless(value: object, key: str = "", deep: int = 0) -> bool:
    """Whether nothing within a value can be markup, or an address that is none of the web."""
    if deep > _DEEPEST:
        return False
    if isinstance(value, dict):
        return all(_is_harmless(each, name, deep + 1) for name, each in value.items())
    if isinstance(value, list):
        return all(_is_harmless(each, key, deep + 1) for each in value)
    if not isinstance(value, str):
        return isinstance(value, int | float)
    if key in _ADDRESSES and value:
        return is_of_the_web(value)
    return _MARKUP.isdisjoint(value) and inert(value) == value
