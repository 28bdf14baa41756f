"""Names of notes: such as every system takes for a file and Obsidian for a link, and each once.

Windows forbids some characters, some names and blanks or dots at an end (Microsoft, Naming Files,
Paths, and Namespaces); Obsidian forbids what means something in a link. Systems that do not
tell `A` from `a`, or a composed letter from its parts, would make one file of two.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from libyatl.text.inert import inert

SUFFIX = ".md"
_LONGEST = 200
"""So many bytes of a name, which leaves room for a number, the suffix, and what a draft adds to it
within the 255 that file systems take."""
_FORBIDDEN = re.compile(r'[<>:"/\\|?*#^\[\]\x00-\x1f\x7f%`]')
_DEVICE = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?=\.|\Z)",
    re.IGNORECASE,
)
_USUAL = "note"


class NoteNames:
    """The names that were given so far, none of which is another's in any system."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        """Take the names that others have."""
        self._taken = set(map(folded_name, taken))
        self._numbers: Counter[str] = Counter()

    def of(self, *wished: str) -> str:
        """Return a name that says what is wished, its parts apart by blanks, without a suffix."""
        stem = name = sound_name(" ".join(filter(None, wished)))
        key = folded_name(stem)
        while folded_name(name) in self._taken:
            self._numbers[key] += 1
            name = f"{stem} {self._numbers[key] + 1}"
        self._taken.add(folded_name(name))
        return name


def sound_name(text: str) -> str:
    """Return a text as a name that any system takes for a file."""
    plain = unicodedata.normalize("NFC", inert(text))
    words = " ".join(_FORBIDDEN.sub(" ", plain).split())
    # A dot at the beginning hides a file, a dot or a blank at the end is cut off by Windows.
    name = _shortened(words.lstrip(". ")).rstrip(". ") or _USUAL
    return f"{_USUAL} {name}" if _DEVICE.match(name) else name


def folded_name(name: str) -> str:
    """Return what names have in common that are one to some system."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def _shortened(name: str) -> str:
    data = name.encode("utf-8", "replace")
    return name if len(data) <= _LONGEST else data[:_LONGEST].decode("utf-8", "ignore")
