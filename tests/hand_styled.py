"""Chronologies as people type them: each file in a hand of its own, drawn by a number.

A hand is some twenty habits: how far things stand in, what goes into brackets, which quotes, where
comments stand, how lines end. `hand_styled` gives the bytes, and the comments in them.
"""

from __future__ import annotations

from random import Random
from typing import Any

SAID = """
    The delegation meets a general in town under heavy rain and signs a paper about ships;
    nobody knows who wrote it café Хафтар حفتر 漢字
"""
WORDS = SAID.split()
DATES = (
    "2017",
    "2017-01-11",
    "early March 1987",
    "2017-03?",
    "c. 1870",
    "44 BC",
    "between 3 May 1872 and 9 May 1872",
    "2016-09-11/2016-09-12",
    "2009-09-02T12:30",
    "winter 1987",
    "1990s",
    "on or after 2017-09",
    "{2016,2017}",
)
NAMES = "hifter", "Hifter", "Fayez al-Sarraj", "sarraj", "Russia", "Mrs Lee", "A. Lee"
TAGS = "arms", "embassy", "Embassy", "peace-talks", "peace talks", "no"
REGISTRIES: dict[str, dict[str, dict[str, Any]]] = {
    "sources": {
        "gazette": {"title": "The Gazette", "published": "1873-02"},
        "letter": {"author": "Ann Lee", "via": "gazette"},
    },
    "actors": {
        "hifter": {"name": "Khalifa Hifter", "aliases": ["Hifter", "Haftar"]},
        "sarraj": {"name": "Fayez al-Sarraj"},
    },
}


