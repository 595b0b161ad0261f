"""Lines get their roles: number, title, proposer, words, result. `mark` has the types, the other modules the rules."""
