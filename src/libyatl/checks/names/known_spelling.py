"""`known-spelling`: an entry named by another of its spellings where its id is the custom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from libyatl.checks.examined import Examined, Finding
from libyatl.checks.mentions import Mention, owners, place_of
from libyatl.checks.tidiness import tidy
from libyatl.findings.diagnostics import Span
from libyatl.model import Source
from libyatl.model.kinds import REGISTERED, Registry
from libyatl.model.registers import Register
from libyatl.text.inert import shorten
from libyatl.text.spelling import fold

Located = list[tuple[Mention, Span]]


def check(examined: Examined) -> Iterator[Finding]:
    """Yield the spellings by which entries are named, where most are named by their ids.

    One finding for each spelling in each file. An untidy spelling is first made tidy.
    """
    used = examined.mentions
    for registry, register in examined.registers.items():
        means = {name: register.key(name) for name in used[registry]}
        otherwise = [
            name
            for name, id in means.items()
            if id != name and id in register.entries and tidy(name) == name
        ]
        by_id = sum(
            len(places) for name, places in used[registry].items() if name in register.entries
        )
        if by_id >= sum(len(used[registry][name]) for name in otherwise):
            for name in otherwise:
                for places in _by_file(examined, used[registry][name]):
                    yield _known_otherwise(examined, registry, register, name, places)


def _by_file(examined: Examined, places: Sequence[Mention]) -> Iterator[Located]:
    found: defaultdict[str, Located] = defaultdict(list)
    for one in places:
        span = place_of(examined.timeline, one)
        if span:
            found[span.file].append((one, span))
    return iter(found.values())


def _known_otherwise(
    examined: Examined, registry: Registry, register: Register, name: str, places: Located
) -> Finding:
    id = register.key(name)
    certain = registry != "sources" or _names_the_work(name, examined.timeline.sources[id])
    mended = [(span, name) for _, span in places if certain]
    why = "most are named by their ids here" if certain else "if it is meant"
    often = f" ({len(places)} times)" if len(places) > 1 else ""
    whose = f"the {REGISTERED[registry]} '{shorten(id)}'"
    return Finding(
        message=f"'{shorten(name)}' is a spelling of {whose}{often}",
        span=places[0][1],
        help=examined.remedy(mended, id, before=f"{why}: write '"),
        about=(id, *owners(examined.timeline, (one for one, _ in places))),
    )


def _names_the_work(name: str, source: Source) -> bool:
    """Whether a source is meant for certain: its author or publisher may have others."""
    makers = (source.author, source.publisher)
    return fold(name) in map(fold, (source.id, source.title)) or fold(name) not in map(fold, makers)
