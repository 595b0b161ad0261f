"""How text becomes markup: whatever is not `Markup` is escaped where it enters a page.

`Markup` is the output of a template, our small Markdown (prose.py), and the few things that tests/test_markup.py lists.
Everywhere else the constructor takes a literal, and `Markup.format` escapes what is put into it.
"""

import html

from markupsafe import Markup


def escaped(text: str) -> Markup:
    """A text for use between tags, escaped as autoescape does but with apostrophes left as they are.

    Straight double quotation marks are escaped because links.py and offline_copy.py take ` href="` for an attribute.
    """
    return Markup(html.escape(text, quote=False).replace('"', "&#34;"))
