"""The words that may stand about a date, and what each bears on: ours, and what others write.

A word that is not in these tables is not known, and nothing is advised where one stands. Only
what is harmless may be left out of a remedy.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple, get_args

from libyatl.dates.calendar_names import MONTHS
from libyatl.dates.reading.english_words import MONTH_NUMBERS

Kind = Literal[
    "harmless",
    "approximate",
    "uncertain",
    "before",
    "by",
    "after",
    "on or after",
    "since",
    "until",
    "as of",
    "joint",
    "one of",
    "all of",
    "bc",
    "ad",
    "month",
    "weekday",
    "spring",
    "summer",
    "autumn",
    "winter",
    "early",
    "mid",
    "late",
    "beginning",
    "end",
    "half",
    "quarter",
    "century",
    "lasting",
    "during",
    "part of a day",
    "own year",
    "clock",
    "utc",
    "zone",
    "julian",
    "calendar",
    "mask",
    "open",
    "order",
    "editor",
]
"""What a word bears on; `own year` is a year that begins when somebody says so."""
KINDS: tuple[Kind, ...] = get_args(Kind)


class Entry(NamedTuple):
    """What a word bears on, and how we write it; empty where it stays as it is."""

    kind: Kind
    ours: str = ""


_OURS: dict[Kind, str] = {
    "harmless": "on|in|the|of|at|year|in the year|of the year|dated|date|day|anno|month|st|nd|rd|"
    "th|s|y|e|t|a|ns|n s|new style|gregorian|dgregorian|very|sometime|some time|some point|"
    "some day|one day",
    "approximate": "or so|ish|circa|approximately|about|around|some time around|sometime around",
    "uncertain": "possibly|perhaps|maybe|likely|most likely|presumably|apparently",
    "before": "before",
    "by": "by|on or before|not after|or earlier|or before",
    "after": "after",
    "on or after": "on or after|not before|or later|or after",
    "since": "since|from|starting|starting in|starting on|starting from|beginning in|beginning on|"
    "ever since|onward|onwards|and on|and later|and after",
    "until": "until|and earlier|and before",
    "as of": "as of|as at",
    "joint": "to|and|between|through|thru",
    "one of": "or|either",
    "all of": "both",
    "bc": "bc|bce",
    "ad": "ad|ce",
    "spring": "spring",
    "summer": "summer|midsummer",
    "autumn": "autumn|fall",
    "winter": "winter|midwinter",
    "early": "early|first third",
    "mid": "mid|middle|the middle|middle third|second third",
    "late": "late|last third|final third",
    "beginning": "beginning|start",
    "end": "end",
    "half": "first half|second half|half|h|h1|h2",
    "quarter": "q|qtr|first quarter|second quarter|third quarter|fourth quarter|"
    "last quarter|quarter",
    "century": "century|centuries|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|"
    "tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|"
    "nineteenth|twentieth|twenty",
    "lasting": "week|weeks|weekend|weekends|throughout|all|whole|entire|full|w|kw|cw|wk|"
    "week of|week commencing|week beginning|week starting|week ending|commencing|ending|"
    "all year|all through|over|days|fortnight|nights|w c|w e",
    "during": "during|within",
    "part of a day": "morning|afternoon|night|evening|noon|midnight|dawn|dusk|midday|early morning|"
    "sunrise|sunset|night before",
    "own year": "fy|fiscal|financial|fiscal year|financial year|tax year|season|academic|"
    "academic year|school year|ay|sy|term|semester",
    "clock": "am|pm|hrs|hours|hour|o clock|uhr",
    "utc": "z|utc|gmt",
    "mask": "x|xx|xxx|xxxx|u|uu|uuu|uuuu",
    "open": "open|unknown|present|now|today|the present|ongoing|to date|this day",
    "order": "julian day|julian date|jd|mjd|"
    "soon|later|earlier|then|ago|next|last|this|same|previous|following|afterwards|yesterday|"
    "tomorrow|tonight|nowadays|currently|recently|thereafter|previously|meanwhile|shortly|"
    "eventually|subsequently|immediately|long|right|tbd|tba|none|undated|than|no|not",
    "editor": "ie|i e|sic|recte",
}
"""Words that are read, or that a refusal knows what to do with. Dots are left out."""

_THEIRS: tuple[tuple[Kind, str, str], ...] = (
    ("harmless", "in", "im|en|nel|nell|dell|em"),
    ("harmless", "the", "le|la|les|der|den|dem|il|el|die|das"),
    ("harmless", "of", "de|du|des|del|di|do|da"),
    (
        "approximate",
        "c.",
        "c|ca|circ|cca|approx|roughly|abt|est|"
        "estimated|cal|calculated|vers|environ|env|etwa|um|zirka|ungefahr|ungefaehr|verso|hacia|"
        "alrededor de|circa il|near|close to|in about|in around",
    ),
    (
        "uncertain",
        "probably",
        "prob|probably|probable|poss|wohl|vielleicht|vermutlich|forse|"
        "probabilmente|probablement|quiza|quizas|probablemente|wahrscheinlich|peut etre|presumed",
    ),
    (
        "before",
        "before",
        "bef|ante|avant|vor|prima del|prima di|prima|antes de|antes del|antes|"
        "prior to|earlier than|pre|avant le|avant l",
    ),
    (
        "by",
        "by",
        "no later than|not later than|at the latest|up to|spatestens|spaetestens|"
        "au plus tard|al mas tardar|latest",
    ),
    ("after", "after", "aft|post|apres|nach|dopo|dopo il|despues de|despues|later than|apres le"),
    (
        "on or after",
        "on or after",
        "no earlier than|not earlier than|fruhestens|fruehestens|at the earliest|au plus tot",
    ),
    ("since", "since", "seit|depuis|ab|desde|a partir de|depuis le"),
    ("since", "from", "dal|dall|von|vom"),
    ("until", "until", "till|til|bis|jusqu a|jusqu en|fino al|fino a|hasta|jusque"),
    ("joint", "to", "au|al|zum|bis zum"),
    ("joint", "between", "bet|btw|betw|inter|entre|zwischen|tra|fra"),
    ("joint", "and", "und|et|e il|y el"),
    ("one of", "or", "ou|oder|o"),
    ("bc", "BC", "v chr|vor christus|av jc|avant jc|a c n|a c|b c e|before christ|ac"),
    ("ad", "AD", "n chr|nach christus|ap jc|apres jc|d c|dc|a d|anno domini"),
    ("end", "end of", "ende|fin|fine|fines de|finales de|fin de|ende des"),
    ("beginning", "beginning of", "anfang|debut|inizio|principios de|debut de|beginn"),
    ("mid", "mid", "mitte|mi|meta|mediados de"),
    ("spring", "spring", "printemps|fruhling|fruehling|primavera|fruhjahr|fruehjahr"),
    ("summer", "summer", "ete|sommer|estate|verano"),
    ("autumn", "autumn", "automne|herbst|autunno|otono"),
    ("winter", "winter", "hiver|inverno|invierno"),
)

_JULIAN = "os|o s|old style|julian|djulian|o st|ost|oldstyle|julian calendar|stil vechi|v st"

_CALENDARS: tuple[tuple[str, str], ...] = (
    (
        "the Islamic calendar",
        "ah|a h|hijri|hijra|hijriyya|anno hegirae|heg|muharram|safar|rabi|rabi al awwal|"
        "rabi al thani|jumada|rajab|shaban|sha ban|ramadan|ramadhan|shawwal|dhu al qadah|"
        "dhu al hijja|dhu al hijjah|dhul hijja|dhul hijjah|dhul qadah|dhu|al qada|al hijja|hijrah",
    ),
    (
        "the Persian calendar",
        "sh|s h|ap|solar hijri|shamsi|farvardin|ordibehesht|khordad|tir|mordad|shahrivar|mehr|aban|"
        "azar|dey|bahman|esfand",
    ),
    (
        "the Hebrew calendar",
        "a m|anno mundi|hebrew|dhebrew|jewish|tishri|tishrei|cheshvan|heshvan|marheshvan|"
        "kislev|tevet|"
        "shevat|shvat|adar|nisan|iyar|iyyar|sivan|tammuz|tamuz|elul|tsh|csh|ksl|tvt|shv|nsn|iyr|svn|"
        "tmz|aav|ell",
    ),
    ("years before the present", "bp|b p|ybp|cal bp|kya|mya|ka|ma|ya|years ago|ago|bya|ga|cal b p"),
    ("the Buddhist era", "be|b e|buddhist|buddhist era|buddhist calendar"),
    (
        "the French Republican calendar",
        "an|l an|republican|french republican|dfrench|dfrench r|vendemiaire|brumaire|frimaire|"
        "nivose|pluviose|ventose|germinal|floreal|prairial|messidor|thermidor|fructidor|vend|brum|"
        "frim|nivo|pluv|vent|germ|flor|prai|mess|ther|fruc|comp",
    ),
    (
        "another count of years",
        "auc|a u c|ab urbe condita|saka|shaka|vikram samvat|samvat|vs|minguo|roc|reiwa|"
        "heisei|showa|"
        "taisho|meiji|juche|coptic|ethiopian|bahai|kali yuga|holocene|he|ec|e c|era of the martyrs|"
        "droman|dunknown|olympiad|seleucid|regnal|anno regni|armenian|chinese|era|calendar",
    ),
)
"""What counts years or months otherwise, and the words that say so."""

_WEEKDAYS = (
    "monday|mon|montag|lundi|lunedi|lunes",
    "tuesday|tue|tues|dienstag|mardi|martedi|martes",
    "wednesday|wed|weds|wednes|mittwoch|mercredi|mercoledi|miercoles",
    "thursday|thu|thur|thurs|donnerstag|jeudi|giovedi|jueves",
    "friday|fri|freitag|vendredi|venerdi|viernes",
    "saturday|sat|samstag|sonnabend|samedi|sabato|sabado",
    "sunday|sun|sonntag|dimanche|domenica|domingo",
)
_MONTHS = (
    "januar|janvier|gennaio|enero|janv|januari",
    "februar|fevrier|febbraio|febrero|fevr",
    "marz|maerz|mars|marzo",
    "avril|aprile|abril|avr",
    "mai|maggio|mayo",
    "juni|juin|giugno|junio",
    "juli|juillet|luglio|julio|juil",
    "aout|agosto",
    "septembre|settembre|septiembre|sep",
    "oktober|octobre|ottobre|octubre|okt",
    "novembre|noviembre",
    "dezember|decembre|dicembre|diciembre|dez",
)


@cache
def vocabulary() -> dict[str, Entry]:
    """Return every word that is known, in small letters and without dots."""
    known: dict[str, Entry] = {}
    for kind, words in _OURS.items():
        known.update((word, Entry(kind)) for word in words.split("|"))
    for kind, ours, words in _THEIRS:
        known.update((word, Entry(kind, ours)) for word in words.split("|"))
    known.update((word, Entry("julian", "O.S.")) for word in _JULIAN.split("|"))
    for _, words in _CALENDARS:
        known.update((word, Entry("calendar")) for word in words.split("|"))
    for month, words in zip(MONTHS, _MONTHS, strict=True):
        known.update((word, Entry("month", month)) for word in words.split("|"))
    known.update((word.removesuffix("."), Entry("month")) for word in MONTH_NUMBERS)
    for words in _WEEKDAYS:
        first = words.partition("|")[0].capitalize()
        known.update((word, Entry("weekday", first)) for word in words.split("|"))
    return known


@cache
def openings() -> frozenset[str]:
    """Return the words with which a phrase of several begins."""
    return frozenset(word.partition(" ")[0] for word in vocabulary() if " " in word)


@cache
def calendars() -> dict[str, str]:
    """Return the calendar that a word is of."""
    return {word: name for name, words in _CALENDARS for word in words.split("|")}
