"""This file is about YAML: a block of a corpus as plain values, with the line of every key and value.

It is YAML 1.2 read narrowly: a key stands once, nothing is defined here and repeated there (no
anchors), nothing is typed by a tag. ``NO``, ``on`` and ``2022-01-05`` are text; ``true``, ``false``,
whole numbers and an empty value are what they look like.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from foedus.corpus.quoting import quoted
from foedus.finding import Code, Finding, Place, Value

Where = tuple[str | int, ...]
"""The way from the top of a block to a value: keys, and positions in lists."""

COLON = Code("yaml-colon")
TAB = Code("yaml-tab")
UNREADABLE = Code("yaml-unreadable", problem=str)
TOO_DEEP = Code("yaml-too-deep")
KEY_TWICE = Code("yaml-key-twice", key=str, first=int)
KEY_NOT_TEXT = Code("yaml-key-not-text")
ANCHOR = Code("yaml-anchor", anchor=str)
TAG = Code("yaml-tag", tag=str)
NO_CHARACTER = Code("yaml-no-character")
NOT_KEYS = Code("yaml-not-keys")

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,14})")
_BOOLEANS = {"true": True, "false": False}
_PLAIN_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq", "merge"))
_SURROGATE = re.compile("[\ud800-\udfff]")
_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Block:
    """A mapping as plain values, and where in which file its keys and values stand.

    ``unread`` are the places of values that were refused already: nothing more is said of them.
    """

    value: dict[str, Any]
    path: str
    line: int
    keys: dict[Where, int] = field(default_factory=dict)
    values: dict[Where, int] = field(default_factory=dict)
    unread: frozenset[Where] = frozenset()

    def refused(self, where: Where) -> bool:
        """Say whether this value, or something in it, was refused already."""
        return any(one[: len(where)] == where for one in self.unread)

    def place(self, where: Where, *, of_key: bool = False) -> Place:
        """Give the place of a value (or of its key), or of the nearest thing around it that has one."""
        lines = self.keys if of_key else self.values
        spot = where
        while spot and spot not in lines:
            spot, lines = spot[:-1], self.values
        return Place(self.path, lines.get(spot, self.line), dotted(where))


def dotted(where: Where) -> str:
    """Write the way to a value as a reader would say it: ``count.including``."""
    return ".".join(str(step) for step in where if not isinstance(step, int))


def read_block(text: str, *, path: str, line: int) -> tuple[Block | None, tuple[Finding, ...]]:
    """Read a YAML mapping whose first line is ``line`` of the file ``path``.

    :returns: the block, or none where it cannot be read at all; and what is wrong with it.
    """
    yaml = YAML(typ="safe", pure=True)
    yaml.composer.warn_double_anchors = False  # anchors are refused below, with their line
    try:
        node = yaml.compose(text)
    except RecursionError:
        return None, (TOO_DEEP.finding(place=Place(path, line)),)
    except YAMLError as error:
        return None, (_unreadable(error, text, path, line),)
    except (ValueError, OverflowError):  # "\UFFFFFFFF": the reader of YAML makes a character of any number
        return None, (NO_CHARACTER.finding(place=Place(path, line)),)
    if not isinstance(node, MappingNode):
        return None, (NOT_KEYS.finding(place=Place(path, line)),)
    reader = _Reader(path, line)
    value = reader.mapping(node, ())
    return Block(value, path, line, reader.keys, reader.values, frozenset(reader.unread)), tuple(reader.findings)


def _unreadable(error: YAMLError, text: str, path: str, line: int) -> Finding:
    mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
    if mark is None:  # a character that no text holds: ruamel says its position only
        position = getattr(error, "position", 0)
        before = text[: position if isinstance(position, int) else 0].count("\n")
        return UNREADABLE.finding(place=Place(path, line + before), problem="a control character stands here")
    place = Place(path, min(line + mark.line, line + text.count("\n")))
    problem = str(getattr(error, "problem", "") or "")
    if problem == "mapping values are not allowed here":
        return COLON.finding(place=place)
    if "'\\t'" in problem:
        return TAB.finding(place=place)
    return UNREADABLE.finding(place=place, problem=" ".join(problem.split()))


class _Reader:
    """One reading of one block: the lines met on the way, and the findings."""

    def __init__(self, path: str, line: int) -> None:
        self.path, self.line = path, line
        self.keys: dict[Where, int] = {}
        self.values: dict[Where, int] = {}
        self.unread: set[Where] = set()
        self.findings: list[Finding] = []

    def at(self, node: Node) -> int:
        return self.line + int(node.start_mark.line)

    def find(self, code: Code, node: Node, **params: Value) -> None:
        place = Place(self.path, self.at(node))
        self.findings.append(Finding(code.name, code.values(params), code.severity, place=place))

    def mapping(self, node: MappingNode, where: Where) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                self.find(KEY_NOT_TEXT, key)
                continue
            name = str(key.value)
            spot = (*where, name)
            if _SURROGATE.search(name):
                self.find(NO_CHARACTER, key)
                continue
            if name in found:
                self.find(KEY_TWICE, key, key=quoted(name), first=self.keys[spot])
                continue
            self.keys[spot] = self.at(key)
            found[name] = self.value(value, spot)
        return found

    def value(self, node: Node, where: Where) -> Any:
        self.values[where] = self.at(node)
        if self.refused(node, where):
            self.unread.add(where)
            return None
        if isinstance(node, MappingNode):
            return self.mapping(node, where)
        if isinstance(node, SequenceNode):
            return [self.value(one, (*where, place)) for place, one in enumerate(node.value)]
        assert isinstance(node, ScalarNode)
        return _scalar(node)

    def refused(self, node: Node, where: Where) -> bool:
        if node.anchor:  # refused before it is followed: a name that repeats a name grows without bound
            self.find(ANCHOR, node, anchor=quoted(f"&{node.anchor}"))
        elif str(node.tag) not in _PLAIN_TAGS:
            self.find(TAG, node, tag=quoted(str(node.tag).replace("tag:yaml.org,2002:", "!!")))
        elif isinstance(node, ScalarNode) and _SURROGATE.search(str(node.value)):
            self.find(NO_CHARACTER, node)
        elif len(where) > _DEEPEST:
            self.find(TOO_DEEP, node)
        else:
            return False
        return True


def _scalar(node: ScalarNode) -> str | int | bool | None:
    text = str(node.value)
    if node.style is not None:
        return text
    if text in {"", "~", "null"}:
        return None
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    return int(text) if _INTEGER.fullmatch(text) else text
