"""The forms on the repository's website with which anybody can add or correct something.

They are declared in .github/ISSUE_TEMPLATE; a test holds this list to them.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from schema.language import N_
from schema.union import Union
from scripts.publish.site import Site


@dataclass(frozen=True, slots=True)
class IssueForm:
    """A form: its name, its title, and when to use it."""

    name: str
    title: str
    purpose: str


FORMS = (
    IssueForm(
        "add-a-meeting", N_("Add a meeting"),
        N_("You have the list of its motions: attach it, and see all of them as records at once."),
    ),
    IssueForm("add-results", N_("Add results"), N_("You know what a meeting decided: paste one table for all of its motions.")),
    IssueForm("add-a-motion", N_("Add one motion"), N_("You have a single motion.")),
    IssueForm("what-came-of-it", N_("What came of it"), N_("Something happened after a motion, or you looked and found nothing.")),
    IssueForm("something-is-wrong", N_("Something is wrong here"), N_("A mistake on a page, or something that should not be there.")),
)  # fmt: skip


def address(union: Union, name: str, **filled: str) -> str:
    """The address of a form. `filled` has answers to fill in beforehand, by the names of the form's fields.

    https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/about-issue-and-pull-request-templates
    """
    return f"{union.repository.rstrip('/')}/issues/new?{urlencode({'template': f'{name}.yml', **filled}, safe='/')}"


def all_forms(site: Site, root: str) -> str:
    """The slot `forms`: every form, with its link."""
    rows = [(form, address(site.archive.union, form.name)) for form in FORMS]
    return site.render("forms.html.j2", root, rows=rows)
