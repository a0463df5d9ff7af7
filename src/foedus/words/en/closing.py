"""This file holds the English sentences about closed acts."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "act-withheld": "Act no. {position} is closed to this reader (matter: {matter}; by {rule}); the answer may turn on it.",
    "disclosure-not-by-originator": "{seat} discloses an act of {owner}: only the seat whose act it is discloses it. The act stays closed.",
    "disclosure-of-open-act": "{seat} discloses an act that is open, or that is not on the record. Nothing changes.",
}
