"""`libyatl edit --where` at a terminal: what would change is shown, and asked about."""

from __future__ import annotations

from pathlib import Path

import pytest
from terminals import Typed

VISITS = "- {id: a, title: A visit}\n- {id: b, title: A visit more}\n"
CHANGED = (
    "- {id: a, title: A visit, tags: [visit]}\n- {id: b, title: A visit more, tags: [visit]}\n"
)


@pytest.mark.parametrize(
    ("answer", "stands", "status"), [("y", CHANGED, 0), ("n", VISITS, 2), ("", VISITS, 2)]
)
def test_several_events_change_when_the_answer_is_yes(
    answer: str, stands: str, status: int, tmp_path: Path
) -> None:
    file = tmp_path / "my.yaml"
    file.write_text(VISITS)
    args = ("edit", "-f", "my.yaml", "--where", "text:visit", "--add-tag", "visit")
    with Typed(*args, folder=tmp_path, NO_COLOR="1") as typed:
        shown = typed.answer("Change 2 events? [y/N]", answer)
        told, ended = typed.ended()
    assert "+- {id: a, title: A visit, tags: [visit]}" in shown
    assert ("nothing was written" in told) == (stands == VISITS)
    assert (file.read_text(), ended) == (stands, status)
