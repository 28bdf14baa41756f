"""How a file is written by whoever keeps it: what is new is written so too.

It is told by what stands there: of a key by how its values stand elsewhere in the file, of an event
by the events beside it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from libyatl.formats.yaml.placed import Items, Node, Pairs, Text, Value, value_of
from libyatl.formats.yaml.scalars import block, double, scalar, single
from libyatl.formats.yaml.text_layout import Layout, NoLayout
from libyatl.model import RELATION_KINDS
from libyatl.model.keys import ENTRIES

_Kind = TypeVar("_Kind")
_KEYS = {key.key: key for form in ENTRIES.values() for key in form.keys}
_KEYS |= {word: _KEYS[key] for form in ENTRIES.values() for word, key in form.also.items()}
_LISTS = frozenset(key for key, one in _KEYS.items() if one.is_list)
_NUMBERS = frozenset(key for key, one in _KEYS.items() if one.kind == "integer")
_LONG = 80
"""A text that is longer goes into a block."""


class Style(NamedTuple):
    """The customs of a file.

    Attributes:
        quotes: of each key how its values mostly stand: plain, or in quotes of a kind.
        bare: keys with values that stand plain though we would quote them (`date: 1881`).
        alone: whether under a list's key a single text mostly stands without the list.
        in_brackets: of each key whether its lists mostly stand in brackets.
        brackets: whether most lists do.
        step: by how many columns lists and mappings stand further in than their keys.
        indentless: whether the dashes of most lists stand at the column of their key.
        line_break: how lines end.
    """

    quotes: Mapping[str, str]
    bare: frozenset[str]
    alone: Mapping[str, bool]
    in_brackets: Mapping[str, bool]
    brackets: bool
    step: int
    indentless: bool
    line_break: str

    def lists_in_brackets(self, key: str) -> bool:
        """Whether a list under a key goes into brackets."""
        return self.in_brackets.get(key, self.brackets)

    def stands_alone(self, key: str) -> bool:
        """Whether a text that is the only one of a list stands under its key without the list."""
        return self.alone.get(key, key in RELATION_KINDS)

    def text(self, text: str, key: str, *, flow: bool) -> str:
        """Return a text on one line, as texts stand under a key."""
        plain = key in self.bare or ((key in _NUMBERS or key not in _KEYS) and _is_number(text))
        if plain and stands_plain(text, flow=flow):
            return text
        return quoted(text, self.quotes.get(key, ""), flow=flow)


def style_of(layout: Layout, events: Sequence[Pairs]) -> Style:
    """Return the customs of a file, by its events, the last of them first where they differ."""
    quotes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    lists: defaultdict[str, Counter[bool]] = defaultdict(Counter)
    alone: defaultdict[str, Counter[bool]] = defaultdict(Counter)
    steps: Counter[int] = Counter()
    indents: Counter[int] = Counter()
    bare: set[str] = set()
    for key, node, holder in _values(reversed(events)):
        if key in _LISTS and (isinstance(node, Text) or len(getattr(node, "items", ())) == 1):
            alone[key][isinstance(node, Text)] += 1
        if isinstance(node, Text) and node.style not in ("|", ">"):
            quotes[key][node.style] += 1
            if key not in bare and _is_bare(layout, node, flow=holder.flow):
                bare.add(key)
        elif isinstance(node, Items) and node.items:
            lists[key][node.flow] += 1
            if not node.flow:
                further = layout.column(node.items[0].dash) - layout.column(
                    holder.pairs[0].key.start
                )
                indents[further] += 1
        elif isinstance(node, Pairs) and not node.flow:
            steps[layout.column(node.start) - layout.column(holder.pairs[0].key.start)] += 1
    in_brackets = {key: _most(several) for key, several in lists.items()}
    together = Counter(in_brackets.values())
    further = _most(indents) if indents else 0
    return Style(
        {key: _most(several) for key, several in quotes.items()},
        frozenset(bare),
        {key: _most(several) for key, several in alone.items()},
        in_brackets,
        together[True] >= together[False],
        _most(steps) if steps else further or 2,
        bool(indents) and further == 0,
        layout.line_break,
    )


def _is_bare(layout: Layout, text: Text, *, flow: bool) -> bool:
    """Whether a text stands without quotes that we would put in some."""
    typed = layout.text[text.start : text.end] == text.value
    return typed and scalar(text.value, flow=flow) != text.value


def _values(several: Iterator[Pairs]) -> Iterator[tuple[str, Node | None, Pairs]]:
    """Yield each key, its value and the mapping in which it stands, inner ones too."""
    waiting = deque(several)
    while waiting:
        holder = waiting.popleft()
        for pair in holder.pairs:
            yield pair.key.value, pair.value, holder
            if isinstance(pair.value, Pairs):
                waiting.append(pair.value)
            elif isinstance(pair.value, Items):
                inner = (item.value for item in pair.value.items)
                waiting += [one for one in inner if isinstance(one, Pairs)]


def _is_number(text: str) -> bool:
    return re.fullmatch(r"-?(0|[1-9][0-9]*)([.][0-9]+)?", text) is not None


def _most(several: Counter[_Kind]) -> _Kind:
    return several.most_common(1)[0][0]


def quoted(text: str, quote: str, *, flow: bool) -> str:
    """Return a text on one line: in quotes of a kind, or, where it is safe, without."""
    if quote == '"':
        return double(text)
    usual = scalar(text, flow=flow)
    return single(text) if quote == "'" and usual == text else usual


def stands_plain(text: str, *, flow: bool) -> bool:
    """Whether a text that stands plain behind a key is read as it is."""
    if not text or not text.isprintable():
        return False
    try:
        root = Layout(f"{{k: {text}}}" if flow else f"k: {text}").root
    except NoLayout:
        return False
    return value_of(root) == {"k": text}


# --- lines of something new


def in_flow(value: Value, key: str, style: Style) -> str:
    """Return a value as it stands in brackets or braces."""
    if value is None:
        return ""
    if isinstance(value, str):
        return style.text(value, key, flow=True)
    if isinstance(value, list):
        return f"[{', '.join(in_flow(each, key, style) for each in value)}]"
    pairs = (
        f"{scalar(name, flow=True)}: {in_flow(each, name, style)}" for name, each in value.items()
    )
    return f"{{{', '.join(pairs)}}}"


def pair_lines(key: str, value: Value, pad: str, style: Style) -> list[str]:
    """Return a key with its value as lines that begin at a column, each with what stands before."""
    head = f"{pad}{scalar(key)}:"
    if value is None:
        return [head]
    if isinstance(value, str):
        long = block(value, pad + " " * style.step) if len(value) > _LONG or "\n" in value else None
        if long:
            return [f"{head} {long[0]}", *long[1:]]
        return [f"{head} {style.text(value, key, flow=False)}"]
    if isinstance(value, dict) or not value or style.lists_in_brackets(key):
        return [f"{head} {in_flow(value, key, style)}"]
    inner = pad if style.indentless else pad + " " * style.step
    return [head, *(line for each in value for line in item_lines(each, key, inner, style))]


def item_lines(value: Value, key: str, pad: str, style: Style) -> list[str]:
    """Return an item of a list with its dash as lines."""
    if isinstance(value, str):
        return [f"{pad}- {style.text(value, key, flow=False)}"]
    return [f"{pad}- {in_flow(value, key, style)}".rstrip()]
