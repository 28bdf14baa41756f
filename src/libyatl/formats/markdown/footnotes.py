"""The sources of a document as footnotes: each once, told where it is first cited."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from libyatl.dates.saying.in_words import in_words
from libyatl.formats.markdown.escaping import begun, escaped, linked
from libyatl.model import Source
from libyatl.views.words.labels import Labels
from libyatl.views.words.source_words import whence
from libyatl.views.words.told_words import in_one_line

_LONGEST_LABEL = 40


class Footnotes:
    """The sources that were cited so far."""

    def __init__(self, labels: Labels) -> None:
        """Take the words for names."""
        self._labels = labels
        self._by_source: dict[str, str] = {}
        self._taken = Counter[str]()

    def mark(self, source: str) -> str:
        """Return what refers to the footnote of a source as cited: `[^barmin-2017]`."""
        key = self._labels.source_key(source)
        if key not in self._by_source:
            self._by_source[key] = self._fresh_label(key)
        return f"[^{self._by_source[key]}]"

    def _fresh_label(self, key: str) -> str:
        """Return a label of letters, digits and hyphens that no other source has, in any case."""
        stem = re.sub(r"[\W_]+", "-", key).strip("-")[:_LONGEST_LABEL] or "source"
        label = stem
        while self._taken[label.casefold()]:
            number = self._taken[stem.casefold()] = self._taken[stem.casefold()] + 1
            label = f"{stem}-{number}"
        self._taken[label.casefold()] += 1
        return label

    def lines(self) -> Iterator[str]:
        """Yield the footnotes in the order in which they were first referred to."""
        for key, label in self._by_source.items():
            yield f"[^{label}]: {begun(self._definition(key))}\n"

    def _definition(self, key: str) -> str:
        source = self._labels.source(key)
        if source is None:
            return linked(key)
        head = ", ".join(filter(None, _who_what_when(source))) or escaped(key)
        language = f" ({escaped(source.language)})" if source.language else ""
        parts = [
            f"{head}{language}",
            *whence(source, linked=linked, said=escaped, named=self._with_link),
        ]
        return " ".join(
            [f"{'; '.join(parts)}.", *filter(None, [escaped(in_one_line(source.note))])]
        )

    def _with_link(self, source: str) -> str:
        link = self._labels.link(source)
        name = escaped(self._labels.sources[source])
        return f"{name} {linked(link)}" if link else name


def _who_what_when(source: Source) -> Iterator[str]:
    yield escaped(source.author)
    if source.title:
        yield f"*{escaped(source.title)}*"
    yield escaped(source.publisher)
    if source.published:
        yield escaped(in_words(source.published))
