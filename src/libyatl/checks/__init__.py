"""Checks: what is wrong with a chronology, or deserves a second look, beyond what reading finds.

topics.py        the table of checks, and the words that name them
running.py       runs those that were asked for, less what the files accept
examined.py      what a check looks at, and what it gives: findings
names/           who is meant, in which spelling, and by which entry
evidence/        how what is told is known, and from whom
days/            days, years and an order of the file that may not be meant
order/           what dates and relations imply together
outputs/         what was found, for other programs
mentions.py      where names are used
renames.py       the command that gives something another name
skeletons.py     names without their transliteration
tidiness.py      texts without blanks and characters that nobody sees
days_in_text.py  the days that a text names
stated_dates.py  every date that is stated, with its place
file_order.py    whether events stand in order of time in their file
order_graph.py   what stated orders imply one another

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
