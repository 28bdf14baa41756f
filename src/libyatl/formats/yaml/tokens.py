"""Where the dashes, colons and commas of a YAML text are, and what stands between all tokens.

For libyaml a block scalar ends at the next token, behind blank lines and comments: here it ends
with its last line that shows something. Comments are in no token.
"""

from __future__ import annotations

import re
from typing import Any

import yaml
from yaml.tokens import BlockEntryToken, KeyToken, ScalarToken, ValueToken

_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
BLANK = " \t\r\n\x85\u2028\u2029"


class Tokens:
    """Where the tokens of a text are.

    Attributes:
        dashes: of items of lists.
        colons: behind keys.
        asked: the question marks before keys.
        between: from where to where something else stands: blanks and comments.
    """

    def __init__(self, text: str) -> None:
        """Find them.

        Raises:
            yaml.YAMLError: it is no YAML.
        """
        self.dashes: list[int] = []
        self.colons: list[int] = []
        self.asked: list[int] = []
        self.between: list[tuple[int, int]] = []
        end = 0
        token: Any
        for token in yaml.scan(text, Loader=_Parser):
            begin = token.start_mark.index
            self.between.append((end, max(begin, end)))
            kind = type(token)
            if kind is BlockEntryToken:
                self.dashes.append(begin)
            elif kind is ValueToken:
                self.colons.append(begin)
            elif kind is KeyToken and token.end_mark.index > begin:
                self.asked.append(begin)
            end = max(end, token.end_mark.index)
            if kind is ScalarToken and token.style in ("|", ">"):
                # Behind the mark of a block a comment may stand, and in its lines none; those below
                # it belong to nobody, though the token goes on to what follows.
                self.between.append((begin, _header_end(text, begin)))
                end = block_end(text, begin, token.end_mark.index)
        self.between.append((end, len(text)))


def block_end(text: str, begin: int, end: int) -> int:
    """Return where the last line of a block scalar ends that shows something, or its header."""
    header = min(_header_end(text, begin), end)
    return begin + max(len(text[begin:stop].rstrip(BLANK)) for stop in (header, end))


def _header_end(text: str, begin: int) -> int:
    found = LINE_END.search(text, begin)
    return len(text) if found is None else found.start()
