"""This file is about ``rules/geography/outlines.json``: made from the map's own file, and made anew by ``python -m tests.house.outlines``.

Each boundary line is simplified by itself, so that neighbours keep one line between them, and every point is
rounded to a hundredth of a degree. A ring is its first point and then steps, all in hundredths.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise

from foedus.states import BY_NUMBER
from foedus.web.map.outline import FILE
from foedus.web.map.topology import Point, topology
from tests.house import tree

MADE = tree.ROOT / "src/foedus/rules/geography/outlines.json"
SLACK = 0.05
"""How far, in degrees, a simplified line may lie from the one that it stands for."""
ABOUT = {
    "what": "outlines of countries, simplified: rings of hundredths of a degree, longitude before latitude, the first point and then steps",
    "source": "Natural Earth 1:50m (public domain) as prepared by world-atlas 2.0.2 (ISC), countries-50m.json",
    "licence": "see LICENSE beside this file",
    "mind": "borders are drawn as they are held, which settles no claim",
}
Grid = tuple[int, int]


def simplified(points: Sequence[Point], slack: float = SLACK) -> list[Point]:
    """Leave out the points that lie closer than the slack to the line between those that stay (Ramer, Douglas and Peucker)."""
    if len(points) < 3:
        return list(points)
    (ax, ay), (bx, by) = points[0], points[-1]
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
    far, most = 0, -1.0
    for at, (x, y) in enumerate(points[1:-1], 1):
        off = abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length if length else ((x - ax) ** 2 + (y - ay) ** 2) ** 0.5
        far, most = (at, off) if off > most else (far, most)
    if most <= slack:
        return [points[0], points[-1]]
    return simplified(points[: far + 1], slack)[:-1] + simplified(points[far:], slack)


def outlines() -> str:
    """Make the file."""
    world = topology(FILE.read_bytes())
    lines = [[(round(x * 100), round(y * 100)) for x, y in simplified(arc)] for arc in world.arcs]
    units: dict[str, list[list[int]]] = {}
    for number, rings in world.units:
        state = BY_NUMBER.get(int(number)) if number else None
        if state is not None:
            units.setdefault(state.code, []).extend(made for ring in rings if (made := _ring(lines, ring)))
    text = ",\n".join(f"{json.dumps(code)}:{json.dumps(rings, separators=(',', ':'))}" for code, rings in sorted(units.items()))
    return json.dumps({"about": ABOUT}, indent=1)[:-2] + f',\n"units":{{\n{text}\n}}}}\n'


def _ring(lines: Sequence[Sequence[Grid]], ring: Sequence[int]) -> list[int]:
    points: list[Grid] = []
    for number in ring:
        line = lines[number] if number >= 0 else lines[~number][::-1]
        points += line[1:] if points else line
    kept = [one for at, one in enumerate(points[:-1]) if at == 0 or one != points[at - 1]]
    if len(kept) < 3:
        return []
    steps = [step for (ax, ay), (bx, by) in pairwise(kept) for step in (bx - ax, by - ay)]
    return [*kept[0], *steps]


if __name__ == "__main__":
    MADE.write_text(outlines())
