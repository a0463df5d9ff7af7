"""This file is about a text as files: a PDF and an Akoma Ntoso document of the version and date that an address asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from foedus.web.problem import Problem
from foedus.web.treaty.version import text_at, version
from foedus.web.visit import Visit
from foedus.words.consolidated import InstrumentText

File = tuple[bytes, str, str]
"""The bytes of a file, its type and its name."""
PDF, XML = "application/pdf", "application/akn+xml"


def taken(visit: Visit, given: str, asked: Mapping[str, str], kind: str) -> File | Problem:
    """Write a text as a file of a kind, or say why there is none."""
    one = version(visit, given, asked)
    if isinstance(one, Problem):
        return one
    text = text_at(visit, one, visit.as_of)
    if not text.text.concluded:
        return Problem(404, "problem-not-concluded", one.found.id, put=(("date", visit.date(one.found.front.concluded)),))
    write, ending = _WRITERS[kind]
    try:
        body = write(visit, text)
    except ImportError as error:
        return Problem(404, "problem-no-extra", error.name or "")
    except OSError:  # the package is there, and what it needs of the system is not
        return Problem(404, "problem-no-pango", "Pango")
    name = f"{one.found.id}-{visit.on}-{text.language}.{ending}"
    return Problem(404, "problem-not-xml", one.found.id) if body is None else (body, kind, name)


def _pdf(visit: Visit, text: InstrumentText) -> bytes:
    from foedus.exchange.pdf.writing import pdf  # noqa: PLC0415 — an extra

    return pdf(visit.organization, text, visit.language.code)


def _xml(visit: Visit, text: InstrumentText) -> bytes | None:
    from foedus.exchange.akoma_ntoso.export import export  # noqa: PLC0415 — an extra

    made = export(visit.organization, text)
    return made if isinstance(made, bytes) else None


_WRITERS: dict[str, tuple[Callable[[Visit, InstrumentText], bytes | None], str]] = {PDF: (_pdf, "pdf"), XML: (_xml, "xml")}
