"""`date-form`: a date in another notation than EDTF, which says exactly the same."""

from __future__ import annotations

from collections.abc import Iterator

from libyatl.checks.examined import Examined, Finding
from libyatl.checks.stated_dates import stated_dates
from libyatl.dates import When, parse_date
from libyatl.text.inert import shorten


def check(examined: Examined) -> Iterator[Finding]:
    """Yield the dates that can be written in EDTF with nothing lost."""
    zone = examined.timeline.timezone
    for owner, path, when in stated_dates(examined):
        edtf = when.edtf
        if edtf in ("", when.text) or _meaning(_read(edtf, when, zone)) != _meaning(when):
            continue
        span = examined.timeline.span(owner, path)
        yield examined.finding(
            owner,
            path,
            message=f"'{shorten(when.text)}' is {edtf} in EDTF",
            help=examined.remedy([(span, when.text)], edtf, before="write ", after=""),
        )


def _read(edtf: str, when: When, zone: str) -> When:
    """Return what the text is read as where a date stands, in the zone of its file."""
    read = parse_date(edtf)
    if not when.zoned:
        return read
    from libyatl.dates.located import located

    zone = zone or when.zone
    return located(read, zone) if zone else read


def _meaning(when: When) -> tuple[object, ...]:
    """Return all that a date says but its words."""
    return (
        when.stated,
        when.instants if when.zoned else None,
        when.approximate,
        when.uncertain,
        when.form,
        when.kind,
        when.precision,
        when.julian,
    )
