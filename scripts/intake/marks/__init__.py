"""Lines get their roles. Each is given by one rule, whose name stands in the mark: `Mark.rule`.

    rule                                       gives                          where, with its reason and examples

    (a rule of the file or the union)          any role                       given
    aside                                      skip                           tidying
    abbreviations, contents, end of the list   skip                           marking
    results by number                          unsure                         marking
    items                                      skip                           business
    table                                      the cells of a row             motions.table_reading
    title of the list, introduction,
      what is said of all that follows,
      amendments before their motion           heading, skip, amendment       preface
    headings before the first motion,
      headings between tables,
      headings at a motion's end               heading                        headings, preface
    empty parts                                skip                           marking
    number and title, name after number,
      title below number, title going on       number, title, proposer,
                                               result, words, made of         head_line
    names in brackets, names below,
      result in last line,
      result after words                       proposer, name, result,
                                               unsure                         closing
    what is printed beside the motion          skip, words                    beside
    people named                               name, words, result            naming
    after the end                              skip, name, unsure             rules, marking
    nothing takes it                           skip (not understood)          marking
    field of file, words in cells,
      label above, labelled                    the role of the label          labelled
    (every other)                              the role in its docstring      rules, a function of that name

Which numbered lines begin a motion at all is decided in heads, and in single where none has a number. mark has the types,
piece turns the pieces of a paragraph into marks of lines, habits are what most motions of a list have in common.
"""
