"""What comes of two sides, to the byte: each way in which lines of both come together."""

from __future__ import annotations

import shutil
from collections import Counter
from typing import NamedTuple

import pytest

from libyatl.editing.merge_sides import Side, comments_lost
from libyatl.editing.merge_wants import Wanted, said_of
from libyatl.editing.merging import chosen, merge
from libyatl.editing.three_ways import Merged
from libyatl.files.by_git import Marking

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
BY_EVENTS, BY_LINES, NOT = "by events", "by lines, verified", "by lines, not verified: "
WITH_BASE = Marking(style="diff3")


def made(ids: str, **titles: str) -> str:
    """Return events of one letter each."""
    return "".join(f"- id: {id}\n  title: {titles.get(id, id.upper())}\n" for id in ids)


def apart(ids: str, **titles: str) -> str:
    """Return events of one letter each, with a blank line between."""
    return "\n".join(made(id, **titles) for id in ids)


def marked(ours: str, theirs: str, base: str | None = None) -> str:
    """Return lines of two sides with marks around them; the last of each may lack its end."""
    our, their, was = (
        some if some is None or not some or some.endswith("\n") else f"{some}\n"
        for some in (ours, theirs, base)
    )
    middle = "" if was is None else f"||||||| base\n{was}"
    return f"<<<<<<< ours\n{our}{middle}=======\n{their}>>>>>>> theirs\n"


def swapped(text: str, *pairs: tuple[str, str]) -> str:
    """Return a text with some of it otherwise, which stood there once."""
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


class Case(NamedTuple):
    """Three files, and what comes of them."""

    base: str
    ours: str
    theirs: str
    merged: str
    conflicts: int = 0
    how: str = BY_EVENTS
    marking: Marking = Marking()


ABC = made("abc")
OF_A = swapped(ABC, ("title: A\n", "title: A\n  # of a\n"))
BARE = apart("abc")
MANY = apart("abcdef")
APART = f"# x\n\n{BARE}"
ONE = "- id: a\n  date: 1871\n  title: A\n  note: n\n  tags: [s]\n"
SIC = swapped(ONE, ("1871", "1871  # sic"))
SHALLOW = "events:\n- id: a\n  title: A\n  note: n\n- id: b\n  title: B\n"
DEEP = "events:\n  - id: a\n    title: A\n    note: n\n  - id: b\n    title: B\n"
CALLED = """\
actors:
  ann: {name: Ann}
  bob: {name: Bob}
events:
- id: a
  title: A
  actors: [ann]
"""
OF_ANN, OF_BOB = "  ann: {name: Ann}\n", "  bob: {name: Bob}\n"
MARKED = (
    "- id: a\n<<<<<<<<< ours\n  date: 1871\n=========\n  date: 1872\n>>>>>>>>> theirs\n  title: A\n"
)
FLOW = "- {id: a, title: A, note: n}\n- {id: b, title: B}\n"

LIKE_MARKS = 'title: "A\n=\n==========\n  B"\nevents:\n- id: a\n  title: A\n'
A_MARK = 'title: "A\n==========\n  B"'
EVENTS = f"events:\n{ABC}"
LINES = "".join(f"  {number}.\n" for number in range(1, 10))
NAMED = f"actors:\n  ann: Ann\nevents:\n{ABC}"
FLOW_REGISTRY = f"actors: {{ann: {{name: Ann}}}}\nevents:\n{ABC}"
ACCEPTED = f"check:\n  near-duplicate:\n    because: so\n    for: [a]\nevents:\n{ABC}"

