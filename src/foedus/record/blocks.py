"""This file is about the lines of a journal: which of them make one act, before anybody reads what they say.

An act is a line that begins in the first column, and the indented lines below it. A line indented
deeper than the first of these goes on with the value above it. Lines that are empty or begin with
``;`` or ``#`` say nothing. A line in the first column whose first word ends with a colon is a
*directive*, which speaks to the reader of the journal.
"""

from __future__ import annotations

from msgspec import Struct

from foedus.finding import Code, Finding, Place

CUT = Code("journal-cut", found=str)
NO_KEY = Code("journal-line", found=str)
NO_ACT = Code("journal-indent", found=str)
REPEATED = Code("journal-key-repeated", key=str, first=int)


class Line(Struct, frozen=True):
    """A value of an act, and the number of the line on which it begins."""

    number: int
    value: str


class Block(Struct):
    """The lines of one act or directive; ``cut`` says that the journal ends inside its last line."""

    line: int
    head: str
    values: dict[str, Line] = {}
    cut: bool = False

    @property
    def is_directive(self) -> bool:
        """Say whether this speaks to the reader instead of telling of an act."""
        return self.head.partition(" ")[0].endswith(":")


def blocks(text: str, path: str) -> tuple[list[Block], list[Finding]]:
    """Divide a journal into blocks, with the findings on lines that belong to none."""
    found: list[Block] = []
    findings: list[Finding] = []
    values: dict[str, Line] | None = None
    depth, key = 0, ""
    lines = text.removeprefix("\ufeff").split("\n")
    last = len(lines) if lines[-1].strip() else 0
    for number, line in enumerate(lines, 1):
        said = line.strip()
        if not said or said[0] in ";#":
            continue
        if number == last:
            findings.append(CUT.finding(place=Place(path, number), found=said))
        if said[0] == line[0]:
            values, depth, key = {}, 0, ""
            found.append(Block(number, said, values, number == last))
            continue
        if values is None:
            findings.append(NO_ACT.finding(place=Place(path, number), found=said))
            continue
        indent = len(line) - len(line.lstrip())
        if key and indent > depth:
            before = values[key]
            values[key] = Line(before.number, f"{before.value} {said}")
            continue
        name, colon, value = said.partition(":")
        if not colon:
            if number != last:
                findings.append(NO_KEY.finding(place=Place(path, number), found=said))
            key = ""
        elif name in values:
            findings.append(REPEATED.finding(place=Place(path, number), key=name, first=values[name].number))
            key = ""
        else:
            values[name] = Line(number, value.lstrip())
            key = name
        depth = depth or indent
        if number == last:
            found[-1].cut = True
    return found, findings
