"""One name that becomes another: each shape that it can have, and each reason why not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import libyatl
from libyatl import LibyatlError, OutputError, UsageError
from libyatl.formats import read_data

Write = Callable[[dict[str, str]], libyatl.Timeline]
Ask = dict[str, Any]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    monkeypatch.chdir(tmp_path)

    def put(files: dict[str, str]) -> libyatl.Timeline:
        for name, text in files.items():
            Path(name).write_bytes(text.encode())
        return libyatl.load(*files)

    return put


def ask(kind: str, old: str, new: str, **more: object) -> Ask:
    return {"kind": kind, "old": old, "new": new, **more}


ACTORS = """\
actors:
  ann: {name: Ann Lee, aliases: [An, "Ann L."]}
  bob: {name: Bob}
  "carl":
    name: Carl  # the elder
events:
  - {id: ann, title: ann, actors: ann, tags: [ann], places: ann}
  - id: two
    title: Two
    actors:
      - ann  # first
      - {id: 'ann', role: ann}
      - An
      - carl
    after: ann
    sources: [{id: ann, says: {actors: ann, place: ann}}]
"""
HARD = "actors:\n  ann: Ann\nevents: [{title: A, actors: [%s]}]\n"
SOURCES = """\
sources:
  wire: {title: A wire, via: paper, derived_from: [paper, ledger]}
  paper: {title: The paper}
events:
- {title: A, sources: paper}
- {title: B, sources: [{id: paper, at: paper}, The paper]}
check:
  no-locator: {for: [paper, wire], because: paper}
  single-source: [{for: paper, because: few}]
"""
CASES: list[tuple[str, Ask, list[tuple[str, str]]]] = [
    (
        ACTORS,
        ask("actor", "ann", "anna"),
        [
            ("  ann: {name", "  anna: {name"),
            ("actors: ann, tags", "actors: anna, tags"),
            ("- ann  # first", "- anna  # first"),
            ("{id: 'ann', role", "{id: 'anna', role"),
            ("{actors: ann, place", "{actors: anna, place"),
        ],
    ),
    (
        ACTORS,
        ask("actor", "ann", "Ann: L", spellings=True),
        [
            ("  ann: {name", "  'Ann: L': {name"),
            ("actors: ann, tags", "actors: 'Ann: L', tags"),
            ("- ann  # first", "- 'Ann: L'  # first"),
            ("{id: 'ann', role", "{id: 'Ann: L', role"),
            ("      - An\n", ""),
            ("{actors: ann, place", "{actors: 'Ann: L', place"),
        ],
    ),
    (ACTORS, ask("actor", "ann", "ann", spellings=True), [("      - An\n", "")]),
    (
        "events: [{title: T, actors: [Mr A., MR A, Bo, {id: mr a, role: host}, Mr A.]}]\n",
        ask("actor", "Mr A.", "a", spellings=True),
        [("[Mr A., MR A, Bo, {id: mr a, role: host}, Mr A.]", "[Bo, {id: a, role: host}]")],
    ),
    (
        "events: [{title: T, actors: [MR A, Bo, MR A]}]\n",
        ask("actor", "Mr A.", "a", spellings=True),
        [("[MR A, Bo, MR A]", "[a, Bo, a]")],
    ),
    (
        ACTORS,
        ask("actor", "carl", "Carl the Elder"),
        [('"carl":', '"Carl the Elder":'), ("- carl\n", "- Carl the Elder\n")],
    ),
    (ACTORS, ask("tag", "ann", "anna"), [("tags: [ann]", "tags: [anna]")]),
    (
        ACTORS,
        ask("place", "ann", "1881"),
        [("places: ann}", "places: '1881'}"), ("place: ann}", "place: '1881'}")],
    ),
    (
        ACTORS,
        ask("event", "ann", "one"),
        [("{id: ann, title", "{id: one, title"), ("after: ann", "after: one")],
    ),
    (ACTORS, ask("source", "ann", "ledger"), [("[{id: ann, says", "[{id: ledger, says")]),
    (
        SOURCES,
        ask("source", "paper", "the-paper"),
        [
            ("via: paper, derived_from: [paper,", "via: the-paper, derived_from: [the-paper,"),
            ("  paper: {title", "  the-paper: {title"),
            ("sources: paper}", "sources: the-paper}"),
            ("[{id: paper, at", "[{id: the-paper, at"),
            ("for: [paper, wire]", "for: [the-paper, wire]"),
            ("[{for: paper,", "[{for: the-paper,"),
        ],
    ),
    (
        SOURCES.replace("title: A,", "id: paper, title: A,"),
        ask("source", "paper", "gazette"),  # accepted of the event too, for all that is known
        [
            ("via: paper, derived_from: [paper,", "via: gazette, derived_from: [gazette,"),
            ("  paper: {title", "  gazette: {title"),
            ("sources: paper}", "sources: gazette}"),
            ("[{id: paper, at", "[{id: gazette, at"),
            ("for: [paper, wire]", "for: [paper, gazette, wire]"),
            ("[{for: paper,", "[{for: [paper, gazette],"),
        ],
    ),
    (
        HARD % "ann, {id: ann, role: host}, bob",
        ask("actor", "ann", "bob"),  # who is named already: the two are one
        [
            ("  ann: Ann", "  bob: Ann"),
            ("[ann, {id: ann, role: host}, bob]", "[{id: bob, role: host}]"),
        ],
    ),
    (
        HARD % "bob, {id: ann, role: host}, ann, ann",
        ask("actor", "ann", "bob"),
        [
            ("  ann: Ann", "  bob: Ann"),
            ("[bob, {id: ann, role: host}, ann, ann]", "[{id: bob, role: host}]"),
        ],
    ),
    (
        HARD % "ann, ann",
        ask("actor", "ann", "anna"),  # what was typed twice stays so
        [("  ann: Ann", "  anna: Ann"), ("[ann, ann]", "[anna, anna]")],
    ),
]


@pytest.mark.parametrize(("before", "asked", "pieces"), CASES)
def test_a_name_becomes_another_where_it_is_one_of_its_kind(
    before: str, asked: Ask, pieces: list[tuple[str, str]], write: Write
) -> None:
    after = before
    for old, new in pieces:
        assert after.count(old) == 1, old
        after = after.replace(old, new)
    made = libyatl.rename(write({"a.yaml": before}), **asked)
    assert Path("a.yaml").read_text() == after
    assert made.files == ("a.yaml",)


TWO = """\
actors:
  # whom everybody knows
  hifter:
    name: Khalifa Hifter
    kind: person  # by birth
  # the same?
  haftar:  # as the French have it
    name: Khalifa Haftar
    aliases: [Haftar]
    note: He is called so in French.
    # so they say

  sarraj: {name: Fayez al-Sarraj}
