"""What differs between two entries, key by key, as plain values in the keys of the file format."""

from __future__ import annotations

import json
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from libyatl.comparing.date_changes import date_change
from libyatl.dates.axis import Four
from libyatl.model.keys import ENTRIES, HEAD

_DATES = frozenset(key.key for form in ENTRIES.values() for key in form.keys if key.kind == "date")
_RELAYS = frozenset(
    key.key for form in ENTRIES.values() for key in form.keys if key.kind == "relays"
)
_NAMING = tuple(
    dict.fromkeys(
        ENTRIES[name].naming for name in ("participant", "citation", "relation", "acceptance")
    )
)
_RANKS = {
    key: rank
    for rank, key in enumerate(
        dict.fromkeys(
            [
                *(key.key for form in ENTRIES.values() for key in form.keys),
                *(key.key for key in HEAD),
            ]
        )
    )
}
REORDERED = "reordered"


class FieldChange(NamedTuple):
    """A field that differs.

    Attributes:
        path: its key; of something within it `says/date`.
        before: its plain value; None where there is none.
        after: its plain value; None where there is none.
        said: what is to be said of it: of a date, what became of it; of a list, `reordered`.
        days: of a date, its four days before and after, None of what is no date.
        items: of a list, what is in it now and was not, and what was.
    """

    path: str
    before: object
    after: object
    said: tuple[str, ...] = ()
    days: tuple[Four | None, Four | None] | None = None
    items: ItemChanges | None = None


class ItemChanges(NamedTuple):
    """What differs between two lists: items that went, that came, and that say something else.

    Of the latter `altered` has the name and the fields: a source that is cited at another page.
    """

    gone: tuple[object, ...]
    come: tuple[object, ...]
    altered: tuple[tuple[str, tuple[FieldChange, ...]], ...]


def field_changes(
    before: Mapping[str, object], after: Mapping[str, object], within: str = ""
) -> Iterator[FieldChange]:
    """Yield each field that differs, in the order of the file format, keys of one's own last.

    Args:
        before: plain values by key.
        after: plain values by key.
        within: the path of what the keys are in, with its slash.
    """
    for key in sorted({*before, *after}, key=lambda key: (_RANKS.get(key, len(_RANKS)), key)):
        was, now = before.get(key), after.get(key)
        if was == now:
            continue
        yield from _changes(f"{within}{key}", key, was, now)


def _changes(path: str, key: str, was: object, now: object) -> Iterator[FieldChange]:
    if key in _RELAYS:
        was, now = _as_list(was), _as_list(now)
    if key in _DATES and not isinstance(was, list | dict) and not isinstance(now, list | dict):
        said, days = date_change(was, now)
        yield FieldChange(path, was, now, said, days)
    elif _both(was, now, dict):
        inner = [*field_changes(was or {}, now or {}, f"{path}/")]  # type: ignore[arg-type]
        yield from inner or [FieldChange(path, was, now)]
    elif _both(was, now, list):
        yield _of_lists(path, was, now, was or [], now or [])  # type: ignore[arg-type]
    else:
        yield FieldChange(path, was, now)


def _both(was: object, now: object, kind: type) -> bool:
    """Whether both are of a kind, or one is and the other is not there."""
    return all(one is None or isinstance(one, kind) for one in (was, now))


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _of_lists(
    path: str, before: object, after: object, was: Sequence[object], now: Sequence[object]
) -> FieldChange:
    ours, theirs = [*map(_as_key, was)], [*map(_as_key, now)]
    gone, come = _beyond(was, ours, theirs), _beyond(now, theirs, ours)
    bearers: defaultdict[str | None, deque[int]] = defaultdict(deque)
    for number, item in enumerate(come):
        bearers[name_and_rest(item)[0]].append(number)
    altered, left, taken = [], [], set()
    for item in gone:
        name, rest = name_and_rest(item)
        if name is None or not bearers[name]:
            left.append(item)
            continue
        taken.add(number := bearers[name].popleft())
        altered.append((name, tuple(field_changes(rest, name_and_rest(come[number])[1]))))
    come = [item for number, item in enumerate(come) if number not in taken]
    both = Counter(ours) & Counter(theirs)
    reordered = _kept_values(ours, both) != _kept_values(theirs, both)
    items = ItemChanges(tuple(left), tuple(come), tuple(altered))
    return FieldChange(path, before, after, (REORDERED,) if reordered else (), items=items)


def _as_key(value: object) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def _beyond(items: Sequence[object], keys: Iterable[str], others: Iterable[str]) -> list[object]:
    """Return the items that are not among the others, of equal ones those that are too many."""
    there = Counter(others)
    found = []
    for item, key in zip(items, keys, strict=True):
        if there[key]:
            there[key] -= 1
        else:
            found.append(item)
    return found


def _kept_values(keys: Iterable[str], both: Counter[str]) -> list[str]:
    """Return the keys that both lists have, in the order of one."""
    left = Counter(both)
    found = []
    for key in keys:
        if left[key]:
            left[key] -= 1
            found.append(key)
    return found


def name_and_rest(item: object) -> tuple[str | None, Mapping[str, object]]:
    """Return what an item of a list names, and what else it says; no name where it has none."""
    if isinstance(item, str):
        return item, {}
    if isinstance(item, dict):
        naming = next((key for key in _NAMING if isinstance(item.get(key), str)), None)
        if naming is not None:
            rest = {key: value for key, value in item.items() if key != naming}
            return item[naming], rest
    return None, {}
