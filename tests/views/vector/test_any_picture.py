"""What holds of every picture, whatever is drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from drawn_timelines import timelines
from hypothesis import given, settings
from hypothesis import strategies as st

import libyatl
from libyatl.model import Status
from libyatl.views.vector.widths import SIZE, SMALL, text_length, width

NAMESPACE = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    "</script><svg onload=alert(1)>",
    "]]>&lt;!--",
    "\x1b[31m\x00\x07\x9b \ufffe\uffff \ud800",
    "\u202eturned\u2066 \u200f",
    "اتفق الجانبان (2017).",
    "利比亚冲突双方在巴黎举行会谈，同意停火。",
    "👨\u200d👩\u200d👧 🇱🇾",
    "A\u0336\u0327\u031bn\u0335",
    "long " * 1000,
    "x" * 5000,
)


def lines_of(svg: str | bytes) -> Iterator[tuple[float, float]]:
    """Yield where each line of words begins, and where it ends."""
    root = ElementTree.fromstring(svg)
    sizes = {child: group.get("font-size") for group in root.iter() for child in group}
    for text in root.iter(f"{NAMESPACE}text"):
        words = "".join(text.itertext())
        size = float(text.get("font-size") or sizes[text] or SIZE)
        after = "".join(span.text or "" for span in text if span.get("font-style"))
        title = words.removesuffix(after)
        wide = (text_length(title, size) or width(title, size)) + width(after, SMALL)
        at = float(text.attrib["x"])
        yield (at - wide, at) if text.get("text-anchor") == "end" else (at, at + wide)


def see_sound(svg: str | bytes, wide: int) -> None:
    text = svg if isinstance(svg, str) else svg.decode()
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]", text
    )
    assert " style=" not in re.sub(">[^<]*<", "><", text)
    for begin, end in lines_of(text):
        assert begin >= 0
        assert end <= wide + 1


@settings(max_examples=40, deadline=None)
@given(
    timeline=timelines(),
    wide=st.sampled_from([320, 700, 1000]),
    by=st.sampled_from([None, "actor", "place", "tag", "source", "status"]),
    rows=st.sampled_from([None, 1, 3]),
    folded=st.booleans(),
)
def test_any_picture_is_sound_and_within_its_sides(
    timeline: libyatl.Timeline, wide: int, by: str | None, rows: int | None, *, folded: bool
) -> None:
    chosen = libyatl.select(timeline, group_by=by)
    made = libyatl.draw(chosen, width=wide, rows=rows, folded=folded)
    see_sound(made, wide)
    assert made == libyatl.draw(chosen, width=wide, rows=rows, folded=folded)


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_any_text_is_harmless_wherever_it_stands(text: str) -> None:
    dates: list[tuple[str, Status]] = [
        ("2017-08-05", "occurred"),
        ("2017-08", "claimed"),
        ("2017-08-20", "planned"),
        ("2017-08~", "disputed"),
    ]
    events = tuple(
        libyatl.Event(
            f"e{place}",
            text,
            libyatl.parse_date(date),
            actors=(libyatl.Participant(text),),
            sources=(libyatl.Citation(text),),
            status=status,
        )
        for place, (date, status) in enumerate(dates)
    )
    timeline = libyatl.Timeline(title=text, events=events)
    for wide in (320, 1000):
        see_sound(libyatl.draw(timeline, width=wide), wide)
        see_sound(libyatl.draw(libyatl.select(timeline, group_by="actor"), width=wide), wide)


@pytest.mark.parametrize(("first", "last"), [("2017-07-20", "2017-08-12"), ("2016", "2017-06")])
def test_what_lies_beyond_the_dates_asked_for_is_not_drawn_beyond_the_plot(
    first: str, last: str
) -> None:
    made = str(libyatl.draw(libyatl.select(libyatl.load(), since=first, until=last)))
    root = ElementTree.fromstring(made)
    boxes = [box.attrib for box in root.iter(f"{NAMESPACE}rect") if "x" in box.attrib]
    ends = [(float(box["x"]), float(box["x"]) + float(box["width"])) for box in boxes]
    assert ends
    assert all(24 <= begin <= end <= 976 for begin, end in ends)
    starts = re.findall("M([0-9.-]+) ", made)
    assert all(16 <= float(start) <= 984 for start in starts)
    assert "Published by" not in made
