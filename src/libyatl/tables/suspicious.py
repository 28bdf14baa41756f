"""Cells in which something may be wrong, told by tests in SQL that no such cell fails.

Few cells pass them, and the reader says of these whether it is so. They cost little in a scan, and
none of the other cells is copied for them.
"""

from __future__ import annotations

from collections.abc import Collection

from libyatl.tables.sql import BLANKS, literal

_BUT_SEMICOLON = "!-&(-:<-\\[\\]-~\\x{a1}-\\x{ac}\\x{ae}-\\x{2ff}\\x{400}-\\x{4ff}" + (
    "\\x{5d0}-\\x{5ea}\\x{620}-\\x{64a}\\x{3041}-\\x{3096}\\x{4e00}-\\x{9fff}\\x{ac00}-\\x{d7a3}"
)
"""Characters that show something wherever they stand; neither the mark nor the escape of a cell."""
_SHOWN = literal(f"[;{_BUT_SEMICOLON}]")
_BLANK_ITEM = literal(f"(^|;)[^;{_BUT_SEMICOLON}]*(;|$)")


def may_show_nothing(cell: str, words: Collection[str] = ()) -> str:
    """Return a test of cells that may be blank, or hold a word, in small letters, for nothing."""
    plain = [literal(word) for word in words if word.isascii()]
    nothing = f"NOT regexp_matches({cell}, {_SHOWN})"
    tests = [f"CASE WHEN {_begins_with_letter(cell)} THEN false ELSE {nothing} END"]
    if plain:
        # None of these words stands in a long cell that begins and ends with what shows something.
        short = f"strlen({cell}) <= {max(map(len, words)):d}"
        ends = f"{cell} BETWEEN '!' AND '~~~' AND right({cell}, 1) BETWEEN '!' AND '~'"
        said = f"lower(trim({cell}, {literal(BLANKS)})) IN ({', '.join(plain)})"
        tests.append(f"CASE WHEN {short} OR NOT ({ends}) THEN {said} ELSE false END")
        tests.append(f"ends_with({cell}, '\\t') OR ends_with({cell}, '\\n')")
    if len(plain) < len(words):
        tests.append(f"strlen({cell}) <> length({cell})")
    return " OR ".join(tests)


def may_hold_blank(cell: str) -> str:
    """Return a test of cells that may hold a blank name, alone or beside others."""
    # A cell that begins with a letter and parts no names is not looked into; nearly all are so.
    plain = _begins_with_letter(cell)
    looked_into = f"{cell} <> '' AND regexp_matches({cell}, {_BLANK_ITEM})"
    return f"CASE WHEN contains({cell}, '; ') OR NOT ({plain}) THEN {looked_into} ELSE false END"


def suspicious_alone(cell: str) -> str:
    """Return a cell that may hold a blank name, and else nothing."""
    return f"CASE WHEN {may_hold_blank(cell)} THEN {cell} ELSE '' END"


def _begins_with_letter(cell: str) -> str:
    """Return a test of cells that begin with an ASCII letter; some that do fail it."""
    return f"({cell} BETWEEN 'A' AND 'Z~~~' OR {cell} BETWEEN 'a' AND 'z~~~')"
