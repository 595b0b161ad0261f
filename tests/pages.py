"""Reading a page as people do: its words, and its parts by their class."""

from collections.abc import Iterable
from typing import Any

from scripts.publish.site import File
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


def contents(files: Iterable[File]) -> dict[str, str]:
    """The text of each file, by its path; the parts of one are put together."""
    whole: dict[str, str] = {}
    for file in files:
        text = file.content if isinstance(file.content, str) else file.content.decode()
        assert file.path not in whole or isinstance(text, Piece)
        whole[file.path] = whole.get(file.path, "") + text
    return whole
