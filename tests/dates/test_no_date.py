"""What says on purpose that there is no date, and an event that says so."""

from __future__ import annotations

from pathlib import Path

import pytest

import libyatl
from libyatl import DateError, is_no_date, parse_date
from libyatl.dates.no_date import NO_DATE


@pytest.mark.parametrize("text", sorted(NO_DATE))
def test_a_word_for_no_date_is_no_mistake(text: str, tmp_path: Path) -> None:
    file = tmp_path / "events.csv"
    for written in (text, text.upper(), text.capitalize(), f"[{text}]", f"({text})"):
        assert is_no_date(written)
        with pytest.raises(DateError):
            parse_date(written)
        file.write_text(f"id,date,title\na,{written},A\nb,2017,B\n", encoding="utf-8")
        timeline = libyatl.load(file)
        assert [event.when is None for event in timeline.events] == [True, False]
        assert not timeline.report


def test_a_source_may_be_undated_too(tmp_path: Path) -> None:
    file = tmp_path / "events.yaml"
    file.write_text(
        "sources: {s: {title: S, published: n.d., accessed: unknown}}\nevents:\n- title: A\n",
        encoding="utf-8",
    )
    timeline = libyatl.load(file)
    assert not timeline.report
    assert timeline.sources["s"].published is None


@pytest.mark.parametrize(
    "text", ["", " ", "x", "2017", "unknown ", "soon", "[2017]", "(", "[?", "?" * 30]
)
def test_all_else_is_a_date_or_a_mistake(text: str) -> None:
    assert not is_no_date(text)
