"""This file makes ``library/questions.py``: a typed method for every question, said as its help and the manual say it.

``python -m tests.house.methods`` writes the file anew; a test compares.
"""

from __future__ import annotations

import re
from textwrap import fill

from foedus.library.given import in_python, python_name
from foedus.organization.question import QUESTIONS, Parameter, Question
from foedus.words.en.cli import HELP
from tests.house.tree import PACKAGE, ROOT

FILE = PACKAGE / "library/questions.py"
WIDTH = 120
TYPES = {"yes": "bool", "votes": "Votes", "states": "Names", "date": "Day", "time": "Day", "year": "str | int"}
EMPTY, QUOTES = {"yes": " = False"}, ' = ""'
FORMATTED = 140

HEAD = '''"""This file holds the questions as methods, each with its parameters, their types and what the value of its answer is.

It is written by ``make manual`` from the list of questions, their help and the manual.
"""

from __future__ import annotations

from abc import ABC, abstractmethod

from foedus.library.given import Day, Given, Names, Votes
from foedus.library.reply import Reply


class Asks(ABC):
    """Somebody to whom questions are put by name."""

    __slots__ = ()

    @abstractmethod
    def ask(self, question: str, /, **given: Given) -> Reply:
        """Put a question by its name."""
'''
CLASSES = (
    ("Questions", "The questions that are asked as of a date.", False),
    ("Comparisons", "The questions that are asked between two dates.", True),
)


def whole() -> str:
    """Write the file."""
    parts = [HEAD]
    for name, says, between in CLASSES:
        methods = [method(one) for one in QUESTIONS if (one.between is not None) is between]
        parts.append(f'\n\nclass {name}(Asks):\n    """{says}"""\n\n    __slots__ = ()\n' + "".join(methods))
    return "".join(parts)


def method(question: Question) -> str:
    """Write one method."""
    parameters = question.parameters
    name = question.name.replace("-", "_")
    says = fill(in_python(HELP[f"ask-{question.name}"]), WIDTH, initial_indent=" " * 8, subsequent_indent=" " * 8)
    lines = [described(one) for one in parameters] + values(question.name)
    about = "".join(f"\n{line}" for line in lines)
    call = laid("        return self.ask(", [f'"{question.name}"', *(f"{one}={one}" for one in map(called, parameters))], ")")
    head = laid(f"    def {name}(", signature(question), ") -> Reply:")
    return f'\n{head}\n        """Put the question ``{question.name}``.\n\n{says}\n{about}\n        """\n{call}\n'


def laid(begin: str, parts: list[str], end: str) -> str:
    """Lay out a call or a signature as the formatter does: in a line, with its parts in a line of their own, or with a line for each."""
    inner = " " * (len(begin) - len(begin.lstrip()) + 4)
    outer, listed = inner[4:], ", ".join(parts)
    if len(f"{begin}{listed}{end}") <= FORMATTED:
        return f"{begin}{listed}{end}"
    if len(f"{inner}{listed}") <= FORMATTED:
        return f"{begin}\n{inner}{listed}\n{outer}{end}"
    return "\n".join([begin, *(f"{inner}{one}," for one in parts), f"{outer}{end}"])


def signature(question: Question) -> list[str]:
    """Give the parameters of a method: the first that is needed may stand by itself, and so may both of two dates."""
    alone = 1 if question.between is None else len(question.parameters)
    alone = 0 if question.one_of and not question.parameters[0].needed else alone
    told = [
        f"{called(one)}: {TYPES.get(one.sort, 'str')}{'' if one.needed else EMPTY.get(one.sort, QUOTES)}" for one in question.parameters
    ]
    return ["self", *told[:alone], *(["*"] if told[alone:] else []), *told[alone:]]


def called(parameter: Parameter) -> str:
    """Name a parameter in Python: its own words and those that it builds in get an underscore."""
    return python_name(parameter.name)


def described(parameter: Parameter) -> str:
    """Write a line about a parameter."""
    says = in_python(HELP["--requested"] if parameter.sort == "yes" else HELP[f"sort-{parameter.sort}"])
    return fill(f":param {called(parameter)}: {says}", WIDTH, initial_indent=" " * 8, subsequent_indent=" " * 12)


def values(question: str) -> list[str]:
    """Give what the manual says of the value of an answer."""
    rows = re.findall(rf"^\| `{question}` \| .+? \| (.+) \|$", (ROOT / "docs/manual/answers.md").read_text(), re.MULTILINE)
    told = (re.sub(r"`([^`]+)`", r"``\1``", one).replace('"', "'") for one in rows)
    return [fill(f":returns: {one}", WIDTH, initial_indent=" " * 8, subsequent_indent=" " * 12) for one in told]


if __name__ == "__main__":
    FILE.write_text(whole())
