"""The man page is what --help says, and roff shows it letter by letter."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import man_page
import pytest
from consoles import UPDATE, run

from libyatl.cli.app import COMMANDS

PAGE = Path(__file__).parents[2] / "docs" / "libyatl.1"
OPTION = re.compile(r"(?<![\w-])--?[a-zA-Z][\w-]*")
MACROS = {"TH", "nh", "SH", "SS", "PP", "TP", "nf", "fi", "RS", "RE"}
SHOWN = {"rs": "\\", "aq": "'", "ga": "`", "ha": "^", "ti": "~", "dq": '"'}


def plain(roff: str) -> str:
    """Return what a reader sees of a text in roff."""
    without = re.sub(r"\\f[BIR]|\\&", "", roff).replace(r"\-", "-")
    text = re.sub(r"\\\[u([0-9A-F]+)\]", lambda found: chr(int(found[1], 16)), without)
    return re.sub(r"\\\[(\w\w)\]", lambda found: SHOWN[found[1]], text)


def section(heading: str) -> str:
    """Return a section of the page, as a reader sees it."""
    sections = PAGE.read_text(encoding="utf-8").split('.SH "')
    (found,) = (each for each in sections if each.startswith(f'{heading}"'))
    return plain(found)


def test_the_page_is_as_it_is_made() -> None:
    if UPDATE:
        PAGE.write_text(man_page.page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == man_page.page(), "make update"


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_stands_in_it_with_all_that_its_help_says(command: str, tmp_path: Path) -> None:
    assert f"{command}\n{COMMANDS[command][1]}" in section("COMMANDS").replace("\n.TP\n", "\n")
    said = run(f"libyatl {command} --help", tmp_path).output
    told = section(f"libyatl {command}")
    usage, *options = re.split(r"\n(?:\n|  (?=-))", said)
    assert " ".join(usage.removeprefix("Usage: ").split()) in told
    named = {each for part in options for each in OPTION.findall(part.partition("  ")[0])}
    assert named
    assert not named - {*OPTION.findall(told)}
    examples = said.partition("\nExamples:\n")[2].split("\n")
    assert [line.strip() for line in examples if line.strip() not in told] == []


def test_the_names_of_an_option_are_bold_and_what_it_takes_is_not() -> None:
    assert man_page.styled("-f, --file PATH") == r"\fB\-f\fR, \fB\-\-file\fR \fIPATH\fR"
    assert man_page.styled("--fields F,F,...") == r"\fB\-\-fields\fR \fIF,F,...\fR"


def test_what_no_help_says_is_taken_from_the_manual() -> None:
    assert re.findall(r"^\.TP\n(\d+)\n", section("EXIT STATUS"), re.MULTILINE) == [
        *("0", "1", "2", "70", "130")
    ]
    named = re.findall(r"^\.TP\n([A-Z_]+)\n", section("ENVIRONMENT"), re.MULTILINE)
    assert {"LIBYATL_FILE", "NO_COLOR"} <= {*named}


def test_the_page_has_no_line_that_roff_reads_otherwise_than_it_is_meant() -> None:
    for line in PAGE.read_text(encoding="ascii").splitlines():
        assert not line.startswith("'"), line
        if line.startswith("."):
            assert line[1:].split(" ")[0] in MACROS, line
        left = re.sub(r"\\(?:f[BIR]|-|&|\[(?:u[0-9A-F]{4,6}|\w\w)\])", "", line)
        assert "\\" not in left, line


@pytest.mark.parametrize(
    "text",
    [
        ".TH is no macro here",
        "'quoted' at the start, and `so`",
        r"a \fB backslash \n",
        "--from, well-known",
        "~/.bashrc ^ done",
        'he said "so"',
        "Хафтар … ليبيا 𝄞",
    ],
)
def test_any_text_is_shown_letter_by_letter(text: str) -> None:
    escaped = man_page.filled(text)
    assert plain(escaped) == f"{text}\n"
    assert escaped.isascii()
    assert escaped[0] not in ".'"
    assert man_page.heading("SS", text).count('"') == 2


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_groff_renders_it_without_a_warning() -> None:
    argv = ["groff", "-man", "-Tutf8", "-ww", "-P-cbou", str(PAGE)]
    done = subprocess.run(argv, capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stderr == ""
    assert re.search(r"^NAME\n +libyatl", done.stdout, re.MULTILINE)
    assert re.search(r"^ +-f, --file PATH\n", done.stdout, re.MULTILINE)
