"""What people type that libyatl calls otherwise: each hint names what there is, and works."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from processes import EDITING

from libyatl.cli import slips
from libyatl.cli.app import COMMANDS, PROGRAM, run
from libyatl.cli.typer_face import built

CHRONOLOGY = "- {id: a, title: A word, date: 2017, tags: [t]}\n- {id: b, title: B, date: 2018}\n"
STANDS_FOR = {"ID": "a", "WORD": "word", "FILE": "events.yaml"}
SAID: list[tuple[str, str]] = [
    ("show --search embassy", "use --text TEXT; see libyatl show --help"),
    ("filter --output-format csv", "use -O FORMAT; see libyatl filter --help"),
    ("show --output-format csv", "use libyatl filter -O FORMAT; see libyatl show --help"),
    ("show --event a", "use --id ID; see"),
    ("show --start 2017", "use --from DATE; see"),
    ("show --end 2017", "use --to DATE; see"),
    ("show --date 2017", "use --on DATE; see"),
    ("show --person Hifter", "use --actor NAME; see"),
    ("show --query x", "use --where EXPR; see"),
    ("explain --format json", "see libyatl explain --help"),
    ("show --limit-to 3", "use --limit N; see"),
    ("show --verbose", "use --all; see"),
    ("why --silent", "use --quiet; see"),
    ("schema --quiet", "see libyatl schema --help"),
    ("show --csv", "use libyatl filter --csv; see"),
    ("show --fields id", "use libyatl filter --fields; see"),
    ("check --json", "use -O json; see"),
    ("actors --tsv", "use -O tsv; see"),
    ("why --tag x", "use libyatl show --tag; see"),
    ("--actor Hifter", "use libyatl show --actor; see libyatl --help"),
    ("--search Hifter", "use libyatl show --text TEXT; see libyatl --help"),
    ("--csv", "use libyatl filter --csv; see libyatl --help"),
    ("-v", "use --version; see libyatl --help"),
    ("-V", "use --version; see libyatl --help"),
    ("show --version", "use libyatl --version; see libyatl show --help"),
    ("show --serach x", "see libyatl show --help"),
    ("show --sorce x", "did you mean '--source'? see libyatl show --help"),
    ("show -x", "see libyatl show --help"),
    ("show --actor", "see libyatl show --help"),
    ("show --from 2017 --limit", "see libyatl show --help"),
    ("filter --limit x", "a number of events, such as 10"),
    ("filter --min-sources two", "a number of sources, such as 2"),
    ("filter --min-origins two", "a number of origins, such as 2"),
    ("show --width wide", "a number of columns, such as 100"),
    ("search", "libyatl show WORD draws the events of a name, a date or a text"),
    ("LS", "libyatl show --view list lists the events"),
    ("shwo", "did you mean 'show'?"),
    ("help shwo", "did you mean 'show'?"),
    (
        "Titanic",
        "libyatl show Titanic asks for a name, a date or a text; libyatl help lists the commands",
    ),
    ("'Hifter visit'", "libyatl show 'Hifter visit' asks for a name, a date or a text"),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("events.yaml").write_text(CHRONOLOGY)
    return tmp_path


@pytest.mark.parametrize(("line", "said"), SAID)
def test_a_slip_is_told_what_would_do_it(
    line: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(shlex.split(line)) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 2)
    assert err.partition("\n  help: ")[2].startswith(said)


DONE_ALONE = [line for line, _ in slips._COMMANDS if line.split()[1] not in EDITING]


@pytest.mark.parametrize("line", DONE_ALONE)
def test_a_hint_for_a_command_works(line: str, folder: Path) -> None:
    if line == "libyatl init":
        Path("events.yaml").unlink()
    assert run([STANDS_FOR.get(word, word) for word in line.split()[1:]]) == 0


@cache
def takes(command: str) -> dict[str, str]:
    """Return the options of a command with what they take; to build a command takes long."""
    parameters: Any = built(PROGRAM, command).params
    return {name: one.metavar or "" for one in parameters for name in one.opts}


def hints() -> Iterator[tuple[str, str]]:
    """Yield each command with what is said there of an option that it has not."""
    for names in slips._OPTIONS.values():
        for name in names.split():
            only, _, option = name.rpartition(":")
            for command in (only,) if only else COMMANDS:
                known = [*takes(command)]
                meant = slips.option_meant(f"--{option}", command, known)
                if meant and f"--{option}" not in known:
                    yield command, meant


@pytest.mark.parametrize(("command", "meant"), sorted(set(hints())))
def test_a_hint_for_an_option_names_options_with_what_they_take(command: str, meant: str) -> None:
    line = shlex.split(meant)
    if meant == "libyatl --version":
        return
    if line[0] == "libyatl":
        _, command, *line = line
    known = takes(command)
    for option, value in pairwise([*line, "-"]):
        if option[0] == "-":
            assert option in known
            assert not value.isupper() or value in (known[option], "UTC")


def test_a_name_stands_for_one_thing_and_is_none_of_ours() -> None:
    commands = Counter(name for names in slips._COMMANDS.values() for name in names.split())
    typed_options = Counter(name for names in slips._OPTIONS.values() for name in names.split())
    assert [name for name, times in (commands + typed_options).items() if times > 2] == []
    assert [name for name, times in commands.items() if times > 1 or name in COMMANDS] == []
    assert [name for name, times in typed_options.items() if times > 1] == []


@pytest.mark.parametrize("words", [["help"], ["help", "help"], ["--help"], []])
def test_help_is_the_help(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(words) == 0
    assert capsys.readouterr().out.startswith("Usage: libyatl [OPTIONS] COMMAND")


def test_help_of_a_command_is_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["help", "show", "more"]) == 0
    said = capsys.readouterr().out
    assert run(["show", "--help"]) == 0
    assert capsys.readouterr().out == said


@pytest.mark.parametrize(("one", "other"), [("--from", "--since"), ("--to", "--until")])
def test_an_option_has_two_names(
    one: str, other: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = []
    for option in (one, other):
        assert run(["filter", option, "2017", "--fields", "id"]) == 0
        answers.append(capsys.readouterr().out)
    assert answers[0] == answers[1]
