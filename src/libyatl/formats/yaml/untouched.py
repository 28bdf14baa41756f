"""What a change of a YAML file leaves as it was, comments, blank lines and line ends among it."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from functools import partial
from itertools import zip_longest
from typing import Any

import yaml
from yaml.events import ScalarEvent

_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_events: Callable[[str], Iterator[Any]] = partial(yaml.parse, Loader=_Parser)


def only_scalars_differ(before: bytes, after: bytes) -> bool:
    """Whether two texts in UTF-8 are the same, but for what their scalars say.

    Where neither can be read to its end, what follows must be the same too.
    """
    pieces = map(between_scalars, (before, after))
    return all(one == other for one, other in zip_longest(*pieces))


def between_scalars(data: bytes) -> Iterator[tuple[object, str]]:
    """Yield each event of the parser, by its kind, and the text that stands before it."""
    mark, text, end = data.startswith(BOM_UTF8), data.decode("utf-8-sig"), 0
    yield mark, ""
    try:
        for event in _events(text):
            start, stop = event.start_mark.index, event.end_mark.index
            named = getattr(event, "anchor", None), getattr(event, "tag", None)
            yield (type(event), *named), text[end:start]
            end = max(stop if type(event) is ScalarEvent else start, end)
    except yaml.YAMLError as failure:
        yield type(failure), ""
    yield None, text[end:]
