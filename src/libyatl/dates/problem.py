"""What is raised for a text that is no date or length of time, and where these are ordered."""

from __future__ import annotations

_LONGEST_QUOTE = 40


class DateError(ValueError):
    """A text that cannot be read: why, what to write instead, and which characters are at fault.

    Attributes:
        text: the whole text that was to be read.
        reason: why it cannot be read, without a full stop: `February 2017 has 28 days`.
        help: the remedy, or empty.
        start: the offset of the first character at fault, from 0.
        end: the offset after the last character at fault.
        readings: the dates that the text can mean, as each is written here; empty where that is
            not known, or no form is read that says all that the text says.
        mend: the one date that the text can mean, as it is written here; empty where there are
            several, or none is certain.
        of_event: whether the remedy is one for the date of an event alone: to leave it out, or
            to state an order instead. A question about dates has no such way out.
    """

    def __init__(
        self,
        text: str,
        reason: str,
        *,
        help: str = "",
        start: int = 0,
        end: int | None = None,
        mend: str = "",
        readings: tuple[str, ...] = (),
        of_event: bool = False,
    ) -> None:
        """Keep what was wrong; without offsets the whole text is at fault."""
        super().__init__(text, reason)
        self.text = text
        self.reason = reason
        self.help = help
        self.start = start
        self.end = len(text) if end is None else end
        self.mend = mend
        self.readings = readings
        self.of_event = of_event

    def __str__(self) -> str:
        return f"{quote(self.text)}: {self.reason}" + (f"; {self.help}" if self.help else "")


class Misread(DateError):
    """What a reader found wrong: it says what may stand instead, and judges none of it.

    Attributes:
        instead: what may stand for `text[start:end]`, each with what that then means, or nothing.
            Whether the text then says what it said, `libyatl.dates.refusing` finds out.
        guessed: whether a sign alone made it a text of that form, so that it may be of another.
    """

    def __init__(
        self,
        text: str,
        reason: str,
        *instead: tuple[str, str],
        help: str,
        start: int = 0,
        end: int | None = None,
        guessed: bool = False,
    ) -> None:
        """Keep what was wrong; `help` is for where none of `instead` will do."""
        super().__init__(text, reason, help=help, start=start, end=end)
        self.instead = instead
        self.guessed = guessed


def quote(text: str) -> str:
    """Quote a text for a message: short, and with every unprintable character as an escape."""
    if len(text) > _LONGEST_QUOTE:
        text = text[: _LONGEST_QUOTE - 3] + "..."
    return ascii(text) if any(ord(char) < 32 or ord(char) > 126 for char in text) else f"'{text}'"


def no_order(one: object, other: object) -> bool:
    """Stand for `<` and the like where two values of a kind have no order.

    Raises:
        TypeError: always. To answer `NotImplemented` is not enough for a tuple: Python would ask
            the other one, and a plain tuple beside it answers by its first field.
    """
    raise TypeError(
        f"'<' and the like are not supported between {type(one).__name__} and "
        f"{type(other).__name__}: which is less may be undecidable"
    )
