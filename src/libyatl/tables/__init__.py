"""Big tables: the work on sets is done by an engine that others keep, all meaning by libyatl itself.

A row's answer rests on few cells, and a million rows have few distinct ones: these are read by the
very reader as a small table, and asked as any chronology is.
"""
