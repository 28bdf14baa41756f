"""A card tells everything that is stated of an event and of its parts."""

from __future__ import annotations

import pytest
from probed import KEYS, label, stating

import libyatl
from libyatl.model.key_forms import Key
from libyatl.model.keys import EntryName

PARTS = ("event", "participant", "citation", "account", "relation")


def card(name: EntryName, *keys: Key) -> str:
    chosen = libyatl.select(stating(name, *keys), sort="file")
    return libyatl.render(chosen, view="cards").partition("  written")[0]


@pytest.mark.parametrize(
    ("name", "key"),
    [(name, key) for name, key in KEYS if name in PARTS and not key.required],
    ids=label,
)
def test_the_card_tells_each_key(name: EntryName, key: Key) -> None:
    assert card(name, key) != card(name)
