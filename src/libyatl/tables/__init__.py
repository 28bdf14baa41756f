"""Big tables: an engine that others keep does the work on sets; all meaning stays with libyatl.

A row's answer rests on few cells, and a million rows have few distinct ones: these are read by the
very reader as a small table, and asked as any chronology is.
"""
