"""Results that say first who decided: `The Assembly rejected this motion`."""

import re

_THE_MEETING_DID = re.compile(
    r"(?:the )?(?:conference|congress|agm|annual general meeting|meeting|assembly|convention|synod|delegates|members)\s+"
    r"(?:then |duly )?(?P<how>unanimously |overwhelmingly |narrowly )?(?P<did>carried|passed|adopted|approved|rejected|defeated) "
    r"(?:the|this) (?P<thing>motion|resolution)(?P<more>\b(?!:$).*)",
    re.IGNORECASE,
)
_THE_MOVER_ACCEPTED = re.compile(
    r"(?:the )?(?:movers?|proposers?)(?: of the motion)? (?:(?:has|have|then|duly) )?accepted (?:the|this) amendment",
    re.IGNORECASE,
)


def in_passive(text: str) -> str:
    """The same with what it was done to first: `The motion was rejected, 12 votes to 40`; empty where it is no such sentence.

    A committee's doing is not the meeting's; before a colon it is said of the motion that follows.
    """
    if _THE_MOVER_ACCEPTED.fullmatch(text):
        return "The amendment was accepted by the mover"
    found = _THE_MEETING_DID.fullmatch(text)
    return f"The {found['thing']} was {found['how'] or ''}{found['did']}{found['more']}" if found else ""
