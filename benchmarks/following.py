"""Files in which much follows: sets, doubt, contradictions, accounts, and sources of sources.

Shapes as in `shapes`: each a function of a size in bytes that gives the text of one file.
"""

from __future__ import annotations

from datetime import date, timedelta

from growing import Shape, entries, linked, registry

FIRST = date(1800, 1, 1)


def day(number: int) -> str:
    """Return a day, so many after the first."""
    return (FIRST + timedelta(days=number % 100_000)).isoformat()


def after(number: int, key: str = "after") -> str:
    return f", {key}: e{number - 1}" if number else ""


def set_of_two(number: int) -> str:
    """Return a set of which the first day goes as soon as the first day of the last has gone."""
    second = day(number + 2)
    return f"'[{day(number)},{second}]'" if number else second


def set_from_behind(number: int) -> str:
    """Return the same backwards in time: the last day goes."""
    last = 90_000 - number
    return f"'[{day(last - 2)},{day(last)}]'" if number else day(last - 2)


def triangle(number: int) -> str:
    following = number - 2 if number % 3 == 2 else number + 1
    return f"- {{id: e{number}, title: t{number}, after: e{following}}}\n"


def one_source(stated: str, entry: str) -> Shape:
    """Return the shape of events that all cite one source; `{n}` and `{day}` of an entry vary."""
    return entries(
        lambda n: "- " + entry.replace("{n}", str(n)).replace("{day}", day(n)) + "\n",
        f"sources:\n  s: {{title: S, {stated}}}\nevents:\n",
    )


def stems(key: str, *, to: str, published: bool) -> Shape:
    """Return the shape of sources each of which stems from the next, or all from one.

    Each is cited by an event. They stand with the events in one file, a half of it each.
    """

    def shape(size: int) -> str:
        count = size // (120 if published else 85)
        lines = ["sources:\n"]
        for n in range(count):
            other = f"{key}: s{n + 1 if to == 'next' else count}"
            stated = f"published: {day(90_000 - n if key == 'via' else n)}, " * published
            lines.append(f"  s{n}: {{{stated}{other}}}\n")
        lines.append(f"  s{count}: {{published: 2010-01-01}}\nevents:\n")
        for n in range(count):
            tells = ", tells: ahead" if n % 2 else ""
            lines.append(f"- {{id: e{n}, title: t{n}, sources: [{{id: s{n}{tells}}}]}}\n")
        return "".join(lines)

    return shape


