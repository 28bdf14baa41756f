"""No option does nothing: with every command and each of its outputs it changes something.

Where it cannot, it is refused, with the outputs that heed it. Options come from typer's own
lists, so that a new one is here before anybody thinks of it.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

import pytest
from command_lines import OF_IMPORT, options
from depths import drawn

from libyatl.cli.app import COMMANDS, run
from libyatl.drawings import DRAWINGS
from libyatl.views import VIEWS

ROWS = {
    **{name: ["-O", name] for name in ("csv", "tsv", "json", "jsonl", "yaml", "md", "table")},
    "json in a file": ["-o", "out.json"],
    "csv in a file": ["-o", "out.csv"],
    "csv in a pipe": [],
    "geojson": ["-O", "geojson"],
}
TALLIES = {name: words for name, words in ROWS.items() if name not in ("yaml", "md", "geojson")}
EVENTS_ALONE = {"mermaid": ["-O", "mermaid"]}
OUTPUTS: dict[str, dict[str, list[str]]] = {
    "show": {
        "timeline": [],
        **{view: ["--view", view] for view in VIEWS if view != "timeline"},
        **{name: ["-O", name] for name in DRAWINGS if name not in ("text", "png")},
        "cards of ids": ["bell", "reply"],
        "groups in lanes": ["--view", "lanes", "-g", "tag"],
        "chart of months": ["--view", "chart", "-g", "month"],
        "md of places": ["-g", "place", "-o", "out.md"],
        "svg of lanes": ["-g", "actor", "-o", "out.svg"],
    },
    "filter": ROWS | EVENTS_ALONE,
    "why": {
        "text": ["bell"],
        "json": ["bell", "-O", "json"],
        "two": ["reply", "bell"],
        "json of two": ["reply", "bell", "-o", "out.json"],
    },
    "check": {
        **{name: ["-O", name] for name in ("full", "concise", "json", "github", "sarif")},
        "list": ["--list"],
        "diff": ["--diff"],
        "fix": ["--fix"],
    },
    "add": {
        "one": ["--title", "A bell rings"],
        "diff": ["--title", "A bell rings", "--diff"],
    },
    "edit": {
        "one": ["bell", "--title", "A bell rings"],
        "diff": ["bell", "--title", "A bell rings", "--diff"],
    },
    "remove": {
        "one": ["soon", "--refs", "drop"],
        "diff": ["soon", "--refs", "drop", "--diff"],
    },
    "rename": {
        "another name": ["actor", "ann", "anna"],
        "merge": ["source", "wire", "book", "--merge", "--keep", "old"],
        "diff": ["actor", "ann", "anna", "--diff"],
    },
    "diff": {
        "text": ["events.yaml", "other.yaml"],
        "json": ["events.yaml", "other.yaml", "-O", "json"],
        "stat": ["events.yaml", "other.yaml", "--stat"],
        "textconv": ["--textconv", "events.yaml"],
        "external": ["--external", "x.yaml", "events.yaml", *"12", "other.yaml", *"34"],
    },
    "merge": {"YAML": ["events.yaml", "other.yaml", "table.csv", "-o", "-"]},
    "git": {"settings": ["settings"]},
    **dict.fromkeys(("places", "tags"), TALLIES),
    "actors": TALLIES | {"gexf": ["-O", "gexf"]},
    "sources": TALLIES | {"csl": ["-O", "csl"]},
    "stats": {
        **TALLIES,
        "csv of tags": ["-g", "tag", "-O", "csv"],
        "table of months": ["-g", "month", "-O", "table"],
    },
    "columns": {"text": ["table.csv"], "json": ["table.csv", "-O", "json"]},
    "explain": {"code": ["no-source"]},
    "formats": {"list": []},
    "examples": {"list": [], "text": ["titanic"]},
    "init": {"text": ["-"]},
    "schema": {"JSON Schema": []},
    "completion": {"bash": ["bash"]},
}
"""By command: its outputs, and the words that ask for each."""

CHANGING: dict[str, list[list[str]]] = {
    "--file": [["other.yaml"], ["table.csv"]],
    "--input-format": [["jsonl"]],
    "--where": [["tag:walks"]],
    "--actor": [["Ann"]],
    "--place": [["Bern"]],
    "--tag": [["walks"]],
    "--source": [["wire"]],
    "--status": [["planned"]],
    "--text": [["walk"]],
    "--id": [["undated"]],
    "--not-actor": [["Ann"]],
    "--not-place": [["Bern"]],
    "--not-tag": [["talks"]],
    "--not-source": [["paper"]],
    "--not-status": [["occurred"]],
    "--not-text": [["walk"]],
    "--not-id": [["bell"]],
    "--min-sources": [["2"]],
    "--min-origins": [["2"]],
    "--from": [["2018"]],
    "--to": [["2016"]],
    "--on": [["2016"]],
    "--after": [["2018"]],
    "--before": [["2017"]],
    "--undated": [["only"]],
    "--as-of": [["2016"]],
    "--tz": [["Asia/Tokyo"]],
    "--sort": [["title"]],
    "--group-by": [["status"]],
    "--limit": [["1"]],
    "--output": [["other.txt"]],
    "--format": [["json"], ["text"], ["tsv"], ["sarif"]],
    "--color": [["always"]],
    "--width": [["40"]],
    "--fields": [["id"]],
    "--view": [["list"]],
    "--theme": [["dark"]],
    "--lanes": [["1"]],
    "--rows": [["1"]],
    "--scale": [["true"]],
    "--select": [["evidence"]],
    "--ignore": [["all"]],
    "--map": [["title=Name"]],
    "--title": [["{Name}"]],
    "--century": [["1900"]],
    "--missing": [["9999"]],
    "--split": [[","]],
    "--encoding": [["cp1252"]],
    "--delimiter": [[";"]],
    "--sheet": [["2"]],
    "--label": [["one"]],
    "--marker-size": [["9"]],
    "--path": [["x.yaml"]],
    "--epoch": [["s"]],
    "--keep": [["new"]],
    "--from-json": [["table.csv"]],
    "--place-at": [["end"]],
    "--date": [["2017-03"]],
    "--summary": [["All rang."]],
    "--lasted": [["2 days"]],
    "--seq": [["3"]],
    "--note": [["So it is."]],
    "--set": [["own=1"]],
    "--unset": [["date"]],
    "--at": [["p. 3"]],
    "--quote": [["It rang."]],
    "--tells": [["true"]],
    "--source-note": [["Seen."]],
    "--add-actor": [["Dee"]],
    "--remove-actor": [["Bob"]],
    "--add-place": [["Oslo"]],
    "--remove-place": [["Rome"]],
    "--add-tag": [["new"]],
    "--remove-tag": [["walks"]],
    "--add-alias": [["Belle"]],
    "--remove-alias": [["Belle"]],
    "--add-source": [["Almanac"]],
    "--remove-source": [["paper"]],
    "--add-after": [["soon"]],
    "--remove-after": [["soon"]],
    "--add-before": [["soon"]],
    "--remove-before": [["soon"]],
    "--add-during": [["soon"]],
    "--remove-during": [["soon"]],
    "--add-with": [["soon"]],
    "--remove-with": [["soon"]],
    "--refs": [["refuse"]],
}
"""By option: values of which one or other tells in the file below. Flags need none."""

BESIDE: dict[str, list[str]] = {
    "--certain": ["--on", "2017-08-05"],
    "--ids": ["--width", "40"],
}
"""By option: without what there is nothing for it to change."""

ELSEWHERE = {
    *("--encoding", "--quiet"),  # test_importing.py
    *("--create", "--new-names", "--no-input"),  # test_prompt.py, the transcripts
}
"""What shows in other files alone, in what is said beside the answer, or where it is asked."""
TERMINAL = {"--color", "--width", "--no-pager", "--all"}  # test_paging.py, test_checking.py
"""What a terminal would show, taken wherever the answer goes: `cli/heeding.py` says why."""


class Answer(NamedTuple):
    """How a command ended, what it wrote, and which files there are then."""

    status: int
    out: str
    err: str
    files: dict[str, str]


EVENTS = """\
check: {unplaced-event: Nobody remembers when.}
actors: {ann: {name: Ann Lee, aliases: [Ann]}}
places: {bern: {name: Bern}}
sources:
  paper: {title: The paper, published: 2017-08-20}
  book: {title: A book, published: 2017-08-15T23:30Z, via: paper}
  wire: {title: The wire}
