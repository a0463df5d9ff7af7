"""This file holds the words in which ATOP's codings are put as articles: what each obligation is as a rule of a corpus, in English and Russian.

ATOP codes no articles. A corpus made from it numbers its articles by ATOP's order of obligations, and says at each that
the words are the coding's and not the treaty's.
"""

from __future__ import annotations

from typing import NamedTuple

READING = "agreed by the coders of ATOP 5.1"
"""Whose reading the rule blocks are."""


class Coded(NamedTuple):
    """One obligation as an article: its number, heading and words by language, and the rule without the debtors."""

    article: int
    heading: dict[str, str]
    words: dict[str, str]
    rule: str


_NO_ARTICLE = {
    "en": "ATOP codes no articles: this is its coding (variable {variable}), not the words of the treaty.",
    "ru": "Статей ATOP не описывает: это его кодировка (переменная {variable}), а не слова договора.",
}

OBLIGATION = {
    "defence": Coded(
        1,
        {"en": "Defence", "ru": "Оборона"},
        {
            "en": "Whoever owes it comes with arms to the aid of a member that is attacked.",
            "ru": "Кто обязан, приходит с оружием на помощь члену союза, на которого напали.",
        },
        """\
obligation: assist
when: {armed attack: {on: a party}}
owed by: every other party
owed to: the attacked party
content: {active military support in defence: required}
""",
    ),
    "offence": Coded(
        2,
        {"en": "Offence", "ru": "Наступление"},
        {
            "en": "Whoever owes it comes with arms to the aid of a member also where that member was not attacked.",
            "ru": "Кто обязан, приходит с оружием на помощь члену союза и тогда, когда на того не нападали.",
        },
        """\
obligation: assist
when: {situation: a war of a party that was not attacked}
owed by: every other party
owed to: the party concerned
content: {active military support beyond defence: required}
""",
    ),
    "neutrality": Coded(
        3,
        {"en": "Neutrality", "ru": "Нейтралитет"},
        {
            "en": "Whoever owes it helps no adversary of a member that is at war.",
            "ru": "Кто обязан, не помогает противнику члену союза, который ведёт войну.",
        },
        """\
obligation: refrain
when: {situation: a war of a party}
owed by: every other party
owed to: the party concerned
content: {neutrality: required}
""",
    ),
    "non-aggression": Coded(
        4,
        {"en": "Non-aggression", "ru": "Ненападение"},
        {
            "en": "Whoever owes it uses no force against the other members.",
            "ru": "Кто обязан, не применяет силу против других членов союза.",
        },
        """\
obligation: refrain
when: {always: true}
owed by: every other party
owed to: every other party
content: {no force against a party: required}
""",
    ),
    "consultation": Coded(
        5,
        {"en": "Consultation", "ru": "Консультации"},
        {
            "en": "Whoever owes it consults with the other members in a crisis.",
            "ru": "Кто обязан, консультируется с другими членами союза в случае кризиса.",
        },
        """\
obligation: consult
when: {threat: {to: [security], opinion of: any party}}
owed by: every other party
owed to: every other party
content: {consultation: required}
""",
    ),
}  # fmt: skip
"""Every obligation that ATOP codes, by its name."""

MEMBERSHIP = Coded(
    6,
    {"en": "Entry and exit", "ru": "Вступление и выход"},
    {
        "en": "A member is bound from the day that ATOP codes as that of its entry, as a rule that of signature, until the day that it codes as that of its exit, both included. When the treaty entered into force ATOP does not say.",
        "ru": "Член союза связан со дня, который ATOP описывает как день вступления (обычно это день подписания), по день, который он описывает как день выхода, включая оба. Когда договор вступил в силу, ATOP не говорит.",
    },
    """\
entry into force: on signature
later parties: own signature

withdrawal: by notice
notice: 0 days
from: notice
to: ATOP
""",
)
"""How members come and go."""

ONLY = {"en": "It is coded for {states} alone.", "ru": "Это описано только для: {states}."}
HANGS = {
    "en": "For {states} it is coded as conditional on: {conditions}.",
    "ru": "Для следующих государств это описано как зависящее от условий — {states}: {conditions}.",
}
VARIES = {
    "en": "ATOP codes that obligations vary by member and partner (obvary); the table of members does not say how.",
    "ru": "ATOP отмечает, что обязанности различны у разных членов и перед разными членами (obvary); как именно, таблица по участникам не говорит.",
}
CONDITION = {
    "adversary": "противник", "location": "место", "conflict": "определённый конфликт", "number of adversaries": "число противников",
    "demand": "требование", "non-provocation": "отсутствие провокации", "attack": "нападение", "request": "просьба",
}  # fmt: skip
"""The words for what an obligation hangs on, in Russian."""


def disclaimer(variable: str, language: str) -> str:
    """Say that an article is a coding, with the variable that holds it."""
    return _NO_ARTICLE[language].format(variable=variable)


PHRASES = {
    READING: "по согласованию составителей ATOP 5.1",
    "active military support in defence": "активная военная поддержка при обороне",
    "active military support beyond defence": "активная военная поддержка сверх обороны",
    "a war of a party that was not attacked": "война участника, на которого не нападали",
    "a war of a party": "война участника",
    "neutrality": "нейтралитет",
    "no force against a party": "неприменение силы против участника",
    "consultation": "консультации",
    "security": "безопасность",
}
"""The free texts of the rules, in Russian."""
