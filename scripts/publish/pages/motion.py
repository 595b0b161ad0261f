"""The page of one motion: what was decided, whether it is still policy, what came of it, and how all that is known."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from schema.archive import Record
from schema.language import _
from schema.union import Union
from scripts.publish import addresses
from scripts.publish.books import cards
from scripts.publish.citations import citation as citations
from scripts.publish.citations.files import FORMATS
from scripts.publish.citations.page_head import page_head
from scripts.publish.exports import motions_json
from scripts.publish.pages import forms
from scripts.publish.site import File, Group, Page, Site
from scripts.publish.views.motion import MotionView


@dataclass(frozen=True, slots=True)
class Contact:
    """The ways to tell the archive's keepers something about one motion."""

    union: Union
    motion: MotionView

    def something_wrong(self) -> str:
        """The form for a mistake on the page."""
        return forms.address(self.union, "something-is-wrong", motion=self.motion.address)

    def something_wrong_mail(self) -> str:
        text = "\n\n".join((self.motion.address, _("What is wrong:"), _("Where it can be read:"))) + "\n"
        subject = _("Something is wrong: {motion}", motion=self.motion.reference)
        return addresses.of_mail(self.union.contact, subject, text)

    def what_came(self) -> str:
        """The form for what came of it."""
        return forms.address(self.union, "what-came-of-it", motion=self.motion.address)

    def what_came_mail(self) -> str:
        """An e-mail about what came of it, or about a judgement."""
        asked = _("Which clause:"), _("What happened, and when:"), _("Where it can be read:")
        text = "\n\n".join((self.motion.address, *asked)) + "\n"
        subject = _("What came of {motion}", motion=self.motion.reference)
        return addresses.of_mail(self.union.contact, subject, text)


def of_meeting(site: Site, key: str) -> Iterator[Group]:
    """The page of each motion of a meeting, which is made where something that bears on it or on its neighbours has changed."""
    records = site.archive.by_meeting[key]
    for record, before, after in zip(records, [None, *records], [*records[1:], None], strict=False):
        neighbours = [record for record in (before, after) if record]
        sides = f"{before is not None} {after is not None}"
        made_from = site.bearing.on(f"motion page {sides}", [record], neighbours)
        yield Group(made_from, partial(_outputs, site, record, before, after), f"{addresses.of_motion(record)}*")


def _outputs(site: Site, record: Record, before: Record | None, after: Record | None) -> Iterator[Page | File]:
    """The page of a motion, and the motion as JSON."""
    yield page(site, record, before, after)
    yield motions_json.own_file(site, record)


def page(site: Site, record: Record, before: Record | None, after: Record | None) -> Page:
    motion = site.views.motion(record)
    citation = citations.of_motion(site, record)
    row = motion.row
    file = f"resolutions/{motion.key}.yaml"
    content = site.render(
        "motion.html.j2",
        root=addresses.root_of(motion.path),
        motion=motion,
        parse=site.prose.blocks,
        inline=site.prose.inline,
        documents=site.views.documents,
        citation=citation,
        reference_files=FORMATS,
        contact=Contact(site.archive.union, motion),
        file_address=f"{site.archive.union.repository.rstrip('/')}/blob/main/{file}",
        before=site.views.row(before) if before else None,
        after=site.views.row(after) if after else None,
    )
    return Page(
        motion.path,
        f"{motion.title} · {row.place}",
        f"{row.decision.label}. {motion.about or motion.title}. {row.standing.label.label}.",
        "meetings",
        content,
        page_head(citation, f"{motion.address}{cards.FILE}"),
    )
