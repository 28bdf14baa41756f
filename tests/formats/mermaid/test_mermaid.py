"""A timeline of Mermaid: nothing of a text is syntax, all that is carried is there, no more fits.

Mermaid itself draws it in `tests/consumers/test_diagrams.py`; here its lexer is a few lines.
"""

from __future__ import annotations

import html
import re
from contextlib import suppress
from pathlib import Path

import pytest
from drawn_timelines import ODD, timelines
from hostile_files import HOSTILE
from hypothesis import given
from hypothesis import strategies as st

import libyatl
from libyatl import Timeline, UsageError
from libyatl.cli.app import run
from libyatl.formats import read_data
from libyatl.formats.mermaid.entity_codes import coded
from libyatl.formats.mermaid.writer import MOST_CHARACTERS
from libyatl.text.inert import inert, is_blank, one_line

TEXT = """\
title: "Quays: a list"
places: {quay: {name: Old Quay}}
events:
- {id: opened, title: The quay opens, date: 1911-05-03, places: [quay]}
- {id: talks, title: "Talks; at #2", date: "1911-07-25T14:30", status: claimed}
- {id: founded, title: Founded, date: 44 BC}
- {id: fair, title: A fair, date: XXXX-10}
- {id: built, title: Built, before: opened}
- {id: wall, title: A wall, date: soonish}
- {id: plan, title: A bridge, status: planned}
"""
WHOLE = """\
timeline
    title Quays#colon; a list
    section 44 BC
        44 BC : Founded
    section 1911
        by 3 May 1911, worked out : Built
        3 May 1911 : The quay opens
        25 July 1911, 14#colon;30 : Talks#59; at #35;2 (claimed)
    section 1 of no known year
        October, year unknown : A fair
    section 1 planned, with no date set
        no date : A bridge (planned)
    section 1 with no date
        date? soonish : A wall
"""
_LINE = re.compile(
    r"timeline|    (?:title|section) [^#:\n]+|        (?!title |section |%)([^#:\n]+): ([^:\n]+)"
)


def read(text: str = TEXT) -> Timeline:
    return read_data([("events.yaml", text.encode())])


def lexed(text: str) -> list[tuple[str, str]]:
    """Return each date and event as Mermaid parts them, its codes turned back at the end."""
    assert "%%" not in text
    kept = re.sub(r"#(\w+);", lambda code: f"\ufb02{code[1]}\u00b6", text)
    found = []
    for line in kept.splitlines():
        parts = _LINE.fullmatch(line)
        assert parts, line
        if parts[1]:
            found.append((turned_back(parts[1]).strip(), turned_back(parts[2]).strip()))
    return found


def turned_back(text: str) -> str:
    """Return a text with its codes as what they stand for."""

    def meant(code: re.Match[str]) -> str:
        return html.unescape(f"&#{code[1]};" if code[1].isdigit() else f"&{code[1]};")

    return re.sub("\ufb02(\\w+)\u00b6", meant, text)


def test_the_whole_of_a_diagram() -> None:
    assert libyatl.write(read(), format="mermaid") == WHOLE


def test_groups_are_sections_and_another_order_has_none() -> None:
    grouped = libyatl.write(libyatl.select(read(), group_by="place"), format="mermaid")
    assert re.findall("section (.*)", grouped) == ["Old Quay", "no place"]
    assert len(lexed(grouped)) == 7
    by_title = libyatl.write(libyatl.select(read(), sort="title"), format="mermaid")
    assert "section" not in by_title
    assert [title for _, title in lexed(by_title)][:3] == ["A bridge (planned)", "A fair", "A wall"]


def test_what_only_possibly_matches_says_so() -> None:
    text = libyatl.write(libyatl.select(read(), on="1911-04"), format="mermaid")
    assert "Built (possibly)" in text


