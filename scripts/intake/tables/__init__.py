"""Tables in: the table of all outcomes that comes back, and the results of a meeting.

    outcome_rows      the table of all outcomes as it goes out
    outcome_reading   the same table as it comes back: what it says otherwise than the archive
    results           the results of a meeting
    sheet_reading     what the two readings have in common

A reading yields steps for scripts.edit and problems by row and column; it writes and prints nothing.
"""
