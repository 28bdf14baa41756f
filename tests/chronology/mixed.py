"""Files that mix all that can be said of time, drawn at random."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from typing import Any

from libyatl.model import RELATION_KINDS, TELLS

CLOCKS = (
    "2017-07-25T14:30",
    "2017-07-25T10:00Z",
    "2017-07-25T23:30-05:00",
    "2017-07-26T01:00+02:00",
    "2017-07-25T14:30[Africa/Tripoli]",
    "2017-07-25T14:30:05.123Z",
    "2017-10-29T02:30[Europe/Paris]",  # twice
    "morning of 25 July 2017",
    "night of 25 July 2017",
    "before 2017-07-25T10:00",
    "after 2017-07-25T10:00Z",
    "between 2017-07-25T10:00 and 2017-07-25T12:00",
    "2017-07-25T10:00/2017-07-26T11:00",
    "about 14:30 on 25 July 2017",
    "from 2017-07-25T10:00 to 2017-07-25T12:00Z",
    "2017-07-25T10:00?",
)
SETS = (
    "[2017-07-24,2017-07-26]",
    "[2017-07-24,2017-07-26,2018]",
    "{2017-07-24,2017-07-26}",
    "[2017-07-25T10:00,2017-07-26T10:00]",
    "[2017-07-25T10:00Z,2017-07-25T10:00+02:00]",
    "[2016..2018]",
    "[2017-07,2017-09]",
    "[..2017]",
    "[2017-07-24,2017-07-26?]",
)
DAYS = (
    *("2017-07-25", "2017-07-24", "2017-07-26", "2017-07", "2017", "2017-W30", "2017-07-2X"),
    *("c. 2017", "2017?", "2017-07-25~", "early August 2017", "17th century", "300 BC"),
    *("2017-07-25/2017-07-28", "2017-05/..", "../2017-08", "since 2017-07-20", "by 2017-07-25"),
    *("after 2017-07-24", "until 2017-07-27", "before 2018", "on or after 25 July 2017"),
    *("between 2017-07-20 and 2017-07-27", "7 Nov 1917 O.S.", "unknown"),
    *("9999-12-31", "0001-01-01", "Y3000000000", "Y-17E7"),
)
LENGTHS = (
    *("1 day", "3 days", "1 month", "2 hours", "at least 3 months", "up to 2 hours", "1 year"),
    *("about 3 months", "1-2 weeks", "30 minutes", "90000 years", "0 days"),
)
GAPS = (
    *("1 day", "2 days", "1 month", "1 year", "3 hours", "30 minutes", "900000 years", "0 days"),
    *("1-2 days", "about 2 days", "100 seconds", "3 weeks"),
)
STATUSES = ("occurred", "occurred", "reported", "claimed", "disputed", "planned")
ZONES = ("Europe/Paris", "UTC", "America/New_York")


def drawn(rnd: random.Random, events: int) -> str:
    """Return a file as JSON, which is YAML."""
    names = [f"s{number}" for number in range(rnd.randint(0, 4))]
    ids = [f"e{number}" for number in range(events)]
    whole: dict[str, Any] = {"events": [_event(rnd, id, ids, names) for id in ids]}
    if names:
        whole["sources"] = {name: _source(rnd, name, names) for name in names}
    if rnd.random() < 0.3:
        whole["timezone"] = rnd.choice(ZONES)
    return json.dumps(whole)


def _date(rnd: random.Random) -> str:
    (form,) = rnd.choices((CLOCKS, SETS, DAYS), (2, 1, 3))
    return rnd.choice(form)


def _source(rnd: random.Random, name: str, names: Sequence[str]) -> dict[str, Any]:
    source: dict[str, Any] = {"title": name}
    if rnd.random() < 0.7:
        source["published"] = _date(rnd)
    if rnd.random() < 0.2:
        source["accessed"] = _date(rnd)
    number = names.index(name)
    circle = rnd.random() < 0.1
    stems = {"via": names[number + 1 :], "derived_from": names[:number]}
    for key, others in stems.items():
        some = names if circle else others
        if some and rnd.random() < 0.4:
            source[key] = rnd.sample(some, rnd.randint(1, min(2, len(some))))
    return source


def _event(rnd: random.Random, id: str, ids: Sequence[str], names: Sequence[str]) -> dict[str, Any]:
    event: dict[str, Any] = {"id": id, "title": id, "status": rnd.choice(STATUSES)}
    if rnd.random() < 0.75:
        event["date"] = _date(rnd)
    if rnd.random() < 0.25:
        event["lasted"] = rnd.choice(LENGTHS)
    for kind in RELATION_KINDS:
        if rnd.random() < 0.25:
            event[kind] = [_relation(rnd, kind, ids) for _ in range(rnd.choice((1, 1, 2)))]
    cited = rnd.choice((0, 0, 1, 2)) if names else 0
    if cited:
        event["sources"] = [_citation(rnd, rnd.choice(names)) for _ in range(cited)]
    return event


def _relation(rnd: random.Random, kind: str, ids: Sequence[str]) -> dict[str, str]:
    relation = {"event": rnd.choice(ids)}
    if rnd.random() < 0.3 and kind != "with":
        relation["at_least"] = rnd.choice(GAPS)
    if rnd.random() < 0.3:
        relation["within"] = rnd.choice(GAPS)
    return relation


def _citation(rnd: random.Random, source: str) -> dict[str, Any]:
    citation: dict[str, Any] = {"id": source}
    if rnd.random() < 0.5:
        citation["tells"] = rnd.choice(TELLS)
    if rnd.random() < 0.3:
        citation["says"] = {"date": _date(rnd)}
        if rnd.random() < 0.3:
            citation["says"]["status"] = rnd.choice(STATUSES)
    return citation
