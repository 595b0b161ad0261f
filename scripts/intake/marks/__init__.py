"""Lines get their roles. Each is given by one rule, whose name stands in the mark: `Mark.rule`.

    marking          the order of all steps, for a document and for one motion in it
    given            marks from outside: by hand, by the rules of a margin file or of the union
    tidying          what printing did to the lines is undone; wrapping, page_furniture
    set_apart        title, introduction, contents, results by number: what is in no motion
    heads            which numbered lines begin a motion; head_weight, lists, results_above
    unusual_heads    the same for letters and other numbers; unnumbered for none; introductions and starts for minutes
    headings         what is a heading over motions; habits: what most motions of a list do
    head_line        the line that a motion begins with; after_title: what stands beside its title
    rules            the paragraphs of a motion: a list of rules, in the order in which they are tried. They stand there, and in
                     labelled, naming, debate, proceedings, amendment_line, below_words and business
    closing          what can only be seen at the end of a motion; whole_motion: once all of it is marked
    business         which of all this is an item of business, and no motion

mark has the types, section a motion while it is marked, piece turns the pieces of a paragraph into the marks of its lines.

The name of a rule of `rules` is that of its function, with spaces. The others:

    tidying         aside
    marking         abbreviations, end of the list, empty parts, items, a section, after the end, nothing takes it
    set_apart       title of the list, introduction, what is said of all that follows, amendments before their motion, contents,
                    results by number, key to results, earlier meeting, empty forms
    headings        headings before the first motion, headings between tables, headings at a motion's end
    head_line       number and title, name after number, title below number, title going on, letters of a key; motions at,
                    introduction and asked in minutes
    closing         names below, names in brackets, name after words, addresses below, result in last line, result after words,
                    results beside names, results above
    whole_motion    quoted words, last sentence; words beside (below_words)
    elsewhere       table (motions.table_reading), second look (motions.second_look), a rule of the file or the union (given)
"""
