"""`shared-spelling`: one spelling that two entries of a registry bear."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from libyatl.checks.examined import Examined, Finding
from libyatl.checks.mentions import Mentions, spelled
from libyatl.model import Timeline
from libyatl.model.kinds import Registry
from libyatl.model.registers import Register
from libyatl.text.inert import shorten
from libyatl.text.spelling import fold

_NAMED = 3


class _Spelling(NamedTuple):
    text: str
    id: str
    path: str


def check(examined: Examined) -> Iterator[Finding]:
    """Yield the spellings that are alike when folded and belong to several entries.

    Many sources have one author or publisher: what a source is called counts only where
    somebody cites it by that, and is so left to guess which is meant.
    """
    timeline = examined.timeline
    used = examined.mentions
    for registry, register in examined.registers.items():
        borne: dict[str, dict[str, _Spelling]] = {}
        for id in register.entries:
            for text, path in spelled(timeline, registry, id):
                borne.setdefault(fold(text), {}).setdefault(id, _Spelling(text, id, path))
        cited = _cited(used, register) if registry == "sources" else set()
        for folded, by_entry in borne.items():
            several = list(by_entry.values())
            by_id = all(not one.path for one in several)
            if folded and len(several) > 1 and (registry != "sources" or by_id or folded in cited):
                yield _shared(timeline, registry, register, several)


def _cited(used: Mentions, register: Register) -> set[str]:
    return {fold(name) for name in used["sources"] if register.key(name) not in register.entries}


def _shared(
    timeline: Timeline, registry: Registry, register: Register, several: Sequence[_Spelling]
) -> Finding:
    first, second = several[:2]
    text = second.text
    means = register.key(text)
    none = "neither" if len(several) == 2 else "none of them"
    meant = f"'{shorten(means)}' alone" if means in register.entries else none
    ids = ", ".join(f"'{shorten(one.id)}'" for one in several[:_NAMED])
    more = f" and {len(several) - _NAMED} more" if len(several) > _NAMED else ""
    span = timeline.span((registry, first.id), first.path)
    return Finding(
        message=f"'{shorten(text)}' is a spelling of {len(several)} {registry}: {ids}{more}",
        span=timeline.span((registry, second.id), second.path),
        label=f"written so, it means {meant}",
        help="leave the spelling to one of them, or make them one entry",
        related=((span, f"'{shorten(first.id)}' bears it too"),),
        about=tuple(one.id for one in several),
    )
