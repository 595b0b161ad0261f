"""How text becomes mark-up. This is the one door: whatever is not `Markup` is escaped where it enters a page.

`Markup` is a template's output, our small Markdown (prose.py), and the few things that tests/test_markup.py lists.
Everywhere else the constructor takes a literal, and `Markup.format` escapes what is put into it.
"""

import html

from markupsafe import Markup


def escaped(text: str) -> Markup:
    """A text for use between tags: as autoescape writes it, but with its apostrophes left readable.

    Straight double quotation marks are escaped: links.py and offline_copy.py take ` href="` for an attribute.
    """
    return Markup(html.escape(text, quote=False).replace('"', "&#34;"))
