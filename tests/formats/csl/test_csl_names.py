"""The names of a CSL item as one text, and back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libyatl.formats.csl.csl_names import names_of, names_text


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ([{"family": "Smith", "given": "Anna"}], "Smith, Anna"),
        ([{"family": "Smith", "given": "A."}, {"literal": "Newsroom"}], "Smith, A.; Newsroom"),
        ([{"family": "Berg", "non-dropping-particle": "van", "given": "J."}], "van Berg, J."),
        ([{"family": "Berg", "dropping-particle": "de", "given": "J."}], "Berg, J. de"),
        ([{"family": "King", "given": "M.", "suffix": "Jr."}], "King, M., Jr."),
        ([{"given": "Voltaire"}], "Voltaire"),
        (["Anna Smith"], "Anna Smith"),
        ("Anna Smith", "Anna Smith"),
        ([], ""),
        ([{}], ""),
        ([{"family": "Smith"}, 5], ""),
        ([{"family": 5}], ""),
    ],
)
def test_names_are_one_text(names: Any, text: str) -> None:
    assert names_text(names) == text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Smith, Anna", [{"family": "Smith", "given": "Anna"}]),
        ("Smith, A.; Newsroom", [{"family": "Smith", "given": "A."}, {"literal": "Newsroom"}]),
        ("King, M., Jr.", [{"literal": "King, M., Jr."}]),
        ("Smith; ", [{"literal": "Smith; "}]),
    ],
)
def test_a_text_is_names(text: str, names: Any) -> None:
    assert names_of(text) == names


@given(st.text(alphabet="ab,; ", min_size=1))
def test_a_text_comes_back_whatever_stands_in_it(text: str) -> None:
    assert names_text(names_of(text)) == text
