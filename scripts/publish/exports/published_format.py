"""The format of `motions.json` and each `motion.json`: its name, its version, and the paths of its files.

`motion.schema.json` describes it. The first number of the version changes where something is taken away or means something
else, the second where something is added, the third where only words about it change. docs/data.md lists its changes.
"""

import datetime as dt

from schema.archive import Record
from scripts.publish import addresses
from scripts.publish.site import Site

FORMAT = "agm-motions"
VERSION = "1.5.0"
"""The version of the format; docs/data.md has a line on each."""

JSON, SCHEMA, CSV = "data/motions.json", "data/motion.schema.json", "data/motions.csv"


def of_motion(record: Record) -> str:
    """The path of a motion's own file: `2018/12/motion.json`."""
    return f"{addresses.of_motion(record)}motion.json"


def header(site: Site, as_of: dt.date) -> dict[str, str]:
    """What every file of the format begins with. `as_of` is the last day on which what it says changed."""
    address = addresses.permanent(site.archive, SCHEMA)
    return {"format": FORMAT, "version": VERSION, "schema": address, "as_of": as_of.isoformat()}