events:
  - {id: bell, title: "=A bell rings in the town and in all of the villages around it, says she",
     date: 2017-08, actors: [Ann, Bob, "=Cy"], places: [Bern, Rome], tags: [talks, "=x"],
     sources: [paper, book]}
  - {id: reply, title: Z, date: 2016-03-04T23:30Z, status: reported, after: soon, actors: [Bob],
     note: a walk, places: [Rome, "=y"], tags: [talks], sources: [book]}
  - {id: soon, title: Now, date: 2016-05~, actors: [Bob], places: [Rome], tags: [walks],
     sources: ["=z"]}
  - {id: plan, title: A plan, date: 2018-03-04T23:30Z, status: planned, actors: [Ann ],
     places: [Rome], tags: [talks], sources: [wire], after: bell}
  - {id: undated, title: It rings, actors: ["Dee "], places: [Oslo], tags: [walks]}
  - {id: slashed, title: Written otherwise, date: 2017/08/03, sources: The wire}
"""
SLIPS = "".join(f"  - {{id: e{n}, title: Slip {n}, date: 2019, titel: x}}\n" for n in range(25))
OTHER = (
    "events:\n  - {id: bell, title: Another, date: 2017-08, places: [Ulm], tags: [t]}\n"
    "  - {id: reply, title: Before, date: 2015, actors: [Eve], sources: [letter]}\n"
)
TABLE = "Date,Event,Who\n2017-08-05,Talk,Ann\n2017-08-06,Walk,Bob\n"
INPUTS = ("events.yaml", "other.yaml", "table.csv")


@pytest.fixture(autouse=True)
def _empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LIBYATL_FILE", "events.yaml")


def answer(line: list[str], capfd: pytest.CaptureFixture[str]) -> Answer:
    """Run a line beside the files above and nothing else."""
    for left in os.listdir():
        os.unlink(left)
    Path("events.yaml").write_text(EVENTS + SLIPS, encoding="utf-8")
    Path("other.yaml").write_text(OTHER, encoding="utf-8")
    Path("table.csv").write_text(TABLE, encoding="utf-8")
    status = run(line)
    out, err = capfd.readouterr()
    return Answer(status, out, err, {name: Path(name).read_text() for name in os.listdir()})


CASES = [
    (command, output, option.name, [[]] if option.is_flag else CHANGING[option.name])
    for command, outputs in OUTPUTS.items()
    for output in outputs
    for option in options(command)
    if command != "columns" or option.name not in OF_IMPORT
]


def test_every_command_is_tried() -> None:
    assert {*OUTPUTS} == {*COMMANDS}


DRAWN = drawn(CASES, 600)


@pytest.mark.parametrize(
    ("command", "output", "name", "values"), DRAWN, ids=[" ".join(case[:3]) for case in DRAWN]
)
def test_an_option_changes_something_or_is_refused(
    command: str,
    output: str,
    name: str,
    values: list[list[str]],
    capfd: pytest.CaptureFixture[str],
) -> None:
    words = [command, *OUTPUTS[command][output], *BESIDE.get(name, ())]
    without = answer(words, capfd)
    answers = [answer([*words, name, *value], capfd) for value in values]
    for given in answers:
        if given.status == 2:
            assert (given.out, sorted(given.files)) == ("", [*INPUTS])
            assert given.err.startswith("libyatl: ")
    is_so_already = output.startswith(name.removeprefix("--")) or [output] in values
    is_so_already |= output.startswith("chart") and name == "--scale"  # of columns, of many periods
    is_so_already |= name == "--lossless" and output.startswith(("json", "yaml", "geojson"))
    is_so_already |= without.status == 2  # what stands beside it is refused
    if not is_so_already and name not in TERMINAL | ELSEWHERE:
        assert any(given != without for given in answers), "it does nothing"


@pytest.mark.parametrize(
    "command", ["show", "filter", "why", "check", "actors", "places", "sources", "tags", "stats"]
)
def test_no_format_is_taken_that_is_none(command: str) -> None:
    assert run([command, *OUTPUTS[command].get("text", ()), "-o", "out.nonsense"]) == 2
    for words in OUTPUTS[command].values():
        assert run([command, *words, "-O", "nonsense"]) == 2


EMPTY_TEXTS = {"--text", "--not-text"}
"""Options whose value is looked for in a text: nothing is, in each."""


@pytest.mark.parametrize("command", OUTPUTS)
def test_an_empty_value_is_not_passed_over(command: str, capfd: pytest.CaptureFixture[str]) -> None:
    """As a script gives it whose variable is not set."""
    words = next(iter(OUTPUTS[command].values()))
    for option in options(command):
        if not option.is_flag and option.name not in EMPTY_TEXTS:
            given = answer([command, *words, option.name, ""], capfd)
            assert (option.name, given.status, given.out) == (option.name, 2, "")


@pytest.mark.parametrize("suffix", ["csv", "tsv", "yaml", "json", "jsonl", "sarif"])
@pytest.mark.parametrize("output", ["list", "diff", "concise"])
def test_what_check_writes_is_what_the_name_of_the_file_tells(
    output: str, suffix: str, capfd: pytest.CaptureFixture[str]
) -> None:
    words = OUTPUTS["check"][output] if output != "concise" else []
    given = answer(["check", *words, "-o", f"out.{suffix}"], capfd)
    if not words and suffix in OUTPUTS["check"]:
        assert given.files[f"out.{suffix}"].startswith("{")
        return
    assert (given.status, given.out, sorted(given.files)) == (2, "", [*INPUTS])
    assert f"'.{suffix}' tells " in given.err
    for told in ("out.txt", "out"):
        assert Path(told).name in answer(["check", *words, "-o", told], capfd).files


@pytest.mark.parametrize("name", ["--color", "--width"])
@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_for_a_terminal_changes_some_output(
    command: str, name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    if name not in {option.name for option in options(command)}:
        return
    outputs = [[command, *words] for words in OUTPUTS[command].values()]
    answers = [answer([*words, name, *CHANGING[name][0]], capfd) for words in outputs]
    without = [answer(words, capfd) for words in outputs]
    changed = [(new, old) for new, old in zip(answers, without, strict=True) if new.status != 2]
    assert any(new != old for new, old in changed)


@pytest.mark.parametrize("name", ["html", "md"])
def test_a_page_that_is_asked_for_by_name_has_no_width(
    name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    slip = answer(["show", "-O", name, "--width", "400"], capfd)
    assert (slip.status, slip.out) == (2, "")
    assert f"--width does nothing with {name}" in slip.err
    assert answer(["show", "-o", f"out.{name}", "--width", "400"], capfd).status == 0
