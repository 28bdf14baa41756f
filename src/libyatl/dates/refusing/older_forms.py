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
    (r"(?<=^[0-9]{2})--(?=\??$)", "XX"),
    (r"(?<=-)xx(?=-|/|$)", "XX"),
)


_CORRECTION = (
    r"(?i)(.+?),?(?: ?[\[(]| )(?:i\.? ?e\.?|recte|sic|that is),? ([^\])]+)[\])]*( [^\[(]*)?"
)
_ALIKE = ("[0-9]{3,4}", "[0-9]{1,2}", "(?i)[a-z]+")
"""Years, days, months: one takes the place of another."""


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
    is_worked_out = "-00" in text or "--" in text
    return Refused(reason, (Reading(written, worked_out=is_worked_out),))


def editors_brackets(said: Facts, reader: Reader) -> Refused | None:
    """Refuse `1611 [i.e. 1612]`, `July [1817]`, `[ca. 1817]`, `1817 [?]`, `16[12]`, `[161-]`."""
    text = said.text
    if "editor" in said.kinds:
        return _corrected(text, reader)
    if "[" not in text or text[0] == "{" or ".." in text:
        return None
    reason = "an editor's brackets are not part of a date"
    decade = pattern(r"\[([0-9]{3})-(\??)\]").fullmatch(text)
    if decade:
        return Refused(reason, (Reading(f"{decade[1]}X{decade[2]}", worked_out=True),))
    bare = pattern(r"[\[\]]").sub("", text)
    written = "" if "," in text or bare[:1] == " " else reader.respelled(bare)
    if not written or text[:5].isdigit():
        return None
    supplied = pattern(r"[0-9]\[[0-9?]+\]").search(text)
    return Refused(reason, (Reading(written, worked_out=bool(supplied)),))


def _corrected(text: str, reader: Reader) -> Refused | None:
    """Refuse `1611 [sic]`, and what stands for another date: `25 July 1611 (recte 1612)`."""
    reason = "an editor's correction is not part of a date"
    match = pattern(r"(?i)(.+?) ?[\[(]sic!?[\])]").fullmatch(text)
    if match:
        written = reader.respelled(match[1])
        return Refused(reason, (Reading(written),)) if written else None
    match = pattern(_CORRECTION).fullmatch(text)
    if match is None:
        return None
    kept, corrected, rest = match[1].rstrip(" ,]").lstrip("["), match[2], match[3]
    head, _, last = kept.rpartition(" ")
    written = ""
    if any(pattern(kind).fullmatch(last) and pattern(kind).fullmatch(corrected) for kind in _ALIKE):
        written = reader.respelled(f"{head} {corrected}{rest or ''}".strip())
    elif not rest:
        written = reader.respelled(corrected)
    return Refused(reason, (Reading(written, kept=kept + (rest or "")),)) if written else None


def without_brackets(text: str) -> str:
    """Return a text without its brackets, if they are no set's."""
    bare = pattern(r"[\[\]]").sub("", text).strip()
    return text if "," in bare or ".." in bare else bare


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