CASES: dict[str, Case] = {
    # --- where things stand
    "moved by both, ours further": Case(made("abcd"), made("bcda"), made("bacd"), made("bcda")),
    "moved by both, theirs further": Case(made("abcd"), made("bacd"), made("bcda"), made("bacd")),
    "moved by both, ours to the top": Case(made("abcd"), made("dabc"), made("adbc"), made("dabc")),
    "moved by both, its neighbour out": Case(made("abcd"), made("bcda"), made("bac"), made("bca")),
    "moved by ours, out by theirs": Case(made("abcd"), made("bcda"), made("bcd"), made("bcd")),
    "put in by both": Case(ABC, made("axbc"), made("aybc"), made("axybc")),
    "put in by both at two places, without an id": Case(
        ABC,
        made("a") + "- title: New\n" + made("bc"),
        made("ab") + "- title: New\n" + made("c", c="D"),
        made("a") + "- title: New\n" + made("bc", c="D"),
    ),
    "out by one, a neighbour changed": Case(
        ABC, made("ac"), made("abc", c="D"), made("ac", c="D"), 0, BY_LINES
    ),
    "out by each": Case(made("abcd"), made("acd"), made("abd"), made("ad")),
    "put in by both at the top": Case(apart("ab"), apart("xab"), apart("yab"), apart("xyab")),
    "put in by both between two": Case(apart("ab"), apart("axzb"), apart("ayb"), apart("axzyb")),
    "put in by both at the end": Case(apart("ab"), apart("abx"), apart("aby"), apart("abxy")),
    "put in by both in the place of one": Case(
        apart("abc"), apart("axc"), apart("ayc"), apart("axyc")
    ),
    "put in by both in the place of the first": Case(
        apart("ab"), apart("xb"), apart("yb"), apart("xyb")
    ),
    "put in by both in the place of the last": Case(
        apart("abc"), apart("abx"), apart("aby"), apart("abxy")
    ),
    "put in by both in the place of one, where no blank lines are": Case(
        ABC, made("axc"), made("ayc"), made("axyc")
    ),
    "put in by both in the place of all, where no blank lines are": Case(
        made("ab"), made("x"), made("y"), made("xy")
    ),
    "entries of both in the place of one": Case(
        "actors:\n  ann: Ann\n",
        "actors:\n  bob: Bob\n",
        "actors:\n  carl: Carl\n",
        "actors:\n  bob: Bob\n  carl: Carl\n",
    ),
    "out by ours, one put in behind it": Case(
        apart("abc"), apart("ac"), apart("abyc"), apart("ayc")
    ),
    "out by theirs, one put in behind it": Case(
        apart("abc"), apart("abyc"), apart("ac"), apart("ayc")
    ),
    "out by ours, changed by theirs, and one put in behind it": Case(
        apart("abc"),
        apart("ac"),
        apart("abyc", b="T"),
        apart("abyc", b="T").replace(made("b", b="T"), marked("", made("b", b="T"))),
        1,
    ),
    "out by theirs, changed by ours, and one put in behind it": Case(
        apart("abc"),
        apart("abyc", b="T"),
        apart("ac"),
        apart("abyc", b="T").replace(made("b", b="T"), marked(made("b", b="T"), "")),
        1,
    ),
    "out by ours, with a new comment in theirs": Case(
        ABC,
        made("ac"),
        swapped(ABC, ("- id: b", "# them\n- id: b")),
        made("a") + marked("", "# them\n" + made("b")) + made("c"),
        1,
    ),
    # --- what stands between
    "a line that looks like a mark": Case(
        LIKE_MARKS,
        f"{LIKE_MARKS}# us\n",
        f"{LIKE_MARKS}# them\n",
        f"{LIKE_MARKS}{marked('# us', '# them')}",
        1,
    ),
    "a line that looks like a mark in ours": Case(
        f"title: O\n{EVENTS}",
        f"{A_MARK}\n{EVENTS}",
        f"title: T\n{EVENTS}",
        marked(A_MARK, "title: T") + EVENTS,
        1,
    ),
    "a line that looks like a mark in theirs": Case(
        f"title: O\n{EVENTS}",
        f"title: U\n{EVENTS}",
        f"{A_MARK}\n{EVENTS}",
        marked("title: U", A_MARK) + EVENTS,
        1,
    ),
    "a line that looks like a mark in the base": Case(
        f"{A_MARK}\n{EVENTS}",
        f"title: U\n{EVENTS}",
        f"title: T\n{EVENTS}",
        marked("title: U", "title: T", A_MARK) + EVENTS,
        1,
        BY_EVENTS,
        WITH_BASE,
    ),
    "a text of the file, changed by both far apart": Case(
        f"note: |\n{LINES}{EVENTS}",
        f"note: |\n{swapped(LINES, ('1.', 'U'))}{EVENTS}",
        f"note: |\n{swapped(LINES, ('9.', 'T'))}{EVENTS}",
        f"note: |\n{swapped(LINES, ('1.', 'U'), ('9.', 'T'))}{EVENTS}",
        1,
        f"{NOT}it would not say what both sides say",
    ),
    "comments of the file by both": Case(
        SHALLOW,
        f"{SHALLOW}\n# one\n# ours\n# the\n# end\n",
        f"{SHALLOW}\n# one\n# theirs\n# the\n# end\n",
        f"{SHALLOW}\n# one\n{marked('# ours', '# theirs')}# the\n# end\n",
        1,
    ),
    "things among what is in dispute": Case(
        APART,
        swapped(APART, ("# x\n", "# y\n\n- id: o\n  title: O\n")),
        swapped(APART, ("# x\n", "# z\n\n- id: t\n  title: T\n")),
        swapped(
            APART,
            (
                "# x\n",
                marked("# y\n\n- id: o\n  title: O\n", "# z\n\n- id: t\n  title: T\n", "# x\n"),
            ),
        ),
        1,
        BY_EVENTS,
        WITH_BASE,
    ),
    "a thing among what was, which both took out": Case(
        APART,
        swapped(APART, ("# x\n\n- id: a\n  title: A\n", "# y\n")),
        swapped(APART, ("# x\n\n- id: a\n  title: A\n", "# z\n")),
        swapped(
            APART,
            (
                "# x\n\n- id: a\n  title: A\n",
                marked("# y\n", "# z\n", "# x\n\n- id: a\n  title: A\n"),
            ),
        ),
        1,
        BY_EVENTS,
        WITH_BASE,
    ),
    "comments moved by both": Case(
        f"{APART}\n# w\n\n{apart('def')}",
        f"{MANY}\n# x\n\n# w\n",
        swapped(MANY, ("- id: b", "# x\n\n- id: b"), ("- id: e", "# w\n\n- id: e")),
        swapped(MANY, ("- id: b", "# x\n\n- id: b"), ("- id: e", "# w\n\n- id: e"))
        + "\n# x\n\n# w\n",
        1,
        f"{NOT}a comment would stand there twice: # w",
    ),
    "one comment by both, at two places": Case(
        ABC,
        f"# y\n{ABC}",
        swapped(ABC, ("- id: c", "# y\n- id: c")),
        "# y\n" + swapped(ABC, ("- id: c", "# y\n- id: c")),
        0,
        BY_LINES,
    ),
    "one comment at two events, of which each takes one out": Case(
        "# x\n- id: a\n  title: A\n- id: b\n  title: B\n# x\n- id: c\n  title: C\n",
        "- id: b\n  title: B\n# x\n- id: c\n  title: C\n",
        "# x\n- id: a\n  title: A\n- id: b\n  title: B\n",
        made("b"),
        1,
        f"{NOT}a comment would be lost: # x",
    ),
    # --- what both sides may not say together
    "one id by both, one by a rename": Case(
        ABC,
        made("xbc", x="A"),
        made("abcx", x="Another thing"),
        f"{made('xbc', x='A')}{made('x', x='Another thing')}",
        1,
        f"{NOT}some events of it are left out",
    ),
    "a relation of ours that means nothing": Case(
        ABC,
        swapped(ABC, ("title: A\n", "title: A\n  after: gone\n")),
        swapped(ABC, ("title: A", "title: AA")),
        swapped(ABC, ("title: A\n", "title: AA\n  after: gone\n")),
    ),
    "a relation of theirs that means nothing": Case(
        ABC,
        swapped(ABC, ("title: A", "title: AA")),
        swapped(ABC, ("title: A\n", "title: A\n  after: gone\n")),
        swapped(ABC, ("title: A\n", "title: AA\n  after: gone\n")),
    ),
    "an anchor, of which git makes something": Case(
        "- &x {id: a, title: A}\n\n\n- {id: b, title: B}\n",
        "- &x {id: a, title: U}\n\n\n- {id: b, title: B}\n",
        "- &x {id: a, title: A}\n\n\n- {id: b, title: T}\n",
        "- &x {id: a, title: U}\n\n\n- {id: b, title: T}\n",
        0,
        f"{NOT}:1: it cannot be edited in place: it has an anchor",
    ),
    "events in brackets": Case(
        "[{id: a, title: A}, {id: b, title: B}]\n",
        "[{id: a, title: U}, {id: b, title: B}]\n",
        "[{id: a, title: A}, {id: b, title: T}]\n",
        marked("[{id: a, title: U}, {id: b, title: B}]", "[{id: a, title: A}, {id: b, title: T}]"),
        1,
        f"{NOT}something else stands on the lines of an event",
    ),
    "events in brackets, on lines of their own": Case(
        "[\n{id: a, title: A},\n\n{id: b, title: B}]\n",
        "[\n{id: a, title: U},\n\n{id: b, title: B}]\n",
        "[\n{id: a, title: A},\n\n{id: b, title: T}]\n",
        "[\n{id: a, title: U},\n\n{id: b, title: T}]\n",
        0,
        f"{NOT}something else stands on the lines of an event",
    ),
    # --- a base that git made, with marks
    "a base with marks, the same over either": Case(
        MARKED,
        "- id: a\n  date: 1873\n  title: A\n  note: n\n",
        "- id: a\n  date: 1873\n  status: claimed\n  title: A\n",
        "- id: a\n  date: 1873\n  title: A\n  status: claimed\n  note: n\n",
    ),
    "a base with marks, two things over either": Case(
        MARKED,
        "- id: a\n  date: 1871\n  title: A\n",
        "- id: a\n  date: 1872\n  title: A\n",
        f"- id: a\n{marked('  date: 1871', '  date: 1872')}  title: A\n",
        1,
        "by lines",
    ),
    # --- the lines of one event
    "two keys in dispute, one agreed beside them": Case(
        ONE,
        swapped(ONE, ("1871", "1872"), ("note: n", "note: us")),
        swapped(ONE, ("1871", "1873"), ("note: n", "note: them"), ("[s]", "[s, t]")),
        f"- id: a\n{marked('  date: 1872', '  date: 1873')}  title: A\n"
        f"{marked('  note: us', '  note: them')}  tags: [s, t]\n",
        2,
    ),
    "what is agreed would stand on lines in dispute": Case(
        "- id: a\n  title: A\n",
        "- id: a\n  title: U\n",
        "- id: a\n  title: T\n  note: n\n",
        marked("- id: a\n  title: U\n", "- id: a\n  title: T\n  note: n\n"),
        1,
    ),
    "what is agreed goes above what is in dispute": Case(
        "- id: a\n  note: n\n  date: 1871\n  title: A\n",
        "- id: a\n  note: n\n  date: 1872\n  title: A\n",
        "- id: a\n  date: 1873\n  title: A\n",
        f"- id: a\n{marked('  date: 1872', '  date: 1873')}  title: A\n",
        1,
    ),
    "lines of theirs that begin and end as ours": Case(
        "- id: a\n  title: A\n  note: |\n    O\n",
        "- id: a\n  title: A\n  note: |\n    N\n    N\n",
        "- id: a\n  title: A\n  note: |\n    N\n    N\n    N\n",
        "- id: a\n  title: A\n  note: |\n    N\n    N\n"
        + marked("", "    N\n", "  note: |\n    O\n"),
        1,
        BY_EVENTS,
        Marking(style="zdiff3"),
    ),
    "lines of theirs that begin and end otherwise": Case(
        ONE,
        swapped(ONE, ("note: n", "note: us")),
        swapped(ONE, ("note: n", "note: them")),
        swapped(ONE, ("  note: n\n", marked("  note: us", "  note: them", "  note: n"))),
        1,
        BY_EVENTS,
        Marking(style="zdiff3"),
    ),
    "a key of both, which the base had not": Case(
        ABC,
        swapped(ABC, ("title: A\n", "title: A\n  note: us\n")),
        swapped(ABC, ("title: A\n", "title: A\n  note: them\n")),
        swapped(ABC, ("title: A\n", f"title: A\n{marked('  note: us', '  note: them', '')}")),
        1,
        BY_EVENTS,
        WITH_BASE,
    ),
    "a key out by ours, and changed by theirs": Case(
        ONE,
        swapped(ONE, ("  note: n\n", "")),
        swapped(ONE, ("note: n", "note: them")),
        marked(swapped(ONE, ("  note: n\n", "")), swapped(ONE, ("note: n", "note: them"))),
        1,
    ),
    "the key beside the dash": Case(
        "- title: A\n  id: a\n",
        "- title: U\n  id: a\n",
        "- title: T\n  id: a\n",
        marked("- title: U\n  id: a\n", "- title: T\n  id: a\n"),
        1,
    ),
    "in braces": Case(
        FLOW,
        swapped(FLOW, ("note: n", "note: us")),
        swapped(FLOW, ("note: n", "note: them")),
        marked(
            "- {id: a, title: A, note: us}\n",
            "- {id: a, title: A, note: them}\n",
            "- {id: a, title: A, note: n}\n",
        )
        + "- {id: b, title: B}\n",
        1,
        BY_EVENTS,
        WITH_BASE,
    ),
    "a comment below an event is none of the next": Case(
        OF_A,
        swapped(OF_A, ("title: B", "title: U")),
        swapped(OF_A, ("title: B\n", "title: B\n  note: so\n")),
        swapped(OF_A, ("title: B\n", "title: U\n  note: so\n")),
    ),
    "a comment by each in one event": Case(
        ONE,
        swapped(ONE, ("title: A", "title: A  # us")),
        swapped(ONE, ("title: A", "title: A  # them")),
        marked(
            swapped(ONE, ("title: A", "title: A  # us")),
            swapped(ONE, ("title: A", "title: A  # them")),
        ),
        1,
    ),
    "a comment of theirs in an event of which a key is in dispute": Case(
        ONE,
        swapped(ONE, ("1871", "1872")),
        swapped(ONE, ("1871", "1873"), ("[s]", "[s]  # them")),
        marked(
            swapped(ONE, ("1871", "1872")), swapped(ONE, ("1871", "1873"), ("[s]", "[s]  # them"))
        ),
        1,
    ),
    "neighbouring keys": Case(
        ONE,
        swapped(ONE, ("1871", "1872")),
        swapped(ONE, ("title: A", "title: T")),
        swapped(ONE, ("1871", "1872"), ("title: A", "title: T")),
    ),
    "neighbouring keys, and a comment of theirs": Case(
        ONE,
        swapped(ONE, ("1871", "1872")),
        swapped(ONE, ("title: A", "title: T  # them")),
        swapped(ONE, ("1871", "1872"), ("title: A", "title: T  # them")),
    ),
    "neighbouring keys, and a comment of theirs as the event has one": Case(
        SIC,
        swapped(SIC, ("1871", "1872")),
        swapped(SIC, ("title: A", "title: T  # sic")),
        swapped(SIC, ("1871", "1872"), ("title: A", "title: T  # sic")),
    ),
    "a last line of ours without an end": Case(
        f"{ONE}- id: b\n  title: B\n",
        f"{swapped(ONE, ('1871', '1872'))}- id: b\n  title: B",
        f"{swapped(ONE, ('title: A', 'title: T'))}- id: b\n  title: B\n",
        f"{swapped(ONE, ('1871', '1872'), ('title: A', 'title: T'))}- id: b\n  title: B",
    ),
    "a last line of ours without an end, and one put in behind it": Case(
        ABC,
        made("abc", c="U").rstrip(),
        swapped(ABC, ("title: B", "title: T")) + made("d"),
        (swapped(ABC, ("title: B", "title: T"), ("title: C", "title: U")) + made("d")).rstrip(),
    ),
    "line ends of ours": Case(
        ABC,
        swapped(ABC, ("title: A", "title: U")).replace("\n", "\r\n"),
        swapped(ABC, ("title: B", "title: T")),
        swapped(ABC, ("title: A", "title: U"), ("title: B", "title: T")).replace("\n", "\r\n"),
    ),
    # --- how far lines stand in
    "ours further in, theirs with one more": Case(
        SHALLOW,
        DEEP,
        f"{SHALLOW}# new\n- id: c\n  title: C\n\n  note: >\n    so\n  \n    it\n",
        f"{DEEP}  # new\n  - id: c\n    title: C\n\n    note: >\n      so\n  \n      it\n",
    ),
    "ours less far in, theirs with one more": Case(
        DEEP,
        SHALLOW,
        f"{DEEP}# left behind\n  # new\n  - id: c\n    title: C\n",
        f"{SHALLOW}# left behind\n# new\n- id: c\n  title: C\n",
    ),
    "theirs further in, a key in dispute": Case(
        SHALLOW,
        swapped(SHALLOW, ("note: n", "note: us")),
        swapped(DEEP, ("note: n", "note: them")),
        swapped(SHALLOW, ("  note: n\n", marked("  note: us\n", "  note: them\n", "  note: n\n"))),
        1,
        BY_EVENTS,
        WITH_BASE,
    ),
    "ours further in, a key in dispute": Case(
        SHALLOW,
        swapped(DEEP, ("note: n", "note: us")),
        swapped(SHALLOW, ("note: n", "note: them")),
        swapped(
            DEEP, ("    note: n\n", marked("    note: us\n", "    note: them\n", "    note: n\n"))
        ),
        1,
        BY_EVENTS,
        WITH_BASE,
    ),
    "ours further in, theirs otherwise": Case(
        SHALLOW,
        DEEP,
        swapped(SHALLOW, ("title: B", "title: T")),
        swapped(DEEP, ("title: B", "title: T")),
    ),
    # --- registries
    "an entry changed by both, and one put in": Case(
        CALLED,
        swapped(CALLED, ("{name: Ann}", "{name: Ann, kind: person}")),
        swapped(
            CALLED, ("{name: Ann}", "{name: Ann L.}"), (OF_BOB, f"{OF_BOB}  cal: {{name: C}}\n")
        ),
        swapped(
            CALLED,
            ("{name: Ann}", "{name: Ann L., kind: person}"),
            (OF_BOB, f"{OF_BOB}  cal: {{name: C}}\n"),
        ),
    ),
    "an entry put in by each": Case(
        CALLED,
        swapped(CALLED, (OF_BOB, f"{OF_BOB}  # us\n  dan: {{name: D}}\n")),
        swapped(CALLED, (OF_BOB, f"{OF_BOB}  cal: {{name: C}}\n")),
        swapped(CALLED, (OF_BOB, f"{OF_BOB}  # us\n  dan: {{name: D}}\n  cal: {{name: C}}\n")),
    ),
    "an entry in dispute": Case(
        CALLED,
        swapped(CALLED, ("{name: Ann}", "{name: Us}")),
        swapped(CALLED, ("{name: Ann}", "{name: Them}")),
        swapped(CALLED, (OF_ANN, marked("  ann: {name: Us}\n", "  ann: {name: Them}\n"))),
        1,
    ),
    "an entry out by ours, and changed by theirs": Case(
        CALLED,
        swapped(CALLED, (OF_BOB, "")),
        swapped(CALLED, ("{name: Bob}", "{name: Them}")),
        swapped(CALLED, (OF_BOB, marked("", "  bob: {name: Them}\n"))),
        1,
    ),
    "an entry out by theirs, and changed by ours": Case(
        CALLED,
        swapped(CALLED, ("{name: Bob}", "{name: Us}")),
        swapped(CALLED, (OF_BOB, "")),
        swapped(CALLED, (OF_BOB, marked("  bob: {name: Us}\n", ""))),
        1,
    ),
    "an entry that said nothing, filled by both": Case(
        swapped(CALLED, (" {name: Bob}", "")),
        CALLED,
        swapped(CALLED, ("{name: Bob}", "{name: Them}")),
        swapped(CALLED, (OF_BOB, marked(OF_BOB, "  bob: {name: Them}\n"))),
        1,
    ),
    "an entry that said nothing, filled by theirs": Case(
        swapped(CALLED, (" {name: Bob}", "")),
        swapped(CALLED, (" {name: Bob}", ""), ("{name: Ann}", "{name: Us}")),
        CALLED,
        swapped(CALLED, ("{name: Ann}", "{name: Us}")),
    ),
    "an entry that is a bare name, changed by ours": Case(
        NAMED,
        swapped(NAMED, ("ann: Ann", "ann: {name: Us}")),
        swapped(NAMED, ("title: A", "title: T")),
        swapped(NAMED, ("ann: Ann", "ann: {name: Us}"), ("title: A", "title: T")),
        0,
        BY_LINES,
    ),
    "an entry that is a bare name, changed by theirs": Case(
        NAMED,
        swapped(NAMED, ("title: A", "title: T")),
        swapped(NAMED, ("ann: Ann", "ann: {name: Them}")),
        swapped(NAMED, ("ann: Ann", "ann: {name: Them}"), ("title: A", "title: T")),
        0,
        BY_LINES,
    ),
    "an entry that is a bare name, in dispute": Case(
        NAMED,
        swapped(NAMED, ("ann: Ann", "ann: {name: Us}")),
        swapped(NAMED, ("ann: Ann", "ann: Them")),
        swapped(NAMED, ("  ann: Ann\n", marked("  ann: {name: Us}", "  ann: Them"))),
        1,
    ),
    "an entry that is a bare name in ours, in dispute": Case(
        NAMED,
        swapped(NAMED, ("ann: Ann", "ann: Us")),
        swapped(NAMED, ("ann: Ann", "ann: {name: Them}")),
        swapped(NAMED, ("  ann: Ann\n", marked("  ann: Us", "  ann: {name: Them}"))),
        1,
    ),
    "a bare name put in by both": Case(
        NAMED,
        swapped(NAMED, ("  ann: Ann\n", "  ann: Ann\n  bob: Us\n")),
        swapped(NAMED, ("  ann: Ann\n", "  ann: Ann\n  bob: Them\n")),
        swapped(NAMED, ("  ann: Ann\n", f"  ann: Ann\n{marked('  bob: Us', '  bob: Them', '')}")),
        1,
        BY_EVENTS,
        WITH_BASE,
    ),
    "an entry that is a bare name, put in and taken out": Case(
        NAMED,
        swapped(NAMED, ("  ann: Ann\n", "  ann: Ann\n  bob: Bob\n")),
        swapped(NAMED, ("  ann: Ann\n", "  cal: Cal\n")),
        swapped(NAMED, ("  ann: Ann\n", "  bob: Bob\n  cal: Cal\n")),
    ),
    "a registry in braces": Case(
        FLOW_REGISTRY,
        swapped(FLOW_REGISTRY, ("name: Ann", "name: Us")),
        swapped(FLOW_REGISTRY, ("title: A", "title: T")),
        swapped(FLOW_REGISTRY, ("name: Ann", "name: Us"), ("title: A", "title: T")),
        0,
        BY_LINES,
    ),
    "a registry in braces in dispute": Case(
        FLOW_REGISTRY,
        swapped(FLOW_REGISTRY, ("name: Ann", "name: Us")),
        swapped(FLOW_REGISTRY, ("name: Ann", "name: Them")),
        marked("actors: {ann: {name: Us}}", "actors: {ann: {name: Them}}") + f"events:\n{ABC}",
        1,
    ),
    "what is accepted": Case(
        ACCEPTED,
        swapped(ACCEPTED, ("[a]", "[a, b]")),
        swapped(ACCEPTED, ("[a]", "[a, c]"), ("because: so", "because: it is")),
        swapped(ACCEPTED, ("[a]", "[a, b, c]"), ("because: so", "because: it is")),
    ),
    # --- ids that are others now
    "relations of theirs to what ours calls otherwise": Case(
        ABC,
        made("axc", x="B"),
        f"{ABC}  after: [{{event: b, within: 1 day}}, a]\n",
        made("axc", x="B") + "  after: [{event: x, within: 1 day}, a]\n",
    ),
    "relations of ours to what theirs calls otherwise": Case(
        ABC,
        swapped(ABC, ("title: A\n", "title: A\n  after: b\n  during: {event: b}\n  note: b\n")),
        made("axc", x="B"),
        swapped(
            made("axc", x="B"),
            ("title: A\n", "title: A\n  after: x\n  during: {event: x}\n  note: b\n"),
        ),
    ),
    "what looks like a relation in an entry": Case(
        f"actors:\n  ann: {{name: Ann, id: b, after: b}}\nevents:\n{ABC}",
        f"actors:\n  ann: {{name: Ann, id: b, after: b}}\nevents:\n{made('axc', x='B')}",
        f"actors:\n  ann: {{name: Ann, id: b, after: b}}\nevents:\n{ABC}  after: b\n",
        "actors:\n  ann: {name: Ann, id: b, after: b}\n"
        f"events:\n{made('axc', x='B')}  after: x\n",
    ),
    "an id that we would make for an event of ours": Case(
        ABC,
        f"{ABC}- title: New\n",
        made("abc").replace("- id: a", "- id: new\n  title: Quite another thing\n- id: a"),
        f"- id: new\n  title: Quite another thing\n{ABC}- title: New\n",
        0,
        BY_LINES,
    ),
    "an id that another event has now": Case(
        ABC,
        made("axcb", x="B", b="Something quite different"),
        swapped(ABC, ("title: C", "title: C\n  after: b")),
        swapped(
            made("axcb", x="B", b="Something quite different"),
            ("title: C", "title: C\n  after: b"),
        ),
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_comes_of_two_sides(case: Case) -> None:
    texts = (one.encode() for one in case[:3])
    data, conflicts, how = merge(*texts, marking=case.marking)
    assert (data.decode(), conflicts, how) == (case.merged, case.conflicts, case.how)


def test_a_side_that_changed_nothing() -> None:
    base, new = ABC.encode(), made("abcd").encode()
    assert merge(base, new, new) == (new, 0, "as one side has it")
    assert merge(base, new, base) == (new, 0, "as one side has it")
    assert merge(base, base, new) == (new, 0, "as one side has it")


def test_what_is_wanted_is_agreed_where_nothing_is_in_dispute() -> None:
    agreed, disputed = Merged({}), Merged({}, frozenset({"title"}))
    event = ("event", "base 0")
    assert Wanted({event: agreed}, agreed, {}).is_agreed
    assert not Wanted({event: disputed}, agreed, {}).is_agreed
    assert not Wanted({event: agreed}, disputed, {}).is_agreed


def test_what_is_no_mapping_is_said_under_an_empty_key() -> None:
    side = Side("", NAMED.encode())
    assert said_of(side.entries["actors", "ann"]) == {"": "Ann"}


@pytest.mark.parametrize(
    ("comments", "lost"),
    [
        ((1, 1, 1, 0), 1),  # all had it
        ((1, 0, 1, 0), 0),  # one took it out
        ((0, 1, 0, 0), 1),  # one added it
        ((0, 0, 1, 0), 1),
        ((0, 1, 1, 1), 0),  # both added the same
        ((1, 1, 2, 1), 1),  # one added another like it
        ((1, 2, 1, 1), 1),
        ((1, 1, 2, 2), 0),
        ((2, 1, 1, 0), 1),
        ((0, 2, 1, 1), 1),
    ],
)
def test_which_comments_are_lost(comments: tuple[int, int, int, int], lost: int) -> None:
    base, ours, theirs, now = (Counter({"# x": number, "# y": 1}) for number in comments)
    assert comments_lost(base, ours, theirs, now) == +Counter({"# x": lost})


CHOICES: list[tuple[bytes, bytes, bytes]] = [
    (b"a\n<<<<<<< x\nb\n=======\nc\n>>>>>>> y\nd\n", b"a\nb\nd\n", b"a\nc\nd\n"),
    (b"<<<<<<<\nb\n||||||| o\no\n=======\nc\n>>>>>>>\n", b"b\n", b"c\n"),
    (b"<<<<<<< x\r\nb\r\n=======\r\nc\r\n>>>>>>> y\r\n", b"b\r\n", b"c\r\n"),
    (b"\xef\xbb\xbf<<<<<<< x\nb\n=======\n>>>>>>> y\n", b"\xef\xbb\xbfb\n", b"\xef\xbb\xbf"),
    (b"=======\n>>>>>>> y\n<<<<<<<< z\n", b"=======\n>>>>>>> y\n<<<<<<<< z\n", b""),
]
"""A text with marks, and with one side chosen; only ours is said where both are the same."""


@pytest.mark.parametrize(("text", "ours", "theirs"), CHOICES)
def test_one_side_is_chosen_throughout(text: bytes, ours: bytes, theirs: bytes) -> None:
    assert chosen(text, 7, ours=True) == ours
    assert chosen(text, 7, ours=False) == (theirs or ours)
