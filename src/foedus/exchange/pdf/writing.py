"""This file writes the PDF: tagged as PDF/UA-1 asks (ISO 14289-1), and byte for byte the same whenever it is written again.

It has no clock and no network: the page brings everything but the fonts, and an address in it is never followed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from weasyprint import HTML
from weasyprint.urls import URLFetchingError

from foedus.exchange.pdf.page import Page
from foedus.organization.organization import Organization
from foedus.words.consolidated import InstrumentText
from foedus.words.redline import Redline

STYLE = Path(__file__).with_name("page.css")


def pdf(organization: Organization, text: InstrumentText, language: str, redline: Redline | None = None) -> bytes:
    """Write a consolidated text as a PDF.

    :param language: of what is said about a text that is in neither English nor Russian.
    :param redline: what is to be written in the place of the text: an earlier state and this one in one.
    """
    page = Page(organization, text, language, STYLE.read_text(encoding="utf-8"), redline)
    made: Any = HTML(string=page.html(), url_fetcher=_refuse).write_pdf(pdf_variant="pdf/ua-1")
    assert isinstance(made, bytes)
    return made


def _refuse(url: str, *_: object, **__: object) -> Any:
    """Follow no address: a text that holds one is not to make this machine ask for it."""
    raise URLFetchingError(url)
