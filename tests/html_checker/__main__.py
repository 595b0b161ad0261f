"""Fetches the checker, and says so where it cannot run."""

import sys

from tests.html_checker import fetch, lacking

if __name__ == "__main__":
    fetch()
    if missing := lacking():
        sys.stderr.write(f"{missing}\n")
