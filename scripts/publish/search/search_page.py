"""The search page: its form with filters, and the lists for readers without scripts."""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import chain, groupby

from markupsafe import Markup

from schema.archive import Record
from schema.language import _
from scripts.publish import addresses, holdings, words
from scripts.publish.digest import digest_of
from scripts.publish.html_text import SPACE
from scripts.publish.markup import NOTHING, Html, attribute, element, row_of, value_html
from scripts.publish.order import newest_first
from scripts.publish.search.filters import LISTS, Filter, filters
from scripts.publish.site import Group, Page, Site


def search(site: Site, root: str) -> str:
    """The slot `search`: the form with its filters, the number of motions with each value, and links to the lists."""
    archive = site.archive
    years = Counter(str(record.meeting.year) for record in archive.records.values())
    return site.render(
        "search.html.j2",
        root=root,
        years=years,
        year_names={year: year for year in sorted(years, reverse=True)},
        groups=[
            (facet, Counter(chain.from_iterable(facet.of.values())), facet.named or {}) for facet in site.once(filters)
        ],
        held=holdings.holdings_words(archive),
    )


def pages(site: Site) -> Iterator[Group]:
    """For each filter whose values have no pages of their own, all motions by its values, for readers without scripts."""
    for facet in site.once(filters):
        if facet.name in LISTS:
            made_from = digest_of("list of motions", facet.lists, facet.values, facet.of, site.once(_shown))
            yield Group(made_from, partial(page, site, facet), f"{facet.lists}index.html")


def _shown(site: Site) -> str:
    """The digest of what each list shows of motions and meetings."""
    motions = [
        (words.label_and_number(record)[1], words.title_in_lists(record)) for record in site.archive.records.values()
    ]
    return digest_of(motions, [(key, meeting.name) for key, meeting in site.archive.meetings.items()])


def _lines(site: Site) -> dict[str, Markup]:
    """Each motion as all of these lists have it, some of them several times, by its key."""
    root = addresses.root_of("search/decision/")  # all of them are as deep
    return {key: Markup(_line(record, root)) for key, record in site.archive.records.items()}


def _line(record: Record, root: str) -> Html:
    _, number = words.label_and_number(record)
    before = element("span", value_html(number), attribute("class", "named__number"), SPACE) if number else NOTHING
    named = row_of((before, value_html(words.title_in_lists(record))))
    return element("li", element("a", named, attribute("href", root + addresses.of_motion(record))))


def page(site: Site, facet: Filter) -> Page:
    """All motions by the values of one filter, the newest first under each value."""
    lines, names = site.once(_lines), {key: meeting.name for key, meeting in site.archive.meetings.items()}
    by_value: dict[str, list[Record]] = {key: [] for key in facet.values}
    for record in site.archive.records.values():
        for key in facet.of[record.key]:
            by_value[key].append(record)
    title, description = map(_, LISTS[facet.name])
    content = site.render(
        "search_list.html.j2",
        addresses.root_of(facet.lists),
        heading=title,
        values=facet.values,
        motions={
            key: [
                (names[meeting], Markup("").join(lines[record.key] for record in members))
                for meeting, members in groupby(newest_first(records), key=lambda record: record.meeting_key)
            ]
            for key, records in by_value.items()
        },
        counts={key: len(records) for key, records in by_value.items()},
    )
    return Page(facet.lists, title, description, "search", content)
