"""The options by which other tools' files are read, and what is said of how they were."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
from command_lines import options
from consoles import run as process
from terminals import at_terminal

from libyatl.cli.app import COMMANDS, run
from libyatl.cli.importing import Importing, how
from libyatl.errors import UsageError
from libyatl.formats import FORMATS
from libyatl.formats.how import AS_IT_IS, How

EDITING = ("add", "edit", "remove")
"""Commands that read no file but what they write: YAML in keys of libyatl."""
READING = [
    command
    for command in COMMANDS
    if command not in EDITING and "--file" in {option.name for option in options(command)}
]
OWN = "events:\n  - {id: bell, title: A bell, date: 2017}\n"
TABLE = """\
Day,Missile,Place,Who,Notes
4/5/2017,KN-17,Pukchang,"A, B",fails
14/5/2017,KN-17,Kusong,A,Z
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("own.yaml").write_text(OWN, encoding="utf-8")
    Path("tests.csv").write_text(TABLE, encoding="utf-8")


def said(*line: str, capfd: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    status = run([*line])
    return status, *capfd.readouterr()


def events(*line: str, capfd: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    words = ["filter", "-f", "tests.csv", "--map", "date=Day", *line, "-O", "json"]
    status, out, err = said(*words, capfd=capfd)
    assert status == 0, err
    found: list[dict[str, object]] = json.loads(out)["events"]
    return found


def test_every_command_that_reads_takes_them() -> None:
    assert len(READING) > 9
    for command in READING:
        there = {option.name for option in options(command)}
        assert {"--map", "--title", "--dayfirst", "--encoding", "--epoch"} <= there


@pytest.mark.parametrize("command", READING)
def test_one_command_alone_lists_them(command: str, capfd: pytest.CaptureFixture[str]) -> None:
    _, out, _ = said(command, "--help", capfd=capfd)
    assert ("--monthfirst" in out) == (command == "columns")
    assert "libyatl columns" in " ".join(out.split())


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        (Importing(), AS_IT_IS),
        (Importing(map=["date=Day,title=Name"]), How(map=(("date", "Day"), ("title", "Name")))),
        (Importing(map=["date=none"]), How(map=(("date", "none"),))),
        (Importing(map=["-Notes", "- B"]), How(map=(("-", "Notes"), ("-", "B")))),
        (
            Importing(map=['title="Name, short",-X']),
            How(map=(("title", "Name, short"), ("-", "X"))),
        ),
        (Importing(map=["title=a=b"]), How(map=(("title", "a=b"),))),
        (Importing(dayfirst=True), How(order="day")),
        (Importing(monthfirst=True), How(order="month")),
        (Importing(century=1900), How(century=1900)),
        (Importing(missing="9999, -99"), How(missing=("9999", "-99"))),
        (Importing(split="/"), How(split="/")),
        (Importing(delimiter="tab"), How(delimiter="\t")),
        (Importing(delimiter="|"), How(delimiter="|")),
        (Importing(encoding="utf-16"), How(encoding="utf-16")),
        (Importing(sheet="2"), How(sheet="2")),
        (Importing(epoch="ms"), How(epoch="ms")),
        (Importing(trust_days=True), How(trust_days=True)),
        (Importing(title="{A} in {B}"), How(title="{A} in {B}")),
    ],
)
def test_what_is_typed_comes_to_a_how(given: Importing, meant: How) -> None:
    assert how(given) == meant


