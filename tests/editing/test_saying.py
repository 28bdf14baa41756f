"""Events that are to say something else: they do, and everything else stands as it was."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from random import Random
from typing import Any

import pytest
from depths import ALL
from hand_styled import hand_styled

from libyatl.editing.refusal import Refusal
from libyatl.editing.said_otherwise import Saying
from libyatl.editing.splices import spliced
from libyatl.editing.style import style_of
from libyatl.formats.yaml.placed import Items, Pairs, value_of
from libyatl.formats.yaml.text_layout import Layout

FILES = range(2000 if ALL else 400)
ORDER = (
    *("id", "title", "date", "summary", "actors", "places", "tags", "status", "sources"),
    *("after", "before", "during", "with", "lasted", "seq", "note"),
)
TEXTS = "1881", "no", "A visit: the end", "it's", "{2016,2017}", "c. 1870", 'say "so"', "x #3", "é"


def events_of(layout: Layout) -> list[Pairs]:
    root = layout.root
    if isinstance(root, Pairs):
        pair = root.pair("events")
        root = None if pair is None else pair.value
    assert isinstance(root, Items)
    return [item.value for item in root.items if isinstance(item.value, Pairs)]


def otherwise(draw: Random, event: dict[str, Any]) -> dict[str, Any]:
    """Return what an event might be made to say: one thing or two of it otherwise."""
    wanted = deepcopy(event)
    for _ in range(draw.choice([1, 1, 1, 2, 3])):
        key = draw.choice([*wanted, "tags", "note", "status", "date", "sources"])
        said = wanted.get(key)
        match draw.choice(["set", "out", "add", "less", "inner"]):
            case "set" if not isinstance(said, list | dict):
                wanted[key] = draw.choice(TEXTS)
            case "out" if len(wanted) > 1 and key != "title":
                wanted.pop(key, None)
            case "add":
                alone = [said] if said is not None and not isinstance(said, list) else said or []
                new = draw.choice([*TEXTS, {"id": "letter", "at": "p. 3"}])
                wanted[key] = [*alone, new]
            case "less" if isinstance(said, list) and len(said) > 1:
                said.pop(draw.randrange(len(said)))
            case "inner" if isinstance(said, list) and isinstance(said[0], dict):
                said[0]["at"] = draw.choice(TEXTS)
    return wanted


def tried(seed: int) -> tuple[str, str, int] | None:
    """Return a file before and after a drawn change, and which event; None if it was refused."""
    draw = Random(seed)
    data, comments = hand_styled(seed % 997)
    layout = Layout(data.decode("utf-8-sig"))
    events = events_of(layout)
    number = draw.randrange(len(events))
    before: list[Any] = [value_of(event) for event in events]
    wanted = otherwise(draw, before[number])
    saying = Saying(layout, style_of(layout, events), ORDER)
    try:
        after = spliced(layout.text, [*saying.splices(events[number], wanted)])
    except Refusal:
        return None
    again = Layout(after)
    expected = [*before[:number], wanted, *before[number + 1 :]]
    assert [value_of(event) for event in events_of(again)] == expected
    assert not Counter(comments) - Counter(again.comments_in(0, len(after)))
    assert ("\r" in after) == ("\r" in layout.text)
    return layout.text, after, number


@pytest.mark.parametrize("first", range(0, len(FILES), 100))
def test_what_is_wanted_is_said_and_nothing_else_changes(first: int) -> None:
    done = [tried(seed) for seed in range(first, first + 100)]
    refused = sum(one is None for one in done)
    assert refused <= 12
