"""`claimant-missing`: a claim of which nothing says whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from libyatl.checks.examined import Examined, Finding
from libyatl.model import Event

_CLAIMS = re.compile(
    r"\b(?:claim(?:s|ing|ants?|ers?)?|speak(?:s|ing|ers?)|spokes\w+|say(?:s|ing)|tells|"
    r"accus(?:es|ing|ers?)|alleg(?:es|ing)|asserts?|declar(?:es|ing)|announc(?:es|ing|ers?)|"
    r"boasts?|den(?:ies|ying))\b",
    re.IGNORECASE,
)
"""The roles of one who claims; who is accused, or of whom something is claimed, does not."""


def check(examined: Examined) -> Iterator[Finding]:
    """Yield the `claimed` events of which neither a source nor a role says who claims it."""
    for place, event in enumerate(examined.events):
        if event.status == "claimed" and not _claimant(examined, event):
            yield examined.finding(
                place,
                "status",
                message="nothing says who claims it",
                help="give the actor who claims it a role, as in `role: claims it`, "
                "or cite their own words as a source `via` the one that relays them",
            )


def _claimant(examined: Examined, event: Event) -> bool:
    if any(_CLAIMS.search(part.role) for part in event.actors):
        return True
    actor = examined.names.actors.key
    actors = {actor(part.actor) for part in event.actors}
    for citation in event.sources:
        id = examined.names.sources.key(citation.source)
        source = examined.timeline.sources.get(id)
        if source is None:
            voices = [id]
        elif source.via:
            return True
        else:
            voices = [source.author, source.publisher]
        if any(voice and actor(voice) in actors for voice in voices):
            return True
    return False
