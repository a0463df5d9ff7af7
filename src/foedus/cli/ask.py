"""This file is the command ``foedus ask``: one question, as of a date, with its reasons."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from datetime import datetime

from foedus.cli.opening import organization
from foedus.finding import Finding
from foedus.organization.ask import Asked, ask
from foedus.organization.organization import Organization
from foedus.organization.question import BY_NAME
from foedus.words.exposition import as_json, finding_text

CANNOT_BE_PUT = 2


def run(given: Namespace) -> int:
    """Ask, print the answer, and give 0; or say why the question cannot be put, and give 2."""
    subject = organization(given.corpus, given.language, given.record, given.reader)
    if subject is None:
        return CANNOT_BE_PUT
    asked = ask(subject, given.question, parameters(given, subject))
    if not isinstance(asked, Asked):
        _refuse(asked, given)
        return CANNOT_BE_PUT
    status = _with_receipt(asked, subject, given)
    if given.json:
        print(json.dumps(as_json(asked, subject, given.language), ensure_ascii=False, indent=2))
        return status
    # Drawn tables need a library that a machine's answer should not wait for.
    from foedus.cli.show import show  # noqa: PLC0415

    show(asked, subject, given.language)
    return status


def _with_receipt(asked: Asked, subject: Organization, given: Namespace) -> int:
    if not given.receipt:
        return 0
    from foedus.cli.receipts import write  # noqa: PLC0415 — only who wants a receipt waits for it

    return write(asked, subject, given)


def parameters(given: Namespace, subject: Organization) -> dict[str, str]:
    """Gather what the reader gave; without a date, today at the organization's seat."""
    question = BY_NAME[given.question]
    names = [parameter.name for parameter in question.parameters] + ["on", "at"]
    values = {name: getattr(given, name.replace("-", "_"), None) for name in names}
    found = {name: str(value) for name, value in values.items() if value is not None}
    if question.between is not None:
        # The two dates may stand by themselves: ``compare 2012-01-01 2013-01-01``.
        return found | dict(zip(("from", "to"), given.dates, strict=False))
    if "on" not in found and "at" not in found:
        found["on"] = datetime.now(subject.world.seat).date().isoformat()
    return found


def _refuse(findings: tuple[Finding, ...], given: Namespace) -> None:
    if given.json:
        told = [{"code": one.code, "says": finding_text(one, given.language)} for one in findings]
        print(json.dumps({"question": given.question, "cannot_be_put": told}, ensure_ascii=False, indent=2))
        return
    for one in findings:
        sys.stderr.write(finding_text(one, given.language) + "\n")
