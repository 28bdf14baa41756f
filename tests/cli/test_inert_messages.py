"""What is typed comes back inert, on the line of its message, and short: options, names, paths."""

from __future__ import annotations

from pathlib import Path

import pytest

from libyatl.cli.app import run
from libyatl.text.inert import inert

HOSTILE = {
    "a colour": "\x1b[31mred",
    "a link": "\x1b]8;;https://x\x07l\x1b]8;;\x07",
    "the clipboard": "\x1b]52;c;aGk=\x07",
    "C1": "\x9b31m",
    "a turned line": "\u202eevil\u2066",
    "a forged line": "x\nlibyatl: forged\rgone\u2028x",
    "bytes that are no text": "\udcff\udc9b31m",
    "markup": "[bold]x[/bold]",
    "length": "x" * 1_000,
}
SELECTING = (
    "actor",
    "place",
    "tag",
    "source",
    "status",
    "id",
    "not-actor",
    "from",
    "to",
    "on",
    "before",
    "after",
    "undated",
    "min-sources",
    "as-of",
    "where",
    "sort",
    "group-by",
    "limit",
    "color",
    "width",
    "input-format",
)
LINES = (
    *(f"show -f FILE --{option} HOSTILE" for option in SELECTING),
    *("HOSTILE", "--HOSTILE", "-HOSTILE", "show --HOSTILE", "show --HOSTILE=1", "show HOSTILE"),
    *("show HOSTILE.yaml", "show -f HOSTILE", "show -f FOLDER", "show -f FILE --view HOSTILE"),
    *("show -f FILE -O HOSTILE", "show -f FILE -o x.HOSTILE", "show -f FILE -o HOSTILE/x.txt"),
    *("filter -f FILE HOSTILE", "filter -f FILE -O HOSTILE", "filter -f FILE --fields HOSTILE"),
    *("filter -f FILE -o x.HOSTILE", "filter -f FILE -o HOSTILE/x.csv"),
    *("filter -f FILE --json --fields HOSTILE", "filter -f FILE --csv -O HOSTILE"),
    *("filter -f FILE --where tag:a\tHOSTILE", "filter -f FILE --where date:HOSTILE"),
    *("why -f FILE HOSTILE", "why -f FILE a HOSTILE", "explain HOSTILE", "actors -O HOSTILE"),
    *("check -f HOSTILE", "check -f FILE HOSTILE", "init HOSTILE/x", "completion HOSTILE"),
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    Path("t.yaml").write_text("- {id: a, title: t, date: 2017, actors: [x], tags: [a]}\n")


def said(line: str, hostile: str, capfd: pytest.CaptureFixture[str]) -> str:
    """Run the line, and return what it said on both streams."""
    folder = Path(f"d{_file_name(hostile)}")
    folder.mkdir()
    words = line.replace("FILE", "t.yaml").replace("FOLDER", str(folder)).split(" ")
    assert run([word.replace("HOSTILE", hostile) for word in words]) in (0, 2)
    out, err = capfd.readouterr()
    return out + err


def _file_name(hostile: str) -> str:
    return hostile[:50].replace("/", "_")


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("line", LINES)
def test_what_is_typed_comes_back_inert(
    line: str, hostile: str, capfd: pytest.CaptureFixture[str]
) -> None:
    text = said(line, hostile, capfd)
    assert inert(text) == text
    assert "\nlibyatl: forged" not in text
    assert len(text) < 2_500


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("command", ["show -f", "filter -f", "check -f", "show -F jsonl -f"])
def test_the_name_of_a_bad_file_is_inert(
    command: str, hostile: str, capfd: pytest.CaptureFixture[str]
) -> None:
    name = f"{_file_name(hostile)}.yaml"
    Path(name).write_text("- {title: x, date: soon}\n- {\n")
    assert run([*command.split(" "), name]) == 1
    text = "".join(capfd.readouterr())
    assert inert(text) == text
    assert "\nlibyatl: forged" not in text
