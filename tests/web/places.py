"""This file holds the pages that stand for all pages of their kind."""

from __future__ import annotations

KINDS_OF_PAGE = (
    "/?on=2022-01-19",
    "/?on=1992-06-01",
    "/treaty/?on=2022-01-19",
    "/treaty/CST/?on=2022-01-19",
    "/treaty/CST/4/?on=2022-01-19",
    "/treaty/PROT-2010/?on=2022-01-19",
    "/treaty/CH/?on=2022-01-19&known=300",
    "/treaty/CST/redline/?from=2010-06-14&on=2022-01-19",
    "/treaty/compare/?from=2010-06-14&on=2022-01-19",
    "/treaty/compare/?on=2013-01-01",
    "/treaty/CST/between/?of=KAZ&and=RUS&on=2022-01-19",
    "/ask/?on=2022-01-19",
    "/ask/?question=duties&attacked=KAZ&by=non-state&on=2022-01-19",
    "/search/?on=2022-01-19",
    "/search/?q=peacekeep*&on=2022-01-19",
    "/search/?q=state:ZZZ&on=2022-01-19",
    "/trials/csto-2010/?on=2010-06-12",
    "/members/?on=2022-01-19",
    "/members/ARM/?on=2025-06-01",
    "/members/UZB/?on=2013-02-01",
    "/organs/?on=2022-01-19",
    "/organs/CSC/?on=2024-12-01",
    "/organs/PC/?on=2000-01-01",
    "/organs/CSC/outcome/?matter=use+of+force&v-ARM=absent&v-BLR=yes&v-KAZ=yes&v-KGZ=yes&v-RUS=yes&v-TJK=yes&on=2022-01-06",
    "/chronicle/?on=2010-12-31",
    "/crises/?on=2022-01-19",
    "/crises/kazakhstan-2022/?on=2022-01-19",
    "/record/?on=2022-01-19",
    "/record/?on=2022-01-19&view=journal",
    "/crises/kazakhstan/",
)
LANGUAGES = ("en", "ru")


def address(language: str, page: str) -> str:
    """Give the address of a page in a language."""
    return f"/{language}{page}"
