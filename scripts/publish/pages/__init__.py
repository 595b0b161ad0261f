"""The kinds of page. Each module makes its pages from a Site; none writes anything."""