@pytest.mark.parametrize(
    ("given", "message", "help"),
    [
        (Importing(map=["Day"]), "--map: 'Day' says no role", "title=Day, say"),
        (Importing(map=["dat=Day"]), "--map: 'dat' is no role", "did you mean 'date'?"),
        (Importing(map=["colour=Day"]), "--map: 'colour' is no role", "there are id, date"),
        (Importing(map=["date="]), "--map: 'date=' names no column", "NAME=none, or -NAME"),
        (Importing(map=["-"]), "--map: '-' names no column", "NAME=none, or -NAME"),
        (Importing(map=["a,,b"]), "--map: 'a,,b' cannot be read", "such as"),
        (Importing(map=['date="Day']), "--map: 'date=\"Day' cannot be read", "such as"),
        (Importing(map=[""]), "--map: '' cannot be read", "such as"),
        (Importing(title="Tests"), "--title names no column", "in braces"),
        (Importing(dayfirst=True, monthfirst=True), "are two orders", "choose one"),
        (Importing(century=17), "--century: 17 begins no century", "such as 2000"),
        (Importing(missing="a,"), "--missing says nothing", "leave it out"),
        (Importing(split=""), "--split says nothing", "leave it out"),
        (Importing(encoding="latin-9000"), "is no encoding", "such as cp1252"),
        (Importing(encoding=""), "is no encoding", "such as cp1252"),
        (Importing(encoding="base64"), "is no encoding", "such as cp1252"),
        (Importing(delimiter="::"), "cannot stand between cells", "one character"),
        (Importing(delimiter=""), "--delimiter says nothing", "leave it out"),
        (Importing(epoch="h"), "'h' is no unit of --epoch", "known are s, ms, us, ns"),
        (Importing(epoch=""), "'' is no unit of --epoch", "known are s, ms, us, ns"),
    ],
)
def test_what_says_nothing_is_refused(given: Importing, message: str, help: str) -> None:
    with pytest.raises(UsageError) as raised:
        how(given)
    assert message in raised.value.message
    assert help in raised.value.help


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--map", "title=A"], "--map does nothing: what is read has the keys of libyatl itself"),
        (["--dayfirst"], "--dayfirst or --monthfirst does nothing: what is read has"),
        (["--sheet", "2"], "--sheet does nothing: no file is a workbook"),
        (["--delimiter", ";"], "--delimiter does nothing: no file is CSV"),
    ],
)
def test_what_no_file_heeds_is_refused(
    words: list[str], message: str, capfd: pytest.CaptureFixture[str]
) -> None:
    status, out, err = said("filter", "-f", "own.yaml", *words, capfd=capfd)
    assert (status, out) == (2, "")
    assert message in err


def test_one_file_that_heeds_it_is_enough(capfd: pytest.CaptureFixture[str]) -> None:
    words = ["-f", "own.yaml", "-f", "tests.csv", "--map", "title=Missile,date=Day"]
    assert said("filter", *words, "--count", "-q", capfd=capfd) == (0, "3\n", "")


@pytest.mark.parametrize(
    ("words", "message", "help"),
    [
        (["--map", "title=Misile"], "--map: no column is called 'Misile'", "mean 'Missile'?"),
        (["--map", "title=Missile,-X"], "--map: no column is called 'X'", "there are Day, Missile"),
        (["--map", "latitude=Day"], "'latitude' says nothing alone", "--map longitude=NAME"),
        (["--map", "month=Day"], "'month' says nothing alone", "--map year=NAME"),
        (["--title", "{Missle} {Place}"], "--title: no column is called 'Missle'", "'Missile'?"),
        (["--title", "{Missile|Other} {Plce|Nowhere}"], "no column is called 'Plce'", "'Place'?"),
    ],
)
def test_a_column_that_no_file_has_is_refused(
    words: list[str], message: str, help: str, capfd: pytest.CaptureFixture[str]
) -> None:
    usual = ["--title", "{Missile}"] if "--title" not in words else []
    status, out, err = said("filter", "-f", "tests.csv", *usual, *words, capfd=capfd)
    assert (status, out) == (2, "")
    assert message in err
    assert help in err


def test_many_columns_are_not_all_named(capfd: pytest.CaptureFixture[str]) -> None:
    names = [f"c{number}" for number in range(30)]
    Path("wide.csv").write_text(f"date,Title,{','.join(names)}\n", encoding="utf-8")
    _, _, err = said("filter", "-f", "wide.csv", "--map=-elsewhere", capfd=capfd)
    assert "c17 and 12 more" in err


def test_a_column_may_be_named_as_it_folds(capfd: pytest.CaptureFixture[str]) -> None:
    found = events("--title", "{missile} at {PLACE}", "--map=-notes", capfd=capfd)
    assert [event["title"] for event in found] == ["KN-17 at Pukchang", "KN-17 at Kusong"]


def test_each_of_them_changes_what_is_read(capfd: pytest.CaptureFixture[str]) -> None:
    titled = ["--title", "{Missile}"]
    plain = events(*titled, capfd=capfd)
    assert [event["date"] for event in plain] == ["2017-05-04", "2017-05-14"]
    assert [event["actors"] for event in plain] == [["A, B"], ["A"]]
    split = events(*titled, "--split", ",", capfd=capfd)
    assert [event["actors"] for event in split] == [["A", "B"], ["A"]]
    left_out = events(*titled, "--map", "-Notes", capfd=capfd)
    assert all("note" in event for event in plain)
    assert not any("note" in event or "Notes" in event for event in left_out)
    undated = ["--map", "date=none,title=Missile", "--undated", "only"]
    assert said("filter", "-f", "tests.csv", *undated, "--count", "-q", capfd=capfd) == (
        0,
        "2\n",
        "",
    )


