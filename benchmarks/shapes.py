"""Files of many shapes, each grown to a size: what people write, and what an adversary would.

Each shape is a function of a size in bytes and gives the text of one file. Most repeat one entry;
some hold one huge thing; in a few every entry speaks of every other, and the size is of that
square.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable

from following import FOLLOWING
from foreign import FOREIGN
from growing import Entry, Shape, entries, linked, one_event, registry


def filled(head: str, piece: str, tail: str = "") -> Shape:
    """Return the shape of a file that is one piece over and over."""
    return lambda size: head + piece * (size // len(piece.encode())) + tail


def nested(opening: str, inside: str, closing: str) -> Shape:
    """Return the shape of a file that opens as often as it closes."""
    both = len(opening + closing)
    return lambda size: opening * (size // both) + inside + closing * (size // both)


def drawn(made: Callable[[random.Random, int], str]) -> Entry:
    """Return an entry that is drawn, the same for the same number."""
    return lambda number: made(random.Random(number), number)


def letters(rnd: random.Random, length: int) -> str:
    return "".join(rnd.choices("abcdefgh", k=length))


def each_to_others(entry: Callable[[int, int], str]) -> Shape:
    """Return the shape of events each of which names hundreds, 400 of them in a megabyte."""

    def shape(size: int) -> str:
        events = round(400 * (size / (1 << 20)) ** 0.5)
        return "".join(entry(number, events) for number in range(events))

    return shape


def names(numbers: range, but: int = -1, letter: str = "e") -> str:
    return ", ".join(f"{letter}{number}" for number in numbers if number != but)


def usual(n: int) -> str:
    return (
        f"- id: e{n}\n  date: {1900 + n % 120}-{1 + n % 12:02}-{1 + n % 28:02}\n"
        f"  title: Event number {n} of a kind\n  actors: [Actor {n % 50}, Actor {n % 37}]\n"
        f"  places: [Place {n % 20}]\n  tags: [t{n % 9}]\n"
        f"  sources: [{{id: s{n % 30}, at: p {n}}}]\n"
    )


def word_date(rnd: random.Random, n: int) -> str:
    word = rnd.choice(["early", "late", "mid", "c.", "about", "circa", "before", "after"])
    part = rnd.choice(["January", "Feb", "spring", "winter"])
    return f"- {{title: t{n}, date: {word} {part} {1000 + n % 1000}}}\n"


def mask(rnd: random.Random, n: int) -> str:
    written = rnd.choice(["1XXX", "XXXX-XX-31", "19X7-X2-2X", "2017-XX-1X"])
    return f"- {{title: t{n}, date: '{written}'}}\n"


def tagged(rnd: random.Random, n: int) -> str:
    letter = rnd.choice(["a", "A", "á"])
    return f"- {{title: t{n}, tags: [{letter}{n % 500}, b-{n % 300}, b_{n % 300}]}}\n"


def acting(rnd: random.Random, n: int) -> str:
    return f"- {{title: t{n}, actors: [{', '.join(letters(rnd, 7) for _ in range(5))}]}}\n"


def via_many(n: int) -> str:
    return f"  s{n}: {{via: [{names(range(n + 1, n + 60), letter='s')}]}}\n"


def as_json(record: Callable[[int], object], indent: int | None = None) -> Shape:
    def shape(size: int) -> str:
        share = len(json.dumps(record(10_000), indent=indent)) + 2 + 2 * bool(indent)
        return json.dumps([record(number) for number in range(size // share)], indent=indent)

    return shape


def words(n: int) -> str:
    return f"On {1 + n % 28} January 2017 the minister said 12 March and 3 April 1999"


SOME = range(8)
ORDER: dict[str, Shape] = {
    "chain-after.yaml": linked("after", "date: 2017", ""),
    "star-after.yaml": linked("after", "date: 2017"),
    "star-with.yaml": linked("with", "date: 2017"),
    "chain-with.yaml": linked("with", "date: 2017", ""),
    "during-nest.yaml": linked("during", "date: 1900/2000", ""),
    "long-cycle.yaml": entries(
        lambda n: f"- {{id: e{n}, title: t{n}, after: e{n + 1}}}\n",
        tail="- {id: last, title: last, after: e0}\n",
    ),
    "dense-after.yaml": each_to_others(
        lambda n, _: f"- {{id: e{n}, title: t{n}, after: [{names(range(n)) or 'e0'}]}}\n"
    ),
    "with-clique.yaml": each_to_others(
        lambda n, events: f"- {{id: e{n}, title: t{n}, with: [{names(range(events), but=n)}]}}\n"
    ),
    "overlap.yaml": entries(
        lambda n: f"- {{id: e{n}, title: t{n} words, date: 19{n % 10}0/20{n % 10}0}}\n"
    ),
    "dangling.yaml": entries(lambda n: f"- {{id: event{n}, title: t{n}, after: evnt{n + 7}}}\n"),
    "lasted.yaml": entries(
        lambda n: f"- {{id: e{n}, title: t{n}, date: 19{n % 100:02d}, lasted: 2..{n + 3} weeks}}\n"
    ),
}
NAMES: dict[str, Shape] = {
    "via-chain.yaml": registry(
        "sources", lambda n: f"  s{n}: {{title: x, via: s{n + 1}}}\n", "{title: a, sources: [s0]}"
    ),
    "via-cycle.yaml": registry(
        "sources",
        lambda n: f"  s{n}: {{title: x, via: s{n + 1}}}\n",
        "{title: a, sources: [s0]}",
        last="  z: {via: s0}\n",
    ),
    "via-many.yaml": registry("sources", via_many, "{title: a, sources: [s0]}"),
    "actors-registry.yaml": registry(
        "actors",
        lambda n: f"  a{n}: {{name: Person {n} Surname, aliases: [P{n}, Mr {n}]}}\n",
        "{title: a, actors: [P1]}",
    ),
    "similar-names.yaml": registry(
        "actors",
        drawn(lambda rnd, n: f"  x{n}: {{name: {letters(rnd, 6)}}}\n"),
        "{title: a, actors: [x1]}",
    ),
    "similar-plain-names.yaml": entries(drawn(acting)),
    "untidy-ids.yaml": registry(
        "actors", lambda n: f'  "a {n} ": {{name: N{n}}}\n', "{title: a, actors: [N1]}"
    ),
    "known-spellings.yaml": entries(
        lambda n: f"- {{title: t{n}, actors: [{names(SOME, letter='Name ' if n % 2 else 'a')}]}}\n",
        f"actors: {{{', '.join(f'a{n}: Name {n}' for n in SOME)}}}\nevents:\n",
    ),
    "shared-alias.yaml": registry(
        "actors",
        lambda n: f"  a{n}: {{name: Same Name, aliases: [Other]}}\n",
        "{title: a, actors: [Other]}",
    ),
    "many-actors.yaml": one_event(lambda n: f"a{n:06}, ", "actors"),
    "crowds.yaml": entries(
        lambda n: f"- {{title: t{n}, actors: [{names(range(200 * n, 200 * n + 200))}]}}\n"
    ),
    "many-tags.yaml": one_event(lambda n: f"t{n}, ", "tags"),
    "many-sources.yaml": one_event(lambda n: f"{{id: s{n}, at: p{n}}}, ", "sources"),
    "says.yaml": one_event(lambda n: f"{{id: s{n}, says: {{date: 20{n % 90 + 10}}}}}, ", "sources"),
    "tag-spellings.yaml": entries(drawn(tagged)),
    "many-acceptances.yaml": entries(
        lambda n: f"- {{accepts: no-source, because: r{n}, of: [e{n}]}}\n",
        "check:\n",
        "events:\n- {id: e1, title: a}\n",
    ),
}
ENTRIES: dict[str, Shape] = {
    "normal.yaml": entries(usual),
    "tiny-flow.yaml": entries(lambda n: f"- {{title: e{n}}}\n"),
    "one-line-flow.yaml": entries(
        lambda n: f"{{title: e{n}, date: {1900 + n % 100}}}, ", "[", "{title: z}]\n"
    ),
    "same-title.yaml": entries(lambda n: f"- {{title: same, date: 2017-01-0{1 + n % 9}}}\n"),
    "near-dup.yaml": entries(
        lambda n: (
            f"- {{id: e{n}, title: The president meets the minister {n % 3}, date: 2017-01-11,"
            " actors: [A, B]}\n"
        )
    ),
    "unknown-keys.yaml": entries(lambda n: f"k{n}: v, ", "- {title: t, ", "z: 1}\n"),
    "unknown-key-near.yaml": entries(
        lambda n: f"- {{title: t{n}, sumary: x, dat: y, actorz: z}}\n"
    ),
    "dup-id.yaml": entries(lambda n: f"- {{id: e, title: t{n}}}\n"),
    "dup-keys.yaml": entries(lambda n: "tags: a, ", "- {title: t, ", "note: x}\n"),
    "bad-dates.yaml": entries(lambda n: f"- {{title: t{n}, date: 2017-02-30}}\n"),
    "bad-dates-distinct.yaml": entries(
        lambda n: f"- {{title: t{n}, date: {n}-02-30 or so maybe}}\n"
    ),
    "bad-dates-short.yaml": entries(lambda n: f"- {{date: {n}x}}\n"),
    "word-dates.yaml": entries(drawn(word_date)),
    "masks.yaml": entries(drawn(mask)),
    "quote-text.yaml": entries(
        lambda n: (
            f"- {{id: e{n}, title: t{n}, date: 2017, sources: [{{id: a, quote: '{words(n)}'}}]}}\n"
        )
    ),
    "untidy.yaml": entries(lambda n: f"- title: t{n}\n  actors: ['A  B']\n"),
}
YAML: dict[str, Shape] = {
    "deep.yaml": entries(lambda n: "- {title: t, x: " + "[" * 55 + "]" * 55 + "}\n"),
    "aliases.yaml": entries(lambda n: "- *a\n", "- &a {title: t}\n"),
    "documents.yaml": entries(lambda n: "---\n- title: t\n"),
    "question-marks.yaml": entries(lambda n: f"- ? title\n  : t{n}\n"),
    "set.yaml": entries(lambda n: f"{1 + n % 9000:04d},", "- {title: t, date: '{", "2017}'}\n"),
    "big-title.yaml": filled("- title: '", "ab ", "'\n"),
    "big-word.yaml": filled("- title: ", "x", "\n"),
    "combining.yaml": filled("- title: a", "\u0301", "\n"),
    "wide.yaml": filled("- title: ", "漢", "\n"),
    "joined-emoji.yaml": filled("- title: ", "👩‍", "\n"),
    "right-to-left.yaml": filled("- title: ", "حفتر ", "\n"),
    "newlines.yaml": filled("- title: t\n  note: |\n", "    line\n"),
    "blank-lines.yaml": filled("- title: a\n", "\n", "- title: b\n"),
    "comments.yaml": filled("- title: a\n", "# comment\n", "- title: b\n"),
    "one-comment.yaml": filled("- title: a #", " x", "\n"),
    "escapes.yaml": filled('- title: "', "\\u00e9", '"\n'),
    "blanks.yaml": filled("- title: a", " ", "\n"),
    "tabs.yaml": filled("- title: a", "\t", "\n"),
    "colons.yaml": filled("- title: ", "a: ", "\n"),
    "unclosed.yaml": filled('- title: "', "a"),
    "huge-key.yaml": filled("- {title: t, ", "k", ": v}\n"),
}
TABLES: dict[str, Shape] = {
    "rows.csv": entries(
        lambda n: f"e{n},2017-01-{1 + n % 28:02},title {n},A{n % 9}; B,src {n % 5}\n",
        "id,date,title,actors,sources\n",
    ),
    "rows.tsv": entries(lambda n: f"e{n}\t2017\tt\n", "id\tdate\ttitle\n"),
    "ragged.csv": entries(lambda n: f"e{n},2017,t,x,y,z\n", "id,date,title\n"),
    "one-cell.csv": filled('title,date\n"', "a\n", '",2017\n'),
    "quotes.csv": filled('title\n"', '""', '"\n'),
    "wide-header.csv": entries(lambda n: f"c{n},", tail="title\n"),
    "header-commas.csv": filled("title", ",", "\nx\n"),
    "one-list.csv": entries(lambda n: f"A{n}; ", "title,actors\nt,", "Z\n"),
    "bad-quote.csv": filled('title\n"a" b\n"unclosed', "x\n"),
    "semicolons.csv": entries(lambda n: f"t{n};2017\n", "title;date\n"),
}
JSON: dict[str, Shape] = {
    "rows.jsonl": entries(
        lambda n: f'{{"id": "e{n}", "title": "t{n}", "date": "2017-01-01", "actors": ["A"]}}\n'
    ),
    "bad.jsonl": filled("", "{bad\n"),
    "empty-lines.jsonl": filled("", "\n"),
    "rows.json": as_json(lambda n: {"id": f"e{n}", "title": f"t{n}", "date": "2017"}),
    "indented.json": as_json(
        lambda n: {"id": f"e{n}", "title": f"t{n}", "date": "2017", "x": [1, 2, {"y": [3]}]}, 2
    ),
    "deep.json": nested("[", "", "]"),
    "deep-objects.json": nested('{"a":', "1", "}"),
    "big-number.json": filled('[{"title":"t","n":', "9", "}]"),
    "big-exponent.json": filled('[{"title":"t","n":1e', "9", "}]"),
    "dup-keys.json": entries(lambda n: f'"k":{n},', '[{"title":"t",', '"k":0}]'),
    "escapes.json": filled('[{"title":"', "\\u00e9", '"}]'),
    "surrogates.json": filled('[{"title":"', "\\ud800", '"}]'),
    "blanks.json": filled("[", " ", "]"),
}
OURS: dict[str, Shape] = {**FOLLOWING, **ORDER, **NAMES, **ENTRIES, **YAML, **TABLES, **JSON}
SHAPES: dict[str, Shape | Callable[[int], bytes]] = {**OURS, **FOREIGN}
"""Every shape, by the name of a file whose suffix tells its format."""
