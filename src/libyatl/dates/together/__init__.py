"""The dates of one column or list, read together: what one of them leaves open, another settles.

column.py        which form a whole column has, and what each of its cells says
outcomes.py      what is told of a cell, or why nothing is
date_column.py   what is known of a column
gathering.py     each distinct cell looked at by itself
settling.py      what the cells leave open, settled by all of them
deciding.py      in which order the numbers of a date stand
year_of_row.py   years of two digits, and the year that another column has
cell_forms.py    the forms of a date in a cell
iso_cells.py     ISO 8601, told at a glance
sure_dates.py    days and spans that are surely read as they stand
clock_cells.py   clock times and offsets
midnights.py     days that stand with a clock time, always 00:00
epoch_cells.py   numbers since 1970
year_cells.py    years in numbers, and codes among them
blanks.py        what only looks like a blank
part_columns.py  year, month and day in columns of their own
clock_columns.py  a day, its clock time and its zone in columns of their own

A form that has one reading is a row of `cell_forms._IN_WORDS`; one whose numbers can stand in
several orders names the order of each reading, and `deciding` does the rest.
"""
