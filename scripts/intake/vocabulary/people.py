"""Recognises names of people among those of bodies and places, so that none is recorded or printed."""

import re
from functools import lru_cache

HONORIFIC = r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof(?:essor)?|Sir|Dame|Lord|Lady|Baroness|Baron|Rev(?:erend|d)?|Fr|Father|Canon|Archdeacon|Archbishop|Senator|Baill?ie|Bishop|Pastor|Rabbi|Imam|Ald|Alderman|Capt|Cllr|Councillor|Bro|Sis|Sr|Cde|Brother|Sister|Comrade)\b\.?"

# Common first names in Britain and Ireland. Names that are places or words as well (Kent, Florence, Grace, Mark, Will) are
# left out: they are still read as a person's by the shape of the whole name.
_FIRST_NAMES = """
aaron abdul abigail adam adrian agnes ahmed aidan aisha aisling alan alasdair albert alec alex alexander alexandra
alfred ali alice alison alistair amanda amber amina amira amit amy anand andrea andrew andy angela angharad angus
anil anita ann anna anne annette annie anthony antonia anwen arjun arthur asha audrey barbara beatrice becky ben
benjamin bernadette bernard beth bethan billy bob brenda brendan brian bridget bronwen bryan bryn callum carl carla
caroline carolyn carys catherine cathy ceri charles charlie charlotte cheryl chloe chris christina christine
christopher ciara claire clive colin colm connor conor craig cyril daniel danny darren dave david debbie deborah
declan deirdre denis denise dennis derek dermot diana diane donald donna dorothy doug duncan dylan eamonn eddie
edward eileen eilidh elaine eleanor eleri elin elizabeth ella ellen ellie elwyn emily emma emrys eoin eric erica
erin esther ethan eva evelyn ewan fatima felicity fiona frances francis fred gail gareth gary gavin gemma geoff
geoffrey george geraint gerald geraldine gerard gerry gillian gina glenys glyn gordon graeme graham greg gregory
gwen gwyneth hamid hannah harriet harry hassan helen helena henry hilary howard hugh huw hussein hywel ian ibrahim
imran ioan irene iris isabel isobel ivan ivor jack jackie jacob jacqueline jake james jamie jan jane janet janice
janine jason javed jean jeff jeffrey jennifer jenny jeremy jess jessica jill jim jimmy jo joan joanna joanne jodie
joe joel john johnny jon jonathan joseph josephine josh joshua joyce juan judith judy julia julian julie karen karl
kate kath katherine kathleen kathryn kathy katie katy kay keith kelly ken kenneth kerry kevin khalid kieran kim
kirsty kumar laura lauren laurence lawrence leanne leila len leo leon leonard lesley leslie liam linda lindsay lisa
liz llinos llyr lorna lorraine louis louise lucy luke lydia lynda lynn lynne mahmoud malcolm mandy manjit marek
margaret maria marian marie marilyn marion marjorie martin martyn mary mathew matt matthew maureen maurice megan
meera mel melanie melissa michael michelle mick miguel mike mohamed mohammad mohammed moira morag morwenna muhammad
muriel myra nadia nancy naomi natalie natasha neil nia niamh nicholas nick nicola nicole nigel nikki noel nora norma
norman oliver olivia omar orla oscar owain owen pam pamela parvati pat patricia patrick paul paula pauline pawel
peggy penny peter petra phil philip phillip phyllis piotr priya rachel rafael raj rajesh ralph ramesh ravi raymond
rebecca rhian rhiannon rhodri rhona rhys ricardo richard rita rob robert roberta robin roger roisin ronald rory
rosalind rosemary rosie roy russell ruth ryan sabrina sadiq sally sam samantha samir samuel sandra sanjay sara sarah
sean seamus shaun sharon sheila shona siân sian sinead siobhan sioned sofia sonia sophia sophie stefan stella
stephanie stephen steve steven stewart stuart sue sunita susan suzanne sylvia tariq teresa terence terry tessa
theresa thomas tim timothy tina tom tomasz tony tracey tracy trevor tyrone ursula usha valerie vera veronica vijay
vikram vincent vivien wayne wendy wilfred william winifred yasmin yusuf yvonne zahra zainab zara zoe
""".split()
FIRST_NAMES = frozenset(_FIRST_NAMES)

