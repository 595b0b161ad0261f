"""Documents and forms in, proposed records out.

    a file → readers (one a format) → lines → tidying → recognisers → a motion list → proposals → a plan

`readers` know formats and nothing of motions; from `lines` on nothing knows of formats. Nothing here prints, and nothing
writes: a plan is carried out by scripts.edit.
"""
