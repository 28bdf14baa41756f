"""A remedy of one reading says what its edits write, and what they wrote is found no more."""

from __future__ import annotations

import ast
import csv
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from depths import EXAMPLES, drawn
from hypothesis import given, settings
from hypothesis import strategies as st

from libyatl import Diagnostic, Timeline, check, formats, mends
from libyatl.checks import Checked
from libyatl.dates import DateError, parse_date
from libyatl.model import STATUSES, TELLS
from libyatl.text.inert import shorten
from libyatl.text.spelling import fold

TESTS = Path(__file__).parents[1]
SOURCE = TESTS.parent / "src" / "libyatl"
FILES = [
    path
    for folder in ("checks/cases", "formats/cases", "museum/codes")
    for path in sorted((TESTS / folder).glob("*/*.yaml"))
]
TABLES = [TESTS / "dates" / f"refused_{name}.tsv" for name in ("cases", "readings")]


def found_in(data: bytes) -> list[Diagnostic]:
    return list(checked_as(data).report)


def checked_as(data: bytes) -> Checked:
    return check(read(data), select=["all"])


def read(data: bytes) -> Timeline:
    return formats.read_data([("e.yaml", data)], format="yaml")


def spliced(data: bytes, one: Diagnostic) -> bytes:
    for offset, length, text in sorted(one.edits, reverse=True):
        data = data[:offset] + text.encode() + data[offset + length :]
    return data


def unquoted(text: str) -> str:
    if text.startswith('"'):
        return str(json.loads(text))
    return text.strip("'")


@pytest.mark.parametrize(
    "path", FILES, ids=lambda path: f"{path.parents[1].parent.name}/{path.parent.name}"
)
def test_what_a_remedy_writes_is_what_it_says_and_mends_its_finding(path: Path) -> None:
    data = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    before = found_in(data)
    for one in before:
        if one.edits:
            assert {shorten(unquoted(edit.text)) in one.help for edit in one.edits} == {True}
            after = Counter((other.code, other.message) for other in found_in(spliced(data, one)))
            same = sum((other.code, other.message) == (one.code, one.message) for other in before)
            assert after[one.code, one.message] < same, one.help


def mended_texts() -> Iterator[str]:
    for table in TABLES:
        with table.open(encoding="utf-8", newline="") as file:
            for text, *_ in csv.reader(file, "excel-tab", quoting=csv.QUOTE_NONE):
                try:
                    parse_date(text)
                except DateError as refused:
                    if refused.mend and not set(text) & set("\"'\\"):
                        yield text


@pytest.mark.parametrize("text", drawn(sorted(set(mended_texts())), 120))
@pytest.mark.parametrize(
    "form", ["- title: A\n  date: '{}' # ours\n", '- {{title: A, date: "{}"}}\n']
)
def test_a_date_that_can_mean_one_thing_is_mended(text: str, form: str) -> None:
    checked = check(read(form.format(text).encode()))
    (mend,) = mends(checked)
    (event,) = read(mend.after).events
    with pytest.raises(DateError) as refused:
        parse_date(text)
    assert event.when is not None
    assert event.when.text == refused.value.mend
    assert all(one.code != "date-unreadable" for one in found_in(mend.after))


WORDS = [
    *(("- {{title: A, status: {}}}\n", word) for word in STATUSES),
    *(("- {{title: A, sources: [{{id: s, tells: {}}}]}}\n", word) for word in TELLS),
    ("timezone: {}\nevents:\n- {{title: A, date: 2017}}\n", "Africa/Tripoli"),
    ("- {{id: paris-talks, title: A}}\n- {{title: B, after: {}}}\n", "paris-talks"),
    ("- {{id: paris-talks, title: A}}\n- {{title: B, after: {{event: {}}}}}\n", "paris-talks"),
    ("- {{id: paris-talks, title: A}}\n- {{title: B, after: [{{event: {}}}]}}\n", "paris-talks"),
]


@given(st.data())
@settings(max_examples=EXAMPLES)
def test_a_word_that_differs_in_spelling_alone_is_mended(data: st.DataObject) -> None:
    form, word = data.draw(st.sampled_from(WORDS))
    quote = data.draw(st.sampled_from(["", "'", '"']))
    upper = data.draw(st.lists(st.booleans(), min_size=len(word), max_size=len(word)))
    joint = data.draw(st.sampled_from("-_ ")) if "-" in word else "-"
    pairs = zip(word.replace("-", joint), upper, strict=True)
    typed = "".join(letter.upper() if up else letter for letter, up in pairs)
    checked = check(read(form.format(f"{quote}{typed}{quote}").encode()))
    if typed == word:
        assert mends(checked) == []
        return
    (mend,) = mends(checked)
    (one,) = mend.made
    assert one.code not in {other.code for other in found_in(mend.after)}
    assert f"{quote}{word}{quote}" in mend.after.decode()
    assert fold(typed) == fold(word)


@pytest.mark.parametrize(
    "text",
    [
        "- {title: A, status: disputd}\n",  # likely, and not certain
        "- {id: a-b, title: A}\n- {id: a_b, title: B}\n- {title: C, after: a b}\n",  # two are alike
        "- {id: A, title: A, after: a}\n",  # it would be after itself
        "excerpt: true\nevents:\n- {id: A, title: A}\n- {title: C, after: a}\n",  # elsewhere
        "- {title: A, lasted: 5}\n",
        "- {title: A, lasted: 5m}\n",
        "- {title: A, lasted: five foos}\n",
        "timezone: Tripoli\nevents: [{title: A}]\n",  # a place, and no name of a zone
        "- {title: A, date: '1611 [i.e. 1612]'}\n",
    ],
)
def test_what_is_likely_is_not_written(text: str) -> None:
    assert mends(check(read(text.encode()))) == []


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("two weeks", "2 weeks"),
        ("One Month", "1 month"),
        ("14d", "14 days"),
        ("2 fortnights", "4 weeks"),
    ],
)
def test_a_length_that_can_mean_one_thing_is_mended(typed: str, written: str) -> None:
    data = f"- {{title: A, lasted: {typed}}}\n".encode()
    (mend,) = mends(check(read(data)))
    assert mend.after.decode() == f"- {{title: A, lasted: {written}}}\n"


def is_empty(node: ast.expr) -> bool:
    """Whether edits are taken away, as of a finding of many rows, and none is made."""
    return isinstance(node, ast.Tuple) and not node.elts


def test_edits_are_made_of_remedies_alone() -> None:
    makers = {
        path.name
        for path in SOURCE.rglob("*.py")
        if path.parent.name != "editing"  # which makes edits of its own, and finds nothing
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and (
            getattr(node.func, "id", "") in ("Edit", "Remedy")
            or any(
                keyword.arg == "edits" and not is_empty(keyword.value) for keyword in node.keywords
            )
        )
    }
    assert makers == {"rewriting.py"}
