"""XML of anybody: read without what XML can do beside holding data.

Entities can name files and addresses, and one another until they fill the memory. All of them are
declared in a DOCTYPE, so that what has one is refused where it begins, before any is looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat


def guarded(
    refuse_doctype: Callable[..., None], encoding: str | None = None
) -> expat.XMLParserType:
    """Return a parser that calls a function where a DOCTYPE begins, which has to raise.

    Elements and attributes are named by their namespace, if they have one, a blank and their name.
    `encoding` is that of the bytes, whatever they say themselves.
    """
    parser = expat.ParserCreate(encoding, " ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse_doctype
    return parser
