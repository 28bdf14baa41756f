"""Workbooks of spreadsheets (.xlsx, Office Open XML), which openpyxl reads and XlsxWriter writes.

archive.py         the zip archive: what is refused of it before anything is unpacked
package.py         the parts of a workbook: which sheets there are
survey.py          what of a sheet openpyxl does not tell
chosen_sheet.py    which sheet is read, and in which row its columns are named
cell_texts.py      cells to text: a date as exactly as its format shows it
half_converted.py  columns of dates of which a spreadsheet swapped some
sheet_cells.py     the texts of a sheet, row by row
reader.py          a sheet to events, as any table
own_rows.py        a row of one that libyatl wrote
own_workbook.py    a workbook that libyatl wrote, to the chronology that it was
signs.py           by what a sheet is known, and how many rows it holds
stated.py          what the cells of a row do not say by themselves
writer.py          a selection to a workbook

Nothing here is imported before a workbook is named, and openpyxl and XlsxWriter by `sheet_cells.py`
and `writer.py` alone: the archive, the sheets and the count of rows take neither.
"""
