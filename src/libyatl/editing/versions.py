"""Files of another version of the format, which may mean something else by what they say."""

from __future__ import annotations

from collections.abc import Iterable

from libyatl.errors import OutputError
from libyatl.formats.entries.format_version import VERSION
from libyatl.model import Timeline
from libyatl.text.inert import one_line


def see_versions(timeline: Timeline, files: Iterable[str]) -> None:
    """See that files that are to change are of the version of the format that this libyatl writes.

    Raises:
        OutputError: one says that it is of another.
    """
    found = [one.span for one in timeline.report if one.code == "other-version"]
    others = {span.file for span in found if span}
    for file in files:
        if file in others:
            raise OutputError(
                f"{one_line(file)}: the file is not of version {VERSION} of the format, the only "
                "one that this libyatl can change",
                help="mend it with the libyatl that wrote it",
            )
