"""One motion as a person states it: names looked up, its number found, its record added to a change set; or all that is
wrong with the answers.

    answers      what a person says, as typed
    numbering    the number that a motion takes where nobody says one
    naming       the bodies and topics that answers name
    printed_in   the document that prints it, on the list already or new
    clauses      what it asks and holds
    typed_title  what is no part of its title, and whom that may name
    typed_words  its words, in lines
    decided      what the meeting did with it
    offers       what is offered where a motion is added: known headings, proposers and topics
    adding       all of these made into a record, with what it needs beside it
"""
