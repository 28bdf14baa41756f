"""What a --help lists is what there is: the words of each table, in its order."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from libyatl.cli.app import run
from libyatl.cli.process.streams import COLORS
from libyatl.drawings import SCALES
from libyatl.model import STATUSES
from libyatl.query import GROUPS, SORTS
from libyatl.query.asked import UNDATED
from libyatl.query.ranking import RANKINGS
from libyatl.query.stat_tables import STATS
from libyatl.views import VIEWS
from libyatl.views.vector.palette import THEMES

LISTED: list[tuple[str, Iterable[str]]] = [
    ("show", [*VIEWS]),
    ("show", STATUSES),
    ("filter", [*SORTS]),
    ("filter", [*GROUPS]),
    ("filter", UNDATED),
    ("actors", [*RANKINGS]),
    ("filter", COLORS),
    ("show", [*THEMES]),
    ("show", [*SCALES]),
    ("stats", [*STATS]),
]


@pytest.mark.parametrize(("command", "words"), LISTED, ids=str)
def test_a_help_lists_the_words_that_there_are(
    command: str, words: Iterable[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([command, "--help"]) == 0
    text = " ".join(capsys.readouterr().out.split())
    *most, last = words
    assert f" {', '.join(most)} or {last}" in text
