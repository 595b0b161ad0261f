"""Marks, and rows of tables, become motions.

    parsed_motion    one motion as a document prints it, and its amendments
    parse            marked lines into motions: headings_above, piece_values and results_beside read its parts
    table_reading    motions in tables: table_columns, table_rows, table_values; table_forms and table_minutes read unusual ones
    merging          a motion that the document prints twice
    withheld_words   words that are not written; second_look: what came of it doubted once more
    motion_list      all of it: a document's lines in, its motions out, and what became of every line: account, left_out

Nothing here knows how a document is laid out: the marks alone say what a line is.
"""