ONE = """\
libyatl: tests.csv: a table, 2 rows: 2 events, 4 to 14 May 2017; \
libyatl columns tests.csv --map title=Missile,date=Day says how
"""


ASKED_MORE = ("why", "columns", "rename", "diff")
"""Commands that need words, or show the whole of it."""


@pytest.mark.parametrize("command", [name for name in READING if name not in ASKED_MORE])
def test_a_line_says_how_a_file_was_read(command: str, capfd: pytest.CaptureFixture[str]) -> None:
    words = [
        *(["-f"] if command != "check" else []),
        "tests.csv",
        "--map",
        "title=Missile,date=Day",
    ]
    _, loud, err = said(command, *words, capfd=capfd)
    assert err.startswith(ONE if command != "check" else ONE.partition(";")[0] + "\n")
    _, quiet, silent = said(command, *words, "--quiet", capfd=capfd)
    assert (silent, quiet) == ("", loud)


def test_check_says_all_that_was_understood(capfd: pytest.CaptureFixture[str]) -> None:
    words = ["check", "tests.csv", "--map", "title=Missile,date=Day"]
    _, _, err = said(*words, capfd=capfd)
    assert "\n  dates   'Day' as " in err


def test_of_many_files_one_line_is_said(capfd: pytest.CaptureFixture[str]) -> None:
    files = []
    for number in range(4):
        Path(f"t{number}.csv").write_text("Date,Title\n2017,A\n", encoding="utf-8")
        files += ["-f", f"t{number}.csv"]
    _, _, err = said("filter", *files, capfd=capfd)
    assert err == (
        "libyatl: 4 files of other tools: 4 events; libyatl columns FILE says how one was read\n"
    )


@pytest.mark.parametrize(
    ("rows", "days"),
    [
        (["2017"], "1 row: 1 event, 2017"),
        (["2017-08-02"], "1 row: 1 event, 2 August 2017"),
        (["2017-08-02", "NA"], "2 rows: 2 events, 2 August 2017, 1 undated"),
        (["1899", "1903"], "2 rows: 2 events, 1899 to 1903"),
        (["1899-05-04", "1903"], "2 rows: 2 events, 4 May 1899 to 1903"),
        (["1899-05/1903-06-02"], "1 row: 1 event, May 1899 to 2 June 1903"),
        (["1899-05-04/..", "1898?"], "2 rows: 2 events, 1898 to 4 May 1899"),
        (["spring 1899"], "1 row: 1 event, 1899"),
        (["[1899-05-04..1899-05-09]"], "1 row: 1 event, 4 to 9 May 1899"),
        (["between May 1899 and 1903"], "1 row: 1 event, May 1899 to 1903"),
        (["by 2 May 1899"], "1 row: 1 event, 2 May 1899"),
        (["../..", "NA"], "2 rows: 2 events, none of them dated"),
        ([], "0 rows: 0 events"),
    ],
)
def test_the_line_says_from_when_to_when(
    rows: list[str], days: str, capfd: pytest.CaptureFixture[str]
) -> None:
    Path("d.csv").write_text(
        "Date,Title\n" + "".join(f"{row},A\n" for row in rows), encoding="utf-8"
    )
    _, _, err = said("filter", "-f", "d.csv", "--map", "date=Date", capfd=capfd)
    assert f"d.csv: a table, {days};" in err


def test_standard_input_is_called_as_it_is_typed(tmp_path: Path) -> None:
    command = "libyatl filter -f - --map title=Missile,date=Day --count < tests.csv"
    done = process(command, tmp_path)
    assert "; libyatl columns - --map title=Missile,date=Day says how\n" in done.output


