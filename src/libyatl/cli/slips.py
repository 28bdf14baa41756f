"""What people type that libyatl calls otherwise: other names of its commands and options.

A hint can be typed as it stands, but for what is in capitals.
"""

from __future__ import annotations

from collections.abc import Collection

_COMMANDS: dict[tuple[str, str], str] = {
    ("libyatl show", "draws the events"): "view draw display print cat open see plot timeline",
    ("libyatl show --view list", "lists the events"): "list ls events log",
    ("libyatl show --limit 10", "draws the first ten events"): "head first top",
    ("libyatl show --reverse --limit 10", "draws the last ten events"): "tail last latest recent",
    (
        "libyatl show WORD",
        "draws the events of a name, a date or a text",
    ): "search find grep look query",
    ("libyatl show --group-by month", "draws them month by month"): "group months years",
    (
        "libyatl stats",
        "counts the events, and what occurs in them; libyatl show --count says the number alone",
    ): "statistics statistic stat count summary summarize summarise info total",
    ("libyatl filter --sort title", "sorts by title, and --help lists by what else"): "sort order",
    (
        "libyatl filter -o events.csv",
        "writes the events to a file, as its suffix says: .csv, .tsv, .json, .jsonl, .yaml",
    ): "export save write convert dump csv json yaml output",
    (
        "libyatl show -f FILE",
        "reads a file of yours: YAML, JSON, a table of any columns",
    ): "import load read file",
    ("libyatl add", "puts an event into your file"): "insert append record enter",
    ("libyatl edit", "changes events in your file"): "change update modify amend set",
    ("libyatl remove", "takes events out of your file"): "delete rm del drop",
    ("libyatl check", "says what is wrong"): "validate lint verify test errors doctor",
    ("libyatl check --fix", "corrects what has one answer only"): "fix mend repair fmt format",
    ("libyatl init", "writes a small file to begin with"): "new create start begin setup",
    ("libyatl why ID ID", "says which of two events came first"): "compare before after",
    ("libyatl actors", "lists them"): "people persons who names",
    ("libyatl places", "lists them"): "locations where map",
    ("libyatl sources", "lists them"): "citations references bibliography",
    ("libyatl tags", "lists them"): "labels categories topics",
    ("libyatl examples", "lists the examples"): "demo sample samples",
    ("libyatl explain", "lists the codes, and explains one"): "codes code",
    ("libyatl --version", "says it"): "version",
    ("libyatl --help", "lists the commands"): "man usage commands",
}
"""By what is to be typed, and what that does: the names under which it is looked for."""
_OPTIONS: dict[tuple[str, ...], str] = {
    ("--text TEXT",): "search find grep contains keyword match pattern word",
    ("--where EXPR", "libyatl filter --where EXPR"): "query filter expression expr condition",
    ("--actor NAME",): "person people who name actors participant with",
    ("--place NAME",): "location at in city country places",
    ("--tag TAG",): "tags label category topic type",
    ("--source SOURCE",): "sources cites citing publisher",
    ("--id ID",): "event events ids identifier",
    ("--from DATE",): "start begin from-date start-date date-from newer newer-than min-date",
    ("--to DATE",): "end stop to-date end-date date-to older older-than max-date",
    ("--on DATE",): "date day when during year month",
    ("--as-of DATE",): "asof published known-by",
    ("--undated exclude",): "dated no-undated",
    ("--certain",): "sure surely exact",
    ("--sort KEY",): "order order-by sort-by orderby sorted",
    ("--reverse",): "desc descending reversed newest-first latest-first",
    ("--group-by KEY",): "group groupby by",
    ("--limit N",): "limit-to max max-count head top first number lines",
    ("--reverse --limit N",): "tail last",
    ("--count", "libyatl show --count"): "stats total sum how-many",
    ("--fields F,F,...", "libyatl filter --fields F,F,..."): "columns cols column field keys",
    ("--dayfirst",): "day-first dmy european",
    ("--monthfirst",): "month-first mdy american",
    ("--delimiter CHAR",): "sep separator delim",
    ("--sheet SHEET",): "sheet-name worksheet tab",
    ("--missing CELL,...",): "na na-values null",
    ("--map ROLE=COLUMN,...",): "mapping rename role roles",
    ("--no-header",): "no-headers noheader headerless",
    ("libyatl filter -O FORMAT",): "show:output-format show:out-format show:outputformat",
    ("-O FORMAT",): "output-format out-format outputformat to-format as",
    ("-o FILE",): "out outfile output-file save write export",
    ("-f PATH",): "input infile input-file path read data filename",
    ("-F FORMAT",): "in-format from-format",
    ("-O json",): "check:json",
    ("-O sarif",): "check:sarif",
    ("-O github",): "check:github",
    ("-O tsv",): "actors:tsv places:tsv sources:tsv tags:tsv",
    ("libyatl filter -O tsv",): "tsv",
    ("libyatl filter -O jsonl",): "jsonl ndjson",
    ("libyatl filter -O yaml",): "yaml",
    ("libyatl filter -O table",): "table",
    ("--view VIEW", "libyatl show --view VIEW"): "view style layout",
    ("--view list", "libyatl show --view list"): "list oneline short brief compact",
    ("--view cards", "libyatl show --view cards"): "cards full long details detailed",
    ("--version", "libyatl --version"): "version V",
    ("--all", "--version"): "verbose v",
    ("--quiet",): "silent",
    ("--color WHEN",): "colour colors colours",
    ("--color never",): "no-color no-colour nocolor plain",
    ("--no-pager",): "nopager pager",
    ("--tz ZONE",): "timezone time-zone zone",
    ("--tz UTC",): "utc",
    ("--where 'not EXPR'",): "exclude not without",
    ("--select CHECK,...",): "rule rules checks only",
    ("--diff",): "dry-run preview",
    ("--fix",): "autofix mend repair",
}
"""By what may be meant, the best first: what is typed for it, less its dashes.

What begins with no dash is said where the command has none of the options before it. `check:json`
is typed behind `check` alone.
"""


def command_meant(typed: str) -> str:
    """Return what does what the name of a command that is none promises; empty if unknown."""
    for (line, does), names in _COMMANDS.items():
        if typed.casefold() in names.split():
            return f"{line} {does}"
    return ""


def option_meant(typed: str, command: str, known: Collection[str]) -> str:
    """Return what does what an option that a command has not promises; empty if unknown.

    `known` are the options that the command has.
    """
    name = typed.lstrip("-")
    for lines, names in _OPTIONS.items():
        if not {name, f"{command}:{name}"}.isdisjoint(names.split()):
            return next((line for line in lines if _can_be_typed(line, known)), "")
    return ""


def _can_be_typed(line: str, known: Collection[str]) -> bool:
    options = [word for word in line.split() if word.startswith("-")]
    return not line.startswith("-") or all(option in known for option in options)
