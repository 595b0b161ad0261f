"""Documents and forms in, proposed records out.

    a file → documents (one module a format) → lines → tidying → recognisers → a motion list → proposals → a plan

`documents` knows formats and nothing of motions; from `lines` on nothing knows of formats. Nothing here prints, and nothing
writes: a plan is carried out by scripts.edit.
"""
