"""This file is about the list of organs: who sits in each, who presides, when it last met or decided, and who holds which office."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.corpus.organ import Organ
from foedus.web.address import Address
from foedus.web.organs.posts import Post, chair, offices
from foedus.web.organs.rules import either
from foedus.web.sentence import word
from foedus.web.visit import Link, Visit


@dataclass(frozen=True, slots=True)
class OrganRow:
    """One organ in the list."""

    code: str
    name: str
    address: Address
    level: str
    members: int
    chair: Post
    last: Link | None
    under: Link


@dataclass(frozen=True, slots=True)
class OrgansView:
    """The organs on the date, those that came later, and the offices."""

    rows: tuple[OrganRow, ...]
    others: tuple[Link, ...]
    offices: tuple[Post, ...]


def present(visit: Visit) -> OrgansView:
    """List the organs that a text in force knows on the date, and name the others."""
    known: dict[str, str] = {}
    for cited, one in visit.as_of.treaty.provisions(Organ):
        known.setdefault(one.organ, cited)
    every = organ_names(visit)
    rows = [_row(visit, code, known[code]) for code in every if code in known]
    others = [Link(visit.name(code), visit.address.to("organs", code)) for code in every if code not in known]
    return OrgansView(tuple(rows), tuple(others), offices(visit))


def organ_names(visit: Visit) -> tuple[str, ...]:
    """Name every organ that any text of the corpus knows, the first named in the corpus first."""
    corpus = visit.organization.corpus
    articles = [
        article for one in corpus.instruments for article in (*one.articles, *(change.article for change in one.changes))
    ]  # fmt: skip
    found = [one.organ for article in articles for one in article.provisions if isinstance(one, Organ)]
    return tuple(code for code in dict.fromkeys((*corpus.header.organ_titles, *found)) if code in found)


def _row(visit: Visit, code: str, cited: str) -> OrganRow:
    organs = visit.as_of.organs
    done = [(one.at.first, one.act, one.at.text) for one in organs.sessions(code)]
    done += [(one.at.first, one.act, one.at.text) for one in organs.decisions(code)]
    last = max(done, default=None)
    return OrganRow(
        code,
        visit.name(code),
        visit.address.to("organs", code),
        either(visit, [str(word(visit, one)) for one in organs.level(code)]),
        len(organs.members(code)),
        chair(visit, code),
        Link(visit.date(last[2]), visit.act(last[1]).address) if last else None,
        visit.cite(cited),
    )
