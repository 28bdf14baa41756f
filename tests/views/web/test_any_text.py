"""Texts of a file, wherever they stand in it, are texts in the page, and nothing else."""

from __future__ import annotations

import json
import re

import pytest
from views.web.read_pages import Node, page, read

TEXTS = [
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onload='x",
    "<!-- ]]> </style></title></textarea>",
    "&lt;b&#60;",
    "\u202eturned\u2066",
    "\x1b[31m",
    "a\u2028b",
    "a b?#%\"'<>`",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    'https://a.example/" onclick="alert(1)',
    "https://münchen.example/é?a=<b>",
    "HTTP://name:word@a.example/",
    "https://a.example/\u202efdp",
    "-s1",
    "--",
    "__proto__",
]
CONTROLS = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")


def chronology(text: str) -> str:
    """Return a file with a text wherever one can stand."""
    name = {"name": text, "note": text, "kind": text, "aliases": [f"{text} too"]}
    told = {"title": text, "date": "2017", "status": "claimed", "actors": [text], "places": [text]}
    cited = {"id": text, "at": text, "quote": text, "note": text, "says": told}
    first = {
        "id": text,
        "title": text,
        "date": "2016-05-01",
        "summary": text,
        "note": text,
        "actors": [{"id": text, "role": text}, f"{text} 2"],
        "places": [text],
        "tags": [text],
        "sources": [cited, f"{text} 2"],
        "mine": {text: text},
    }
    others = [
        {"id": f"{text} 2", "title": text, "after": text},
        {"id": f"{text} 3", "title": text, "date": text},
        {"id": f"{text} 4", "title": text, "date": "2015", "after": text},
    ]
    source = dict.fromkeys(("title", "author", "publisher", "url", "archived", "language"), text)
    via = {"via": [text], "derived_from": [text], "url": text, "note": text}
    return json.dumps(
        {
            "title": text,
            "actors": {text: name},
            "places": {text: {"name": text, "country": text}},
            "sources": {text: {**source, "note": text}, f"{text} 2": via},
            "events": [first, *others],
        }
    )


def kinds(root: Node) -> set[tuple[str, str]]:
    """Return the elements of a page with the attributes that they have."""
    return {(node.tag, name) for node in root.walk() for name in ("", *node.attributes)}


@pytest.mark.parametrize("text", TEXTS)
def test_no_text_is_markup_a_request_or_a_sign_that_hides(text: str) -> None:
    made = page(chronology(text))
    root = read(made)
    links = {("a", ""), ("a", "href"), ("a", "rel")}
    assert kinds(root) <= kinds(read(page(chronology("https://plain.example/")))) | links
    assert len(root.all("li")) == len(read(page(chronology("plain"))).all("li"))
    assert not CONTROLS.search(made)
    json.loads(root.one(".data").text)
    assert len(root.all("script")) == 2
    for link in root.all("a"):
        href = link.attributes["href"] or ""
        assert re.fullmatch(r"#.*|https?://[^\s<>`]+", href, re.IGNORECASE)
        assert href.startswith("#") or (href == text and link.text == text)
