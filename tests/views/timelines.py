"""Timelines as they are drawn, and files to draw."""

from __future__ import annotations

import random
import re
from typing import Any

from chronology.mixed import drawn

import libyatl
from libyatl import Event, Timeline
from libyatl.formats import read_data

MARKS = "●○┃┇◌·"


def lines(*events: Event, width: int | None = 80, **more: Any) -> list[str]:
    """Return what is drawn of some events, without the head and without blanks at the ends."""
    whole = Timeline(events=events, **more)
    text = libyatl.render(whole, width=width)
    return [line.rstrip() for line in text.splitlines() if "named" not in line and line]


def column(*events: Event, **more: Any) -> list[str]:
    """Return what stands before the text of each line with a mark, without brackets."""
    found = (re.match(rf"(.*?) *[╭│╰┊≤]?[{MARKS}]  ", line) for line in lines(*events, **more))
    return [each[1].strip() for each in found if each]


def mixed(seed: str, most: int = 8) -> Timeline:
    """Return a file of at most so many events, which mixes all that can be said of time."""
    rnd = random.Random(seed)
    text = drawn(rnd, rnd.randint(1, most))
    return read_data([("mixed.yaml", text.encode())], format="yaml")