class Hand:
    """The habits of one who types, and what was typed."""

    def __init__(self, seed: int) -> None:
        """Draw the habits."""
        draw = self.draw = Random(seed)
        self.comments: list[str] = []
        self.line_break = draw.choice(["\n"] * 5 + ["\r\n"])
        self.mark = draw.random() < 0.12
        self.is_list = draw.random() < 0.2
        self.events_last = draw.random() < 0.8
        self.pad = draw.choice([0, 2, 2, 2, 4])
        self.step = draw.choice([2, 2, 2, 4])
        self.dash = draw.choice(["- ", "- ", "- ", "-   ", "-\n"])
        self.braces = draw.choice([0.0, 0.0, 0.0, 0.3, 1.0])
        self.brackets = draw.choice([1.0, 0.5, 0.0])
        self.often = draw.choice([0.0, 0.2, 0.5])
        self.blank = draw.choice([0, 1, 1, 2])
        self.quoting = draw.choice([0.0, 0.2, 0.8])
        self.trailing = draw.choice([0.0, 0.0, 0.0, 0.3])
        self.list_pad = draw.choice([0, 2])
        self.key_quotes = draw.random() < 0.08
        self.colon = draw.choice([": "] * 8 + [":  ", ":\t"])
        self.order = draw.choice(["id", "title", "date", "any"])

    def file(self) -> bytes:
        """Return a file of some events."""
        draw = self.draw
        lines = ["---"] if draw.random() < 0.1 else []
        if self.comes():
            lines += [self.comment(), ""]
        events = self.events(draw.randint(1, 7))
        if self.is_list:
            lines += events
        else:
            if draw.random() < 0.5:
                lines.append(f"title: {self.words(3)}")
            registries = [
                line
                for kind, entries in REGISTRIES.items()
                for line in [f"{kind}:", *self.entries(entries)]
            ]
            rest = ["events:" + self.behind(), *events]
            gap = [""] * min(self.blank, 1)
            lines += [*registries, *gap, *rest] if self.events_last else [*rest, *gap, *registries]
        if draw.random() < 0.2:
            lines += [""] * draw.randint(1, 3)
        end = "\n" if draw.random() > 0.15 else ""
        text = ("\ufeff" if self.mark else "") + "\n".join(lines) + end
        return text.replace("\n", self.line_break).encode()

    def entries(self, entries: dict[str, dict[str, Any]]) -> list[str]:
        pad = self.step
        found = []
        for id, entry in entries.items():
            inner = [line for key, said in entry.items() for line in self.pair(key, said, 2 * pad)]
            found += [" " * pad + f"{id}:" + self.behind(), *inner]
        return found

    def events(self, count: int) -> list[str]:
        pad = self.draw.choice([0, 0, 2]) if self.is_list else self.pad
        self.pad = pad
        lines: list[str] = []
        ids: list[str] = []
        for number in range(count):
            event = self.event(number, ids)
            ids += [event["id"]] if "id" in event else []
            lines += [""] * self.blank if number else []
            if self.comes():
                lines.append(" " * pad + self.comment())
            lines += self.item(event)
        if self.comes():
            lines.append(" " * self.draw.choice([0, pad]) + self.comment())
        return lines

    def event(self, number: int, ids: list[str]) -> dict[str, Any]:
        draw = self.draw
        event: dict[str, Any] = {}
        if draw.random() < 0.75:
            event["id"] = f"e{number}"
        ending = draw.choice(["", ": the end", " #3", "'s", " – x", ""])
        event["title"] = f"{self.words().capitalize()}{ending} {number}"
        if draw.random() < 0.8:
            event["date"] = draw.choice(DATES)
        if draw.random() < 0.2:
            event["summary"] = self.words(20)
        if draw.random() < 0.5:
            event["actors"] = self.several([*NAMES, {"id": "Russia", "role": "host"}])
        if draw.random() < 0.4:
            event["places"] = [draw.choice(["Moscow", "Tobruk", "town hall"])]
        if draw.random() < 0.5:
            event["tags"] = self.several(TAGS)
        if draw.random() < 0.2:
            event["status"] = draw.choice(["reported", "claimed", "planned"])
        if draw.random() < 0.6:
            cited = {"id": draw.choice(["gazette", "letter"]), "at": f"p. {draw.randint(1, 9)}"}
            event["sources"] = self.several(["gazette", "letter", cited], 2)
        if ids and draw.random() < 0.3:
            one = draw.choice(ids)
            said = draw.choice([one, [one], {"event": one, "at_least": "2 days"}])
            event[draw.choice(["after", "with"])] = said
        if draw.random() < 0.3:
            event["note"] = self.words(5)
        if draw.random() < 0.1:
            event["colour"] = "green"
        keys = [*event]
        if self.order == "any":
            draw.shuffle(keys)
        elif self.order != "id":
            keys.sort(key=lambda key: key != self.order)
        return {key: event[key] for key in keys}

    def several(self, among: Any, most: int = 3) -> list[Any]:
        return [self.draw.choice(among) for _ in range(self.draw.randint(1, most))]

    def item(self, event: dict[str, Any]) -> list[str]:
        draw, pad = self.draw, " " * self.pad
        if draw.random() < self.braces:
            pairs = [f"{key}: {self.in_braces(said)}" for key, said in event.items()]
            between = f",\n{pad}   " if draw.random() < 0.3 else ", "
            return [f"{pad}- {{{between.join(pairs)}}}{self.behind()}"]
        inner = self.pad + (2 if self.dash == "-\n" else len(self.dash))
        lines: list[str] = []
        for key, said in event.items():
            lines += self.pair(key, said, inner)
            if draw.random() < self.often * 0.15:
                lines.append(" " * inner + self.comment())
        if self.dash == "-\n":
            return [f"{pad}-{self.behind()}", *lines]
        return [pad + self.dash + lines[0][inner:], *lines[1:]]

    def pair(self, key: str, said: Any, column: int) -> list[str]:
        draw, pad = self.draw, " " * column
        name = f'"{key}"' if self.key_quotes and draw.random() < 0.5 else key
        if isinstance(said, str):
            text = self.text(said, column)
            behind = "" if text[0] in "|>" else self.behind()
            return [f"{pad}{name}{self.colon}{text}{behind}"]
        alone = isinstance(said, list) and len(said) == 1 and isinstance(said[0], str)
        if alone and draw.random() < 0.3:
            return self.pair(key, said[0], column)
        if draw.random() < self.brackets or isinstance(said, dict):
            text = self.in_braces(said)
            if isinstance(said, list) and len(said) > 1 and draw.random() < 0.2:
                inner = f",\n{pad}{' ' * self.step}".join(map(self.in_braces, said))
                text = f"[{inner}\n{pad} ]"
            return [f"{pad}{name}{self.colon}{text}{self.behind()}"]
        lines = [f"{pad}{name}:{self.behind()}"]
        inner_column = column + self.list_pad
        for each in said:
            start = " " * inner_column + "- "
            if isinstance(each, dict) and draw.random() < 0.5:
                below = [
                    line
                    for inner_key, inner_said in each.items()
                    for line in self.pair(inner_key, inner_said, inner_column + 2)
                ]
                lines += [start + below[0].lstrip(" "), *below[1:]]
                continue
            text = self.in_braces(each) if isinstance(each, dict) else self.text(each, inner_column)
            lines.append(start + text + ("" if text[0] in "|>" else self.behind()))
            if draw.random() < self.often * 0.1:
                lines.append(" " * inner_column + self.comment())
        return lines

    def in_braces(self, said: Any) -> str:
        if isinstance(said, dict):
            return f"{{{', '.join(f'{key}: {self.in_braces(one)}' for key, one in said.items())}}}"
        if isinstance(said, list):
            end = self.draw.choice(["", "", ","])
            return f"[{', '.join(map(self.in_braces, said))}{end}]"
        return self.text(said, None)

    def text(self, said: str, column: int | None) -> str:
        """Return a text; in braces where there is no column."""
        draw = self.draw
        flow = column is None
        pad = "" if column is None else "\n" + " " * (column + self.step)
        words = said.split(" ")
        cut = draw.randint(1, len(words) - 1) if len(words) > 1 else 0
        if _may_be_plain(said, flow=flow) and draw.random() > self.quoting:
            if not flow and cut and draw.random() < 0.1:
                return " ".join(words[:cut]) + pad + " ".join(words[cut:])
            return said
        if not flow and draw.random() < 0.15:
            comment = f"  {self.comment()}" if draw.random() < self.often * 0.3 else ""
            return draw.choice(["|-", ">-", "|", ">"]) + comment + pad + said
        if not flow and cut and draw.random() < 0.1:
            return _double(" ".join(words[:cut]))[:-1] + pad + _double(" ".join(words[cut:]))[1:]
        return draw.choice([_single, _double])(said)

    def words(self, count: int = 0) -> str:
        return " ".join(self.draw.choice(WORDS) for _ in range(count or self.draw.randint(2, 8)))

    def comes(self) -> bool:
        return self.draw.random() < self.often

    def comment(self) -> str:
        self.comments.append(f"# c{len(self.comments)} {self.words(3)}")
        return self.comments[-1]

    def behind(self) -> str:
        """Return what stands behind something on its line."""
        if self.draw.random() < self.often * 0.5:
            return f"  {self.comment()}"
        return " " * self.draw.randint(1, 3) if self.draw.random() < self.trailing else ""


def hand_styled(seed: int) -> tuple[bytes, list[str]]:
    """Return a file, and the comments in it."""
    hand = Hand(seed)
    return hand.file(), hand.comments


def _single(said: str) -> str:
    return "'" + said.replace("'", "''") + "'"


def _double(said: str) -> str:
    return '"' + said.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _may_be_plain(said: str, *, flow: bool) -> bool:
    if said != said.strip() or said[0] in "-?:,[]{}#&*!|>'\"%@`":
        return False
    if ": " in said or " #" in said or said.endswith(":"):
        return False
    return not (flow and set(said) & set(",[]{}?:"))
