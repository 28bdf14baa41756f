"""The page on pictures lists what `show` draws, from the table of that (LIBYATL_UPDATE=1)."""

from __future__ import annotations

from pathlib import Path

from consoles import UPDATE

from libyatl.drawings import DRAWINGS

PAGE = Path(__file__).parents[2] / "docs" / "pictures.md"
HEAD = "| output | suffix | |\n|---|---|---|\n"


def test_the_page_has_the_table_of_drawings_as_it_is_made() -> None:
    text = PAGE.read_text(encoding="utf-8")
    begin = text.index(HEAD)
    end = text.index("\n\n", begin) + 1
    made = HEAD
    for each in DRAWINGS.values():
        suffixes = ", ".join(f"`{suffix}`" for suffix in each.suffixes)
        made += f"| `{each.name}` | {suffixes} | {each.says} |\n"
    if UPDATE:
        PAGE.write_text(text[:begin] + made + text[end:], encoding="utf-8")
    else:
        assert text[begin:end] == made
