"""Markdown that is read as it stands: nothing of a text is markup, and all of it comes back.

It is rendered with markdown-it, raw HTML allowed, tables, strokes and footnotes switched on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pytest
from drawn_timelines import ODD, timelines
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

import libyatl
from libyatl.cli.app import run
from libyatl.formats import read_data
from libyatl.formats.markdown.escaping import begun, escaped, linked, paragraphs
from libyatl.model import Citation, Event, Source, Timeline
from libyatl.text.inert import inert, one_line

RENDERER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
RENDERER.use(footnote_plugin)
MARKUP = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<!-- x -->",
    "</li></ul>",
    "[a](javascript:alert(1))",
    "![a](https://x.org/a.png)",
    "[a]: https://x.org 'b'",
    "[^1]",
    "[^1]: a",
    "^[a]",
    "<https://x.org>",
    "<javascript:alert(1)>",
    "https://x.org/a_b_c",
    "www.x.org",
    "a@x.org",
    "&lt;b&gt;",
    "&#60;",
    "&",
    "AT&T",
    "**a**",
    "__a__",
    "a_b_c",
    "~~a~~",
    "`a`",
    "```",
    "~~~",
    "    a",
    "\ta",
    "# a",
    "a #",
    "---",
    "- - -",
    "===",
    "- a",
    "+ a",
    "* a",
    "1. a",
    "1)",
    "12345. a",
    "a. b",
    "iv) b",
    "(2) b",
    "> a",
    ": a",
    "|a|b|\n|-|-|\n|c|d|",
    "a|b\n-|-",
    "\\",
    "\\\\",
    "\\*a\\*",
    "a\\\nb",
    "a  \nb",
    "\n",
    "\n\n",
    " ",
    "$a$",
    "{#a .b}",
    "!",
    "\x1b[31m",
    "\u202ea",
    "\xa0",
    "*",
    "_",
)
texts = st.lists(st.sampled_from(MARKUP) | st.text(ODD, max_size=6), max_size=5).map("".join)
OURS = {
    "paragraph",
    "heading",
    "bullet_list",
    "list_item",
    "inline",
    "text",
    "softbreak",
    "hardbreak",
    "strong",
    "em",
    "link",
    "footnote",
    "footnote_ref",
    "footnote_block",
    "footnote_anchor",
}
"""All that a document of ours is made of."""


def tokens(markdown: str) -> list[Token]:
    return [each for token in RENDERER.parse(markdown) for each in (token, *(token.children or ()))]


def kinds(found: Iterable[Token]) -> list[str]:
    return [re.sub("_(open|close)$", "", token.type) for token in found if token.type != "inline"]


def shown(found: Iterable[Token]) -> str:
    """Return what is read of a document: its texts, and a line for each break."""
    return "".join(
        token.content
        if token.type == "text"
        else "\n"
        if token.type.endswith("break") or token.type in ("paragraph_close", "heading_close")
        else ""
        for token in found
    )


@given(texts)
def test_a_text_on_a_line_is_read_as_it_stands(text: str) -> None:
    said = one_line(text).strip()
    for around in ("{}", "- {}", "# {}", "- **{}**: a", "*{}*, a", "(“{}”)", "[^a]\n\n[^a]: {}"):
        before, after = around.split("{}")[0], around.split("{}")[1]
        markdown = f"{before}{begun(escaped(text))}{after}"
        if not said:
            continue
        found = tokens(markdown)
        assert {*kinds(found)} <= OURS - {"link", "softbreak", "hardbreak"}, markdown
        assert said in shown(found), markdown
        assert (
            shown(found).count("\n")
            == kinds(found).count("paragraph") / 2 + kinds(found).count("heading") / 2
        )


@given(texts)
def test_a_text_of_several_lines_keeps_them(text: str) -> None:
    lines = [line.strip() for line in inert(text).replace("\t", " ").split("\n")]
    found = tokens("\n\n".join(paragraphs(text)))
    assert {*kinds(found)} <= {"paragraph", "text", "hardbreak"}
    assert shown(found).splitlines() == list(filter(None, lines))


@given(st.sampled_from(["https://x.org/", "http://", "HTTPS://x", "javascript:", "x", ""]), texts)
def test_only_an_address_of_the_web_is_a_link(start: str, rest: str) -> None:
    markdown = linked(start + rest)
    found = tokens(f"a {markdown}; b")
    assert {*kinds(found)} <= {"paragraph", "text", "link"}
    for href in hrefs(found):
        assert re.match("https?://", href, re.IGNORECASE)
    assert bool(hrefs(found)) == markdown.startswith("<")
    if not hrefs(found):
        assert one_line(start + rest).strip() in shown(found)


@given(timelines())
def test_a_document_is_made_of_what_is_ours(timeline: Timeline) -> None:
    found = tokens(libyatl.write(timeline, format="md"))
    assert {*kinds(found)} <= OURS
    assert all(re.match("https?://", href, re.IGNORECASE) for href in hrefs(found))
    text = shown(found)
    for event in timeline.events:
        assert one_line(event.title).strip() in text


def hrefs(found: Iterable[Token]) -> list[str]:
    return [str(token.attrs["href"]) for token in found if token.type == "link_open"]


@pytest.mark.parametrize("group_by", [None, "actor", "year"])
def test_every_source_is_told_once_and_every_mark_leads_to_one(group_by: str | None) -> None:
    for name in ("events", "titanic"):
        chosen = libyatl.select(libyatl.load(f"data/{name}.yaml"), group_by=group_by)
        text = libyatl.write(chosen, format="md")
        told = re.findall(r"^\[\^(.+?)\]: ", text, re.M)
        assert len(told) == len(set(told))
        assert set(re.findall(r"\[\^(.+?)\](?!:)", text)) == set(told)
        found = tokens(text)
        assert "[^" not in shown(found)
        assert [token.type for token in found].count("footnote_open") == len(told)


def labels(ids: Iterable[str]) -> Iterator[str]:
    """Yield the labels of the footnotes of sources with such ids."""
    cited = tuple(Citation(id) for id in ids)
    # Names that no registry has are one where they are alike.
    sources = {one.source: Source(one.source) for one in cited}
    timeline = Timeline(events=(Event("a", "A", sources=cited),), sources=sources)
    text = libyatl.write(timeline, format="md")
    yield from re.findall(r"^\[\^(.*?)\]: ", text, re.M)


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        (["barmin-2017"], ["barmin-2017"]),
        (["a b", "a_b", "a-b", "A-B"], ["a-b", "a-b-2", "a-b-3", "A-B-4"]),
        (["a-2", "a", "A"], ["a-2", "a", "A-3"]),
        (["]: x", "^", "[^a]"], ["x", "source", "a"]),
        (["\u202e\n\x00", "?"], ["source", "source-2"]),
        (["x" * 50, "x" * 60], ["x" * 40, "x" * 40 + "-2"]),
        (["المصدر"], ["المصدر"]),
    ],
)
def test_a_label_is_made_of_letters_and_is_of_one_source(
    ids: list[str], expected: list[str]
) -> None:
    assert list(labels(ids)) == expected


@given(st.lists(texts, max_size=4, unique=True))
def test_every_source_has_a_label_of_its_own(ids: list[str]) -> None:
    found = list(labels(ids))
    assert all(re.fullmatch(r"(?:[^\W_]|-)+", label) for label in found)
    assert len({label.casefold() for label in found}) == len(ids)


OWN = """\
title: The bells
sources:
  paper:
    title: A morning
    author: A. Writer
    publisher: The paper
    published: 2017-09
    accessed: 2018-01-02
    url: https://paper.example/a_b
    archived: https://archive.example/1
    language: de
    via: [letter]
    note: A note.
  letter: {title: A letter, url: 'javascript:alert(1)'}
