"""Files that are odd in structure, asked by commands: either engine says and does the same."""

from __future__ import annotations

import gzip
import os
import re
import shlex
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest
from depths import ALL, some
from foreign_tables import ACLED, ICEWS, L2T, TIMESKETCH, TLN, UCDP, gdelt

from libyatl.cli.app import run

ENGINE = os.environ.get("LIBYATL_OTHER_ENGINE", "duckdb")
HEAD = b"id,date,title,actors,places,status,sources\n"
ROWS = (
    b"a,2017-07-25,First,Haftar; Sarraj,Tripoli,,Courier\n"
    b"b,2017-07,Second,haftar,Sirte,claimed,Post\n"
    b"c,,Third,,,planned,\n"
)
WHOLE = HEAD + ROWS
FILES: dict[str, bytes] = {
    "whole": WHOLE,
    "a short row": HEAD + b"x,2017\n" + ROWS,
    "short rows at both ends": HEAD + b"x,2017\n" + ROWS + b"y,2018,Y\n",
    "a long row": WHOLE + b"d,2018,Fourth,,,,,more\n",
    "a row longer by an empty cell": WHOLE + b"d,2018,Fourth,,,,,\n",
    "all rows longer by an empty cell": WHOLE.replace(b"\n", b",\n"),
    "a quote that never closes": HEAD + ROWS[:50] + b'\nd,2018,"Fourth,,,,\n' + ROWS,
    "a quote that never closes, in the last row": WHOLE + b'd,2018,"Fourth,,,,\n',
    "text behind a closing quote": HEAD + b'd,2018,"Fou"rth,,,,\n' + ROWS,
    "a quote within a cell": HEAD + b'd,2018,Fou"rth" one,,,,\n' + ROWS,
    "doubled quotes": HEAD + b'd,2018,"Fou""rth""",,,,\n' + ROWS,
    "a byte of Latin-1": HEAD + b"d,2018,Fourth \xe9t\xe9,,,,\n" + ROWS * 20,
    "bytes of Latin-1 in many rows": HEAD + b"d,2018,Fourth \xe9t\xe9,,,,\n" * 9 + ROWS,
    "a header of Latin-1": b"id,date,title,pri\xe9\n" + b"a,2017,First,x\n",
    "UTF-16": WHOLE.decode().encode("utf-16"),
    "a NUL": HEAD + b"d,2018,Four\0th,,,,\n" + ROWS,
    "a byte order mark": b"\xef\xbb\xbf" + WHOLE,
    "CRLF": WHOLE.replace(b"\n", b"\r\n"),
    "CRLF, and LF in quotes": (HEAD + b'd,2018,"Two\nlines",,,,\n').replace(b"\n", b"\r\n")
    + b'e,2018,"Two\nmore",,,,\r\n',
    "CRLF in quotes": HEAD + b'd,2018,"Two\r\nlines",,,,\n' + ROWS,
    "a mixture of line ends": HEAD + ROWS.replace(b"\n", b"\r\n", 1),
    "CR alone": WHOLE.replace(b"\n", b"\r"),
    "no line end at the end": WHOLE[:-1],
    "two columns of one name": b"date,title,title\n2017,First,Second\n2018,Third,Fourth\n",
    "two foreign columns of one name": b"Date,Event,Who,Who,X\n2017,First,Haftar,Sarraj,1\n",
    "a column of no name": b",Date,Event\n0,2017,First\n1,2018,Second\n",
    "blank lines": HEAD + b"\n" + ROWS.replace(b"\n", b"\n\n  \n,,,,,,\n"),
    "blank lines before the header": b"\n\n" + WHOLE,
    "titles above the header": b"A table of events,,\n,,\nDate,Event,Place\n2017,First,Sirte\n",
    "a header alone": HEAD,
    "a header without a line end": HEAD[:-1],
    "nothing": b"",
    "a mark alone": b"\xef\xbb\xbf",
    "blank lines alone": b"\n\n\n",
    "one column": b"title\nFirst\nSecond\n\nThird\n",
    "a long cell": HEAD + b"d,2018,Fourth" + b" long" * 600_000 + b",,,,\n" + ROWS,
    "semicolons": WHOLE.replace(b";", b"|").replace(b",", b";"),
    "bars": b"Date|Event|Where\n2017-07-25|First|Sirte\n2018|Second, third|Tripoli\n",
    "no title": b"date,actors\n2017,Haftar\n2018,Sarraj\n",
    "no date": b"Event,Place\nFirst,Sirte\nSecond,Tripoli\n",
    "no title in some rows": HEAD + b"d,2018,,Haftar,,,\ne,2018, ,,,,\n" + ROWS,
    "no title in any row": b"date,title,actors\n2017,,Haftar\n2018,,Sarraj\n",
    "ids that rows share": WHOLE + ROWS.replace(b"First", b"Again"),
    "ids that rows share with row-N": b"id,title\nrow-2,First\n,Second\n,Third\nrow-2,Fourth\n",
    "no ids": b"date,title\n2017,First\n2018,Second\n,\n2019,Third\n",
    "dates that cannot be read": HEAD + b"d,soon,Fourth,,,,\ne,2017-02-30,Fifth,,,,\n" * 3 + ROWS,
    "a status that is none": HEAD + b"d,2018,Fourth,,,confirmed,\n" * 3 + ROWS,
    "control characters": HEAD + b"d,2018,Four\x07th,,\x1b[31mX,,\n" + ROWS,
    "letters that turn": HEAD + "d,2018,Four\u202eth,,,,\n".encode() + ROWS,
    "formulas": HEAD + b"=d,2018,=SUM(A1),+Guard; @x,-Sirte,,'=1\n" + ROWS,
    "days of two meanings": b"Date,Event\n04/05/2017,First\n03/02/2017,Second\n",
    "days of one meaning": b"Date,Event\n04/05/2017,First\n23/02/2017,Second\n30/02/2017,Third\n",
    "ours, grouped": b"group,date,title\n2017,2017-07,First\n2018,2018,Second\n",
    "ours, with days": b"date,start,end,title\n2017,2017-01-01,2017-12-31,First\n",
    "in the shape of ACLED": ACLED.encode(),
    "in the shape of UCDP": UCDP.encode(),
    "in the shape of ICEWS": ICEWS.encode(),
    "in the shape of GDELT": gdelt(58, GLOBALEVENTID="7", SQLDATE="20310502").encode() * 3,
    "in the shape of Timesketch": TIMESKETCH.encode(),
    "in the shape of L2T": L2T.encode(),
    "in the shape of TLN": TLN.encode(),
    "in the shape of TLN, without a header": TLN.partition("\n")[2].encode(),
    "columns of events beside foreign ones": (
        b"date,title,country,fatalities\n2017-07-25,First,Libya,3\n2017-07-26,Second,Libya,0\n"
    ),
}
NAMES = "actors:\n  kh: {name: Khalifa Hifter, aliases: [Haftar]}\n"
COMMANDS = (
    "filter -f names.yaml -f {file}",
    "filter -f {file} --fields id,date,title --sort id",
    "filter -f names.yaml -f {file} --actor 'khalifa hifter' --from 2017 -O jsonl",
    "filter -f {file} -O yaml",
    "filter -f {file} -O tsv --certain --to 2017 --undated exclude",
    "filter -f {file} --count",
    "filter -f {file} --id a --fields title",
    "show -f names.yaml -f {file}",
    "show -f {file} --view table -g status",
    "show -f {file} --view cards",
    "actors -f names.yaml -f {file} --csv",
    "places -f {file}",
    "stats -f {file} -g month -O csv",
    "stats -f {file} -g actor -O csv",
)
_FOUND = re.compile(r"(error|warning)\[([a-z-]+)\].*", re.MULTILINE)
_ROWS = re.compile(r"(?:^|\W)([\d,]+) (?:rows|times)\b")