events:
- {title: A, actors: [haftar, hifter]}
- {title: B, actors: [{id: haftar, role: host}, Haftar]}
"""
MERGED = """\
actors:
  # whom everybody knows
  hifter:
    name: Khalifa Hifter
    aliases: [Khalifa Haftar, Haftar]
    kind: person  # by birth
    note: He is called so in French.
    # the same?
    # as the French have it
    # so they say

  sarraj: {name: Fayez al-Sarraj}
events:
- {title: A, actors: [hifter]}
- {title: B, actors: [{id: hifter, role: host}, Haftar]}
"""
DIFFERING = """\
actors:
  a: {name: A, note: one}
  b: {name: B, note: two}
events: [{title: T, actors: b}]
"""
MERGES: list[tuple[str, Ask, str]] = [
    (TWO, ask("actor", "haftar", "hifter"), MERGED),
    (
        TWO,
        ask("actor", "haftar", "hifter", spellings=True),
        MERGED.replace("host}, Haftar]", "host}]"),
    ),
    (
        "actors:\n  a: Ann\n  b: Ann L.\nevents: [{title: A, actors: b}]\n",
        ask("actor", "b", "a"),
        "actors:\n  a: {name: Ann, aliases: [Ann L.]}\nevents: [{title: A, actors: a}]\n",
    ),
    (
        "events: [{title: A, actors: b}]\nactors:\n  a:\n  b:\n    name: Ann",
        ask("actor", "b", "a"),
        "events: [{title: A, actors: a}]\nactors:\n  a: {name: Ann}",
    ),
    (
        "actors: {a: {aliases: An}, b: {}}\nevents: [{title: A, actors: b}]\n",
        ask("actor", "b", "a"),
        "actors: {a: {aliases: [An, b]}}\nevents: [{title: A, actors: a}]\n",
    ),
    (
        "actors:\n  a: {name: A, aliases: An}\n  b: {name: An, kind: person}\n",
        ask("actor", "b", "a"),
        "actors:\n  a: {name: A, aliases: An, kind: person}\n",
    ),
    (
        "places:\n  a: {name: A, at: [1, 2]}\n  b: {name: B, at: [1, 2], country: LY}\n",
        ask("place", "b", "a"),
        "places:\n  a: {name: A, aliases: [B], country: LY, at: [1, 2]}\n",
    ),
    (
        "actors:\n  a: {name: A}\nevents: [{title: T, actors: [Mr A., MR A]}]\n",
        ask("actor", "Mr A.", "a", spellings=True),
        "actors:\n  a: {name: A, aliases: [Mr A.]}\nevents: [{title: T, actors: [a]}]\n",
    ),
    (
        DIFFERING,
        ask("actor", "b", "a", keep="new"),
        "actors:\n  a: {name: A, aliases: [B], note: one}\nevents: [{title: T, actors: a}]\n",
    ),
    (
        DIFFERING,
        ask("actor", "b", "a", keep="old"),
        "actors:\n  a: {name: B, aliases: [A], note: two}\nevents: [{title: T, actors: a}]\n",
    ),
    (
        "events: [{title: T, tags: [B, a]}, {title: U, tags: B}]\n",
        ask("tag", "B", "a"),
        "events: [{title: T, tags: [a]}, {title: U, tags: a}]\n",
    ),
]


@pytest.mark.parametrize(("before", "asked", "after"), MERGES)
def test_two_become_one(before: str, asked: Ask, after: str, write: Write) -> None:
    libyatl.rename(write({"a.yaml": before}), merge=True, **asked)
    assert Path("a.yaml").read_text() == after


def test_an_entry_may_go_from_one_file_into_another(write: Write) -> None:
    timeline = write(
        {
            "a.yaml": "actors:\n  ann: {name: Ann}\n",
            "b.yaml": "# who\nactors:\n  # A\n  anna: Anna\nevents:\n- {title: A, actors: anna}\n",
            "c.yaml": "actors: {anna: Anna}\n",
            "d.yaml": "# empty\n",
        }
    )
    made = libyatl.rename(timeline, "actor", "anna", "ann", merge=True)
    assert made.files == ("a.yaml", "b.yaml", "c.yaml")
    assert made.mentions == 3
    assert Path("c.yaml").read_text() == "actors: {}\n"
    assert Path("a.yaml").read_text() == "actors:\n  ann: {name: Ann, aliases: [Anna]}\n"
    assert Path("b.yaml").read_text() == "# who\n# A\nevents:\n- {title: A, actors: ann}\n"


def test_comments_of_an_entry_that_goes_stay_where_it_was_the_last_of_its_file(
    write: Write,
) -> None:
    timeline = write(
        {
            "a.yaml": "actors: {a: A}\n",
            "b.yaml": "actors:\n  c: C\n  # of old\n  b: B  # and new",
        }
    )
    libyatl.rename(timeline, "actor", "b", "a", merge=True)
    assert Path("a.yaml").read_text() == "actors: {a: {name: A, aliases: [B]}}\n"
    assert Path("b.yaml").read_text() == "actors:\n  c: C\n  # of old\n  # and new"


# --- what is not done, and why

REFUSED: list[tuple[str, Ask, str, str]] = [
    (
        ACTORS,
        ask("actors", "ann", "x"),
        "'actors' is no kind of name",
        "did you mean 'actor'? known are event, actor, place, tag, source",
    ),
    (ACTORS, ask("actor", "ann", " \u200b"), "the new name is blank", ""),
    (
        ACTORS,
        ask("actor", "ann", "a  b "),
        "the new name 'a  b ' holds a blank at its beginning or end",
        "write 'a b'",
    ),
    (
        ACTORS,
        ask("actor", "ann", "a\x1bb"),
        r"the new name 'a\x1bb' holds a character that no name has",
        "",
    ),
    (
        ACTORS,
        ask("event", "ann", "x", spellings=True),
        "--spellings does nothing with events",
        "events have an id alone",
    ),
    (
        ACTORS,
        ask("event", "ann", "two", merge=True),
        "--merge does nothing with events",
        "events have an id alone",
    ),
    (
        ACTORS,
        ask("actor", "ann", "x", keep="new"),
        "--keep does nothing without --merge",
        "it says whose words stay where those of two entries differ",
    ),
    (
        ACTORS,
        ask("tag", "ann", "x", keep="new", merge=True),
        "--keep does nothing with tags",
        "it says whose words stay where those of two entries differ",
    ),
    (
        ACTORS,
        ask("actor", "ann", "bob", keep="both", merge=True),
        "'both' is no entry of the two",
        "known are new, old",
    ),
    (ACTORS, ask("actor", "anne", "x"), "no actor is called 'anne'", "did you mean 'ann'?"),
    (ACTORS, ask("tag", "anne", "x"), "no tag is called 'anne'", "did you mean 'ann'?"),
    (ACTORS, ask("event", "anne", "x"), "no event has the id 'anne'", "did you mean 'ann'?"),
    (
        "events: [{title: A bell}]",
        ask("event", "a-bell", "x"),
        "the event 'a-bell' is called so by its title alone",
        "write `id: a-bell` in it first",
    ),
    (
        "events: [{title: A, id: a}, {title: B, id: a}]",
        ask("event", "a", "x"),
        "2 events have the id 'a'",
        "nobody can tell which of them is meant: mend that first",
    ),
    (
        ACTORS,
        ask("event", "ann", "two"),
        "the event 'two' is there already",
        "choose another id: events are not merged",
    ),
    (
        ACTORS,
        ask("actor", "ann", "bob"),
        "the actor 'bob' is there already",
        "to make the two one: --merge",
    ),
    (
        ACTORS,
        ask("actor", "ann", "Carl"),
        "'Carl' is a spelling of the actor 'carl'",
        "if that is meant: libyatl rename actor ann carl --merge -f a.yaml",
    ),
    (
        ACTORS,
        ask("actor", "zoe", "Ann L."),
        "'Ann L.' is a spelling of the actor 'ann'",
        "if that is meant: libyatl rename actor zoe ann -f a.yaml",
    ),
    (
        ACTORS,
        ask("actor", "An", "x y"),
        "'An' is a spelling of the actor 'ann'",
        "if that is meant: libyatl rename actor ann 'x y' -f a.yaml",
    ),
    (
        ACTORS,
        ask("actor", "ann", "bobb", merge=True),
        "no actor is called 'bobb'",
        "did you mean 'Bob'?",
    ),
    (
        ACTORS,
        ask("tag", "ann", "quarrels", merge=True),
        "no tag is called 'quarrels'",
        "without --merge it becomes the name",
    ),
    (
        ACTORS,
        ask("actor", "ann", "An", merge=True),
        "'An' is a spelling of 'ann' itself",
        "without --merge it becomes the name",
    ),
    (
        "actors: {ann: {name: Anna}}\nevents: [{title: A, actors: [ANN]}]",
        ask("actor", "ann", "x"),
        "'ANN' would no longer mean who is renamed",
        "--spellings replaces it too",
    ),
    (
        DIFFERING,
        ask("actor", "b", "a", merge=True),
        "'b' and 'a' differ: note (a.yaml:2 and a.yaml:3)",
        "--keep new keeps what 'a' says, --keep old the other",
    ),
    (
        "actors:\n  a: {name: A, note: one}\n  b:\n    name: B\n    note: two\n",
        ask("actor", "b", "a", merge=True),
        "'b' and 'a' differ: note (a.yaml:2 and a.yaml:5)",
        "--keep new keeps what 'a' says, --keep old the other",
    ),
    (
        "- {id: b, title: B, after: gone}",
        ask("event", "gone", "b"),
        "the change would make an error (self-relation)",
        "nothing was written; libyatl explain self-relation",
    ),
    (
        SOURCES,
        ask("source", "paper", "wire", merge=True, keep="new"),
        "of 'paper' and 'wire' one came by the other (via)",
        "take that out first, if the two are one",
    ),
    (
        "actors: {a: A",
        ask("actor", "a", "b"),
        "nothing of a.yaml is read; what is to be renamed may stand there",
        "mend it first: libyatl check a.yaml",
    ),
    (
        "actors: &all {a: A}\nevents: [{title: A, actors: a}]",
        ask("actor", "a", "b"),
        "a.yaml:1: it cannot be edited in place: it has an anchor",
        "libyatl check a.yaml; or edit it by hand",
    ),
    (
        "- {title: A, actors: [ann,  # the elder\n  anna]}\n",
        ask("actor", "ann", "anna"),
        "a.yaml:1: a comment would be lost: # the elder",
        "edit it by hand",
    ),
]


@pytest.mark.parametrize(("text", "asked", "message", "help"), REFUSED)
def test_what_cannot_be_meant_or_done_is_refused(
    text: str, asked: Ask, message: str, help: str, write: Write
) -> None:
    timeline = write({"a.yaml": text})
    with pytest.raises((UsageError, OutputError)) as caught:
        libyatl.rename(timeline, **asked)
    assert (caught.value.message, caught.value.help) == (message, help)
    assert Path("a.yaml").read_text() == text


ACCEPTING = '{"events": [], "check": {"no-source": {"for": ["a"], "because": "b"}}}'
FILES: list[tuple[dict[str, str], Ask, str, str]] = [
    (
        {"a.yaml": "libyatl: 2\nevents: [{id: a, title: A}]"},
        ask("event", "a", "x"),
        "a.yaml: the file is not of version 1 of the format, "
        "the only one that this libyatl can change",
        "mend it with the libyatl that wrote it",
    ),
    (
        {"a.yaml": "actors: {ann: Ann}", "b.csv": "title,actors\nA,ann\n"},
        ask("actor", "ann", "x"),
        "b.csv: only YAML in keys of libyatl is edited in place",
        "make it YAML: libyatl filter -f b.csv -o FILE.yaml",
    ),
    (
        {"a.yaml": "events: [{id: a, title: A}]", "b.jsonl": '{"title": "B", "after": "a"}\n'},
        ask("event", "a", "x"),
        "b.jsonl: only YAML in keys of libyatl is edited in place",
        "make it YAML: libyatl filter -f b.jsonl -o FILE.yaml",
    ),
    (
        {"a.yaml": "events: [{id: a, title: A}]", "b.json": ACCEPTING},
        ask("event", "a", "x"),
        "b.json: only YAML in keys of libyatl is edited in place",
        "make it YAML: libyatl filter -f b.json -o FILE.yaml",
    ),
    (
        {"a.yaml": "actors: {a: A}", "b.json": ACCEPTING},
        ask("actor", "a", "x"),
        "b.json: only YAML in keys of libyatl is edited in place",
        "make it YAML: libyatl filter -f b.json -o FILE.yaml",
    ),
    (
        {"a.yaml": "actors: {a: A}", "b.json": '{"actors": {"b": "B"}, "events": []}'},
        ask("actor", "a", "b", merge=True),
        "b.json: only YAML in keys of libyatl is edited in place",
        "make it YAML: libyatl filter -f b.json -o FILE.yaml",
    ),
    (
        {
            "a.yaml": "actors: {ann: Ann, b: B}\nevents: [{title: A, actors: ann}]",
            "b.yaml": "actors: {ann: Anna}",
        },
        ask("actor", "ann", "b", merge=True),
        "'ann' says one thing in a.yaml and another in b.yaml",
        "make them agree first",
    ),
    (
        {"a.yaml": "sources: {w: W, b: B}", "b.yaml": "sources: {b: {note: b}}"},
        ask("source", "w", "b", merge=True, keep="new"),
        "'b' says one thing in a.yaml and another in b.yaml",
        "make them agree first",
    ),
    (
        {"a.yaml": "events: [{id: a, title: A}]", "b.yaml": "- {title: B, after: gone}"},
        ask("event", "gone", "y"),
        "no event has the id 'gone'",
        "",
    ),
]


@pytest.mark.parametrize(("files", "asked", "message", "help"), FILES)
def test_files_that_cannot_be_changed_together_are_left_as_they_are(
    files: dict[str, str], asked: Ask, message: str, help: str, write: Write
) -> None:
    timeline = write(files)
    with pytest.raises(LibyatlError) as caught:
        libyatl.rename(timeline, **asked)
    assert (caught.value.message, caught.value.help) == (message, help)
    assert {name: Path(name).read_text() for name in files} == files


def test_a_file_that_does_not_name_it_may_be_of_any_kind(write: Write) -> None:
    files = {
        "a.yaml": "actors: {ann: Ann}\n",
        "b.csv": "title,actors\nA,bob\n",
        "c.yaml": "events: [&x {title: A}]\n",
    }
    assert libyatl.rename(write(files), "actor", "ann", "x").files == ("a.yaml",)
    assert Path("a.yaml").read_text() == "actors: {x: Ann}\n"
    assert {name: Path(name).read_text() for name in files} | {"a.yaml": ""} == files | {
        "a.yaml": ""
    }


def test_the_curated_chronology_and_standard_input_are_nobody_s_to_change(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(UsageError, match="the curated chronology is not yours to edit"):
        libyatl.rename(libyatl.load(), "actor", "hifter", "x")
    timeline = read_data([("<stdin>", b"- {id: a, title: A}")])
    with pytest.raises(UsageError, match="standard input cannot be changed"):
        libyatl.rename(timeline, "event", "a", "x")


def test_what_has_changed_since_it_was_read_is_left_as_it_is(write: Write) -> None:
    timeline = write({"a.yaml": "- {id: a, title: A}\n"})
    Path("a.yaml").write_text("- {id: a, title: B}\n")
    with pytest.raises(OutputError, match="has changed since it was read") as caught:
        libyatl.rename(timeline, "event", "a", "x")
    assert caught.value.help == "nothing was written; do it again"
    assert Path("a.yaml").read_text() == "- {id: a, title: B}\n"


def test_what_would_change_is_said_and_nothing_is_written(write: Write) -> None:
    text = "\ufeff- {id: a, title: A}\r\n- {title: B, after: a}\r\n"
    timeline = write({"a.yaml": text})
    made = libyatl.rename(timeline, "event", "a", "x", write=False)
    assert made.diff == (
        "--- a.yaml\n+++ a.yaml (renamed)\n@@ -1,2 +1,2 @@\n"
        "-- {id: a, title: A}\r\n-- {title: B, after: a}\r\n"
        "+- {id: x, title: A}\r\n+- {title: B, after: x}\r\n"
    )
    assert Path("a.yaml").read_bytes().decode() == text
    assert libyatl.rename(timeline, "event", "a", "x") == made
    assert Path("a.yaml").read_bytes().decode() == text.replace("id: a", "id: x").replace(
        "after: a", "after: x"
    )


ALREADY = [
    ("events: [{title: A, tags: [a, B]}, {title: B, tags: b}]", ask("tag", "a", "b"), 2),
    ("events: [{title: A, tags: [a, B]}, {title: B, tags: c}]", ask("tag", "a", "x"), 0),
    ("actors: {x: X}\nevents: [{title: A, actors: [a, X]}]", ask("actor", "a", "x"), 1),
    ("actors: {a: A}\nevents: [{title: A, actors: [a, x]}]", ask("actor", "a", "x"), 1),
    ("actors: {a: A B}\nevents: [{title: A, actors: [a, A B]}]", ask("actor", "a", "a-b"), 0),
]


@pytest.mark.parametrize(("text", "asked", "already"), ALREADY)
def test_how_many_were_called_so_already_is_counted(
    text: str, asked: Ask, already: int, write: Write
) -> None:
    assert libyatl.rename(write({"a.yaml": text}), **asked).already == already


def test_nothing_is_left_to_do_where_the_new_name_alone_is_known(write: Write) -> None:
    timeline = write({"a.yaml": ACTORS})
    for asked in (
        ask("actor", "zoe", "bob"),
        ask("event", "first", "two"),
        ask("tag", "x", "ann"),
        ask("actor", "ann", "ann"),
    ):
        made = libyatl.rename(timeline, **asked)
        assert made == (0, made.already, (), "")
    assert Path("a.yaml").read_text() == ACTORS


def test_renaming_in_the_curated_chronology_touches_only_lines_that_name_it(
    write: Write,
) -> None:
    text = libyatl.examples()["events"].read_text(encoding="utf-8")
    made = libyatl.rename(write({"a.yaml": text}), "actor", "hifter", "haftar")
    before, after = text.splitlines(), Path("a.yaml").read_text(encoding="utf-8").splitlines()
    touched = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert made.mentions == len(touched) == 28
    for old, new in touched:
        assert "haftar" not in old
        assert old.replace("hifter", "haftar", 1) == new
    assert "hifter-accuses-sarraj" in "".join(after), "an event's id"
