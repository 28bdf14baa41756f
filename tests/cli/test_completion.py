"""What a shell may offer at the cursor: the protocol as processes, and real shells."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from terminals import typed_at

HOSTILE = r"Q \$(touch ran) `touch ran` '$(touch ran)' *"
FILE = r"""
actors:
  ann: {name: Ann Example, aliases: [Mrs Example, "O'Example"], kind: person}
  اسم: {name: خليفة حفتر}
places: {milltown: {name: Milltown}}
sources: {ledger: {title: Loans ledger}}
events:
- {id: loan, title: "A\tloan", tags: ['kind:loan of a book', 'kind:other'], actors: [ann, Nobody Known]}
- {id: return, title: Return, actors: ["Q \\$(touch ran) `touch ran` '$(touch ran)' *", "E\u001b[31m"]}
"""  # noqa: E501 (a line of YAML)


MANY = """
import json, os, sys
from libyatl.cli.app import run
for line in json.loads(sys.argv[1]):
    os.environ["COMP_LINE"] = line
    assert run([]) == 0
    sys.stdout.write("\\0")
    sys.stdout.flush()
"""


def asked(shell: str, lines: list[str], folder: Path, **environment: str) -> list[list[str]]:
    """Ask as the script of the shell does, all in one process, and return the lines of each answer.

    A module that is imported when a shell asks finds what it may offer then, and only then.
    """
    own = {"PATH": os.environ["PATH"], "LC_ALL": "C", "_LIBYATL_COMPLETE": shell}
    own |= {key: value for key, value in os.environ.items() if key.startswith("COVERAGE")}
    done = subprocess.run(
        [sys.executable, "-c", MANY, json.dumps(lines)],
        env=own | environment,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
    )
    assert (done.stderr, done.returncode) == (b"", 0)
    return [answer.splitlines() for answer in done.stdout.decode("utf-8").split("\0")[:-1]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "mine.yaml").write_text(FILE, encoding="utf-8")
    return tmp_path


WORDS: list[tuple[str, list[str]]] = [
    ("libyatl fil", ["filter"]),
    ("libyatl --v", ["--version"]),
    ("libyatl help fil", ["filter"]),
    ("libyatl help filter fil", []),
    ("libyatl filter --not-a", ["--not-actor"]),
    (
        "libyatl filter -f mine.yaml --actor ",
        [
            "ann",
            "اسم",
            "Nobody\\ Known",
            r"Q\ \\\$\(touch\ ran\)\ \`touch\ ran\`\ \'\$\(touch\ ran\)\'\ \*",
        ],
    ),
    ("libyatl filter -f mine.yaml --actor an", ["ann", "ann\\ Example"]),
    ("libyatl filter -f mine.yaml --actor An", ["Ann\\ Example", "Ann"]),
    ("libyatl filter -f mine.yaml --actor MRS", ["MRS\\ Example"]),
    ("libyatl filter -f mine.yaml --actor 'Ann E", ["Ann Example"]),
    ('libyatl filter -f mine.yaml --actor "Ann E', ["Ann Example"]),
    ("libyatl filter -f mine.yaml --actor Ann\\ E", ["Ann\\ Example"]),
    ("libyatl filter -f mine.yaml --actor=Ann\\ E", ["Ann\\ Example"]),
    ("libyatl filter -f mine.yaml --actor 'O", ["O'\\''Example"]),
    ('libyatl filter -f mine.yaml --not-actor "O', ["O'Example"]),
    ("libyatl filter -f mine.yaml --actor خل", ["خليفة\\ حفتر"]),
    ("libyatl filter -f mine.yaml --actor zzz", []),
    ("libyatl filter -f mine.yaml --place m", ["milltown"]),
    ("libyatl rename ", ["event", "actor", "place", "tag", "source"]),
    ("libyatl rename -f mine.yaml actor an", ["ann", "ann\\ Example"]),
    ("libyatl rename -f mine.yaml place m", ["milltown"]),
    ("libyatl rename -f mine.yaml event l", ["loan"]),
    ("libyatl rename -f mine.yaml source ledger l", ["ledger", "loans\\ ledger"]),
    ("libyatl rename source a b --merge --keep ", ["new", "old"]),
    ("libyatl filter -f mine.yaml --source L", ["Loans\\ ledger", "Ledger"]),
    ("libyatl filter -f mine.yaml --tag k", ["kind:loan\\ of\\ a\\ book", "kind:other"]),
    ("libyatl filter -f mine.yaml --tag kind:o", ["other"]),
    ("libyatl filter -f mine.yaml --id ", ["loan", "return"]),
    ("libyatl show -f mine.yaml loan r", ["return"]),
    ("libyatl show --view ti", ["timeline"]),
    ("libyatl show --undated o", ["only"]),
    ("libyatl show --tz Africa/Tri", ["Africa/Tripoli"]),
    ("libyatl filter --tz UT", ["UTC"]),
    ("libyatl show -O ", ["text", "svg", "png", "html", "md"]),
    ("libyatl show --theme ", ["light", "dark"]),
    ("libyatl show --scale t", ["true"]),
    ("libyatl filter -O js", ["json", "jsonl"]),
    ("libyatl filter --status d", ["disputed"]),
    ("libyatl filter --sort la", ["latest"]),
    ("libyatl filter -g qu", ["quarter"]),
    ("libyatl filter --fields id,beg", ["id,begin_latest"]),
    ("libyatl actors --fields name,w", ["name,with"]),
    ("libyatl sources --fields l", ["last", "lag"]),
    ("libyatl why lpa-signed -O ", ["text", "json"]),
    ("libyatl check -O ", ["full", "concise", "json", "github", "sarif"]),
    ("libyatl tags -O ", ["table", "json", "jsonl", "csv", "tsv"]),
    ("libyatl filter --color al", ["always"]),
    ("libyatl completion f", ["fish"]),
    ("libyatl examples t", ["titanic"]),
    ("libyatl why -f mine.yaml loan re", ["return"]),
    ("libyatl explain date-unr", ["date-unreadable"]),
    ("libyatl why -f mine.yaml loan re", ["return"]),
    ("libyatl explain date-unr", ["date-unreadable"]),
    ("libyatl filter --from 2017", []),
    ("libyatl unknown --actor ", []),
]


def test_bash_gets_words_quoted_as_it_wants_them(folder: Path) -> None:
    answers = asked("bash", [line for line, _ in WORDS], folder)
    found = list(zip([line for line, _ in WORDS], answers, strict=True))
    assert found == [(line, ["words", *words]) for line, words in WORDS]


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_zsh_and_fish_get_whole_words_and_meanings(shell: str, folder: Path) -> None:
    lines = ["libyatl filter -f mine.yaml --actor=Mrs\\ E", "libyatl show -f mine.yaml lo"]
    assert asked(shell, lines, folder) == [
        ["words", "--actor=Mrs Example\tAnn Example"],
        ["words", "loan\tA\\tloan", "loans ledger\tsource"],
    ]


def test_a_word_may_be_an_id_or_any_name(folder: Path) -> None:
    found = asked("fish", ["libyatl filter -f mine.yaml loan "], folder)[0]
    assert found[:3] == ["words", "loan\tA\\tloan", "return\tReturn"]
    for name in (
        "ann\tAnn Example",
        "milltown\tplace",
        "kind:other\ttag",
        "ledger\tLoans ledger",
    ):
        assert name in found


def test_paths_are_left_to_the_shell(folder: Path) -> None:
    lines = ["libyatl show -f mi", "libyatl filter --file=", "libyatl show -o x"]
    assert asked("bash", lines, folder) == [["files"]] * 3


def test_the_environment_names_the_file_where_no_option_does(folder: Path) -> None:
    lines = ["libyatl why l", "libyatl why -f ~/mine.yaml l", "libyatl why -f $HOME/mine.yaml l"]
    answers = asked("bash", lines, folder, LIBYATL_FILE="mine.yaml", HOME=str(folder))
    assert answers == [["words", "loan"]] * 3


def test_the_curated_chronology_is_read_where_nothing_is_named(folder: Path) -> None:
    lines = [f"libyatl filter -a {typed}" for typed in ("hif", "Hif", "HIF")]
    for answer, name in zip(
        asked("bash", lines, folder), ("hifter", "Hifter", "HIFter"), strict=True
    ):
        assert name in answer


def test_whatever_the_file_nothing_but_words_is_said(tmp_path: Path) -> None:
    contents = [
        b"",
        b"{{{{",
        b"\0",
        b"\xff\xfe",
        b"- {title: x, date: soon}",
        b"events: " + b"[" * 9000,
        b"actors: {a: {name: [a]}}",
        b"- {title: t, actors: [" + b"a" * 100_000 + b"]}",
    ]
    (tmp_path / "sub").mkdir()
    os.mkfifo(tmp_path / "pipe")
    names = ["missing.yaml", "-", ".", "pipe", "sub"]
    for number, content in enumerate(contents):
        (tmp_path / f"{number}.yaml").write_bytes(content)
        names.append(f"{number}.yaml")
    lines = [f"libyatl filter -f {name} --actor q" for name in names]
    assert all(answer in ([], ["words"]) for answer in asked("zsh", lines, tmp_path))


def test_a_strange_line_is_survived(tmp_path: Path) -> None:
    lines = ["", "libyatl", "'", '"', "libyatl filter --", "libyatl filter \\", "libyatl -x y "]
    assert all(answer[:1] == ["words"] for answer in asked("bash", lines, tmp_path))


def test_a_file_too_large_to_wait_for_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "large.yaml").write_bytes(b"events: [{title: t, id: loan}]\n" + b"#" * 8_000_000)
    lines = ["libyatl show -f large.yaml l", "libyatl show -f . l"]
    assert asked("bash", lines, tmp_path) == [[], []]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_real_shell_completes_what_is_typed(shell: str, folder: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell} here")
    mine = ["libyatl", "filter", "-f", "mine.yaml"]
    for typed, words in (
        ("libyatl fil\t-f mi\t--actor Mrs\\ E\t", [*mine, "--actor", "Mrs Example"]),
        ('libyatl filter -f mine.yaml --actor "Mrs E\t', [*mine, "--actor", "Mrs Example"]),
        ("libyatl filter -f mine.yaml --tag=kind:l\t", [*mine, "--tag=kind:loan of a book"]),
        ("libyatl filter -f mine.yaml -a Q\t", [*mine, "-a", HOSTILE]),
    ):
        assert typed_at(shell, typed, folder) == words
    assert not (folder / "ran").exists()


def test_without_the_variable_nothing_of_it_is_imported() -> None:
    code = (
        "import sys\nfrom libyatl.cli.app import run\nassert run(['filter', '--csv']) == 0\n"
        "assert not {'libyatl.cli.completing', 'libyatl.cli.commands.completion'}"
        " & set(sys.modules)"
    )
    environment = {k: v for k, v in os.environ.items() if k != "_LIBYATL_COMPLETE"}
    subprocess.run(
        [sys.executable, "-c", code], check=True, env=environment, stdout=subprocess.DEVNULL
    )


def test_the_tables_of_counts_and_their_fields_are_offered(tmp_path: Path) -> None:
    lines = [
        "libyatl stats -g p",
        "libyatl stats -g gap --fields first,",
        "libyatl stats --fields ",
    ]
    tables, of_gaps, of_all = asked("bash", lines, tmp_path)
    assert tables == ["words", "place", "pair"]
    assert of_gaps == [
        "words",
        *(f"first,{name}" for name in ("first", "last", "days", "possible")),
    ]
    assert of_all == ["words", "measure", "value"]


def test_roles_and_columns_are_offered_behind_map(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("Day,Name,Who\n4/5/2017,A,B\n", encoding="utf-8")
    roles, behind, left_out, second = asked(
        "zsh",
        [
            "libyatl columns t.csv --map ti",
            "libyatl show -f t.csv --map title=Na",
            "libyatl columns -f t.csv --map title=Name,-D",
            "libyatl columns -f t.csv --map date=Day,title=",
        ],
        tmp_path,
    )
    assert roles == ["words", "title="]
    assert behind == ["words", "title=Name"]
    assert left_out == ["words", "title=Name,-Day"]
    assert second[1:] == ["date=Day,title=Day", "date=Day,title=Name", "date=Day,title=Who"]
