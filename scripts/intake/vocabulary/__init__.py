"""The vocabulary of motions and meetings, each kind in one module, for documents, tables and forms.

    results       what was decided, where all of a text is understood; result_tail: what follows the decision
    words         what papers call the meeting, its chair and a motion, for patterns; words beside those of results
    doubt, fates  a text that speaks of a result; likely: what it most likely says, for a person to confirm
    votes         by which vote
    numbers       a motion's number at the head of its line; told: what a text says of motions by their numbers
    titles        what stands after a title: a result, a recommendation
    labels        labels on a line (Proposer:), and what the columns of a table are called; result_keys
    headings      headings over motions; list_titles; amendments: where one begins
    phrases       first words of a motion, what a composite is made of, the end of a list; proceedings: lines that are never such
    bodies        bodies by their names; names: who proposed a motion
    people        names of people, so that none is recorded; people_told, movers: sentences that name them; masking
    dates         dates as people and spreadsheets write them; days and months, for patterns

Each function takes a text and returns what it says in the terms of `schema`, or None; none knows where the text stood.
"""
