"""Marks, and rows of tables, become motions.

    parsed_motion   one motion as a document prints it
    parse           marked lines into motions: headings_above, piece_values, vote_lines and told_results read its parts
    table_reading   motions in tables; table_rows: their rows; bare_tables: those without a heading row
    merging         a motion that the document prints twice
    motion_list     all of it: a document's lines in, its motions out, and what became of every line

Nothing here knows how a document is laid out: the marks alone say what a line is.
"""
