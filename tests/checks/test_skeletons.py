"""Which spellings are one name, and which are two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libyatl.checks.skeletons import skeletons

ONE = [
    "Khalifa Hifter | Khalifa Haftar | Khaleefa Heftar | Gen. Khalifa Hafter | Chalifa Haftar",
    "Fayez al-Sarraj | Fayez Serraj | Faiez es-Serraj | Fayez as-Sarraj | Fayez El Sarraj",
    "Gaddafi | Qadhafi | Kadafi | Qadhdhafi | Khadafy | Gathafi | Al-Gaddafi",
    "Qadhafi | Kazzafi",
    "Abdul Rahman | Abd al-Rahman | Abdurrahman | Abderrahman | Abdel-Rahman",
    "Abdullah | Abdallah | Abd Allah",
    "Abdel Hakim Belhaj | Abdulhakim Bilhadj | Abd al-Hakim Belhadj",
    "Swehli | Sewehli | Suwayhili",
    "Zuwara | Zouara | Zwara | Zawarah",
    "Muammar | Moammar | Mouammar",
    "Dbeibah | Dabaiba | Debeiba",
    "Bashagha | Bachagha",
    "Salame | Salamé | Salameh",
    "Jamal | Gamal | Djamal",
    "Mustafa | Mostapha | Moustafa",
    "Sergei Shoigu | Sergey Shoygu | Sergei Choïgou",
    "عبد الله السنوسي | عبدالله السنوسى | عَبد اللّه سنوسي",
    "خليفة حفتر | خليفه حفتر",
]
TWO = [
    "Hassan | Hussein | Hosni",
    "Mohamed Ali | Mahmoud Ali | Ahmed Ali | Hamed Ali",
    "Omar | Amer",
    "Niger | Nigeria",
    "Tunis | Tunisia",
    "Sudan | Sweden",
    "Zaid | Daoud",
    "Battalion 204 | Battalion 301",
    "محمد | محمود",
    "حسن | حسين",
    "سالم | سليم",
]
NONE = ["", "---", "GNA", "ЛНА", "Халифа Хафтар", "x" * 100, "a b c d e f g h i"]


def forms(names: str) -> list[set[tuple[str, ...]]]:
    return [set(skeletons(name.strip())) for name in names.split("|")]


@pytest.mark.parametrize("names", ONE)
def test_the_spellings_of_one_name_share_a_skeleton_with_the_first(names: str) -> None:
    first, *others = forms(names)
    assert [bool(first & other) for other in others] == [True] * len(others)


@pytest.mark.parametrize("names", TWO)
def test_different_names_share_none(names: str) -> None:
    several = forms(names)
    assert all(several)
    assert sum(map(len, several)) == len(set().union(*several))


@pytest.mark.parametrize("name", NONE)
def test_an_acronym_another_script_and_what_is_too_long_have_none(name: str) -> None:
    assert skeletons(name) == ()


@given(st.text() | st.text("abdgh -'wyou.7اعبدله"))
def test_no_name_has_many_or_an_empty_one(name: str) -> None:
    found = skeletons(name)
    assert len(found) <= 16
    assert all(form and all(form) for form in found)
