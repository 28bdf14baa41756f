"""`libyatl explain`: what the code of a diagnostic means, and how to mend what it reports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from libyatl.cli.process import streams
from libyatl.cli.typer_face import argument
from libyatl.errors import EXIT_DONE, UsageError
from libyatl.findings.codes import codes, first_sentence, page
from libyatl.text.inert import inert, shorten
from libyatl.text.measure import wrap
from libyatl.text.spelling import beginning_else_nearest, did_you_mean

EXAMPLES = """
libyatl explain
libyatl explain date-unreadable
"""
_NARROWEST = 20


def explain(
    code: Annotated[
        str | None,
        argument(
            metavar="[CODE]",
            help="The code that a message has in its brackets.",
            offers="code",
        ),
    ] = None,
) -> int:
    """Print what a code means, why it matters, and how to mend what it reports.

    Without a code, list them all. A code stands in the brackets of a message:
    error[date-unreadable].
    """
    known = codes()
    out = streams.stdout()
    if code is None:
        out.write(_listed(known, out.width))
        return EXIT_DONE
    if code not in known:
        guesses = did_you_mean(beginning_else_nearest(code, known))
        hint = guesses or "list them with: libyatl explain"
        raise UsageError(f"'{shorten(code)}' is no code of a diagnostic", help=hint)
    out.write([inert(page(code))])
    return EXIT_DONE


def _listed(known: list[str], width: int | None) -> Iterator[str]:
    room = max(map(len, known)) + 2
    for code in known:
        said = first_sentence(code)
        rows = [said] if width is None else wrap(said, max(width - room, _NARROWEST))
        for number, row in enumerate(rows):
            yield f"{'' if number else code:{room}}{row}\n"
