"""The table of checks, by topic, and the words that name them."""

from __future__ import annotations

from collections.abc import Iterable

from libyatl.codes import codes
from libyatl.errors import UsageError
from libyatl.inert import shorten
from libyatl.spelling import nearest

CHECKS: dict[str, dict[str, str]] = {
    "names": {
        "unregistered-name": "libyatl.checks.unregistered_name:check",
        "shared-spelling": "libyatl.checks.shared_spelling:check",
        "similar-names": "libyatl.checks.similar_names:check",
        "known-spelling": "libyatl.checks.known_spelling:check",
        "untidy-name": "libyatl.checks.untidy_name:check",
        "tag-spellings": "libyatl.checks.tag_spellings:check",
        "unused-entry": "libyatl.checks.unused_entry:check",
    },
    "evidence": {
        "no-source": "libyatl.checks.no_source:check",
        "no-locator": "libyatl.checks.no_locator:check",
        "single-source": "libyatl.checks.single_source:check",
        "single-origin": "libyatl.checks.single_origin:check",
        "published-before": "libyatl.checks.published_before:check",
        "publication-undated": "libyatl.checks.publication_undated:check",
        "claimant-missing": "libyatl.checks.claimant_missing:check",
        "plan-overdue": "libyatl.checks.plan_overdue:check",
    },
    "dates": {
        "false-precision": "libyatl.checks.false_precision:check",
        "finer-than-text": "libyatl.checks.finer_than_text:check",
        "implausible-year": "libyatl.checks.implausible_year:check",
        "swapped-day-month": "libyatl.checks.swapped_day_month:check",
        "out-of-order": "libyatl.checks.out_of_order:check",
        "date-word": "libyatl.checks.date_word:check",
        "date-form": "libyatl.checks.date_form:check",
    },
    "chronology": {
        "contradiction": "libyatl.checks.implied:contradictions",
        "contradiction-qualified": "libyatl.checks.implied:qualified_contradictions",
        "via-cycle": "libyatl.checks.implied:circles",
        "idle-relation": "libyatl.checks.idle_relation:check",
        "unplaced-event": "libyatl.checks.unplaced_event:check",
    },
    "duplicates": {
        "near-duplicate": "libyatl.checks.near_duplicate:check",
    },
}
"""The checks of each topic, by the code that they report. Other codes are found on reading."""
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
            guess = nearest(word, meant)
            hint = f"did you mean '{guess}'? " if guess else ""
            raise UsageError(
                f"'{shorten(word)}' is no check",
                help=f"{hint}libyatl check --list names them all",
            )
        found |= dict.fromkeys(meant[word])
    return list(found)
