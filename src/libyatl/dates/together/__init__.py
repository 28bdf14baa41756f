"""The dates of one column or list, read together: what one of them leaves open, another settles.

column.py   which form a whole column has, and what each of its cells says
"""
