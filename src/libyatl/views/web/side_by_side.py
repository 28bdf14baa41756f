"""What the sources of an event say of it, side by side, as the page tells it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from libyatl.model import Event
from libyatl.model.accounts import Rival, by_account
from libyatl.views.itemized import dated_accounts
from libyatl.views.scene.item import Item
from libyatl.views.vector.elements import escaped
from libyatl.views.web.coded import drawn_as
from libyatl.views.words.account_words import account_table
from libyatl.views.words.labels import Labels


def accounts(event: Event, as_drawn: Event, items: Sequence[Item], labels: Labels) -> str:
    """Return a table of the event's own account and those of its sources; nothing without any.

    Args:
        event: the event.
        as_drawn: the same, told by the clocks of the axis.
        items: what is drawn of its accounts; nothing where the event has no place in time.
        labels: the words for names.
    """
    differing = {rival.number: rival for rival in labels.told(event)}
    told = [
        differing.get(number) or Rival(number, cited, (), by_account(event, cited.says))
        for number, cited in enumerate(event.sources)
        if cited.says is not None
    ]
    if not told:
        return ""
    head, own, *others = account_table(event, labels, told)
    numbers = (number for number, *_ in dated_accounts(as_drawn))
    drawn = dict(zip(numbers, items, strict=False))
    rows = [
        _table_row("", map(_head_cell, head)),
        _table_row("", [_head_cell(own[0]), *map(_data_cell, own[1:])]),
    ]
    for rival, (who, *cells) in zip(told, others, strict=True):
        item = drawn.get(rival.number)
        said = (
            f"<td><i>{escaped(cell)}</i></td>" if item and cell == item.after else _data_cell(cell)
            for cell in cells
        )
        voice = _head_cell(f"by {who}")
        rows.append(_table_row("" if item is None else drawn_as(item), (voice, *said)))
    return f'<table><tbody class="accounts">{"".join(rows)}</tbody></table>'


def _table_row(attributes: str, cells: Iterable[str]) -> str:
    return f"<tr{attributes}>{''.join(cells)}</tr>"


def _head_cell(words: str) -> str:
    return f"<th>{escaped(words)}</th>" if words else "<td></td>"


def _data_cell(words: str) -> str:
    return f"<td>{escaped(words)}</td>"
