"""Events that come and go: every line of the others stays as it was."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import Any

import pytest
from depths import ALL
from hand_styled import hand_styled

from libyatl.editing.file_parts import Parts, parts_of
from libyatl.editing.refusal import Refusal
from libyatl.editing.segments import begin_of, end_of, with_events, without_events
from libyatl.editing.splices import spliced
from libyatl.editing.style import Style, style_of
from libyatl.formats.yaml.placed import Pairs, Value, value_of
from libyatl.formats.yaml.text_layout import Layout
from libyatl.model.keys import ENTRIES

FILES = range(1000 if ALL else 400)
ORDER = {key.key: rank for rank, key in enumerate(ENTRIES["event"].keys)}
NEW: dict[str, Value] = {
    "id": "loan",
    "title": "Ann Lee borrows an atlas: the end",
    "date": "1881",
    "actors": [{"id": "hifter", "role": "borrower"}, "Russia"],
    "tags": ["loan", "no"],
    "sources": [{"id": "letter", "at": "p. 3"}],
    "note": "long " * 30 + "text",
}


def read(text: str) -> tuple[Parts, Style, list[Value]]:
    parts = parts_of(Layout(text))
    events = [item.value for item in parts.items if isinstance(item.value, Pairs)]
    return parts, style_of(parts.layout, events), [value_of(event) for event in events]


def added(seed: int) -> tuple[str, str]:
    draw = Random(seed)
    data, comments = hand_styled(seed % 997)
    before = data.decode("utf-8-sig")
    parts, style, said = read(before)
    place = draw.randint(0, len(said))
    keys = ["title", *draw.sample([key for key in NEW if key != "title"], draw.randint(1, 6))]
    event: dict[str, Any] = {key: NEW[key] for key in keys}
    after = spliced(before, [with_events(parts, style, [event], ORDER, place)])
    again, _, now = read(after)
    assert now == [*said[:place], event, *said[place:]]
    assert Counter(again.layout.comments_in(0, len(after))) == Counter(comments)
    return before, after


@pytest.mark.parametrize("first", range(0, len(FILES), 100))
def test_an_event_that_comes_touches_no_line(first: int) -> None:
    for seed in range(first, first + 100):
        before, after = added(seed)
        lines, now = before.splitlines(), iter(after.splitlines())
        flow = parts_of(Layout(before)).events
        if flow is not None and not flow.flow:
            assert all(line in now for line in lines), seed  # in their order
        assert ("\r" in after) == ("\r" in before)
        assert after.endswith(("\r", "\n")) == before.endswith(("\r", "\n"))


@pytest.mark.parametrize("first", range(0, len(FILES), 100))
def test_an_event_that_goes_takes_nothing_along(first: int) -> None:
    refused = 0
    for seed in range(first, first + 100):
        data, comments = hand_styled(seed % 997)
        before = data.decode("utf-8-sig")
        parts, _, said = read(before)
        number = Random(seed).randrange(len(said))
        try:
            after = spliced(before, [*without_events(parts, [number])])
        except Refusal:
            refused += 1
            continue
        again, _, now = read(after)
        assert now == [*said[:number], *said[number + 1 :]]
        item = parts.items[number]
        own = parts.layout.comments_in(begin_of(parts, item), end_of(parts, item))
        left = Counter(again.layout.comments_in(0, len(after)))
        assert left == Counter(comments) - Counter(own)
    assert refused < 15


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "events:\n  - title: A\n"),
        ("# mine\n", "# mine\nevents:\n  - title: A\n"),
        ("events:\n", "events:\n  - title: A\n"),
        ("events: []  # none yet\n", "events:  # none yet\n  - title: A\n"),
        ("title: T\n", "title: T\n\nevents:\n  - title: A\n"),
        ("events:  # all\n# end\n", "events:  # all\n  - title: A\n# end\n"),
        ("[]  # none\n", "- title: A  # none\n"),
        ("- title: B\n", "- title: B\n\n- title: A\n"),
        ("- {title: B}\n", "- {title: B}\n- {title: A}\n"),
    ],
)
def test_the_first_event_of_a_file(text: str, expected: str) -> None:
    parts, style, said = read(text)
    after = spliced(text, [with_events(parts, style, [{"title": "A"}], ORDER, len(said))])
    assert after == expected
