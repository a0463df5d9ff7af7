"""This file lists the mechanisms, from the lowest to the highest, and with them every kind of act."""

from __future__ import annotations

from foedus.mechanisms.defence import acts as defence
from foedus.mechanisms.membership import acts as membership
from foedus.mechanisms.organs import acts as organs
from foedus.mechanisms.treaty import acts as treaty
from foedus.record.act import Vocabulary

MECHANISMS = ("treaty", "membership", "organs", "defence")
"""The mechanisms in the order in which an act steps through them. A new one is a folder and a word here."""

VOCABULARY = Vocabulary((*treaty.KINDS, *membership.KINDS, *organs.KINDS, *defence.KINDS))
