"""Lines as coloured text for a terminal.

Only bold, dim, italic and the sixteen colours that a terminal's theme chooses are used, and
of these none that vanishes on a dark or on a light background: no white, black or yellow,
and nothing bright.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from rich.color import ColorSystem
from rich.style import Style

from libyatl.views import page

STYLES: dict[page.Style, Style] = {
    "": Style(),
    "banner": Style(bold=True),
    "heading": Style(bold=True, color="cyan"),
    "subheading": Style(color="cyan", italic=True),
    "date": Style(color="cyan"),
    "mark": Style(bold=True, color="cyan"),
    "rail": Style(color="cyan", dim=True),
    "title": Style(bold=True),
    "status": Style(color="magenta"),
    "maybe": Style(color="magenta", italic=True),
    "dim": Style(dim=True),
    "warn": Style(bold=True, color="magenta"),
    "id": Style(dim=True),
    "label": Style(dim=True),
    "quote": Style(italic=True),
    "error": Style(bold=True, color="red"),
    "note": Style(color="cyan"),
}


def painted(lines: Iterable[page.Line]) -> Iterator[str]:
    """Yield each line as text with its codes and its line end."""
    codes = _codes()
    for line in lines:
        out = []
        for text, style, link in line:
            before, after = codes[style]
            if link and _is_safe(link):
                out.append(f"\x1b]8;;{link}\x1b\\{before}{text}{after}\x1b]8;;\x1b\\")
            else:
                out.append(f"{before}{text}{after}" if before and text else text)
        out.append("\n")
        yield "".join(out)


@cache
def _codes() -> dict[page.Style, tuple[str, str]]:
    """Return what stands before and after the text of each style."""
    codes: dict[page.Style, tuple[str, str]] = {}
    for name, style in STYLES.items():
        before, _, after = style.render("|", color_system=ColorSystem.STANDARD).partition("|")
        codes[name] = before, after
    return codes


def _is_safe(link: str) -> bool:
    """Say whether a terminal may be given the link: the web, and nothing that ends a sequence."""
    return (
        link.startswith(("http://", "https://"))
        and link.isascii()
        and link.isprintable()
        and " " not in link
    )
