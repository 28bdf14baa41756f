r"""The expression language of `--where`: text to a condition, and a condition to text.

    expression = both { "or" both }
    both       = opposite { "and" opposite }
    opposite   = "not" opposite | "(" expression ")" | term
    term       = name ":" value | ( "sources" | "origins" ) ">=" number
    name       = actor | place | tag | source | status | id | text | date
    value      = a run of characters without blanks, quotes or parentheses, or a text in
                 "double quotes", in which \" is a quote and \\ a backslash

`and` binds closer than `or`, `not` closest; the three words are taken in any case. A date
is any date of the file format (quoted where it has blanks), the open or closed range
`A..B`, `A..`, `..B`, `..` from the first day of A to the last of B (a second where it has a
clock time), or `none`, which is true of what has no date. Everything else is as the option of
the same name takes it.

What `str` makes of a condition, `parse_expression` reads back to the same condition.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple, NoReturn

from libyatl.dates import DateError, parse_date
from libyatl.errors import UsageError
from libyatl.query.conditions import (
    BY_WORD,
    AtLeast,
    Both,
    Condition,
    Either,
    Opposite,
    Undated,
)
from libyatl.query.near_misses import COMPARED, LONE, LoneWord, unescaped, with_colon
from libyatl.query.terms import said
from libyatl.query.windows import window
from libyatl.query.within import Within
from libyatl.text.inert import one_line, shorten
from libyatl.text.spelling import nearest

_TOKEN = re.compile(
    r"""\s*(?:
        (?P<mark>[()])
      | (?P<count>sources|origins)\s*>=\s*(?P<number>[0-9]{1,9})(?![^\s()])
      | (?P<name>[A-Za-z]+):(?:(?P<quoted>"(?:[^"\\]|\\["\\])*")|(?P<bare>[^\s()"]+))?
      | (?P<word>(?:and|or|not)(?![^\s()]))
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_COUNTED = re.compile(r"(?:sources|origins)(?=\s*(?:[<=>]|$))", re.IGNORECASE)
_DATES = 'write a date such as 2017-07 or "early August 2017", or a range such as 2016..2017-07'
_LONGEST = 10_000
_DEEPEST = 100
_WINDOW = 60


_RANGE = re.compile(r"(?P<since>\[.*?\]|\{.*?\}|.*?)\.\.(?P<until>.*)")
"""A range from a date to another; a set at its begin may hold ranges of its own."""
_ANY_DAY = "..?"
"""What `--from '[..2015]'` asks, as it is printed: any day, in doubt."""


class Token(NamedTuple):
    """A part of the text: its kind, what it says, and where it begins and ends."""

    kind: str
    text: str
    value: str | None
    start: int
    end: int


def parse_expression(text: str) -> Condition:
    """Read a condition.

    Raises:
        UsageError: the text is none; the message draws a caret and says what was expected.
    """
    if len(text) > _LONGEST:
        raise UsageError(f"an expression may have {_LONGEST:,} characters at most")
    parser = _Parser(text)
    condition = parser.expression(0)
    parser.close()
    return condition


def _window_of(text: str) -> Condition:
    """Return the window of a date, or of a range `A..B` of dates.

    Raises:
        DateError: a date cannot be read, or the range ends before it begins.
    """
    if text == _ANY_DAY:
        return Within(doubted=True)
    try:
        given = {"on": parse_date(text)}
    except DateError:
        if (ends := _RANGE.fullmatch(text)) is None:
            raise
        given = {name: parse_date(end) for name, end in ends.groupdict().items() if end}
    asked = window(given)
    if asked is None:
        raise DateError(text, "the range ends before it begins")
    return asked


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._next: Token | None = None
        self._next = self._token()

    def expression(self, depth: int) -> Condition:
        return self._several("or", Either, lambda: self._both(depth))

    def close(self) -> None:
        if self._next is not None:
            self._fail("expected 'and', 'or' or the end")

    def _both(self, depth: int) -> Condition:
        return self._several("and", Both, lambda: self._opposite(depth))

    def _several(
        self,
        word: str,
        node: Callable[[tuple[Condition, ...]], Condition],
        read: Callable[[], Condition],
    ) -> Condition:
        found = [read()]
        while self._next is not None and self._next.kind == word:
            self._advance()
            found.append(read())
        return node(tuple(found)) if len(found) > 1 else found[0]

    def _opposite(self, depth: int) -> Condition:
        negations = 0
        while self._next is not None and self._next.kind == "not":
            self._advance()
            negations += 1
        if depth + negations > _DEEPEST:
            self._fail(f"the expression nests more than {_DEEPEST} levels deep")
        condition = self._single(depth + negations)
        for _ in range(negations):
            condition = Opposite(condition)
        return condition

    def _single(self, depth: int) -> Condition:
        token = self._next
        if token is not None and token.kind == "(":
            self._advance()
            condition = self.expression(depth + 1)
            if self._next is None:
                self._fail("this parenthesis is not closed", at=token)
            if self._next.kind != ")":
                self._fail("expected 'and', 'or' or ')'")
            self._advance()
            return condition
        if token is None or token.kind not in ("term", "count"):
            self._fail("expected a condition such as actor:NAME, 'not' or '('")
        condition = self._term(token)
        self._advance()
        return condition

    def _term(self, token: Token) -> Condition:
        if token.kind == "count":
            return AtLeast(int(token.text), "origins" if token.value == "o" else "sources")
        name, value = token.text.lower(), token.value
        self._see_name(name)
        if value is None:
            self._without_value(token)
        at = token._replace(start=token.start + len(name) + 1)
        try:
            return NAMES[name](value)
        except DateError as failure:
            remedy = "" if failure.of_event else failure.help
            self._fail(
                f"'{shorten(value)}' is no date: {failure.reason}", at=at, help=remedy or _DATES
            )
        except UsageError as failure:
            self._fail(failure.message, at=at, help=failure.help)

    def _advance(self) -> None:
        self._next = self._token()

    def _token(self) -> Token | None:
        rest = self._text[self._at :]
        if not rest.strip():
            return None
        found = _TOKEN.match(self._text, self._at)
        start = self._at + len(rest) - len(rest.lstrip())
        if found is None:
            self._refuse_token(start)
        self._at = end = found.end()
        if found["mark"]:
            return Token(found["mark"], found["mark"], None, start, end)
        if found["count"]:
            return Token("count", found["number"], found["count"][0].lower(), start, end)
        if found["word"]:
            return Token(found["word"].lower(), found["word"], None, start, end)
        quoted = found["quoted"]
        value = unescaped(quoted[1:-1]) if quoted else found["bare"]
        return Token("term", found["name"], value, start, end)

    def _without_value(self, token: Token) -> NoReturn:
        at = token._replace(start=token.end)
        if self._text[token.end : token.end + 1] == '"':
            self._fail(
                "this text in double quotes does not end",
                at=at,
                help=r'write \" for a quote in it, \\ for a backslash, and " at its end',
            )
        compared = COMPARED.match(self._text, token.start)
        help = "" if compared is None else with_colon(compared)
        self._fail(f"expected a value right after '{token.text.lower()}:'", at=at, help=help)

    def _refuse_token(self, start: int) -> NoReturn:
        word = Token("", "", None, start, start)
        if counted := _COUNTED.match(self._text, start):
            name = counted[0].lower()
            self._fail(f"'{name}' takes a whole number, as in {name}>=2", at=word)
        if compared := COMPARED.match(self._text, start):
            name = compared["name"].lower()
            self._see_name(name, word)
            self._fail(
                "a condition has a colon before its value", at=word, help=with_colon(compared)
            )
        message = "expected a condition such as actor:NAME, 'and', 'or', 'not' or a parenthesis"
        lone = LONE.match(self._text, start)
        if lone is None:
            self._fail(message, at=word)
        text = lone["bare"] or unescaped(lone["quoted"])
        if self._next is not None and self._next.kind == "term":
            whole = said(self._next.text, f"{self._next.value} {text}")
            self._fail(message, at=word, help=f"a value with blanks stands in quotes: {whole}")
        lonely = "this is a value alone: a condition is a name, a colon and a value"
        raise LoneWord(text, self._pointed(lonely, word))

    def _see_name(self, name: str, at: Token | None = None) -> None:
        if name in NAMES:
            return
        guess = nearest(name, NAMES)
        hint = f"did you mean '{guess}'? " if guess else ""
        help = f"{hint}names are {', '.join(NAMES)}"
        self._fail(f"'{shorten(name)}' is no name of a condition", at=at, help=help)

    def _fail(self, message: str, *, at: Token | None = None, help: str = "") -> NoReturn:
        raise UsageError(self._pointed(message, at or self._next), help=help)

    def _pointed(self, message: str, token: Token | None) -> str:
        """Return the message with the text below it, and a caret below the token, or the end."""
        from libyatl.text.measure import cells  # a mistake alone is pointed at

        start = token.start if token else len(self._text)
        begin = max(0, start - _WINDOW)
        before = one_line(self._text[begin:start])
        after = one_line(self._text[start : start + _WINDOW])
        return f"{message}\n  {before}{after}\n  {' ' * cells(before)}^"


def _date_condition(value: str) -> Condition:
    return Undated() if value.lower() == "none" else _window_of(value)


NAMES: dict[str, Callable[[str], Condition]] = {**BY_WORD, "date": _date_condition}
