"""Libraries of sources in formats that are not read: the error says how they come in."""

from __future__ import annotations

import pytest

from libyatl.formats import read_data

BIBTEX = b"% from Zotero\n@article{smith2017,\n  title = {Two held}\n}\n"


@pytest.mark.parametrize(
    ("name", "data", "format"),
    [
        ("refs.bib", BIBTEX, "BibTeX"),
        ("refs.BIB", b"", "BibTeX"),
        ("<stdin>", BIBTEX, "BibTeX"),
        ("refs.txt", b"@book{a,}", "BibTeX"),
        ("refs.ris", b"TY  - BOOK\n", "RIS"),
        ("<stdin>", b"TY  - BOOK\n", "RIS"),
        ("refs.enl", b"x", "EndNote"),
    ],
)
def test_the_remedy_is_to_export_csl_json(name: str, data: bytes, format: str) -> None:
    timeline = read_data([(name, data)])
    (found,) = timeline.report
    assert found.code == "not-a-chronology"
    assert f"a library of sources in {format}" in found.message
    assert "as CSL JSON" in str(found.help)
    assert timeline.unread


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.yaml", BIBTEX), ("a.txt", b"events:\n- title: A\n"), ("a.txt", b"'@home': 1\n")],
)
def test_nothing_else_is_taken_for_one(name: str, data: bytes) -> None:
    timeline = read_data([(name, data)])
    assert not any("library" in found.message for found in timeline.report)
