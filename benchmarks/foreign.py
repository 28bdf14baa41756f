"""Files of other tools: tables, lists, workbooks, as they are met and as an adversary has them."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable

from growing import Entry, Shape, entries

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATED = "http://schemas.openxmlformats.org/package/2006/relationships"


def day(n: int) -> str:
    return f"{1 + n % 28:02}/{1 + n % 12:02}/{1900 + n % 120}"


def clock(n: int) -> str:
    return f"2031-05-{1 + n % 28:02} {n // 3600 % 24:02}:{n // 60 % 60:02}:{n % 60:02}.{n:06}+00:00"


def event(n: int) -> str:
    """Return a row in the columns of ACLED."""
    return (
        f"XYZ{n},{1 + n % 28} May 2031,2031,{1 + n % 3},Battles,Armed clash,Side {n % 90},"
        f"Helpers {n % 7}; Others,Side {n % 80},Ruritania,Town {n % 300},{n % 80}.25,{n % 170}.5,"
        f"Courier {n % 40}; Post,Words of {n} and more.,{n % 5}\n"
    )


ACLED = (
    "event_id_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,assoc_actor_1,"
    "actor2,country,location,latitude,longitude,source,notes,fatalities\n"
)
UCDP = (
    "id,year,type_of_violence,dyad_name,side_a,side_b,source_article,where_coordinates,"
    "date_prec,date_start,date_end\n"
)


def article(n: int) -> str:
    """Return a row in the columns of UCDP GED, its sources a table in a cell."""
    told = f'""""Post"",""2030-05-{1 + n % 28:02}"",""Headline {n}"""";""""Courier"",""x"",""y"""""'
    return f"{n},2030,1,A - B,A,B {n % 50},{told[1:]},Town,{1 + n % 5},2030-05-02,2030-05-08\n"


def keyed(record: Callable[[int], object], head: str = "", tail: str = "") -> Shape:
    """Return the shape of records in JSON, one a line, with a comma between."""
    return entries(lambda n: f"{',' * bool(n)}{json.dumps(record(n))}\n", f"{head}[", f"]{tail}")


def workbook(row: Callable[[int], str], header: str) -> Callable[[int], bytes]:
    """Return the shape of a workbook that is not packed, so that it is as large as its sheet."""
    sheet = entries(
        lambda n: f'<row r="{n + 2}">{row(n)}</row>',
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">{header}</row>',
        "</sheetData></worksheet>",
    )
    parts = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.'
            'openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{RELATED}"><Relationship Id="r1" '
            f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
            '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{RELATED}"><Relationship Id="r1" '
            f'Type="{OFFICE}/worksheet" Target="worksheets/s.xml"/></Relationships>'
        ),
    }

    def shape(size: int) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, text in {**parts, "xl/worksheets/s.xml": sheet(size)}.items():
                archive.writestr(name, text)
        return out.getvalue()

    return shape


def text(place: str, said: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{said}</t></is></c>'


def wide(cell: Entry, head: str = "Date,Title") -> Shape:
    """Return the shape of a table of one row, its header as long as the row."""

    def shape(size: int) -> str:
        row = entries(cell)(size // 2)
        return f"{head}{row}\n2031,a{row}\n"

    return shape


FOREIGN: dict[str, Shape | Callable[[int], bytes]] = {
    "sheet.csv": entries(
        lambda n: f"{day(n)},Title {n},Courier {n % 40},A{n % 9}; B\n", "Date,Title,Source,Who\n"
    ),
    "acled.csv": entries(event, ACLED),
    "ucdp.csv": entries(article, UCDP),
    "clocks.csv": entries(lambda n: f"{clock(n)},a{n}\n", "datetime,message\n"),
    "parts.csv": entries(
        lambda n: f"{1900 + n % 120},{n % 12},{n % 31},a{n}\n", "Year,Month,Day,Event\n"
    ),
    "no-titles.csv": entries(lambda n: f"{day(n)},Words {n}. More.\n", "Date,Description\n"),
    "bad-days.csv": entries(lambda n: f"{n}th of never,a\n", "Date,Title\n"),
    "ambiguous.csv": entries(lambda n: f"0{1 + n % 9}/02/{1000 + n % 8000},a\n", "Date,Title\n"),
    "two-digits.csv": entries(lambda n: f"{1 + n % 28}-May-{n % 99:02},a\n", "Date,Title\n"),
    "own-names.csv": entries(lambda n: f"2031,a,A{n},P{n},S{n}\n", "Date,Title,Who,Where,Source\n"),
    "many-columns.csv": wide(lambda n: f",c{n}"),
    "alike-columns.csv": wide(lambda n: ",x"),
    "unnamed-columns.csv": wide(lambda n: ","),
    "one-list-of-names.csv": entries(lambda n: f"A{n};", "Date,Title,Who\n2031,a,", "Z\n"),
    "odd-statuses.csv": entries(lambda n: f"2031,a,word {n}\n", "Date,Title,Status\n"),
    "urls.csv": entries(lambda n: f"2031,a,https://e.org/{n}?utm=1\n", "Date,Title,URL\n"),
    "bars.csv": entries(lambda n: f'2031|a "{n}|b\n', "Date|Title|Note\n"),
    "names.json": keyed(lambda n: {"name": f"a{n}", "start": day(n), "tags": [{"tag": "x"}]}),
    "features.json": keyed(
        lambda n: {
            "type": "Feature",
            "properties": {"name": f"a{n}", "date": "2031"},
            "geometry": {"type": "Point", "coordinates": [1, 2]},
        },
        '{"type": "FeatureCollection", "features": ',
        "}",
    ),
    "cited.json": keyed(
        lambda n: {
            "name": f"a{n}",
            "start": "2031",
            "sources": [{"title": f"T{n}", "url": f"https://e.org/{n}", "outlet": "Post"}],
        }
    ),
    "names.yaml": entries(lambda n: f"- name: a{n}\n  start: {day(n)}\n  who: [A, B{n % 9}]\n"),
    "own-keys.yaml": entries(lambda n: f"- {{name: a, start: 2031, k{n}: 1}}\n"),
    "names.jsonl": entries(
        lambda n: f'{{"message": "a{n}", "datetime": "{clock(n)}", "user": "u{n % 9}"}}\n'
    ),
    "library.json": keyed(
        lambda n: {
            "id": f"doe{n}",
            "type": "book",
            "title": f"T{n}",
            "author": [{"family": "Doe", "given": "J."}],
            "issued": {"date-parts": [[2031, 5]]},
        }
    ),
    "note.md": entries(lambda n: f"k{n}: v\n", "---\ntitle: a\ndate: 2031\n", "---\nWords.\n"),
    "rows.xlsx": workbook(
        lambda n: f"{text(f'A{n + 2}', day(n))}{text(f'B{n + 2}', f'Title {n}')}",
        text("A1", "Date") + text("B1", "Title"),
    ),
    "empty-rows.xlsx": workbook(lambda n: "", text("A1", "Date") + text("B1", "Title")),
    "far-rows.xlsx": workbook(
        lambda n: text(f"XFD{n + 2}", "far"), text("A1", "Date") + text("B1", "Title")
    ),
}
