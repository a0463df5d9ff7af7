"""This file is the command ``foedus assure``: the questions with known answers that a corpus ships, asked again."""

from __future__ import annotations

import json
import sys
from argparse import Namespace

from foedus.cli.check import EXPECTATIONS
from foedus.cli.opening import opened, organization
from foedus.cli.phrases import phrase
from foedus.organization.expectations import judge, read
from foedus.words.exposition import finding_text


def run(given: Namespace) -> int:
    """Answer every expectation; give 1 if one answer is wrong, 2 if the corpus cannot be asked."""
    subject = organization(given.corpus, given.language)
    found = opened(given.corpus, given.language)
    if subject is None or found is None:
        return 2
    expectations, findings = read(found.files.get(EXPECTATIONS, b""), EXPECTATIONS)
    judged = [(expectation, judge(expectation, subject)) for expectation in expectations]
    met = sum(not wrong for _, wrong in judged)
    wrongs = [*findings, *(finding for _, wrong in judged for finding in wrong)]
    if given.json:
        told = [{"code": one.code, "place": str(one.place), "says": finding_text(one, given.language)} for one in wrongs]
        print(json.dumps({"expectations": len(judged), "met": met, "findings": told}, ensure_ascii=False, indent=2))
    else:
        for finding in wrongs:
            sys.stdout.write(finding_text(finding, given.language) + "\n")
        print(phrase("met", given.language, met=met, all=len(judged)))
    return 1 if wrongs else 0
