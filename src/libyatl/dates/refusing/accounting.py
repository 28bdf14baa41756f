"""A remedy accounts for all that a text says, and adds nothing: a rule for each kind of word."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from libyatl.dates.calendar_names import WEEKDAYS, weekday_of
from libyatl.dates.civil import OPEN_FUTURE, OPEN_PAST, civil
from libyatl.dates.patterns import pattern
from libyatl.dates.reading.english_words import SEASON_CODES
from libyatl.dates.refusing.facts import Facts, Said, facts_of
from libyatl.dates.refusing.vocabulary import Kind
from libyatl.dates.when import When

_CODE_OF_A_PART = "[0-9]-(2[1-9]|3[0-9]|4[01])(?![0-9-])"
_NEGATIVE_SIGN = "(?i)0000|(?<![0-9a-z])-y?[0-9]|y-[0-9]"
_NEGATIVE = r"(?<![0-9a-zA-Z)\]?~% .–-])Y?-[0-9]{3,}"


def leaves(when: When) -> Iterator[When]:
    """Yield the single dates that a date is made of."""
    parts = when.parts or when.ends
    if not parts:
        yield when
    for part in parts:
        yield from leaves(part)


def accounts_for(said: Facts, remedy: str, when: When, *, worked_out: bool, kept: str) -> bool:
    """Say whether a remedy says all that the text said, and nothing else.

    Args:
        said: what the text says.
        remedy: what is to be advised.
        when: how that is read.
        worked_out: whether its numbers follow from the text's, and need not be the same.
        kept: what of the text the author is told to keep in a note.
    """
    again = facts_of(remedy)
    if said.unknown or any(not RULES[word.entry.kind](word, again, when) for word in said.words):
        return False
    if not worked_out and not _same_numbers(said, again, when, kept):
        return False
    if pattern(_NEGATIVE).search(said.text) and not _before_christ(when):
        return False
    return all(
        not condition(when) or said.kinds & allowed or (mark and pattern(mark).search(said.text))
        for condition, allowed, mark in _ADDED
    )


def _same_numbers(said: Facts, again: Facts, when: When, kept: str) -> bool:
    """Say whether a remedy has all the numbers of a text, and no others.

    EDTF writes 44 BC as -0043, and a season as a month from 21 on.
    """
    has, adds = set(again.numbers), set(again.numbers)
    for leaf in leaves(when):
        year = civil(leaf.first_day)[0] if leaf.first_day != OPEN_PAST else 1
        if year < 1:
            has.add(1 - year)
            adds.discard(-year)
        elif year != 1:
            has.add(year)
        code = pattern(_CODE_OF_A_PART).search(leaf.edtf)
        if code:
            has.add(int(code[1]) - 32)
    adds -= {int(code) for code in pattern(_CODE_OF_A_PART).findall(again.text)}
    return said.numbers <= (has | facts_of(kept).numbers if kept else has) and adds <= said.numbers


_Rule = Callable[[Said, Facts, When], bool]


def _always(word: Said, again: Facts, when: When) -> bool:
    return True


def _never(word: Said, again: Facts, when: When) -> bool:
    return False


def _form(*forms: str) -> _Rule:
    def is_one(word: Said, again: Facts, when: When) -> bool:
        return when.form in forms or any(part.form in forms for part in when.parts)

    return is_one


def _precision(precision: str) -> _Rule:
    def has_it(word: Said, again: Facts, when: When) -> bool:
        return any(leaf.precision == precision for leaf in leaves(when))

    return has_it


def _season(name: str) -> _Rule:
    month = 3 * (SEASON_CODES[name] - 20)

    def has_it(word: Said, again: Facts, when: When) -> bool:
        found = [leaf for leaf in leaves(when) if leaf.precision == "season"]
        return any(
            civil(leaf.first_day)[1] == month
            for leaf in found or (when,)
            if leaf.first_day != OPEN_PAST
        )

    return has_it


_PARTS: tuple[Kind, ...] = ("early", "mid", "late")


def _part(index: int) -> _Rule:
    def has_it(word: Said, again: Facts, when: When) -> bool:
        kind: Kind = _PARTS[index]
        codes = pattern(f"-{37 + index}").search(again.text)
        return kind in again.kinds or bool(codes)

    return has_it


def _weekday(word: Said, again: Facts, when: When) -> bool:
    days = [leaf.first_day for leaf in leaves(when) if leaf.first_day == leaf.last_day]
    return any(WEEKDAYS[weekday_of(day)] == word.entry.ours for day in days)


def _eras(sign: int) -> _Rule:
    def has_it(word: Said, again: Facts, when: When) -> bool:
        years = [civil(leaf.first_day)[0] for leaf in leaves(when) if leaf.first_day != OPEN_PAST]
        if sign > 0:
            return any(year > 0 for year in years)
        # One era for all, unless both are named.
        return bool(years) and (
            all(year < 1 for year in years) or ("ad" in again.kinds and min(years) < 1)
        )

    return has_it


def _clock(word: Said, again: Facts, when: When) -> bool:
    return any(leaf.clock for leaf in leaves(when))


def _zone(word: Said, again: Facts, when: When) -> bool:
    named = "/" not in word.word or word.word in again.text.lower()
    return named and any(leaf.offsets for leaf in leaves(when))


def _part_of_a_day(word: Said, again: Facts, when: When) -> bool:
    clock = {"noon": "12:00", "midnight": "00:00"}.get(word.word, word.word)
    return any(leaf.clock == clock for leaf in leaves(when))


_is_half = _precision("half")
_LASTING = ("lasted", "between", "set", "each")
_SEVERAL = (*_LASTING, "since", "until")
RULES: dict[Kind, _Rule] = {
    "harmless": _always,
    "approximate": lambda word, again, when: when.approximate,
    "uncertain": lambda word, again, when: when.uncertain,
    "before": _form("before", "by"),
    "by": _form("by"),
    "after": _form("after", "on or after"),
    "on or after": _form("on or after"),
    "since": _form("since", "began", "lasted"),
    "until": _form("until", "ended", "lasted"),
    "as of": _always,
    "joint": _form(*_SEVERAL),
    "one of": _form("set", "between"),
    "all of": _form("set"),
    "bc": _eras(-1),
    "ad": _eras(1),
    "month": _always,  # its number is asked for
    "weekday": _weekday,
    "spring": _season("spring"),
    "summer": _season("summer"),
    "autumn": _season("autumn"),
    "winter": _season("winter"),
    "early": _part(0),
    "mid": _part(1),
    "late": _part(2),
    "beginning": _always,  # it is worked out: two readings
    "end": _always,
    "half": lambda word, again, when: when.form == "between" or _is_half(word, again, when),
    "quarter": _precision("quarter"),
    "century": _always,
    "lasting": _form(*_LASTING),
    "during": _always,
    "part of a day": _part_of_a_day,
    "own year": _never,
    "clock": _clock,
    "utc": _zone,
    "zone": _zone,
    "julian": lambda word, again, when: all(leaf.julian for leaf in leaves(when)),
    "calendar": _never,
    "mask": lambda word, again, when: "X" in again.text,
    "open": _form("since", "until", "began", "ended", "on or after", "by"),
    "order": _never,
    "editor": _always,
}

_BOUND: frozenset[Kind] = frozenset(
    ("before", "by", "after", "on or after", "since", "until", "as of", "open")
)
_ADDED: tuple[tuple[Callable[[When], bool], frozenset[Kind], str], ...] = (
    (lambda when: when.approximate, frozenset(("approximate",)), ""),
    (lambda when: when.uncertain, frozenset(("uncertain",)), ""),
    (lambda when: when.first_day == OPEN_PAST or when.last_day == OPEN_FUTURE, _BOUND, "[–/-]"),
    (
        lambda when: _before_christ(when),
        frozenset(("bc",)),
        _NEGATIVE_SIGN,
    ),
    (lambda when: _of_clocks(when, "Z$"), frozenset(("utc",)), r"\+00:?(?:00)?|[0-9]{9}"),
    (lambda when: _of_clocks(when, "[+-][0-9:]+$"), frozenset(("zone",)), "[+-][0-9]"),
    (lambda when: _of_clocks(when, "^[a-z]"), frozenset(("part of a day",)), ""),
)
"""What a remedy may have only if the text has a word of a kind, or a mark, that says so."""


def _before_christ(when: When) -> bool:
    return any(
        leaf.first_day != OPEN_PAST and civil(leaf.first_day)[0] < 1 for leaf in leaves(when)
    )


def _of_clocks(when: When, shape: str) -> bool:
    """Say whether the clock of any date in it is so, without the name of its zone."""
    return any(
        pattern(shape).search(leaf.clock.partition("[")[0]) for leaf in leaves(when) if leaf.clock
    )
