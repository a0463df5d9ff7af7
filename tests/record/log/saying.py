"""Every finding of a test is said in both languages, so that none is without its sentence."""

from __future__ import annotations

from foedus.finding import Finding
from foedus.words import LANGUAGES, say


def said(finding: object) -> str:
    """Give the code of a finding, having said it in every language."""
    assert isinstance(finding, Finding), finding
    assert all(say(finding.code, finding.params, language) for language in LANGUAGES)
    return finding.code
