"""The table of views, and what drawing costs in imports."""

from __future__ import annotations

import subprocess
import sys

import pytest

from libyatl.errors import UsageError
from libyatl.views import VIEWS, view


def test_an_unknown_view_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError) as caught:
        view("timelime")
    assert caught.value.message == "'timelime' is no view"
    assert caught.value.help == f"did you mean 'timeline'? known are {', '.join(VIEWS)}"


@pytest.mark.parametrize("name", VIEWS)
def test_a_plain_drawing_of_western_and_arabic_letters_imports_no_rich(name: str) -> None:
    program = f"""
import sys, libyatl
from libyatl.model import Event, Participant, Timeline
events = (Event("a", "Élysée – Ялта", libyatl.parse_date("2017")), Event("b", "خليفة حفتر", None))
libyatl.render(Timeline("t", events), view={name!r})
libyatl.render(Timeline("t", events), view={name!r}, width=80)
sys.exit("rich" in sys.modules)
"""
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
