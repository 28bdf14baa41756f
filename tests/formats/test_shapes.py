"""How rows are written: what a format does not heed is refused, and not passed over."""

from __future__ import annotations

from typing import Any

import pytest

import libyatl
from libyatl import UsageError
from libyatl.formats import FORMATS, WRITERS

ASKED: dict[str, dict[str, Any]] = {
    "fields": {"fields": "title"},
    "header": {"header": False},
    "raw": {"raw": True},
}
TIMELINE = libyatl.Timeline(events=(libyatl.Event("a", "=A"),))


@pytest.mark.parametrize("format", WRITERS)
@pytest.mark.parametrize("part", ASKED)
def test_a_format_heeds_what_its_line_says(format: str, part: str) -> None:
    usual = libyatl.write(TIMELINE, format=format)
    told = FORMATS[format]
    if part in told.heeds or (part == "fields" and told.fields is not None):
        assert libyatl.write(TIMELINE, format=format, **ASKED[part]) != usual
        return
    with pytest.raises(UsageError, match=f"{part} does nothing with {format}"):
        libyatl.write(TIMELINE, format=format, **ASKED[part])


@pytest.mark.parametrize("format", WRITERS)
def test_a_format_has_groups_where_its_line_says(format: str) -> None:
    grouped = libyatl.select(TIMELINE, group_by="status")
    same = libyatl.write(grouped, format=format) == libyatl.write(TIMELINE, format=format)
    assert same != ("groups" in FORMATS[format].carries)
