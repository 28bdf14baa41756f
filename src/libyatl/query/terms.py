"""Terms of an expression as they are written, and names in them that nothing bears."""

from __future__ import annotations

import re
from collections.abc import Iterable

from libyatl.errors import UsageError
from libyatl.findings.diagnostics import unread
from libyatl.model.kinds import KINDS, Kind
from libyatl.query.scope import Scope
from libyatl.text.inert import one_line, shorten
from libyatl.text.spelling import beginning_else_nearest, did_you_mean

_BARE = r'[^\s()"]+'
_IDS = "libyatl filter --fields id lists them"


def said(name: str, value: str) -> str:
    """Return a term of an expression, the value in quotes where it needs them."""
    if re.fullmatch(_BARE, value):
        return f"{name}:{value}"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'{name}:"{escaped}"'


def as_option(where: str) -> str:
    """Return the option with an expression, as a shell takes it."""
    from shlex import quote

    return f"--where {one_line(quote(where))}"


def hint(scope: Scope, guesses: Iterable[str], listing: str) -> str:
    """Return what may be meant, behind what was not read: there the name may stand.

    `listing` says where all are listed, if there is no guess.
    """
    asked = did_you_mean(guesses) or listing
    return "; ".join([*(one_line(unread(each)) for each in scope.timeline.unread), asked])


def unknown_name(scope: Scope, kind: Kind, name: str) -> UsageError:
    """Return the error that nothing of the kind is called so; with commas it may be several."""
    known = scope.names.of(kind)
    listing = f"list them with: libyatl {KINDS[kind].plural}"
    several = [part.strip() for part in name.split(",")]
    if len(several) > 1 and all(map(known.lookup, several)):
        listing = f"for either: {as_option(' or '.join(said(kind, part) for part in several))}"
    return UsageError(
        f"no {kind} is called '{shorten(name)}'",
        help=hint(scope, filter(None, [known.suggest(name)]), listing),
    )


def see_ids(scope: Scope, ids: Iterable[str]) -> None:
    """See that each is the id of an event; all that are none are said at once.

    Raises:
        UsageError: some are none.
    """
    index = scope.timeline.shown_ids
    unknown = [id for id in dict.fromkeys(ids) if id not in index and id not in scope.left_out]
    if unknown:
        quoted = [f"'{shorten(id)}'" for id in unknown]
        asked = [did_you_mean(beginning_else_nearest(id, index)) for id in unknown]
        if len(unknown) > 1:
            asked = [
                guess and f"for {id}, {guess}" for id, guess in zip(quoted, asked, strict=True)
            ]
        help = hint(scope, (), " ".join(filter(None, asked)) or _IDS)
        raise UsageError(f"no event has the id {' or '.join(quoted)}", help=help)
