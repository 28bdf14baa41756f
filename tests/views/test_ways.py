"""The ways by which sources reached us, on a card: each once, however often ways part and meet."""

from __future__ import annotations

from pathlib import Path

import libyatl

TEXT = """\
sources:
  copy: {title: Copy, via: [east, west]}
  east: {title: East, via: ferry}
  west: {title: West, via: ferry}
  ferry: {title: Ferry, via: [mill, west]}
  mill: {title: Mill}
events:
- {title: T, sources: [copy]}
"""


def test_a_way_that_was_shown_is_named_again_and_not_shown_again(tmp_path: Path) -> None:
    file = tmp_path / "events.yaml"
    file.write_text(TEXT)
    card = libyatl.render(libyatl.select(libyatl.load(file)), view="cards")
    assert [line.strip() for line in card.splitlines() if " via " in line] == [
        "via East #east",
        "via Ferry #ferry",
        "via Mill #mill",
        "via West #west",
        "via West #west",
        "via Ferry #ferry, as above",
    ]
