"""Where a source is found, and from which others it has what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from libyatl.dates.saying.in_words import in_words
from libyatl.model import Source

_Told = Callable[[str], str]


def whence(source: Source, *, linked: _Told, said: _Told, named: _Told) -> Iterator[str]:
    """Yield the parts of what stands behind who says what, and when.

    Args:
        source: what is told of.
        linked: how an address is written.
        said: how words are.
        named: how another source is, by its name as it is cited.
    """
    if source.url:
        yield linked(source.url)
    if source.archived:
        yield f"archived {linked(source.archived)}"
    if source.accessed:
        yield f"accessed {said(in_words(source.accessed))}"
    yield from (f"via {named(each)}" for each in source.via)
    yield from (f"drawing on {named(each)}" for each in source.derived_from)
