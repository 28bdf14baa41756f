"""What the fuzzer found stays found: each file of fuzz/cases/TARGET/ is given to the target."""

from __future__ import annotations

from pathlib import Path

import pytest
from fuzz.targets import TARGETS

CASES = sorted((Path(__file__).parent / "fuzz" / "cases").glob("*/*"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_was_found_is_mended(case: Path) -> None:
    TARGETS[case.parent.name](case.read_bytes())


def test_there_are_cases() -> None:
    assert CASES


@pytest.mark.parametrize("target", TARGETS)
def test_a_target_takes_no_bytes_at_all(target: str) -> None:
    TARGETS[target](b"")
