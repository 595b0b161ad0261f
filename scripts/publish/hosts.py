"""What the usual free hosts take, as their own documentation says, and what a site has outgrown."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

MEGABYTE = 10**6
MEBIBYTE = 2**20


@dataclass(frozen=True, slots=True)
class Host:
    """A host: how many files a site may have, how many bytes altogether and in one file; None where no limit is given."""

    name: str
    files: int | None = None
    whole: int | None = None
    one_file: int | None = None


# https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits
# https://docs.gitlab.com/user/gitlab_com/#gitlab-pages
# https://developers.cloudflare.com/pages/platform/limits/
HOSTS = (
    Host("GitHub Pages", whole=1000 * MEGABYTE),
    Host("GitLab Pages", files=200_000, whole=1000 * MEGABYTE),
    Host("Cloudflare Pages", files=20_000, one_file=25 * MEBIBYTE),
)
"""As of November 2026, for free use."""


def outgrown(sizes: Mapping[str, int]) -> Iterator[str]:
    """A sentence for each limit that a site exceeds. `sizes` has the bytes of each of its files, by path."""
    whole = sum(sizes.values())
    largest = max(sizes, key=lambda path: sizes[path], default="")
    for host in HOSTS:
        if host.files is not None and len(sizes) > host.files:
            yield f"{host.name} takes at most {host.files:,} files; this site has {len(sizes):,}."
        if host.whole is not None and whole > host.whole:
            yield f"{host.name} takes at most {_words(host.whole)}; this site has {_words(whole)}."
        if host.one_file is not None and largest and sizes[largest] > host.one_file:
            yield f"{host.name} takes no file over {_words(host.one_file)}; {largest} has {_words(sizes[largest])}."


def _words(size: int) -> str:
    """A size in megabytes: `1,240 MB`."""
    return f"{size / MEGABYTE:,.0f} MB"
