"""What others write in numbers and signs: EDTF's drafts of 2012, editors' brackets, dots."""

from __future__ import annotations

from libyatl.dates.patterns import pattern
from libyatl.dates.refusing.facts import Facts
from libyatl.dates.refusing.remedies import Reader, Reading, Refused

_DRAFT = r"[-0-9a-zX~?%/.,\[\]{}]*"
_LIKE_EDTF = r"(?:\.\.)?/|[\[{]|[?~%]*-?[0-9X]{4}(?![0-9X])"
_DRAFT_SIGNS = (
    (r"(?<=[0-9uxUX-])[uU]|(?<![a-zA-Z])[uU](?=[uU0-9-])|[uU](?=[uU]*(?:-|/|$))", "X"),
    (r"/open$", "/.."),
    (r"^(?:open|earliest)/", "../"),
    (r"/(?:unknown|unk|\?)$", "/"),
    (r"^(?:unknown|unk|\?)/", "/"),
    (r"\?~|~\?", "%"),
    (r"(?<=[0-9X])(?:-00)+(?=$|/|[~?%])", ""),
    (r"(?<=[0-9])x(?=x*(?:-|/|$))", "X"),
    (r"(?<=-)xx(?=-|/|$)", "XX"),
)


def draft(said: Facts, reader: Reader) -> Refused | None:
    """Refuse `1990-uu-uu`, `2004/open`, `1984?~`, `2010-01-00`, `unknown/2004`."""
    text = said.text
    if " " in text or not pattern(_DRAFT).fullmatch(text) or not text[:4].strip("0-"):
        return None
    written = text
    for sign, ours in _DRAFT_SIGNS:
        written = pattern(sign).sub(ours, written)
    if written == text or not pattern(_LIKE_EDTF).match(written) or reader.date(written) is None:
        return None
    reason = "it is in a draft of EDTF, whose final form is another"
    if "-00" in text and "-00" not in written:
        reason = "what is not known is left out, not written as 00"
    return Refused(reason, (Reading(written, worked_out="-00" in text),))


def editors_brackets(said: Facts, reader: Reader) -> Refused | None:
    """Refuse `1611 [i.e. 1612]`, `July [1817]`, `[ca. 1817]`, `1817 [?]`."""
    text = said.text
    if "[" not in text or text[0] == "{" or ".." in text:
        return None
    match = pattern(
        r"(?i)\[?(.+?)\]? ?[\[(](?:i\.? ?e\.?|recte|sic|that is),? ?(.+?)[\])]+"
    ).fullmatch(text)
    if match:
        corrected = reader.respelled(match[2])
        if not corrected:
            return None
        return Refused(
            "an editor's correction is not part of a date",
            (Reading(corrected, kept=match[1].rstrip(" ]")),),
        )
    bare = pattern(r"[\[\]]").sub("", text)
    written = "" if "," in text or bare[:1] == " " else reader.respelled(bare)
    if not written or text[:5].isdigit():
        return None
    reason = "an editor's brackets are not part of a date"
    return Refused(reason, (Reading(written),))


def without_brackets(text: str) -> str:
    """Return a text without the brackets around all of it, if they are no set's."""
    inner = text[1:-1].strip()
    is_set = set(inner) & set(",[]") or ".." in inner
    return text if text[:1] + text[-1:] != "[]" or is_set else inner


def dots(said: Facts, reader: Reader) -> Refused | None:
    """Refuse `2017..`, `..2017`, `2017-` and `2017 -`: open to one side, but what is?"""
    match = pattern(r"(.+?) ?(?:\.\.\.?|[-–]+)").fullmatch(said.text)
    if match and (written := reader.respelled(match[1])):
        date = reader.date(written)
        if date is None or date.form != "date":
            return None
        return Refused(
            "it may go on from then, or be one unknown day from then on",
            (
                Reading(f"since {written}", "what goes on"),
                Reading(f"on or after {written}", "one unknown day"),
            ),
        )
    match = pattern(r"(?:\.\.\.?|[-–](?=[^0-9Y])|–) ?(.+)").fullmatch(said.text)
    written = reader.respelled(match[1]) if match else ""
    date = reader.date(written) if written else None
    if date is None or date.form != "date":
        return None
    return Refused(
        "it may go on until then, or be one unknown day until then",
        (
            Reading(f"until {written}", "what went on"),
            Reading(f"by {written}", "one unknown day"),
        ),
    )


def plus(said: Facts, reader: Reader) -> Refused | None:
    """Refuse `2017+`: it may go on, or be one unknown day."""
    match = pattern(r"(.+?) ?\+").fullmatch(said.text)
    written = reader.respelled(match[1]) if match else ""
    if not written:
        return None
    return Refused(
        "it may go on from then, or be one unknown day from then on",
        (
            Reading(f"since {written}", "what goes on"),
            Reading(f"on or after {written}", "one unknown day"),
        ),
    )
