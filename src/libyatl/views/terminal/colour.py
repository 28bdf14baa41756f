"""Lines as coloured text for a terminal.

Marks and the words for a status are coloured; titles and dates keep the terminal's own colour, and
what is said beside them is dim. The four colours of marks are of the 256 that terminals share, each
legible on a dark and on a light ground (contrast at least 5 and 3); the others are the
theme's own, and of these none that vanishes on either: no white, black or yellow.
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
    "heading": Style(bold=True),
    "subheading": Style(italic=True),
    "date": Style(),
    "derived": Style(dim=True),
    "mark": Style(color="color(32)"),
    "said": Style(color="color(136)"),
    "disputed": Style(color="color(167)"),
    "planned": Style(color="color(245)"),
    "rail": Style(dim=True),
    "title": Style(),
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
        before, _, after = style.render("|", color_system=ColorSystem.EIGHT_BIT).partition("|")
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
