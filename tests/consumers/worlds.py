"""Chronologies that a page is tried with, as texts of files: few and many, odd and far apart."""

from __future__ import annotations

import json
import random
from typing import Any

from consumers.browser import CURATED, ROOT

STATUSES = ("occurred", "occurred", "occurred", "reported", "claimed", "disputed", "planned")
WORDS = (
    *("Convoy", "of", "the", "southern", "council", "leaves", "harbour", "under", "escort"),
    *("after", "talks", "about", "grain"),
)


def chronology(*events: dict[str, Any], title: str = "A world", **head: Any) -> str:
    """Return the text of a file."""
    return json.dumps({"title": title, **head, "events": events}, ensure_ascii=False)


def many(count: int, *, first: int = 1990, last: int = 2020, seed: int = 1) -> str:
    """Return a chronology of `count` events by lot, days and months and what has no end."""
    lot = random.Random(seed)

    def date() -> str:
        year, month, day = lot.randint(first, last), lot.randint(1, 12), lot.randint(1, 28)
        forms = (f"{year:04}-{month:02}-{day:02}", f"{year:04}-{month:02}", f"{year:04}")
        span = f"{year:04}-{month:02}-{day:02}/{year + lot.randint(0, 2):04}-12-28"
        return lot.choice([*forms[:1] * 6, *forms[1:2] * 3, *forms[2:], span, f"since {year:04}"])

    def one(number: int) -> dict[str, Any]:
        words = lot.sample(WORDS, lot.randint(2, len(WORDS)))
        return {
            "id": f"e{number}",
            "title": f"{' '.join(words).capitalize()} {number}",
            "date": date(),
            "status": lot.choice(STATUSES),
            "actors": lot.sample([f"Actor {n}" for n in range(12)], lot.randint(0, 3)),
            "places": lot.sample([f"Place {n}" for n in range(9)], lot.randint(0, 1)),
            "tags": lot.sample(["arms", "grain", "talks", "law"], lot.randint(0, 2)),
            "sources": lot.sample([f"source-{n}" for n in range(6)], lot.randint(0, 3)),
        }

    sources = {f"source-{n}": {"title": f"Gazette {n}"} for n in range(6)}
    return chronology(*map(one, range(count)), title=f"{count} events", sources=sources)


def hours(count: int = 40, *, seed: int = 2) -> str:
    """Return one night, told by the minute in UTC."""
    lot = random.Random(seed)
    minutes = sorted(lot.sample(range(16 * 60), count))
    events = (
        {"id": f"h{n}", "title": f"{lot.choice(WORDS)} at the bridge {n}", "date": at(minute)}
        for n, minute in enumerate(minutes)
    )
    return chronology(*events, title="One night", timezone="UTC")


def at(minute: int) -> str:
    return f"2020-08-0{4 + minute // 1440}T{minute // 60 % 24:02}:{minute % 60:02}"


ODD_TITLES = {
    "markup": "</script><script>window.ran = 1</script><img src=x onerror='window.ran = 1'>",
    "comment": "<!-- <script> ]]> & &amp; \" ' `",
    "bidi": "\u202egnp.exe\u202c and \u2066isolated",
    "control": "bell\u0007 escape\u001b[31m",
    "arabic": "وقف إطلاق النار في طرابلس بعد المحادثات في باريس",
    "hebrew": "הסכם שלום (2017) בירושלים!",
    "cjk": "利比亚的黎波里政府正式接管驻莫斯科大使馆并发表联合声明",
    "combining": "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘",
    "emoji": "👩‍👩‍👧‍👦 meets 🇱🇾 👍🏽",
    "long": "endless " * 625,
    "unbroken": "x" * 5000,
}
ODD = chronology(
    *(
        {
            "id": name,
            "title": title,
            "summary": title,
            "date": f"2017-08-{day:02}" if day % 3 else f"2017-0{day % 9 + 1}",
            "actors": [title],
            "places": [title[::-1][:300]],
            "note": title,
            "sources": ["paper"],
            "status": STATUSES[day % 7],
        }
        for day, (name, title) in enumerate(ODD_TITLES.items(), 1)
    ),
    *(
        {"id": odd, "title": f"Called {odd}", "date": "2017-09-03"}
        for odd in ("ä b", "?q=1", "%41")
    ),
    title="Odd \u202eworld </title><script>window.ran = 1</script>",
    sources={"paper": {"title": "<b>Paper</b>", "url": "https://example.org/?a=1&b='\"<x>"}},
)
RIVALS = chronology(
    {
        "id": "battle",
        "title": "The battle",
        "date": "1821-05-03",
        "sources": [
            {"id": "ours", "at": "p. 3"},
            {"id": "theirs", "says": {"date": "1821-05-12", "places": ["Elsewhere"]}},
        ],
        "places": ["Here"],
    },
    {"id": "truce", "title": "The truce", "after": "battle", "sources": ["ours"]},
    sources={
        "ours": {"title": "Our gazette", "published": "1822"},
        "theirs": {"title": "Their gazette", "published": "1823", "via": "ours"},
    },
)
WORLDS: dict[str, str] = {
    "curated": CURATED.read_text(encoding="utf-8"),
    "titanic": (ROOT / "data" / "titanic.yaml").read_text(encoding="utf-8"),
    "none": chronology(title="Nothing yet"),
    "one": chronology({"id": "only", "title": "The only one", "date": "2017-08-03"}),
    "thirty": many(30, first=2014, last=2017, seed=3),
    "many": many(300),
    "crowds": many(2000),
    "hours": hours(),
    "minute": chronology(
        {"id": "flash", "title": "A flash", "date": "2020-08-04T15:07:00Z"},
        {"id": "blast", "title": "The blast", "date": "2020-08-04T15:08:00Z"},
        {"id": "both", "title": "All of it", "date": "2020-08-04T15:07:10Z/2020-08-04T15:08:00Z"},
    ),
    "millennia": chronology(
        *(
            {"id": f"y{n}", "title": f"Dynasty {n} begins", "date": year}
            for n, year in enumerate(["-3000", "-2500", "-1200", "-0043", "0001", "1066", "2001"])
        ),
        {"id": "old", "title": "Walls are built", "date": "-2999/-2800"},
    ),
    "far": chronology(
        {"id": "far", "title": "Rocks are laid down", "date": "Y-170000000"},
        *({"id": f"n{n}", "title": f"Dig {n}", "date": f"2016-0{n}-11"} for n in range(1, 9)),
    ),
    "one day": chronology(
        *({"id": f"d{n}", "title": f"Report {n}", "date": "2017-08-03"} for n in range(500)),
        {"id": "later", "title": "A year later", "date": "2018-08-03"},
    ),
    "undated": chronology(*({"id": f"u{n}", "title": f"Undated {n}"} for n in range(20))),
    "odd": ODD,
    "rivals": RIVALS,
    "links": chronology(
        {"id": "it", "title": "It", "date": "2017", "sources": [f"s{n}" for n in range(5)]},
        sources={
            f"s{n}": {"title": f"Source {n}", "url": url}
            for n, url in enumerate(
                (
                    "https://example.org/a",
                    "javascript:alert(1)",
                    "data:text/html,<script>alert(1)</script>",
                    " JaVaScRiPt:alert(1)",
                    'http://example.org/"onclick=alert(1)',
                )
            )
        },
    ),
    "clashing": chronology(
        *(
            {"id": id, "title": f"Named {id}", "date": "2017-08"}
            for id in ("page", "state", "track", "constructor", "__proto__", "-", "still", "-still")
        ),
    ),
}
