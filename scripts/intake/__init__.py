"""Documents, tables and forms in, proposed records out.

    a file → documents (one module a format) → lines → tidying → marks → motions (parse) → proposals → a plan
    a table or a form → tables, forms → steps, and problems by row and column

`new_event` and `new_document` are the one way in which an event or a document is recorded, whoever gives it. `vocabulary`
has the words of the trade, for all of these. `documents` knows formats and nothing of motions; from `lines`
on nothing knows of formats. Nothing here prints, and nothing writes: a plan is carried out by scripts.edit.
"""