NAME_PART = r"(?:[A-Z]\.?|(?:O['’]|Mc|Mac|D['’])?[A-ZÀ-ÞŴŶ][\w'’]*(?:-[A-ZÀ-Þ][\w'’]*)?|van|de|der|von|al|bin|ap|ab)"
_CAPITALISED = r"(?:O['’]|Mc|Mac|D['’])?[A-ZÀ-ÞŴŶ][\w'’-]+"
PERSON = re.compile(rf"{NAME_PART}(?: {NAME_PART}){{1,3}}")
"""Two to four words with capitals: a name, of a person or of something else."""

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_TITLED = re.compile(rf"{HONORIFIC}\s+(?:[A-Z]\.?\s*)*{_CAPITALISED}(?:\s+{_CAPITALISED})?")
_WITH_INITIALS = re.compile(rf"(?<![\w.])(?:[A-Z]\.\s?){{1,3}}{_CAPITALISED}")
_REVERSED = re.compile(rf"\b[A-ZÀ-Þ][A-ZÀ-Þ'’-]{{2,}},\s+(?P<first>{_CAPITALISED})(?:\s+[A-Z]\.?(?!\w))?")
"""`OAKLEY, Margaret`."""
_CODE = re.compile(
    r"\+\d[\d ()-]{8,14}\d|\b0\d{2,4}[ -]\d{3,4}[ -]\d{3,4}\b|\(?\b0\d{2,4}[ -]?\d{5,7}\b\)?"
    r"|\(?\b[a-z]{0,2}\d{5,9}\b\)?|\S+@\S+\.\w+"
)
"""Numbers of members and students, addresses and telephone numbers, as they stand beside names."""


_INSTITUTION = re.compile(
    r"\b(?:Hospital|Infirmary|Street|Road|Square|School|Academy|Prison|Station|Airport|University|College|Institute|Library|Museum)\b"
)
"""Words that follow a first name where a place is named after somebody: King George Hospital, Charlotte Street."""


_SAINTS_AND_KINGS = frozenset(("St", "Saint", "King", "Queen", "Prince", "Princess"))
"""Words before the name of whom a place or a body is called after: St John Ambulance, Queen Mary University."""


@lru_cache(maxsize=20_000)
def names_in(text: str) -> tuple[tuple[int, int], ...]:
    """Where names stand in a text that are surely people's: with a title, initials or a common first name."""
    spans = [found.span() for pattern in (_TITLED, _WITH_INITIALS, _CODE) for found in pattern.finditer(text)]
    spans += [found.span() for found in _REVERSED.finditer(text) if found["first"].lower() in FIRST_NAMES]
    words = list(_WORD.finditer(text))
    for at, word in enumerate(words):
        if word.group().lower() not in FIRST_NAMES or not word.group()[0].isupper():
            continue
        if at and words[at - 1].group() in _SAINTS_AND_KINGS:
            continue
        end = word.end()
        for following in words[at + 1 : at + 4]:
            between = text[end : following.start()]
            is_name = following.group()[0].isupper() or following.group() in (
                "van",
                "de",
                "der",
                "von",
                "bin",
                "ap",
                "ab",
            )
            if not is_name or not re.fullmatch(r"\.? ", between):
                break
            end = following.end()
        if end > word.end() and not _INSTITUTION.search(text[word.end() : end]):
            spans.append((word.start(), end))
    return tuple(sorted(spans))


_ONE_OF_US = re.compile(
    rf"\b(?:our|a|the|fellow|former|late)\s+(?:\w+\s+)?(?:member|colleague|comrade|friend|brother|sister|steward|rep|secretary|president|chair"
    rf"|officer|official|worker|driver|nurse|teacher|activist|campaigner)s?,?\s+{_CAPITALISED}\s+{_CAPITALISED}"
)


def may_name(text: str) -> bool:
    """Whether a text names a person, surely or by the word before a name: `our member Delphine Marrack`."""
    return bool(names_in(text)) or _ONE_OF_US.search(text) is not None