events:
  - id: bell
    title: A bell rings
    date: 2017-08-05
    summary: "One.\\nTwo.\\n\\nThree."
    actors: [{id: Ann, role: rings}, Bob]
    places: [Town]
    tags: [sound]
    lasted: 2 hours
    sources:
      - {id: paper, at: p. 1}
      - {id: paper, at: p. 3}
      - {id: paper, at: p. 4, quote: Ding}
      - {id: paper, at: p. 5, note: Of the bell.}
      - {id: letter, says: {date: 2017-08-07, status: claimed}}
      - {id: Bob, says: {title: A bell}}
    note: Heard.
  - {id: walk, title: A walk, after: [{event: bell, within: 3 days}], status: planned}
  - {id: talk, title: A talk, date: soon, before: lost, sources: [paper]}
"""


def test_all_of_an_event_is_told_in_turn() -> None:
    timeline = read_data([("own.yaml", OWN.encode())])
    assert libyatl.write(timeline, format="md").split("\n\n") == [
        "# The bells",
        "3 events, 2017. 1 has a date of its own; 2 are placed by reasoning. "
        "3 sources. What is worked out follows from other dates, the stated order and the sources.",
        "## 2017",
        "- **5 August 2017**: A bell rings [^paper] (p. 1, 3; p. 4: “Ding”; p. 5: Of the bell.), "
        "[^letter], [^Bob]",
        "  One.\\\n  Two.",
        "  Three.",
        "  Ann (rings), Bob · Town · lasted 2 hours · tagged sound",
        "  Note: Heard.",
        "  - A letter says otherwise: date 7 August 2017; status claimed [^letter]\n"
        "  - Bob says: title “A bell” [^Bob]",
        "- *between 5 and 10 August 2017, worked out*: A walk (*planned*) (*no source*)",
        "  Within 3 days after “A bell rings” (5 August 2017).",
        "## 1 with no date: begun by September 2017, when sources told of them",
        "- *date? soon*: A talk [^paper]",
        "  Before an event that is not here, lost.",
        "## Sources",
        "[^paper]: A. Writer, *A morning*, The paper, September 2017 (de); "
        "<https://paper.example/a_b>; archived <https://archive.example/1>; "
        "accessed 2 January 2018; via A letter javascript:alert(1). A note.",
        "[^letter]: *A letter*; javascript:alert(1).",
        "[^Bob]: Bob\n",
    ]


@pytest.mark.parametrize("options", [["--fields", "id"], ["--no-header"], ["--raw"]])
def test_a_document_has_no_fields(options: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["filter", "-O", "md", *options]) == 2
    assert f"{options[0]} does nothing with md" in capfd.readouterr().err


def test_show_and_filter_write_what_python_writes(capfd: pytest.CaptureFixture[str]) -> None:
    text = libyatl.write(
        libyatl.select(libyatl.load(), tag="embassy", group_by="actor"), format="md"
    )
    for command in ("show", "filter"):
        assert run([command, "-O", "md", "--tag", "embassy", "-g", "actor"]) == 0
        assert capfd.readouterr().out == text


def test_what_names_no_year_stands_below_none() -> None:
    text = b"events: [{title: A, date: XXXX-10}, {title: B, date: 2017}, {title: C, date: 2017-05}]"
    timeline = read_data([("mine.yaml", text)], format="yaml")
    told = libyatl.write(timeline, format="md")
    assert re.findall(r"^## .*|\*\*: .", told, re.M) == [
        "## 2017",
        "**: B",
        "**: C",
        "## 1 of no known year",
        "**: A",
    ]
    by_title = libyatl.write(libyatl.select(timeline, sort="title"), format="md")
    assert re.findall(r"\*\*: (.)", by_title) == ["A", "B", "C"]
    assert "##" not in by_title
