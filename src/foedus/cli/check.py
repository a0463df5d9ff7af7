"""This file is the command ``foedus check``: every finding in a corpus and its history, at once."""

from __future__ import annotations

import json
from argparse import Namespace

from foedus.cli.opening import opened
from foedus.cli.phrases import phrase
from foedus.finding import Finding
from foedus.organization.expectations import read
from foedus.organization.organization import Organization
from foedus.organization.phrases import check_phrases, lacking
from foedus.shelves.opening import Opened
from foedus.words.exposition import finding_text

EXPECTATIONS = "expectations.yaml"


def run(given: Namespace) -> int:
    """Print all findings; give 1 if one of them is an error, 2 if there is no such corpus."""
    found = opened(given.corpus, given.language)
    if found is None:
        return 2
    if given.phrases and found.organization is not None:
        print_lacking(found, found.organization, given.phrases)
        return 0
    findings = all_findings(found)
    errors = sum(finding.severity == "error" for finding in findings)
    if given.json:
        told = [
            {"code": one.code, "severity": one.severity, "place": str(one.place or ""), "says": finding_text(one, given.language)}
            for one in findings
        ]
        print(json.dumps({"corpus": str(found.path), "errors": errors, "findings": told}, ensure_ascii=False, indent=2))
        return 1 if errors else 0
    for finding in findings:
        print(finding_text(finding, given.language))
    if findings:
        print(phrase("found", given.language, errors=errors, warnings=sum(one.severity == "warning" for one in findings)))
    else:
        print(clean(found, given.language))
    return 1 if errors else 0


def print_lacking(found: Opened, organization: Organization, into: str) -> None:
    """Print the free texts that have no phrase in a language, each as the line of a phrases file that waits for its rendering."""
    for text in lacking(found.files, organization.corpus, organization.entries, into):
        print(f'{json.dumps(text, ensure_ascii=False)}: ""')


def all_findings(found: Opened) -> tuple[Finding, ...]:
    """Gather what was found in the texts, the history, the fold and the expectations."""
    findings = found.findings
    if found.organization is not None:
        findings += found.organization.findings
        findings += check_phrases(found.files, found.organization.corpus, found.organization.entries)
    if EXPECTATIONS in found.files:
        findings += read(found.files[EXPECTATIONS], EXPECTATIONS)[1]
    return tuple(sorted(findings, key=lambda one: (str(one.place and one.place.path), one.place.line if one.place else 0)))


def clean(found: Opened, language: str) -> str:
    """Say what a corpus without a finding holds."""
    assert found.organization is not None
    instruments = found.organization.corpus.instruments
    articles = [article for one in instruments for article in (*one.articles, *(change.article for change in one.changes))]
    rules = sum(len(article.provisions) for article in articles)
    return phrase("clean", language, path=found.path, articles=len(articles), rules=rules, acts=len(found.organization.entries))
