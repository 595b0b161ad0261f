"""The margin file: the marks of a document written down as text, so that a person can correct how it was read.

    text → a margin file (grammar) → rules, marks by hand (apply, editions) → the document read again → text (render)

`reading` has all of it together

`places` says what each line is called in it. Nothing here knows what motions are: marks are all it gives and takes. The
words of a record always come from the document; what stands right of `|` in the file is only compared with it.
"""