class Said(NamedTuple):
    """What a command wrote and how it ended; of its findings the codes and how many."""

    out: str
    status: int
    found: dict[str, int]
    stopped: list[str]


class Asking:
    """Asks by commands, in this process: to start one for each takes longer than what it does."""

    def __init__(
        self, folder: Path, patch: pytest.MonkeyPatch, written: pytest.CaptureFixture[bytes]
    ) -> None:
        """Take the folder of the files."""
        self.folder = folder
        self._patch = patch
        self._written = written
        patch.chdir(folder)
        (folder / "names.yaml").write_text(NAMES, encoding="utf-8")

    def said(self, command: str, engine: str) -> Said:
        """Return what a command says, asked of an engine."""
        self._patch.setenv("LIBYATL_ENGINE", engine)
        self._written.readouterr()
        status = run(shlex.split(command))
        out, err = (some.decode("utf-8") for some in self._written.readouterr())
        return told(out, err, status)


@pytest.fixture
def asking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Asking:
    """Return what asks of files in a folder."""
    return Asking(tmp_path, monkeypatch, capfdbinary)


def told(out: str, err: str, status: int) -> Said:
    """Return what was told, without the words of findings, which engines choose."""
    found: Counter[str] = Counter()
    for line in _FOUND.finditer(err):
        if line[2] == "control-character":
            continue  # An engine looks for them in what is handed on.
        several = _ROWS.search(line[0])
        found[f"{line[1]}[{line[2]}]"] += int(several[1].replace(",", "")) if several else 1
    stopped = [line for line in err.splitlines() if line.startswith("libyatl: ")]
    return Said(out, status, dict(sorted(found.items())), stopped)


PAIRS = [(file, command) for file in FILES for command in COMMANDS]
DRAWN = some(PAIRS, 400 if ALL else 24)
"""All of them take a minute and a half: each change of the source looks at another half."""


@pytest.mark.parametrize(("file", "command"), DRAWN, ids=str)
def test_engines_say_the_same_of_an_odd_file(file: str, command: str, asking: Asking) -> None:
    (asking.folder / "t.csv").write_bytes(FILES[file])
    line = command.format(file="t.csv")
    assert asking.said(line, ENGINE) == asking.said(line, "memory")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_packed_file_says_what_it_says_unpacked(command: str, asking: Asking) -> None:
    if ENGINE == "memory":
        pytest.skip("memory reads no packed file")
    text = FILES["dates that cannot be read"]
    (asking.folder / "t.csv").write_bytes(text)
    (asking.folder / "t.csv.gz").write_bytes(gzip.compress(text))
    packed = asking.said(command.format(file="t.csv.gz"), "duckdb")
    plain = asking.said(command.format(file="t.csv"), "memory")
    out = packed.out.replace("t.csv.gz", "t.csv")
    assert packed._replace(out=out, stopped=[]) == plain._replace(stopped=[])
