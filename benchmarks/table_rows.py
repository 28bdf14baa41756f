"""Tables as archives of conflicts have them, of any length, in our own columns, and their registry.

`mixed` has what people write: names in several spellings and two scripts, dates of all forms, some
of them unreadable. `clean` is as archives ship their tables: with plain days and ASCII names.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

Kind = Literal["mixed", "clean"]
HEADER = (
    *("id", "date", "title", "actors", "places", "tags", "status", "sources", "summary"),
    *("country", "latitude", "longitude", "fatalities", "event_type"),
)
REGISTRY = """\
title: Names beside a table
actors:
  hifter: {name: Khalifa Hifter, aliases: [Haftar, Khalifa Haftar, Heftar, خليفة حفتر]}
  lna: {name: Libyan National Army, aliases: [LNA, الجيش الوطني الليبي]}
  gna: {name: Government of National Accord, aliases: [GNA]}
  sarraj: {name: Fayez al-Sarraj, aliases: [Sarraj, Fayez Sarraj, فائز السراج]}
"""
SPELLINGS: dict[str, tuple[str, ...]] = {
    "Libyan National Army": ("LNA", "Libyan national army", "الجيش الوطني الليبي"),
    "Khalifa Hifter": ("Haftar", "Khalifa Haftar", "خليفة حفتر", "KHALIFA HIFTER", "Heftar"),
    "Government of National Accord": ("GNA", "GOVERNMENT OF NATIONAL ACCORD"),
    "Fayez al-Sarraj": ("Fayez el-Sarraj", "Fayez Sarraj", "Sarraj", "فائز السراج"),
}
"""The names that a registry has, and how else they are written."""
_BEGINNINGS = ("al-Ma", "Ber", "Ca", "Dou", "El-Ke", "Fa", "Gha", "Ha", "Jo", "Kó", "Lu", "Nou")
_ENDINGS = ("bari", "dane", "gri", "liya", "mour", "nata", "rez", "sila", "tham", "zawi")
_GROUPS = ("Brigade", "Union", "Council", "Police", "Battalion", "Students", "Tribe", "Guard")
_KINDS = ("Battles", "Protests", "Riots", "Violence against civilians", "Strategic developments")
_PAPERS = ("Herald", "Observer", "Radio", "Courier", "Agency")
_WORDS = (
    *("after", "airport", "armed", "arrived", "attack", "between", "bridge", "called"),
    *("checkpoint", "city", "clash", "convoy", "council", "demand", "elders", "exchange"),
    *("fighters", "fire", "group", "hospital", "injured", "killed", "market", "members", "near"),
    *("north", "number", "oil", "order", "police", "port", "prices", "protest", "released"),
    *("reported", "residents", "road", "shelling", "south", "strike", "terminal", "town"),
    *("unknown", "vehicles", "water", "withdrew", "wounded"),
)
_FIRST = date(1997, 1, 1)
_DAYS = (date(2021, 12, 31) - _FIRST).days
_STATUSES, _OFTEN = ("", "reported", "claimed", "disputed", "planned"), (70, 20, 6, 3, 1)
_ROUND: tuple[Callable[[date], str], ...] = (
    lambda day: f"before {day}",
    lambda day: f"since {day:%Y-%m}",
    lambda day: f"c. {day.year}",
    lambda day: f"[{day},{day + timedelta(9)}]",
    lambda day: f"{{{day.year},{day.year + 1}}}",
    lambda day: f"summer {day.year}",
    lambda day: f"{day:%Y-%m}/..",
    lambda day: f"between {day} and {day + timedelta(40)}",
)
_ODD: tuple[Callable[[date], str], ...] = (
    lambda day: f"{day:%d/%m/%Y}",
    lambda day: "soon",
    lambda day: f"{day.year}-02-30",
    lambda day: f"{day:%Y%m%d}",
)
_FORMS: tuple[tuple[float, Callable[[date, random.Random], str]], ...] = (
    (0.960, lambda day, lot: f"{day}/{day + timedelta(lot.randint(1, 20))}"),
    (0.970, lambda day, lot: f"{day:%Y-%m}"),
    (0.975, lambda day, lot: f"{day:%Y-%m}~"),
    (0.980, lambda day, lot: f"{day.day} {day:%B} {day.year}"),
    (0.984, lambda day, lot: f"{day}?"),
    (0.987, lambda day, lot: f"{day.year}"),
    (0.989, lambda day, lot: lot.choice(_ROUND)(day)),
    (0.994, lambda day, lot: f"{day}T{lot.randint(0, 23):02}:{lot.randint(0, 59):02}"),
    (0.995, lambda day, lot: lot.choice(_ODD)(day)),
)
"""Forms that are no plain day, each with the chance below which it is taken; else nothing is."""


class _Written:
    """How dates and names are written, each as often as archives have it."""

    def __init__(self, kind: Kind, lot: random.Random) -> None:
        self.mixed, self.lot = kind == "mixed", lot
        names = [f"{begin}{end}" for begin in _BEGINNINGS for end in _ENDINGS]
        if not self.mixed:
            names = [name.encode("ascii", "ignore").decode() for name in names]
        lot.shuffle(names)
        groups = [f"{name} {lot.choice(_GROUPS)}" for name in names for _ in range(8)]
        self.actors = [*SPELLINGS, *dict.fromkeys(groups)][:900]
        self.places = ["Tripoli", "Benghazi", "Sirte", *names, *(f"{one} North" for one in names)]
        self.papers = [f"{name} {paper}" for name in names[:80] for paper in _PAPERS]
        self.often = {len(some): _falling(some) for some in (self.actors, self.places, self.papers)}

    def one_of(self, some: Sequence[str]) -> str:
        """Return one of some, the first far more often than the last."""
        return self.lot.choices(some, cum_weights=self.often[len(some)])[0]

    def actor(self) -> str:
        name = self.one_of(self.actors)
        spelt = SPELLINGS.get(name, (name.upper(),))
        return self.lot.choice(spelt) if self.mixed and self.lot.random() < 0.3 else name

    def day(self) -> str:
        """Return a date: seven of a hundred are no plain day, one of a thousand unreadable."""
        lot = self.lot
        day = _FIRST + timedelta(int(_DAYS * lot.random() ** 0.6))
        if not self.mixed or (chance := lot.random()) < 0.93:
            return day.isoformat()
        for share, written in _FORMS:
            if chance < share:
                return written(day, lot)
        return ""

    def words(self) -> str:
        lot = self.lot
        text = " ".join(lot.choices(_WORDS, k=lot.randint(14, 26)))
        if self.mixed and lot.random() < 0.02:
            text += " à l'hôpital, “dit-on”"
        if self.mixed and lot.random() < 0.002:
            text = f"={text}"
        if self.mixed and lot.random() < 0.0005:
            text += '\u202e\nbelow, "in quotes"'
        return text


def _falling(some: Sequence[str]) -> list[float]:
    """Return by how much each is drawn less often than the one before, added up."""
    summed, total = [], 0.0
    for number in range(len(some)):
        total += 1 / (number + 4)
        summed.append(total)
    return summed


def rows(count: int, kind: Kind, *, seed: int = 7) -> Iterator[list[str]]:
    """Yield the cells of so many rows, the same for the same seed."""
    lot = random.Random(seed)
    written = _Written(kind, lot)
    for number in range(count):
        actors = [written.actor() for _ in range(lot.choice((1, 1, 2, 2, 3)))]
        place, type_ = written.one_of(written.places), lot.choice(_KINDS)
        more = f"; {lot.choice(('oil', 'tribal', 'border'))}" if lot.random() < 0.2 else ""
        papers = dict.fromkeys(written.one_of(written.papers) for _ in range(lot.choice((1, 1, 2))))
        yield [
            f"LBY{number}",
            written.day(),
            f"{type_}: {actors[0]} in {place}",
            "; ".join(actors),
            place,
            f"{type_.lower()}{more}",
            lot.choices(_STATUSES, _OFTEN)[0],
            "; ".join(papers),
            written.words(),
            ("Libya", "Tunisia", "Egypt", "Chad")[len(place) % 4],
            f"{lot.uniform(10, 37):.4f}",
            f"{lot.uniform(-17, 40):.4f}",
            str(lot.choice((0, 0, 0, 1, 2, 12))),
            type_,
        ]


def write_table(path: Path, count: int, kind: Kind) -> None:
    """Write a table as CSV; it is whole, or not there."""
    begun = path.with_suffix(".part")
    with begun.open("w", encoding="utf-8", newline="") as file:
        write = csv.writer(file, lineterminator="\n")
        write.writerow(HEADER)
        write.writerows(rows(count, kind))
    begun.replace(path)
