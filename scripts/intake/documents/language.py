"""The language of a text, by its commonest words: only English is read automatically."""

import re
from collections import Counter
from collections.abc import Iterable

SMALL_WORDS = {
    "English": "the and of to that this for is be with by which are it on from not has have as at we our their will should",
    "German": "der die das und nicht den dem des von mit ist ein eine einen zu zur zum für auf wird werden sich im sind dass",
    "French": "le la les des et du une que qui pour dans est sur pas au aux par ne il ce cette sont avec",
    "Welsh": "y yr yn ac sydd bod mae hwn hon cyfarfod gan ei eu wrth gyda fod nad nid oes ar gyfer dros",
    "Irish": "agus na ar go leis an chun sé seo atá bhfuil gach ag faoi don den le mar nach",
    "Dutch": "de het een van en dat niet op te voor met zijn door aan wordt bij ook deze",
    "Spanish": "el los las que del por una para con se no es su como más este esta al y",
    "Italian": "il che di della per una con non si del le dei gli alla nel sono questo e",
    "Swedish": "och att det som på för av med till den inte om ett är har ska vi",
    "Danish or Norwegian": "og at det som på for av af med til den ikke om et er har skal vi",
    "Polish": "i w na z do nie że się jest dla oraz przez od o jako",
    "Portuguese": "o os as que do da dos das para com uma não por se ao e em",
}
"""The commonest words of each language that are seldom words of another."""

_SETS = {language: frozenset(words.split()) for language, words in SMALL_WORDS.items()}
FEWEST_WORDS = 20
"""The fewest words by which a language is recognised."""
SHARE = 0.1
"""Of all words: a running text of any language has more of its small words, and a list of English titles has fewer."""


def language_of(texts: Iterable[str]) -> str:
    """The language of a text, where its small words say that it is another than English; else nothing."""
    words = [word for text in texts for word in re.findall(r"[^\W\d_]+", text.lower())]
    if len(words) < FEWEST_WORDS:
        return ""
    counts = Counter({language: sum(word in small for word in words) for language, small in _SETS.items()})
    likely, count = counts.most_common(1)[0]
    is_other = likely != "English" and count >= SHARE * len(words) and count >= 2 * counts["English"]
    return likely if is_other else ""


WORDS_OF_PAPERS = {
    "Welsh": "cynnig cynigion cynigiwyd eiliwyd pasiwyd derbyniwyd gwrthodwyd cofnodion rhybudd gwelliant penderfynwyd cyngor cynhadledd",
    "Irish": "rún rúin tairiscint tairiscintí moladh cuireadh miontuairiscí comhairle leasú comhdháil rith diúltaíodh",
    "Gaelic": "gluasad gluasadan comhairle atharrachadh taic geàrr-chunntas coinneamh dhiùlt",
    "French": "proposition propositions adoptée adopté rejetée rejeté procès-verbal amendement appuyé appuyée proposé congrès",
    "Spanish": "propuesta propuestas aprobada aprobado rechazada rechazado acta enmienda congreso",
    "German": "antrag anträge angenommen abgelehnt beschluss protokoll antragsteller zurückgezogen",
}
"""Words that the papers of meetings have beside their English, where they are in two languages."""
_OF_PAPERS = {language: frozenset(words.split()) for language, words in WORDS_OF_PAPERS.items()}
FEWEST_OF_PAPERS = 3
"""How many different ones say that a paper is in two languages."""


def second_language(texts: Iterable[str]) -> str:
    """The language that a paper is in beside English, by the words that such papers have; empty where none is."""
    words = {word for text in texts for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.lower())}
    counts = {language: len(words & papers) for language, papers in _OF_PAPERS.items()}
    likely = max(counts, key=lambda language: counts[language])
    return likely if counts[likely] >= FEWEST_OF_PAPERS else ""


def note_on_language(texts: Iterable[str]) -> tuple[str, ...]:
    """A sentence where a text is in another language than English, or in another one too; else none."""
    texts = list(texts)
    language = language_of(texts)
    if not language and (second := second_language(texts)):
        return (
            f"Parts of it seem to be in {second}. Only English is read by itself: compare each title, and what was decided. With a "
            "margin (MARGIN=margin.txt) a document in two languages can be brought in.",
        )
    if not language:
        return ()
    return (
        f"It seems to be in {language}. Only English is read by itself: what is not understood is listed. With a margin "
        "(MARGIN=margin.txt) a document in any language can be brought in.",
    )