def with_names_masked(text: str) -> str:
    """A text without the names of people that stand in it: `Withdrawn by (name)`."""
    parts, at = [], 0
    for start, end in names_in(text):
        if start >= at:
            parts += [text[at:start], "(name)"]
            at = end
        at = max(at, end)
    return "".join([*parts, text[at:]])


_WHO = rf"(?:{_TITLED.pattern}|{_WITH_INITIALS.pattern}|{PERSON.pattern})"
_POST = r"(?:delegates?|representatives?|reps?|secretary|chair(?:man|woman|person)?|president|treasurer|mover|proposer|speaker)"
_MOVER_AFTER = re.compile(
    rf"(?P<before>\S.*?)(?:,?\s+(?:by|per|through|via|c/o)(?:\s+(?:its|their|our|the)\s+(?:[\w-]+\s+){{0,2}}{_POST},?)?"
    rf"|,?\s+(?:(?:its|their|our|the)\s+)?{_POST}:?)(?:\s+(?P<who>{_WHO}))?(?P<rest>\s*[,;(].*)?"
)
_SECONDED_AFTER = re.compile(
    r"(?P<before>\S.*?)[,;]?\s+\(?(?:and\s+)?seconded(?:\s+by)?:?\s+(?P<who>.+)", re.IGNORECASE
)


def body_and_mover(text: str) -> tuple[str, str] | None:
    """What put a motion and, after it, who moved or seconded it for that body: `Valley Branch by Jo Bloggs`.

    `Mill Branch, seconded by Quay Branch`, `Mill Branch by its delegate` and `Mill Branch delegate Jo Bloggs` are such texts
    too. The second part is empty where nobody is named; None where the text says no such thing.
    """
    for pattern in (_SECONDED_AFTER, _MOVER_AFTER):
        found = pattern.fullmatch(text)
        # "Ashby by Partney Branch" is one name.
        is_one = (
            found and pattern is _MOVER_AFTER and found["who"] and re.search(r"\b(?:Branch|Committee)$", found["who"])
        )
        if found and not is_one and (found["who"] or re.search(r"\bby\s", text)):
            return found["before"], found["who"] or ""
    return None


_CONNECTING = frozenset(
    "in the name names of and with by submitted signed proposed seconded moved tabled put brought proposer proposers seconder seconders mover movers thirder"
    " other others on behalf for from speaker speakers speaking spoke against chair president secretary treasurer delegate delegates member members"
    " councillor cllr dr mr mrs ms mx plus also jointly sponsor sponsors sponsored supported motion this was hon rep reps officer a an".split()
)


def rest_without_names(text: str) -> str:
    """What stands in a text beside people's names."""
    return with_names_masked(text).replace("(name)", " ").strip(" ()[].,;:")


def is_of_names(text: str) -> bool:
    """Whether a line says who put or supported something and nothing else: `In the names of Jo Bloggs and Ann Roe`,
    `Submitted by Jo Bloggs, Ann Roe and 14 others`."""
    if len(text) > 200 or not names_in(text):
        return False
    rest = rest_without_names(text)
    return all(word.lower() in _CONNECTING or word.isdecimal() for word in re.findall(r"\w+", rest))


def without_codes(text: str) -> str:
    """A text without members' numbers, addresses and telephone numbers."""
    return " ".join(_CODE.sub(" ", text).split())


_ADDRESS = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\d)(?:\+\d[\d ()-]{8,14}\d|0\d{2,4}[ -]\d{3,4}[ -]\d{3,4})(?!\d)"
)


def has_address(text: str) -> bool:
    """Whether a text gives somebody's address or telephone number: `Write to hive@example.org`, `Ring 01632 960 114`."""
    return _ADDRESS.search(text) is not None


def is_surely_person(text: str) -> bool:
    """Whether a name is a person's beyond doubt: `Dr A. B. Wick`, `M. Oakley`, `Margaret Oakley`."""
    text = without_codes(text).strip(" .,;()")
    spans = names_in(text)
    return bool(spans) and spans[0][0] == 0
