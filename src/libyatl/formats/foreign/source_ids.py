"""The ids of sources that have none, or none that can stand: made of outlet, date and address."""

from __future__ import annotations

from libyatl.formats.foreign.described import Described
from libyatl.formats.foreign.urls import folded_url, host_of
from libyatl.text.spelling import fold

_LONGEST_OUTLET = 40
_DIGITS = 8


class SourceIds:
    """Which source has which id, over all files of one reading."""

    def __init__(self) -> None:
        """Start with none."""
        self._ids: dict[str, str] = {}
        self._bearers: dict[str, str] = {}

    def of(self, said: Described) -> str:
        """Return the id of the source that is described; the same for one that is known.

        What has an address is told by that. An id that is given stands, unless it is borne by
        another source, as where each event numbers its own.
        """
        url = said.said("url")
        one = f"url {folded_url(url)}" if url else ""
        if said.id:
            one = one or f"id {said.id} {fold(said.said('title'))}"
        one = one or said.content
        id = self._ids.get(one)
        if id is None:
            id = self._ids[one] = self._free(said, one)
            self._bearers[id] = one
        return id

    def _free(self, said: Described, one: str) -> str:
        if said.id and said.id not in self._bearers:
            return said.id
        url = said.said("url")
        if url and len(said.entry) == 1 and not said.further and url not in self._bearers:
            return url
        from hashlib import sha1

        digest = sha1(one.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()
        outlet = said.outlet or (host_of(url) if url else said.said("title"))
        words = "-".join(fold(outlet).split())[:_LONGEST_OUTLET].rstrip("-")
        date = "-".join(fold(said.said("published")).split())
        readable = "-".join(filter(None, (words or "source", date)))
        digits = _DIGITS
        while (id := f"{readable}-{digest[:digits]}") in self._bearers:
            digits += 1
        return id
