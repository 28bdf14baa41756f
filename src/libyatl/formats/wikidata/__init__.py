"""Results of SPARQL queries in JSON, as the query service of Wikidata hands them out.

reader.py           the rows of a result, entries of another tool
query_variables.py  which variable is what, by what it is called and bound to
row_times.py        the times of all rows, and what has to be said of them
padded_times.py     a time that is padded to a second, as precise as its item has it
signs.py            by what a result is told from a list of events

The format is that of W3C, SPARQL 1.1 Query Results JSON, in which each row binds variables to
`{type, value, datatype, xml:lang}`. It is called for Wikidata, since people look for that.
"""
