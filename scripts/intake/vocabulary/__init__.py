"""The words of the trade, each kind in one home, for documents, tables and forms alike.

    decisions   what was decided, and by which vote
    columns     what the columns of a table and the labels on a motion are called
    dates       dates as people and spreadsheets write them

Each function takes a text and returns what it says in the terms of `schema`, or None; none knows where the text stood.
"""