SETS: dict[str, Shape] = {
    "set-chain.yaml": entries(
        lambda n: (
            f"- {{id: e{n}, title: t, date: {set_of_two(n)}"
            + (f", after: {{event: e{n - 1}, at_least: 1 day}}" if n else "")
            + "}\n"
        )
    ),
    "set-chain-back.yaml": entries(
        lambda n: (
            f"- {{id: e{n}, title: t, date: {set_from_behind(n)}"
            + (f", before: {{event: e{n - 1}, at_least: 1 day}}" if n else "")
            + "}\n"
        )
    ),
    "set-chain-emptied.yaml": entries(
        lambda n: (
            f"- {{id: e{n}, title: t, date: {set_of_two(n)}"
            + (f", after: {{event: e{n - 1}, at_least: 1 day}}" if n else "")
            + "}\n"
        ),
        tail="- {id: last, title: t, date: 1799, after: e1000}\n",
    ),
}
DOUBT: dict[str, Shape] = {
    "claims.yaml": entries(
        lambda n: f"- {{id: e{n}, title: t{n}, date: {day(n)}, status: claimed{after(n)}}}\n"
    ),
    "claims-between.yaml": entries(
        lambda n: (
            f"- {{id: e{n}, title: t{n}, date: {day(n)[:7]}{', status: claimed' * (n % 2)}"
            f"{after(n)}}}\n"
        )
    ),
    "claims-star.yaml": linked("status: claimed, after", "date: 2017, status: claimed"),
    "plans.yaml": one_source(
        "published: 1799-01-01", "{id: e{n}, title: t, date: {day}, status: planned, sources: [s]}"
    ),
    "qualified.yaml": entries(
        lambda n: f"- {{id: e{n}, title: t{n}, date: '{day(n)[:7]}~'{after(n)}}}\n"
    ),
    "qualified-contradictory.yaml": entries(
        lambda n: f"- {{id: e{n}, title: t{n}, date: '{day(90_000 - 2 * n)}?'{after(n)}}}\n"
    ),
    "claims-contradictory.yaml": entries(
        lambda n: (
            f"- {{id: e{n}, title: t{n}, date: {day(90_000 - 2 * n)}, status: claimed{after(n)}}}\n"
        )
    ),
    "undated.yaml": entries(
        lambda n: f"- {{id: e{n}, title: t{n}{after(n) if n % 9 else f', date: {day(n)}'}}}\n"
    ),
    "undated-qualified.yaml": entries(
        lambda n: f"- {{id: e{n}, title: t{n}, {'during: e0' if n else 'date: c. 1900'}}}\n"
    ),
    "vague.yaml": entries(
        lambda n: (
            f"- {{id: e{n}, title: t{n}, date: between {1800 + n % 7} and {2000 + n % 9}"
            f"{after(n)}}}\n"
        )
    ),
    "vague-many.yaml": entries(
        lambda n: (
            f"- {{id: e{n}, title: t{n}, date: between {1800 + n % 70} and {1900 + n % 90},"
            f" after: [e{n // 2}, e{n // 3}]}}\n"
            if n > 3
            else f"- {{id: e{n}, title: t}}\n"
        )
    ),
}
CONTRADICTIONS: dict[str, Shape] = {
    "contradictory-chain.yaml": entries(
        lambda n: f"- {{id: e{n}, title: t{n}, date: {day(90_000 - 2 * n)}{after(n)}}}\n"
    ),
    "contradictory-gaps.yaml": entries(
        lambda n: (
            f"- {{id: e{n}, title: t{n}"
            + (f", after: {{event: e{n - 1}, at_least: 3 days, within: 2 days}}" if n else "")
            + "}\n"
        )
    ),
    "contradictory-apart.yaml": entries(
        lambda n: (
            f"- {{id: e{n}, title: t{n}"
            + (f", date: {day(90_000 - 2 * n)}" if n % 3 == 0 else "")
            + f"{after(n)}}}\n"
        )
    ),
    "contradictory-clocks-apart.yaml": entries(
        lambda n: (
            f"- {{id: e{n}, title: t"
            + (f", date: '2017-01-01T{23 - n // 3 % 24:02}:00'" if n % 3 == 0 else "")
            + f"{after(n)}}}\n"
        )
    ),
    "contradictory-hub.yaml": entries(
        lambda n: (
            f"- {{id: e{n}, title: t{n}, date: {1900 + n % 90}, after: e0}}\n"
            if n
            else "- {id: e0, title: hub, date: 1950}\n"
        )
    ),
    "contradictory-ends.yaml": entries(
        lambda n: (
            f"- {{id: e{n}, title: t{n}{', date: 2017-01-01' if n == 0 else ''}"
            + (f", after: {{event: e{n - 1}, at_least: 1 day}}" if n else "")
            + "}\n"
        ),
        tail="- {id: last, title: t, date: 2017-06-01, after: e5000}\n",
    ),
    "contradictory-pairs.yaml": entries(
        lambda n: (
            f"- {{id: e{n}, title: t{n}, date: {day(n)}{after(n, 'before') if n % 2 else ''}}}\n"
        )
    ),
    "contradictory-lengths.yaml": entries(
        lambda n: f"- {{id: e{n}, title: t{n}, date: {day(n)}/{day(n + 3)}, lasted: 9 days}}\n"
    ),
    "contradictory-source.yaml": one_source(
        "published: 1799-01-01", "{id: e{n}, title: t, date: {day}, sources: [s]}"
    ),
    "contradictory-ahead.yaml": one_source(
        "published: 2100-01-01",
        "{id: e{n}, title: t, date: {day}, sources: [{id: s, tells: ahead}]}",
    ),
    "contradictory-tied.yaml": entries(
        lambda n: (
            f"- {{id: e{n}, title: t{n}, date: {day(40_000 + (n % 2) * 9 - n)},"
            f" sources: [{{id: s, tells: {'over' if n % 2 else 'ahead'}}}]}}\n"
        ),
        "sources:\n  s: {title: S, published: 1850}\nevents:\n",
    ),
    "contradictory-clocks.yaml": entries(
        lambda n: f"- {{id: e{n}, title: t, date: '2017-01-01T{23 - n % 24:02}:00'{after(n)}}}\n"
    ),
    "clocks.yaml": entries(
        lambda n: f"- {{id: e{n}, title: t, date: '{day(n)}T0{n % 9}:00+0{n % 3}:00'{after(n)}}}\n"
    ),
    "circles.yaml": entries(triangle),
    "circles-joined.yaml": entries(
        lambda n: (
            f"- {{id: e{n}, title: t{n},"
            f" after: [e{n + 1}, e{n + 2}{f', e{n - 1}' if n else ''}]}}\n"
        )
    ),
    "circles-in-a-day.yaml": entries(
        lambda n: (
            f"- {{id: e{n}, title: t{n}, date: 2017-01-01, after: e{n + 1 if n % 2 else n - 1}}}\n"
        )
    ),
    "during-a-day.yaml": entries(
        lambda n: (
            f"- {{id: e{n}, title: t{n}, date: 2017-01-01"
            + (f", during: [e{n - 1}], with: e{n // 2}" if n else "")
            + "}\n"
        )
    ),
}
SOURCES: dict[str, Shape] = {
    **{
        f"{key.replace('_', '-')}-{to}{'-published' * published}.yaml": stems(
            key, to=to, published=published
        )
        for key in ("via", "derived_from")
        for to in ("next", "one")
        for published in (False, True)
    },
    "via-all.yaml": registry(
        "sources",
        lambda n: f"  s{n}: {{published: {day(n)}}}\n",
        "{title: a, sources: [z]}",
        last="  z: {via: [" + ", ".join(f"s{n}" for n in range(10_000)) + "]}\n",
    ),
    "via-all-cited.yaml": entries(
        lambda n: f"- {{title: t{n}, sources: [z]}}\n",
        "sources:\n"
        + "".join(f"  s{n}: {{published: {day(n)}}}\n" for n in range(5_000))
        + f"  z: {{via: [{', '.join(f's{n}' for n in range(5_000))}]}}\nevents:\n",
    ),
    "tied.yaml": entries(
        lambda n: (
            f"- {{id: e{n}, title: t{n}, sources: [{{id: s{n % 90 + 9}, tells: past}},"
            f" {{id: s{n % 90}, tells: ahead}}]}}\n"
        ),
        "sources:\n"
        + "".join(f"  s{n}: {{published: {1900 + n}}}\n" for n in range(100))
        + "events:\n",
    ),
    "tied-contradictory.yaml": entries(
        lambda n: (
            f"- {{id: e{n}, title: t{n}, sources: [{{id: s{n % 100}, tells: past}},"
            f" {{id: s{n % 97}, tells: ahead}}]}}\n"
        ),
        "sources:\n"
        + "".join(f"  s{n}: {{published: {1900 + n}}}\n" for n in range(100))
        + "events:\n",
    ),
    "accounts.yaml": entries(
        lambda n: (
            f"- {{id: e{n}, title: t{n}, date: {day(n)}, actors: [A],"
            f" sources: [s, {{id: z, says: {{date: {day(n + 2)}, actors: [B]}}}}]}}\n"
        )
    ),
    "accounts-chain.yaml": entries(
        lambda n: (
            f"- {{id: e{n}, title: t{n}, date: {day(n)},"
            f" sources: [s, {{id: z, says: {{date: {day(n + 2)}}}}}]{after(n)}}}\n"
        )
    ),
    "accounts-contradictory.yaml": entries(
        lambda n: (
            f"- {{id: e{n}, title: t{n}, date: {day(90_000 - 9 * n)},"
            f" sources: [s, {{id: z, says: {{date: {day(90_000 - 9 * n + 2)}}}}}]{after(n)}}}\n"
        )
    ),
}
FOLLOWING: dict[str, Shape] = {**SETS, **DOUBT, **CONTRADICTIONS, **SOURCES}
"""Every shape of these, by the name of a file."""
