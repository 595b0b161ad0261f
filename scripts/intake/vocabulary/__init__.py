"""The vocabulary of motions and meetings, each kind in one module, for documents, tables and forms.

    results     what was decided, where all of a text is understood; doubt: a text that speaks of a result
    votes       by which vote
    numbers     a motion's number at the head of its line
    titles      what stands after a title: a result, a recommendation
    labels      labels on a line (Proposer:); columns: what the columns of a table are called
    headings    headings over motions; amendments: where one begins
    phrases     first words of a motion, what a composite is made of, the end of a list
    bodies      bodies by their names; names: who proposed a motion; movers: sentences that name people
    people      names of people, so that none is recorded
    dates       dates as people and spreadsheets write them

Each function takes a text and returns what it says in the terms of `schema`, or None; none knows where the text stood.
"""
