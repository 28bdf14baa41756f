"""The script and the styles of the page: small files of ours, put together as they stand.

The script is written in modules, whose `import` lines say what each needs. The page has them in
one piece, each behind those that it needs: without these lines, without `export`, and without
comments, which stay with the source. Nothing else is changed, so that the page can be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent
_STYLES = ("page.css", "track.css", "print.css")
_imported = re.compile(r'^import [^;]*?from "(\./|\.\./)([\w./]+)";\n', re.MULTILINE)
_comment = re.compile(r"^ */\*\*.*?\*/\n|^ *//[^\n]*\n", re.MULTILINE | re.DOTALL)
_blank = re.compile(r"\n\n+")


@cache
def script(entry: str = "page/main.js") -> str:
    """Return the module `entry` of `script/` with all that it needs, as one strict script."""
    return '"use strict";\n' + "".join(_parts(_HERE / "script" / entry, set()))


@cache
def styles() -> str:
    """Return all styles, without comments."""
    found = "".join((_HERE / name).read_text(encoding="utf-8") for name in _STYLES)
    return re.sub(r"^ */\*.*?\*/\n", "", found, flags=re.MULTILINE | re.DOTALL)


def _parts(path: Path, taken: set[Path]) -> Iterator[str]:
    """Yield the text of each module that is not yet taken, those that one needs before it."""
    if path in taken:
        return
    taken.add(path)
    text = path.read_text(encoding="utf-8")
    for found in _imported.finditer(text):
        yield from _parts((path.parent / found[1] / found[2]).resolve(), taken)
    bare = _comment.sub("", _imported.sub("", text))
    yield _blank.sub("\n", re.sub(r"^export ", "", bare, flags=re.MULTILINE)).lstrip("\n")