def test_sections_of_one_name_stand_apart() -> None:
    timeline = read(r"""events: [{title: A, tags: ["a\x07"]}, {title: B, tags: ['a\x07']}]""")
    text = libyatl.write(libyatl.select(timeline, group_by="tag"), format="mermaid")
    assert re.findall("section (.*)", text) == ["a#92;x07", "a#92;x07 (2)"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain, words (and more) - 1/2 = x!", "plain, words (and more) - 1/2 = x!"),
        ("a: b", "a#colon; b"),
        ("#quot;", "#35;quot#59;"),
        ("%%{init: {}}%%", "#37;#37;#123;init#colon; #123;#125;#125;#37;#37;"),
        ("<b>&amp;", "#60;b#62;#38;amp#59;"),
        (" \u200b ", "-"),
        ("", "-"),
        ("two\nlines", "two#92;nlines"),
        ("\ufb02\u00b0\u00b660", "#64258;\u00b0#182;60"),
        ("خليفة حفتر", "خليفة حفتر"),
    ],
)
def test_what_may_be_syntax_is_a_code(text: str, expected: str) -> None:
    assert coded(text) == expected


@given(st.text(ODD) | st.text())
def test_a_text_comes_back_from_its_codes(text: str) -> None:
    kept = re.sub(r"#(\w+);", lambda code: f"\ufb02{code[1]}\u00b6", coded(text))
    assert not {*kept} & set('#:;%<>&"`{}\n')
    assert turned_back(kept) == ("-" if is_blank(text) else one_line(text).strip())


@given(timelines())
def test_every_event_is_parted_from_its_date_and_both_are_there(timeline: Timeline) -> None:
    text = libyatl.write(timeline, format="mermaid")
    assert inert(text) == text
    found = lexed(text)
    assert len(found) == len(timeline.events)
    titles = [one_line(event.title).strip() for event in timeline.events]
    for title, event in zip(titles, timeline.events, strict=True):
        assert is_blank(event.title) or any(told.startswith(title) for _, told in found)
    sections = re.findall("^    section (.*)$", text, re.MULTILINE)
    assert len({*sections}) == len(sections)
    assert not sections or text.index("    section") < text.index("        ")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_drawn_or_too_long(name: str) -> None:
    pytest.importorskip("openpyxl")
    timeline = read_data([(name, HOSTILE[name]())])
    with suppress(UsageError):
        text = libyatl.write(timeline, format="mermaid")
        assert len(lexed(text)) == len(timeline.events)
        assert len(text) <= MOST_CHARACTERS


@pytest.mark.parametrize("options", [{}, {"group_by": "tag"}, {"reverse": True}, {"sort": "title"}])
def test_as_many_as_fit_are_told(options: dict[str, object]) -> None:
    title = "'{}{}', tags: [t{}, u], date: {}"
    events = "".join(
        f"- {{title: {title.format('𝄞' * (n % 40), n, n % 7, n if n % 9 else 'null')}}}\n"
        for n in range(1, 1500)
    )
    timeline = read(f"events:\n{events}")
    with pytest.raises(UsageError, match="50,000 characters, and 1,499 events") as error:
        libyatl.write(libyatl.select(timeline, **options), format="mermaid")  # type: ignore[call-overload]
    fitting = int(re.findall(r"--limit (\d+)", str(error.value.help))[0])

    def length(limit: int) -> int:
        chosen = libyatl.select(timeline, limit=limit, **options)  # type: ignore[call-overload]
        return len(libyatl.write(chosen, format="mermaid").encode("utf-16-le")) // 2

    assert MOST_CHARACTERS - 500 <= length(fitting) <= MOST_CHARACTERS


def test_one_event_may_be_too_long(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "events.yaml"
    file.write_text(f"- {{title: {'x' * 50_000}, date: 2017}}\n", encoding="utf-8")
    made = tmp_path / "x.mmd"
    made.write_text("as it was", encoding="utf-8")
    assert run(["filter", "-f", str(file), "-o", str(made)]) == 2
    said = (
        "libyatl: a Mermaid diagram holds 50,000 characters, and 1 event would be 50,042\n"
        "  help: ask for others; or draw a page of all: libyatl show -o FILE.html\n"
    )
    assert capfd.readouterr() == ("", said)
    assert made.read_text(encoding="utf-8") == "as it was"


def test_what_is_lost_is_said(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "events.yaml").write_text(TEXT, encoding="utf-8")
    made = tmp_path / "x.mmd"
    assert run(["filter", "-f", str(tmp_path / "events.yaml"), "-o", str(made)]) == 1  # a date
    assert made.read_text(encoding="utf-8") == WHOLE
    told = "mermaid carries no registry entries (1), ids (7), places (1), relations (1)"
    assert told in capfd.readouterr().err
