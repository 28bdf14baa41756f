"""CSL-JSON: the library of Zotero and its like, as the sources of a chronology.

reader.py      the items of a library, entries of the registry `sources`
writer.py      entries of the registry, items of a library
items.py       an item in the keys of a source, and back
csl_dates.py   the dates of an item, and back
csl_names.py   the authors of an item, and back
signs.py       by what a library is told from a list of events
"""
