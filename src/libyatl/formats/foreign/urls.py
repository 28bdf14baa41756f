"""Addresses: what is one, and when two are the same."""

from __future__ import annotations

import re

_URL = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s;,|]+(?=https?://)", re.IGNORECASE)
_SCHEME = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)


def is_url(text: str) -> bool:
    """Whether a text is one address, and nothing else."""
    return _URL.fullmatch(text) is not None


def urls_in(text: str) -> list[str]:
    """Return the addresses of a text that holds nothing but addresses, else none.

    A semicolon or a comma within an address parts it from nothing.
    """
    parts = _BETWEEN.split(text.strip())
    return parts if all(map(is_url, parts)) else []


def folded_url(url: str) -> str:
    """Return what equal addresses have in common: without scheme, `www.` and a `/` at the end."""
    host, slash, path = _SCHEME.sub("", url.strip(), count=1).partition("/")
    return (host.lower() + slash + path).rstrip("/")


def host_of(url: str) -> str:
    """Return `reuters.com` of an address."""
    return re.split("[/?#:]", folded_url(url), maxsplit=1)[0]
