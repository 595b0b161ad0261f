"""Tables in: the table of all outcomes that comes back, and the results of a meeting.

    spreadsheet       a CSV file's bytes into rows, undoing what spreadsheet programs do to them; and a table out
    outcome_rows      the table of all outcomes as it goes out
    outcome_reading   the same table as it comes back: what it says otherwise than the archive
    results           the results of a meeting
    sheet_reading     what the two readings have in common

A reading yields steps for scripts.edit and problems by row and column; it writes and prints nothing.
"""
