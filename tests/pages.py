"""Reading a page as people do: its words, and its parts by their class."""

from typing import Any

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
