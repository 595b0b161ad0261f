"""The drawing of a campaign as a railway line, worked out when the site is built.

The line runs downwards in order of time, with a piece of the drawing beside each stop. The stops are the page's own text,
which can wrap and be enlarged; the drawing stretches with them, and needs no script.

    ●      the first motion
    ├─╮    a link to a motion after the next leaves on a lane beside the line
    ●  │
    ┃  │   a link from one stop to the next is the line itself
    ●  │
    ├─╯    the lane joins the line again where the link ends

Lengths are in em, so that the drawing grows with the text.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from scripts.publish.pages.charts import decimal

MAX_LANES = 4
"""The most lanes that leave room for words on a phone. Further links are given in words only."""

NODE = 1.0
"""How far below the top of its piece a stop's node is."""

LANE = 0.9
"""How far apart lanes are."""

MARGIN = 0.6
"""How far the line is from the right edge of the drawing, and the last lane from the left."""

CURVE = 0.45
"""The radius of the curve from the line into a lane."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A link between two stops, by their positions in order of time, the earlier first. `stroke` is how it is drawn."""

    start: int
    end: int
    stroke: str = "plain"


@dataclass(slots=True)
class StopDrawing:
    """What is drawn beside one stop.

    `before` and `after` are the strokes of the line above and below the node, empty if no link runs there. `through`,
    `leaving` and `coming` are the lanes, in em from the left, that pass by, that leave the line here, and that join it here;
    each of the last has its stroke, and whether the lane also goes on.
    """

    before: str = ""
    after: str = ""
    through: list[str] = field(default_factory=list)
    leaving: list[str] = field(default_factory=list)
    coming: list[tuple[str, str, bool]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class LineDrawing:
    """A whole drawing: a piece for each stop, the number of lanes, the width, the line's position, and links without a lane."""

    pieces: tuple[StopDrawing, ...]
    lanes: int
    width: str
    x: str
    left_out: tuple[Tie, ...]


def draw(stops: int, motions: Sequence[int], ties: Sequence[Tie]) -> LineDrawing:
    """The drawing of a campaign with so many stops. `motions` are the positions of the motions; only these have links.

    Links from one stop share a lane. The shortest lanes run nearest to the line.
    """
    following = dict(pairwise(motions))
    pieces = [StopDrawing() for _ in range(stops)]
    lanes: list[list[tuple[int, int]]] = []
    left_out: list[Tie] = []
    groups: dict[int, list[Tie]] = {}
    for tie in ties:
        if following.get(tie.start) == tie.end:
            _run(pieces, tie)
        else:
            groups.setdefault(tie.start, []).append(tie)
    placed: list[tuple[int, list[Tie]]] = []
    for start, group in sorted(groups.items(), key=lambda pair: (max(tie.end for tie in pair[1]) - pair[0], pair[0])):
        end = max(tie.end for tie in group)
        lane = next(
            (n for n, taken in enumerate(lanes) if all(end < first or last < start for first, last in taken)),
            len(lanes),
        )
        if lane == MAX_LANES:
            left_out += group
            continue
        if lane == len(lanes):
            lanes.append([])
        lanes[lane].append((start, end))
        placed.append((lane, group))
    width = 2 * MARGIN + LANE * len(lanes)
    for lane, group in placed:
        _lay(pieces, group, decimal(width - MARGIN - LANE * (lane + 1)))
    return LineDrawing(tuple(pieces), len(lanes), decimal(width), decimal(width - MARGIN), tuple(left_out))


def _run(pieces: list[StopDrawing], tie: Tie) -> None:
    """The line itself, from one motion to the next, past the events between them."""
    pieces[tie.start].after = pieces[tie.end].before = tie.stroke
    for piece in pieces[tie.start + 1 : tie.end]:
        piece.before = piece.after = tie.stroke


def _lay(pieces: list[StopDrawing], group: list[Tie], x: str) -> None:
    """One lane: from the first stop, into each stop that it links, and past those between."""
    start, end = group[0].start, max(tie.end for tie in group)
    strokes = {tie.end: tie.stroke for tie in group}
    pieces[start].leaving.append(x)
    for place in range(start + 1, end + 1):
        if place in strokes:
            pieces[place].coming.append((x, strokes[place], place < end))
        else:
            pieces[place].through.append(x)
