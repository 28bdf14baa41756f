"""The findings that a file accepts: its key `check`, read and written.

    check:
      single-source: The whole chronology is drawn from one article.
      no-locator:
        - {for: [radio-report], because: A broadcast has no pages.}

A code, or a topic of codes, to the reason; or to a mapping, or a list of them, that says of
which events and entries it is accepted. A reason is required: it is the explanation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from libyatl.formats.entries.forms import ACCEPTANCE
from libyatl.formats.entries.nodes import REFUSED, Mapping, Node, Refused, Sequence, extent
from libyatl.formats.entries.values import File, many
from libyatl.model import Acceptance
from libyatl.text.inert import is_blank, shorten


def read_accepted(file: File, node: Node) -> Iterator[Acceptance]:
    """Yield what the mapping accepts, each after its place was begun."""
    if type(node) is not Mapping:
        file.wrong_type(node, "check", "a mapping of codes to reasons")
        return
    for code, (key, said) in node.items():
        if said is REFUSED:
            continue
        if said is None:
            _no_reason(file, key, code)
            continue
        found = many(file, said, code, _accepted)
        line, column, _ = extent(key)
        file.positions.begin(line + 1, column + 1)
        yield from found


def _accepted(file: File, node: Node, code: str) -> Acceptance | Refused:
    if not _says(node):
        return _no_reason(file, node, code)
    values = ACCEPTANCE.named(file, node, code)
    return REFUSED if values is REFUSED else Acceptance(code, *values[1:])


def _says(node: Node) -> bool:
    if type(node) is Mapping:
        _, said = node.get("because", (None, None))
        return said is REFUSED or (said is not None and _says(said))
    return not isinstance(node, Sequence | Mapping) and not is_blank(node.value)


def _no_reason(file: File, node: Node, code: str) -> Refused:
    return file.error(
        node,
        "no-reason",
        f"'{shorten(code)}' is accepted without a reason",
        help="write why in a few words after the colon, or as `because:`; until then it counts",
    )


def accepted_plain(accepted: Iterable[Acceptance]) -> dict[str, object]:
    """Return the value of `check` that says the same."""
    plain: dict[str, list[object]] = {}
    for code, because, ids in accepted:
        said = {"for": list(ids), "because": because} if ids else because
        plain.setdefault(code, []).append(said)
    return {code: said[0] if len(said) == 1 else said for code, said in plain.items()}
