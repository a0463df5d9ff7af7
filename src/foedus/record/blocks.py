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
    depth: int = 0
    cut: bool = False

    @property
    def is_directive(self) -> bool:
        """Say whether this speaks to the reader instead of telling of an act."""
        return self.head.partition(" ")[0].endswith(":")


def blocks(text: str, path: str) -> tuple[list[Block], list[Finding]]:
    """Divide a journal into blocks, with the findings on lines that belong to none."""
    found: list[Block] = []
    findings: list[Finding] = []
    key = ""
    lines = text.removeprefix("\ufeff").split("\n")
    for number, line in enumerate(lines, 1):
        said = line.strip()
        if not said or said[0] in ";#":
            continue
        if said[0] == line[0]:
            found.append(Block(number, said))
            key = ""
        elif not found or found[-1].is_directive:
            findings.append(NO_ACT.finding(place=Place(path, number), found=said))
        else:
            key = _add(found[-1], key, line, Place(path, number), findings)
    if lines[-1].strip():
        _cut(found, findings, Place(path, len(lines)), lines[-1].strip())
    return found, findings


def _add(block: Block, key: str, line: str, place: Place, findings: list[Finding]) -> str:
    """Add a line to its act, and give the key with which a deeper line would go on."""
    said = line.strip()
    indent = len(line) - len(line.lstrip())
    if key and indent > block.depth:
        before = block.values[key]
        block.values[key] = Line(before.number, f"{before.value} {said}")
        return key
    block.depth = block.depth or indent
    name, colon, value = said.partition(":")
    if not colon:
        findings.append(NO_KEY.finding(place=place, found=said))
    elif name in block.values:
        findings.append(REPEATED.finding(place=place, key=name, first=block.values[name].number))
    else:
        block.values[name] = Line(place.line, value.lstrip())
        return name
    return ""


def _cut(found: list[Block], findings: list[Finding], place: Place, said: str) -> None:
    """Note that the journal ends inside a line: that finding says all about this line, and the act above is not whole."""
    findings[:] = [finding for finding in findings if finding.place != place]
    findings.append(CUT.finding(place=place, found=said))
    if found:
        found[-1].cut = True
        found[-1].values = {key: line for key, line in found[-1].values.items() if line.number != place.line}