def test_quiet_says_what_is_wrong_all_the_same(capfd: pytest.CaptureFixture[str]) -> None:
    Path("bad.yaml").write_text("- {title: A, date: 2017-13-45}\n", encoding="utf-8")
    _, _, err = said("show", "-q", "-f", "bad.yaml", capfd=capfd)
    assert "error[date-unreadable]" in err
    assert said("show", "-q", "--text", "nothing at all", capfd=capfd) == (0, "", "")
    assert said("actors", "-q", "-f", "own.yaml", capfd=capfd)[2] == ""


class TestLossless:
    def test_what_would_be_lost_is_an_error_and_nothing_is_written(
        self, capfd: pytest.CaptureFixture[str]
    ) -> None:
        Path("walk.yaml").write_text("- {title: A, date: May 2017, note: x}\n", encoding="utf-8")
        words = ["filter", "-f", "walk.yaml", "--lossless"]
        status, out, err = said(*words, "-o", "walk.csv", capfd=capfd)
        assert (status, out, Path("walk.csv").exists()) == (1, "", False)
        assert err == (
            "libyatl: csv carries no notes (1), dates in your words (1)\n"
            "  help: nothing is written, as --lossless asks\n"
        )
        assert said(*words, "-O", "json", capfd=capfd)[0] == 0

    def test_what_had_to_be_inferred_is_an_error(self, capfd: pytest.CaptureFixture[str]) -> None:
        words = ["filter", "-f", "tests.csv", "--map", "title=Missile,date=Day", "-O", "json"]
        status, out, err = said(*words, "--lossless", capfd=capfd)
        assert (status, out) == (1, "")
        assert "libyatl: tests.csv: what it means was inferred\n" in err

    @pytest.mark.parametrize("other", [["--count"], ["--fields", "id"], ["-O", "table"]])
    def test_where_nothing_is_counted_it_is_refused(
        self, other: list[str], capfd: pytest.CaptureFixture[str]
    ) -> None:
        status, out, err = said("filter", "--lossless", *other, capfd=capfd)
        assert (status, out) == (2, "")
        assert "--lossless does nothing with" in err


class TestMark:
    def test_it_stands_before_all(self, capfd: pytest.CaptureFixture[str]) -> None:
        for line in (["filter"], ["actors"], ["stats"], ["filter", "-O", "tsv"]):
            _, plain, _ = said(*line, "-f", "own.yaml", capfd=capfd)
            _, marked, _ = said(*line, "-f", "own.yaml", "--bom", capfd=capfd)
            assert marked == f"\ufeff{plain}"

    def test_a_file_that_excel_would_misread_is_named(
        self, capfd: pytest.CaptureFixture[str]
    ) -> None:
        said_so = []
        for title in ("Zürich", "Zurich"):
            Path("z.yaml").write_text(f"- {{title: {title}, date: 2017}}\n", encoding="utf-8")
            for words in ("-o a.csv", "-o a.csv -q", "-o a.csv --bom", "-o a.json", "-O csv"):
                _, _, err = said("filter", "-f", "z.yaml", *words.split(), capfd=capfd)
                if "Excel knows the letters of a.csv by --bom alone" in err:
                    said_so.append((title, words))
        assert said_so == [("Zürich", "-o a.csv")]


