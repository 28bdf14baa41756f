"""Where everything of a file stands: what is told of a place is what stands there."""

from __future__ import annotations

import pytest
from depths import ALL
from hand_styled import hand_styled

from libyatl.formats.yaml.placed import Items, Node, Pairs, Text
from libyatl.formats.yaml.text_layout import Layout, NoLayout

FILES = range(1500 if ALL else 150)


def texts(node: Node | None) -> list[Text]:
    if node is None or isinstance(node, Text):
        return [] if node is None else [node]
    if isinstance(node, Items):
        return [text for item in node.items for text in texts(item.value)]
    return [text for pair in node.pairs for text in [pair.key, *texts(pair.value)]]


def nodes(node: Node | None) -> list[Items | Pairs]:
    if node is None or isinstance(node, Text):
        return []
    inner = (
        [item.value for item in node.items]
        if isinstance(node, Items)
        else [pair.value for pair in node.pairs]
    )
    return [node, *(found for one in inner for found in nodes(one))]


def layout_of(seed: int) -> tuple[Layout, list[str]]:
    data, comments = hand_styled(seed)
    return Layout(data.decode("utf-8-sig")), comments


@pytest.mark.parametrize("seed", FILES)
def test_comments_are_those_that_were_typed(seed: int) -> None:
    layout, comments = layout_of(seed)
    assert sorted(layout.comments_in(0, len(layout.text))) == sorted(comments)


@pytest.mark.parametrize("seed", FILES)
def test_things_are_where_they_are_said_to_be(seed: int) -> None:
    layout, _ = layout_of(seed)
    text = layout.text
    for one in texts(layout.root):
        stands = text[one.start : one.end]
        assert stands[-1].strip(), stands
        if not one.style and "\n" not in stands:
            assert stands == one.value
        elif one.style in ("'", '"'):
            assert stands[0] == stands[-1] == one.style
    for each in nodes(layout.root):
        if each.flow:
            assert text[each.start] + text[each.end - 1] in ("[]", "{}")
        if isinstance(each, Pairs):
            assert all(text[pair.colon] == ":" for pair in each.pairs)
        elif not each.flow:
            assert all(text[item.dash] == "-" for item in each.items)
            assert len({layout.column(item.dash) for item in each.items}) <= 1


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a: &b c\n", "anchor"),
        ("a: *b\n", "alias|YAML"),
        ("a: !x b\n", "tag"),
        ("a: 1\n---\nb: 2\n", "documents"),
        ("? a\n: b\n", "behind a"),
        ("a: 1\na: 2\n", "twice"),
        ("[a]: b\n", "no text"),
        ("a: [b\n", "YAML"),
        ("{a, b: c}\n", "colon"),
    ],
)
def test_what_is_not_edited_is_refused(text: str, why: str) -> None:
    with pytest.raises(NoLayout, match=why):
        Layout(text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\n? b\n: c\n", 2),
        ("a: 1\n?  # d\n  # e\n  b\n: c\n", 2),
        ("a: 1\n?\n  - b\n: c\n", 2),
        ("a: 1\n# ?\n\nb: {c: d,\n  ? e : f}\n", 5),
        ("a: 1\r\n? |\r\n  b\r\n", 2),
        ("a:\n- b: c\n-\n  ? [d]\n", 4),
    ],
)
def test_a_key_behind_a_question_mark_is_told_of_where_that_stands(text: str, line: int) -> None:
    with pytest.raises(NoLayout, match="behind a") as refused:
        Layout(text)
    assert refused.value.line == line


def test_ends_are_where_the_last_thing_ends() -> None:
    layout = Layout("a:\n  - b  # c\n\n  # d\nnote: |  # e\n\n  f\n\n\ndate:\n# g\n")
    assert isinstance(layout.root, Pairs)
    a, note, date = layout.root.pairs
    assert layout.text[: a.end].endswith("- b")
    assert layout.text[: note.end].endswith("  f")
    assert date.end == date.colon + 1
    assert layout.comments_in(0, len(layout.text)) == ["# c", "# d", "# e", "# g"]


def test_dashes_beside_dashes_are_told_apart() -> None:
    layout = Layout("- - a\n  - b\n-\n- c\n")
    assert isinstance(layout.root, Items)
    first, second, third = layout.root.items
    assert (first.dash, second.dash, third.dash) == (0, 12, 14)
    assert isinstance(first.value, Items)
    assert [item.dash for item in first.value.items] == [2, 8]
    assert second.value is None
