"""What a key of a file is: the kinds of its value, and all that is said of it in its line."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from libyatl.model.sayable import Sayable

ValueKind = Literal[
    "text",
    "title",
    "reason",
    "name",
    "names",
    "relays",
    "date",
    "unread",
    "gap",
    "integer",
    "degrees",
    "status",
    "tells",
    "participants",
    "citations",
    "relations",
    "account",
]
"""What the value of a key is.

`relays` are names of which one alone stands without brackets; `unread` is a date that could not
be read, and is tried again.
"""
_SEVERAL: frozenset[ValueKind] = frozenset(
    {"names", "relays", "participants", "citations", "relations"}
)
HeadKind = Literal["text", "zone", "events", "registry", "acceptances", "truth", "version"]
"""What the value of a key of the file as a whole is."""


class Key(NamedTuple):
    """A key of an entry, as it is written, and what its value is.

    `says` tells an editor what it means. `loss` names what is lost where a format has no place
    for it, or only a narrow one (`libyatl.formats.losses`); None where there is none that has not.
    It fills the field that `fills` names, else the one that is called as it is.

    Without a `required` key there is no entry. Where a value cannot stand, the entry does, less
    that value; `unread` names the field that keeps it as it was written, if one does. What is
    written `always` is so in JSON even where it is as usual.
    """

    key: str
    kind: ValueKind
    says: str
    loss: Sayable | None
    fills: str = ""
    required: bool = False
    unread: str = ""
    always: bool = False

    @property
    def field(self) -> str:
        """The field of the entry's class that it fills."""
        return self.fills or self.key

    @property
    def is_list(self) -> bool:
        """Whether it may hold several values, in a list; one may stand alone."""
        return self.kind in _SEVERAL


class HeadKey(NamedTuple):
    """A key of the file as a whole; `says` and `loss` are as those of a `Key`."""

    key: str
    kind: HeadKind
    says: str
    loss: Sayable | None


NO_OTHER_WORDS: Mapping[str, str] = MappingProxyType({})


class EntryForm(NamedTuple):
    """What one kind of entry may say: its class, what to call one, its keys.

    `naming` is the key whose value a bare text gives, where one is enough. `also` are other words
    that are read as a key, and never written.
    """

    model: type[Any]
    what: str
    keys: tuple[Key, ...]
    naming: str = ""
    also: Mapping[str, str] = NO_OTHER_WORDS
