"""The XML inside packed documents (Word, OpenDocument), parsed without fetching or expanding anything, and with a limit of depth."""

from lxml import etree

from scripts.intake.documents import TOO_DEEP, CannotRead

Element = etree._Element


def parse_part(raw: bytes, kind: str) -> Element:
    """One XML part of a document of this kind. Raises CannotRead, or MemoryError where there is none left."""
    try:
        return etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except etree.XMLSyntaxError as error:
        if error.code in (0, etree.ErrorTypes.ERR_NO_MEMORY):  # lxml calls a lack of memory an unknown error
            raise MemoryError from None
        if "depth" in str(error):
            raise CannotRead(TOO_DEEP) from None
        raise CannotRead(broken(kind)) from None


def broken(kind: str) -> str:
    """The message for a file that is not what its kind must be: `Word document`."""
    return f"The file is damaged, or is not a whole {kind}. Save it again."
