"""What the search offers beside motions."""

import json

from schema.archive import Archive
from scripts.publish import addresses
from scripts.publish.search.places import of_help, places_file
from scripts.publish.site import Site
from tests.conftest import AS_OF

PAGE = """<html><body><article class="page prose"><h1>How to light</h1><p>Lamps are lit.</p>
<h2 id="matches">Matches</h2><p>Strike them, away from the wind.</p><h2>Without an anchor</h2><ul><li>Wait.</li></ul>
</article></body></html>"""


def test_a_page_of_help_is_found_by_the_words_of_each_of_its_sections() -> None:
    assert list(of_help("light/", PAGE)) == [
        ("Help", "How to light", "light/", "lamps lit"),
        ("Help", "How to light: Matches", "light/#matches", "away strike wind"),
        ("Help", "How to light: Without an anchor", "light/", "wait"),
    ]


def test_every_topic_campaign_and_body_is_a_place(invented: Archive) -> None:
    places = json.loads(places_file(Site(invented, AS_OF), {"contribute/": PAGE}))
    paths = [path for _, _, path, _ in places]
    wanted = [*map(addresses.of_topic, invented.topics), *map(addresses.of_thread, invented.threads)]
    assert paths == [*wanted, *map(addresses.of_body, invented.bodies), "contribute/"]
