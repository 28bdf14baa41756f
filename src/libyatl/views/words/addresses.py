"""Addresses: which of them may be links."""

from __future__ import annotations

import re

from libyatl.text.inert import one_line

_address = re.compile(r"https?://[^\s<>`\\]+", re.IGNORECASE)


def is_of_the_web(address: str) -> bool:
    """Say whether an address is one of the web, and harmless as it stands; others are no links."""
    return bool(_address.fullmatch(address)) and address == one_line(address)
