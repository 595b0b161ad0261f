"""The only code that changes records. It keeps comments, order, quoting and every byte that it need not touch.

A change is first described (edit.changes), then shown, and written only when asked. How:

    changes        what is to change, as a printable list; all of it prepared, checked and written, or none of it
    journal        a change of several files that ends in all or nothing, also where it is broken off
    splice         one change of one text, by the place of its nodes: the lines concerned and no others
    canonical      the one form in which records are written: by `make format`, and wherever something new is written
    comments       where a comment belongs, so that it goes where its field goes
    nodes          where each field and entry is in a text
    fill_in        comments that say what a person has to fill in
    outcomes       what people record: an update, a search that found nothing, a decision, a document, a new key

Nothing here reads what people type or send: that is scripts.intake.

Why not ruamel.yaml: it keeps comments when it writes a file again, but not every byte, and it is a second reader besides
the one that the archive is checked by.
"""
