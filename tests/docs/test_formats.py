"""The manual and the help tell of formats what the table of formats says (LIBYATL_UPDATE=1)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from consoles import FENCE, UPDATE

from libyatl.cli.commands import filter
from libyatl.formats import FORMATS, INPUTS, PACKED, READERS, SUFFIXES, WRITERS
from libyatl.formats.foreign.presets import PRESETS, Preset
from libyatl.formats.foreign.roles import NAMES, folded
from libyatl.formats.format import Format
from libyatl.model.sayable import SAYABLES

DOCS = Path(__file__).parents[2] / "docs"
OUTPUT = DOCS / "output.md"
READ_BY_SUFFIX = {suffix: name for suffix, name in SUFFIXES.items() if name in READERS} | PACKED


def row(cells: Iterable[str]) -> str:
    return "|" + "".join(f" {cell} |" if cell else " |" for cell in cells) + "\n"


def table_of_formats() -> list[str]:
    suffixes = {each.name: ", ".join(f"`{suffix}`" for suffix in each.suffixes) for each in told()}
    rows = [(f"`{each.name}`", suffixes[each.name], each.says) for each in told()]
    return [row(("format", "suffix", "")), "|---|---|---|\n", *map(row, rows)]


def table_of_things() -> list[str]:
    names = [f"`{each.name}`" for each in told()]
    rows = [
        (thing, *("yes" if thing in each.carries else "" for each in told())) for thing in SAYABLES
    ]
    head = row(("what a file or a selection says", *names))
    return [head, "|---" * (len(names) + 1) + "|\n", *map(row, rows)]


def told() -> list[Format]:
    return [each for each in FORMATS.values() if each.write or each.folder]


@pytest.mark.parametrize("lines", [table_of_formats(), table_of_things()], ids=lambda it: it[0])
def test_the_manual_has_a_table_as_it_is_made(lines: list[str]) -> None:
    text = OUTPUT.read_text(encoding="utf-8")
    first = lines[0].split(" | ")[0].removesuffix(" |")
    begin = text.index(first)
    end = text.index("\n\n", begin) + 1
    made = "".join(lines)
    if UPDATE:
        OUTPUT.write_text(text[:begin] + made + text[end:], encoding="utf-8")
    else:
        assert text[begin:end] == made


def words(page: str, sentence: str) -> list[str]:
    """Return what a sentence of a page lists; its list stands for the three dots."""
    before, after = map(re.escape, sentence.split("…"))
    found = re.search(f"{before}(.*?){after}", page, re.DOTALL)
    assert found, sentence
    return re.findall(r"[.\w]+", re.sub(r"\bor\b", "", found[1]))


@pytest.mark.parametrize(
    ("page", "sentence", "names"),
    [
        ("manual.md", "Read every input as this format: …. Otherwise", INPUTS),
        ("file-format.md", "have a known suffix (…)", READ_BY_SUFFIX),
        ("python.md", "The format is …; without one", WRITERS),
    ],
)
def test_the_manual_lists_formats_where_it_names_them(
    page: str, sentence: str, names: Iterable[str]
) -> None:
    assert sorted(words((DOCS / page).read_text(encoding="utf-8"), sentence)) == sorted(names)


def test_the_help_of_filter_lists_what_it_writes() -> None:
    said = filter.filter.__doc__ or ""
    assert sorted(words(said, "-O chooses …. To see")) == sorted(filter.FORMATS)


def table_of_roles() -> str:
    rows = [(f"`{role}`", " ".join(f"`{name}`" for name in NAMES[role].split())) for role in NAMES]
    return "".join([row(("role", "names")), "|---|---|\n", *map(row, rows)])


def test_the_manual_lists_the_names_of_each_role() -> None:
    page = DOCS / "formats" / "csv-tsv.md"
    text = page.read_text(encoding="utf-8")
    begin, end = text.index("<!-- roles -->\n"), text.index("<!-- end -->")
    made = f"{text[:begin]}<!-- roles -->\n{table_of_roles()}{text[end:]}"
    if UPDATE:
        page.write_text(made, encoding="utf-8")
    else:
        assert text == made


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_a_page_that_an_example_of_it_stands_on(name: str) -> None:
    pages = [path.read_text(encoding="utf-8") for path in (DOCS / "formats").glob("*.md")]
    endings = FORMATS[name].suffixes or (f"-O {name}", f"{name}.json")
    suffixes = "|".join(map(re.escape, endings))
    asked = re.compile(rf"^\$ .*(?:-O {name}\b|(?:{suffixes})\b)", re.MULTILINE)
    assert any(asked.search(block) for page in pages for block in FENCE.findall(page))


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_every_preset_has_a_page_that_names_its_columns(preset: Preset) -> None:
    page = DOCS / "formats" / f"{preset.page}.md"
    text = page.read_text(encoding="utf-8")
    assert preset.title in text
    assert preset.told_by <= {*map(folded, re.findall("`([^`\n]+)`", text))}
