"""This file is the command ``foedus duties``: who owes what to a State that is attacked, under all treaties at once."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from datetime import UTC, datetime
from typing import Any

from foedus.answer import plain
from foedus.cli.opening import organization
from foedus.cli.phrases import phrase
from foedus.mechanisms.defence.questions import Clash, whys_of
from foedus.organization.across import Across, across
from foedus.organization.organization import Organization
from foedus.organization.question import BY_NAME
from foedus.shelves.folder import shipped
from foedus.words.exposition import actor_names, as_json, finding_text
from foedus.words.speech import say

CANNOT_BE_PUT = 2


def run(given: Namespace) -> int:
    """Ask every corpus, print what each answers and which of their duties clash, and give 0; or say why it cannot be asked, and give 2."""
    subjects: dict[str, Organization] = {}
    for name in given.corpora or shipped():
        subject = organization(name, given.language)
        if subject is None:
            return CANNOT_BE_PUT
        subjects[subject.corpus.header.id] = subject
    found = across(subjects, parameters(given))
    if not isinstance(found, Across):
        for one in found:
            sys.stderr.write(finding_text(one, given.language) + "\n")
        return CANNOT_BE_PUT
    if given.json:
        print(json.dumps(told(found, subjects, given.language), ensure_ascii=False, indent=2))
        return 0
    _show(found, subjects, given.language)
    return 0


def parameters(given: Namespace) -> dict[str, str]:
    """Gather what the reader gave; without a date, today in UTC, since no one seat is asked."""
    names = [parameter.name for parameter in BY_NAME["duties"].parameters] + ["on"]
    values = {name: getattr(given, name.replace("-", "_"), None) for name in names}
    found = {name: str(value) for name, value in values.items() if value is not None}
    return found if "on" in found else found | {"on": datetime.now(UTC).date().isoformat()}


def told(found: Across, subjects: dict[str, Organization], language: str) -> dict[str, Any]:
    """Give the answers as plain data: each corpus's own, and what clashes between them."""
    return {
        "question": {"name": "duties", **{key: value for key, value in found.parameters.items() if key != "on"}},
        "as_of": found.as_of,
        "corpora": {name: as_json(asked, subjects[name], language) for name, asked in found.answers.items()},
        "clashes": [
            {"corpora": [one, other], **plain(clash), "reads": _reads(clash, subjects[one], language)}
            for one, other, clash in found.clashes
        ],
        "left_out": {
            name: [{"code": one.code, "says": finding_text(one, language)} for one in findings] for name, findings in found.left_out.items()
        },
    }


def _reads(clash: Clash, subject: Organization, language: str) -> str:
    (why,) = whys_of([clash])
    return say(why.code, why.params, language, actor_names(subject, language))


def _show(found: Across, subjects: dict[str, Organization], language: str) -> None:
    # Drawn tables need a library that a machine's answer should not wait for.
    from rich.console import Console  # noqa: PLC0415
    from rich.padding import Padding  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    from foedus.cli.show import show  # noqa: PLC0415

    out = Console(soft_wrap=False, highlight=False)
    quiet = []
    for name, asked in found.answers.items():
        title = subjects[name].corpus.header.title[language]
        if not asked.answer.value:
            quiet.append(title)
            continue
        out.print(Text(f"— {title} —", style="bold"))
        show(asked, subjects[name], language, out)
        out.print()
    if quiet:
        out.print(Text(phrase("nothing-owed-under", language, corpora="; ".join(quiet))))
    for name, findings in found.left_out.items():
        says = " ".join(finding_text(one, language) for one in findings)
        out.print(Text(phrase("not-asked", language, corpus=subjects[name].corpus.header.title[language], says=says), style="dim"))
    between: dict[str, list[Clash]] = {}
    for one, other, clash in found.clashes:
        if one != other:
            between.setdefault(one, []).append(clash)
    if between:
        out.print(Text("\n" + phrase("clashes-between", language), style="bold"))
    for one, clashing in between.items():
        names = actor_names(subjects[one], language)
        for why in whys_of(clashing):
            out.print(Padding(Text("· " + say(why.code, why.params, language, names)), (0, 0, 0, 2), expand=False))