class TestColumns:
    def test_it_shows_what_columns_hold_that_have_no_role(
        self, capfd: pytest.CaptureFixture[str]
    ) -> None:
        Path("nl.csv").write_text(
            "construction_start,built,facility,empty\n1984,1986-02-01,Yongbyon,\n"
            "1990,1992-03-04,Taechon,\n,1999-01-01,Kumho,\n",
            encoding="utf-8",
        )
        status, out, err = said("columns", "nl.csv", "--split", "/", capfd=capfd)
        assert (status, "no-title-column" in err) == (1, True)
        assert "  construction_start  2 cells: 1984, 1990 - dates?\n" in out
        assert "  built               3 cells: 1986-02-01, 1992-03-04, … - dates?\n" in out
        assert "  facility            3 cells: Yongbyon, Taechon, …\n" in out
        assert "  empty               nothing\n" in out
        assert out.endswith(
            "To have it read, try these:\n\n"
            "  --map date=construction_start,title=facility \\\n  --split /\n"
        )

    def test_what_it_says_reads_the_file_as_it_is_read(
        self, capfd: pytest.CaptureFixture[str]
    ) -> None:
        Path("odd.csv").write_text(
            'Start Date (UTC),Event,"Who, and where",Group,Source,Link\n'
            '2017-08-01,It\'s "so",Ann; Bob,x,A,http://a.example/\n',
            encoding="utf-8",
        )
        _, plain, _ = said("filter", "-f", "odd.csv", "-O", "json", capfd=capfd)
        words = ["columns", "odd.csv", "--map", 'actors="Who, and where"', "--json"]
        _, told, _ = said(*words, capfd=capfd)
        typed = shlex.split(json.loads(told)["options"])
        assert typed[1].count('"Who, and where"') == 1
        _, mapped, _ = said("filter", "-f", "odd.csv", *typed, "-O", "json", capfd=capfd)
        assert json.loads(mapped)["events"][0]["actors"] == ["Ann", "Bob"]
        _, told, _ = said("columns", "odd.csv", "--json", capfd=capfd)
        typed = shlex.split(json.loads(told)["options"])
        assert said("filter", "-f", "odd.csv", *typed, "-O", "json", capfd=capfd)[1] == plain

    def test_the_options_stand_in_lines_that_a_shell_joins(
        self, capfd: pytest.CaptureFixture[str]
    ) -> None:
        words = ["columns", "tests.csv", "--map", "date=Day,title=Missile,tags=Place,-Notes"]
        _, out, _ = said(*words, "--dayfirst", "--century", "2000", "--width", "40", capfd=capfd)
        _, _, options = out.partition("to any command:\n\n")
        assert max(map(len, options.splitlines())) <= 40
        assert options.splitlines()[-2:] == ["  --dayfirst \\", "  --century 2000"]
        assert len(shlex.split(options.replace("\\\n", ""))) == 9
        assert "\n  --map -Notes \\\n" in options

    def test_two_files_are_shown_one_after_the_other(
        self, capfd: pytest.CaptureFixture[str]
    ) -> None:
        Path("b.csv").write_text("Date,Title,Where\n2017,B,Bern\n", encoding="utf-8")
        words = ["columns", "b.csv", "tests.csv", "--title", "{Missile}", "--map", "date=Day"]
        _, out, _ = said(*words, "-n", "0", capfd=capfd)
        assert "\n\ntests.csv: a table, 2 rows: 2 events" in out
        assert "The first" not in out

    def test_what_is_wrong_is_said_once_a_code(self, capfd: pytest.CaptureFixture[str]) -> None:
        rows = "".join(f"2017-13-{day},A\n" for day in range(10, 20))
        Path("bad.csv").write_text(f"Date,Title\n2017,B\n{rows}", encoding="utf-8")
        status, _, err = said("columns", "bad.csv", capfd=capfd)
        assert (status, err.count("error[")) == (1, 1)
        assert "libyatl: and 9 more of these codes: --all prints them" in err
        _, _, err = said("columns", "bad.csv", "--all", capfd=capfd)
        assert err.count("error[") == 10

    def test_a_file_of_ours_needs_nothing_of_it(self, capfd: pytest.CaptureFixture[str]) -> None:
        alone = "libyatl: own.yaml has the keys of libyatl itself: nothing is inferred\n"
        assert said("columns", "own.yaml", capfd=capfd) == (0, "", alone)
        Path("two.yaml").write_text(OWN.replace("bell", "two"), encoding="utf-8")
        _, _, err = said("columns", "own.yaml", "two.yaml", capfd=capfd)
        assert err.startswith("libyatl: 2 files have the keys of libyatl itself")
        assert said("columns", "own.yaml", "-q", capfd=capfd) == (0, "", "")
        Path("none.csv").touch()
        nothing = "libyatl: none.csv holds no events\n"
        assert said("columns", "none.csv", capfd=capfd) == (0, "", nothing)


def test_formats_are_listed_from_their_table(capfd: pytest.CaptureFixture[str]) -> None:
    status, out, _ = said("formats", capfd=capfd)
    assert status == 0
    lines = {line.split()[0]: line for line in out.splitlines()}
    assert {*lines} == {"format", *FORMATS}
    for name, each in FORMATS.items():
        assert each.says in lines[name]
        assert (f"libyatl[{each.extra}]" in lines[name]) == bool(each.extra)
        assert lines[name].count(" yes ") == bool(each.read or each.packed) + bool(
            each.write or each.folder or each.sources or each.network
        )


def test_formats_are_wrapped_at_a_terminal() -> None:
    shown = at_terminal("formats", columns=72)
    assert "Markdown" in shown
    assert max(len(line.rstrip()) for line in shown.splitlines()) <= 72
