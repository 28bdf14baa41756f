"""An entry as a text of its own, of files as people type them: handed out, and put back."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from depths import ALL
from hand_styled import hand_styled

from libyatl.editing.refusal import Refusal
from libyatl.editing.rewritten_files import rewritten
from libyatl.editing.whole_entry import entry_in, entry_text_of, put_entry_back
from libyatl.editing.whole_event import Overtaken, Unfit
from libyatl.editing.yaml_document import Document
from libyatl.formats.yaml.placed import Pairs
from libyatl.model.kinds import REGISTERED

SEEDS = range(1000 if ALL else 100)


def test_each_entry_of_any_file_is_handed_out_and_put_back(tmp_path: Path) -> None:
    together = refused = 0
    for seed in SEEDS:
        data, _ = hand_styled(seed)
        file = tmp_path / "my.yaml"
        file.write_bytes(data)
        document = Document(str(file), data)
        for registry in REGISTERED:
            pair = document.parts.registry(registry)
            entries = pair.value if pair is not None and isinstance(pair.value, Pairs) else None
            for id in [] if entries is None else [one.key.value for one in entries.pairs]:
                together += 1
                try:
                    text = entry_text_of(document, registry, id)
                except Refusal:
                    refused += 1
                    continue
                assert "\r" not in text
                assert isinstance(document.tree, dict)
                said = document.tree[registry]
                assert isinstance(said, dict)
                assert entry_in(text, registry, id) == said[id]
                back = partial(put_entry_back, registry, id, text)
                assert document.spliced(back(text, document).splices) == data
                edited = text.replace(f"{registry}:\n", f"{registry}:\n  # By hand.\n", 1)
                (done,) = rewritten({str(file): partial(back, edited)}, write=False)
                assert Document(str(file), done.after).tree == document.tree
                assert done.after.count(b"# By hand.") == data.count(b"# By hand.") + 1
    assert together > len(SEEDS)
    assert refused < together / 3


FILE = b"actors:\n  ann: Ann\n  bob: Bob\nevents:\n- {id: a, title: A}\n"


def test_an_entry_that_became_another_meanwhile_is_not_written_over() -> None:
    text = entry_text_of(Document("a.yaml", FILE), "actors", "ann")
    assert text == "actors:\n  ann: Ann\n"
    now = Document("a.yaml", FILE.replace(b"ann: Ann", b"ann: Anna"))
    with pytest.raises(Overtaken) as overtaken:
        put_entry_back("actors", "ann", text, text, now)
    assert overtaken.value.now == "actors:\n  ann: Anna\n"
    gone = Document("a.yaml", FILE.replace(b"ann: Ann", b"anna: Ann"))
    with pytest.raises(Refusal, match="'ann' is no longer there"):
        put_entry_back("actors", "ann", text, text, gone)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "the entry stands below actors: and nothing beside it"),
        ("actors:\n  ann: Ann\nplaces: {}\n", "nothing beside it"),
        ("actors:\n  ann: Ann\n  bob: Bob\n", "no longer 'ann' alone"),
        ("actors:\n", "no longer 'ann' alone"),
        ("actors:  # mine\n  ann: Ann\n", "a comment has no place"),
        ("actors:\n  ann: [Ann\n", "line 3: it is no YAML"),
    ],
)
def test_what_holds_no_such_entry_is_said(text: str, why: str) -> None:
    with pytest.raises(Unfit, match=why):
        entry_in(text, "actors", "ann")
