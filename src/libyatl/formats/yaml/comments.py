"""Whether a text in YAML has comments: a `#` in a text of its own is none."""

from __future__ import annotations

import re

from libyatl.formats.yaml.untouched import between_scalars

_MAY_BEGIN = re.compile(rb"(?:\A|\s)#")
_BEGINS = re.compile(r"(?:\A|\s)#")


def has_comments(data: bytes) -> bool:
    """Whether the text has a comment, but for one behind the `|` or `>` of a block.

    What stands behind a place where it is no YAML counts as a comment if it may be one.
    """
    # Most files have none, or one at their beginning: few are parsed to their end for this.
    return _MAY_BEGIN.search(data) is not None and any(
        _BEGINS.search(between) for _, between in between_scalars(data)
    )
