"""A text in a block (`>`, `|`) says what it says in quotes: the line ends around it are layout."""

from __future__ import annotations

from itertools import product

import pytest

import libyatl
from libyatl.formats import read_data
from libyatl.formats.entries.assembly import FILE_KEYS, REGISTRIES
from libyatl.formats.entries.forms import (
    ACCEPTANCE,
    ACCOUNT,
    CITATION,
    EVENT,
    PARTICIPANT,
    RELATION,
    Form,
)
from libyatl.formats.entries.forms import REGISTRIES as FORMS

HEADERS = (">", "|", ">-", "|-", ">+", "|+")
OTHER = "events:\n- {id: other, title: Other}\n"
# What stands before an entry of each form, how far its keys are indented, and what it needs.
ENTRIES: dict[str, tuple[Form, str, int, dict[str, str]]] = {
    "event": (EVENT, f"{OTHER}-\n", 2, {"title": "T", "id": "i"}),
    "participant": (PARTICIPANT, "events:\n- title: T\n  actors:\n", 4, {"id": "a"}),
    "citation": (CITATION, "events:\n- title: T\n  sources:\n", 4, {"id": "s"}),
    "account": (ACCOUNT, "events:\n- title: T\n  sources:\n    id: s\n    says:\n", 6, {}),
    "relation": (RELATION, f"{OTHER}- title: T\n  after:\n", 4, {"event": "other"}),
    "acceptance": (ACCEPTANCE, f"{OTHER}check:\n  no-source:\n", 4, {"because": "so"}),
    **{
        kind: (FORMS[kind], f"{kind}:\n  entry:\n", 4, {FORMS[kind].naming: "N"})
        for kind in REGISTRIES
    },
}
SAID = {
    "date_as_written": "n.d.",
    "date": "25 July 2017",
    "published": "2017-07",
    "accessed": "2017",
    "status": "claimed",
    "tells": "ahead",
    "lasted": "3 days",
    "at_least": "1 day",
    "within": "2 weeks",
    "seq": "2",
    "after": "other",
    "before": "other",
    "during": "other",
    "with": "other",
    "event": "other",
    "excerpt": "true",
}
"""What is written where not any text will do."""
KEYS = [
    (place, key)
    for place, (form, *_) in ENTRIES.items()
    for key in [*form.keys, *(["own"] if form.extra is not None else [])]
]
NO_SCALARS = {("citation", "says"), ("places", "at")}


def written(place: str, key: str, value: str) -> str:
    """Return a file in which the key of an entry says what is written."""
    _, before, indent, needs = ENTRIES[place]
    pairs = needs | {key: value}
    return before + "".join(f"{' ' * indent}{name}: {said}\n" for name, said in pairs.items())


def block(text: str, header: str, indent: int, further: int) -> str:
    return f"{header}\n{' ' * (indent + 2)}{text}" + "\n" * further


def read(text: str) -> libyatl.Timeline:
    return read_data([("file.yaml", text.encode())])


@pytest.mark.parametrize(("place", "key"), [each for each in KEYS if each not in NO_SCALARS])
def test_a_block_says_what_quotes_and_a_plain_text_say(place: str, key: str) -> None:
    text = SAID.get(key, "some words")
    plain = read(written(place, key, text))
    assert not plain.report.diagnostics
    assert plain != read(written(place, key, "''"))
    assert read(written(place, key, f'"{text}"')) == plain
    indent = ENTRIES[place][2]
    for header, further in product(HEADERS, range(4)):
        found = read(written(place, key, block(text, header, indent, further)))
        assert not found.report.diagnostics
        assert found == plain


@pytest.mark.parametrize("key", sorted({*FILE_KEYS, "own"} - {"events", *REGISTRIES}))
def test_so_does_a_key_of_the_file(key: str) -> None:
    text = SAID.get(key, "some words")
    plain = read(f'{OTHER}{key}: "{text}"\n')
    for header, further in product(HEADERS, range(4)):
        found = read(f"{key}: {block(text, header, 0, further)}\n{OTHER}")
        assert [one.code for one in found.report] == [one.code for one in plain.report]
        assert found == plain


@pytest.mark.parametrize("header", HEADERS)
def test_an_item_of_a_list_and_a_key_are_texts_too(header: str) -> None:
    plain = read("events:\n- title: T\n  tags: [one, two]\n  own: {deep: [so]}\nactors: {x: X}\n")
    found = read(
        f"events:\n- title: T\n  tags:\n  - {header}\n    one\n\n  - {header}\n    two\n"
        f"  own:\n    ? {header}\n      deep\n\n    :\n    - {header}\n      so\n"
        f"actors:\n  ? {header}\n    x\n\n  : {header}\n    X\n"
    )
    assert not found.report.diagnostics
    assert found == plain


def test_what_stands_between_lines_is_kept() -> None:
    found = read(
        "- title: |\n\n\n    two\n    lines  \n    \n\n"
        "  summary: >\n    one\n    line\n\n    another\n"
        '  note: "ends so\\n"\n'
    ).events[0]
    assert found.title == "two\nlines"
    assert found.summary == "one line\nanother"
    assert found.note == "ends so\n"


def test_two_keys_that_differ_in_layout_are_one() -> None:
    found = read("- title: T\n  ? |\n    note\n  : a\n  note: b\n")
    assert [one.code for one in found.report] == ["duplicate-key"]
    assert found.events[0].note == "a"


def test_a_finding_in_a_block_stands_where_the_block_begins() -> None:
    found = read("- title: T\n  date: >\n    30 February 2017\n- title: U\n")
    (one,) = found.report
    assert (one.code, str(one.span), one.edits) == ("date-unreadable", "file.yaml:2:9", ())
    assert found.span(0) is not None
