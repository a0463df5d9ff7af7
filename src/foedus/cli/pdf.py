"""This file is the command ``foedus pdf``: an instrument, as it reads on a date, on paper."""

from __future__ import annotations

import sys
from argparse import Namespace

from foedus.cli.akoma_ntoso import hand_out, without_extra
from foedus.cli.phrases import phrase
from foedus.cli.redline import made_of
from foedus.cli.texts import CANNOT_BE_PUT, NoTextError, opened, standing, text_on, today
from foedus.organization.organization import Organization
from foedus.words.redline import Redline


def run(given: Namespace) -> int:
    """Write the PDF and give 0; or say why there is none and give 2."""
    try:
        found, _ = opened(given)
        text = text_on(given, found, given.on or today(found))
        redline = _redline(given, found, text.as_of)
        from foedus.exchange.pdf.writing import pdf  # noqa: PLC0415 — an extra
    except NoTextError:
        return CANNOT_BE_PUT
    except ImportError as error:
        return without_extra(error, given.language)
    except OSError as error:
        # What the package itself needs of the system (Pango) is not there; it says what and where to find it.
        sys.stderr.write(phrase("text-no-pango", given.language, given=error) + "\n")
        return CANNOT_BE_PUT
    if not text.text.concluded:
        sys.stderr.write(standing(text.text, given.language) + "\n")
        return CANNOT_BE_PUT
    name = f"{given.instrument}-{f'{given.from_}-' if redline else ''}{text.as_of}-{text.language}.pdf"
    given.output = given.output or name
    return hand_out(given, pdf(found, text, given.language, redline), name)


def _redline(given: Namespace, found: Organization, to: str) -> Redline | None:
    """Give the redline from an earlier day on, where one is named.

    :raises NoTextError: the day is none, or later, and that was said.
    """
    if not given.from_:
        return None
    given.to = to
    return made_of(given, found, "--from")
