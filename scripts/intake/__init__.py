"""Documents, tables and forms in, proposed records out.

    a file → documents (one module a format) → lines → marks → motions → planning
    a table or a form → answers → tables, one_motion, forms → steps, and problems by row and column

`vocabulary` has the words of the trade, for all of these. `documents` knows formats and nothing of motions; nothing after it
knows of formats. Nothing here prints, and only attachments are written: a plan is carried out by scripts.edit.
"""
