"""The zip archive that a workbook is: what is refused of it before anything is unpacked.

An archive of a few kilobytes may unpack to terabytes, and XML may refer to files, addresses and
itself. So the sizes that an archive states are added up first (zipfile unpacks no more than they
say), and a part of it that has a DOCTYPE, in which entities are declared, is refused at its first
element.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from typing import Any
from xml.parsers import expat

from libyatl.formats.safe_xml import guarded
from libyatl.text.inert import shorten

_FEW = 64 << 20
"""So many bytes may any archive unpack to."""
_MOST = 4 << 30
_TIMES = 200
"""So many times its size may a large archive unpack to; XML of spreadsheets is some 10 to 30."""
_PARTS = 10_000
_CHUNK = 1 << 18
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
)
"""What zipfile raises for a part that it cannot unpack."""
_OLE = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
AS_XLSX = "open it in the program that it comes from and save it as .xlsx"


class NoWorkbookError(Exception):
    """What is read is no workbook, or one that is not safe to read: why, and what to do."""

    def __init__(self, message: str, help: str) -> None:
        """Take a sentence without a full stop, and the remedy."""
        super().__init__(message)
        self.message = message
        self.help = help


class Archive:
    """A zip archive that has been looked at."""

    def __init__(self, data: bytes) -> None:
        """Look at the bytes.

        Raises:
            NoWorkbookError: they are no zip archive, a broken or a locked one, or a bomb.
        """
        _see_zip(data)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            raise NoWorkbookError(
                "the workbook is cut off, or broken: its list of parts cannot be read",
                "copy or download it again",
            ) from None
        infos = self._zip.infolist()
        if any(info.flag_bits & 1 for info in infos):
            raise NoWorkbookError("the archive is locked with a password", _UNLOCK)
        unpacked = sum(info.file_size for info in infos)
        if unpacked > min(_MOST, max(_FEW, _TIMES * len(data))) or len(infos) > _PARTS:
            raise NoWorkbookError(
                f"the workbook of {_in_units(len(data))} would unpack to {_in_units(unpacked)} "
                f"in {len(infos):,} parts, as none made by a spreadsheet does",
                f"if you trust it, {AS_XLSX} anew",
            )
        self.names = frozenset(self._zip.namelist())

    def parse(
        self,
        part: str,
        *,
        start: Callable[[str, dict[str, str]], object] | None = None,
        end: Callable[[str], object] | None = None,
        text: Callable[[str], object] | None = None,
        done: Callable[[], bool] = lambda: False,
    ) -> None:
        """Go through the elements of an XML part, until `done`.

        Elements are named without their namespace, and so are attributes that have none of theirs.

        Raises:
            NoWorkbookError: there is no such part, or it is no XML without a DOCTYPE.
        """
        parser = guarded(_refuse_doctype)
        local = _Local()
        if start is not None:
            parser.StartElementHandler = lambda name, attributes: start(local[name], attributes)
        if end is not None:
            parser.EndElementHandler = lambda name: end(local[name])
        if text is not None:
            parser.CharacterDataHandler = text
        try:
            with self._zip.open(part) as file:
                while not done():
                    chunk = file.read(_CHUNK)
                    parser.Parse(chunk, not chunk)
                    if not chunk:
                        break
        except KeyError:
            raise NoWorkbookError(
                f"the workbook lacks its part '{shorten(part)}'", _BROKEN
            ) from None
        except (expat.ExpatError, *_UNREADABLE) as failure:
            raise NoWorkbookError(
                f"the part '{shorten(part)}' of the workbook cannot be read: {failure}", _BROKEN
            ) from None

    def see_no_doctype(self) -> None:
        """See that no part of XML has a DOCTYPE, whatever the part is called.

        Raises:
            NoWorkbookError: one has, or is no XML though it is called so.
        """
        for part in sorted(self.names):
            called_so = part.endswith((".xml", ".rels"))
            try:
                if called_so or self._begins_as_xml(part):
                    self._see_beginning(part)
            except NoWorkbookError as failure:
                if called_so or failure.message == _DOCTYPE:
                    raise

    def _begins_as_xml(self, part: str) -> bool:
        try:
            with self._zip.open(part) as file:
                begins = file.read(2)
        except _UNREADABLE:
            return False
        return begins in (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb") or begins[:1] in b"< \t\r\n"

    def _see_beginning(self, part: str) -> None:
        begun: list[str] = []
        self.parse(part, start=lambda name, _: begun.append(name), done=lambda: bool(begun))


def _see_zip(data: bytes) -> None:
    if data.startswith(b"PK"):
        return
    if data.startswith(_OLE):
        if _LOCKED in data:
            raise NoWorkbookError("the workbook is locked with a password", _UNLOCK)
        raise NoWorkbookError(
            "this is a workbook of Excel 97 to 2003 (.xls), which libyatl does not read", AS_XLSX
        )
    if not data:
        raise NoWorkbookError("the file is empty, and no workbook", "copy or download it again")
    if b"\0" not in data[:_CHUNK]:
        kind = "a page in HTML" if b"<" in data[:100].lstrip()[:1] else "a text"
        raise NoWorkbookError(
            f"this is no workbook, though it is called one: it is {kind}",
            f"if it is a table of text, name it .csv or say -F csv; else {AS_XLSX}",
        )
    raise NoWorkbookError("this is no workbook: its first bytes are not those of one", AS_XLSX)


class _Local(dict[str, str]):
    """The names of elements without their namespaces, each made once: there are millions."""

    def __missing__(self, name: str) -> str:
        local = self[name] = name.rpartition(" ")[2]
        return local


def _refuse_doctype(*_: Any) -> None:
    raise NoWorkbookError(_DOCTYPE, f"if you trust it, {AS_XLSX} anew")


def _in_units(count: int) -> str:
    for unit in ("bytes", "KB", "MB", "GB"):
        if count < 1000 or unit == "GB":
            return f"{count:,} {unit}"
        count //= 1000
    raise AssertionError


_DOCTYPE = "a part of the workbook declares a DOCTYPE, as none made by a spreadsheet does"
_UNLOCK = "open it, and save a copy without a password"
_BROKEN = f"copy or download it again, or {AS_XLSX} anew"
