"""Files of other tools that would break, hold up or deceive their reader, each by its name.

They are made here, small where size is not the point; benchmarks/shapes.py grows them. What a
workbook holds is written letter by letter, as no library would.
"""

from __future__ import annotations

import io
import itertools
import json
import zipfile
from collections.abc import Callable

from foreign_worlds import DATES

from libyatl.formats.foreign.roles import NAMES

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SHEET = f"{PACKAGE}/relationships"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
TYPES = (
    f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{KIND}.worksheet+xml"/>'
    "</Types>"
)
ROOT = (
    f'{HEAD}<Relationships xmlns="{SHEET}"><Relationship Id="rId1" '
    f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
BOOK = (
    f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
    '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
RELATED = (
    f'{HEAD}<Relationships xmlns="{SHEET}"><Relationship Id="rId1" '
    f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
)


def cell(place: str, text: str) -> str:
    """Return a cell that holds a text."""
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


ROWS = (
    f'<row r="1">{cell("A1", "Date")}{cell("B1", "Title")}</row>'
    f'<row r="2">{cell("A2", "2031-05-02")}{cell("B2", "a")}</row>'
)


def sheet(rows: str = ROWS, before: str = "") -> str:
    """Return a sheet of rows, with something before its root."""
    data = f"<sheetData>{rows}</sheetData>"
    return f'{HEAD}{before}<worksheet xmlns="{MAIN}">{data}</worksheet>'


def workbook(**parts: str | bytes) -> bytes:
    """Return a workbook; parts are `types`, `root`, `book`, `related`, `sheet`, or names of it."""
    named = {
        "[Content_Types].xml": parts.pop("types", TYPES),
        "_rels/.rels": parts.pop("root", ROOT),
        "xl/workbook.xml": parts.pop("book", BOOK),
        "xl/_rels/workbook.xml.rels": parts.pop("related", RELATED),
        "xl/worksheets/sheet1.xml": parts.pop("sheet", sheet()),
        **parts,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in named.items():
            archive.writestr(name, text)
    return out.getvalue()


def laughing(levels: int = 12) -> str:
    """Return entities each of which is ten of the one before."""
    told = ['<!ENTITY a0 "ha">']
    told += [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, levels)]
    return f"<!DOCTYPE x [{''.join(told)}]>"


def dates_of(role: str) -> bytes:
    """Return a table with every sort of date in a column of the role."""
    name = NAMES[role].split()[0]  # type: ignore[index]
    rows = "".join(f'"{one}",t{number}\n' for number, one in enumerate(DATES))
    return f"{name},headline\n{rows}".encode()


RUN = ("=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", '=HYPERLINK("http://h")', "=cmd|' /C c'!A0")
CONTROLS = "".join(map(chr, (*range(1, 9), 11, 12, *range(14, 32), *range(127, 160))))
BIDI = "\u202a\u202e\u2066\u2069\u200f\u2028\u2029"
ESCAPES = "\x1b]0;owned\x07\x1b[2J\x1b[31m\x9b31m"

ODD: list[object] = [None, True, 0, -1.5, "", BIDI, [], [[]], {}, {"type": {}}, 9**20]
VEVENT, END = b"BEGIN:VEVENT\nSUMMARY:T\n", b"\nEND:VEVENT\n"


def slides(listed: list[object], **beside: object) -> bytes:
    """Return slides of TimelineJS, in a file that says more beside."""
    first = {"start_date": {"year": 2031}, "text": {"headline": "a"}}
    return json.dumps({**beside, "events": [first, *listed]}).encode()


HOSTILE: dict[str, Callable[[], bytes]] = {
    "many-folds.ics": lambda: (
        VEVENT + b"DESCRIPTION:x" + b"\r\n y" * 30_000 + b"\r\nEND:VEVENT\r\n"
    ),
    "deep-components.ics": lambda: VEVENT + b"BEGIN:X\n" * 3000 + b"END:Y\n" * 3000,
    "no-ends.ics": lambda: VEVENT * 1000,
    "many-parameters.ics": lambda: VEVENT + b"LOCATION" + b';A="b",c' * 9000 + b":x\nEND:VEVENT\n",
    "many-properties.ics": lambda: (
        VEVENT + b"".join(b"X-%d:a\n" % number for number in range(5000)) + b"END:VEVENT\n"
    ),
    "open-quote.ics": lambda: VEVENT + b'LOCATION;A="' + b"a" * 100_000 + b"\nEND:VEVENT\n",
    "many-zones.ics": lambda: b"".join(
        VEVENT + b"DTSTART;TZID=Nowhere/%d:20310101T000000\nEND:VEVENT\n" % number
        for number in range(500)
    ),
    "odd-dates.ics": lambda: b"".join(
        VEVENT + b"DTSTART%s\nDURATION:P999999D\nEND:VEVENT\n" % date
        for date in (
            *(b":00000101", b":99991231", b":20310101T246060Z", b";TZID=:20310101T000000", b":"),
            *(b";TZID=Europe/Rome:00010101T000000", b";TZID=Europe/Rome:99991231T235959", b":T"),
        )
    ),
    "escapes.ics": lambda: (
        VEVENT + b"DESCRIPTION:\x1b[31m\\n\xe2\x80\xae\nX-\x1b:\x1b\nBEGIN:\x1b\nEND:\x1b\n"
        b"END:VEVENT\nBEGIN:V\x1bTODO\nEND:V\x1bTODO\n"
    ),
    "own.ics": lambda: (
        b"BEGIN:VCALENDAR\nPRODID:-//libyatl//plain-text chronology//EN\n"
        + VEVENT
        + b"X-EDTF:"
        + b"[" * 5000
        + b"\nX-LIBYATL-ACTOR:\nX-LIBYATL-STATUS:x\nSTATUS:\n"
    ),
    "endless-quote.csv": lambda: b'Date,Title\n2031,"' + b"a\n" * 2000,
    "all-quotes.csv": lambda: b"Date,Title\n2031," + b'"' * 5001 + b"\n",
    "big-cell.csv": lambda: b"Date,Title\n2031," + b"a" * 300_000 + b"\n",
    "big-header.csv": lambda: b"Date,Title," + b"h" * 100_000 + b"\n2031,a,b\n",
    "many-columns.csv": lambda: (
        f"Date,Title,{','.join(map(str, range(20_000)))}\n2031,a{',1' * 20_000}\n".encode()
    ),
    "alike-columns.csv": lambda: f"Date,Title{',x' * 2000}\n2031,a{',1' * 2000}\n".encode(),
    "unnamed-columns.csv": lambda: f"Date,Title{',' * 2000}\n2031,a{',1' * 2000}\n".encode(),
    "ragged.csv": lambda: (
        b"Date,Title\n" + b"".join(b"2031" + b",a" * n + b"\n" for n in range(99))
    ),
    "nul.csv": lambda: b"Date,Title\n2031,a\0b\n2032,c\n",
    "nuls.csv": lambda: b"\0" * 3000,
    "nul-in-header.csv": lambda: b"Da\0te,Title\n2031,a\n",
    "mixed-encodings.csv": lambda: b"Date,Title\n2031,caf\xc3\xa9\n2032,caf\xe9\n",
    "latin.csv": lambda: b"Date,Title\n2031,caf\xe9 \x96 bar\n",
    "utf-16.csv": lambda: "Date,Title\n2031,é\n".encode("utf-16"),
    "half-utf-16.csv": lambda: "Date,Title\n2031,é\n".encode("utf-16")[:-1],
    "lone-surrogate.csv": lambda: (
        b"\xff\xfe" + "Date,Title\n2031,".encode("utf-16-le") + b"\x00\xd8"
    ),
    "mark-alone.csv": lambda: b"\xef\xbb\xbf",
    "two-marks.csv": lambda: b"\xef\xbb\xbf\xef\xbb\xbfDate,Title\n2031,a\n",
    "utf-7.csv": lambda: b"Date,Title\n2031,+ADw-script+AD4-\n",
    "returns.csv": lambda: b"Date,Title\r2031,a\r2032,b\r",
    "mixed-ends.csv": lambda: b'Date,Title\r\n2031,"a\rb"\r2032,"c\n\nd"\n\r\n',
    "controls.csv": lambda: f"Date,Title,{CONTROLS}\n2031,{CONTROLS},{CONTROLS}\n".encode(),
    "escapes.csv": lambda: f"Date,Title,{ESCAPES}\n2031,{ESCAPES},{BIDI}\n".encode(),
    "escapes-in-dates.csv": lambda: f"Date,Title\n{ESCAPES},a\n18/04/2031{BIDI},b\n".encode(),
    "escapes-in-names.csv": lambda: f"Datum,Was,{BIDI}\n{ESCAPES},a,b\n".encode(),
    "run.csv": lambda: (
        "Date,Title,=cmd\n"
        + "".join(f'2031,"{one.replace(chr(34), chr(34) * 2)}",x\n' for one in RUN)
    ).encode(),
    "quoted-tabs.tsv": lambda: b'Date\tTitle\n2031\t"a\tb"\n2032\t"c\nd"\n2033\te"f\n',
    "no-header.csv": lambda: b"\n\n \n,,,\n",
    "only-header.csv": lambda: b"Date,Title\n",
    "same-id.csv": lambda: b"id,Date,Title\n" + b"x,2031,a\n" * 500,
    "codes.csv": lambda: b"year,headline\n" + b"".join(b"%d,t\n" % n for n in (7777, -99, 0, 2031)),
    "huge-years.csv": lambda: f"year,headline\n{'9' * 4000},a\n-{'9' * 400},b\n1e999,c\n".encode(),
    "huge-epochs.csv": lambda: f"timestamp,date,headline\n{'9' * 19},{'9' * 19},a\n".encode(),
    "huge-degrees.csv": lambda: f"Date,Title,place,lat,lon\n2031,a,A,{'9' * 999},1e999\n".encode(),
    "list-of-marks.csv": lambda: (
        b"Date,Title,tags,actors,source\n2031,a" + b"," + b";" * 9000 + b",;,;\n"
    ),
    "nested-quotes.csv": lambda: (
        b"date_start,date_end,date_prec,side_a,type_of_violence,source_article,dyad_name\n"
        b'2031-01-01,2031-01-01,1,A,1,"""a,b""c"";;;"""",d",e\n'
    ),
    "template.csv": lambda: (
        b"event_date,event_id_cnty,actor1,location\n2031,{0},{actor1.__class__},{x!r}\n"
    ),
    "as-paths.csv": lambda: (
        b"Date,Title,source\n2031,a,file:///etc/passwd\n2032,b,javascript:alert(1)\n"
    ),
    "deep.json": lambda: b'[{"name":"a","start":"2031","x":' + b"[" * 5000 + b"]" * 5000 + b"}]",
    "deep-keys.json": lambda: (
        b'[{"name":"a","start":"2031","tags":' + b'{"a":' * 900 + b"1" + b"}" * 901 + b"]"
    ),
    "no-objects.json": lambda: b'["a", 1, null, [], {}, {"name": "a", "start": "2031"}]',
    "numbers.json": lambda: (
        b'[{"name": 1e999, "start": -1e999, "year": 1'
        + b"0" * 5000
        + b', "lat": NaN, "tags": [1e400]}]'
    ),
    "doubled-keys.json": lambda: b'[{"name":"a","name":"b","start":"2031","start":"2032"}]',
    "surrogates.json": lambda: rb'[{"name":"\ud800","start":"2031","\udfff":"\ud83d"}]',
    "controls.json": lambda: json.dumps(
        [{"name": ESCAPES, "start": ESCAPES, CONTROLS: BIDI}]
    ).encode(),
    "odd-lists.json": lambda: json.dumps(
        [{"name": [["a"]], "start": {"year": {}}, "tags": {"a": {"b": {}}}, "actors": [[[{}]]]}]
    ).encode(),
    "two-lists.json": lambda: b'{"events": [], "items": [{"name": "a"}], "data": {"events": 1}}',
    "deep.geojson": lambda: (
        b'{"type": "FeatureCollection", "features": [' + b'{"geometry": [' * 3000
    ),
    "odd.geojson": lambda: json.dumps(
        {
            "type": "FeatureCollection",
            "crs": {"properties": {"name": ESCAPES}},
            "features": [
                *({"geometry": {"type": x, "coordinates": x}, "properties": {}} for x in ODD),
                *({"geometry": {"type": "Point", "coordinates": x}, "id": x} for x in ODD),
                *({"properties": x} for x in ODD),
                *ODD,
            ],
        }
    ).encode(),
    "odd-points.geojson": lambda: (
        b'{"type": "FeatureCollection", "features": ['
        + b",".join(
            b'{"geometry": {"type": "Point", "coordinates": [%b, 1]}, "properties": '
            b'{"headline": "a", "start": "2031", "place": "A%b"}}' % (number, number)
            for number in (b"1e999", b"-0", b"1e-999", b"9" * 999, b"NaN", b"null", b"0.1e1")
        )
        + b"]}"
    ),
    "odd-own.geojson": lambda: json.dumps(
        {
            "type": "FeatureCollection",
            "libyatl": 1,
            "own": {"title": BIDI, "features": 1, "events": ODD},
            "places": {"p": {"at": ODD}, "q": {"name": BIDI, "at": [1, 2]}},
            "features": [
                {"id": "x", "part": x, "named": x, "own": x, "geometry": x, "properties": y}
                for x in ODD
                for y in ({"title": ESCAPES, "place": BIDI}, {"title": "a", "place": x}, x)
            ],
        }
    ).encode(),
    "broken.geojson": lambda: (
        b'{"type": "FeatureCollection", "features": ['
        + b'{"properties": {"headline": "a", "start": "2031"}},' * 2000
        + b'{"'
    ),
    "result.json": lambda: json.dumps(
        {
            "head": {"vars": ["date", ESCAPES, {}], "link": ESCAPES},
            "results": {
                "bindings": [
                    {
                        "itemLabel": {"type": "literal", "value": ESCAPES},
                        "date": {"type": "literal", "value": f"-{'9' * 16}-01-01T00:00:00Z"},
                        "datePrecision": {"type": "literal", "value": ESCAPES},
                        ESCAPES: {"type": ESCAPES, "value": ESCAPES, "datatype": ESCAPES},
                    },
                    {f"v{number}Label": {"type": "uri"} for number in range(5000)},
                ]
            },
        }
    ).encode(),
    "deep.yaml": lambda: b"- name: a\n  start: 2031\n  x: " + b"[" * 3000 + b"]" * 3000 + b"\n",
    "laughs.yaml": lambda: (
        b"- &a {name: x, start: 2031}\n"
        + b"".join(
            b"- &b%d [*%s]\n" % (n, b", *".join([b"a" if not n else b"b%d" % (n - 1)] * 9))
            for n in range(9)
        )
    ),
    "tags.yaml": lambda: (
        b"- name: !!python/object/apply:os.system [ls]\n  start: !!timestamp 2031-01-01\n"
    ),
    "dated.yaml": lambda: (
        b"- name: a\n  when: 2031-05-02 10:00:00 +02:00\n- name: b\n  when: 0x7EF\n"
    ),
    "script.js": lambda: b"var events = [{'name': 'a', 'start': '2031'}];\n",
    "endless.md": lambda: b"---\ntitle: a\ndate: 2031\n" + b"x: y\n" * 500,
    "rules.md": lambda: b"---\n---\n---\n---\n",
    "escapes.md": lambda: f"---\ntitle: {BIDI}\ndate: 2031\n---\n{ESCAPES}".encode(),
    "library.json": lambda: json.dumps(
        [
            {
                "id": ESCAPES,
                "type": "book",
                "title": ["x"],
                "author": [{"family": {}}, 1, None],
                "issued": {"date-parts": [["2031", "x"], [], [9] * 99]},
                "URL": "javascript:alert(1)",
            },
            {"id": "", "type": "book"},
            {"id": 1, "type": "book", "issued": {"raw": BIDI}},
        ]
    ).encode(),
    "laughs.xml": lambda: f'{laughing()}<data><event start="2031" title="&a11;"/></data>'.encode(),
    "external.xml": lambda: (
        b'<!DOCTYPE data SYSTEM "file:///etc/passwd"><data><event start="2031" title="a"/></data>'
    ),
    "no-entity.xml": lambda: b'<data><event start="2031" title="&x;"/></data>',
    "deep.xml": lambda: b"<data><event title='a' start='2031'>" + b"<b>" * 90_000,
    "cut.xml": lambda: b'<data><event start="2031" title="a"/><event start="20',
    "escapes.xml": lambda: (
        b'<data><event start="&#x202E;2031" title="&#x9b;31m&#x202E;" link="javascript:alert(1)">'
        b"&lt;script&gt;&#x9b;2J</event><event/><event title=' '> </event></data>"
    ),
    "others.xml": lambda: b"<project><event start='2031' title='a'/></project>",
    "no-events.xml": lambda: b"<data><!-- <event/> --><![CDATA[<event/>]]></data>",
    "spaced.xml": lambda: (
        b"<d:data xmlns:d='urn:d'><d:event start='2031' title='a'><b c='&quot;'/>&lt;</d:event>"
        b"<event xmlns='' start='2032' title='b'><event start='2033' title='c'/></event></d:data>"
    ),
    "points.xml": lambda: (
        b"<data><event title='a' start='x' end='y' latestStart='z' earliestEnd=''/>"
        b"<event title='b' end='2031'/><event title='c' start='2032' end='2031' isDuration='true'/>"
        b"<event title='d' start='2031' end='y' isDuration='TRUE' durationEvent='x'/></data>"
    ),
    "points.json": lambda: (
        b'{"dateTimeFormat": [], "events": [{"start": {}, "end": [1], "title": "a", "link": {}},'
        b' null, 3, {"start": 2031, "isDuration": "no", "title": ["b"], "description": "c"}]}'
    ),
    "dates.mw": lambda: (
        "".join(f"{one}: t\n{one} - {two}: u\n" for one, two in itertools.pairwise(DATES))
    ).encode(),
    "relative.mw": lambda: (
        b"after 5 days: a\nafter !x.end 3 days: b\nbefore !x - 5 days: c\n!x: d\n-5 days: e\n"
        b"999999999 years: f\n5 business days: g\n2031-01-01 - 999999999 years: h\nnow - now: i\n"
    ),
    "escapes.mw": lambda: (
        f"{ESCAPES}: {BIDI}\n2031: {ESCAPES}{BIDI} #{BIDI}\n{CONTROLS}\n".encode()
    ),
    "links.mw": lambda: (
        b"2031: " + b"[a](" * 3000 + b"\n" + b"[" * 9000 + b"\n[a](javascript:alert(1))\n"
        b"[b](http://h.example/x_(y)) [](location) ![c](http://h.example/c.png)\n"
    ),
    "headings.mw": lambda: (
        b"endGroup\n" + b"group a\n" * 500 + b"###### b\n# c\n2031:\n2032: \n- [x] d\n---\nid: e\n"
    ),
    "no-events.mw": lambda: b"title: a\nsome words\n",
    "plain.xlsx": workbook,
    "laughs.xlsx": lambda: workbook(sheet=sheet(ROWS.replace(">a<", ">&a11;<"), laughing())),
    "external.xlsx": lambda: workbook(
        sheet=sheet(
            ROWS.replace(">a<", ">&x;<"), '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        )
    ),
    "laughs-in-book.xlsx": lambda: workbook(
        book=BOOK.replace("<workbook", laughing() + "<workbook", 1)
    ),
    "bomb.xlsx": lambda: workbook(sheet=sheet(ROWS + " " * 60_000_000)),
    "bomb-beside.xlsx": lambda: workbook(**{"xl/media/image1.png": b"\0" * 60_000_000}),
    "many-parts.xlsx": lambda: workbook(**{f"xl/x{n}.xml": "" for n in range(3000)}),
    "no-sheet.xlsx": lambda: workbook(related=RELATED.replace("sheet1", "sheet2")),
    "climbing.xlsx": lambda: workbook(
        related=RELATED.replace("worksheets/sheet1", "../../../../etc/passwd")
    ),
    "not-xml.xlsx": lambda: workbook(sheet=b"\0\1\2"),
    "cut.xlsx": lambda: workbook()[:-40],
    "empty.xlsx": lambda: b"",
    "only-begun.xlsx": lambda: b"PK\3\4",
    "ole.xlsx": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "zip.xlsx": lambda: _zip_of("a.txt"),
    "far-cell.xlsx": lambda: workbook(
        sheet=sheet(f'{ROWS}<row r="1048576">{cell("XFD1048576", "far")}</row>')
    ),
    "no-places.xlsx": lambda: workbook(
        sheet=sheet(
            '<row><c t="inlineStr"><is><t>Date</t></is></c></row><row r="x"><c r="?1"/></row>'
        )
    ),
    "bad-values.xlsx": lambda: workbook(
        sheet=sheet(
            f'{ROWS}<row r="3"><c r="A3"><v>1e999</v></c><c r="B3" t="s"><v>99</v></c></row>'
            '<row r="4"><c r="A4" t="d"><v>x</v></c><c r="B4" t="e"><v>#REF!</v></c></row>'
            '<row r="5"><c r="A5" s="77"><v>NaN</v></c><c r="B5" t="b"><v>7</v></c></row>'
        )
    ),
    "escapes.xlsx": lambda: workbook(
        sheet=sheet(ROWS.replace(">a<", ">_x001B_[31m&#x202E;_x0000_x<")),
        book=BOOK.replace("Sheet1", "_x001B_[2J&#x202E;"),
    ),
    "csv-called.xlsx": lambda: b"Date,Title\n2031,a\n",
    "workbook-called.csv": workbook,
    **{f"dates-of-{role}.csv": lambda role=role: dates_of(role) for role in NAMES},  # type: ignore[misc]
    "slides.json": lambda: slides(
        [
            {"start_date": {"year": "9" * 4000}, "text": {"headline": ESCAPES, "text": BIDI}},
            {"start_date": {"year": [1], "month": {"x": {}}}, "text": {"headline": ["a"]}},
            {"start_date": [], "end_date": 7, "text": None, "media": [[]], "group": {"x": 1}},
            {"text": {"headline": "<" * 5000 + "a", "text": "<b" * 5000 + "&" * 5000}},
            {"start_date": {"year": 2031}, "text": {"headline": "a", "text": "</p>" * 5000}},
            {"start_date": {"year": 2031}, "text": {"headline": "a"}, "media": {"url": {}}},
            {"location": {"name": [], "lat": {}}, "text": {"headline": "a", "headline of text": 1}},
            7,
            None,
            [],
        ],
        title=[{"text": 7}],
        eras="x",
    ),
    "own-slides.json": lambda: slides(
        [
            {"text": {"headline": "&lt;" * 999, "text": f'<p class="libyatl-summary">{ESCAPES}'}},
            {"text": {"headline": "a", "text": '<p class="libyatl-actors"></p>' * 999}},
            {"text": "x", "start_date": {"year": []}, "end_date": 3, "media": {"url": "x", "y": 1}},
            {"text": {"headline": "a"}, "unique_id": {}, "start_date": {"year": 2031, "x": 1}},
            7,
        ],
        libyatl=7,
        title={"text": {"headline": []}},
    ),
    "slides-2.json": lambda: json.dumps(
        {"timeline": {"headline": [], "date": [{"startDate": "2031" + "," * 999}, {}, 7]}}
    ).encode(),
    "slides.csv": lambda: (
        f"Year,End Year,Headline,Media,Type,Type\n0,{'9' * 999},{ESCAPES},<b,title,\n"
        ",,,,era,era\n,,,,title,title\n2031,2030,a,https://a.example,,\n"
    ).encode(),
}


def _zip_of(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, "x")
    return out.getvalue()
