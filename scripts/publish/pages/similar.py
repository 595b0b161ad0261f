"""Is this already policy? The page on which a draft is compared with every motion, and the files that it fetches.

What is fetched from /similar/ when a draft is compared (a motion is identified by its position in order of time, from 0):

    motions.json    the rules of comparing, the meetings, and what each motion's standing means for whoever drafts
    words.txt       every word, with its rarity and the shard of the index that has it (see Similarity.shards)
    words/7.json    the shards that have the draft's most telling words
    ../search/texts the motions shown, as the search has them, with their passages
"""

import hashlib
from collections.abc import Iterator

from schema.archive import Record
from schema.language import N_, _
from schema.terms import Decision, MeetingKind, Standing
from scripts.publish.holdings import holdings_words
from scripts.publish.json_text import compact
from scripts.publish.search.search_files import TEXTS
from scripts.publish.search.similarity import Similarity
from scripts.publish.site import File, Site

NOT_KNOWN = N_("A motion exists; we do not know whether it was carried: do not cite it as policy.")
NOTHING_NEAR = N_("Nothing near enough in the lists we hold; the union may still have decided this.")
FIRST = 5
"""How many of the nearest motions are shown at first."""
LONGEST = 3_000
"""The most words of a draft. A longer text is not one motion."""

_CARRIED = {
    Standing.LATER_NOT_KNOWN: N_("It was carried; later decisions are not known."),
    Standing.NO_LATER_DECISION: N_("It was carried, and no later decision is recorded."),
    Standing.REAFFIRMED: N_("It was carried, and a later motion says that it still holds."),
    Standing.REPLACED: N_("It was carried, and a later motion stands in its place: cite that one."),
    Standing.CANCELLED: N_("It was carried, and a later motion ended it: do not cite it as policy."),
    Standing.LAPSED: N_("It was carried, and has lapsed since: do not cite it as policy now."),
    Standing.TIME_LIMIT: N_("It was carried for a time, and that time is over: do not cite it as policy now."),
    Standing.RULE_CHANGE: N_("It was carried and changed the rules: cite the rules in force, not the motion."),
}


def meaning(site: Site, record: Record) -> str:
    """What a motion's decision and standing mean for somebody who drafts another: whether there is policy to cite.

    One sentence, followed by what the standing follows from, if there is anything to say.
    """
    standing = site.views.standing(record)
    match standing.term:
        case Standing.NOT_KNOWN:
            return _(NOT_KNOWN)
        case Standing.NOT_POLICY if standing.indication:
            sentence = _("A motion exists; it was carried without a quorum: do not cite it as policy.")
        case Standing.NOT_POLICY if standing.decision is Decision.LOST:
            return _("A motion exists, and it was lost: it is not policy.")
        case Standing.NOT_POLICY:
            return _("A motion exists, and it was not carried: it is not policy.")
        case Standing.REFERRED:
            sentence = _(
                "A motion exists, and the meeting did not carry it on its own: do not cite it as the meeting’s policy."
            )
        case _ if record.meeting.kind is MeetingKind.CONGRESS:
            of_body = {"meeting": record.meeting.name, "union": site.archive.union.name}
            return _("{meeting} carried it: that body’s policy, not that of {union}.", **of_body)
        case carried:
            sentence = _(_CARRIED[carried])
    return f"{sentence} {standing.label.sentence}".strip()


def similar(site: Site, root: str) -> str:
    """The slot `similar`: the form for a draft, and the texts for when there are no scripts or nothing is near."""
    return site.render("similar.html.j2", root=root, held=holdings_words(site.archive), nothing=_(NOTHING_NEAR))


def files(site: Site) -> Iterator[File]:
    """Every file that the page fetches. The motions come last: their edition is a digest of all the others."""
    archive = site.archive
    similarity = Similarity(site)
    edition = hashlib.sha256()
    names, pieces = similarity.shards()
    for path, text in [("words.txt", names), *((f"words/{number}.json", text) for number, text in enumerate(pieces))]:
        edition.update(f"{path}\0{text}\0".encode())
        yield File(f"similar/{path}", text)
    sentences: dict[str, int] = {}
    means = [sentences.setdefault(meaning(site, record), len(sentences)) for record in archive.records.values()]
    table = {
        "edition": edition.hexdigest()[:12],
        **similarity.rules(),
        "meetings": [[key, len(archive.by_meeting[key]), meeting.name] for key, meeting in archive.meetings.items()],
        "means": means,
        "sentences": list(sentences),
        "texts": TEXTS,
        "first": FIRST,
        "longest": LONGEST,
    }
    yield File("similar/motions.json", compact(table))
