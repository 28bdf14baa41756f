"""`parse_date`: a whole text as a date, or the reason why it is none."""

from __future__ import annotations

from functools import lru_cache

from libyatl.dates.patterns import pattern
from libyatl.dates.problem import DateError
from libyatl.dates.reading.edtf_date import read_leaf
from libyatl.dates.reading.edtf_sets import read_edtf
from libyatl.dates.reading.english_bounds import read_english
from libyatl.dates.units import iso_day
from libyatl.dates.when import When

LONGEST = 200
"""No date needs more characters; longer texts are refused unread."""


def parse_date(text: str) -> When:
    """Read what an author wrote as a date: EDTF, or one of the closed set of English forms.

    The whole text is a date or it is an error; nothing is trimmed, padded or guessed.

    Args:
        text: what was written, such as `2017-07`, `early August 2017` or `[1667,1668]`.

    Returns:
        The four bounds that it states, how exactly, and the text as it was written.

    Raises:
        DateError: the text is no date.
    """
    return read_date(text, None)


class Effort:
    """What is left for explaining the texts of a file that are no dates, in parts explained.

    A file of many thousands of them is explained at its beginning, and costs no more than another.
    """

    __slots__ = ("left",)

    def __init__(self, left: int = 6_000) -> None:
        """Take how many parts of texts may be explained."""
        self.left = left


def read_date(text: str, effort: Effort | None) -> When:
    """Read a date as `parse_date` does, and explain what is none as far as the effort goes.

    Raises:
        DateError: the text is no date; briefly why, where no effort is left.
    """
    if len(text) == 10:
        when = iso_day(text)
        if when is not None:
            return when
    problem = _unreadable_characters(text, effort)
    if problem is not None:
        raise problem
    try:
        when = _read_once(text)
    except DateError as error:
        raise _refused(text, error, effort) from None
    if when is None:
        raise _refused(text, None, effort)
    return when


@lru_cache(maxsize=1 << 16)
def is_date(text: str) -> bool:
    """Say whether a text is a date, without a word on why it is none."""
    return _unreadable_characters(text, Effort(0)) is None and _is_date(text)


def read_whole(text: str) -> When | None:
    """Read a text of permitted characters; None where it is in no form that we read.

    Raises:
        DateError: it is in one of the forms, and says something impossible.
    """
    if " " not in text and text.count("/") == 2 and ":" not in text:
        return read_english(text) or read_edtf(text)
    if " " not in text:
        return read_edtf(text) or read_english(text)
    if pattern("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}[^ -]*").fullmatch(text):
        when = read_leaf(text)
        if when is not None:
            return when
    return read_english(text)


@lru_cache(maxsize=1 << 14)
def _read_once(text: str) -> When | None:
    """Read a text as `read_whole` does; many are looked at first, and read later."""
    return read_whole(text)


def _refused(text: str, found: DateError | None, effort: Effort | None) -> DateError:
    from libyatl.dates.refusing.explaining import explain

    return explain(text, read=read_whole, found=found, effort=effort)


def _unreadable_characters(text: str, effort: Effort | None) -> DateError | None:
    """Return what is wrong with the characters of a text, before any form is tried."""
    if (
        len(text) <= LONGEST
        and text.isascii()
        and text.isprintable()
        and text.strip(" ") == text != ""
        and "  " not in text
    ):
        return None
    if not text.strip(" "):
        return DateError(
            text, "the date is empty", help="leave the date out, or write one", of_event=True
        )
    if len(text) > LONGEST:
        return DateError(
            text,
            f"a date has at most {LONGEST} characters, this has {len(text)}",
            help="write the date alone",
        )
    return _no_character_of_dates(text, effort) or _superfluous_blank(text)


def _no_character_of_dates(text: str, effort: Effort | None) -> DateError | None:
    for index, char in enumerate(text):
        if not " " <= char <= "~" and char != "–":
            from libyatl.dates.refusing.explaining import in_plain_letters
            from libyatl.text.inert import code_point

            explained = char.isalpha() and (effort is None or effort.left > 0)
            plain = in_plain_letters(text, read=read_whole, effort=effort) if explained else None
            return DateError(
                text,
                f"{code_point(char)} has no place in a date",
                start=index,
                end=index + 1,
                help=plain.help if plain else _instead_of(char),
                readings=plain.readings if plain else (),
                mend=plain.mend if plain else "",
            )
    return None


def _superfluous_blank(text: str) -> DateError | None:
    plain = " ".join(word for word in text.split(" ") if word)
    readings = (plain,) if _is_date(plain) else ()
    two = text.find("  ")
    for blanks, start, end in (
        ("a blank before the date", 0, len(text) - len(text.lstrip(" "))),
        ("a blank after the date", len(text.rstrip(" ")), len(text)),
        ("two blanks in a row", two, two + 2 if two >= 0 else two),
    ):
        if start < end:
            help = f"write {plain}" if readings else "leave that blank out"
            mend = "".join(readings)
            return DateError(
                text, blanks, help=help, start=start, end=end, mend=mend, readings=readings
            )
    return None


def _is_date(text: str) -> bool:
    try:
        return _read_once(text) is not None
    except DateError:
        return False


def _instead_of(char: str) -> str:
    if char in "‐‑‒—−﹣-":
        return "write a plain hyphen (-)"
    if char.isspace():
        return "write a plain blank"
    if char.isdigit():
        return "write the digits 0 to 9"
    if char in "“”„‟‘’‚‛«»‹›":
        return "leave the quotation marks out"
    return "remove it" if not char.isprintable() else "write the date in plain letters and digits"
