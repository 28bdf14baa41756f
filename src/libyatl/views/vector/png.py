"""An SVG as PNG, by resvg, with the fonts of the machine."""

from __future__ import annotations

from libyatl.errors import UsageError
from libyatl.views.vector.elements import SANS, SERIF

ZOOM = 1.5
"""So many pixels of a PNG are one of the SVG."""
# Where resvg finds no font by any name of a list, it draws no text at all, without a word;
# `sans-serif` is one more name to it, of a font that may not be there.
_SANS = (
    "Helvetica",
    "Arial",
    "Liberation Sans",
    "Nimbus Sans",
    "Arimo",
    "DejaVu Sans",
    "Noto Sans",
    "FreeSans",
    "Helvetica Neue",
    "Segoe UI",
    "Roboto",
    "Open Sans",
    "Ubuntu",
    "Cantarell",
    "Verdana",
)
_SERIF = (
    "Georgia",
    "Times New Roman",
    "Liberation Serif",
    "Nimbus Roman",
    "Tinos",
    "DejaVu Serif",
    "Noto Serif",
    "FreeSerif",
    "Times",
    *_SANS,
)
_PROBE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text y="9"{}>M</text></svg>'


def png(svg: str) -> bytes:
    """Return the SVG as a PNG; on one machine the same bytes for the same text.

    Raises:
        UsageError: resvg-py is not installed, or finds no font.
    """
    try:
        from resvg_py import svg_to_bytes
    except ImportError:
        raise UsageError(
            "a PNG takes resvg-py, which is not installed",
            help="pip install 'libyatl[png]', or -O svg",
        ) from None
    sans = _family_list(_SANS)
    probe = svg_to_bytes(svg_string=_PROBE.format(f' font-family="{sans}"'))
    if probe == svg_to_bytes(svg_string=_PROBE.format(""), skip_system_fonts=True):
        raise UsageError(
            "a PNG takes a font, and none of the usual ones is installed",
            help="install fonts, such as Liberation or DejaVu; or -O svg",
        )
    named = svg.replace(f'"{SANS}"', f'"{sans}"').replace(f'"{SERIF}"', f'"{_family_list(_SERIF)}"')
    return bytes(svg_to_bytes(svg_string=named, zoom=ZOOM))


def _family_list(families: tuple[str, ...]) -> str:
    return ", ".join(f"'{family}'" for family in families)
