"""TimelineJS in a browser shows of what we write for it what we say, and runs nothing of it."""

from __future__ import annotations

import json
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from consumers.nodes import from_npm

import libyatl

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

AWKWARD = """
title: The <b>ferry</b> & its "crew"
eras:
- start_date: {year: 2010}
  end_date: {year: 2015}
  text: {headline: The long wait}
events:
- {id: partial, title: Partial & plain, date: 2017-07, tags: [Fjord, Quay]}
- {id: vague, title: Approximate, date: c. 2015, status: claimed}
- {id: lasted, title: Interval, date: 2017-08-12/2017-08-14, actors: [Ann], places: [Zenda]}
- {id: open, title: Open, date: 2017/..}
- {id: clock, title: Clock, date: "2017-07-25T10:00:00+02:00", summary: "two\\nlines < 3"}
- {id: before, title: Caesar dies, date: 15 March 44 BC}
- {id: arabic, title: العبّارة تصل, date: 2014}
- id: script
  title: <script>document.title = "run"</script>
  date: 2013-01-02
  summary: <img src=x onerror="document.title = 'run'"><script>document.title = "run"</script>
  tags: ["<img src=x onerror=\\"document.title='run'\\">"]
  sources: ["javascript:document.title='run'", "https://news.example/a?x=1&y=2"]
- {id: sheet, title: '=HYPERLINK("https://x.example")', date: 2012, tags: [R&D]}
- {id: never, title: Of no known year, date: XXXX-10}
"""
GROUP = "<img src=x onerror=\"document.title='run'\">"
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>quiet</title>
<link rel="stylesheet" href="css/timeline.css"><script src="js/timeline.js"></script></head>
<body><div id="line" style="width: 1200px; height: 700px"></div></body></html>
"""
SHOWN = """() => [...document.querySelectorAll(".tl-slide")].map((slide) => ({
  headline: slide.querySelector(".tl-headline, .tl-headline-title")?.innerText.trim() ?? "",
  date: slide.querySelector(".tl-headline-date")?.textContent.trim() ?? "",
  text: slide.querySelector(".tl-text-content")?.innerText ?? "",
  inner: slide.querySelectorAll("script, img[onerror], [href^='javascript:']").length,
}))"""

ORIGIN = "http://timeline.example/"


class Viewer:
    """TimelineJS in a page, whose every request is answered from its package, or refused."""

    def __init__(self, browser: Browser, data: str) -> None:
        self.asked: list[str] = []
        self.faults: list[str] = []
        self._files = from_npm("@knight-lab/timelinejs/dist")
        self.page = browser.new_page(viewport={"width": 1280, "height": 800})
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("dialog", lambda dialog: dialog.dismiss())
        self.page.route("**/*", self._answer)
        self.page.goto(ORIGIN)
        self.page.evaluate(
            "([data, path]) => { new TL.Timeline('line', data, {script_path: path}); }",
            [json.loads(data), f"{ORIGIN}js/"],
        )
        self.page.wait_for_selector(".tl-slide .tl-headline", state="attached")
        self.page.wait_for_selector(".tl-timemarker", state="attached")

    def _answer(self, route: Route) -> None:
        url = route.request.url
        file = self._files / url.removeprefix(ORIGIN)
        if url == ORIGIN:
            route.fulfill(body=PAGE, content_type="text/html")
        elif url.startswith(ORIGIN) and file.is_file():
            route.fulfill(path=file)
        else:
            self.asked.append(url)
            route.abort()


def words(html: str) -> str:
    """Return the words that HTML without elements shows, in capitals, as headlines are."""
    return " ".join(unescape(html).upper().split())


def test_the_viewer_shows_what_we_say_and_runs_nothing_of_it(
    browser: Browser, tmp_path: Path
) -> None:
    events = tmp_path / "events.yaml"
    events.write_text(AWKWARD, encoding="utf-8")
    data = libyatl.write(libyatl.load(events), format="timelinejs")
    assert isinstance(data, str)
    viewer = Viewer(browser, data)
    shown: list[dict[str, Any]] = viewer.page.evaluate(SHOWN)
    whole = json.loads(data)
    said = [(whole["title"]["text"]["headline"], "")]
    said += [(slide["text"]["headline"], slide["display_date"]) for slide in whole["events"]]
    assert [(words(each["headline"]), each["date"]) for each in shown] == [
        (words(headline), date) for headline, date in said
    ]
    assert [each["date"] for each in shown[1:]] == [
        *("15 March 44 BC", "2012", "2 January 2013", "2014", "c. 2015", "since 2017"),
        *("July 2017", "25 July 2017, 10:00:00 +02:00", "12–14 August 2017"),
    ]
    groups = viewer.page.locator(".tl-timegroup-message").all_inner_texts()
    assert {*filter(None, groups)} == {"FJORD", GROUP.upper(), "R&D"}
    assert "two\nlines < 3" in [each["text"] for each in shown]
    assert viewer.page.locator(".tl-timeera").all_inner_texts() == ["The long wait"]
    # Nothing was run, or fetched but from where the viewer and what it is given come from.
    assert (viewer.faults, viewer.page.title()) == ([], "quiet")
    assert [each["inner"] for each in shown] == [0] * len(shown)
    assert not [url for url in viewer.asked if url.startswith(ORIGIN)]
    viewer.page.close()
