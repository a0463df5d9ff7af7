"""This file is the command ``foedus demo``: the main job, on the record of January 2022.

Kazakhstan called for help on 5 January 2022. Who was bound to do what, under which article; who
decides and by which rule; what was done when and by whom; what was still missing: each is asked of
the treaty and the record, nothing is written here but the questions.
"""

from __future__ import annotations

from argparse import Namespace

from rich.console import Console
from rich.text import Text

from foedus.cli.opening import organization
from foedus.cli.serve import serve
from foedus.cli.show import show
from foedus.organization.ask import Asked, ask
from foedus.organization.organization import Organization
from foedus.words.en.demo import STEPS as ENGLISH
from foedus.words.ru.demo import STEPS as RUSSIAN

_STEPS = {"en": ENGLISH, "ru": RUSSIAN}
_ALL_YES = "ARM=yes,BLR=yes,KAZ=yes,KGZ=yes,RUS=yes,TJK=yes"

QUESTIONS: tuple[tuple[str, dict[str, str]], ...] = (
    ("text", {"of": "CST 4", "on": "2022-01-05"}),
    ("timeline", {"of": "kazakhstan-2022", "on": "2022-01-31"}),
    ("delays", {"of": "kazakhstan-2022", "on": "2022-01-31"}),
    ("outcome", {"organ": "CSC", "matter": "use of force", "votes": _ALL_YES, "on": "2022-01-06"}),
    ("bound", {"attacked": "KAZ", "on": "2022-01-06"}),
)
"""The questions of the demonstration, in the order in which a duty officer would put them."""


def run(given: Namespace) -> int:
    """Ask the questions and print the answers; then serve the pages, unless told not to."""
    subject = organization("csto", given.language)
    if subject is None:
        return 2
    out = Console(highlight=False)
    for question, step in zip(QUESTIONS, _STEPS[given.language], strict=True):
        _put(out, subject, question, step, given.language)
    return 0 if given.no_serve else serve("csto", given.host, given.port, given.language)


def _put(out: Console, subject: Organization, question: tuple[str, dict[str, str]], step: str, language: str) -> None:
    name, parameters = question
    asked = ask(subject, name, parameters)
    assert isinstance(asked, Asked), asked
    out.rule(Text(step, style="bold"), align="left", characters="─")
    out.print(Text(f"$ foedus ask csto {' '.join((name, *(_flag(key, value) for key, value in parameters.items())))}", style="dim"))
    out.print()
    show(asked, subject, language, out)
    out.print()


def _flag(key: str, value: str) -> str:
    return f'--{key} "{value}"' if " " in value or "," in value else f"--{key} {value}"
