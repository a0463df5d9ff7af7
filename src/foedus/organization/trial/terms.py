"""This file is about what the texts say: articles that read otherwise on the two sides, and each term of a rule that is another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from msgspec import Struct

from foedus.corpus.provision import Provision, spaced
from foedus.mechanisms.treaty.questions import ArticleInForce, Treaty

_APART = frozenset({"type", "reading", "paragraph", "note"})
_ENTRY = "entry into force"
Key = tuple[str, str]


class Term(Struct, frozen=True, kw_only=True):
    """One term of a rule that differs: where it stands, of which kind of rule, the way to it, what it says on each side.

    What a side says is plain data in the shape of the format; nothing, where it does not say it. No way (``term``)
    means the whole of a rule that only one side has.
    """

    article: str
    rule: str
    term: tuple[str, ...]
    before: Any
    after: Any


class Reads(Struct, frozen=True, kw_only=True):
    """An article that reads otherwise: its words on each side, and the instrument whose words they are."""

    article: str
    before: str
    after: str
    made_before: str = ""
    made_after: str = ""


def articles(before: Treaty, after: Treaty) -> tuple[Reads, ...]:
    """Give every article whose words differ on the two sides, in the order of the corpus.

    What an amending instrument says of itself is left out: it is told by what it changes.
    """
    return tuple(
        Reads(
            article=f"{name} {number}", before=_words(one), after=_words(other), made_before=_maker(one), made_after=_maker(other),
        )
        for (name, number), one, other in _pairs(before, after)
        if _words(one) != _words(other)
    )  # fmt: skip


def terms(before: Treaty, after: Treaty) -> tuple[Term, ...]:
    """Give every term of a rule that differs on the two sides, article by article."""
    return tuple(term for key, one, other in _pairs(before, after) for term in _terms(key, one, other))


def lines(provision: Provision) -> dict[str, str]:
    """Write a provision as terms, one a line, each with the way to it: ``when · armed attack · by``."""
    return dict(_flat(_plain(provision)))


def _pairs(before: Treaty, after: Treaty) -> Iterator[tuple[Key, ArticleInForce | None, ArticleInForce | None]]:
    was, is_ = before.timelines.law(before.at).articles, after.timelines.law(after.at).articles
    amending = {one.id for view in (before, after) for one in view.corpus.instruments if one.changes}
    for key in dict.fromkeys((*was, *is_)):
        one, other = was.get(key), is_.get(key)
        if one is not other and not (key[0] in amending and (one is None or other is None)):
            yield key, _standing(one), _standing(other)


def _standing(one: ArticleInForce | None) -> ArticleInForce | None:
    return None if one is None or one.deleted else one


def _words(one: ArticleInForce | None) -> str:
    return "" if one is None else one.article.words


def _maker(one: ArticleInForce | None) -> str:
    return "" if one is None else one.changed_by


def _terms(key: Key, one: ArticleInForce | None, other: ArticleInForce | None) -> Iterator[Term]:
    was, is_ = _rules(one), _rules(other)
    for kind, number in dict.fromkeys((*was, *is_)):
        if kind == _ENTRY:
            continue  # the supposition itself
        old, new = was.get((kind, number)), is_.get((kind, number))
        for way, before, after in _differing(old, new, ()):
            yield Term(article=f"{key[0]} {key[1]}", rule=kind, term=way, before=before, after=after)


Way = tuple[str, ...]


def _differing(old: Any, new: Any, way: Way) -> Iterator[tuple[Way, Any, Any]]:
    """Walk two values of one kind down to what differs.

    Defaults count: only so is it seen that one side says what the other leaves out. Two parts that say nothing
    of the same are set side by side as wholes: a consensus and a majority have no terms in common.
    """
    if old == new or (not old and not new):
        return
    if not isinstance(old, Struct) or not isinstance(new, Struct) or type(old) is not type(new) or _foreign(old, new):
        if isinstance(old, Mapping) and isinstance(new, Mapping):
            for key in dict.fromkeys((*old, *new)):
                yield from _differing(old.get(key), new.get(key), (*way, key))
            return
        yield way, _plain(old), _plain(new)
        return
    for name in old.__struct_fields__:
        key = spaced(name)
        if key not in _APART:
            yield from _differing(getattr(old, name), getattr(new, name), (*way, key))


def _foreign(old: Struct, new: Struct) -> bool:
    """Say whether two parts name no key in common."""
    said = [{key for key in msgspec.to_builtins(one) if key not in _APART} for one in (old, new)]
    return all(said) and not said[0] & said[1]


def _plain(value: Any) -> Any:
    plain = msgspec.to_builtins(value)
    return {key: one for key, one in plain.items() if key not in _APART} if isinstance(plain, dict) else plain or None


def _rules(one: ArticleInForce | None) -> Mapping[tuple[str, int], Provision]:
    """Give the rules of an article by kind and number, so that like is held against like."""
    found: dict[tuple[str, int], Provision] = {}
    for provision in one.article.provisions if one else ():
        kind = str(msgspec.to_builtins(provision)["type"])
        found[kind, sum(each == kind for each, _ in found)] = provision
    return found


def _flat(value: Any, above: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, one in value.items():
            if key not in _APART:
                yield from _flat(one, f"{above} · {key}" if above else key)
    elif isinstance(value, list | tuple) and any(isinstance(one, dict) for one in value):
        for number, one in enumerate(value, 1):
            yield from _flat(one, f"{above} · {number}")
    elif isinstance(value, list | tuple):
        yield above, ", ".join(str(one) for one in value)
    else:
        yield above, ("no", "yes")[value] if isinstance(value, bool) else str(value)
