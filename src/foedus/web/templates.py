"""This file is about templates: Jinja2, everything escaped, an undefined name is an error."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from foedus.web.assets import assets

FOLDER = Path(__file__).with_name("templates")


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Make the environment of a process once; the templates of a running process do not change."""
    made = Environment(
        loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, auto_reload=False
    )
    made.globals["asset"] = {name: one.address for name, one in assets().items()}
    return made


def render(name: str, **given: object) -> str:
    """Fill a template."""
    return environment().get_template(name).render(**given)
