"""An event as it is drawn: its shapes in time, its words, and what vouches for it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from libyatl.model import Status
from libyatl.views.scene.shapes import Shape

Tone = Literal["occurred", "said", "disputed", "planned"]
"""Who vouches: a colour in a picture, beside the word for it."""

TONE_OF: dict[Status, Tone] = {
    "occurred": "occurred",
    "reported": "said",
    "claimed": "said",
    "disputed": "disputed",
    "planned": "planned",
}


class Item(NamedTuple):
    """An event, or one account of it, as a line of a picture.

    Attributes:
        row: which row of the selection it is, from 0. The accounts of an event have its row, and
            come directly behind it.
        shapes: where it lies in time; several where its date is a set of which all hold. None of
            them is `nowhere`.
        title: its words, harmless, on one line.
        after: what is said behind the title and never cut: `planned`, `claimed, possibly`, who
            gives the account; empty for plain fact.
        tone: who vouches.
        is_approximate: whether its date is marked approximate: its corners are round.
        is_uncertain: whether its date is marked uncertain: a `?` stands behind its title.
        is_sure: whether it surely meets the question, and nothing in doubt is needed to say that
            it was where it is drawn; else no crowd counts it as certain.
        sources: how many sources it cites; of many events, those with the most have their words.
        is_account: whether it is what a source says otherwise than the event's own fields. It is
            drawn, and not counted.
    """

    row: int
    shapes: tuple[Shape, ...]
    title: str
    after: str = ""
    tone: Tone = "occurred"
    is_approximate: bool = False
    is_uncertain: bool = False
    is_sure: bool = True
    sources: int = 0
    is_account: bool = False

    @property
    def first(self) -> int:
        """The earliest edge that is known, in seconds."""
        return min(shape.first for shape in self.shapes)

    @property
    def last(self) -> int:
        """The latest edge that is known, in seconds."""
        return max(shape.last for shape in self.shapes)


class Track(NamedTuple):
    """What stands in one lane: its name, empty where there are no lanes, and its items in order."""

    name: str
    items: tuple[Item, ...]

    @property
    def events(self) -> int:
        """How many events it holds; accounts of them are not counted."""
        return sum(not item.is_account for item in self.items)


class Horizon(NamedTuple):
    """A second by which a source had told of the past, with words for the foot of the picture."""

    at: int
    words: str
