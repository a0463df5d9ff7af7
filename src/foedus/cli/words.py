"""This file holds the help of the command line in English and Russian, and says which of the two the reader wants."""

from __future__ import annotations

import os

from foedus.cli.tables import gathered

HELP = gathered("HELP")


def language() -> str:
    """Give the language of the reader: ``FOEDUS_LANGUAGE``, else Russian where ``LANG`` says so, else English."""
    wanted = os.environ.get("FOEDUS_LANGUAGE") or os.environ.get("LC_ALL") or os.environ.get("LANG") or "en"
    return "ru" if wanted.startswith("ru") else "en"
