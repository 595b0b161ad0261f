"""Numbers of lists, which word processors and browsers count and do not store."""

ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
         (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def numeral(number: int, form: str) -> str:
    """A number in one of the forms that OpenXML names: `decimal`, `lowerLetter`, `upperRoman`…"""
    match form:
        case "lowerLetter" | "upperLetter" if number > 0:
            # After z comes aa, then bb: word processors repeat the letter.
            letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
            return letter.upper() if form == "upperLetter" else letter
        case "lowerRoman" | "upperRoman" if 0 < number < 4000:
            written = ""
            for value, letters in ROMAN:
                written += letters * (number // value)
                number %= value
            return written.upper() if form == "upperRoman" else written
        case "decimalZero":
            return f"{number:02}"
        case "none":
            return ""
        case _:
            return str(number)
