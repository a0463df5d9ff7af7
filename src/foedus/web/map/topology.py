"""This file is about TopoJSON: shared boundary lines (arcs), stored as whole-number steps, and the rings made of them.

See https://github.com/topojson/topojson-specification, sections 2.1.2 to 2.1.4.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

Point = tuple[float, float]
Ring = tuple[int, ...]
"""A ring of arcs, by their numbers; the one's complement of a number is that arc read backwards."""


@dataclass(frozen=True, slots=True)
class Topology:
    """Every arc as points of longitude and latitude, and every unit's rings by its ISO 3166-1 numeric code."""

    arcs: tuple[tuple[Point, ...], ...]
    units: tuple[tuple[str, tuple[Ring, ...]], ...]


def topology(data: bytes, name: str = "countries") -> Topology:
    """Read one collection of polygons from a TopoJSON file."""
    read = json.loads(data)
    (sx, sy), (tx, ty) = read["transform"]["scale"], read["transform"]["translate"]
    arcs = tuple(
        tuple((x * sx + tx, y * sy + ty) for x, y in accumulate(arc, lambda a, b: (a[0] + b[0], a[1] + b[1]))) for arc in read["arcs"]
    )
    return Topology(arcs, tuple((unit.get("id", ""), tuple(_rings(unit))) for unit in read["objects"][name]["geometries"]))


def _rings(unit: dict[str, Any]) -> list[Ring]:
    polygons = [unit["arcs"]] if unit["type"] == "Polygon" else unit["arcs"]
    return [tuple(ring) for polygon in polygons for ring in polygon]
