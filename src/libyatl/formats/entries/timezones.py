"""The time zone of a file, in which its dates stand that have none of their own.

    timezone: Africa/Tripoli

It is known before the first date is read, wherever in the file it is written, so that a date is
read once. Where files that are read together name several, each date has that of its own file, and
no one key can say so: then each clock time gets its zone in its text.
"""

from __future__ import annotations

from dataclasses import replace

from libyatl.findings.diagnostics import Remedy
from libyatl.formats.entries.nodes import Node
from libyatl.formats.entries.values import File, text
from libyatl.model import Timeline


class Timezones:
    """The zones in which the dates stood that were read, `""` for none."""

    def __init__(self) -> None:
        """Start before the first file."""
        self._met: set[str] = set()

    def enter(self, file: File, written: str) -> None:
        """Read the dates of a file that follow in a zone, or in none: what is none is not said."""
        if written == file.timezone:
            return
        self.leave(file)
        file.timezone = _known_zone(written) if written else ""

    def go_on(self, timezone: str) -> None:
        """Note the zone of files that were read before, if they have one."""
        if timezone:
            self._met.add(timezone)

    def leave(self, file: File) -> None:
        """Note the zone of the dates of a file that were read."""
        if file.timezone or file.dates:
            self._met.add(file.timezone)
            file.dates.clear()

    def applied(self, timeline: Timeline) -> Timeline:
        """Return the timeline with its one zone, or with each clock's own where there are more."""
        if not any(self._met):
            return timeline
        if len(self._met) == 1:
            (zone,) = self._met
            return replace(timeline, timezone=zone)
        from libyatl.dates.spelled import spelled
        from libyatl.model.redated import redated

        return redated(timeline, spelled)


def see_timezone(file: File, node: Node) -> None:
    """Report a time zone that is none; its dates were read without."""
    from libyatl.dates.located import timezone
    from libyatl.dates.zones import WITHOUT_A_NAME, ZoneError

    lost = "its dates stand without a zone until it can be read"
    typed = text(file, node, "timezone", lost=lost)
    if not typed:
        return
    try:
        timezone(typed)
    except ZoneError as unknown:
        # A file is of more than one day.
        hint = unknown.help.replace(WITHOUT_A_NAME, "write the offset that always holds")
        help: str | Remedy = f"{hint}; {lost}"
        if unknown.mend:
            help = file.remedy(node, typed, unknown.mend, after=f"; {lost}")
        file.error(node, "unknown-timezone", unknown.reason, help=help)


def _known_zone(written: str) -> str:
    from libyatl.dates.located import timezone
    from libyatl.dates.zones import ZoneError

    try:
        return timezone(written).written
    except ZoneError:
        return ""
