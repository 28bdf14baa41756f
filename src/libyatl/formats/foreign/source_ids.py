"""The ids of sources that have none, or none that can stand: made of outlet, date and address."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from libyatl.formats.entries.made_ids import BorneIds
from libyatl.formats.foreign.described import Described
from libyatl.formats.foreign.urls import folded_url, host_of
from libyatl.text.spelling import fold

_LONGEST_OUTLET = 40
_DIGITS = 8


def source_id(said: Described, ids: BorneIds) -> str:
    """Return the id of the source that is described; the same for one that is known.

    What has an address is told by that. An id that is given stands, unless it is borne by another
    source, as where each event numbers its own.
    """
    url = said.said("url")
    one = f"url {folded_url(url)}" if url else ""
    if said.id:
        one = one or f"id {said.id} {fold(said.said('title'))}"
    one = one or said.content
    return ids.of(one, _wished(said, one))


def _wished(said: Described, one: str) -> Iterator[str]:
    """Yield ids that a source may have, the best first, without an end."""
    if said.id:
        yield said.id
    url = said.said("url")
    if url and len(said.entry) == 1 and not said.further:
        yield url
    from hashlib import sha1

    digest = sha1(one.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()
    outlet = said.outlet or (host_of(url) if url else said.said("title"))
    words = "-".join(fold(outlet).split())[:_LONGEST_OUTLET].rstrip("-")
    date = "-".join(fold(said.said("published")).split())
    readable = "-".join(filter(None, (words or "source", date)))
    yield from (f"{readable}-{digest[:digits]}" for digits in range(_DIGITS, len(digest)))
    yield from (f"{readable}-{digest}-{number}" for number in count(1))
