"""The page that `man libyatl` shows: `python tests/man_page.py > docs/libyatl.1`.

typer tells each --help to a formatter. Here it is told to one that keeps it, and the page is made
of that: what stands in the one stands in the other. What no --help says, the exit status and the
variables of the environment, is taken from the tables of the manual.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, redirect_stdout
from io import StringIO
from pathlib import Path
from textwrap import wrap
from unittest.mock import patch

from libyatl.cli import typer_face
from libyatl.cli.app import PROGRAM
from libyatl.version import __version__

MANUAL = Path(__file__).parents[1] / "docs" / "manual.md"
SAYS = "plain-text chronology: filter, sort, check and draw sourced events"
ESCAPES = {"\\": "rs", "'": "aq", "`": "ga", "^": "ha", "~": "ti"}
"""What roff would read as something of its own, or turn into another character."""
ROW = re.compile(r"^\| (?P<first>[^|]+) \| (?P<second>.+) \|$", re.MULTILINE)
Records = list[tuple[str, str]]


class Heard:
    """What one --help says, as typer tells it to a formatter."""

    current_indent = 0

    def __init__(self) -> None:
        self.usage = ("", "")
        self.paragraphs: list[str] = []
        self.panels: dict[str, Records] = {}
        self.examples: list[str] = []
        self.panel = ""

    def write_usage(self, prog: str, args: str) -> None:
        self.usage = (prog, args)

    def write_paragraph(self) -> None: ...

    def write_text(self, text: str) -> None:
        self.paragraphs.append(text)

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        self.panel = name
        yield

    def write_dl(self, records: Records) -> None:
        self.panels[self.panel] = records

    def write(self, text: str) -> None:
        self.examples.append(text.rstrip("\n"))

    def getvalue(self) -> str:
        return ""


def heard(*command: str) -> Heard:
    """Return what the --help of a command says; of the program, where none is named."""
    kept = Heard()
    context = typer_face.built(PROGRAM, "show").context_class
    formatter = staticmethod(lambda **_: kept)
    with patch.object(context, "formatter_class", formatter), redirect_stdout(StringIO()):
        typer_face.ran(PROGRAM, [*command, "--help"])
    return kept


def escaped(text: str) -> str:
    """Return the text as roff shows it letter by letter; a line that begins with a dot too."""
    shown = "".join(map(_shown, text))
    return f"\\&{shown}" if shown.startswith(".") else shown


def _shown(char: str) -> str:
    if char == "-":  # a plain one is a hyphen, at which a line may break
        return r"\-"
    if char in ESCAPES:
        return f"\\[{ESCAPES[char]}]"
    return char if char.isascii() else f"\\[u{ord(char):04X}]"


def filled(text: str) -> str:
    """Return a paragraph in lines of roff."""
    lines = wrap(text, 78, break_long_words=False, break_on_hyphens=False)
    return "".join(f"{escaped(line)}\n" for line in lines)


def heading(macro: str, text: str) -> str:
    quoted = escaped(text).replace('"', r"\[dq]")
    return f'.{macro} "{quoted}"\n'


def styled(text: str) -> str:
    """Return the names of an option in bold, and what it takes in italics."""
    words = re.compile(r"(?<!\S)\S+?(?=,?(?: |$))")
    return words.sub(lambda it: bold(it[0]) if it[0].startswith("-") else italic(it[0]), text)


def italic(text: str) -> str:
    return f"\\fI{escaped(text)}\\fR"


def bold(text: str) -> str:
    return f"\\fB{escaped(text)}\\fR"


def listed(records: Iterable[tuple[str, str]]) -> str:
    """Return names, already styled, with what each means."""
    return "".join(f".TP\n{name}\n{filled(text)}" for name, text in records)


def panel(records: Records) -> str:
    return listed((styled(name), text) for name, text in records)


def as_typed(lines: Iterable[str]) -> str:
    kept = "".join(f"{escaped(line.strip())}\n" for line in lines)
    return f".nf\n.RS\n{kept}.RE\n.fi\n"


def of_command(name: str, before: dict[tuple[str, str], str]) -> Iterator[str]:
    """Yield the section of a command; an option that a section before has as it is, by its name."""
    said = heard(name)
    prog, args = said.usage
    yield heading("SH", prog) + f"{bold(prog)} {escaped(args)}\n"
    for paragraph in said.paragraphs:
        yield f".PP\n{filled(paragraph)}"
    known: dict[str, list[str]] = {}
    for title, records in said.panels.items():
        new = []
        for record in records:
            where = before.setdefault(record, name)
            if where == name or title == "Arguments":
                new.append(record)
            else:
                known.setdefault(where, []).append(record[0])
        if new:
            yield heading("SS", title) + panel(new)
    for where, options in known.items():
        names = (re.findall(r"(?<!\S)-[\w-]+", option) for option in options)
        yield f".PP\nAs with {bold(f'libyatl {where}')}:\n"
        yield ";\n".join(", ".join(map(bold, each)) for each in names) + ".\n"
    yield heading("SS", "Examples") + as_typed(said.examples)


def rows(chapter: str) -> Records:
    """Return the rows of the tables in a chapter of the manual, as plain text."""
    text = MANUAL.read_text(encoding="utf-8").partition(f"\n## {chapter}\n")[2]
    text = text.partition("\n## ")[0].replace("`", "")
    plain = re.sub(r"\[([^]]+)\]\([^)]+\)", r"\1", text)
    return [(row["first"], row["second"]) for row in ROW.finditer(plain)]


def statuses() -> Records:
    return [row for row in rows("Exit status") if row[0].isdigit()]


def variables() -> Records:
    """Return the variables of the environment that the manual's tables name."""
    tables = [*rows("What is read"), *rows("Colour and width")]
    return [row for row in tables if re.fullmatch("[A-Z_]+", row[0])]


def page() -> str:
    root = heard()
    before: dict[tuple[str, str], str] = {}
    commands = ((bold(name), text) for name, text in root.panels["Commands"])
    return "".join(
        [
            f'.TH LIBYATL 1 "" "libyatl {escaped(__version__)}" "User Commands"\n.nh\n',
            heading("SH", "NAME") + f"libyatl \\- {escaped(SAYS)}\n",
            heading("SH", "SYNOPSIS") + f"{bold(root.usage[0])} {escaped(root.usage[1])}\n",
            heading("SH", "DESCRIPTION") + ".PP\n".join(map(filled, root.paragraphs)),
            heading("SH", "COMMANDS") + listed(commands),
            heading("SH", "OPTIONS") + panel(root.panels["Other"]),
            *(part for name in PROGRAM.commands for part in of_command(name, before)),
            heading("SH", "EXIT STATUS")
            + listed((bold(number), text) for number, text in statuses()),
            heading("SH", "ENVIRONMENT") + listed((bold(name), text) for name, text in variables()),
            heading("SH", "EXAMPLES") + as_typed(root.examples),
        ]
    )


if __name__ == "__main__":
    sys.stdout.write(page())
