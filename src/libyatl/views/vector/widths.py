"""How wide words are where no browser measures them.

The widths are those of Helvetica, to which Arial and Liberation Sans are cut as well. Where none of
the three is found, another font is squeezed into them: `text_length` is written into the picture.
"""

from __future__ import annotations

from functools import cache

SIZE = 13.0
"""The size of a title of an event, in pixels."""
SMALL = 11.0
"""The size of a word behind it, and of the axis."""
_SPARE = 1.03
"""Room is kept for words that are a little wider than they should be."""
_HELVETICA = """
    278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278
    556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556
    1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778
    667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556
    333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556
    556 556 333 500 278 556 500 722 500 500 500 334 260 334 584
"""
_ASCII = tuple(map(int, _HELVETICA.split()))
"""The advances from the blank on, in thousandths of the size of the type."""
_FURTHER = {
    **dict.fromkeys("‘’ł", 222),
    **dict.fromkeys("ıìíîïĩīĭ·\xa0", 278),
    **dict.fromkeys("“”‹›", 333),
    **dict.fromkeys("°", 400),
    **dict.fromkeys("÷", 549),
    **dict.fromkeys("–«»€£§đŁ", 556),
    **dict.fromkeys("×−", 584),
    **dict.fromkeys("ßø", 611),
    **dict.fromkeys("Þ", 667),
    **dict.fromkeys("Đ", 722),
    **dict.fromkeys("Ø", 778),
    **dict.fromkeys("æ", 889),
    **dict.fromkeys("œ", 944),
    **dict.fromkeys("—…ŒÆ", 1000),
}
_OTHER, _WIDE = 600, 1000


def width(text: str, size: float = SIZE) -> float:
    """Return how much room the text takes at most, in pixels."""
    return _thousandths(text) * size * _SPARE / 1000


def text_length(text: str, size: float = SIZE) -> float | None:
    """Return how wide the text is in Helvetica, or None where other fonts must have their way."""
    if all(char <= "~" or char in _FURTHER or _base(char) is not None for char in text):
        return _thousandths(text) * size / 1000
    return None


def cut(text: str, room: float, size: float = SIZE) -> str:
    """Return the text in so many pixels, with an ellipsis where something is left out."""
    if len(text) * 1050 * size <= room * 1000 or width(text, size) <= room:
        return text
    left = room * 1000 / (size * _SPARE) - _FURTHER["…"]
    kept = 0
    for at, char in enumerate(text):
        left -= _width_of(char)
        if left < 0:
            break
        if _width_of(char):
            kept = at + 1
    while kept < len(text) and not _width_of(text[kept]):
        kept += 1  # the marks of the last letter that is left
    return text[:kept].rstrip() + "…"


def wrap(text: str, room: float, size: float, rows: int) -> list[str]:
    """Return the text in rows of so many pixels, broken at blanks; the last row may be cut."""
    found: list[str] = []
    row = ""
    words = text.split(" ")
    for number, word in enumerate(words):
        longer = f"{row} {word}" if row else word
        if not row or width(longer, size) <= room:
            row = longer
        elif len(found) + 1 == rows:
            row = " ".join([row, *words[number:]])
            break
        else:
            found.append(cut(row, room, size))
            row = word
    return [*found, cut(row, room, size)]


def _thousandths(text: str) -> int:
    return sum(map(_width_of, text))


@cache
def _width_of(char: str) -> int:
    if " " <= char <= "~":
        return _ASCII[ord(char) - 32]
    if char in _FURTHER:
        return _FURTHER[char]
    base = _base(char)
    if base is not None:
        return _width_of(base)
    from unicodedata import category, east_asian_width

    if category(char) in ("Mn", "Me", "Cf"):
        return 0
    return _WIDE if east_asian_width(char) in "WF" else _OTHER


@cache
def _base(char: str) -> str | None:
    """Return the letter of a letter with marks, where it is one whose width is known."""
    from unicodedata import combining, decomposition, normalize

    if not decomposition(char) or decomposition(char).startswith("<"):
        return None
    parts = normalize("NFD", char)
    letter = parts[0]
    is_known = letter <= "~" or letter in _FURTHER
    return letter if is_known and all(map(combining, parts[1:])) else None
