"""Entries of a registry that cannot be changed in place."""

from __future__ import annotations

import pytest

from libyatl import Timeline
from libyatl.editing.changes import Changes
from libyatl.editing.entries import edit_entry
from libyatl.errors import UsageError
from libyatl.model import Source


def test_an_entry_that_was_made_in_python_stands_in_no_file() -> None:
    timeline = Timeline(sources={"wire": Source(id="wire")})
    with pytest.raises(UsageError, match="the source 'wire' stands in no file that is edited"):
        edit_entry(timeline, "source", "wire", Changes({"note": "x"}))
