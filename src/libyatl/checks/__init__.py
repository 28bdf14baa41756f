"""Checks: what is wrong with a chronology, or deserves a second look, beyond what reading finds.

To add a check, write one module in the folder of its topic, with a function that yields findings:

    def check(examined: Examined) -> Iterator[Finding]:
        for place, event in enumerate(examined.events):
            if not event.sources:
                yield examined.finding(place, message="the event cites no source", help="...")

Add one line to `CHECKS` (`topics.py`), which gives its code, says whether what it finds stays true
whatever the unread rest of a file says, and that it weighs less or more than a warning, if it does;
and the page `findings/codes/CODE.md`: its examples are tests, and `tests/checks/cases/` holds
further ones. A check is pure: it reads what was stated and what follows from it, and never a
clock, a network or a file.

An error is what makes the data say nothing or two things at once, and is found on reading or
by the chronology; evidence and style are warnings; what is only a hint is a note. A finding
says in `about` which entries it concerns, so that a file can accept it for them (`check:`); that
is the event or entry where it stands, unless the check says more.
"""

from libyatl.checks.examined import Examined, Finding
from libyatl.checks.running import Checked, check
from libyatl.checks.topics import CHECKS, topics

__all__ = ["CHECKS", "Checked", "Examined", "Finding", "check", "topics"]
