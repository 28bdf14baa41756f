"""What YAML takes away without a word is told; what is good YAML and meant is not."""

from __future__ import annotations

import pytest

from libyatl.formats import read_data


def told(text: str) -> list[str]:
    report = read_data([("t.yaml", text.encode())]).report
    return [f"{one.span} {one.code} {one.severity}" for one in report]


CUT = "comment-cut warning"
RUN_ON = "missing-blank warning"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- title: Flight 370 #missing\n", [f"t.yaml:1:21 {CUT}"]),
        ("- title: Flight 370 #missing", [f"t.yaml:1:21 {CUT}"]),
        ("- title: Flight 370 #missing\r\n", [f"t.yaml:1:21 {CUT}"]),
        ("\ufeff- title: Flight 370 #missing\n", [f"t.yaml:1:21 {CUT}"]),
        ("- title: été 漢字 #2\n", [f"t.yaml:1:17 {CUT}"]),
        ("- title: a ##b\n", [f"t.yaml:1:12 {CUT}"]),
        ("- title: a #b # c\n", [f"t.yaml:1:12 {CUT}"]),
        ("- title: a\n  summary: #1 of 3\n", [f"t.yaml:2:12 {CUT}"]),
        ("- title: a\n  date: 2017 #so\n", [f"t.yaml:2:14 {CUT}"]),
        ("- title: a\n  tags: [b, c #d\n  ]\n", [f"t.yaml:2:15 {CUT}"]),
        ("- title: a\n  tags:\n  - b #c\n  - d #e\n", [f"t.yaml:3:7 {CUT}", f"t.yaml:4:7 {CUT}"]),
        ("- title: a\n  own: b #c\n", [f"t.yaml:2:10 {CUT}"]),
        ("- title: a\n    b #c\n", [f"t.yaml:2:7 {CUT}"]),
        ("- {title: a, sources: [{id: s, quote: b #c\n}]}\n", [f"t.yaml:1:41 {CUT}"]),
        ("title: Case #4\nevents: []\n", [f"t.yaml:1:13 {CUT}"]),
        ("sources:\n  s: {title: a #b\n    }\n", [f"t.yaml:2:16 {CUT}"]),
        ("actors:\n  a: The 1 #1\n", [f"t.yaml:2:12 {CUT}"]),
        ("- title: a # b\n", []),
        ("- title: a  #b\n", []),
        ("- title: a\t#b\n", []),
        ("- title: a #\n", []),
        ("- title: a#b\n", []),
        ("- title: 'a #b' #c\n", []),
        ('- title: "a #b"\n', []),
        ("- title: |\n    a #b\n", []),
        ("- title: > #c\n    a #b\n", []),
        ("- title: a\n  #b\n  # c\n", []),
        ("- title: a\n  actors: #who\n  - b\n", []),
        ("- #x\n  title: a\n", []),
        ("- {title: a} #b\n", []),
        ("- title: a\n  tags: [b] #c\n", []),
        ("- title: https://example.org/#b\n", []),
    ],
)
def test_a_text_that_a_comment_cuts_short_is_told(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- {title: B, date:2017}\n", [f"t.yaml:1:14 {RUN_ON}"]),
        ("- {title: B, date:2017-07-25T14:30}\n", [f"t.yaml:1:14 {RUN_ON}"]),
        ("- {title: B, own:7, x: 1}\n", [f"t.yaml:1:14 {RUN_ON}"]),
        ("- title: B\n  own: {deep:7}\n", [f"t.yaml:2:9 {RUN_ON}"]),
        ("- title: B\n  sources: [{id: s, at:p. 3}]\n", [f"t.yaml:2:21 {RUN_ON}"]),
        ("{events: [], title:T}\n", [f"t.yaml:1:14 {RUN_ON}"]),
        ("actors: {a:The Actor, b: B}\n", [f"t.yaml:1:10 {RUN_ON}"]),
        ("sources: {s: {url:https://example.org/a:b}}\n", [f"t.yaml:1:15 {RUN_ON}"]),
        ("- {title: B, 'own:7', x: 1}\n", []),
        ("- {title: B, 'own':7}\n", []),
        ("- {title: B, own:7: 8}\n", []),
        ("- {title: B, own: , x: }\n", []),
        ("- {title: B, https://example.org}\n", []),
        ("- title: B\n  own:7:\n", []),
        ("- title: a:b\n  tags: [c:d]\n", []),
        ("actors: {'a:b', c}\n", []),
        ("actors: {{a: b}}\n", ["t.yaml:1:10 key-not-text error"]),
    ],
)
def test_a_key_that_holds_its_value_is_told(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_the_remedy_is_shown_where_it_is_short() -> None:
    def help(text: str) -> str:
        (one,) = read_data([("t.yaml", text.encode())]).report
        return one.help

    assert help("- title: Joan's #1\n").startswith(
        "put quotes around all of it, as in 'Joan''s #1';"
    )
    assert help(f"- title: {'x' * 90} #1\n").startswith("put quotes around all of it; if")
    assert help("- title: a\n  tags: [b #c, d]\n  ]\n").startswith(
        "put quotes around all of it; if"
    )
    assert "the colon, date: 2017;" in help("- {title: a, date:2017}\n")
    assert "the colon; until" in help(f"- {{title: a, own:{'x' * 90}}}\n")


def test_a_key_that_was_told_is_kept() -> None:
    (event,) = read_data([("t.yaml", b"- {title: B, date:2017}\n")]).events
    assert (event.when, dict(event.extra)) == (None, {"date:2017": ""})


@pytest.mark.parametrize(
    ("text", "place", "remedy"),
    [
        ("- title:E\n  date: 2017\n", "1:3", "title: E"),
        ("- date:2017\n  title: F\n", "1:3", "date: 2017"),
        ("- title: F\n  date:2017\n  places: [x]\n", "2:3", "date: 2017"),
        ("- title: F\n  date:2017\n", "2:3", "date: 2017"),
        ("sources:\n  s:\n    title: F\n    url:mailto:a\n", "4:5", "url: mailto:a"),
    ],
)
def test_a_line_that_is_no_key_for_want_of_a_blank_is_told(
    text: str, place: str, remedy: str
) -> None:
    (told,) = [one for one in read_data([("t", text.encode())]).report if one.code == "yaml-syntax"]
    assert str(told.span) == f"t:{place}"
    assert told.help.startswith(f"put a blank behind it, {remedy};")


@pytest.mark.parametrize("text", ["- title: F\n  see:2017\n  date: 2018\n", "- a b:c\n  d: e\n"])
def test_a_line_that_holds_no_key_of_ours_is_told_as_any_other(text: str) -> None:
    (told,) = [one for one in read_data([("t", text.encode())]).report if one.code == "yaml-syntax"]
    assert "put a blank behind it" not in told.help
