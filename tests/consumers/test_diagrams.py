"""Diagrams in the eyes of Mermaid itself, in a browser: all is drawn, and nothing runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from consumers.browser import CURATED
from consumers.nodes import from_npm

import libyatl
from libyatl.dates.saying.in_words import in_words
from libyatl.formats import read_data
from libyatl.text.inert import one_line

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DRAW = """
async (text) => {
  const {svg} = await mermaid.render("drawn", text);
  document.body.innerHTML = svg;
  const texts = (of) => [...document.querySelectorAll(of)].map((one) => one.textContent);
  return {
    periods: texts(".taskWrapper text"),
    events: texts(".eventWrapper text"),
    all: texts("svg text"),
    scripts: document.querySelectorAll("svg script, svg img, svg a, svg foreignObject *").length,
    ran: window.ran === undefined,
  };
}
"""
AWKWARD = r"""
title: "title: <b>&amp; %%{init: {}}%% #lt; \u202e"
events:
- {title: "<script>window.ran = 1</script>", date: 2017-07}
- {title: "<img src=x onerror='window.ran = 1'>", date: 2017-07}
- {title: "%% no comment", date: 44 BC}
- {title: "%%{init: {\"theme\": \"dark\"}}%%", date: 2017-08-05}
- {title: "title: x : y: z ; # w", date: "2017-07-25T14:30+02:00"}
- {title: "section 3", date: 2031/..}
- {title: "# heading #35; #quot; &lt; &amp;lt;", date: c. 2031}
- {title: "`code` \"quoted\" 'single' $$x^2$$ \\n <br> <br/>", date: 2031-05-02/2031-05-09}
- {title: "خليفة حفتر \u202e\x07", date: "[2031-05-02,2031-06]"}
- {title: "two\nlines\tand a tab", date: 2031-05-02?}
- {title: "=HYPERLINK(\"http://h\")", status: claimed}
- {title: "style a:b#c; classDef x:y#z;", date: 2031-06}
- {title: "accTitle: a", date: 2031-07}
- {title: "ﬂ°°60¶ß ¶ß Straße", date: 2031-08}
- {title: "https://example.org/a_(b)?c=d&e=f#g", date: 2031-09}
- {title: "}{[]|~^*_--->", date: 2031-10}
- {title: "timeline LR", date: "2017-10"}
- {title: "%", date: 2031-11}
- {title: ":", date: 2031-12}
- {title: ";#;", date: 2032-01}
"""


@pytest.fixture(scope="module")
def drawing(browser: Browser) -> Iterator[Page]:
    """A page in which Mermaid draws, as strictly as it can."""
    page = browser.new_page()
    page.add_script_tag(path=str(from_npm("mermaid/dist/mermaid.min.js")))
    page.evaluate("mermaid.initialize({startOnLoad: false, securityLevel: 'strict'})")
    yield page
    page.close()


def bare(texts: list[str]) -> list[str]:
    """Return texts without blanks: Mermaid breaks lines, and joins them as it likes."""
    return sorted(re.sub(r"\s+", "", text) for text in texts)


def read(text: str) -> libyatl.Timeline:
    timeline = read_data([("events.yaml", text.encode())])
    assert not timeline.report.has_errors, list(timeline.report)
    return timeline


def drawn(drawing: Page, timeline: libyatl.Timeline | libyatl.Selection) -> dict[str, Any]:
    found: dict[str, Any] = drawing.evaluate(DRAW, libyatl.write(timeline, format="mermaid"))
    assert (found["scripts"], found["ran"]) == (0, True)
    return found


@pytest.mark.parametrize(
    "text", [AWKWARD, CURATED.read_text(encoding="utf-8")], ids=["awkward", "curated"]
)
def test_mermaid_draws_each_event_with_its_date_and_its_words(text: str, drawing: Page) -> None:
    timeline = read(text)
    found = drawn(drawing, timeline)
    titles = [
        one_line(event.title) + ("" if event.status == "occurred" else f" ({event.status})")
        for event in timeline.events
    ]
    assert bare(found["events"]) == bare(titles)
    dates = bare(found["periods"])
    assert len(dates) == len(timeline.events)
    for event in timeline.events:
        if event.when is not None:
            assert bare([in_words(event.when)])[0] in dates
    assert bare([one_line(timeline.title)])[0] in bare(found["all"])


def test_mermaid_draws_groups_of_one_name_apart(drawing: Page) -> None:
    timeline = read(
        "actors: {a: {name: Ann}, b: {name: Ann}, c: {name: 'C: <b>'}}\n"
        "events: [{title: A, actors: [a, c]}, {title: B, actors: [b]}, {title: C}]\n"
    )
    found = drawn(drawing, libyatl.select(timeline, group_by="actor"))
    assert bare(found["events"]) == ["A", "A", "B", "C"]
    assert {"Ann(a)", "Ann(b)", "C:<b>"} <= {*bare(found["all"])}


@pytest.mark.parametrize("text", ["events: []", "title: T\nevents: []", "events: [{title: A}]"])
def test_mermaid_draws_little(text: str, drawing: Page) -> None:
    timeline = read(text)
    assert len(drawn(drawing, timeline)["events"]) == len(timeline.events)


def test_mermaid_takes_as_much_as_we_hand_it_and_no_more(drawing: Page, tmp_path: Path) -> None:
    events = "".join(f"- {{title: {'𝄞' * 40} {n}, date: {1000 + n}}}\n" for n in range(900))
    timeline = read(f"events:\n{events}")
    with pytest.raises(libyatl.UsageError) as error:
        libyatl.write(timeline, format="mermaid")
    limit = re.search(r"--limit (\d+)", str(error.value.help))
    assert limit
    text = libyatl.write(libyatl.select(timeline, limit=int(limit[1])), format="mermaid")
    assert (
        "Maximum text size"
        not in drawing.evaluate("(text) => mermaid.render('x', text)", text)["svg"]
    )
    more = text + "        9999 : " + "x" * 500 + "\n"
    assert (
        "Maximum text size" in drawing.evaluate("(text) => mermaid.render('y', text)", more)["svg"]
    )
