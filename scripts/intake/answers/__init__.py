"""What people answer, whichever way they give it: an option of a command, a field of a form, a cell of a table.

    resolve_input   the motion, meeting, clauses or result that an answer means
    evidence        the document that it rests on, by words or by address
    new_event       what came of a motion, as an event; new_document: a document that is put on the list
    answer_problem  what is wrong with an answer

Nothing here writes: each gives steps for scripts.edit, or all that is wrong.
"""
