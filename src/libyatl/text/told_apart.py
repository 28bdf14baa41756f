"""Texts of which no two are the same: those that are get a number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def told_apart(texts: Iterable[str], numbered: str = "{} ({})") -> Iterator[str]:
    """Yield each text; the second of one, as `numbered` has it, is `Rome (2)`, and so on."""
    times: dict[str, int] = {}
    taken: set[str] = set()
    for text in texts:
        times[text] = times.get(text, 0) + 1
        name = text if times[text] == 1 else numbered.format(text, times[text])
        while name in taken:
            times[text] += 1
            name = numbered.format(text, times[text])
        taken.add(name)
        yield name
