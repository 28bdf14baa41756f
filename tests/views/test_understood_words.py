"""What is said of a file of another tool in one line names its first and its last date."""

from __future__ import annotations

import pytest
from foreign_tables import table, understood

from libyatl.views.words.understood_words import headline


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (["[2031-07-06..2031-07-12]"], "6 to 12 July 2031"),
        (["{2031-07-06..2031-07-12}"], "6 to 12 July 2031"),
        (["2031-07-06/2031-08"], "6 July 2031 to August 2031"),
        (["25 July 2031 or August 2031"], "25 July 2031 to August 2031"),
        (["before 5 May 2031"], "4 May 2031"),
        (["2031-05", "2033"], "May 2031 to 2033"),
    ],
)
def test_a_file_is_said_to_reach_as_far_as_its_dates(cells: list[str], said: str) -> None:
    timeline = table("Date,Title", *(f"{cell},a" for cell in cells))
    assert headline(understood(timeline), timeline).endswith(
        f"event{'s'[: len(cells) - 1]}, {said}"
    )
