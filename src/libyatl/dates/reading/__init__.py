"""Reading: a text to a date, in EDTF or in English."""
