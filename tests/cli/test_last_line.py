"""The last line: how many events, what was not read, and of which file."""

from __future__ import annotations

from pathlib import Path

import pytest
from terminals import at_terminal

import libyatl
from libyatl.cli.app import run
from libyatl.cli.last_line import last_line

DATED = "- {id: a, title: A, date: 2017}\n"
FLAWED = """\
- {id: a, title: A, date: soon}
- {title: B, statuss: disputed, after: c}
- {id: c, title: C, status: odd, date: 2017}
- {title: D, date: [1]}
- {title: E, date: noon}
"""
FLAWS = (
    "2 dates unreadable (lines 1, 5) · 1 status unknown (line 3) · 1 key unknown (line 2) · "
    "1 further error"
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("texts", "asked", "line"),
    [
        ([DATED], {}, "1 event: 1 dated · 0.yaml"),
        (["- {title: A}\n- {title: B}\n"], {"limit": 1}, "1 of 2 events: 1 undated · 0.yaml"),
        (["- {title: A}\n"], {"limit": 0}, "0 of 1 event · 0.yaml"),
        (
            [DATED + "- {title: B, after: a}\n- {title: C}\n"],
            {},
            "3 events: 1 dated, 1 placed, 1 undated · 0.yaml",
        ),
        (
            [DATED + "- {title: B, after: a}\n"],
            {"on": "2017"},
            "2 events: 1 dated, 1 placed · 1 certainly, 1 possibly · 0.yaml",
        ),
        ([FLAWED], {}, f"5 events: 1 dated, 1 placed, 3 undated · {FLAWS} · 0.yaml"),
        ([FLAWED], {"text": "zzz"}, f"no events: none of 5 events matches · {FLAWS} · 0.yaml"),
        (
            [DATED, "- {title: B, date: soon}\n"],
            {},
            "2 events: 1 dated, 1 undated · 1 date unreadable (1.yaml:1) · 0.yaml, 1.yaml",
        ),
        (
            ["".join(f"- {{title: {n}, date: soon}}\n" for n in range(5))],
            {},
            "5 events: 5 undated · 5 dates unreadable (lines 1, 2, 3, …) · 0.yaml",
        ),
        (["- {title: A}\n"] * 4, {}, "4 events: 4 undated · 4 files"),
        (["- {title: A}\n- 3\n"], {}, "1 event: 1 undated · 1 error · 0.yaml"),
        ([""], {}, "no events in 0.yaml"),
        (["", ""], {}, "no events in 0.yaml, 1.yaml"),
        (["- {title: A}\n- title: \udcff\n"], {}, "no events in 0.yaml · 1 error"),
        (
            [
                "sources: {s: {published: 2018}, t: {published: 2016}}\n"
                "events: [{title: A, sources: [s]}, {title: B, sources: [t]}]\n"
            ],
            {"as_of": "2017"},
            "1 event: 1 placed · 1 not published yet · 0.yaml",
        ),
        (
            ["sources: {s: {published: 2018}}\nevents: [{title: A, sources: [s]}]\n"],
            {"as_of": "2017"},
            "no events: 1 not published yet · 0.yaml",
        ),
    ],
)
def test_last_line(texts: list[str], asked: dict[str, object], line: str) -> None:
    for number, text in enumerate(texts):
        Path(f"{number}.yaml").write_bytes(text.encode("utf-8", "surrogateescape"))
    timeline = libyatl.load(*(f"{number}.yaml" for number in range(len(texts))))
    chosen = libyatl.select(timeline, **asked)  # type: ignore[call-overload]
    assert last_line(chosen, 1000) == line


def test_a_place_in_json_is_told_by_its_pointer() -> None:
    Path("a.json").write_text('{"events": [{"title": "A", "date": "soon"}]}')
    line = last_line(libyatl.select(libyatl.load("a.json")), 1000)
    assert line == "1 event: 1 undated · 1 date unreadable (/events/0/date) · a.json"


def test_it_is_laid_out_to_the_width() -> None:
    chosen = libyatl.select(libyatl.load())
    assert last_line(chosen, 80).count("\n") == 0
    first, second = last_line(chosen, 40).split("\n")
    assert first.endswith(" placed")
    assert second == "  built-in example, -f FILE reads yours"


def test_a_name_of_a_file_can_do_nothing_to_a_terminal() -> None:
    Path("a\x1b[31m\n.yaml").write_text("- {title: A}\n")
    assert last_line(libyatl.select(libyatl.load("a\x1b[31m\n.yaml")), 1000).isprintable()


@pytest.mark.parametrize("command", ["show", "filter", "actors"])
def test_it_stands_at_a_terminal(command: str) -> None:
    Path("events.yaml").write_text("- {title: A, actors: [B]}\n")
    tallied = "1 actor · " if command == "actors" else ""
    assert at_terminal(command).endswith(f"\n{tallied}1 event: 1 undated · events.yaml\n")


@pytest.mark.parametrize(
    ("text", "words", "err"),
    [
        ("", [], "libyatl: no events in events.yaml\n"),
        ("- {title: A}\n", ["--text", "b"], "libyatl: no events: none of 1 event matches\n"),
        ("- {title: A}\n", [], ""),
    ],
)
def test_in_a_pipe_only_that_there_is_nothing_is_said(
    text: str, words: list[str], err: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("events.yaml").write_text(text)
    for command in ("show", "filter", "actors", "tags"):
        assert run([command, *words]) == 0
        assert capsys.readouterr().err == err


def test_where_an_error_says_why_nothing_more_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    Path("events.yaml").write_text("<<<<<<< HEAD\n")
    assert run(["show"]) == 1
    assert capsys.readouterr().err.count("\n") == 1


COUNTED = "- {id: a, title: A, date: 2017}\n- {title: B, after: a}\n- {title: C, date: 2016}\n"


@pytest.mark.parametrize("command", ["show", "filter"])
@pytest.mark.parametrize(
    ("words", "out", "err"),
    [
        ([], "3\n", ""),
        (["--on", "2017"], "2\n", "libyatl: 1 of them possibly\n"),
        (["--on", "2017", "--certain"], "1\n", ""),
        (["--limit", "2", "--sort", "title"], "2\n", ""),
        (["--text", "zzz"], "0\n", ""),
    ],
)
def test_count_is_a_number_alone(
    command: str, words: list[str], out: str, err: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("events.yaml").write_text(COUNTED)
    assert run([command, "--count", *words]) == 0
    assert capsys.readouterr() == (out, err)


@pytest.mark.parametrize(
    "line",
    [
        "show --count --view list",
        "show --count -O text",
        "show --count --group-by year",
        "show --count --tz UTC",
        "filter --count --csv",
        "filter --count --json",
        "filter --count --fields id",
        "filter --count --no-header",
        "filter --count --raw",
    ],
)
def test_what_does_nothing_with_a_count_is_refused(
    line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(line.split()) == 2
    out, err = capsys.readouterr()
    assert (out, err.splitlines()[1]) == ("", "  help: use it without --count")


def test_a_count_goes_to_a_file_and_fails_with_the_data() -> None:
    Path("events.yaml").write_text(COUNTED + "- {title: D, date: soon}\n")
    assert run(["filter", "--count", "-o", "count.txt", "--limit", "3"]) == 2
    assert run(["show", "--count", "-o", "count.txt", "--limit", "3"]) == 1
    assert Path("count.txt").read_text() == "3\n"
