"""The table of checks, by topic, and the words that name them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal, NamedTuple

from libyatl.findings.codes import codes
from libyatl.findings.diagnostics import Severity
from libyatl.on_demand import unknown

WHAT_STANDS: Final = "what stands"
ALL_OF_IT: Final = "all of it"
_ERROR, _NOTE = Severity.ERROR, Severity.NOTE


class Listed(NamedTuple):
    """A check: `"module:ATTR"`, what its findings rest on, how much they weigh, how they are told.

    Those that rest on `WHAT_STANDS` stay true whatever else a file says. Those that rest on
    `ALL_OF_IT` say that something is missing, or how most of it is: where a file was not read
    to its end, nobody knows, and they are held back.

    Those that are `counted` say of evidence that there could be more of it, as there could of most
    events at first: eyes that did not ask for them get their number (`COUNTED`).
    """

    where: str
    rests_on: Literal["what stands", "all of it"]
    weighs: Severity = Severity.WARNING
    counted: bool = False


CHECKS: dict[str, dict[str, Listed]] = {
    "names": {
        "unregistered-name": Listed("libyatl.checks.names.unregistered_name:check", ALL_OF_IT),
        "shared-spelling": Listed("libyatl.checks.names.shared_spelling:check", WHAT_STANDS),
        "similar-names": Listed("libyatl.checks.names.similar_names:check", ALL_OF_IT, _NOTE),
        "known-spelling": Listed("libyatl.checks.names.known_spelling:check", ALL_OF_IT, _NOTE),
        "untidy-name": Listed("libyatl.checks.names.untidy_name:check", WHAT_STANDS),
        "two-spellings": Listed("libyatl.checks.names.two_spellings:check", ALL_OF_IT),
        "unused-entry": Listed("libyatl.checks.names.unused_entry:check", ALL_OF_IT, _NOTE),
    },
    "evidence": {
        "no-source": Listed("libyatl.checks.evidence.no_source:check", WHAT_STANDS, counted=True),
        "no-locator": Listed("libyatl.checks.evidence.no_locator:check", ALL_OF_IT, counted=True),
        "single-source": Listed(
            "libyatl.checks.evidence.single_source:check", ALL_OF_IT, counted=True
        ),
        "single-origin": Listed(
            "libyatl.checks.evidence.single_origin:check", ALL_OF_IT, counted=True
        ),
        "accounts-differ": Listed(
            "libyatl.checks.evidence.accounts_differ:check", ALL_OF_IT, _NOTE
        ),
        "published-before": Listed("libyatl.checks.evidence.published_before:check", WHAT_STANDS),
        "publication-undated": Listed(
            "libyatl.checks.evidence.publication_undated:check", ALL_OF_IT, counted=True
        ),
        "claimant-missing": Listed(
            "libyatl.checks.evidence.claimant_missing:check", ALL_OF_IT, counted=True
        ),
        "plan-overdue": Listed("libyatl.checks.evidence.plan_overdue:check", WHAT_STANDS),
    },
    "dates": {
        "false-precision": Listed("libyatl.checks.days.false_precision:check", ALL_OF_IT),
        "finer-than-text": Listed("libyatl.checks.days.finer_than_text:check", WHAT_STANDS),
        "other-day": Listed("libyatl.checks.days.other_day:check", WHAT_STANDS),
        "implausible-year": Listed("libyatl.checks.days.implausible_year:check", ALL_OF_IT),
        "placeholder-date": Listed("libyatl.checks.days.placeholder_date:check", ALL_OF_IT),
        "crowded-day": Listed("libyatl.checks.days.crowded_day:check", ALL_OF_IT, _NOTE),
        "swapped-day-month": Listed("libyatl.checks.days.swapped_day_month:check", ALL_OF_IT),
        "out-of-order": Listed("libyatl.checks.days.out_of_order:check", ALL_OF_IT, _NOTE),
        "date-word": Listed("libyatl.checks.days.date_word:check", WHAT_STANDS, _NOTE),
        "date-form": Listed("libyatl.checks.days.date_form:check", WHAT_STANDS, _NOTE),
    },
    "chronology": {
        "contradiction": Listed("libyatl.checks.order.implied:contradictions", WHAT_STANDS, _ERROR),
        "contradiction-qualified": Listed(
            "libyatl.checks.order.implied:qualified_contradictions", WHAT_STANDS
        ),
        "order-cycle": Listed("libyatl.checks.order.implied:circles_of_order", WHAT_STANDS, _ERROR),
        "via-cycle": Listed("libyatl.checks.order.implied:circles", WHAT_STANDS, _ERROR),
        "idle-relation": Listed("libyatl.checks.order.idle_relation:check", WHAT_STANDS, _NOTE),
        "clocks-apart": Listed("libyatl.checks.order.clocks_apart:check", ALL_OF_IT, _NOTE),
        "unplaced-event": Listed("libyatl.checks.order.unplaced_event:check", ALL_OF_IT),
    },
    "duplicates": {
        "near-duplicate": Listed("libyatl.checks.order.near_duplicate:check", WHAT_STANDS),
    },
}
"""The checks of each topic, by the code that they report. Other codes are found on reading."""
OF_THE_WHOLE = frozenset(
    code
    for checks in CHECKS.values()
    for code, listed in checks.items()
    if listed.rests_on == ALL_OF_IT
) | {"idle-acceptance"}
"""Codes that are held back where a file was not read to its end; so is `dangling-relation`."""
COUNTED = frozenset(
    code for checks in CHECKS.values() for code, listed in checks.items() if listed.counted
)
"""Codes of which the findings are counted, where nobody asked for them; all are of `EVIDENCE`."""
EVIDENCE = "evidence"
READING = "structure"
"""The topic of what is found on reading."""
ALL = "all"
ON_REQUEST = frozenset({"date-form"})
"""Checks of taste: they run only where they are named."""


def topics() -> dict[str, list[str]]:
    """Return the codes of each topic."""
    found = {topic: list(checks) for topic, checks in CHECKS.items()}
    elsewhere = {code for checks in found.values() for code in checks}
    return {READING: [code for code in codes() if code not in elsewhere], **found}


def named(words: Iterable[str]) -> list[str]:
    """Return the codes that the words, or the one word, name: codes, topics, `all`.

    Raises:
        UsageError: a word names no check; the nearest is suggested.
    """
    by_topic = topics()
    known = {code: [code] for some in by_topic.values() for code in some}
    meant = {**known, **by_topic, ALL: list(known)}
    found: dict[str, None] = {}
    for word in [words] if isinstance(words, str) else words:
        if word not in meant:
            raise unknown(word, "check", meant, listing="libyatl check --list names them all")
        found |= dict.fromkeys(meant[word])
    return list(found)
