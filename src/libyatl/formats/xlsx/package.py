"""The parts of a workbook: which sheets there are, and in which part of the archive each is."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from typing import NamedTuple

from libyatl.formats.xlsx.archive import Archive, NoWorkbookError
from libyatl.formats.xlsx.survey import Survey, Surveyed


class Sheet(NamedTuple):
    """A sheet: its name, the part of the archive in which it is, whether it is hidden."""

    name: str
    part: str
    hidden: bool


class Package:
    """The parts of a workbook."""

    def __init__(self, data: bytes) -> None:
        """Look at the archive and list its sheets.

        Raises:
            NoWorkbookError: it is no workbook, or one that is not safe to read.
        """
        self.archive = Archive(data)
        self.book = self._book()
        self.archive.see_no_doctype()
        self.is_1904 = False
        folder, name = posixpath.split(self.book)
        self._related = self._targets(posixpath.join(folder, "_rels", f"{name}.rels"))
        self.sheets = self._sheets()
        self._texts: list[str] | None = None
        self._surveyed: dict[tuple[str, bool], Surveyed] = {}

    def beginning(self, sheet: Sheet) -> list[dict[int, str]]:
        """Return the first rows of a sheet in which a cell shows something."""
        return self._survey(sheet, whole=False).beginning

    def surveyed(self, sheet: Sheet) -> Surveyed:
        """Return what a sheet holds.

        Raises:
            NoWorkbookError: it cannot be read.
        """
        return self._survey(sheet, whole=True)

    @property
    def shared_texts(self) -> list[str]:
        """The texts that cells refer to by their number, with what is escaped in them.

        Raises:
            NoWorkbookError: they cannot be read.
        """
        if self._texts is None:
            self._texts = []
            for kind, target in self._related.values():
                if kind.endswith("/sharedStrings"):
                    self._texts += _shared_texts(self.archive, self._part_of(target))
        return self._texts

    def _survey(self, sheet: Sheet, *, whole: bool) -> Surveyed:
        known = self._surveyed.get((sheet.part, whole))
        if known is None:
            known = Survey(self.archive, self.shared_texts, whole=whole).of(sheet.part)
            self._surveyed[sheet.part, whole] = known
        return known

    def _book(self) -> str:
        """Return the part that lists the sheets."""
        targets = self._targets("_rels/.rels") if "_rels/.rels" in self.archive.names else {}
        for kind, target in targets.values():
            if kind.endswith("/officeDocument"):
                book = posixpath.normpath(target.lstrip("/"))
                if book in self.archive.names and posixpath.basename(book).startswith("workbook"):
                    if book.endswith(".bin"):
                        raise NoWorkbookError(
                            "this is a binary workbook (.xlsb), which libyatl does not read",
                            "save it as .xlsx",
                        )
                    return book
        said = "an archive that is no workbook"
        if "content.xml" in self.archive.names:
            said = "a document of OpenDocument (.ods, .odt), which libyatl does not read"
        elif any(name.startswith("word/") for name in self.archive.names):
            said = "a document of Word, and no workbook"
        raise NoWorkbookError(f"this is {said}", "save the table as .xlsx or .csv")

    def _sheets(self) -> list[Sheet]:
        found: list[Sheet] = []

        def start(name: str, attributes: dict[str, str]) -> None:
            if name == "workbookPr":
                self.is_1904 = attributes.get("date1904") in ("1", "true")
            if name == "sheet":
                kind, target = self._related.get(_relation_id(attributes), ("", ""))
                if kind.endswith("/worksheet"):
                    hidden = attributes.get("state", "visible") != "visible"
                    found.append(Sheet(attributes.get("name", ""), self._part_of(target), hidden))

        self.archive.parse(self.book, start=start)
        return found

    def _part_of(self, target: str) -> str:
        """Return the part that a relation of the workbook leads to."""
        folder = posixpath.dirname(self.book)
        return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")

    def _targets(self, part: str) -> dict[str, tuple[str, str]]:
        """Return by id the kind and the target of each relation that stays within the archive."""
        found: dict[str, tuple[str, str]] = {}

        def start(name: str, attributes: dict[str, str]) -> None:
            if name == "Relationship" and attributes.get("TargetMode") != "External":
                target = attributes.get("Type", ""), attributes.get("Target", "")
                found[attributes.get("Id", "")] = target

        self.archive.parse(part, start=start)
        return found


@lru_cache(maxsize=1)
def package_of(data: bytes) -> Package:
    """Return the parts of a workbook; of the one that was asked for last, without a look at it.

    Raises:
        NoWorkbookError: it is no workbook, or one that is not safe to read.
    """
    return Package(data)


def _relation_id(attributes: dict[str, str]) -> str:
    """Return the id of the relation that an element has, in whichever namespace of relations."""
    return next((value for key, value in attributes.items() if key.endswith(" id")), "")


def _shared_texts(archive: Archive, part: str) -> list[str]:
    texts: list[str] = []
    pieces: list[str] = []
    within = {"t": False, "rPh": False}

    def start(name: str, _: dict[str, str]) -> None:
        if name == "si":
            pieces.clear()
        elif name in within:
            within[name] = True

    def end(name: str) -> None:
        if name == "si":
            texts.append("".join(pieces))
        elif name in within:
            within[name] = False

    def text(said: str) -> None:
        if within["t"] and not within["rPh"]:
            pieces.append(said)

    archive.parse(part, start=start, end=end, text=text)
    return texts
