"""This file gathers every kind of act about instruments, from the files that hold them."""

from __future__ import annotations

from foedus.mechanisms.treaty import acts, acts_claiming, acts_reserving, acts_subjects
from foedus.record.act import Body

KINDS: tuple[type[Body], ...] = (*acts.KINDS, *acts_reserving.KINDS, *acts_subjects.KINDS, *acts_claiming.KINDS)
