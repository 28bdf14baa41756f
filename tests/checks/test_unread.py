"""Where a file breaks off, nothing is said to be missing: the rest may hold it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import libyatl
from libyatl import UsageError
from libyatl.checks import CHECKS, Checked, check
from libyatl.checks.outputs.as_json import write_json
from libyatl.checks.outputs.sarif import write_sarif
from libyatl.checks.topics import OF_THE_WHOLE
from libyatl.cli.app import run
from libyatl.curated import curated_file
from libyatl.editing.mending import mends
from libyatl.findings.diagnostics import Span, unread
from libyatl.formats import read_data

STOPS = {"yaml-syntax", "json-syntax", "csv-syntax", "too-deep", "no-title-column"}
BREAKS: dict[str, Callable[[str], str]] = {
    "an open bracket": lambda line: f"{line} [",
    "an open quotation": lambda line: f'{line}\n  x: "',
    "a tab": lambda line: f"{line}\n\t- x",
    "no key": lambda line: f"{line}\nno key here\n- x: : y",
    "a bracket that closes nothing": lambda line: f"{line}\n]",
}
CASES = sorted(Path(__file__).parent.glob("cases/*/*.yaml"))


def checked(*texts: str, format: str = "yaml") -> Checked:
    inputs = [(f"{number}.file", text.encode()) for number, text in enumerate(texts)]
    return check(read_data(inputs, format=format), select=["all"])


def findings(found: Checked) -> set[tuple[str, str]]:
    """Return (code, place) of what was found, accepted or not."""
    every = [*found.report, *(one for one, _ in found.accepted)]
    return {(one.code, str(one.span)) for one in every}


def new(whole: set[tuple[str, str]], broken: Checked) -> set[tuple[str, str]]:
    return {one for one in findings(broken) - whole if one[0] not in STOPS}


def test_nothing_new_is_said_of_the_curated_chronology_wherever_it_breaks_off() -> None:
    text = curated_file().read_text("utf-8")
    whole = findings(checked(text))
    lines = text.splitlines()
    stopped = 0
    for number in range(40, len(lines), 157):
        for way in BREAKS.values():
            some = [*lines[:number], way(lines[number]), *lines[number + 1 :]]
            broken = checked("\n".join(some))
            if broken.timeline.unread:
                stopped += 1
                assert new(whole, broken) == set(), number
    assert stopped > len(lines) // 157 * 3


@pytest.mark.parametrize("way", BREAKS)
def test_nor_of_any_file_with_something_to_find(way: str) -> None:
    stopped = 0
    for path in CASES:
        lines = path.read_text("utf-8").splitlines()
        whole = findings(checked("\n".join(lines)))
        number = (len(path.parent.name) * 7) % len(lines)
        lines[number] = BREAKS[way](lines[number])
        broken = checked("\n".join(lines))
        if broken.timeline.unread:
            stopped += 1
            assert new(whole, broken) == set(), (path, number)
    assert stopped > len(CASES) // 2


REST = "- title: B\n  id: b\n  after: a\n  places: [\n- title: C\n"
PLACES = "places: {x: X, y: Y}\nevents:\n- {title: A, id: a, after: gone, actors: Z}\n"


def test_what_another_file_may_hold_is_not_missed_either() -> None:
    alone = {code for code, _ in findings(checked(PLACES))}
    assert {"dangling-relation", "unused-entry"} <= alone
    both = checked(PLACES, REST)
    assert {code for code, _ in findings(both)} == {"yaml-syntax", "no-source"}
    (place,) = both.timeline.unread
    assert str(place) == "1.file:1:1"
    document = json.loads("".join(write_json(both)))
    assert document["unread"] == [{"file": "1.file", "line": 1, "column": 1}]
    (run,) = json.loads("".join(write_sarif(both)))["runs"]
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"] == "nothing of 1.file is read"
    whole = json.loads("".join(write_sarif(checked(PLACES))))["runs"][0]
    assert "invocations" not in whole


def test_no_acceptance_is_idle_while_something_is_unread() -> None:
    text = "check: {no-locator: so}\nevents:\n- title: A\n  date: 2017\n"
    assert ("idle-acceptance", "0.file:1:9") in findings(checked(text))
    assert findings(checked(f"{text}- title: [\n")) == {
        ("yaml-syntax", "0.file:6:1"),
        ("no-source", "0.file:3:3"),
    }


WHERE = [
    ("yaml", "- title: A\n  date: 2017\n\n- title: B\n  date: 2018\n  tags: [a\n- title: C\n", 4),
    ("yaml", "events:\n- title: A\n  tags: [a\n", 2),
    ("yaml", "actors:\n  a: A\n  b:\n    name: [\n", 3),
    ("yaml", "title: T\nown:\n  deep: [\n", 2),
    ("yaml", "events:\n- title: A\n] \n", 2),
    ("yaml", "- title: A\n- title: B\n---\n- title: C\n", 3),
    ("yaml", f"- title: A\n- own: {'[' * 70}\n", 2),
    ("yaml", "\t- title: A\n", 1),
    ("json", '[{"title": "A"}, {"title": "B", "tags": [}]', 1),
    ("jsonl", '{"title": "A"}\n{"title": "B"\n{"title": "C"}\n{\n', 2),
    ("csv", 'title,date\nA,2017\nB,"2018\nC,2019\n', 3),
    ("csv", "titel,date\nA,2017\n", 1),
    ("tsv", "\n\ntitel\tdate\nA\t2017\n", 3),
    ("yaml", "- title: A\x01\n", 1),
]


@pytest.mark.parametrize(("format", "text", "line"), WHERE)
def test_the_line_is_known_from_which_on_nothing_is_read(format: str, text: str, line: int) -> None:
    found = checked(text, format=format)
    assert [(place.file, place.line) for place in found.timeline.unread] == [("0.file", line)]


@pytest.mark.parametrize("format", ["yaml", "json", "jsonl", "csv", "tsv"])
def test_of_a_file_that_is_whole_all_is_read(format: str) -> None:
    whole = libyatl.load()
    again = checked(libyatl.write(whole, format=format), format=format)
    assert again.timeline.unread == ()
    assert len(again.timeline.events) == len(whole.events)


def test_the_rest_of_a_line_is_not_all_of_a_file() -> None:
    text = "events: [{title: A}, {title: B\n"
    (place,) = checked(text).timeline.unread
    assert (place, unread(place)) == (Span("0.file", 1, 22), "0.file is not read from line 1 on")
    (place,) = checked("events: [{title: B\n").timeline.unread
    assert unread(place) == "nothing of 0.file is read"


def test_a_line_that_is_not_read_may_hold_what_the_others_need() -> None:
    lines = libyatl.write(libyatl.load(), format="jsonl").splitlines()
    whole = findings(checked("\n".join(lines), format="jsonl"))
    for number in (0, 5, len(lines) // 2):
        some = [*lines[:number], lines[number][:-1], *lines[number + 1 :]]
        broken = checked("\n".join(some), format="jsonl")
        assert new(whole, broken) == set(), number
        (place,) = broken.timeline.unread
        assert unread(place) == f"0.file is not read in line {number + 1}"
        assert len(broken.timeline.events) == len(lines) - 1


LEFT_OUT = [
    ("yaml", "- {title: A, after: ID}\n- {id: b, date: 2017}\n", True),
    (
        "yaml",
        "- {title: A, during: ID}\n- {title: B}\n- {id: b, title: B, date: x}\n",
        True,
    ),
    ("csv", "id,title,date,after\na,A,2017,ID\nb,B,soon,\n", True),
    ("jsonl", '{"title": "A", "after": "ID"}\n{"id": "b", "title": "B", "date": "soon"}\n', True),
    ("json", '[{"title": "A", "after": "ID"}, {"id": "b"}]', True),
    ("jsonl", '{"title": "A", "after": "ID"}\n{"id": "b", "title": "B"\n', False),
    ("tsv", "id\ttitle\tafter\na\tA\tID\nb\tB\n", False),
    ("yaml", "- {title: A, with: ID}\n- *b\n", False),
]
"""A format, a text with a relation to ID, and whether all ids of what is left out are known."""


@pytest.mark.parametrize(("format", "text", "known"), LEFT_OUT)
def test_an_event_that_was_left_out_is_not_said_to_be_missing(
    format: str, text: str, *, known: bool
) -> None:
    for id, dangles in {"b": False, "d": known}.items():
        codes = [one.code for one in checked(text.replace("ID", id), format=format).report]
        assert ("dangling-relation" in codes) == dangles


def test_a_difference_is_not_said_to_be_all_of_a_file_that_breaks_off(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text, said in (
        ("torn.yaml", "- title: A\n- title: [\n", "torn.yaml is not read from line 2 on"),
        ("torn.json", "[{", "nothing of torn.json is read"),
    ):
        (tmp_path / name).write_text(text)
        assert run(["check", "--diff", str(tmp_path / name)]) == 0
        out, err = capsys.readouterr()
        assert (out, err.count("\n")) == ("", 1)
        assert said in err.replace(f"{tmp_path}/", "")


@pytest.mark.parametrize("asked", [{"id": "b"}, {"actor": "X"}])
def test_an_unknown_name_is_one_still_but_may_stand_in_the_rest(asked: dict[str, str]) -> None:
    timeline = checked("- title: A\n  id: a\n  actors: Z\n- title: [\n").timeline
    with pytest.raises(UsageError) as caught:
        libyatl.select(timeline, **asked)  # type: ignore[call-overload]
    assert caught.value.help.startswith("0.file is not read from line 4 on; ")


def test_only_errors_are_mended_while_something_is_unread() -> None:
    text = "- title: A\n  date: 25.07.2017\n- title: B\n  tags: ['a ', b]\n"
    assert {one.code for mend in mends(checked(text)) for one in mend.made} == {
        "date-unreadable",
        "untidy-name",
    }
    broken = mends(checked(f"{text}- title: [\n"))
    assert {one.code for mend in broken for one in mend.made} == {"date-unreadable"}


def test_what_is_held_back_is_on_record() -> None:
    rests_on_all = {
        code
        for checks in CHECKS.values()
        for code, listed in checks.items()
        if listed.rests_on == "all of it"
    }
    assert rests_on_all | {"idle-acceptance"} == OF_THE_WHOLE
    assert rests_on_all == {
        "accounts-differ",
        "claimant-missing",
        "clocks-apart",
        "crowded-day",
        "false-precision",
        "implausible-year",
        "known-spelling",
        "no-locator",
        "out-of-order",
        "placeholder-date",
        "publication-undated",
        "similar-names",
        "single-origin",
        "single-source",
        "swapped-day-month",
        "two-spellings",
        "unplaced-event",
        "unregistered-name",
        "unused-entry",
    }
