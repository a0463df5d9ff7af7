"""This file is the command ``foedus schema``: the JSON Schema of the corpus format, for editors."""

from __future__ import annotations

import json
from argparse import Namespace

from foedus.corpus.schema import schema


def run(_given: Namespace) -> int:
    """Print the schema."""
    print(json.dumps(schema(), ensure_ascii=False, indent=2))
    return 0
