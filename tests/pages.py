"""Reading a page as people do: its words, and its parts by their class."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any

from scripts.publish.books.book import BookView
from scripts.publish.books.meeting_book import meeting_book
from scripts.publish.books.policy_book import policy_book
from scripts.publish.site import File, Folder, Group, Output, Page, Site
from scripts.publish.stage import Piece

Tree = Any


def text(tree: Tree) -> str:
    """The words of a part of a page, on one line."""
    return " ".join(tree.text_content().split())


def of_class(name: str) -> str:
    """The XPath of all parts of a class below a part."""
    return f".//*[contains(concat(' ', @class, ' '), ' {name} ')]"


def texts(tree: Tree, name: str) -> list[str]:
    """The words of every part of a class, in order."""
    return [text(one) for one in tree.xpath(of_class(name))]


def contents(files: Iterable[Page | File]) -> dict[str, str]:
    """The text of each file, by its path; the parts of one are put together."""
    whole: dict[str, str] = {}
    for file in files:
        text = file.content if isinstance(file.content, str) else file.content.decode()
        assert file.path not in whole or isinstance(text, Piece)
        whole[file.path] = whole.get(file.path, "") + text
    return whole


def outputs_of(make: Callable[[Site], Iterable[Output]], site: Site) -> list[Page | File]:
    """The pages and files that a maker of the site gives, those of its groups made now."""
    made: list[Page | File] = []
    for output in make(site):
        match output:
            case Folder():
                made += chain.from_iterable(group.outputs() for group in output.groups())
            case Group():
                made += output.outputs()
            case Page() | File():
                made.append(output)
    return made


def in_meetings(make: Callable[[Site, str], Iterable[Group]]) -> Callable[[Site], Iterator[Group]]:
    """The maker of something of every meeting, from that of one."""
    return lambda site: chain.from_iterable(make(site, key) for key in site.archive.meetings)


def pages_of(make: Callable[[Site], Iterable[Output]], site: Site) -> list[Page]:
    """Its pages alone."""
    return [output for output in outputs_of(make, site) if isinstance(output, Page)]


def books_of(site: Site) -> list[BookView]:
    """The book of every meeting, and that of policy."""
    return [*(meeting_book(site, key) for key in site.archive.meetings), policy_book(site)]
