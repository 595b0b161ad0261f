"""A second look at every motion that was read, before anything is planned, whatever rule read it.

The rules of the marks say what a line looks like. The checks here ask whether what came of it can be true: whether the
words are words, the decision is of this motion, the title names nobody. A check never adds anything. It can leave words
unwritten, leave a decision open, or refuse the motion; whatever it does is listed for a person, with the line.
"""
